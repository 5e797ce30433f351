/** Search by words in one generation: BM25 over the inverted index, and the counts of terms that weighing needs. */
import { COLUMNS, type Column, InvertedIndex } from './inverted.ts';
import { type ArticleRow, Layout } from './layout.ts';
import type { Connection } from './schema.ts';
import type { PassageKey, PassageTerms, TermCounts, WordStatistics } from './store.ts';
import type { Vocabulary } from './vocabulary.ts';
import { chooseTerms, worthIn, worthOf } from './word-choice.ts';

/** The inverted index is made again when this share of its rows is gone or came later, and at least so many rows. */
const REMAKE_AT = { share: 0.3, rows: 5_000 } as const;

/** Stands for a passage that does not exist; no posting has it. */
const NO_ROW = -1;

export interface WordTotals {
  readonly passages: number;
  /** Words of all passages, repeats counted. */
  readonly words: number;
}

export class WordSearch {
  readonly #termsOf;
  #layout = new Layout([]);
  #lineage = '';
  #index: InvertedIndex | null = null;
  /** Key of each row in this generation, −1 for rows of articles that are gone; null when not made yet. */
  #keys: Int32Array | null = null;
  /** Scores while one question is asked, by row; all 0 between questions. */
  #scores = new Float64Array(0);

  constructor(
    connection: Connection,
    private readonly vocabulary: Vocabulary,
  ) {
    this.#termsOf = connection
      .prepare<[number], Uint8Array>('SELECT terms FROM words WHERE article = ?')
      .pluck();
  }

  /** To be called when another generation is read from now on. */
  turnTo(layout: Layout, lineage: string): void {
    if (lineage !== this.#lineage) this.#index = null;
    this.#lineage = lineage;
    this.#layout = layout;
    this.#keys = null;
  }

  /** Makes what the first question would wait for. */
  warm(): void {
    this.#ready();
  }

  search(terms: PassageTerms, limit: number, totals: WordTotals): PassageKey[] {
    const chosen = chooseTerms(terms, (column, text) => this.vocabulary.term(text)?.[column] ?? 0);
    if (chosen.length === 0 || limit <= 0) return [];
    const { index, keys } = this.#ready();
    const meanLength = meanOf(totals);
    const scores = this.#scores;
    const touched: number[] = [];
    for (const term of chosen) {
      const worth = worthOf(term, totals.passages);
      const { id } = this.vocabulary.term(term.text)!;
      index.visit(id, COLUMNS.indexOf(term.column), (row, count) => {
        if (keys[row]! < 0) return;
        if (scores[row] === 0) touched.push(row);
        scores[row]! += worth * worthIn(count, index.words(row), meanLength);
      });
    }
    const best = bestOf(touched, scores, keys, limit);
    for (const row of touched) scores[row] = 0;
    return best;
  }

  counts(terms: PassageTerms, passages: readonly PassageKey[]): TermCounts[] {
    const { index } = this.#ready();
    const rows = passages.map((key) => {
      const place = this.#layout.at(key);
      return place ? index.firstRow(place.article.id) + place.ordinal : NO_ROW;
    });
    const counts = rows.map((row) => ({
      exact: new Map<string, number>(),
      folded: new Map<string, number>(),
      concepts: new Map<string, number>(),
      words: index.words(row),
    }));
    COLUMNS.forEach((column, number) => {
      for (const text of new Set(terms[column])) {
        const term = this.vocabulary.term(text);
        if (!term || term[column] === 0) continue;
        rows.forEach((row, i) => {
          const count = index.count(term.id, number, row);
          if (count > 0) counts[i]![column].set(text, count);
        });
      }
    });
    return counts;
  }

  articleHolds({ id, passages }: ArticleRow, column: Column, text: string): boolean {
    const term = this.vocabulary.term(text);
    if (!term || term[column] === 0 || passages === 0) return false;
    const { index } = this.#ready();
    const first = index.firstRow(id);
    return index.holdsBetween(term.id, COLUMNS.indexOf(column), first, first + passages);
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
      meanLength: meanOf(totals),
      exact: count('exact'),
      folded: count('folded'),
      concepts: count('concepts'),
    };
  }

  #ready(): { index: InvertedIndex; keys: Int32Array } {
    const { articles, passages } = this.#layout;
    let index = this.#index;
    if (index && this.#keys) return { index, keys: this.#keys };
    const news = index ? articles.filter(({ id }) => !index!.has(id)) : articles;
    if (index) {
      const fresh = news.reduce((sum, article) => sum + article.passages, 0);
      const outside = index.laterRows + fresh + (index.rows + fresh - passages);
      if (outside > Math.max(REMAKE_AT.rows, REMAKE_AT.share * passages)) index = null;
    }
    if (index) for (const { id } of news) index.add({ articleId: id, packed: this.#packed(id) });
    else index = new InvertedIndex(articles.map(({ id }) => ({ articleId: id, packed: this.#packed(id) })));
    this.#index = index;
    const keys = new Int32Array(index.rows).fill(-1);
    let key = 0;
    for (const article of articles) {
      const first = article.passages > 0 ? index.firstRow(article.id) : 0;
      for (let i = 0; i < article.passages; i++) keys[first + i] = key++;
    }
    this.#keys = keys;
    if (this.#scores.length < index.rows) this.#scores = new Float64Array(index.rows);
    return { index, keys };
  }

  #packed(articleId: number): Uint8Array {
    const packed = this.#termsOf.get(articleId);
    if (packed === undefined) throw new RangeError(`the words of article ${articleId} are missing`);
    return packed;
  }
}

function meanOf({ passages, words }: WordTotals): number {
  return passages === 0 ? 0 : words / passages;
}

/** Keys of the rows with the highest scores, best first, ties by key. */
function bestOf(
  rows: readonly number[],
  scores: Float64Array,
  keys: Int32Array,
  limit: number,
): PassageKey[] {
  const best: { key: PassageKey; score: number }[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const score = scores[row]!;
    if (best.length === limit && score < worst) continue;
    const key = keys[row]!;
    let at = best.length;
    while (
      at > 0 &&
      (best[at - 1]!.score < score || (best[at - 1]!.score === score && best[at - 1]!.key > key))
    )
      at--;
    best.splice(at, 0, { key, score });
    if (best.length > limit) best.pop();
    if (best.length === limit) worst = best[limit - 1]!.score;
  }
  return best.map(({ key }) => key);
}
