/**
 * Which articles a generation holds, pure. It is the truth about what is visible: an object of the cluster that belongs to
 * no article version named here does not exist for a reader, whoever wrote it and whenever it goes.
 *
 * Passage keys follow from it: 0, 1, 2 … by path and place. So no stored object carries a key, and none is written again
 * when an article changes.
 */
import type { PassageKey } from '../index/store.ts';
import { objectId } from './ids.ts';

/** One article of a generation. */
export interface ListedArticle {
  readonly path: string;
  /** Id of its object; another one for other content, rules or generation. */
  readonly version: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly language: string;
  /** How many it has. */
  readonly passages: number;
}

/** The id of a passage's object. */
export function passageId(version: string, ordinal: number): string {
  return objectId('passage', version, ordinal);
}

export class Catalogue {
  /** Sorted by path (UTF-16 order, as `<` compares). */
  readonly articles: readonly ListedArticle[];
  /** Number of passages. */
  readonly passages: number;
  readonly #byPath: ReadonlyMap<string, ListedArticle>;
  /** Rank by version. */
  readonly #rank = new Map<string, number>();
  /** Key of the first passage by rank. */
  readonly #firstKey: number[] = [];
  #contents: readonly Pick<ListedArticle, 'path' | 'hash' | 'language'>[] | null = null;

  constructor(byPath: ReadonlyMap<string, ListedArticle>) {
    this.#byPath = byPath;
    this.articles = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    let passages = 0;
    this.articles.forEach((article, rank) => {
      this.#rank.set(article.version, rank);
      this.#firstKey.push(passages);
      passages += article.passages;
    });
    this.passages = passages;
  }

  /** With other articles under these paths, and without those that are null. */
  with(changes: ReadonlyMap<string, ListedArticle | null>): Catalogue {
    const byPath = new Map(this.#byPath);
    for (const [path, article] of changes) {
      if (article === null) byPath.delete(path);
      else byPath.set(path, article);
    }
    return new Catalogue(byPath);
  }

  /** Paths, hashes and languages, sorted by path. */
  get contents(): readonly Pick<ListedArticle, 'path' | 'hash' | 'language'>[] {
    this.#contents ??= this.articles.map(({ path, hash, language }) => ({ path, hash, language }));
    return this.#contents;
  }

  byPath(path: string): ListedArticle | null {
    return this.#byPath.get(path) ?? null;
  }

  byVersion(version: string): ListedArticle | null {
    const rank = this.#rank.get(version);
    return rank === undefined ? null : this.articles[rank]!;
  }

  /** The place of an article in the order of path; −1 for a version that is not of this generation. */
  rankOf(version: string): number {
    return this.#rank.get(version) ?? -1;
  }

  /** The key of a passage; null when this generation does not hold it. */
  keyOf(version: string, ordinal: number): PassageKey | null {
    const rank = this.#rank.get(version);
    if (rank === undefined || ordinal < 0 || ordinal >= this.articles[rank]!.passages) return null;
    return this.#firstKey[rank]! + ordinal;
  }

  /** The article of a key and the passage's ordinal in it; null for a key that does not exist. */
  at(key: PassageKey): { readonly article: ListedArticle; readonly ordinal: number } | null {
    if (!Number.isInteger(key) || key < 0 || key >= this.passages) return null;
    let low = 0;
    let high = this.#firstKey.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#firstKey[middle]! <= key) low = middle + 1;
      else high = middle;
    }
    return { article: this.articles[low - 1]!, ordinal: key - this.#firstKey[low - 1]! };
  }
}
