/** The articles as lists show them, made anew for each generation, in slices, so that nobody waits behind it. */
import { setImmediate } from 'node:timers/promises';
import type { PageStore } from './ports.ts';
import { titleOf } from '../chat/cite.ts';

export interface CatalogueEntry {
  readonly path: string;
  /** Headline on one line, or the name of the file. */
  readonly title: string;
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly dateCertain: boolean;
  readonly language: string;
  readonly passages: number;
}

/** So many articles are read between two looks at what else there is to do: 2 to 5 milliseconds. */
const SLICE = 40;

export class Catalogue {
  #made: { readonly generation: number; readonly entries: Promise<readonly CatalogueEntry[]> } | null = null;

  constructor(private readonly store: PageStore) {}

  /** Newest first, undated ones last; then by path. @throws NoIndexError, IndexError. */
  async entries(): Promise<readonly CatalogueEntry[]> {
    const { generation } = this.store.stamp();
    if (this.#made?.generation !== generation) this.#made = { generation, entries: this.#make() };
    const made = this.#made;
    return await made.entries.catch((error) => {
      if (this.#made === made) this.#made = null;
      throw error;
    });
  }

  async #make(): Promise<readonly CatalogueEntry[]> {
    const paths = this.store.articles().map(({ path }) => path);
    const entries: CatalogueEntry[] = [];
    for (let from = 0; from < paths.length; from += SLICE) {
      if (from > 0) await setImmediate();
      this.store.read(() => {
        for (const path of paths.slice(from, from + SLICE)) {
          const article = this.store.article(path);
          if (!article) continue;
          const { date, language } = article;
          entries.push({
            path,
            title: titleOf({ title: article.title?.text ?? null, path }).text,
            date: date?.value ?? null,
            dateCertain: date?.certain ?? false,
            language,
            passages: this.store.passagesOf(path).length,
          });
        }
      });
    }
    const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return entries.sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path));
  }
}
