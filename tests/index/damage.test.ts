/** Files of INDEX_DIR that are not what was written: an answer from what is whole, or a sentence; never a dead process. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexError, NoIndexError } from '../../src/errors.ts';
import { fromCells, toCells } from '../../src/index/codec.ts';
import { checkOf } from '../../src/index/hnsw.ts';
import { lockIndex } from '../../src/index/lock.ts';
import { deleteIndex, openStore, openWritableStore } from '../../src/index/sqlite.ts';
import { sync } from '../../src/index/sync.ts';
import { RECIPE, vectorOf } from './articles.ts';
import { MemoryFolder, toolsFor } from './folder.ts';

/** Any index at all is accelerated here. */
const ALWAYS = { scanAtMost: 0 };
const NEVER = { scanAtMost: 1e9 };

const corpus = new MemoryFolder();
for (let i = 0; i < 40; i++) {
  corpus.write(
    `a${i}.txt`,
    Array.from({ length: 5 }, (_, j) => `Article ${i} line ${j} of ships`).join('\n'),
  );
}
let whole: string;
let folder: string;

beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), 'quoth-whole-'));
  const { store } = openWritableStore(whole, ALWAYS);
  expect((await sync(toolsFor(store, corpus))).accelerated).toBe(true);
  store.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quoth-damage-'));
  for (const name of readdirSync(whole)) copyFileSync(join(whole, name), join(folder, name));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => rmSync(whole, { recursive: true }));

const questions = Array.from({ length: 12 }, (_, i) => vectorOf(`question ${i}`));
async function answers(options: { scanAtMost: number }) {
  const store = openStore(folder, options);
  try {
    return {
      accelerated: store.accelerated,
      hits: await store.read((generation) =>
        questions.map((question) => generation.searchVectors(question, 10)),
      ),
    };
  } finally {
    store.close();
  }
}

/** Whole numbers below `limit`; the same for the same seed (mulberry32). */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const cut = (share: number) => (file: string) => truncateSync(file, Math.floor(statSync(file).size * share));
const flip = (share: number) => (file: string) => {
  const bytes = readFileSync(file);
  const at = Math.floor((bytes.length - 1) * share);
  bytes[at] = bytes[at]! ^ 0x55;
  writeFileSync(file, bytes);
};
const DAMAGES: [string, (file: string) => void][] = [
  ['emptied', cut(0)],
  ['cut to half', cut(0.5)],
  ['cut short by a little', cut(0.99)],
  ['replaced by text', (file) => writeFileSync(file, 'not what you think')],
  [
    'longer than it was',
    (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(64, 7)])),
  ],
  ['gone', (file) => rmSync(file)],
  ...[0, 0.01, 0.3, 0.6, 0.9, 1].map((share): [string, (file: string) => void] => [
    `flipped at ${share}`,
    flip(share),
  ]),
];

