/**
 * Finds the words that report speech in a sentence: a verb of speaking with its subject, "according to …", "suggestions
 * from … included", and which words of the sentence are what is said.
 */
import type { LanguageCode } from '../domain.ts';
import type { Reference } from './references.ts';
import { officeOf } from './languages.ts';
import { isTitleCase } from './names.ts';
import { isDash, isMark, isQuoteMark, type ScannedSentence, type Word } from './scan.ts';
import { phraseAt, type Pronoun, type SpeechVerb, type SpeechWords } from './words/speech.ts';

/** A stretch of words, both ends included, by number in the sentence. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Words that show that somebody says something. */
export interface Cue {
  /** The verb, or "according to". */
  readonly verb: Stretch;
  readonly lemma: string;
  readonly speech: SpeechVerb['speech'] | 'according' | 'noun';
  /** Who: one reference, or two or more joined with "and". Empty when it is nobody that the article names. */
  readonly subjects: readonly Reference[];
  /** The subject as words, for people to read. */
  readonly subjectWords: Stretch | null;
  /** before: the words said stand before the verb; after: behind it; both. */
  readonly side: 'before' | 'after' | 'both';
  readonly content: readonly Stretch[];
  /** Whether it belongs to a clause inside another (relative, subordinate, participle). */
  readonly inner: boolean;
}

interface Reading {
  readonly words: readonly Word[];
  readonly references: readonly Reference[];
  /** By word number: the reference that the word is part of. */
  readonly at: readonly (Reference | null)[];
  readonly speech: SpeechWords;
  readonly language: LanguageCode;
  /** Whether every word is a capital, as in English headlines. */
  readonly headline: boolean;
}

interface Subject {
  readonly references: readonly Reference[];
  readonly words: Stretch;
  /** relative: "X, who said". */
  readonly relative: boolean;
  readonly inverted: boolean;
}

export function findCues(
  scanned: ScannedSentence,
  references: readonly Reference[],
  speech: SpeechWords,
  language: LanguageCode,
): Cue[] {
  const at: (Reference | null)[] = scanned.words.map(() => null);
  for (const reference of references)
    for (let i = reference.phraseFirst; i <= reference.last; i++) at[i] = reference;
  const reading: Reading = {
    words: scanned.words,
    references,
    at,
    speech,
    language,
    headline: isTitleCase(scanned.words, language),
  };
  const cues: Cue[] = [];
  const opening = openingName(reading, scanned.sentence.kind === 'heading');
  if (opening) cues.push(opening);
  for (let i = 0; i < scanned.words.length; i++) {
    const word = scanned.words[i]!;
    if (word.kind !== 'word' || word.quoted) continue;
    const according = accordingAt(reading, i);
    if (according) {
      cues.push(according.cue);
      i = according.next;
      continue;
    }
    const noun = nounAt(reading, i);
    if (noun) {
      cues.push(noun);
      i = noun.verb.last;
      continue;
    }
    const cue = verbAt(reading, i, cues);
    if (cue) {
      cues.push(cue);
      i = cue.verb.last;
    }
  }
  return cues;
}

/** "Hansen: We are ready": a headline, a quotation or a line of dialogue behind a name and a colon. */
function openingName(reading: Reading, heading: boolean): Cue | null {
  const { words } = reading;
  const first = reading.references[0];
  if (!first || first.form !== 'name' || first.genitive || first.phraseFirst > 1) return null;
  const colon = first.last + 1;
  if (!isMark(words[colon], ':') || colon + 1 >= words.length) return null;
  const next = words[colon + 1];
  if (!heading && !reading.headline && !isQuoteMark(next) && !isDash(next)) return null;
  return {
    verb: { first: colon, last: colon },
    lemma: ':',
    speech: 'say',
    subjects: [first],
    subjectWords: { first: first.phraseFirst, last: first.last },
    side: 'after',
    content: [{ first: colon + 1, last: words.length - 1 }],
    inner: false,
  };
}

/** The first reference that stands where a subject stands, and not inside a quotation. */
export function mainSubject(
  words: readonly Word[],
  references: readonly Reference[],
  speech: SpeechWords,
): Reference | null {
  for (const reference of references) {
    if (reference.quoted || reference.genitive) continue;
    const before = words[reference.phraseFirst - 1];
    if (
      !before ||
      (before.kind === 'mark' && !isMark(before, '(')) ||
      speech.and.has(before.low) ||
      speech.that.has(before.low) ||
      speech.subordinators.has(before.low)
    ) {
      if (reference.form === 'name' && isModifier(words, reference, speech)) continue;
      return reference;
    }
    if (
      !speech.prepositions.has(before.low) &&
      reference.phraseFirst <= 2 &&
      !isModifier(words, reference, speech)
    )
      return reference;
  }
  return null;
}

