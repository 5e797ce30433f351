/** A disk that is full, read only, or another one than the program's. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IndexError } from '../../src/errors.ts';
import { AFTER, BEFORE, refreshFolder, writeFolder } from './folder.ts';
import { look, type Seen } from './kill.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-disk-'));
const corpus = join(work, 'corpus');
const disk = join(work, 'disk');
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Many more articles than before, so that the index grows by far more than a page. */
const GROWN = {
  ...AFTER,
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `more${i}.txt`,
      `Ship number ${i} arrives\n\nCaptain Eva Moe${i} said that ship ${i} carried ${i * 13} boxes of ${'fish and salt '.repeat(20)}.\n`,
    ]),
  ),
};

function mayMount(): boolean {
  try {
    mkdirSync(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    execFileSync('umount', [disk]);
    return true;
  } catch {
    return false;
  }
}

const mounts = mayMount();

describe.skipIf(!mounts)('on a small disk of its own (skipped where nothing may be mounted)', () => {
  const size = (kilobytes: number) =>
    execFileSync('mount', ['-o', `remount,size=${kilobytes}k`, 'tmpfs', disk], { stdio: 'ignore' });
  const index = join(disk, 'index');
  let before: Seen;
  let after: Seen;
  let kept: number;

  beforeAll(async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]);
    writeFolder(corpus, BEFORE);
    await refreshFolder(corpus, join(work, 'before'));
    before = await look(join(work, 'before'));
    writeFolder(corpus, GROWN);
    await refreshFolder(corpus, join(work, 'after'));
    after = await look(join(work, 'after'));
    kept = bytesOf(join(work, 'before')) / 1024;
  }, 60_000);
  afterAll(() => void execFileSync('umount', ['-l', disk]));

  test('full at any step: one sentence, the old generation answers, and with space the next run is right', async () => {
    const outcomes = { refused: 0, done: 0 };
    // From no room at all to more than enough.
    for (let room = 24; room <= 1_900; room = Math.ceil(room * 1.22)) {
      size(20_000);
      rmSync(index, { recursive: true, force: true });
      cpSync(join(work, 'before'), index, { recursive: true });
      size(Math.ceil(kept + room));
      const failed = await refreshFolder(corpus, index).then(
        () => null,
        (error: unknown) => error,
      );
      if (failed === null) outcomes.done++;
      else {
        outcomes.refused++;
        expect(failed).toBeInstanceOf(IndexError);
        expect((failed as Error).message).toBe(
          `There is no space left for the index in ${index}. Free some and run: npm run -s embed`,
        );
      }
      const seen = await look(index);
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(seen));
      size(20_000);
      await refreshFolder(corpus, index);
      expect(await look(index)).toEqual(after);
    }
    expect(outcomes.refused).toBeGreaterThan(4);
    expect(outcomes.done).toBeGreaterThan(1);
  }, 120_000);

  test('read only: questions are answered, embed says what to do', async () => {
    size(20_000);
    rmSync(index, { recursive: true, force: true });
    cpSync(join(work, 'before'), index, { recursive: true });
    execFileSync('mount', ['-o', 'remount,ro', 'tmpfs', disk]);
    try {
      expect(await look(index)).toEqual(before);
      await expect(refreshFolder(corpus, index)).rejects.toThrow(
        /^The index .*(?:cannot be written|is read.only).*\.$/,
      );
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', 'tmpfs', disk]);
    }
    await refreshFolder(corpus, index);
    expect(await look(index)).toEqual(after);
  });
});

test.each([
  ['is a file', 'file'],
  ['lies below a file', 'file/below'],
])('INDEX_DIR that %s is refused in a sentence', async (_how, path) => {
  writeFileSync(join(work, 'file'), 'x');
  writeFolder(corpus, BEFORE);
  await expect(refreshFolder(corpus, join(work, path))).rejects.toThrow(/^The index folder .*\.$/);
});

function bytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
