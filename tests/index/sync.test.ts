/** What an editor sees: files come, change, move and go, and the index follows at the cost of what changed. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import type { Embedder } from '../../src/embed/embedder.ts';
import { NoIndexError } from '../../src/errors.ts';
import { openStore, openWritableStore } from '../../src/index/sqlite.ts';
import type { WritableStore } from '../../src/index/store.ts';
import { apply, type Corpus, isFresh, plan, sync } from '../../src/index/sync.ts';
import { loadWords } from '../../src/language/words.ts';
import { RECIPE, vectorOf } from './articles.ts';
import { everything, MemoryFolder, toolsFor } from './folder.ts';

let folder: string;
let store: WritableStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quoth-sync-'));
  store = openWritableStore(folder).store;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const found = (word: string) =>
  store.read((generation) =>
    generation
      .passages(generation.searchWords({ exact: [], folded: [word], concepts: [] }, 10))
      .map(
        ({ path, passage }) => `${path}: ${generation.article(path)!.text.slice(passage.start, passage.end)}`,
      ),
  );

const PORT = 'The port opened\nAna said trade grew\nShips came';
const TOWN = 'The town met\nBo said taxes fell';

/** All bytes of the index folder, as one text a file. */
function bytesOf(path: string): { name: string; bytes: Buffer }[] {
  return readdirSync(path).map((name) => ({ name, bytes: readFileSync(join(path, name)) }));
}