/** "Trump supporters": a name before a plain noun is not what the phrase is about. Only nouns in -s, -er, -ion … are seen. */
function isModifier(words: readonly Word[], reference: Reference, speech: SpeechWords): boolean {
  const next = words[reference.last + 1];
  if (!next || next.kind !== 'word' || next.capital) return false;
  const isThe =
    reference.form === 'name' &&
    (words[reference.first - 1]?.low === 'the' || words[reference.first]?.low === 'the');
  if (
    isThe &&
    reference.name?.evidence !== 'body' &&
    !speech.verbs.has(next.folded) &&
    !speech.finiteMarkers.has(next.low)
  )
    return true;
  if (
    speech.verbs.has(next.folded) ||
    speech.between.has(next.low) ||
    speech.prepositions.has(next.low) ||
    speech.finiteMarkers.has(next.low)
  )
    return false;
  return (
    officeOf(next.folded, 'en') !== null ||
    /(?:ers|ors|ists|ion|ions|aign|ates|ment|ents|ants|als|team|aides|voters|family|people|party|side|camp|rally|era)$/.test(
      next.low,
    )
  );
}

function verbAt(reading: Reading, at: number, before: readonly Cue[]): Cue | null {
  const { words, language } = reading;
  const found = matchVerb(reading, at);
  if (!found) return null;
  const { verb, last } = found;
  const word = words[at]!;
  if (
    word.capital &&
    verb.form !== 'ing' &&
    language === 'en' &&
    !reading.headline &&
    !(at === firstWord(words))
  )
    return null;
  if (reading.at[at] && reading.at[at]!.form === 'name') return null;
  const behind = behindVerb(reading, at);
  const byAgent = language === 'en' && words[last + 1]?.low === 'by' && verb.form === 'finite';
  if (byAgent && behind.passive) return passiveCue(reading, at, last, verb);
  if (byAgent && !/^(?:say|reply|respond|add|continue|conclude)$/.test(verb.lemma)) return null;
  if (behind.negated || (behind.passive && verb.form !== 'ing' && !/^enige?$/.test(verb.lemma))) return null;
  if (verb.form === 'ing' && !(behind.passive && PROGRESSIVE.has(verb.lemma)))
    return participle(reading, at, last, verb, before);
  if (verb.form === 'base' && !behind.helped && !isPlural(reading, at)) return null;
  const subject = findSubject(reading, at, last, behind.from, before);
  if (!subject || (subject.references.length === 0 && verb.speech !== 'say')) return null;
  if (
    language === 'en' &&
    NOUN_LIKE.test(word.low) &&
    !subject.inverted &&
    subject.words.last === at - 1 &&
    !beginsClause(reading, subject.words.first)
  )
    return null;
  const cue = makeCue(reading, { first: at, last }, verb, subject);
  return verb.speech === 'act' && wordsIn(words, cue.content) < (NAMING.has(verb.lemma) ? 2 : 3) ? null : cue;
}

/** "Called it premature": two words can be an opinion. */
const NAMING = new Set(['call', 'describe', 'deem', 'label', 'brand', 'dub']);

/** Words, not marks, in stretches. */
export function wordsIn(words: readonly Word[], stretches: readonly Stretch[]): number {
  let count = 0;
  for (const { first, last } of stretches)
    for (let i = first; i <= last; i++) if (words[i]!.kind !== 'mark') count++;
  return count;
}

const PROGRESSIVE = new Set([
  'say',
  'tell',
  'hope',
  'ask',
  'call',
  'urge',
  'warn',
  'propose',
  'demand',
  'threaten',
  'argue',
  'claim',
  'insist',
  'suggest',
]);

/** Forms that are nouns as often as verbs: "the Smith claims". */
const NOUN_LIKE =
  /^(?:replies|claims|reports|calls|notes|demands|offers|plans|comments|remarks|questions|estimates|orders|answers|promises|requests|views|voices|charges|hopes|fears|doubts|tweets|posts|rules|charges|vows|labels|threats|forecasts|stresses|objects|states|shares|figures|welcomes|supports)$/;

/** Whether a noun phrase that begins here can be the subject of a clause. */
function beginsClause(reading: Reading, first: number): boolean {
  const before = reading.words[first - 1];
  if (!before || before.kind === 'mark') return true;
  const { speech } = reading;
  return (
    speech.that.has(before.low) ||
    speech.and.has(before.low) ||
    speech.subordinators.has(before.low) ||
    speech.relative.has(before.low) ||
    /^(?:but|so|then|yet|as|also|today|later|here|now)$/.test(before.low)
  );
}

/** "X was asked by Y whether …": who acts stands behind "by". */
function passiveCue(reading: Reading, at: number, last: number, verb: SpeechVerb): Cue | null {
  const { words, speech } = reading;
  for (let i = last + 2; i < Math.min(words.length, last + 10); i++) {
    if (words[i]!.kind === 'mark') return null;
    const reference = reading.at[i];
    if (!reference || reference.genitive || followedByNoun(reading, reference)) continue;
    const next = words[reference.last + 1];
    if (
      !next ||
      !(speech.that.has(next.low) || next.low === 'if' || next.low === 'about' || isQuoteMark(next))
    )
      return null;
    return {
      verb: { first: at, last: last + 1 },
      lemma: verb.lemma,
      speech: verb.speech,
      subjects: [reference],
      subjectWords: { first: reference.phraseFirst, last: reference.last },
      side: 'after',
      content: [{ first: reference.last + 1, last: words.length - 1 }],
      inner: false,
    };
  }
  return null;
}

