/**
 * Runs `work` on a generation as the port says: it ends with the work. On demand as a store does that has to fetch what is
 * read: what is not there yet ends `work`, and when it has come, together with all that was said to be expected, `work` is
 * run again.
 */
import { setImmediate } from 'node:timers/promises';
import type { Generation, PassageKey } from '../../src/index/store.ts';

/** Something has to be fetched first. Known to nobody but this file. */
class NotThereYet extends Error {}

/** More rounds than these mean that `work` reads something else every time. */
const MOST_ROUNDS = 2_000;

export interface ReadingOptions {
  /** Whether everything has to be fetched first. */
  readonly replays: boolean;
  /** Called before `work` is run again. */
  readonly onAgain: () => void;
}

export async function reading<T>(
  generation: Generation,
  work: (generation: Generation) => T,
  { replays, onAgain }: ReadingOptions,
): Promise<T> {
  const fetched = new Set<string>();
  const isThere = (key: string): boolean => !replays || fetched.has(key);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const missing = new Set<string>();
    const partly = new PartlyThere(generation, isThere, missing);
    try {
      const result = work(partly);
      // Once more though all is there: whoever did anything but read has now done it twice.
      if (!partly.ended) return replays ? work(partly) : result;
      throw new Error('`work` went on without what it read: it must let errors pass that are not its own');
    } catch (error) {
      if (!(error instanceof NotThereYet)) throw error;
    } finally {
      partly.close();
    }
    await setImmediate();
    for (const key of missing) fetched.add(key);
    onAgain();
  }
  throw new Error('`work` is no function of what it reads: it reads something else every time');
}

class PartlyThere implements Generation {
  /** Whether something was missing. */
  ended = false;
  #open = true;

  constructor(
    private readonly whole: Generation,
    private readonly isThere: (key: string) => boolean,
    private readonly missing: Set<string>,
  ) {}

  close(): void {
    this.#open = false;
  }

  stamp: Generation['stamp'] = () => this.#once('stamp', [], () => this.whole.stamp());
  recipe: Generation['recipe'] = () => this.#once('recipe', [], () => this.whole.recipe());
  skipped: Generation['skipped'] = () => this.#once('skipped', [], () => this.whole.skipped());
  files: Generation['files'] = () => this.#once('files', [], () => this.whole.files());
  articles: Generation['articles'] = () => this.#once('articles', [], () => this.whole.articles());
  article: Generation['article'] = (path) => this.#of(path, () => this.whole.article(path));
  passagesOf: Generation['passagesOf'] = (path) => this.#of(path, () => this.whole.passagesOf(path));
  peopleOf: Generation['peopleOf'] = (path) => this.#of(path, () => this.whole.peopleOf(path));
  sentences: Generation['sentences'] = (path, ...range) =>
    this.#of(path, () => this.whole.sentences(path, ...range));
  sentencesBy: Generation['sentencesBy'] = (path, personId) =>
    this.#of(path, () => this.whole.sentencesBy(path, personId));
  articleHolds: Generation['articleHolds'] = (path, column, term) =>
    this.#of(path, () => this.whole.articleHolds(path, column, term));
  events: Generation['events'] = (path) => this.#all([eventsKey(path)], () => this.whole.events(path));
  passages: Generation['passages'] = (keys) =>
    this.#all(keys.map(passageKey), () => this.whole.passages(keys));
  searchWords: Generation['searchWords'] = (...given) =>
    this.#once('searchWords', given, () => this.whole.searchWords(...given));
  searchVectors: Generation['searchVectors'] = (...given) =>
    this.#once('searchVectors', given, () => this.whole.searchVectors(...given));
  cosines: Generation['cosines'] = (...given) =>
    this.#once('cosines', given, () => this.whole.cosines(...given));
  articlesOf: Generation['articlesOf'] = (...given) =>
    this.#once('articlesOf', given, () => this.whole.articlesOf(...given));
  termCounts: Generation['termCounts'] = (...given) =>
    this.#once('termCounts', given, () => this.whole.termCounts(...given));
  wordStatistics: Generation['wordStatistics'] = (...given) =>
    this.#once('wordStatistics', given, () => this.whole.wordStatistics(...given));
  nearWords: Generation['nearWords'] = (...given) =>
    this.#once('nearWords', given, () => this.whole.nearWords(...given));
  peopleByName: Generation['peopleByName'] = (...given) =>
    this.#once('peopleByName', given, () => this.whole.peopleByName(...given));
  peopleByRole: Generation['peopleByRole'] = (...given) =>
    this.#once('peopleByRole', given, () => this.whole.peopleByRole(...given));

  expect: Generation['expect'] = ({ articles = [], events = [], passages = [] }) => {
    const keys = [...articles.map(articleKey), ...events.map(eventsKey), ...passages.map(passageKey)];
    for (const key of keys) {
      if (!this.isThere(key)) this.missing.add(key);
    }
  };

  #once<T>(name: string, given: readonly unknown[], read: () => T): T {
    return this.#all([`${name} ${JSON.stringify(given)}`], read);
  }

  #of<T>(path: string, read: () => T): T {
    return this.#all([articleKey(path)], read);
  }

  #all<T>(keys: readonly string[], read: () => T): T {
    if (!this.#open) throw new Error('a generation was kept and read outside of its `work`');
    const left = keys.filter((key) => !this.isThere(key));
    if (left.length === 0) return read();
    for (const key of left) this.missing.add(key);
    this.ended = true;
    throw new NotThereYet();
  }
}

const articleKey = (path: string): string => `article ${path}`;
const eventsKey = (path: string): string => `events ${path}`;
const passageKey = (key: PassageKey): string => `passage ${key}`;
