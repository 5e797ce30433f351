/**
 * The head: one object that says which generation is published and where all of it lies. Writing it is publishing. It is
 * read and written at quorum, so that whoever reads it after it was written reads it, with one node of three away.
 */
import type { IndexStamp } from '../domain.ts';
import type { IndexRecipe } from '../index/store.ts';
import type { WeaviateClient } from './client.ts';
import { NotOurCollectionError } from './errors.ts';
import { objectId } from './ids.ts';
import type { LedgerPart } from './ledger.ts';
import { readAtQuorum } from './quorum.ts';
import { type Collections, headCollection } from './schema.ts';
import { SMALL_WRITE, writeObjects } from './write.ts';

/** Raised when the head changes shape. */
const HEAD_FORMAT = 1;

export interface Head {
  readonly format: typeof HEAD_FORMAT;
  readonly stamp: IndexStamp;
  readonly recipe: IndexRecipe;
  /** Where its objects lie. */
  readonly collections: Collections;
  /** In the order in which they are applied; the tip of the last one names the state. */
  readonly ledger: readonly LedgerPart[];
  /** Whether what ended with this generation has been collected. */
  readonly tidy: boolean;
}

/** How long a process may go on with the head that it read, milliseconds: how late it hears of a new generation. */
export const HEAD_FRESH_MS = 1_000;

export const HEAD_ID = objectId('head');

/** Names the state that a head stands for; '' without one. */
export function tipOf(head: Head | null): string {
  return head?.ledger.at(-1)?.tip ?? '';
}

/**
 * How long it may take to read the head, milliseconds: with one node of three away it takes as long as ever, and where more
 * stand still somebody waits for an answer.
 */
const HEAD_PATIENCE_MS = 4_000;

export class Heads {
  #known: { readonly head: Head | null; readonly at: number } | null = null;
  #failed: { readonly error: unknown; readonly at: number } | null = null;
  #asking: Promise<Head | null> | null = null;

  constructor(
    private readonly client: WeaviateClient,
    private readonly collection: string,
    private readonly freshMs = HEAD_FRESH_MS,
  ) {}

  /**
   * The head, at most `freshMs` old, and when it was asked for on the clock of `performance.now()`. When it could not be read,
   * that holds for as long: whoever asks meanwhile is told so at once, and no line grows behind a cluster that is away.
   */
  async current(): Promise<{ readonly head: Head | null; readonly at: number }> {
    const age = this.#known ? performance.now() - this.#known.at : Number.POSITIVE_INFINITY;
    if (this.#known && age < this.freshMs) {
      // Who asks often never waits for it. When it cannot be had, the question that needs it is told.
      if (age > this.freshMs / 2) this.fresh().catch(() => {});
      return this.#known;
    }
    if (this.#failed && performance.now() - this.#failed.at < this.freshMs) throw this.#failed.error;
    await this.fresh();
    return this.#known!;
  }

  /** The head as it is now. Callers at the same time share an answer. */
  async fresh(): Promise<Head | null> {
    this.#asking ??= this.#ask()
      .catch((error: unknown) => {
        this.#failed = { error, at: performance.now() };
        throw error;
      })
      .finally(() => {
        this.#asking = null;
      });
    return await this.#asking;
  }

  async write(head: Omit<Head, 'format'>): Promise<void> {
    const written: Head = { format: HEAD_FORMAT, ...head };
    const at = performance.now();
    const name = headCollection(this.collection);
    const object = { class: name, id: HEAD_ID, properties: { state: JSON.stringify(written) } };
    await writeObjects(this.client, [object], SMALL_WRITE);
    this.#known = { head: written, at };
  }

  async #ask(): Promise<Head | null> {
    const at = performance.now();
    const state = await readState(this.client, this.collection, HEAD_ID, HEAD_PATIENCE_MS);
    const head = state === null ? null : (JSON.parse(state) as Head);
    if (head && head.format !== HEAD_FORMAT) {
      throw new NotOurCollectionError(
        headCollection(this.collection),
        `its format is ${String(head.format)} and not ${HEAD_FORMAT}`,
      );
    }
    // A head that was written while this was on its way is newer.
    if (!this.#known || this.#known.at <= at) this.#known = { head, at };
    return head;
  }
}

/** The text of an object beside the head, read at quorum; null when there is none. `deadline` as in `Call`. */
export async function readState(
  client: WeaviateClient,
  collection: string,
  id: string,
  deadline?: number,
): Promise<string | null> {
  const found = await readAtQuorum(
    client,
    { collection: headCollection(collection), id, fields: 'state' },
    deadline,
  );
  return typeof found?.state === 'string' ? found.state : null;
}