function firstWord(words: readonly Word[]): number {
  return words.findIndex((word) => word.kind === 'word');
}

function matchVerb(reading: Reading, at: number): { verb: SpeechVerb; last: number } | null {
  const { words, speech } = reading;
  const form = (word: Word): string => (reading.language === 'vi' ? word.low : word.folded);
  for (let length = Math.min(speech.longestVerb, words.length - at); length > 0; length--) {
    let key = form(words[at]!);
    for (let i = 1; i < length; i++) {
      const next = words[at + i]!;
      key = next.kind === 'word' ? `${key} ${form(next)}` : '\n';
    }
    const verbs = speech.verbs.get(key);
    const verb = verbs?.find(
      (candidate) => candidate.needs === null || isNeeded(words, at + length, candidate.needs),
    );
    if (verb) return { verb, last: at + length - 1 };
  }
  return null;
}

const NEEDED_WITHIN = 3;

function isNeeded(words: readonly Word[], from: number, needs: ReadonlySet<string>): boolean {
  for (let i = from; i < Math.min(words.length, from + NEEDED_WITHIN); i++) {
    const word = words[i]!;
    if (needs.has(word.folded) || (needs.has('"') && isQuoteMark(word))) return true;
    if (word.kind === 'mark' && !isQuoteMark(word)) break;
  }
  return needs.has('"') && words.slice(from, from + 9).some((word) => isQuoteMark(word));
}

/** Reads back over auxiliaries and adverbs. `from` is the word before them. */
function behindVerb(
  reading: Reading,
  at: number,
): { from: number; negated: boolean; passive: boolean; helped: boolean } {
  const { words, speech } = reading;
  let from = at - 1;
  let negated = false;
  let passive = false;
  let helped = false;
  while (from >= 0) {
    const word = words[from]!;
    if (word.kind !== 'word' || reading.at[from]) break;
    if (speech.negations.has(word.low) || speech.negations.has(word.folded)) negated = true;
    else if (speech.passive.has(word.low))
      passive = reading.language !== 'no' || /^(?:ble|blir|blitt)$/.test(word.low);
    else if (
      word.low === 'to' &&
      /^(?:went|on|continued|continues|quick|began|wants|used|here|is)$/.test(words[from - 1]?.low ?? '')
    )
      helped = true;
    else if (
      !speech.between.has(word.low) &&
      !speech.between.has(word.folded) &&
      !/[a-z]{2}ly$/.test(word.low)
    )
      break;
    if (/^(?:did|will|would|does|do)$/.test(word.low)) helped = true;
    from--;
  }
  return { from, negated, passive, helped };
}

/** "officials say", "they say": a base form with a plural before it. */
function isPlural(reading: Reading, at: number): boolean {
  const before = reading.words[at - 1];
  const reference = reading.at[at - 1];
  if (reference) return reference.pronoun?.number === 'many' || reference.form === 'together';
  return before?.kind === 'word' && /[^s]s$/.test(before.low) && !before.capital;
}

function findSubject(
  reading: Reading,
  at: number,
  last: number,
  from: number,
  before: readonly Cue[],
): Subject | null {
  const { words, speech, language } = reading;
  const previous = words[from];
  if (speech.order === 'both') {
    const inserted =
      isMark(previous, ',') && language !== 'no' ? subjectBeforeInsertion(reading, from) : null;
    if (inserted) return inserted;
    const inverted = subjectBehind(reading, at, last, from);
    if (inverted) return inverted;
  }
  if (!previous) return null;
  const direct = subjectEndingAt(reading, from);
  if (direct) return direct;
  if (speech.relative.has(previous.low)) {
    const antecedent = isMark(words[from - 1], ',') ? from - 2 : from - 1;
    const who = subjectEndingAt(reading, antecedent);
    return who ? { ...who, relative: true } : null;
  }
  if (isMark(previous, ',') || isDash(previous) || isMark(previous, ')')) {
    const inserted = subjectBeforeInsertion(reading, from);
    if (inserted) return inserted;
  }
  if (
    speech.and.has(previous.low) ||
    isMark(previous, ',') ||
    isMark(previous, ';') ||
    previous.low === 'but' ||
    previous.low === 'men' ||
    previous.low === 'then' ||
    language === 'vi'
  ) {
    const shared = sharedSubject(reading, at, before);
    if (shared) return shared;
  }
  const phrase = subjectBeforePhrase(reading, from);
  if (phrase) return phrase;
  return unnamedSubject(reading, from);
}

