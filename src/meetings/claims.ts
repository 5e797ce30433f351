/**
 * What an article of a meeting claims, sentence by sentence: who says it, its figures and days, what is done in it (asked,
 * signed, planned) and by what it is recognised when another article says the same. A sentence that lists its points with
 * semicolons is cut there: each point is a claim. Pure; made once for each content of a file.
 */
import type { Attribution, Citation, TextSpan } from '../domain.ts';
import type { StoredPerson } from '../index/store.ts';
import { type DateMention, findDates } from '../language/dates.ts';
import { type Figure, findFigures } from '../language/figures.ts';
import { passageTerms } from '../language/terms.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import type { MeetingArticle } from './meeting.ts';

/** One thing that an article says: a sentence, or a point of a list sentence. */
export interface Claim extends TextSpan {
  readonly article: Citation;
  readonly ordinal: number;
  readonly paragraph: number;
  /** 0, 1 … for the points of a list sentence; null for a whole sentence. */
  readonly clause: number | null;
  readonly attribution: Attribution;
  /** The speakers, as the article knows them. */
  readonly speakers: readonly StoredPerson[];
  readonly figures: readonly Figure[];
  readonly dates: readonly DateMention[];
  /** Concepts of the lexicon and of the glossary. */
  readonly concepts: ReadonlySet<string>;
  /** What it shares with the same claim in another language: concepts of things, names, numbers. */
  readonly shared: ReadonlySet<string>;
  /** What it shares in its own language: stems. */
  readonly stems: ReadonlySet<string>;
  /** Proper names, folded, words that stand together as one; those that open it and words of the lexicon left out. */
  readonly names: ReadonlySet<string>;
  /** How many different things it names. */
  readonly things: number;
  /** How many words it has. */
  readonly length: number;
}

/** The claims of one article, and the sentence before each for what begins with "This". */
export interface ArticleClaims {
  readonly path: string;
  readonly citation: Citation;
  readonly people: readonly StoredPerson[];
  readonly claims: readonly Claim[];
}

/** A point of a list has at least so many words; a shorter one stays with the one before. */
const SHORTEST_POINT = 5;
const DIGIT = /\p{Nd}/u;
/** Words of number and of time: only sentences that have one, or a digit, are searched for figures and days. */
const COUNTED: Readonly<Record<string, RegExp>> = {
  en: /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty|dozens?|hundreds?|thousands?|\p{L}illions?|half|thirds?|quarters?|doubled?|tripled?|first|second|fourth|fifth)\b/iu,
  no: /(?<!\p{L})(?:en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|\p{L}+ten|\p{L}+ti|hundre|tusen|\p{L}*illion(?:er)?|milliard(?:er)?|halv\p{L}*|tredjedel\p{L}*|fjerdedel\p{L}*|doble\p{L}*|første|andre|tredje)(?!\p{L})/iu,
  vi: /(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|tỷ|tỉ|nửa|đôi|đầu)(?!\p{L})/iu,
};
const DATED: Readonly<Record<string, RegExp>> = {
  en: /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|\p{L}+day|tonight|tomorrow|years?|months?|weeks?|decades?|century)\b/iu,
  no: /(?<!\p{L})(?:jan|feb|mars|apr|mai|jun|jul|aug|sept?|okt|nov|des|\p{L}+uar|april|ju[nl]i|august|\p{L}+ember|\p{L}*dag\p{L}*|i (?:fjor|år|morgen|går)|år\p{L}*|måned\p{L}*|uke\p{L}*)(?!\p{L})/iu,
  vi: /(?<!\p{L})(?:tháng|ngày|năm|thứ|mai|tuần|hôm|nay|qua|quý)(?!\p{L})/iu,
};

/** The claims of an article, headings left out. The same article and words give the same claims. */
export function claimsOf(article: MeetingArticle, words: Words): ArticleClaims {
  const { stored, sentences, people } = article;
  const citation = citationOf(article);
  const byId = new Map(people.map((person) => [person.id, person]));
  const claims = sentences.flatMap(({ sentence, attribution }) => {
    if (sentence.kind === 'heading') return [];
    const points = pointsOf(stored.text, sentence.start, sentence.end);
    const speakers = attribution.speakers.map((id) => byId.get(id)).filter((person) => person !== undefined);
    return points.map(({ start, end }, i): Claim => {
      const text = stored.text.slice(start, end);
      return {
        ...readWords(text, start, article, words),
        text,
        start,
        end,
        article: citation,
        ordinal: sentence.ordinal,
        paragraph: sentence.paragraph,
        clause: points.length === 1 ? null : i,
        attribution,
        speakers,
      };
    });
  });
  return { path: stored.path, citation, people, claims };
}

