/** One writer at a time, and a writer that died is no obstacle. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexError, IndexLockedError } from '../../src/errors.ts';
import { lockIndex } from '../../src/index/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quoth-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that takes the lock and keeps it. */
async function otherWriter(): Promise<{ kill(): Promise<void>; pid: number }> {
  const script = `import { lockIndex } from ${JSON.stringify(new URL('../../src/index/lock.ts', import.meta.url).href)};
    lockIndex(${JSON.stringify(folder)}, { wait: true }).then(() => { console.log('locked'); setInterval(() => {}, 1000); });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid!,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

describe('the lock of an index', () => {
  it('keeps a second writer out, names the first, and lets go', async () => {
    const first = await lockIndex(folder, { wait: false });
    expect(first.takenOverFrom).toBeNull();
    await expect(lockIndex(folder, { wait: false })).rejects.toThrow(IndexLockedError);
    await expect(lockIndex(folder, { wait: false })).rejects.toThrow(
      `process ${process.pid} on ${hostname()}`,
    );
    first.release();
    first.release();
    const second = await lockIndex(folder, { wait: false });
    expect(second.takenOverFrom).toBeNull();
    second.release();
    expect(existsSync(join(folder, 'writer.json'))).toBe(false);
  });

  it('makes a second writer wait with one line, and go on when the first is done', async () => {
    const first = await lockIndex(folder, { wait: true });
    const lines: string[] = [];
    const waiting = lockIndex(folder, { wait: true, onWait: (owner) => lines.push(owner) });
    await sleep(450);
    expect(lines).toEqual([expect.stringContaining(`process ${process.pid}`)]);
    first.release();
    (await waiting).release();
    expect(lines).toHaveLength(1);
  });

  it('stops waiting at the signal', async () => {
    const first = await lockIndex(folder, { wait: true });
    await expect(lockIndex(folder, { wait: true, signal: AbortSignal.timeout(100) })).rejects.toThrow(
      IndexLockedError,
    );
    first.release();
  });

  it('is free at once when its process was killed, and says whose it was', async () => {
    const other = await otherWriter();
    await expect(lockIndex(folder, { wait: false })).rejects.toThrow(`process ${other.pid}`);
    await other.kill();
    const lock = await lockIndex(folder, { wait: false });
    expect(lock.takenOverFrom?.pid).toBe(other.pid);
    expect(JSON.parse(readFileSync(join(folder, 'writer.json'), 'utf8')).pid).toBe(process.pid);
    lock.release();
  });

  it.skipIf(process.getuid?.() === 0)(
    'says in a sentence when the folder cannot be written (root can write anywhere)',
    async () => {
      chmodSync(folder, 0o500);
      await expect(lockIndex(join(folder, 'index'), { wait: false })).rejects.toThrow(IndexError);
      chmodSync(folder, 0o700);
    },
  );
});