/** The reference that ends at a word, with those joined to it by "and"; null where it belongs to a larger phrase. */
function subjectEndingAt(reading: Reading, end: number): Subject | null {
  const { words, speech } = reading;
  const reference = end >= 0 ? reading.at[end] : null;
  if (!reference || reference.last !== end || reference.genitive) return null;
  if (reference.quoted && reference.form !== 'together') return null;
  const first = reference.phraseFirst;
  const before = words[first - 1];
  if (before?.kind === 'word') {
    if (speech.and.has(before.low)) {
      const other =
        subjectEndingAt(reading, first - 2) ??
        (isMark(words[first - 2], ',') ? subjectEndingAt(reading, first - 3) : null);
      if (other && other.references.length === 0 && other.words.last < first - 2) return other;
      if (other && other.references.length > 0 && !isObject(reading, other.references[0]!)) {
        return {
          references: [...other.references, reference],
          words: { first: other.words.first, last: end },
          relative: false,
          inverted: false,
        };
      }
    } else if (speech.prepositions.has(before.low) && reading.language !== 'vi') {
      return outerPhrase(reading, first - 1);
    } else if (reading.language === 'vi' && before.folded === 'cua') {
      return outerPhrase(reading, first - 1);
    }
  }
  return { references: [reference], words: { first, last: end }, relative: false, inverted: false };
}

/** "A spokesman for X": what stands before the preposition is the subject. */
function outerPhrase(reading: Reading, preposition: number): Subject | null {
  const { words, speech } = reading;
  const previous = reading.at[preposition - 1];
  if (previous && previous.last === preposition - 1) return subjectEndingAt(reading, preposition - 1);
  const before = words[preposition - 1];
  if (!before || before.kind !== 'word') return null;
  if (speech.subordinators.has(before.low) || speech.verbs.has(before.folded)) return null;
  let first = preposition - 1;
  while (
    first > 0 &&
    words[first - 1]!.kind === 'word' &&
    preposition - first < 6 &&
    !speech.verbs.has(words[first - 1]!.folded)
  )
    first--;
  return { references: [], words: { first, last: preposition - 1 }, relative: false, inverted: false };
}

/** Whether the reference follows a verb or a preposition, so that what comes next does not have it as subject. */
function isObject(reading: Reading, reference: Reference): boolean {
  const before = reading.words[reference.phraseFirst - 1];
  if (!before || before.kind !== 'word') return false;
  return (
    reading.speech.prepositions.has(before.low) ||
    reading.speech.verbs.has(before.folded) ||
    /(?:ed|ing)$/.test(before.low)
  );
}

const LONGEST_INSERTION = 45;

/** "X, who is on a visit, said": the subject before what stands between commas, dashes or brackets. */
function subjectBeforeInsertion(reading: Reading, end: number): Subject | null {
  const { words } = reading;
  const name = reading.at[end - 1];
  if (
    name?.form === 'name' &&
    name.last === end - 1 &&
    !name.genitive &&
    !name.quoted &&
    isMark(words[end], ',') &&
    isMark(words[name.phraseFirst - 1], ',')
  ) {
    const before = reading.at[name.phraseFirst - 2];
    const listed =
      before?.form === 'name' && before.last === name.phraseFirst - 2 && before.name?.evidence !== 'body';
    if (!listed && name.name?.evidence !== 'body')
      return {
        references: [name],
        words: { first: name.phraseFirst, last: end - 1 },
        relative: false,
        inverted: false,
      };
  }
  for (let i = end - 1; i > 0 && i > end - LONGEST_INSERTION; i--) {
    const word = words[i]!;
    if (word.quoted) continue;
    const opens = isMark(word, ',') || isDash(word) || isMark(word, '(');
    if (!opens) continue;
    const subject = subjectEndingAt(reading, i - 1);
    if (!subject || subject.references.length === 0) continue;
    if (isObject(reading, subject.references[0]!)) continue;
    if (isListed(reading, i, end)) continue;
    return subject;
  }
  return null;
}

/** "A, B and C said": commas of a list open no insertion. */
function isListed(reading: Reading, from: number, to: number): boolean {
  return (
    isMark(reading.words[from], ',') &&
    to - from > 1 &&
    reading.at[from + 1] !== null &&
    reading.at[from + 1]!.form === 'name' &&
    reading.at[from + 1]!.last === to - 1
  );
}

/** "X welcomed Y and praised Z": the second verb has the subject of the first. */
function sharedSubject(reading: Reading, at: number, before: readonly Cue[]): Subject | null {
  for (let i = before.length - 1; i >= 0; i--) {
    const cue = before[i]!;
    if (cue.verb.last < at && cue.speech !== 'according' && cue.subjectWords && cue.side !== 'before') {
      return { references: cue.subjects, words: cue.subjectWords, relative: cue.inner, inverted: false };
    }
  }
  const main = mainSubject(reading.words, reading.references, reading.speech);
  if (!main || main.last >= at) return null;
  return {
    references: [main],
    words: { first: main.phraseFirst, last: main.last },
    relative: false,
    inverted: false,
  };
}