describe('embedding a folder', () => {
  it('takes in everything the first time, and nothing twice', async () => {
    const corpus = new MemoryFolder({ 'b.txt': TOWN, 'a.txt': PORT });
    const tools = toolsFor(store, corpus);
    const first = await sync(tools);
    expect(first).toMatchObject({
      added: ['a.txt', 'b.txt'],
      updated: [],
      removed: [],
      unchanged: [],
      skipped: [],
      passages: { embedded: 5, reused: 0, removed: 0 },
      generation: 1,
      interrupted: false,
    });
    expect(await found('trade')).toEqual(['a.txt: Ana said trade grew']);
    corpus.reads.length = 0;
    tools.embedder.asked.length = 0;
    const second = await sync(tools);
    expect(second).toMatchObject({
      added: [],
      unchanged: ['a.txt', 'b.txt'],
      passages: { embedded: 0, reused: 5, removed: 0 },
      generation: 1,
    });
    expect([corpus.reads, tools.embedder.asked]).toEqual([[], []]);
  });

  it('embeds only the line that changed', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'b.txt': TOWN });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    tools.embedder.asked.length = 0;
    corpus.write('a.txt', PORT.replace('grew', 'shrank'));
    const report = await sync(tools);
    expect(report).toMatchObject({
      updated: ['a.txt'],
      unchanged: ['b.txt'],
      passages: { embedded: 1, reused: 4, removed: 1 },
    });
    expect(tools.embedder.asked).toEqual(['Ana said trade shrank']);
    expect(await found('trade')).toEqual(['a.txt: Ana said trade shrank']);
  });

  it('forgets a removed file', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'b.txt': TOWN });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    corpus.delete('a.txt');
    expect(await sync(tools)).toMatchObject({
      removed: ['a.txt'],
      unchanged: ['b.txt'],
      passages: { embedded: 0, removed: 3 },
    });
    expect(await found('trade')).toEqual([]);
    expect(await store.read((generation) => generation.article('a.txt'))).toBeNull();
    expect(await store.read((generation) => generation.peopleByName(['ana']))).toEqual([]);
  });

  it('follows a renamed file without embedding it again', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    tools.embedder.asked.length = 0;
    corpus.rename('a.txt', 'deep/z.txt');
    expect(await sync(tools)).toMatchObject({
      added: ['deep/z.txt'],
      removed: ['a.txt'],
      renamed: [{ from: 'a.txt', to: 'deep/z.txt' }],
      passages: { embedded: 0, reused: 3, removed: 0 },
    });
    expect(tools.embedder.asked).toEqual([]);
    expect(await found('trade')).toEqual(['deep/z.txt: Ana said trade grew']);
  });

  it('keeps two files of the same text apart, embedding the text once', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'b.txt': PORT });
    const tools = toolsFor(store, corpus);
    expect((await sync(tools)).passages.embedded).toBe(3);
    expect(await found('trade')).toEqual(['a.txt: Ana said trade grew', 'b.txt: Ana said trade grew']);
    corpus.delete('a.txt');
    await sync(tools);
    expect(await found('trade')).toEqual(['b.txt: Ana said trade grew']);
    const vector = vectorOf('Ana said trade grew');
    expect(
      (await store.read((generation) => generation.searchVectors(vector, 1)))[0]!.cosine,
    ).toBeGreaterThan(0.999);
  });

  it('names a file that holds no article, every time, but reads it once', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'junk.txt': '! buy now' });
    const tools = toolsFor(store, corpus);
    const skipped = [{ file: 'junk.txt', reason: 'only junk' }];
    expect(await sync(tools)).toMatchObject({ added: ['a.txt'], skipped });
    corpus.reads.length = 0;
    expect(await sync(tools)).toMatchObject({ added: [], skipped, generation: 1 });
    expect(corpus.reads).toEqual([]);
    corpus.write('a.txt', '! all gone');
    expect(await sync(tools)).toMatchObject({ removed: ['a.txt'], updated: [] });
    expect(await store.read((generation) => generation.skipped())).toHaveLength(2);
    corpus.write('junk.txt', 'now it is news');
    expect(await sync(tools)).toMatchObject({ added: ['junk.txt'] });
  });

  it('makes an index of an empty folder, which holds nothing', async () => {
    const report = await sync(toolsFor(store, new MemoryFolder()));
    expect(report).toMatchObject({
      added: [],
      generation: 1,
      passages: { embedded: 0, reused: 0, removed: 0 },
    });
    expect((await store.read((generation) => generation.stamp())).articles).toBe(0);
  });

  it('lets a reader see the old generation whole until the new one is whole', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'b.txt': TOWN });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    const reader = openStore(folder);
    corpus.write('a.txt', 'The port closed');
    corpus.delete('b.txt');
    const planned = await plan(tools);
    await apply(planned, tools);
    expect((await reader.read((generation) => generation.articles())).map(({ path }) => path)).toEqual([
      'a.txt',
      'b.txt',
    ]);
    expect((await reader.read((generation) => generation.article('a.txt')))!.text).toBe(PORT);
    let publishing: Promise<unknown> = Promise.resolve();
    const seen = await reader.read((generation) => {
      const before = generation.article('a.txt')!.text;
      publishing = store.publish([], [], new Date());
      return [before, generation.article('a.txt')!.text, generation.articles().length];
    });
    await publishing;
    expect(seen).toEqual([PORT, PORT, 2]);
    expect((await reader.read((generation) => generation.article('a.txt')))!.text).toBe('The port closed');
    expect((await reader.read((generation) => generation.articles())).map(({ path }) => path)).toEqual([
      'a.txt',
    ]);
    reader.close();
  });

  it('stops at the signal with the old generation answering, and goes on where it was', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT });
    await sync(toolsFor(store, corpus));
    for (let i = 0; i < 40; i++) corpus.write(`n${i}.txt`, `News number ${i}`);
    const stop = new AbortController();
    const stopping = {
      ...toolsFor(store, corpus),
      signal: stop.signal,
      onProgress: ({ done }: { done: number }) => done === 10 && stop.abort(),
    };
    const report = await sync(stopping);
    expect(report).toMatchObject({ interrupted: true, generation: 1 });
    expect(await store.read((generation) => generation.articles())).toHaveLength(1);
    store.close();
    store = openWritableStore(folder).store;
    const again = toolsFor(store, corpus);
    const whole = await sync(again);
    expect(whole).toMatchObject({ interrupted: false, generation: 2 });
    expect(again.embedder.asked.length).toBe(40 - stopping.embedder.asked.length);
    expect(stopping.embedder.asked.length).toBeGreaterThan(0);
    expect(await store.read((generation) => generation.articles())).toHaveLength(41);
  });

  it('does not publish what an interrupted run prepared when the file has changed or gone since', async () => {
    const corpus = new MemoryFolder({ 'a.txt': 'first thoughts', 'b.txt': 'secret plan' });
    const tools = toolsFor(store, corpus);
    await apply(await plan(tools), tools);
    corpus.write('a.txt', 'second thoughts');
    corpus.delete('b.txt');
    await sync(tools);
    expect(await found('thoughts')).toEqual(['a.txt: second thoughts']);
    expect(await found('plan')).toEqual([]);
  });

  it('leaves nothing of an interrupted run behind when the folder is as it was', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    corpus.write('b.txt', 'Perishable remark');
    await apply(await plan(tools), tools);
    corpus.delete('b.txt');
    await sync(tools);
    expect(bytesOf(folder).filter(({ bytes }) => bytes.includes('Perishable'))).toEqual([]);
    expect((await store.read((generation) => generation.stamp())).generation).toBe(1);
  });

  it('passes on the failure of the model and keeps the old generation', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    corpus.write('b.txt', TOWN);
    const broken = {
      ...tools,
      embedder: { embedPassages: () => Promise.reject(new Error('model is gone')) },
    };
    await expect(sync(broken)).rejects.toThrow('model is gone');
    expect(await store.read((generation) => generation.articles())).toHaveLength(1);
    expect(await sync(tools)).toMatchObject({ added: ['b.txt'], generation: 2 });
  });
});

