/**
 * More workers for much text: each is a process with the model of its own, started when there is enough to embed and ended
 * soon after. Questions never wait for them; they go to the first worker.
 */
import { availableParallelism, freemem } from 'node:os';
import type { ModelWorker, RawVectors } from './model-worker.ts';

/** Slices of text below which starting a process costs more than it gives. */
const SLICES_WORTH_HELP = 12;
/** A helper that had nothing to do for so long ends. Milliseconds. */
const IDLE_MS = 3_000;
/** What a helper may take, so that not more are started than memory allows. Bytes; the bundled model takes 150 MB. */
const BYTES_A_HELPER = 500_000_000;
const WORKERS_AT_MOST = 4;

/** Workers of this machine: one is left to whoever reads and answers, and memory must do for all. */
export function workersByMachine(cores = availableParallelism(), free = freemem()): number {
  return Math.max(1, Math.min(WORKERS_AT_MOST, cores - 1, Math.floor(free / BYTES_A_HELPER)));
}

export class Helpers {
  #helpers: Promise<readonly ModelWorker[]> | null = null;
  #idle: NodeJS.Timeout | null = null;
  #using = 0;

  /** `make` makes a worker in a process of its own; `count` of them help the first. */
  constructor(
    private readonly first: ModelWorker,
    private readonly make: () => ModelWorker,
    private readonly count: number,
  ) {}

  /** Vectors of each slice, in order. A helper that fails is left out, and its slice goes to the first worker. */
  async embed(slices: readonly (readonly string[])[]): Promise<RawVectors[]> {
    const results: RawVectors[] = new Array(slices.length);
    const helpers = slices.length < SLICES_WORTH_HELP ? [] : await this.#borrow();
    try {
      let next = 0;
      const work = async (worker: ModelWorker): Promise<void> => {
        while (next < slices.length) {
          const at = next++;
          try {
            results[at] = await worker.embed(slices[at]!, 'passages');
          } catch (error) {
            if (worker === this.first) throw error;
            results[at] = await this.first.embed(slices[at]!, 'passages');
            return;
          }
        }
      };
      await Promise.all([this.first, ...helpers].map(work));
      return results;
    } finally {
      if (helpers.length > 0) this.#giveBack();
    }
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const helpers = this.#helpers;
    this.#helpers = null;
    await Promise.all(((await helpers) ?? []).map((helper) => helper.close()));
  }

  async #borrow(): Promise<readonly ModelWorker[]> {
    if (this.count === 0) return [];
    this.#using++;
    if (this.#idle) clearTimeout(this.#idle);
    this.#helpers ??= this.#start();
    return await this.#helpers;
  }

  /** Those that start; one that does not is no reason to fail, since the first worker can do it all. */
  async #start(): Promise<readonly ModelWorker[]> {
    const started = await Promise.all(
      Array.from({ length: this.count }, async () => {
        const helper = this.make();
        try {
          if (!('damaged' in (await helper.start()))) return [helper];
        } catch {
          // Too little memory, or no more processes allowed.
        }
        await helper.close();
        return [];
      }),
    );
    return started.flat();
  }

  #giveBack(): void {
    this.#using--;
    if (this.#using > 0) return;
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
  }
}