/** "X in a statement on Monday said": a phrase with a preposition between subject and verb. */
function subjectBeforePhrase(reading: Reading, from: number): Subject | null {
  const { words, speech } = reading;
  for (let i = from; i > 0 && i > from - 12; i--) {
    const word = words[i]!;
    if (word.kind === 'mark') return null;
    if (!speech.prepositions.has(word.low) && !/^(?:last|this|earlier|late)$/.test(word.low)) continue;
    const reference = reading.at[i - 1];
    if (!reference || reference.last !== i - 1) continue;
    const subject = subjectEndingAt(reading, i - 1);
    if (subject && subject.references.length > 0 && !isObject(reading, subject.references[0]!))
      return subject;
  }
  return null;
}

/** Something that speaks and that the article does not name: "officials said", "a report found". */
function unnamedSubject(reading: Reading, from: number): Subject | null {
  const { words, speech, language } = reading;
  const head = words[from];
  if (!head || head.kind !== 'word' || language === 'vi') return null;
  if (
    speech.prepositions.has(head.low) ||
    speech.that.has(head.low) ||
    speech.verbs.has(head.folded) ||
    head.low === 'to' ||
    head.low === 'it' ||
    head.low === 'there' ||
    speech.definite.has(head.low) ||
    speech.indefinite.has(head.low)
  )
    return null;
  let first = from;
  while (first > 0 && from - first < 6) {
    const before = words[first - 1]!;
    if (
      before.kind !== 'word' ||
      speech.prepositions.has(before.low) ||
      speech.that.has(before.low) ||
      speech.verbs.has(before.folded)
    )
      break;
    first--;
  }
  return { references: [], words: { first, last: from }, relative: false, inverted: false };
}

const LONGEST_INVERTED = 9;

/** "…," said X; "håpet X at": the subject behind the verb. */
function subjectBehind(reading: Reading, at: number, last: number, from: number): Subject | null {
  const { words, speech, language } = reading;
  const previous = words[from];
  const norwegian = language === 'no';
  const opened = !previous || previous.kind === 'mark';
  if (
    !norwegian &&
    !(
      opened &&
      (!previous ||
        isQuoteMark(previous) ||
        isMark(previous, ',') ||
        isDash(previous) ||
        /^[?!…]$/.test(previous.text))
    )
  )
    return null;
  if (
    norwegian &&
    previous &&
    !opened &&
    reading.at[from]?.last === from &&
    !isObject(reading, reading.at[from]!) &&
    !reading.at[from]!.genitive
  )
    return null;
  if (norwegian && previous && speech.relative.has(previous.low)) return null;
  let i = last + 1;
  while (norwegian && i < words.length && speech.between.has(words[i]!.folded)) i++;
  const first = i;
  for (; i < words.length && i - first < LONGEST_INVERTED; i++) {
    const word = words[i]!;
    if (word.kind === 'mark' && !isQuoteMark(word) && !(isMark(word, '.') && words[i - 1]!.capital))
      return i > first && !norwegian ? unnamedBehind(reading, first, i) : null;
    if (word.quoted || speech.that.has(word.low)) return null;
    const reference = reading.at[i];
    if (reference) {
      if (reference.genitive || followedByNoun(reading, reference)) {
        i = reference.last;
        continue;
      }
      if (reference.phraseFirst < first) return null;
      return withOthers(reading, reference);
    }
    if (speech.prepositions.has(word.low))
      return i > first && !norwegian ? unnamedBehind(reading, first, i) : null;
    if (norwegian && (speech.verbs.has(word.folded) || speech.finiteMarkers.has(word.low))) return null;
  }
  return null;
}

function followedByNoun(reading: Reading, reference: Reference): boolean {
  const { words, speech } = reading;
  if (reference.form !== 'name' && reference.form !== 'body') return false;
  let next = words[reference.last + 1];
  if (isMark(next, '.') && words[reference.last + 2]?.kind === 'word' && !words[reference.last + 2]!.capital)
    next = words[reference.last + 2];
  if (!next || next.kind !== 'word') return false;
  return !(
    speech.trailing.has(next.low) ||
    speech.prepositions.has(next.low) ||
    speech.relative.has(next.low) ||
    speech.that.has(next.low) ||
    speech.and.has(next.low) ||
    speech.between.has(next.low) ||
    speech.finiteMarkers.has(next.low) ||
    speech.verbs.has(next.folded) ||
    speech.subordinators.has(next.low) ||
    next.capital ||
    next.low === 'but' ||
    next.low === 'men' ||
    next.low === 'seg'
  );
}

function withOthers(reading: Reading, reference: Reference): Subject {
  const { words, speech } = reading;
  const references = [reference];
  let last = reference.last;
  while (
    speech.and.has(words[last + 1]?.low ?? '') &&
    reading.at[last + 2]?.phraseFirst === last + 2 &&
    reading.at[last + 2]!.form === 'name'
  ) {
    references.push(reading.at[last + 2]!);
    last = reading.at[last + 2]!.last;
  }
  return { references, words: { first: reference.phraseFirst, last }, relative: false, inverted: true };
}

const UNNAMED =
  /^(?:a|an|one|some|several|many|another|two|three|officials|analysts|experts|sources|people|aides)$/;

