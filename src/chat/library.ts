/**
 * What there is to choose from: articles and people of the whole index, in memory, made anew for each generation. Made in
 * slices, so that nobody waits behind it; meanwhile the one of the generation before serves.
 */
import { setImmediate } from 'node:timers/promises';
import type { Generation, Store, StoredArticle, StoredPerson } from '../index/store.ts';
import { exactForm, fold, hasMarks } from '../language/fold.ts';
import type { Places } from './cite.ts';
import { articleCode, FILE_DIGITS, personCode } from './codes.ts';

export interface KnownArticle {
  readonly path: string;
  readonly code: string;
  /** Headline on one line, or the name of the file. */
  readonly title: string;
  /** The title as `foldedWords` has it. */
  readonly folded: string;
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly dateCertain: boolean;
  readonly language: string;
  readonly source: string | null;
}

/** Somebody, or some body, by full name; namesakes of the same spelling are one. */
export interface KnownPerson {
  readonly code: string;
  readonly name: string;
  /** The name as `foldedWords` has it. */
  readonly folded: string;
  readonly kind: 'person' | 'institution';
  /** Articles that name them, in the order of the list of articles. */
  readonly paths: readonly string[];
}

export interface Contents {
  readonly generation: number;
  /** Newest first, undated ones last; then by path. */
  readonly articles: readonly KnownArticle[];
  /** In most articles first; then by name. */
  readonly people: readonly KnownPerson[];
  readonly articleByCode: ReadonlyMap<string, KnownArticle>;
  readonly articleByPath: ReadonlyMap<string, KnownArticle>;
  readonly personByCode: ReadonlyMap<string, KnownPerson>;
}

/** So many articles are read between two looks at what else there is to do: 2 to 5 milliseconds. */
const SLICE = 40;

export class Library {
  #contents: Contents | null = null;
  #making: { readonly generation: number; readonly done: Promise<Contents> } | null = null;
  #hashes: { readonly generation: number; readonly byPath: ReadonlyMap<string, string> } | null = null;

  constructor(private readonly store: Store) {}

  /** The contents of the newest generation that are ready, or null; begins to make those of the published one. */
  get current(): Contents | null {
    // Whoever only looks is not told that it failed: the next one who needs it is.
    void this.contents().catch(() => {});
    return this.#contents;
  }

  /** The contents of the published generation. @throws NoIndexError, IndexError. */
  async contents(): Promise<Contents> {
    const { generation } = await this.store.read((published) => published.stamp());
    if (this.#contents?.generation === generation) return this.#contents;
    if (this.#making?.generation !== generation) {
      this.#making = { generation, done: this.#make(generation) };
    }
    return await this.#making.done.catch((error) => {
      this.#making = null;
      throw error;
    });
  }

  async #make(generation: number): Promise<Contents> {
    const listed = await this.store.read((published) => published.articles());
    const articles: KnownArticle[] = [];
    const people = new Map<string, Named>();
    for (let from = 0; from < listed.length; from += SLICE) {
      if (from > 0) await setImmediate();
      const paths = listed.slice(from, from + SLICE).map(({ path }) => path);
      for (const { article, persons } of await this.store.read((published) => readSlice(paths, published))) {
        articles.push(article);
        for (const person of persons) {
          const key = exactForm(person.name);
          const known = people.get(key);
          if (known) known.paths.push(article.path);
          else people.set(key, named(person, article.path, key));
        }
      }
    }
    const contents = await arranged(generation, articles, people);
    // Another one may have been published and be ready meanwhile.
    if (generation >= (this.#contents?.generation ?? 0)) this.#contents = contents;
    return contents;
  }

  /** Where things stand in this generation; valid as long as it is. */
  places(generation: Generation): Places {
    return {
      fileHash: (path) => this.#byPath(generation).get(path) ?? null,
      passageNumber: (path, span) => {
        const passages = generation.passagesOf(path);
        const at = passages.findIndex(({ start, end }) => start <= span.start && span.end <= end);
        return at < 0 ? null : { number: at + 1, of: passages.length };
      },
    };
  }

  /** The path of an article by its code; by the file's hash where it was renamed; null when it is gone. */
  find(
    code: string,
    file: string,
    generation: Generation,
  ): { readonly path: string; readonly renamed: boolean } | null {
    let renamed: string | null = null;
    for (const [path, hash] of this.#byPath(generation)) {
      if (articleCode(path) === code) return { path, renamed: false };
      if (renamed === null && hash.slice(0, FILE_DIGITS) === file) renamed = path;
    }
    return renamed === null ? null : { path: renamed, renamed: true };
  }

  #byPath(published: Generation): ReadonlyMap<string, string> {
    const { generation } = published.stamp();
    if (this.#hashes?.generation !== generation) {
      const byPath = new Map(published.articles().map(({ path, hash }) => [path, hash]));
      this.#hashes = { generation, byPath };
    }
    return this.#hashes.byPath;
  }
}