describe('what makes an index stale', () => {
  const changes: [string, typeof RECIPE, number, RegExp][] = [
    [
      'a changed model file',
      { ...RECIPE, model: { ...RECIPE.model, checksum: 'c2' } },
      5,
      /files of the model/,
    ],
    [
      'another model of the same dimension',
      { ...RECIPE, model: { ...RECIPE.model, id: 'other' } },
      5,
      /made with tiny/,
    ],
    [
      'another prefix',
      { ...RECIPE, model: { ...RECIPE.model, recipe: 'mean||' } },
      5,
      /called in another way/,
    ],
    ['new attribution rules', { ...RECIPE, attribution: 'a2' }, 0, /Who says what/],
    ['a changed glossary', { ...RECIPE, words: 'w2' }, 0, /glossary/],
    ['new splitting rules', { ...RECIPE, splitting: 's2' }, 0, /split by other rules/],
  ];
  it.each(changes)('%s', async (_what, recipe, embedded, reason) => {
    const corpus = new MemoryFolder({ 'a.txt': PORT, 'b.txt': TOWN });
    await sync(toolsFor(store, corpus));
    expect(await isFresh(store, corpus, recipe)).toBe(false);
    const report = await sync(toolsFor(store, corpus, recipe));
    expect(report).toMatchObject({
      unchanged: ['a.txt', 'b.txt'],
      remade: ['a.txt', 'b.txt'],
      passages: { embedded },
    });
    expect(report.stale.join(' ')).toMatch(reason);
    expect(await store.read((generation) => generation.recipe())).toEqual(recipe);
    expect(await isFresh(store, corpus, recipe)).toBe(true);
    expect(await sync(toolsFor(store, corpus, recipe))).toMatchObject({
      remade: [],
      stale: [],
      generation: 2,
    });
  });

  it('a new size or time of a file, but not for long when its bytes are the same', async () => {
    const corpus = new MemoryFolder({ 'a.txt': PORT });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    expect(await isFresh(store, corpus, RECIPE)).toBe(true);
    corpus.write('a.txt', PORT);
    expect(await isFresh(store, corpus, RECIPE)).toBe(false);
    expect(await sync(tools)).toMatchObject({ unchanged: ['a.txt'], generation: 1 });
    expect(await isFresh(store, corpus, RECIPE)).toBe(true);
    corpus.write('b.txt', TOWN);
    expect(await isFresh(store, corpus, RECIPE)).toBe(false);
  });

  it('an edit within the tick of the clock in which the index was made: embed sees it', async () => {
    const corpus = new MemoryFolder({ 'a.txt': 'trade was 42 ships' });
    const times = { modifiedMs: Date.now() + 60_000 };
    const late: Corpus = {
      list: async () => ({
        files: (await corpus.list()).files.map((file) => ({ ...file, ...times })),
        unreadable: [],
      }),
      hash: (path) => corpus.hash(path),
      read: (path) => corpus.read(path),
    };
    const tools = toolsFor(store, late);
    await sync(tools);
    corpus.texts.set('a.txt', 'trade was 43 ships');
    expect(await sync(tools)).toMatchObject({ updated: ['a.txt'] });
  });

  it('an edit that keeps size and time: only looking into every file sees it', async () => {
    const corpus = new MemoryFolder({ 'a.txt': 'trade was 41 ships' });
    const tools = toolsFor(store, corpus);
    await sync(tools);
    corpus.texts.set('a.txt', 'trade was 43 ships');
    expect(await sync(tools)).toMatchObject({ updated: [], unchanged: ['a.txt'] });
    expect(await sync({ ...tools, rehash: true })).toMatchObject({ updated: ['a.txt'] });
    expect(await found('43')).toEqual(['a.txt: trade was 43 ships']);
  });
});

