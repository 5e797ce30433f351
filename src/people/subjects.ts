/** Finds the subject that stands before a verb of speaking, over adverbs, appositions and phrases between. */
import type { Cue, Reading, Subject } from './cues.ts';
import { subjectBehind } from './inverted.ts';
import { mainSubject } from './main-subject.ts';
import type { Reference } from './references.ts';
import { isDash, isMark } from './scan.ts';

export function findSubject(
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
    const inverted = subjectBehind(reading, last, from);
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
  if (before?.kind !== 'word') return null;
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
export function isObject(reading: Reading, reference: Reference): boolean {
  const before = reading.words[reference.phraseFirst - 1];
  if (before?.kind !== 'word') return false;
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
      before?.form === 'name' &&
      before.last === name.phraseFirst - 2 &&
      before.name?.evidence !== 'body' &&
      !isObject(reading, before);
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
  if (reading.language === 'vi' && reading.words[main.last + 1]?.low === 'và') return null;
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
  if (head?.kind !== 'word' || head.genitive || language === 'vi') return null;
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