function readSlice(
  paths: readonly string[],
  generation: Generation,
): readonly { readonly article: KnownArticle; readonly persons: readonly StoredPerson[] }[] {
  generation.expect({ articles: paths });
  return paths.flatMap((path) => {
    const stored = generation.article(path);
    return stored ? [{ article: knownArticle(stored), persons: generation.peopleOf(path) }] : [];
  });
}

function knownArticle({ path, title: headline, date, language, source }: StoredArticle): KnownArticle {
  const title = headline?.text.replace(/\s+/g, ' ').trim() || path.split('/').pop() || path;
  return {
    path,
    code: articleCode(path),
    title,
    folded: foldedWords(title),
    date: date?.value ?? null,
    dateCertain: date?.certain ?? false,
    language,
    source: source?.text ?? null,
  };
}

interface Named {
  readonly name: string;
  readonly folded: string;
  readonly kind: 'person' | 'institution';
  readonly paths: string[];
  /** Its own, then those of the forms that were joined with it. */
  readonly codes: string[];
}

async function arranged(
  generation: number,
  articles: KnownArticle[],
  people: ReadonlyMap<string, Named>,
): Promise<Contents> {
  articles.sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.path, b.path));
  const place = new Map(articles.map(({ path }, i) => [path, i]));
  await setImmediate();
  const known = [...joinUnmarked(people)]
    .sort(([a, one], [b, two]) => two.paths.length - one.paths.length || compare(a, b))
    .map(([, { name, folded, kind, paths, codes }]) => ({
      codes,
      person: {
        code: codes[0]!,
        name,
        folded,
        kind,
        paths: [...new Set(paths)].sort((a, b) => place.get(a)! - place.get(b)!),
      },
    }));
  await setImmediate();
  return {
    generation,
    articles,
    people: known.map(({ person }) => person),
    articleByCode: new Map(articles.map((article) => [article.code, article])),
    articleByPath: new Map(articles.map((article) => [article.path, article])),
    personByCode: new Map(known.flatMap(({ codes, person }) => codes.map((code) => [code, person] as const))),
  };
}

function named({ name, kind }: Pick<StoredPerson, 'name' | 'kind'>, path: string, key: string): Named {
  return { name, folded: foldedWords(name), kind, paths: [path], codes: [personCode(key)] };
}

/** Folded, the words parted by one space, with a space before the first: ` ada berg`. What beginnings of words are looked for in. */
export function foldedWords(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

/**
 * A name that is printed without its marks in some articles is the one with marks, where there is only one such: two names
 * that differ in their marks are two people.
 */
function joinUnmarked(people: ReadonlyMap<string, Named>): ReadonlyMap<string, Named> {
  const marked = new Map<string, Named[]>();
  for (const person of people.values()) {
    if (!hasMarks(person.name)) continue;
    const key = fold(person.name);
    marked.set(key, [...(marked.get(key) ?? []), person]);
  }
  const left = new Map(people);
  for (const [key, person] of people) {
    if (hasMarks(person.name)) continue;
    const [only, ...others] = marked.get(fold(person.name)) ?? [];
    if (!only || others.length > 0 || only.kind !== person.kind) continue;
    only.paths.push(...person.paths);
    only.codes.push(...person.codes);
    left.delete(key);
  }
  return left;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
