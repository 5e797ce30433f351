/**
 * Reads a question: its language, what kind of thing it asks for, who must have said it, about what and when; corrects
 * spelling; takes from the question before what a follow-up leaves out.
 */
import type { LanguageCode, QuestionKind } from '../domain.ts';
import type { WordStatistics } from '../index/store.ts';
import { findDates } from '../language/dates.ts';
import { detectLanguage } from '../language/detect.ts';
import { fold } from '../language/fold.ts';
import { questionTerms, type TermGroup } from '../language/terms.ts';
import { tokenize } from '../language/tokens.ts';
import { inverseFrequency } from '../index/bm25.ts';
import { passagesHolding, searchableTerms } from '../search/words.ts';
import type { Background } from './background.ts';
import { asksWhoSomebodyIs, questionKind, wantsFigure } from './kinds.ts';
import { type PersonReference, titleBefore } from './part.ts';
import { readPersons } from './persons.ts';
import type { AskedTime, Question, TopicTerm } from './question.ts';
import {
  asksMeaning,
  isAboutWord,
  isEventWord,
  isFrameWord,
  isSpeechVerb,
  measureNounLength,
  tellsHowSaid,
} from './questionWords.ts';
import { correctSpelling } from './spelling.ts';

/** Only so much of a question is read; a longer one is a pasted text. Characters. */
export const QUESTION_LIMIT = 1000;

/** Languages that the rules know; what a short question is taken for when in doubt. */
const LANGUAGES = ['en', 'no', 'vi'] as const;

/** What a follow-up may take from the question before. */
export interface Before {
  readonly question: Question;
  /** Article of the first quote of its answer. */
  readonly articlePath: string | null;
}

