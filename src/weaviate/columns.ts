/** How the terms of a passage stand in the columns of its object, and how a question asks for them. Pure. */
import { COLUMNS, type Column } from '../index/inverted.ts';
import type { PassageTerms, TermCounts } from '../index/store.ts';

/** Before each term, so that a word and a concept of one spelling stay two when a query goes over all columns. */
const LETTERS = { exact: 'e', folded: 'f', concepts: 'c' } as const satisfies Record<Column, string>;

/** What the server would split at, or could not send back as it came; `%` since it begins an escape. */
const UNSAFE = /[%\s\p{Cc}\p{Cs}]/gu;

/** A term as it stands in a column: no spaces, and different for different terms. */
export function columnTerm(column: Column, term: string): string {
  const safe = term.replace(UNSAFE, (character) => `%${character.codePointAt(0)!.toString(16)};`);
  return `${LETTERS[column]}${safe}`;
}

/** The text of each column. */
export function columnTexts(terms: PassageTerms): Record<Column, string> {
  const text = (column: Column) => terms[column].map((term) => columnTerm(column, term)).join(' ');
  return { exact: text('exact'), folded: text('folded'), concepts: text('concepts') };
}

/** More of the same word in one passage says nothing more; the embedded store counts no further either. */
const LARGEST_COUNT = 255;

/** Terms as they stand in columns, with the term that each stands for. */
export type Wanted = Readonly<Record<Column, ReadonlyMap<string, string>>>;

export function wantedTerms(terms: PassageTerms): Wanted {
  const wanted = (column: Column) => new Map(terms[column].map((term) => [columnTerm(column, term), term]));
  return { exact: wanted('exact'), folded: wanted('folded'), concepts: wanted('concepts') };
}

/** How often a passage with these columns holds each of the wanted terms. */
export function countIn(texts: Readonly<Record<Column, string>>, wanted: Wanted): TermCounts {
  const counts = {
    exact: new Map<string, number>(),
    folded: new Map<string, number>(),
    concepts: new Map<string, number>(),
  };
  let words = 0;
  for (const column of COLUMNS) {
    if (texts[column] === '') continue;
    const held = texts[column].split(' ');
    if (column === 'exact') words = held.length;
    for (const text of held) {
      const term = wanted[column].get(text);
      if (term === undefined) continue;
      counts[column].set(term, Math.min((counts[column].get(term) ?? 0) + 1, LARGEST_COUNT));
    }
  }
  return { ...counts, words };
}
