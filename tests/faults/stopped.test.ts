/**
 * A writer that stands still in the middle of its work (SIGSTOP, as when the lid of a laptop is closed), at each step in
 * turn: readers go on, others are told that somebody writes, and on waking it finishes as if nothing had been.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import { IndexLockedError } from '../../src/errors.ts';
import { isWriting } from '../../src/index/lock.ts';
import { refreshIndex } from '../../src/index/refresh.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { refreshOptions, SCAN_AT_MOST, SCENARIOS } from './folder.ts';
import { Laboratory, VICTIM } from './kill.ts';
import { look } from './look.ts';

/** In the order in which a run comes to them; removals are proven after the checksum. */
const STOPS = [
  'writeFileSync writer.json',
  'hash a1.txt',
  'embed',
  'run DELETE FROM article WHERE id = ?',
  'run INSERT INTO content VALUES (?, ?, ?, ?)',
  'close pending.sqlite',
  'pragma incremental_vacuum',
  'openSync quoth.checksum.json.new',
  'add point',
  'renameSync nearest-N.hnsw.new',
  'renameSync nearest.json.new',
  'close quoth.sqlite',
  'rmSync writer.json',
] as const;

const laboratory = new Laboratory(SCENARIOS.changes);
beforeAll(() => laboratory.open());
afterAll(() => laboratory.close());

test('wherever it stops, one generation is whole for all, and the new one comes once and stays', async () => {
  const index = laboratory.start();
  const reader = openStore(index, { scanAtMost: SCAN_AT_MOST });
  const generations: number[] = [];
  try {
    const stops = await stopAt(index, STOPS, async (stop) => {
      const generation = (await reader.read((generation) => generation.stamp())).generation;
      generations.push(generation);
      // A program that opens the index now sees what one sees that has had it open all along.
      const seen = await look(index);
      expect((await reader.read((generation) => generation.articles())).map(({ path }) => path)).toEqual(
        seen.articles.map(({ path }) => path),
      );
      const expected = generation === 1 ? laboratory.before : laboratory.after;
      expect([stop, isDeepStrictEqual(seen, expected)]).toEqual([stop, true]);
      expect([stop, isWriting(index)]).toEqual([stop, true]);
    });
    expect(stops).toEqual(STOPS);
  } finally {
    reader.close();
  }
  expect([...new Set(generations)]).toEqual([1, 2]);
  expect(await laboratory.check(index)).toBe('after');
});

// Closing a file drops every POSIX lock that the process has on it, also those that SQLite took (sqlite.org/howtocorrupt.html,
// 2.2); the search for what was removed reads all files of the index, and must not close them (held-file.ts).
test('a second writer is refused until the first has ended, also after it has proven removals', async () => {
  await stopAt(laboratory.start(), ['renameSync nearest-N.hnsw.new'], async (_, index) => {
    const second = refreshIndex({ ...refreshOptions(laboratory.corpus, index), wait: false });
    await expect(second).rejects.toThrow(IndexLockedError);
  });
});

test('a reader that comes and goes leaves the log of a writer alone, also after it has proven removals', async () => {
  await stopAt(laboratory.start(), ['renameSync nearest-N.hnsw.new'], async (_, index) => {
    expect(existsSync(join(index, 'quoth.sqlite-wal'))).toBe(true);
    await look(index);
    expect(existsSync(join(index, 'quoth.sqlite-wal'))).toBe(true);
  });
});

/** Starts a writer, and does `work` each time it stands still; returns where it stood. Throws where it does not end well. */
async function stopAt(
  index: string,
  effects: readonly string[],
  work: (stop: string, index: string) => Promise<void>,
): Promise<string[]> {
  const victim: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', VICTIM, laboratory.corpus, index],
    {
      cwd: PROJECT_DIR,
      env: { ...process.env, KILL_AT: effects.join('\n'), KILL_WHEN: 'stop' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const stops: string[] = [];
  try {
    const ended = once(victim, 'exit');
    for await (const line of createInterface({ input: victim.stderr! })) {
      const stop = line.replace(/^stop /, '');
      stops.push(stop);
      // It says so a moment before; woken before it sleeps, it would never wake.
      await vi.waitFor(() => expect(stateOf(victim)).toBe('T'), { timeout: 10_000, interval: 5 });
      await work(stop, index);
      victim.kill('SIGCONT');
    }
    expect([stops, ...(await ended)]).toEqual([stops, 0, null]);
    return stops;
  } finally {
    victim.kill('SIGKILL');
  }
}

/** The letter that the system has for the state of a process; T is stopped. */
function stateOf({ pid }: ChildProcess): string {
  return execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .charAt(0);
}