function unnamedBehind(reading: Reading, first: number, end: number): Subject | null {
  if (!UNNAMED.test(reading.words[first]!.low)) return null;
  return { references: [], words: { first, last: end - 1 }, relative: false, inverted: true };
}

function participle(
  reading: Reading,
  at: number,
  last: number,
  verb: SpeechVerb,
  before: readonly Cue[],
): Cue | null {
  const { words, speech } = reading;
  if (verb.speech === 'view') return null;
  const previous = words[at - 1];
  const quotedAs = previous?.low === 'as' && /^(?:quoted|cited)$/.test(words[at - 2]?.low ?? '');
  const owner = at > 0 ? reading.at[at - 1] : null;
  const led = previous !== undefined && /^(?:by|while|in|and|but|with|of)$/.test(previous.low);
  if (
    previous?.kind === 'word' &&
    !quotedAs &&
    !led &&
    !/ly$/.test(previous.low) &&
    !speech.between.has(previous.low) &&
    !owner
  )
    return null;
  if (owner && (owner.last !== at - 1 || owner.genitive || owner.quoted)) return null;
  let subject: Subject | null = owner
    ? {
        references: [owner],
        words: { first: owner.phraseFirst, last: owner.last },
        relative: false,
        inverted: false,
      }
    : null;
  for (let i = before.length - 1; i >= 0 && !subject; i--) {
    const cue = before[i]!;
    if (cue.subjectWords && cue.speech !== 'according')
      subject = { references: cue.subjects, words: cue.subjectWords, relative: false, inverted: false };
  }
  if (!subject) {
    const main = mainSubject(words, reading.references, speech);
    if (main)
      subject = {
        references: [main],
        words: { first: main.phraseFirst, last: main.last },
        relative: false,
        inverted: false,
      };
  }
  if (!subject) return null;
  const leads = at <= 1;
  const end = leads ? Math.max(last, Math.min(subject.words.first - 2, words.length - 1)) : words.length - 1;
  return {
    verb: { first: at, last },
    lemma: verb.lemma,
    speech: verb.speech,
    subjects: subject.references,
    subjectWords: subject.words,
    side: 'after',
    content: end > last ? [{ first: last + 1, last: end }] : [],
    inner: true,
  };
}

function makeCue(reading: Reading, verb: Stretch, speechVerb: SpeechVerb, subject: Subject): Cue {
  const { words } = reading;
  const first = Math.min(
    verb.first,
    subject.inverted ? verb.first : phraseStart(reading, subject.words.first),
  );
  const behind = subject.inverted ? Math.max(subject.words.last, verb.last) : verb.last;
  const { side, content } = subject.relative
    ? { side: 'after' as const, content: [{ first: behind + 1, last: endOfInsertion(words, behind + 1) }] }
    : contentOf(reading, first, behind, speechVerb, subject);
  return {
    verb,
    lemma: speechVerb.lemma,
    speech: speechVerb.speech,
    subjects: subject.references,
    subjectWords: subject.words,
    side,
    content: content.filter((stretch) => stretch.last >= stretch.first),
    inner: subject.relative || isSubordinate(reading, first) || isSubordinate(reading, subject.words.first),
  };
}

/** "“…,” Smith campaign manager Jones said": where the words before the subject begin that belong to its phrase. */
function phraseStart(reading: Reading, first: number): number {
  const { words, speech } = reading;
  let start = first;
  while (start > 0 && first - start < 9) {
    const before = words[start - 1]!;
    if (before.kind !== 'word' && before.kind !== 'number') {
      return isMark(before, ',') || isQuoteMark(before) ? start : first;
    }
    if (
      speech.verbs.has(before.folded) ||
      speech.finiteMarkers.has(before.low) ||
      speech.that.has(before.low)
    )
      return first;
    start--;
  }
  return start === 0 ? start : first;
}

function endOfInsertion(words: readonly Word[], from: number): number {
  for (let i = from; i < words.length; i++) if (isMark(words[i], ',') && !words[i]!.quoted) return i - 1;
  return words.length - 1;
}

function isSubordinate(reading: Reading, first: number): boolean {
  const before = reading.words[first - 1];
  if (before?.kind !== 'word') return false;
  if (before.low === 'that' || before.low === 'which' || before.low === 'som')
    return !reading.speech.verbs.has(reading.words[first - 2]?.folded ?? '');
  return reading.speech.subordinators.has(before.low);
}

