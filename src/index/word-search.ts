/**
 * Search by words: FTS5 over the numbers of terms.
 *
 * FTS5 reads every row of every term that it is asked for, so the cost of a question is the sum of its terms' passages
 * (about 2 µs each, measured). Terms are therefore taken from the rarest on, until that sum reaches a budget.
 */
import type { Layout } from './layout.ts';
import type { Connection } from './schema.ts';
import type { PassageKey, PassageTerms, WordStatistics } from './store.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Worth of a match by column: to the letter, folded, by concept. */
const COLUMN_WEIGHTS = { exact: 0.4, folded: 1, concepts: 0.6 } as const;

/** Rows that one question may read; below this size of index nothing is ever passed over. */
const ROW_BUDGET = 4_000;

/** A question whose rarest term is held by more passages than this is left to the vectors: 20 ms for next to nothing. */
const TELLS_NOTHING = 10_000;

/** Terms of one question at most, the rarest. */
const TERMS_AT_MOST = 64;

type Column = keyof typeof COLUMN_WEIGHTS;
const COLUMNS: readonly Column[] = ['exact', 'folded', 'concepts'];

interface Wanted {
  readonly column: Column;
  readonly text: string;
  readonly id: number;
  readonly passages: number;
}

export interface WordTotals {
  readonly passages: number;
  readonly foldedWords: number;
}

export class WordSearch {
  readonly #match;

  constructor(
    connection: Connection,
    private readonly vocabulary: Vocabulary,
  ) {
    const { exact, folded, concepts } = COLUMN_WEIGHTS;
    this.#match = connection
      .prepare<[string, number], [number, number]>(
        `SELECT rowid, bm25(words, ${exact}, ${folded}, ${concepts}) AS score FROM words
         WHERE words MATCH ? ORDER BY score LIMIT ?`,
      )
      .raw();
  }

  search(terms: PassageTerms, limit: number, layout: Layout): PassageKey[] {
    const wanted = this.#wanted(terms, layout.passages);
    if (wanted.length === 0 || limit <= 0) return [];
    const expression = wanted.map((term) => `{${term.column}} : "${termToken(term.id)}"`).join(' OR ');
    // SQLite cuts ties by row number, which depends on history; so a tie at the cut is fetched whole and cut by key.
    let rows = this.#match.all(expression, 2 * limit);
    if (rows.length === 2 * limit && rows[limit - 1]![1] === rows.at(-1)![1]) {
      rows = this.#match.all(expression, -1);
    }
    const hits: { key: PassageKey; score: number }[] = [];
    for (const [rowid, score] of rows) {
      const key = layout.keyOf(rowid);
      if (key !== null) hits.push({ key, score });
    }
    hits.sort((a, b) => a.score - b.score || a.key - b.key);
    return hits.slice(0, limit).map((hit) => hit.key);
  }

  statistics(terms: PassageTerms, totals: WordTotals): WordStatistics {
    const count = (column: Column): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const text of terms[column]) {
        const passages = this.vocabulary.term(text)?.[column] ?? 0;
        if (passages > 0) counts.set(text, passages);
      }
      return counts;
    };
    return {
      passages: totals.passages,
      meanLength: totals.passages === 0 ? 0 : totals.foldedWords / totals.passages,
      exact: count('exact'),
      folded: count('folded'),
      concepts: count('concepts'),
    };
  }

  /** The terms that are worth asking for, rarest first. */
  #wanted(terms: PassageTerms, passages: number): Wanted[] {
    const all: Wanted[] = [];
    for (const column of COLUMNS) {
      for (const text of new Set(terms[column])) {
        const term = this.vocabulary.term(text);
        if (term && term[column] > 0) all.push({ column, text, id: term.id, passages: term[column] });
      }
    }
    all.sort(
      (a, b) =>
        a.passages - b.passages ||
        COLUMNS.indexOf(a.column) - COLUMNS.indexOf(b.column) ||
        (a.text < b.text ? -1 : 1),
    );
    if ((all[0]?.passages ?? 0) > TELLS_NOTHING) return [];
    let rows = 0;
    const affordable = all.filter((term, i) => {
      rows += term.passages;
      return i === 0 || rows <= ROW_BUDGET;
    });
    return (passages <= ROW_BUDGET / 20 ? all : affordable).slice(0, TERMS_AT_MOST);
  }
}

/** The number of a term as FTS5 sees it: letters and digits only, which no tokenizer cuts. */
export function termToken(id: number): string {
  return id.toString(36);
}
