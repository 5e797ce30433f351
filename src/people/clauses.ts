/**
 * Finds the words that report speech in a sentence: a verb of speaking with its subject, "according to …", "suggestions
 * from … included", and which words of the sentence are what is said.
 */
import type { LanguageCode } from '../domain.ts';
import { isTitleCase } from './capitals.ts';
import { contentOf, endOfInsertion, isSubordinate, phraseStart } from './content.ts';
import { type Cue, type Reading, type Stretch, type Subject, wordsIn } from './cues.ts';
import { followedByNoun } from './inverted.ts';
import { PROGRESSIVE, participle } from './participles.ts';
import { accordingAt, nounAt, openingName } from './phrases.ts';
import type { Reference } from './references.ts';
import { isDash, isMark, isQuoteMark, type ScannedSentence, type Word } from './scan.ts';
import { findSubject } from './subjects.ts';
import type { SpeechVerb, SpeechWords } from './words/speech.ts';

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
  if (language === 'vi' && isDash(scanned.words[0]) && isMark(scanned.words[scanned.words.length - 1], '?'))
    return cues;
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
  if (language === 'no' && reading.speech.negations.has(words[last + 1]?.low ?? '')) return null;
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
  if (verb.lemma === 'quote' && words.slice(last + 1, last + 5).some((next) => next.low === 'saying'))
    return null;
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
export const NAMING = new Set([
  'call',
  'describe',
  'deem',
  'label',
  'brand',
  'dub',
  'kaller',
  'kalte',
  'kalt',
  'betegner',
  'betegnet',
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
