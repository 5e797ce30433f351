/**
 * Which passage has which number in one generation, pure. Passages are kept under ids that never come again; outside they
 * go by keys 0, 1, 2 … in the order of path and place, so that the same folder gives the same keys after any history.
 * The passages of an article have consecutive ids, so one row an article is enough to translate both ways.
 */
import type { PassageKey } from './store.ts';

export interface ArticleRow {
  readonly id: number;
  readonly path: string;
  readonly hash: string;
  readonly language: string;
  readonly firstPassage: number;
  readonly passages: number;
}

export class Layout {
  /** Sorted by path (UTF-16 order, as `<` compares). */
  readonly articles: readonly ArticleRow[];
  /** Number of passages. */
  readonly passages: number;
  readonly #byPath = new Map<string, number>();
  readonly #byId = new Map<number, number>();
  /** Key of the first passage of each article, in order of path. */
  readonly #firstKey: number[] = [];
  /** Articles that have passages, in order of passage id. */
  readonly #byPassage: readonly number[];

  constructor(rows: readonly ArticleRow[]) {
    this.articles = [...rows].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    let passages = 0;
    this.articles.forEach((row, rank) => {
      this.#byPath.set(row.path, rank);
      this.#byId.set(row.id, rank);
      this.#firstKey.push(passages);
      passages += row.passages;
    });
    this.passages = passages;
    this.#byPassage = this.articles
      .map((_, rank) => rank)
      .filter((rank) => this.articles[rank]!.passages > 0)
      .sort((a, b) => this.articles[a]!.firstPassage - this.articles[b]!.firstPassage);
  }

  byPath(path: string): ArticleRow | null {
    const rank = this.#byPath.get(path);
    return rank === undefined ? null : this.articles[rank]!;
  }

  byId(id: number): ArticleRow | null {
    const rank = this.#byId.get(id);
    return rank === undefined ? null : this.articles[rank]!;
  }

  /** The article of a key and the passage's ordinal in it; null for a key that does not exist. */
  at(key: PassageKey): { readonly article: ArticleRow; readonly ordinal: number } | null {
    if (!Number.isInteger(key) || key < 0 || key >= this.passages) return null;
    const rank = lastAtMost(this.#firstKey.length, (i) => this.#firstKey[i]!, key);
    return { article: this.articles[rank]!, ordinal: key - this.#firstKey[rank]! };
  }

  /** The key of a passage id; null when no article of this generation holds it. */
  keyOf(passageId: number): PassageKey | null {
    const first = (i: number) => this.articles[this.#byPassage[i]!]!.firstPassage;
    const found = lastAtMost(this.#byPassage.length, first, passageId);
    if (found < 0) return null;
    const rank = this.#byPassage[found]!;
    const ordinal = passageId - this.articles[rank]!.firstPassage;
    return ordinal < this.articles[rank]!.passages ? this.#firstKey[rank]! + ordinal : null;
  }
}

/** The last index whose value is at most `wanted`, in a list that never falls; −1 when there is none. */
function lastAtMost(length: number, value: (index: number) => number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
