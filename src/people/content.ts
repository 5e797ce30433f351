/** Tells which words of a sentence are what is said: before the cue, behind it, or on both sides. */
import type { Cue, Reading, Stretch, Subject } from './cues.ts';
import { isDash, isMark, isQuoteMark, type Word } from './scan.ts';
import type { SpeechVerb } from './words/speech.ts';

/** "“…,” Smith campaign manager Jones said": where the words before the subject begin that belong to its phrase. */
export function phraseStart(reading: Reading, first: number): number {
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

export function endOfInsertion(words: readonly Word[], from: number): number {
  for (let i = from; i < words.length; i++) if (isMark(words[i], ',') && !words[i]!.quoted) return i - 1;
  return words.length - 1;
}

export function isSubordinate(reading: Reading, first: number): boolean {
  const before = reading.words[first - 1];
  if (before?.kind !== 'word') return false;
  if (before.low === 'that' || before.low === 'which' || before.low === 'som')
    return !reading.speech.verbs.has(reading.words[first - 2]?.folded ?? '');
  return reading.speech.subordinators.has(before.low);
}

/** What is said: before the cue, behind it, or on both sides. */
export function contentOf(
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
    const again = goesOnBehind(words, behind);
    return again > 0
      ? { side: 'both', content: [before, { first: again, last }] }
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
  return { side: 'after', content: [{ first: behindColon(words, behind), last }] };
}

/** "She told the paper on Thursday: …": what is said begins behind a colon that follows shortly. */
function behindColon(words: readonly Word[], behind: number): number {
  for (let i = behind + 1; i < Math.min(words.length - 1, behind + 12); i++) {
    if (words[i]!.quoted) break;
    if (isMark(words[i], ':')) return i + 1;
  }
  return behind + 1;
}

function closesQuotation(words: readonly Word[], mark: number): boolean {
  const quote = isQuoteMark(words[mark]) ? mark : mark - 1;
  return words[quote - 1]?.quoted === true || words[quote]?.quoted === true;
}

/** "…," he said, "…": where a quotation opens again behind the cue; 0 when none does. */
function goesOnBehind(words: readonly Word[], behind: number): number {
  for (let i = behind + 1; i < words.length; i++) if (words[i]!.quoted) return i;
  return 0;
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
