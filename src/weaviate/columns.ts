/** How the terms of a passage stand in the one property of its object, and how a question asks for them. Pure. */
import type { ChosenTerm } from '../index/word-choice.ts';
import { COLUMNS, type Column } from '../index/inverted.ts';
import type { PassageTerms, TermCounts } from '../index/store.ts';

/** Before each term, so that all columns can stand in one property and a word and a concept of one spelling stay two. */
const LETTERS = { exact: 'e', folded: 'f', concepts: 'c' } as const satisfies Record<Column, string>;

/**
 * How often a term stands in a question, by column: the server counts a term for as much as often it is asked for. These are
 * the weights of the embedded store (index/word-choice.ts), five times, since they have to be whole.
 */
const TIMES = { exact: 2, folded: 5, concepts: 3 } as const satisfies Record<Column, number>;

/** What the server would split at, or could not send back as it came; `%` since it begins an escape. */
const UNSAFE = /[%\s\p{Cc}\p{Cs}]/gu;

/** A term as it stands in the property: no spaces, and different for different terms and columns. */
export function columnTerm(column: Column, term: string): string {
  const safe = term.replace(UNSAFE, (character) => `%${character.codePointAt(0)!.toString(16)};`);
  return `${LETTERS[column]}${safe}`;
}

/** The terms of a passage as one text. */
export function termsText(terms: PassageTerms): string {
  return COLUMNS.flatMap((column) => terms[column].map((term) => columnTerm(column, term))).join(' ');
}

const ESCAPED = /%([0-9a-f]+);/gu;

/** The different words, to the letter, of a text that `termsText` made: by the term that stands for it. */
export function wordsIn(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const term of text.split(' ')) {
    if (!term.startsWith(LETTERS.exact)) continue;
    words.set(
      term,
      term.slice(1).replace(ESCAPED, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    );
  }
  return words;
}

/** The terms of a question as one text. */
export function queryText(chosen: readonly Pick<ChosenTerm, 'column' | 'text'>[]): string {
  return chosen
    .flatMap(({ column, text }) => new Array<string>(TIMES[column]).fill(columnTerm(column, text)))
    .join(' ');
}

/** More of the same word in one passage says nothing more; the embedded store counts no further either. */
const LARGEST_COUNT = 255;

/** Terms as they stand in the property, with what each stands for. */
export type Wanted = ReadonlyMap<string, { readonly column: Column; readonly term: string }>;

export function wantedTerms(terms: PassageTerms): Wanted {
  return new Map(
    COLUMNS.flatMap((column) =>
      terms[column].map((term) => [columnTerm(column, term), { column, term }] as const),
    ),
  );
}

/** How often a passage with these terms (see `termsText`) holds each of the wanted ones. */
export function countIn(text: string, wanted: Wanted): TermCounts {
  const counts = {
    exact: new Map<string, number>(),
    folded: new Map<string, number>(),
    concepts: new Map<string, number>(),
  };
  let words = 0;
  for (const held of text === '' ? [] : text.split(' ')) {
    if (held.startsWith(LETTERS.exact)) words++;
    const term = wanted.get(held);
    if (!term) continue;
    const known = counts[term.column];
    known.set(term.term, Math.min((known.get(term.term) ?? 0) + 1, LARGEST_COUNT));
  }
  return { ...counts, words };
}
