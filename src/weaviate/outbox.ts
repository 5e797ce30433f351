/**
 * Writes small objects without holding up whoever waits for an answer. When the leading node of a cluster dies, the others
 * answer questions at once but take nothing new for some ten seconds (docs/cluster.md); so a write that takes long goes
 * on by itself, and this process reads its own writes from here meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { IndexError } from '../errors.ts';
import type { WeaviateClient } from './client.ts';
import { ClusterUnreachableError } from './errors.ts';
import type { NewObject } from './objects.ts';
import { SMALL_WRITE, writeObjects } from './write.ts';

/** How long to go on trying, and the pause between two tries, milliseconds. */
const KEEP_TRYING = 60_000;
const PAUSE = 1_000;
/** So many may be on their way. */
const MOST = 2_000;

export interface OutboxOptions {
  /** How long a write is waited for before it goes on by itself, milliseconds. */
  readonly patience: number;
  /** Told why a write failed for good that nobody waited for any more. */
  readonly onLost?: (error: unknown) => void;
}

interface Letter {
  readonly properties: NewObject['properties'];
  readonly done: Promise<void>;
}

export class Outbox {
  readonly #letters = new Map<string, Letter>();
  #closed = false;
  /** The last write that was waited for took too long: until one does not, nobody waits. */
  #slow = false;

  constructor(
    private readonly client: WeaviateClient,
    private readonly options: OutboxOptions,
  ) {}

  /** Resolves when it is written, or is on its way; `first` is done before it. @throws IndexError when it failed meanwhile, or too many are on their way. */
  async write(object: NewObject, first: () => Promise<void> = async () => {}): Promise<void> {
    if (this.#letters.size >= MOST)
      throw new ClusterUnreachableError(this.client.addresses, 'it takes nothing');
    const before = this.#letters.get(object.id)?.done;
    const done = this.#send(object, before, first);
    let leftAlone = false;
    done.catch((error: unknown) => {
      if (leftAlone) this.options.onLost?.(error);
    });
    const letter = { properties: object.properties, done };
    this.#letters.set(object.id, letter);
    void done
      .catch(() => {})
      .finally(() => {
        if (this.#letters.get(object.id) === letter) this.#letters.delete(object.id);
      });
    const { patience } = this.options;
    const from = performance.now();
    const inTime = done.then(() => {
      this.#slow = performance.now() - from > patience;
      return true;
    });
    inTime.catch(() => {});
    leftAlone = this.#slow;
    if (leftAlone) return;
    const late = sleep(patience, false, { ref: false });
    leftAlone = !(await Promise.race([inTime, late]));
    if (leftAlone) this.#slow = true;
  }

  /** What is on its way under this id. */
  pending(id: string): NewObject['properties'] | null {
    return this.#letters.get(id)?.properties ?? null;
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#letters.values()].map(({ done }) => done));
  }

  /** Gives up what cannot be written at once. */
  close(): void {
    this.#closed = true;
  }

  async #send(
    object: NewObject,
    before: Promise<void> | undefined,
    first: () => Promise<void>,
  ): Promise<void> {
    await before?.catch(() => {});
    for (const until = performance.now() + KEEP_TRYING; ; ) {
      try {
        await first();
        return await writeObjects(this.client, [object], SMALL_WRITE);
      } catch (error) {
        if (!(error instanceof IndexError) || this.#closed || performance.now() > until) throw error;
      }
      await sleep(PAUSE);
    }
  }
}