/** What is said: before the cue, behind it, or on both sides. */
function contentOf(
  reading: Reading,
  first: number,
  behind: number,
  verb: SpeechVerb,
  subject: Subject,
): { side: Cue['side']; content: Stretch[] } {
  const { words, speech } = reading;
  const last = words.length - 1;
  const before: Stretch = { first: 0, last: first - 1 };
  const after: Stretch = { first: behind + 1, last };
  if (isSubordinate(reading, first) && words[first - 1]!.low !== 'as')
    return { side: 'after', content: [{ first: behind + 1, last: endOfInsertion(words, behind + 1) }] };
  const previous = words[first - 1];
  const quoteBefore =
    previous !== undefined &&
    (isQuoteMark(previous) || (isMark(previous, ',') && isQuoteMark(words[first - 2])));
  if (quoteBefore && closesQuotation(words, first - 1)) {
    return goesOnBehind(words, behind)
      ? { side: 'both', content: [before, after] }
      : { side: 'before', content: [before] };
  }
  const parted =
    previous !== undefined && (isMark(previous, ',') || isDash(previous) || /^[?!…]$/.test(previous.text));
  if (
    parted &&
    verb.speech !== 'act' &&
    !speech.that.has(words[behind + 1]?.low ?? '') &&
    isClause(reading, before)
  ) {
    if (isEmptyBehind(reading, behind)) return { side: 'before', content: [before] };
    const resumes = resumesAfter(reading, behind);
    if (resumes > 0 && verb.speech === 'say' && !subject.inverted)
      return { side: 'both', content: [before, { first: resumes, last }] };
    if (subject.inverted) return { side: 'before', content: [before] };
  }
  if (speech.that.has(words[behind + 1]?.low ?? '')) return { side: 'after', content: [after] };
  if (parted && subject.inverted && verb.speech === 'say' && reading.language !== 'no')
    return { side: 'before', content: [before] };
  if (parted && isEmptyBehind(reading, behind) && first > 3 && verb.speech !== 'act')
    return { side: 'before', content: [before] };
  if (
    verb.speech === 'say' &&
    !words.slice(behind + 1).some((word) => word.kind === 'word') &&
    first > 3 &&
    !(previous && speech.that.has(previous.low))
  )
    return { side: 'before', content: [before] };
  return { side: 'after', content: [after] };
}

function closesQuotation(words: readonly Word[], mark: number): boolean {
  const quote = isQuoteMark(words[mark]) ? mark : mark - 1;
  return words[quote - 1]?.quoted === true || words[quote]?.quoted === true;
}

/** "…," he said, "…": a quotation opens again behind the cue. */
function goesOnBehind(words: readonly Word[], behind: number): boolean {
  for (let i = behind + 1; i < words.length; i++) if (words[i]!.quoted) return true;
  return false;
}

/** Nothing but day, place and listener stands behind the cue. */
function isEmptyBehind(reading: Reading, behind: number): boolean {
  const { words, speech } = reading;
  let i = behind + 1;
  while (
    i < words.length &&
    (reading.at[i] === null ? words[i]!.kind === 'word' && speech.between.has(words[i]!.low) : false)
  )
    i++;
  const next = words[i];
  if (!next || (next.kind === 'mark' && !isMark(next, ',') && !isMark(next, ':')))
    return !words.slice(i).some((word) => word.kind === 'word');
  if (isMark(next, ',') || isMark(next, ':')) return false;
  const rest = words.slice(i);
  if (rest.some((word) => word.quoted || speech.that.has(word.low))) return false;
  const listener =
    reading.at[i] !== null ||
    /^(?:reporters|journalists|us|me|him|her|them|lawmakers|supporters|voters|the|a|an)$/.test(next.low);
  if (
    !speech.trailing.has(next.folded) &&
    !speech.prepositions.has(next.low) &&
    !listener &&
    next.kind !== 'number'
  )
    return false;
  return !rest.some((word) => word.kind === 'word' && speech.finiteMarkers.has(word.low)) && rest.length < 22;
}

/** "The plan, he said on Monday, is …": where what is said goes on behind a cue between commas; 0 when it does not. */
function resumesAfter(reading: Reading, behind: number): number {
  const { words } = reading;
  for (let i = behind + 1; i < Math.min(words.length, behind + 10); i++) {
    if (isMark(words[i], ',')) return i + 1 < words.length ? i + 1 : 0;
    if (reading.speech.that.has(words[i]!.low)) return 0;
  }
  return 0;
}

/** Whether the words can be a statement and not just "In response" or "On Monday". */
function isClause(reading: Reading, stretch: Stretch): boolean {
  const { words, speech } = reading;
  let verbs = 0;
  let count = 0;
  for (let i = stretch.first; i <= stretch.last; i++) {
    const word = words[i]!;
    if (word.kind !== 'mark') count++;
    if (
      word.kind === 'word' &&
      (speech.finiteMarkers.has(word.low) ||
        /[a-z]{3}(?:ed|es)$/.test(word.low) ||
        speech.verbs.has(word.folded))
    )
      verbs++;
  }
  const opening = words.find((word) => word.kind === 'word')?.low ?? '';
  const introduced =
    speech.prepositions.has(opening) || speech.subordinators.has(opening) || /ing$/.test(opening);
  if (introduced)
    return count > 6 && verbs > 0 && !speech.subordinators.has(opening) && hasInnerComma(words, stretch);
  return count >= 3 && (verbs > 0 || count > 7);
}

function hasInnerComma(words: readonly Word[], stretch: Stretch): boolean {
  for (let i = stretch.first; i < stretch.last; i++) if (isMark(words[i], ',')) return true;
  return false;
}

