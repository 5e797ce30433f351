/**
 * One indexer at a time, as far as that can be had without compare-and-set: an object that says who writes, changed every
 * two seconds for as long as it does. Who finds it changing waits or refuses; who finds it still takes over.
 *
 * Two may take over at the same moment: each writes its name, waits, and reads; the last to write stays. On a busy machine the
 * last may write after the first has read, and both think that they have it; the same holds for a writer that slept. Whoever
 * it was finds another's name at its next beat, or before it publishes, and stops. What is left after all of these is harmless
 * (DESIGN.md): both write the same objects under the same ids, and one head wins whole.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { IndexLockedError } from '../errors.ts';
import { describe, type Lock, type LockOptions, type Owner } from '../index/lock.ts';
import type { WeaviateClient } from './client.ts';
import { ensureHead } from './collections.ts';
import { readState } from './head.ts';
import { objectId } from './ids.ts';
import { headCollection, type Placement } from './schema.ts';
import { SMALL_WRITE, writeObjects } from './write.ts';

/** Milliseconds. `still`: after so long without a change nobody writes any more. */
export interface HeartbeatTimes {
  readonly beat: number;
  readonly still: number;
  /** Between writing one's name and reading whose it is, at least; where writing takes long, longer. */
  readonly settle: number;
  readonly retry: number;
}

const TIMES: HeartbeatTimes = { beat: 2_000, still: 10_000, settle: 250, retry: 500 };

/** How much longer than one's own write another one's may take. */
const SETTLE_FACTOR = 4;

const BEAT_ID = objectId('heartbeat');

interface Beat {
  readonly owner: Owner;
  /** Names the run. */
  readonly run: string;
  /** Grows. */
  readonly beats: number;
  /** ISO 8601, by the writer's clock. */
  readonly at: string;
  /** Names the machine and its numbers of processes; null where that cannot be told. */
  readonly machine: string | null;
  /** It has finished. */
  readonly released: boolean;
}

export interface ClusterLock extends Lock {
  /** Makes sure that nobody else has taken over. @throws IndexLockedError. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/** @throws IndexLockedError when another process writes and `wait` is false or the signal came. */
export async function lockCluster(
  client: WeaviateClient,
  placement: Placement,
  options: LockOptions,
  times: HeartbeatTimes = TIMES,
): Promise<ClusterLock> {
  await ensureHead(client, placement);
  const { collection } = placement;
  let waited = false;
  let seen = { sign: '', since: 0 };
  for (;;) {
    const found = await readBeat(client, collection);
    const sign = `${found?.run} ${found?.beats}`;
    const now = performance.now();
    if (sign !== seen.sign) seen = { sign, since: now };
    const free = !found || found.released || isDead(found) || now - seen.since > times.still;
    if (free) {
      const held = await claim(client, collection, found, times);
      if (held) return held;
      continue;
    }
    const owner = describe(found.owner);
    // Without waiting, a clock is believed that says that it beat just now; one that says otherwise may be wrong.
    const fresh = Math.abs(Date.now() - Date.parse(found.at)) <= times.still;
    if (options.signal?.aborted || (!options.wait && fresh)) throw new IndexLockedError(owner);
    if (!waited && options.wait) options.onWait?.(owner);
    waited = true;
    await sleep(times.retry);
  }
}

/** Who writes now; null when nobody does, as far as the clocks agree. */
export async function writerNow(client: WeaviateClient, collection: string): Promise<Owner | null> {
  const found = await readBeat(client, collection);
  if (!found || found.released || isDead(found)) return null;
  return Math.abs(Date.now() - Date.parse(found.at)) <= TIMES.still ? found.owner : null;
}

/** Null when another one was quicker. */
async function claim(
  client: WeaviateClient,
  collection: string,
  before: Beat | null,
  times: HeartbeatTimes,
): Promise<ClusterLock | null> {
  const run = randomUUID();
  const owner: Owner = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() };
  let beats = 0;
  const write = (released: boolean) =>
    writeBeat(client, collection, {
      owner,
      run,
      beats: beats++,
      at: new Date().toISOString(),
      machine: machine(),
      released,
    });
  const from = performance.now();
  await write(false);
  // Who came at the same moment finds the same nodes slow.
  await sleep(Math.max(times.settle, SETTLE_FACTOR * (performance.now() - from)));
  if ((await readBeat(client, collection))?.run !== run) return null;

  let beating: Promise<void> = Promise.resolve();
  let lostTo: Owner | null = null;
  const beat = async (): Promise<void> => {
    const found = await readBeat(client, collection);
    if (found?.run === run) await write(false);
    else if (found) lostTo = found.owner;
  };
  const timer = setInterval(() => {
    // A beat that fails is followed by another; whether the index is still ours is asked before it counts.
    if (lostTo === null) beating = beating.then(beat).catch(() => {});
  }, times.beat);
  timer.unref();
  return {
    takenOverFrom: before && !before.released ? before.owner : null,
    async assertHeld() {
      await beating;
      const found = await readBeat(client, collection);
      if (found?.run !== run) throw new IndexLockedError(describe(found?.owner ?? lostTo));
    },
    async release() {
      clearInterval(timer);
      await beating;
      if ((await readBeat(client, collection))?.run === run) await write(true);
    },
  };
}

async function readBeat(client: WeaviateClient, collection: string): Promise<Beat | null> {
  const text = await readState(client, collection, BEAT_ID);
  return text === null ? null : (JSON.parse(text) as Beat);
}

async function writeBeat(client: WeaviateClient, collection: string, beat: Beat): Promise<void> {
  const state = JSON.stringify(beat);
  const object = { class: headCollection(collection), id: BEAT_ID, properties: { state } };
  await writeObjects(client, [object], SMALL_WRITE);
}

/** Whether its process ran on this machine and has ended: then nobody has to wait. */
function isDead({ owner, machine: where }: Beat): boolean {
  if (where === null || where !== machine()) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Numbers of processes mean the same where both are equal: the start of the system, and its space of processes. */
function machine(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}
