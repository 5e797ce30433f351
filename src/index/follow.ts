/**
 * Follows the folder of articles: gathers changes for a moment, has them embedded, tells when a generation came. Pure but
 * for its ports; the program gives it a watcher of files and a process that embeds.
 *
 * Watchers miss events (network drives, full queues), so the whole folder is looked at again at intervals, by hash. A file
 * that is still being copied is not indexed as it is: nothing is embedded until two looks at the folder, a moment apart,
 * see the same sizes and times.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { changedSince } from './plan.ts';
import type { FileState } from './store.ts';
import type { SyncReport } from './sync.ts';

/** A file as a look at the folder sees it. */
export type Listed = Omit<FileState, 'hash'>;

export interface FollowTools {
  /** Calls back when something in the folder may have changed; null when only the looks at intervals count. */
  readonly watch: ((onChange: () => void) => { close(): Promise<void> }) | null;
  /** The folder now. */
  readonly list: () => Promise<readonly Listed[]>;
  /** The folder as the published generation saw it. */
  readonly published: () => Promise<readonly FileState[]>;
  /** Brings the index up to date; `rehash`: by looking into every file. Rejects with a sentence when it could not. */
  readonly embed: (rehash: boolean) => Promise<SyncReport>;
  /** Whether the folder has changed already, so that the first look is due at once. */
  readonly behind?: boolean;
  readonly onPublished: (report: SyncReport) => void;
  readonly onProblem: (sentence: string) => void;
  readonly times?: Partial<FollowTimes>;
}

/** Milliseconds. */
export interface FollowTimes {
  /** After a change, until the folder is looked at. */
  readonly gather: number;
  /** Between two looks that must see the same. */
  readonly settle: number;
  /** Between two looks at everything. */
  readonly rescan: number;
  /** Until it is tried again when another process writes, or embedding failed. */
  readonly retry: number;
}

const TIMES: FollowTimes = { gather: 300, settle: 1_000, rescan: 15 * 60_000, retry: 10_000 };

export interface Follower {
  /** Files that are known to wait; what answers say of the age of the index. */
  readonly waiting: number;
  close(): Promise<void>;
}

export function follow(tools: FollowTools): Follower {
  return new FolderFollower(tools, { ...TIMES, ...tools.times });
}

class FolderFollower implements Follower {
  waiting = 0;
  readonly #stop = new AbortController();
  readonly #watcher: { close(): Promise<void> } | null;
  readonly #rescan: NodeJS.Timeout;
  #due: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  /** Whether something happened that the run in hand may not have seen. */
  #again: 'no' | 'changed' | 'all' = 'no';

  constructor(
    private readonly tools: FollowTools,
    private readonly times: FollowTimes,
  ) {
    this.#watcher = tools.watch?.(() => this.#later('changed', times.gather)) ?? null;
    this.#rescan = setInterval(() => this.#later('all', 0), times.rescan);
    if (tools.behind) this.#later('changed', 0);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#rescan);
    if (this.#due) clearTimeout(this.#due);
    await this.#watcher?.close();
    await this.#running;
  }

  /** Has a run begin after `ms`, or after the one in hand. */
  #later(what: 'changed' | 'all', ms: number): void {
    if (this.#stop.signal.aborted) return;
    if (this.#again !== 'all') this.#again = what;
    if (this.#running) return;
    if (this.#due) clearTimeout(this.#due);
    this.#due = setTimeout(() => this.#begin(), ms);
  }

  #begin(): void {
    const what = this.#again;
    this.#again = 'no';
    if (this.#running || what === 'no') return;
    const { onProblem } = this.tools;
    this.#running = this.#run(what)
      .catch((error: unknown) => {
        onProblem(error instanceof Error ? error.message : String(error));
        this.#again = 'all';
      })
      .finally(() => {
        const failed = this.#again === 'all';
        this.#running = null;
        if (this.#again !== 'no') this.#later(this.#again, failed ? this.times.retry : this.times.gather);
      });
  }

  async #run(what: 'changed' | 'all'): Promise<void> {
    const { list, published, embed, onPublished } = this.tools;
    for (let before: readonly Listed[] | null = null; ; ) {
      const now = await list();
      this.waiting = changedSince(await published(), now).length;
      if (this.waiting === 0 && what === 'changed') return;
      if (before && JSON.stringify(before) === JSON.stringify(now)) break;
      before = now;
      await sleep(this.times.settle, undefined, { signal: this.#stop.signal }).catch(() => {});
      if (this.#stop.signal.aborted) return;
    }
    const generation = await embed(what === 'all');
    this.waiting = changedSince(await published(), await list()).length;
    if (changes(generation)) onPublished(generation);
  }
}

/** Whether a run made anything different. */
function changes({ added, updated, removed, remade, stale }: SyncReport): boolean {
  return added.length + updated.length + removed.length + remade.length + stale.length > 0;
}