export function understand(text: string, background: Background, before: Before | null): Question {
  const { generation, words, languages } = background;
  const asked = readable(text);
  const language = detectLanguage(asked, LANGUAGES).language;
  const typed = questionTerms(asked, language, words);
  const typedStatistics = generation.wordStatistics(searchableTerms(typed));
  const corrected = correctSpelling(asked, typed, typedStatistics, generation, words);
  const reading = corrected.text;
  const tokens = tokenize(reading);
  const changed = corrected.originals.size > 0;
  const groups = changed ? questionTerms(reading, language, words) : typed;
  const folded = fold(reading)
    .replace(/[¿?!."“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const asksFor = questionKind(folded, language);
  const persons = readPersons(reading, tokens, groups, language, asksFor, background);
  const named = persons.references.some((reference) => reference.by === 'name');
  const kind = asksFor === 'person' && named && asksWhoSomebodyIs(folded) ? 'definition' : asksFor;
  const time = askedTime(reading, language);
  const statistics = changed ? generation.wordStatistics(searchableTerms(groups)) : typedStatistics;

  const covered = new Set<number>();
  for (const reference of [...persons.references, ...persons.unknown]) {
    const first = reference.first - titleBefore(tokens, reference.first, language);
    for (let at = first; at <= reference.last; at++) covered.add(tokens[at]!.start);
  }
  const topical = groups.filter((group) => isTopic(group, language, covered, time, kind));
  const measures = measureNouns(topical);
  const topics = topical.map((group) => {
    const isThing = group.concepts.some((concept) => words.lexicon.namesThing(concept));
    const topic = topicTerm(group, statistics, corrected.originals, isThing || isAskedAbout(group, groups));
    const counts = !measures.has(group) || measures.size === topical.length;
    return counts ? topic : { ...topic, weight: topic.weight * MEASURE_NOUN };
  });
  const question: Question = {
    text: asked,
    language,
    kind,
    topics,
    groups,
    persons: persons.references,
    carriedPersons: [],
    unknownPersons: persons.unknown.map((name) => name.text),
    time: time?.asked ?? null,
    verb: tellingVerb(groups, language),
    unit: countedNoun(kind, groups, folded, language),
    articlePath: null,
    onlyArticle: false,
    foreign: languages.share(language, generation) < OWN_SHARE,
    empty: !tokens.some((token) => token.kind === 'number' || token.folded.length > 1),
  };
  return before ? followUp(question, folded, before) : question;
}

/** The last one: "who did he say urged …?" is about urging. A Vietnamese verb has two syllables, which only its concepts join. */
function tellingVerb(groups: readonly TermGroup[], language: LanguageCode): TermGroup | null {
  const verb = groups.findLast(
    (group) =>
      tellsHowSaid(group.tokens[0]!.folded, language) && (language !== 'vi' || group.concepts.length > 0),
  );
  if (!verb) return null;
  return language === 'vi' ? { ...verb, exact: [], folded: [] } : verb;
}

/** Below this share of the articles a language counts as foreign to the corpus. */
const OWN_SHARE = 0.2;

/** Without control and direction characters, white space collapsed, cut to the limit at a whole character. */
function readable(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...clean].slice(0, QUESTION_LIMIT).join('');
}

interface TimeReading {
  readonly asked: AskedTime;
  readonly start: number;
  readonly end: number;
}

/** The last absolute date of the question; weekdays and "yesterday" are looked up as words instead. */
function askedTime(text: string, language: LanguageCode): TimeReading | null {
  for (const date of [...findDates(text, language, null)].reverse()) {
    if (date.relative || !date.from || !date.to) continue;
    return { asked: { from: date.from, to: date.to, text: date.text }, start: date.start, end: date.end };
  }
  return null;
}

function isTopic(
  group: TermGroup,
  language: LanguageCode,
  covered: ReadonlySet<number>,
  time: TimeReading | null,
  kind: QuestionKind,
): boolean {
  if (group.stop) return false;
  const first = group.tokens[0]!;
  if (group.tokens.every((token) => covered.has(token.start))) return false;
  if (time && first.start >= time.start && first.end <= time.end) return false;
  // Asked whether something is so, the verb is half of what must be found.
  if (kind === 'yes-no' && group.concepts.length > 0) return true;
  if (kind === 'definition' && group.tokens.every((token) => asksMeaning(token.folded))) return false;
  return !group.tokens.every((token) => isFrameWord(token.folded, language));
}

function topicTerm(
  group: TermGroup,
  statistics: WordStatistics,
  originals: ReadonlyMap<number, string>,
  telling: boolean,
): TopicTerm {
  const holding = passagesHolding(group, statistics);
  const own = passagesHolding({ ...group, concepts: [] }, statistics);
  const weight = weightOf(own > 0 ? own : holding, statistics.passages);
  const first = group.tokens[0]!;
  const last = group.tokens[group.tokens.length - 1]!;
  const text = group.tokens.map((token) => token.text).join(' ');
  const original = originals.get(first.start) ?? null;
  return {
    group,
    text: original ?? text,
    weight,
    concepts: new Map(
      group.concepts.map((concept) => {
        const held = statistics.concepts.get(concept) ?? 0;
        return [concept, Math.min(1, weightOf(held, statistics.passages) / weight)];
      }),
    ),
    unheld: holding === 0,
    strict: first.kind === 'number' || (first.start > 0 && /^\p{Lu}/u.test(last.text)),
    telling,
    corrected: original ? text : null,
    carried: false,
  };
}

/**
 * What a word counts that only names what is measured, beside a word for the thing: one source writes "trade turnover of",
 * another "trade reached".
 */
const MEASURE_NOUN = 0.15;

function measureNouns(topical: readonly TermGroup[]): ReadonlySet<TermGroup> {
  const folded = topical.map((group) => group.tokens[0]!.folded);
  return new Set(folded.flatMap((_, at) => topical.slice(at, at + measureNounLength(folded, at))));
}

/** Importance of what so many passages hold, by rarity: 0.3 to 1.3. */
function weightOf(holding: number, passages: number): number {
  return 0.3 + inverseFrequency(passages, holding) / inverseFrequency(passages, 0);
}

/** How many words behind "about" belong to it. */
const ABOUT_REACH = 4;

function isAskedAbout(group: TermGroup, groups: readonly TermGroup[]): boolean {
  const at = groups.indexOf(group);
  return groups
    .slice(Math.max(0, at - ABOUT_REACH), at)
    .some((before) => isAboutWord(before.tokens[0]!.folded));
}

/** The words after "how many" up to the verb. */
function countedNoun(
  kind: QuestionKind,
  groups: readonly TermGroup[],
  folded: string,
  language: LanguageCode,
): readonly TermGroup[] {
  if (kind !== 'count' && kind !== 'duration') return [];
  const asking = /\b(?:how many|hvor mange|bao nhieu|may)\b/.exec(folded);
  if (!asking) return [];
  const lastWord = asking[0].split(' ').pop();
  const from = groups.findIndex((group) => group.tokens[group.tokens.length - 1]!.folded === lastWord);
  const noun: TermGroup[] = [];
  for (const group of groups.slice(from + 1)) {
    const word = group.tokens[0]!.folded;
    const ends = group.stop || isSpeechVerb(word, language) || (isFrameWord(word, language) && !isUnit(word));
    if (ends && noun.length > 0) break;
    if (ends && word !== 'of' && word !== 'the') break;
    if (!ends) noun.push(group);
    if (noun.length === 4) break;
  }
  return noun;
}

/** Words that only help to ask elsewhere but are counted here. */
const isUnit = (word: string): boolean =>
  /^(?:people|persons?|days?|months?|years?|times?|countries|cities|articles?|personer|dager?|maneder|ar|folk|nguoi|ngay|thang|nam|steder|land|places|names|plans|proposals|reports?)$/.test(
    word,
  );

const OPENS_ON = /^(?:and|but|so|og|men|enn|con|va|the con|what about|how about|hva med|hva om)\b/;
const POINTS_BACK =
  /\b(?:he|she|him|his|her|they|them|their|it|its|that|this|those|these|there|then|han|hun|hans|hennes|ham|henne|de|dem|deres|det|den|dette|disse|der|da|ong ay|ba ay|anh ay|co ay|ho|do|nay|day|dieu do)\b/;
const HE_SAYS = /\b(?:he|she|they|han|hun|de|ong ay|ba ay|anh ay|co ay|ho)\b/;

/** Takes from the question before what this one leaves out. */
function followUp(question: Question, folded: string, before: Before): Question {
  const previous = before.question;
  const opens = OPENS_ON.test(folded);
  const pointsBack = POINTS_BACK.test(folded);
  const standsAlone = question.topics.length >= 2 && question.persons.length > 0 && !pointsBack && !opens;
  if (standsAlone || question.empty) return question;

  const ellipsis =
    opens &&
    question.topics.length === 0 &&
    !pointsBack &&
    question.kind !== 'date' &&
    question.kind !== 'place';
  const kind =
    ellipsis || (question.kind === 'open' && question.topics.length === 0) ? previous.kind : question.kind;
  const persons = ellipsis
    ? question.persons.map((reference) => asBefore(reference, previous))
    : question.persons;
  const heSays =
    HE_SAYS.test(folded) &&
    (kind === 'what-said' ||
      question.groups.some((group) => isSpeechVerb(group.tokens[0]!.folded, question.language)));
  const bringsPerson = persons.length > 0;
  const carried = bringsPerson ? [] : [...previous.persons, ...previous.carriedPersons];
  const asSpeaker = carried.filter((reference) => reference.part === 'speaker');
  /** "Where was that held?": the event of the article before, whatever words told it. */
  const sameEvent = pointsBack && before.articlePath !== null && isAboutEvent(kind);
  const own = sameEvent
    ? question.topics.filter((topic) => !isEventWord(topic.group.tokens[0]!.folded))
    : question.topics;
  const inherits = !sameEvent && (ellipsis || own.length < 2 || pointsBack);
  const share = own.length > 0 ? 1 / 3 : 1;
  const topicsBefore = inherits ? previous.topics.filter((topic) => !topic.unheld) : [];
  return {
    ...question,
    kind,
    persons:
      heSays && carried.length > 0
        ? carried.slice(0, 1).map((reference) => ({ ...reference, part: 'speaker' as const }))
        : kind === previous.kind || wantsFigure(kind)
          ? [...persons, ...asSpeaker]
          : persons,
    carriedPersons: heSays || (wantsFigure(kind) && asSpeaker.length > 0) ? [] : carried,
    topics: [
      ...own,
      ...topicsBefore.map((topic) => ({ ...topic, carried: true, weight: topic.weight * share })),
    ],
    groups: [...question.groups, ...topicsBefore.map((topic) => topic.group)],
    time: question.time ?? (ellipsis ? previous.time : null),
    unit: question.unit.length > 0 ? question.unit : ellipsis ? previous.unit : [],
    articlePath: ellipsis && bringsPerson ? null : before.articlePath,
    onlyArticle: sameEvent,
  };
}

const isAboutEvent = (kind: QuestionKind): boolean =>
  ['place', 'date', 'person', 'definition', 'open'].includes(kind);

function asBefore(reference: PersonReference, previous: Question): PersonReference {
  const spoke = previous.persons.some((other) => other.part === 'speaker');
  return spoke ? { ...reference, part: 'speaker' } : reference;
}