/** What is said of an article where it is cited. */
export function citationOf({ stored }: MeetingArticle): Citation {
  return {
    path: stored.path,
    title: stored.title?.text ?? null,
    date: stored.date?.value ?? null,
    dateCertain: stored.date?.certain ?? false,
    language: stored.language,
    source: stored.source?.text ?? null,
  };
}

/** The points of a list sentence, each without the semicolon behind it; the whole sentence where it is no list. */
function pointsOf(text: string, start: number, end: number): { start: number; end: number }[] {
  const points: { start: number; end: number }[] = [];
  let from = start;
  for (let at = text.indexOf(';', start); at >= 0 && at < end; at = text.indexOf(';', at + 1)) {
    if (isPoint(text.slice(from, at)) && isPoint(text.slice(at + 1, end)) && !insideMarks(text, start, at)) {
      points.push({ start: from, end: at });
      from = at + 1;
    }
  }
  points.push({ start: from, end });
  return points.map((point) => trimmed(text, point.start, point.end));
}

function isPoint(text: string): boolean {
  return text.trim().split(/\s+/u).length >= SHORTEST_POINT;
}

/** Whether brackets or quotation marks are open at a place: what stands in them is not cut. */
function insideMarks(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at);
  const count = (mark: RegExp): number => before.match(mark)?.length ?? 0;
  return count(/[([“«]/gu) > count(/[)\]”»]/gu) || count(/"/gu) % 2 === 1;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: from + slice.trim().length };
}

function readWords(text: string, start: number, { stored }: MeetingArticle, words: Words) {
  const { language } = stored;
  const terms = passageTerms(text, language, words);
  const concepts = new Set(terms.concepts);
  const tokens = tokenize(text);
  const capitals = capitalsOf(tokens, language);
  const numbers = terms.folded.filter((term) => DIGIT.test(term));
  const things = terms.concepts.filter((concept) => isTelling(concept, words));
  const counted = DIGIT.test(text) || (COUNTED[language]?.test(text) ?? true);
  const dated = DIGIT.test(text) || (DATED[language]?.test(text) ?? true);
  const figures = counted ? findFigures(text, language, start) : [];
  const values = figures
    .filter(({ kind, value }) => kind !== 'year' && value > 2)
    .map(({ value }) => `value ${value}`);
  return {
    figures,
    dates: dated ? findDates(text, language, stored.date?.value ?? null, start) : [],
    concepts,
    shared: new Set([...things, ...numbers, ...capitals, ...values]),
    stems: new Set(terms.folded),
    names: namesOf(text, tokens, language, words),
    things: new Set(things).size,
    length: tokens.length,
  };
}

/** Folded capitalised words but the first. */
function capitalsOf(tokens: readonly Token[], language: string): string[] {
  return tokens
    .filter(({ text, kind }, i) => kind === 'word' && i > 0 && /^\p{Lu}/u.test(text))
    .map(({ folded }) => withoutGenitive(folded, language));
}

/** Runs of capitalised words that are no words of the lexicon: places, firms, titles of things. */
function namesOf(text: string, tokens: readonly Token[], language: string, { lexicon }: Words): Set<string> {
  const isCapital = (i: number): boolean => tokens[i]?.kind === 'word' && /^\p{Lu}/u.test(tokens[i]!.text);
  const names = new Set<string>();
  for (let i = 1; i < tokens.length; i += 1) {
    if (!isCapital(i)) continue;
    let last = i;
    while (isCapital(last + 1) && text.slice(tokens[last]!.end, tokens[last + 1]!.start) === ' ') last += 1;
    const run = tokens.slice(i, last + 1);
    const common = new Set<number>();
    for (const match of lexicon.conceptsOf(run, language))
      for (let k = match.first; k <= match.last; k += 1) common.add(k);
    const rare = run.filter((_, k) => !common.has(k)).map(({ folded }) => withoutGenitive(folded, language));
    if (rare.length > 0) names.add(rare.join(' '));
    i = last;
  }
  return names;
}

/** Concepts of things; small numbers and words that only say how something is said are everywhere. */
function isTelling(concept: string, { lexicon }: Words): boolean {
  if (concept.startsWith('alias:')) return true;
  return !/^(?:number|ordinal|question|language):/.test(concept) && lexicon.namesThing(concept);
}

function withoutGenitive(folded: string, language: string): string {
  return language === 'no' && folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : folded;
}
