/** Faults around a process that embeds: another one, a reader, a pause, a clock, a folder that goes. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Random } from '../../src/bench/random.ts';
import { CorpusUnreadableError } from '../../src/errors.ts';
import { lockIndex } from '../../src/index/lock.ts';
import { ageSeconds } from '../../src/index/plan.ts';
import { refreshIndex } from '../../src/index/refresh.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { type Ended, ended, startProcess } from '../e2e/process.ts';
import { AFTER, BEFORE, refreshFolder, refreshOptions, writeFolder } from './folder.ts';
import { sideBySide } from './kill.ts';
import { look } from './look.ts';

/** With the bundled model. */
const KILLS = 8;

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
    let said = '';
    waiting.stderr?.on('data', (chunk) => {
      said += chunk;
    });
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
    const line = `The index is being written by process ${process.pid}`;
    await vi.waitFor(() => expect(said).toContain(line), { timeout: 30_000, interval: 20 });
    lock.release();
    const { code, out } = await waited;
    expect(code).toBe(0);
    expect(JSON.parse(out).removed).toEqual(['a3.txt', 'a4.txt', 'a5.txt']);
  });

  test('two at once on an index that is not there yet: one waits, both end well, nothing is done twice', async () => {
    writeFolder(corpus, AFTER);
    const own = join(work, 'two');
    const both = [1, 2].map(() =>
      ended(startProcess(['src/cli.ts', 'embed', '--json'], { CORPUS_DIR: corpus, INDEX_DIR: own })),
    );
    const reports = (await Promise.all(both)).map(({ code, out }) => ({ code, ...JSON.parse(out) }));
    expect(reports.map(({ code, generation }) => [code, generation])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const added = reports.map((report) => report.added.length).sort((a, b) => a - b);
    expect(added).toEqual([0, Object.keys(AFTER).length]);
  });

  test(`killed ${KILLS} times, the next ask answers without help and embed makes it right`, async () => {
    const before = join(work, 'before');
    const env = (folder: string) => ({ CORPUS_DIR: corpus, INDEX_DIR: folder });
    const run = (folder: string, ...args: string[]) => startProcess(['src/cli.ts', ...args], env(folder));
    writeFolder(corpus, BEFORE);
    expect((await ended(run(before, 'embed'))).code).toBe(0);
    writeFolder(corpus, AFTER);
    const clean = join(work, 'clean');
    expect((await ended(run(clean, 'embed'))).code).toBe(0);
    const states = [await contentOf(before), await contentOf(clean)];
    const files = readdirSync(clean).sort();

    const random = new Random(1);
    const answered: string[] = [];
    const oneKill = async (folder: string): Promise<void> => {
      // Where it was too late, it is tried again with half the patience.
      for (let patience = 120; ; patience /= 2) {
        rmSync(folder, { recursive: true, force: true });
        cpSync(before, folder, { recursive: true });
        const victim = run(folder, 'embed');
        const gone = ended(victim);
        await vi.waitFor(() => readFileSync(join(folder, 'writer.json')), { timeout: 30_000, interval: 2 });
        const timer = setTimeout(() => victim.kill('SIGKILL'), patience * random.next());
        const { code } = await gone;
        clearTimeout(timer);
        if (code === null) break;
      }
      expect(states).toContainEqual(await contentOf(folder));
      const asked = await ended(run(folder, 'ask', '--json', 'What did Ada Berg7 say about the harbour?'));
      expect([asked.code, JSON.parse(asked.out).verdict]).toEqual([0, 'answered']);
      expect((await ended(run(folder, 'embed'))).code).toBe(0);
      expect(await contentOf(folder)).toEqual(states[1]);
      expect(readdirSync(folder).sort()).toEqual(files);
      answered.push(folder);
    };
    const folders = Array.from({ length: KILLS }, (_, i) => join(work, `killed-${i}`));
    await sideBySide(folders, 2, oneKill);
    expect(answered).toHaveLength(KILLS);
  }, 180_000);

  test('a writer that is put to sleep, as by a lid that closes, goes on where it was', async () => {
    rmSync(index, { recursive: true, force: true });
    const child = start(['embed', '--json']);
    const done = ended(child);
    await untilItWrites();
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(child.exitCode).toBeNull();
    child.kill('SIGCONT');
    expect((await done).code).toBe(0);
    expect((await cli('status', '--check')).code).toBe(0);
  });

  test('the folder is taken away while it is embedded: one sentence, and the index as it was', async () => {
    writeFolder(corpus, BEFORE);
    rmSync(index, { recursive: true, force: true });
    expect((await cli('embed')).code).toBe(0);
    const before = await contentOf(index);
    for (;;) {
      writeFolder(corpus, AFTER);
      const child = start(['embed']);
      const done = ended(child);
      await untilItWrites();
      child.kill('SIGSTOP');
      renameSync(corpus, join(work, 'away'));
      child.kill('SIGCONT');
      const { code, out, err } = await done;
      renameSync(join(work, 'away'), corpus);
      // Once in a while it has published by then, and the old state is made again.
      if (code === 0) {
        writeFolder(corpus, BEFORE);
        await cli('embed');
        continue;
      }
      expect([code, out]).toEqual([2, '']);
      expect(err).toBe(
        `The corpus folder ${corpus} cannot be read: it does not exist. Set CORPUS_DIR to a folder of articles.\n`,
      );
      expect(await contentOf(index)).toEqual(before);
      return;
    }
  });

  const untilItWrites = () =>
    vi.waitFor(() => expect(readFileSync(join(index, 'writer.json'), 'utf8')).toContain('pid'), {
      timeout: 30_000,
      interval: 2,
    });
});

