/** Which of the terms of a question are looked for, and what each is worth. Pure; the same for every store. */
import { BM25, inverseFrequency, saturation } from './bm25.ts';
import { COLUMNS, type Column } from './inverted.ts';
import type { PassageTerms } from './store.ts';

/** Worth of a match by column: to the letter, folded, by concept. */
export const COLUMN_WEIGHTS = { exact: 0.4, folded: 1, concepts: 0.6 } as const satisfies Record<
  Column,
  number
>;

/**
 * Postings that one question may read, less than a millisecond; terms are taken from the rarest on. What is passed over is
 * found in so many passages that it decides nothing.
 */
const POSTINGS_BUDGET = 60_000;

/** Terms of one question at most, the rarest. */
const TERMS_AT_MOST = 64;

/** A term that is looked for. */
export interface ChosenTerm {
  readonly column: Column;
  readonly text: string;
  /** How many hold it; more than 0. */
  readonly passages: number;
}

/**
 * The terms that are worth asking for, rarest first; the order is also that in which scores are added up.
 * @param count how many passages hold a term in a column.
 */
export function chooseTerms(
  terms: PassageTerms,
  count: (column: Column, text: string) => number,
): ChosenTerm[] {
  const all: ChosenTerm[] = [];
  for (const column of COLUMNS) {
    for (const text of new Set(terms[column])) {
      const passages = count(column, text);
      if (passages > 0) all.push({ column, text, passages });
    }
  }
  all.sort(
    (a, b) =>
      a.passages - b.passages ||
      COLUMNS.indexOf(a.column) - COLUMNS.indexOf(b.column) ||
      (a.text < b.text ? -1 : 1),
  );
  let postings = 0;
  const affordable = all.filter((term, i) => {
    postings += term.passages;
    return i === 0 || postings <= POSTINGS_BUDGET;
  });
  return affordable.slice(0, TERMS_AT_MOST);
}

/** What a term is worth by its rarity and column; times `worthIn` it is what it gives to a passage. */
export function worthOf({ column, passages }: ChosenTerm, total: number): number {
  return COLUMN_WEIGHTS[column] * inverseFrequency(total, passages);
}

/** What so many occurrences are worth in a passage of so many words. */
export function worthIn(count: number, words: number, meanLength: number): number {
  return saturation(count, words, meanLength, BM25);
}