describe('the accelerator', () => {
  const file = () => join(folder, readdirSync(folder).find((name) => name.endsWith('.hnsw'))!);

  it('finds what the scan finds, with the same cosines', async () => {
    const accelerated = await answers(ALWAYS);
    const scanned = await answers(NEVER);
    expect([accelerated.accelerated, scanned.accelerated]).toEqual([true, false]);
    expect(accelerated.hits).toEqual(scanned.hits);
  });

  it.each(DAMAGES)('file %s: the scan answers, and the next embed makes it again', async (_how, damage) => {
    const right = (await answers(NEVER)).hits;
    damage(file());
    expect(await answers(ALWAYS)).toEqual({ accelerated: false, hits: right });
    const { store } = openWritableStore(folder, ALWAYS);
    await sync(toolsFor(store, corpus));
    store.close();
    expect(await answers(ALWAYS)).toEqual({ accelerated: true, hits: right });
  });

  it.each(DAMAGES)('manifest %s: right answers all the same', async (_how, damage) => {
    const right = (await answers(NEVER)).hits;
    damage(join(folder, 'nearest.json'));
    expect((await answers(ALWAYS)).hits).toEqual(right);
  });

  it('is not used when a digit of its manifest has flipped', async () => {
    const manifest = join(folder, 'nearest.json');
    const fields = JSON.parse(readFileSync(manifest, 'utf8'));
    writeFileSync(manifest, JSON.stringify({ ...fields, nextPassage: fields.nextPassage + 100 }));
    expect((await answers(ALWAYS)).accelerated).toBe(false);
  });

  it.each([
    ['dimension', 16],
    ['modelChecksum', 'other'],
    ['lineage', 'other'],
    ['count', 7],
    ['version', 2],
    ['file', '../nearest-1.hnsw'],
  ])('is not used when its manifest has another %s', async (field, value) => {
    const manifest = join(folder, 'nearest.json');
    const changed = { ...JSON.parse(readFileSync(manifest, 'utf8')), [field]: value };
    writeFileSync(manifest, JSON.stringify({ ...changed, check: checkOf(changed) }));
    expect((await answers(ALWAYS)).accelerated).toBe(false);
  });

  it('knows articles that came, changed and went since it was made', async () => {
    const changed = new MemoryFolder(Object.fromEntries(corpus.texts));
    changed.delete('a3.txt');
    changed.write('a5.txt', 'question 1\nquestion 2');
    changed.write('new.txt', 'question 3');
    const { store } = openWritableStore(folder, ALWAYS);
    expect((await sync(toolsFor(store, changed))).accelerated).toBe(false);
    store.close();
    const accelerated = await answers(ALWAYS);
    expect(accelerated.accelerated).toBe(true);
    expect(accelerated.hits).toEqual((await answers(NEVER)).hits);
    expect(accelerated.hits[3]![0]!.cosine).toBeGreaterThan(0.999);
  });

  it('keeps no vector of an article that went', async () => {
    const stored = fromCells(toCells(vectorOf('Article 3 line 2 of ships')));
    const floats = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    expect(readFileSync(file()).includes(floats)).toBe(true);
    const changed = new MemoryFolder(Object.fromEntries(corpus.texts));
    changed.delete('a3.txt');
    const { store } = openWritableStore(folder, ALWAYS);
    await sync(toolsFor(store, changed));
    store.close();
    expect(readFileSync(file()).includes(floats)).toBe(false);
    expect(await answers(ALWAYS)).toEqual({ accelerated: true, hits: (await answers(NEVER)).hits });
  });

  it('is made again when much has changed, and leaves no old file', async () => {
    const changed = new MemoryFolder(Object.fromEntries([...corpus.texts].slice(0, 30)));
    const { store } = openWritableStore(folder, ALWAYS);
    expect((await sync(toolsFor(store, changed))).accelerated).toBe(true);
    store.close();
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('nearest'))
        .sort(),
    ).toEqual(['nearest-2.hnsw', 'nearest.json']);
    expect((await answers(ALWAYS)).hits).toEqual((await answers(NEVER)).hits);
  });
});

