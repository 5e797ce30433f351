/** Finds the subject that stands behind a verb of speaking: "…," said X; "håpet X at". */
import type { Reading, Subject } from './cues.ts';
import type { Reference } from './references.ts';
import { isDash, isMark, isQuoteMark } from './scan.ts';
import { isObject } from './subjects.ts';

const LONGEST_INVERTED = 9;

/** "…," said X; "håpet X at": the subject behind the verb. */
export function subjectBehind(reading: Reading, last: number, from: number): Subject | null {
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
      const behind = words[reference.last + 1];
      if (
        !norwegian &&
        isMark(previous, ',') &&
        !isQuoteMark(words[from - 1]) &&
        behind &&
        speech.finiteMarkers.has(behind.low)
      )
        return null;
      return withOthers(reading, reference);
    }
    if (speech.prepositions.has(word.low))
      return i > first && !norwegian ? unnamedBehind(reading, first, i) : null;
    if (norwegian && (speech.verbs.has(word.folded) || speech.finiteMarkers.has(word.low))) return null;
  }
  return null;
}

export function followedByNoun(reading: Reading, reference: Reference): boolean {
  const { words, speech } = reading;
  if (reference.form !== 'name' && reference.form !== 'body') return false;
  let next = words[reference.last + 1];
  if (isMark(next, '.') && words[reference.last + 2]?.kind === 'word' && !words[reference.last + 2]!.capital)
    next = words[reference.last + 2];
  if (next?.kind !== 'word') return false;
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
    next.low === 'seg' ||
    next.low === 'å' ||
    next.low === 'ikke' ||
    next.low === 'not'
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
