/** The reading half of the store on a cluster. */
import type { OpenIndex } from '../index/home.ts';
import type { Generation } from '../index/store.ts';
import type { PublishedState } from './candidates.ts';
import type { WeaviateClient } from './client.ts';
import { Copies } from './copies.ts';
import { Desk, MissingSignal, newMemory } from './desk.ts';
import { ClusterDamagedError, VanishedError } from './errors.ts';
import { Fetcher } from './fetch.ts';
import { ClusterGeneration } from './generation.ts';
import { HEAD_FRESH_MS, type Head, Heads, tipOf } from './head.ts';
import { Ledger } from './ledger.ts';
import { whereOf } from './schema.ts';
import { textKeyOf } from './objects.ts';
import { PeopleTable } from './people.ts';
import { findTexts } from './texts.ts';
import { States } from './states.ts';

/**
 * How long a generation stays whole after it has ended, milliseconds. Whoever has not heard of the next one (head.ts: at most
 * a second) and is in the middle of a read finds everything; a read that took longer makes sure.
 */
export const KEPT_MS = 3_000;

/** How often a read is begun again because a generation ended under it. */
const ATTEMPTS = 5;

export interface ReaderOptions {
  /** How long to go on with the head that was read, milliseconds; HEAD_FRESH_MS unless told. */
  readonly freshMs?: number;
}

export class WeaviateReader implements OpenIndex {
  /** The cluster keeps a graph of the vectors. */
  readonly accelerated = true;
  protected readonly heads: Heads;
  protected readonly states: States;
  protected readonly memory = newMemory();
  readonly #people: PeopleTable;
  readonly #copies: Copies;

  constructor(
    protected readonly client: WeaviateClient,
    /** WEAVIATE_COLLECTION. */
    protected readonly collection: string,
    { freshMs = HEAD_FRESH_MS }: ReaderOptions = {},
  ) {
    this.heads = new Heads(client, collection, freshMs);
    this.states = new States(client);
    this.#people = new PeopleTable(client);
    this.#copies = new Copies(client);
  }

  async read<T>(work: (generation: Generation) => T): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const { head, at } = await this.heads.current();
      try {
        const result = await this.#run(head, work);
        const late = performance.now() - at > KEPT_MS;
        if (!late || tipOf(await this.heads.fresh()) === tipOf(head)) return result;
      } catch (error) {
        if (!(error instanceof VanishedError)) throw error;
        await this.#orLost(error, head, attempt);
      }
    }
  }

  async textsHeld(textHashes: readonly string[]): Promise<ReadonlySet<string>> {
    const { head } = await this.heads.current();
    if (!head) return new Set();
    const keys = textHashes.map(textKeyOf);
    const found = await findTexts(this.client, head.collections.passages, keys);
    return new Set(textHashes.filter((_, i) => found.has(keys[i]!)));
  }

  /** Fetches what every question needs of the whole generation. */
  async warm(): Promise<void> {
    await this.read((generation) => generation.nearWords('quoth', 1));
  }

  async close(): Promise<void> {
    this.client.close();
  }

  async #run<T>(head: Head | null, work: (generation: Generation) => T): Promise<T> {
    const ledger = head ? (await this.states.at(head)).ledger : Ledger.empty;
    const desk = new Desk(this.memory);
    const where = whereOf(this.collection, this.client.addresses);
    for (;;) {
      const generation = new ClusterGeneration(head, ledger, desk, where);
      try {
        return work(generation);
      } catch (error) {
        if (!(error instanceof MissingSignal) || !head) throw error;
      } finally {
        generation.end();
      }
      await this.#fetch({ head, ledger }, desk);
    }
  }

  async #fetch(state: PublishedState, desk: Desk): Promise<void> {
    try {
      const nodes = desk.searches ? await this.#copies.holding(state) : this.client.addresses;
      await new Fetcher(this.client, this.memory, this.#people, { ...state, nodes }).serve(desk);
    } catch (error) {
      if (error instanceof RangeError) throw new ClusterDamagedError(this.collection, error.message);
      throw error;
    }
  }

  /** Returns when a newer generation explains what is missing. */
  async #orLost(error: VanishedError, head: Head | null, attempt: number): Promise<void> {
    const now = await this.heads.fresh();
    if (tipOf(now) === tipOf(head) && attempt >= ATTEMPTS) throw error;
  }
}