const OBJECT_PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ['him', { gender: 'male', number: 'one' }],
  ['her', { gender: 'female', number: 'one' }],
  ['ham', { gender: 'male', number: 'one' }],
  ['henne', { gender: 'female', number: 'one' }],
]);

function accordingAt(reading: Reading, at: number): { cue: Cue; next: number } | null {
  const { words, speech } = reading;
  const phrase = phraseAt(words, at, speech.accordingTo);
  if (phrase === 0) return null;
  const first = at + phrase;
  let subjects: Reference[] = [];
  let end = first;
  for (let i = first; i < words.length && i < first + 10; i++) {
    const word = words[i]!;
    if (word.kind === 'mark' && !isMark(word, '.')) break;
    end = i;
    const reference = reading.at[i];
    if (
      reference &&
      !reference.genitive &&
      reference.phraseFirst >= first &&
      !(reading.language !== 'vi' && followedByNoun(reading, reference))
    ) {
      subjects = [reference];
      end = reference.last;
      break;
    }
    if (speech.prepositions.has(word.low) && i > first) break;
  }
  const object = OBJECT_PRONOUNS.get(words[first]?.low ?? '');
  if (subjects.length === 0 && object && words[first + 1]?.kind !== 'word') {
    subjects = [
      {
        form: 'pronoun',
        sentence: 0,
        first,
        last: first,
        phraseFirst: first,
        genitive: false,
        quoted: false,
        name: null,
        office: null,
        modifiers: [],
        pronoun: object,
      },
    ];
    end = first;
  }
  if (reading.language === 'vi' && subjects.length === 0) return null;
  const atStart = at <= 2;
  let content: Stretch;
  let rest: Stretch | null = null;
  if (atStart) {
    let from = end + 1;
    while (from < words.length && !isMark(words[from], ',')) from++;
    const closing = subjectEndComma(reading, from);
    content = { first: Math.min(closing + 1, words.length - 1), last: words.length - 1 };
    if (reading.language === 'no' && from >= words.length)
      content = { first: end + 1, last: words.length - 1 };
  } else {
    content = { first: 0, last: at - 1 };
    const comma = subjectEndComma(reading, end + 1);
    if (isMark(words[end + 1], ',') && isMark(words[at - 1], ',') && comma + 1 < words.length)
      rest = { first: comma + 1, last: words.length - 1 };
  }
  const cue: Cue = {
    verb: { first: at, last: first - 1 },
    lemma: words
      .slice(at, first)
      .map((word) => word.low)
      .join(' '),
    speech: 'according',
    subjects,
    subjectWords: { first, last: Math.min(end, words.length - 1) },
    side: atStart ? 'after' : 'before',
    content: [content, ...(rest ? [rest] : [])].filter((stretch) => stretch.last >= stretch.first),
    inner: false,
  };
  return { cue, next: Math.max(end, first - 1) };
}

/** "According to X, an analyst at Y, the plan": the comma that closes the apposition. */
function subjectEndComma(reading: Reading, comma: number): number {
  const next = reading.words[comma + 1];
  if (!next || !/^(?:a|an|the|who|chief|head|director)$/.test(next.low)) return comma;
  for (let i = comma + 1; i < Math.min(reading.words.length, comma + 25); i++) {
    if (isMark(reading.words[i], ',')) return i;
    if (reading.speech.finiteMarkers.has(reading.words[i]!.low) && next.low !== 'who') return comma;
  }
  return comma;
}

/** "Other suggestions from the minister included …", "Her message was …". */
function nounAt(reading: Reading, at: number): Cue | null {
  const { words, speech } = reading;
  if (!speech.sayingNouns.has(words[at]!.low)) return null;
  let owner: Reference | null = null;
  let end = at;
  const link = words[at + 1]?.low ?? '';
  const behind = reading.at[at + 2];
  if (
    /^(?:from|by|of|fra|av|cua|của)$/.test(link) &&
    behind &&
    behind.phraseFirst === at + 2 &&
    !behind.genitive
  ) {
    owner = behind;
    end = behind.last;
  } else {
    for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
      if (reading.at[i]?.genitive && reading.at[i]!.last === i) owner = reading.at[i]!;
      if (owner || words[i]!.kind !== 'word') break;
    }
  }
  if (!owner || owner.quoted) return null;
  let copula = end + 1;
  while (
    copula < words.length &&
    speech.between.has(words[copula]!.low) &&
    !speech.copulas.has(words[copula]!.low)
  )
    copula++;
  if (!speech.copulas.has(words[copula]?.low ?? '')) return null;
  const from = Math.min(owner.phraseFirst, at);
  if (from > 6) return null;
  return {
    verb: { first: Math.min(at, copula), last: copula },
    lemma: words[at]!.low,
    speech: 'noun',
    subjects: [owner],
    subjectWords: { first: owner.phraseFirst, last: owner.last },
    side: 'after',
    content: copula + 1 < words.length ? [{ first: copula + 1, last: words.length - 1 }] : [],
    inner: false,
  };
}