describe('the database', () => {
  const database = () => join(folder, 'quoth.sqlite');
  /** Right answers, or an error of one sentence that names the file. */
  async function rightOrRefused(right: unknown): Promise<void> {
    let hits: unknown;
    try {
      ({ hits } = await answers(NEVER));
    } catch (error) {
      expect(error).toBeInstanceOf(IndexError);
      expect((error as Error).message).toMatch(/^[^\n]*quoth[^\n]*$/);
      return;
    }
    expect(hits).toEqual(right);
  }
  async function repair(): Promise<readonly string[]> {
    const { store, notes } = openWritableStore(folder, NEVER);
    try {
      await sync(toolsFor(store, corpus));
      return notes;
    } finally {
      store.close();
    }
  }

  it.each(DAMAGES)('%s: right answers or one sentence, and embed repairs it', async (_how, damage) => {
    const right = (await answers(NEVER)).hits;
    damage(database());
    await rightOrRefused(right);
    await repair();
    expect((await answers(NEVER)).hits).toEqual(right);
  });

  /** Also without the checksum: as after a kill between publishing and writing it. */
  it.each([true, false])(
    'with random bytes changed, checksum there: %s: never a wrong answer (150 cases)',
    async (kept) => {
      const right = (await answers(NEVER)).hits;
      const whole = readFileSync(database());
      for (let seed = 1; seed <= 75; seed++) {
        const random = randomOf(seed * (kept ? 1 : 1000));
        const bytes = Buffer.from(whole);
        for (let n = random(8); n >= 0; n--) bytes[random(bytes.length)]! ^= 1 + random(255);
        for (const name of ['quoth.sqlite-wal', 'quoth.sqlite-shm'])
          rmSync(join(folder, name), { force: true });
        writeFileSync(database(), bytes);
        if (!kept) rmSync(join(folder, 'quoth.checksum.json'), { force: true });
        try {
          expect((await answers(NEVER)).hits).toEqual(right);
        } catch (error) {
          if (!(error instanceof IndexError)) throw error;
        }
      }
      await repair();
      expect((await answers(NEVER)).hits).toEqual(right);
    },
  );

  it.each([
    'quoth.checksum.json',
    'writer.lock',
    'writer.json',
    'pending.sqlite',
    'quoth.sqlite-wal',
    'quoth.sqlite-shm',
  ])('and a %s of nonsense beside it: right answers, and embed goes on', async (name) => {
    const right = (await answers(NEVER)).hits;
    for (const nonsense of ['', 'not what you think', '{"version":1}', '\0'.repeat(5000)]) {
      writeFileSync(join(folder, name), nonsense);
      expect((await answers(NEVER)).hits).toEqual(right);
      const lock = await lockIndex(folder, { wait: false });
      await repair();
      lock.release();
      expect((await answers(NEVER)).hits).toEqual(right);
    }
  });

  it('made anew by another process is followed by those who have it open', async () => {
    const reader = openStore(folder, NEVER);
    const before = (await reader.read((generation) => generation.articles())).length;
    const smaller = new MemoryFolder(Object.fromEntries([...corpus.texts].slice(0, 3)));
    deleteIndex(folder);
    const { store } = openWritableStore(folder, NEVER);
    await sync(toolsFor(store, smaller));
    store.close();
    await vi.waitFor(
      async () =>
        expect([before, (await reader.read((generation) => generation.articles())).length]).toEqual([40, 3]),
      { interval: 50 },
    );
    expect((await reader.read((generation) => generation.searchVectors(questions[0]!, 10))).length).toBe(10);
    reader.close();
  });

  it('of a newer version is refused in a sentence, by reader and writer, and left alone', () => {
    const file = join(folder, 'quoth.sqlite');
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(file);
    for (const open of [openStore, openWritableStore]) {
      expect(() => open(folder)).toThrow(/newer version of this program\. Update the program/);
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of an older version is made again, and says so', async () => {
    const database = new Database(join(folder, 'quoth.sqlite'));
    database.pragma('user_version = 0');
    database.close();
    expect(() => openStore(folder)).toThrow(/older version.*npm run -s embed/);
    const { store, notes } = openWritableStore(folder);
    expect(notes).toEqual([expect.stringContaining('older version')]);
    expect((await sync(toolsFor(store, corpus))).added).toHaveLength(40);
    store.close();
  });

  it('of somebody else is not touched', () => {
    const file = join(folder, 'quoth.sqlite');
    rmSync(file);
    const database = new Database(file);
    database.exec('CREATE TABLE recipes (cake TEXT)');
    database.close();
    for (const open of [openStore, openWritableStore])
      expect(() => open(folder)).toThrow(/not an index of this program/);
  });

  it('that is not there is told apart from one that cannot be read', () => {
    expect(() => openStore(join(folder, 'none'))).toThrow(NoIndexError);
    expect(() => openWritableStore('/proc/none')).toThrow(/cannot be made/);
  });

  it('of a model with other dimensions is answered by an error, not by nothing', async () => {
    const store = openStore(folder);
    const other = new Float32Array(RECIPE.model.dimension + 1).fill(0.1);
    await expect(store.read((generation) => generation.searchVectors(other, 3))).rejects.toThrow(
      /dimensions/,
    );
    store.close();
  });
});
