/** Faults around a process that embeds: another one, a reader, a pause, a clock, a folder that goes. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CorpusUnreadableError } from '../../src/errors.ts';
import { lockIndex } from '../../src/index/lock.ts';
import { ageSeconds } from '../../src/index/plan.ts';
import { refreshIndex } from '../../src/index/refresh.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { type Ended, ended, startProcess } from '../e2e/process.ts';
import { AFTER, BEFORE, refreshFolder, refreshOptions, writeFolder } from './folder.ts';
import { look } from './kill.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-processes-'));
const corpus = join(work, 'corpus');
const index = join(work, 'index');
const start = (args: readonly string[]) =>
  startProcess(['src/cli.ts', ...args], { CORPUS_DIR: corpus, INDEX_DIR: index });
const cli = (...args: string[]): Promise<Ended> => ended(start(args));

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('with the real program', () => {
  test('a second embed waits and says for whom, --no-wait ends with 2, ask answers from what there is', async () => {
    writeFolder(corpus, BEFORE);
    expect((await cli('embed')).code).toBe(0);
    writeFolder(corpus, AFTER);
    const lock = await lockIndex(index, { wait: false });
    const waiting = start(['embed', '--json']);
    const waited = ended(waiting);
    const [refused, asked] = await Promise.all([
      cli('embed', '--no-wait'),
      cli('ask', '--json', 'What did Ada Berg7 say about the harbour?'),
    ]);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(
      /^The index is being written by process \d+ on \S+ since \S+\. Try again when it has finished\.\n$/,
    );
    expect(asked.code).toBe(0);
    const answer = JSON.parse(asked.out);
    expect([answer.verdict, answer.index.generation]).toEqual(['answered', 1]);
    // Two changed, three gone, two new.
    expect(answer.index.waiting).toBe(7);
    expect(asked.err).toContain('Until then the index answers as it was.');
    lock.release();
    const { code, err, out } = await waited;
    expect(code).toBe(0);
    expect(err).toContain(`The index is being written by process ${process.pid}`);
    expect(JSON.parse(out).removed).toEqual(['a3.txt', 'a4.txt', 'a5.txt']);
  });

  test('killed at eight moments, the next ask answers without help and embed makes it right', async () => {
    const whole = await lookAfterCleanBuild();
    for (let i = 0; i < 8; i += 2) {
      await Promise.all(
        [i, i + 1].map(async (moment) => {
          const own = join(work, `killed-${moment}`);
          const run = (...args: string[]) =>
            startProcess(['src/cli.ts', ...args], { CORPUS_DIR: corpus, INDEX_DIR: own });
          const victim = run('embed');
          const gone = ended(victim);
          setTimeout(() => victim.kill('SIGKILL'), 350 + moment * 120);
          await gone;
          const asked = await ended(run('ask', '--json', 'What did Ada Berg7 say about the harbour?'));
          expect([asked.code, JSON.parse(asked.out).verdict]).toEqual([0, 'answered']);
          expect((await ended(run('embed'))).code).toBe(0);
          const checked = JSON.parse((await ended(run('status', '--check', '--json'))).out);
          expect([checked.problems, checked.articles, checked.passages]).toEqual([[], ...whole]);
        }),
      );
    }
  }, 120_000);

  test('a writer that is put to sleep, as by a lid that closes, goes on where it was', async () => {
    rmSync(index, { recursive: true });
    const child = start(['embed', '--json']);
    const done = ended(child);
    await vi.waitFor(() => expect(readFileSync(join(index, 'writer.json'), 'utf8')).toContain('pid'), {
      timeout: 20_000,
      interval: 5,
    });
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGCONT');
    expect((await done).code).toBe(0);
    expect((await cli('status', '--check')).code).toBe(0);
  });

  async function lookAfterCleanBuild(): Promise<[number, number]> {
    const folder = join(work, 'clean');
    const env = { CORPUS_DIR: corpus, INDEX_DIR: folder };
    await ended(startProcess(['src/cli.ts', 'embed'], env));
    const { articles, passages } = JSON.parse(
      (await ended(startProcess(['src/cli.ts', 'status', '--json'], env))).out,
    );
    return [articles, passages];
  }
});

describe('a folder that goes while it is read', () => {
  beforeEach(async () => {
    rmSync(index, { recursive: true, force: true });
    writeFolder(corpus, BEFORE);
    await refreshFolder(corpus, index);
    writeFolder(corpus, AFTER);
  });

  test.each(['hash', 'read'] as const)(
    'at the first %s: one sentence, and the index as it was',
    async (step) => {
      const before = await look(index);
      const options = refreshOptions(corpus, index);
      const real = options.corpus;
      const vanishing = {
        ...real,
        [step]: async (path: string) => {
          rmSync(corpus, { recursive: true, force: true });
          return await real[step](path);
        },
      };
      await expect(refreshIndex({ ...options, corpus: vanishing })).rejects.toThrow(CorpusUnreadableError);
      expect(await look(index)).toEqual(before);
      writeFolder(corpus, AFTER);
      await refreshFolder(corpus, index);
      expect((await look(index)).articles.map(({ article }) => article?.path)).toContain('deep/moved.txt');
    },
  );

  test('a file that changes between hashing and reading is indexed as it was read, and looked at again', async () => {
    const options = refreshOptions(corpus, index);
    const real = options.corpus;
    let changed = false;
    const changing = {
      ...real,
      read: async (path: string) => {
        if (path === 'new.txt' && !changed) {
          changed = true;
          writeFileSync(join(corpus, path), `${AFTER['new.txt']}\n\nThe mayor said no more.\n`);
        }
        return await real.read(path);
      },
    };
    await refreshIndex({ ...options, corpus: changing });
    const store = openStore(index);
    expect(store.article('new.txt')?.text).toContain('said no more');
    expect(store.articles().find(({ path }) => path === 'new.txt')?.hash).toBe(
      store.files().find(({ path }) => path === 'new.txt')?.hash,
    );
    store.close();
    const again = await refreshIndex(options);
    expect([again.updated, again.unchanged.length]).toEqual([[], Object.keys(AFTER).length]);
  });
});

test('a clock that was set back makes no index from the future, and the next generation follows', async () => {
  expect(ageSeconds({ madeAt: '2040-01-01T00:00:00.000Z' }, new Date('2031-01-01T00:00:00Z'))).toBe(0);
  expect(ageSeconds({ madeAt: '2031-01-01T00:00:00.000Z' }, new Date('2031-01-01T01:00:01.900Z'))).toBe(3601);
  writeFolder(corpus, BEFORE);
  rmSync(index, { recursive: true, force: true });
  vi.useFakeTimers({ now: new Date('2040-01-01'), toFake: ['Date'] });
  await refreshFolder(corpus, index);
  vi.useRealTimers();
  writeFolder(corpus, AFTER);
  await refreshFolder(corpus, index);
  const store = openStore(index);
  expect(store.stamp().generation).toBe(2);
  expect(store.articles()).toHaveLength(Object.keys(AFTER).length);
  store.close();
});

test('INDEX_DIR that was copied to another place is the same index', async () => {
  writeFolder(corpus, AFTER);
  await refreshFolder(corpus, index);
  const copy = join(work, 'copy');
  cpSync(index, copy, { recursive: true });
  expect(await look(copy)).toEqual(await look(index));
});