it.skipIf(!existsSync('/proc/self/fd'))(
  'keeps no accelerator open that was deleted, though removals are proven in its process (skipped where the system does not list them)',
  async () => {
    const always = { scanAtMost: 0 };
    const accelerated = mkdtempSync(join(tmpdir(), 'quoth-open-'));
    const writer = openWritableStore(accelerated, always).store;
    const corpus = new MemoryFolder({ 'a.txt': 'Ana said trade grew', 'b.txt': 'Bo said taxes fell' });
    await sync(toolsFor(writer, corpus));
    const reader = openStore(accelerated, always);
    const openAfter = async (generations: number) => {
      for (let i = 0; i < generations; i++) {
        corpus.delete(`more${i - 1}.txt`);
        corpus.write(`more${i}.txt`, `Ships came ${i} of ${generations}`);
        await sync(toolsFor(writer, corpus));
        expect(
          await reader.read((generation) => generation.searchVectors(vectorOf('trade'), 2)),
        ).toHaveLength(2);
      }
      return readdirSync('/proc/self/fd').length;
    };
    const few = await openAfter(3);
    expect(await openAfter(20)).toBeLessThanOrEqual(few + 2);
    reader.close();
    writer.close();
    rmSync(accelerated, { recursive: true });
  },
);

it.skipIf(!existsSync('/proc/self/fd'))(
  'holds no more files open after forty generations than after two (skipped where the system does not list them)',
  async () => {
    const corpus = new MemoryFolder({ 'a.txt': 'Ana said trade grew' });
    await sync(toolsFor(store, corpus));
    const reader = openStore(folder);
    const openFiles = async (generations: number) => {
      for (let i = 0; i < generations; i++) {
        corpus.write('a.txt', `Ana said trade grew ${i} of ${generations}`);
        await sync(toolsFor(store, corpus));
        expect(
          await reader.read((generation) =>
            generation.searchWords({ exact: [], folded: ['trade'], concepts: [] }, 5),
          ),
        ).toEqual([0]);
        expect(
          await reader.read((generation) => generation.searchVectors(vectorOf('trade'), 5)),
        ).toHaveLength(1);
      }
      return readdirSync('/proc/self/fd').length;
    };
    const few = await openFiles(2);
    expect(await openFiles(40)).toBeLessThanOrEqual(few + 2);
    reader.close();
  },
);

describe('removal', () => {
  it('leaves none of the text in any byte of the index folder', async () => {
    const corpus = new MemoryFolder();
    const words = (from: number) => Array.from({ length: 30 }, (_, i) => `word${from + i}qz`).join(' ');
    for (let i = 0; i < 60; i++) corpus.write(`k${i}.txt`, `Keep ${i}\n${words(i)}\nAna said keep ${i}`);
    corpus.write('secret.txt', `Xylophonist Quimby\nZebedee said vexillology matters\n${words(500)}`);
    const tools = toolsFor(store, corpus);
    await sync(tools);
    expect(bytesOf(folder).some(({ bytes }) => bytes.includes('vexillology'))).toBe(true);
    corpus.delete('secret.txt');
    corpus.write('k3.txt', 'Keep other things');
    await sync(tools);
    const traces = ['xylophon', 'quimby', 'zebedee', 'vexillolog', 'word515qz', 'secret.txt'];
    for (const { name, bytes } of bytesOf(folder)) {
      const text = bytes.toString('latin1').toLowerCase();
      expect(
        traces.filter((trace) => text.includes(trace)),
        name,
      ).toEqual([]);
    }
    expect((await found('word20qz')).length).toBeGreaterThan(0);
  });
});

