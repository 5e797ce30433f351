/** The articles as lists show them, made anew for each generation, in slices, so that nobody waits behind it. */
import { setImmediate } from 'node:timers/promises';
import type { Generation } from '../index/store.ts';
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
    const { generation } = await this.store.read((published) => published.stamp());
    if (this.#made?.generation !== generation) this.#made = { generation, entries: this.#make() };
    const made = this.#made;
    return await made.entries.catch((error) => {
      if (this.#made === made) this.#made = null;
      throw error;
    });
  }

  async #make(): Promise<readonly CatalogueEntry[]> {
    const listed = await this.store.read((published) => published.articles());
    const entries: CatalogueEntry[] = [];
    for (let from = 0; from < listed.length; from += SLICE) {
      if (from > 0) await setImmediate();
      const paths = listed.slice(from, from + SLICE).map(({ path }) => path);
      entries.push(...(await this.store.read((published) => entriesOf(paths, published))));
    }
    const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return entries.sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path));
  }
}

function entriesOf(paths: readonly string[], generation: Generation): readonly CatalogueEntry[] {
  generation.expect({ articles: paths });
  return paths.flatMap((path): CatalogueEntry[] => {
    const article = generation.article(path);
    if (!article) return [];
    const { title, date, language } = article;
    return [
      {
        path,
        title: titleOf({ title: title?.text ?? null, path }).text,
        date: date?.value ?? null,
        dateCertain: date?.certain ?? false,
        language,
        passages: generation.passagesOf(path).length,
      },
    ];
  });
}