/** What the real program has stored, vectors too (a search with a fixed direction tells them apart). */
async function contentOf(folder: string) {
  const store = openStore(folder);
  try {
    return await store.read((generation) => {
      const { articles, passages, model } = generation.stamp();
      const probe = new Float32Array(generation.recipe().model.dimension);
      probe[0] = 0.6;
      probe[1] = -0.8;
      return {
        counts: { articles, passages, model },
        articles: generation.articles().map((row) => ({
          ...row,
          article: generation.article(row.path),
          sentences: generation.sentences(row.path),
          passages: generation.passagesOf(row.path),
          people: generation.peopleOf(row.path),
        })),
        files: generation.files().map(({ path, hash }) => ({ path, hash })),
        near: generation.searchVectors(probe, passages),
        problems: store.verify(5),
      };
    });
  } finally {
    store.close();
  }
}

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
    expect((await store.read((generation) => generation.article('new.txt')))?.text).toContain('said no more');
    expect(
      (await store.read((generation) => generation.articles())).find(({ path }) => path === 'new.txt')?.hash,
    ).toBe(
      (await store.read((generation) => generation.files())).find(({ path }) => path === 'new.txt')?.hash,
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
  expect((await store.read((generation) => generation.stamp())).generation).toBe(2);
  expect(await store.read((generation) => generation.articles())).toHaveLength(Object.keys(AFTER).length);
  store.close();
});

test('a file that is edited after the clock was set back is noticed, though it seems older and is as long', async () => {
  writeFolder(corpus, BEFORE);
  rmSync(index, { recursive: true, force: true });
  await refreshFolder(corpus, index);
  const file = join(corpus, 'a1.txt');
  writeFileSync(file, BEFORE['a1.txt']!.replace('good', 'poor'));
  utimesSync(file, new Date('2001-02-03'), new Date('2001-02-03'));
  expect((await refreshIndex(refreshOptions(corpus, index))).updated).toEqual(['a1.txt']);
  const store = openStore(index);
  expect((await store.read((generation) => generation.article('a1.txt')))?.text).toContain(
    'It is a poor harbour',
  );
  store.close();
});

test('INDEX_DIR that was copied to another place is the same index', async () => {
  writeFolder(corpus, AFTER);
  await refreshFolder(corpus, index);
  const copy = join(work, 'copy');
  cpSync(index, copy, { recursive: true });
  expect(await look(copy)).toEqual(await look(index));
});
