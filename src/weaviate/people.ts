/**
 * Who is named in the articles of a generation, held by a process that answers many questions. A node that is asked for a name
 * reads every article that has it, 85 µs each (docs/cluster.md), and a family name may stand in a third of them; here it is a
 * look into a map. It is made from the catalogue: an article version never changes, so a new generation costs what is new.
 */
import type { PublishedState } from './candidates.ts';
import type { Catalogue } from './catalogue.ts';
import type { WeaviateClient } from './client.ts';
import type { PeopleWanted } from './desk.ts';
import { ClusterUnreachableError } from './errors.ts';
import { fetchObjects } from './find.ts';
import { type Found, knownPeople } from './objects.ts';

/** Reads that ask the cluster before the process holds its own: whoever asks one question is done sooner that way. */
const ASKED_BEFORE = 3;

/** Articles fetched side by side: few, since questions are answered meanwhile. */
const FETCHED_AT_ONCE = 128;

/** What is kept of an article: as it came, packed. Some 500 bytes. */
interface Kept {
  readonly version: string;
  readonly people: Found['people'];
}

export class PeopleTable {
  readonly #kept = new Map<string, Kept>();
  readonly #named = new Map<string, Kept[]>();
  #asked = 0;
  #complete: Catalogue | null = null;
  #loading: { readonly of: Catalogue; readonly done: Promise<void> } | null = null;

  constructor(private readonly client: WeaviateClient) {}

  /**
   * The articles of this generation in which somebody has one of the words, each once, with its people as they are packed.
   * Null: the cluster has to be asked. What is new since the last generation is fetched first.
   */
  async holding(state: PublishedState, { property, words }: PeopleWanted): Promise<readonly Kept[] | null> {
    const { catalogue } = state.ledger;
    this.#asked++;
    if (this.#complete !== catalogue) {
      if (this.#asked <= ASKED_BEFORE) return null;
      const loading = this.#load(state);
      // The first time takes long. Afterwards it is what one generation brought, and asking would take as long.
      if (this.#complete === null) return null;
      await loading;
      if (this.#complete !== catalogue) return null;
    }
    return this.#of(catalogue, { property, words });
  }

  /** The same without asking the cluster, however long it takes. @throws ClusterUnreachableError when it cannot be had. */
  async surely(state: PublishedState, wanted: PeopleWanted): Promise<readonly Kept[]> {
    const { catalogue } = state.ledger;
    if (this.#complete !== catalogue) await this.#load(state);
    if (this.#complete === catalogue) return this.#of(catalogue, wanted);
    throw new ClusterUnreachableError(
      this.client.addresses,
      'who is named in the articles could not be read',
    );
  }

  #of(catalogue: Catalogue, { property, words }: PeopleWanted): readonly Kept[] {
    const found = new Set(words.flatMap((word) => this.#named.get(`${property} ${word}`) ?? []));
    return [...found].filter(({ version }) => catalogue.byVersion(version) !== null);
  }

  /** Never rejects: what could not be fetched is tried again by the next question, which asks the cluster meanwhile. */
  async #load(state: PublishedState): Promise<void> {
    const { catalogue } = state.ledger;
    if (this.#loading?.of === catalogue) return await this.#loading.done;
    const before = this.#loading?.done ?? Promise.resolve();
    const done = before
      .then(() => this.#fetch(state))
      .then(
        () => {
          this.#complete = catalogue;
        },
        () => {
          this.#complete = null;
        },
      )
      .finally(() => {
        if (this.#loading?.of === catalogue) this.#loading = null;
      });
    this.#loading = { of: catalogue, done };
    await done;
  }

  async #fetch({ head, ledger: { catalogue } }: PublishedState): Promise<void> {
    this.#forgetEnded(catalogue);
    const missing = catalogue.articles.filter(({ version }) => !this.#kept.has(version));
    for (let from = 0; from < missing.length; from += FETCHED_AT_ONCE) {
      const some = missing.slice(from, from + FETCHED_AT_ONCE);
      const versions = some.map(({ version }) => version);
      const found = await fetchObjects(this.client, head.collections.articles, versions, 'people');
      for (const { version, path } of some) {
        const object = found.get(version);
        if (!object) throw new RangeError(`article ${version} is gone`);
        this.#keep(version, path, object);
      }
    }
  }

  #keep(version: string, path: string, found: Found): void {
    const kept = { version, people: found.people };
    this.#kept.set(version, kept);
    for (const property of ['nameWords', 'roleTerms'] as const) {
      const words = new Set(knownPeople(path, found).flatMap((person) => person[property]));
      for (const word of words) {
        const key = `${property} ${word}`;
        const others = this.#named.get(key);
        if (others) others.push(kept);
        else this.#named.set(key, [kept]);
      }
    }
  }

  /** Lists keep what has ended until that is as much as what lives. */
  #forgetEnded(catalogue: Catalogue): void {
    const ended = [...this.#kept.keys()].filter((version) => catalogue.byVersion(version) === null);
    if (ended.length * 2 <= this.#kept.size) return;
    this.#kept.clear();
    this.#named.clear();
  }
}
