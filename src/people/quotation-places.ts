/** Where quotations, cues and words stand to each other. */
import type { Span } from '../domain.ts';
import type { SettledCue } from './cues.ts';
import type { Somebody } from './people.ts';
import type { Quotation } from './quotations.ts';
import type { Reference } from './references.ts';
import { isMark, type ScannedSentence, type Word } from './scan.ts';
import type { SpeechWords } from './words/speech.ts';

export interface Given {
  readonly text: string;
  readonly scanned: readonly ScannedSentence[];
  readonly quotations: readonly Quotation[];
  readonly cues: readonly (readonly SettledCue[])[];
  readonly references: readonly (readonly Reference[])[];
  readonly meant: ReadonlyMap<Reference, Somebody>;
  readonly speech: SpeechWords;
}

export function makeSentenceAt(scanned: readonly ScannedSentence[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = scanned.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (scanned[middle]!.sentence.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

export function startOf(given: Given, sentence: number, cue: SettledCue): number {
  const { words } = given.scanned[sentence]!;
  return words[Math.min(cue.verb.first, cue.subjectWords?.first ?? cue.verb.first)]!.start;
}

export function endOf(given: Given, sentence: number, cue: SettledCue): number {
  const { words } = given.scanned[sentence]!;
  return words[
    Math.max(cue.verb.last, cue.side === 'before' ? (cue.subjectWords?.last ?? cue.verb.last) : cue.verb.last)
  ]!.end;
}

/** Whether nothing but words stands between two offsets, but for one mark at the beginning. */
export function noMarks(words: readonly Word[], from: number, to: number): boolean {
  return words.filter((word) => word.kind === 'mark' && word.start >= from && word.end <= to).length <= 1;
}

/** Words between two offsets. */
export function gap(words: readonly Word[], from: number, to: number): number {
  return words.filter((word) => word.kind !== 'mark' && word.start >= from && word.end <= to).length;
}

export function covers(given: Given, sentence: number, cue: SettledCue, quotation: Span): boolean {
  return coversWord(given, sentence, cue, quotation.start);
}

export function coversWord(given: Given, sentence: number, cue: SettledCue, offset: number): boolean {
  const { words } = given.scanned[sentence]!;
  return cue.content.some(
    (stretch) => words[stretch.first]!.start <= offset && offset < words[stretch.last]!.end,
  );
}

/** Whether the quotation is all there is of its sentences. */
export function isWhole(given: Given, q: number, sentenceAt: (offset: number) => number): boolean {
  const quotation = given.quotations[q]!;
  const first = given.scanned[sentenceAt(quotation.start)]!;
  const last = given.scanned[sentenceAt(quotation.end - 1)]!;
  return (
    gap(first.words, first.sentence.start, quotation.start) === 0 &&
    gap(last.words, quotation.end, last.sentence.end) === 0
  );
}

export function touches(given: Given, a: Quotation, b: Quotation): boolean {
  return given.text.slice(a.end, b.start).trim() === '';
}

export const endsWithColon = ({ words }: ScannedSentence): boolean => isMark(words[words.length - 1], ':');