describe('equality', () => {
  const WORDS = ['port', 'ships', 'trade', 'town', 'taxes', 'ana', 'bo', 'grew', 'said'];
  const line = fc.oneof(
    fc.constantFrom('Ana said trade grew', 'Bo said taxes fell', 'Ships came', 'The port'),
    fc
      .array(fc.constantFrom(...WORDS, 'Ærø', 'đồng', '41.6'), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' ')),
  );
  const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
  const path = fc.constantFrom('a.txt', 'b.txt', 'c/d.txt', 'é.txt', 'z.txt');
  const step = fc.oneof(
    fc.record({ do: fc.constant('write' as const), path, text }),
    fc.record({ do: fc.constant('delete' as const), path }),
    fc.record({ do: fc.constant('rename' as const), path, to: path }),
    fc.record({ do: fc.constant('sync' as const) }),
    fc.record({ do: fc.constant('break off' as const) }),
    fc.record({ do: fc.constant('new rules' as const), version: fc.constantFrom('1', '2') }),
  );
  const vectors = ['trade', 'port', 'x'].map((word) => vectorOf(word));

  const words = loadWords(null, 'none');
  const embedder: Embedder = {
    identity: RECIPE.model,
    traits: { sameLanguageWeight: 0.5, crossLanguageWeight: 2, maxTokens: 512 },
    embedPassages: async (texts) => ({ vectors: texts.map((one) => vectorOf(one)), truncated: 0 }),
    embedQuestion: async (one) => vectorOf(one),
    close: async () => {},
  };
  /** Answers without what depends on when they were given. */
  async function answersOf(store: WritableStore) {
    const answerer = createAnswerer({ store, embedder, words });
    const questions = ['What did Ana say?', 'Who said taxes fell?', 'port trade 41.6'];
    const answers: unknown[] = [];
    for (const question of questions) {
      const { ms: _ms, index: _index, ...answer } = await answerer.ask(question);
      answers.push(answer);
    }
    return answers;
  }

  it.each([
    ['', 300, {}],
    [', with the accelerator', 60, { scanAtMost: 0 }],
  ])(
    'any history of edits ends in the index and the answers of a clean build%s',
    async (_how, numRuns, options) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
          const corpus = new MemoryFolder();
          const history = mkdtempSync(join(tmpdir(), 'quoth-history-'));
          const clean = mkdtempSync(join(tmpdir(), 'quoth-clean-'));
          const edited = openWritableStore(history, options).store;
          let recipe = RECIPE;
          for (const it of steps) {
            if (it.do === 'write') corpus.write(it.path, it.text);
            if (it.do === 'delete') corpus.delete(it.path);
            if (it.do === 'rename' && corpus.texts.has(it.path)) corpus.rename(it.path, it.to);
            if (it.do === 'new rules') recipe = { ...RECIPE, words: it.version };
            const tools = toolsFor(edited, corpus, recipe);
            if (it.do === 'sync') await sync(tools);
            if (it.do === 'break off') await apply(await plan(tools), tools);
          }
          await sync(toolsFor(edited, corpus, recipe));
          const built = openWritableStore(clean, options).store;
          await sync(toolsFor(built, corpus, recipe));
          expect(await everything(edited, WORDS, vectors)).toEqual(await everything(built, WORDS, vectors));
          expect(await answersOf(edited)).toEqual(await answersOf(built));
          edited.close();
          built.close();
          const reopened = openStore(history, options);
          expect(reopened.verify(5)).toEqual([]);
          reopened.close();
          rmSync(history, { recursive: true });
          rmSync(clean, { recursive: true });
        }),
        { numRuns },
      );
    },
  );

  it('has no generation before the first sync', () => {
    expect(() => openStore(folder)).toThrow(NoIndexError);
  });
});
