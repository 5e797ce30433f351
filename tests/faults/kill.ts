/** Kills a process that embeds at one of its effects, and looks at what is left. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { loadWords } from '../../src/language/words.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';
import { AFTER, BEFORE, refreshFolder, SCAN_AT_MOST, writeFolder } from './folder.ts';

const VICTIM = fileURLToPath(new URL('./victim.ts', import.meta.url));
const QUESTIONS = [
  'What did Ada Berg2 say?',
  'How many ships came to harbour 7?',
  'What will harbour 40 cost?',
];

/** What a user sees of an index: every article, sentence, person, vector and word, and answers. */
export type Seen = Awaited<ReturnType<typeof look>>;

export async function look(index: string) {
  const store = openStore(index, { scanAtMost: SCAN_AT_MOST });
  const embedder = new FakeEmbedder();
  try {
    const answerer = createAnswerer({ store, embedder, words: loadWords(null, 'none') });
    const answers: unknown[] = [];
    for (const question of QUESTIONS) {
      const { ms: _ms, index: _index, ...answer } = await answerer.ask(question);
      answers.push(answer);
    }
    const articles = store.articles().map(({ path }) => ({
      article: store.article(path),
      sentences: store.sentences(path),
      passages: store.passagesOf(path),
      people: store.peopleOf(path),
    }));
    const vector = await embedder.embedQuestion('mayor harbour ships');
    return { articles, answers, near: store.searchVectors(vector, 20), problems: store.verify(5) };
  } finally {
    store.close();
  }
}

/** The states before and after the change, as clean builds give them, and a folder to begin each case from. */
export class Laboratory {
  readonly folder = mkdtempSync(join(tmpdir(), 'quoth-kill-'));
  before!: Seen;
  after!: Seen;
  /** What each effect of a whole run is. */
  effects!: readonly string[];
  #files!: readonly string[];

  async open(): Promise<void> {
    writeFolder(join(this.folder, 'corpus'), BEFORE);
    await refreshFolder(join(this.folder, 'corpus'), join(this.folder, 'before'));
    this.before = await look(join(this.folder, 'before'));
    writeFolder(join(this.folder, 'corpus'), AFTER);
    await refreshFolder(join(this.folder, 'corpus'), join(this.folder, 'after'));
    this.after = await look(join(this.folder, 'after'));
    this.#files = readdirSync(join(this.folder, 'after')).map(anyGeneration).sort();
    const index = this.start('whole');
    this.effects = JSON.parse((await this.run(index, 0)).out);
    expect(await look(index)).toEqual(this.after);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A copy of the index before the change. */
  start(name: string): string {
    const index = join(this.folder, name);
    cpSync(join(this.folder, 'before'), index, { recursive: true });
    return index;
  }

  /** `killAt` is the number of an effect; 0 lives, unless `afterMs` ends it. */
  run(
    index: string,
    killAt: number,
    afterMs: number | null = null,
  ): Promise<{ signal: string | null; out: string }> {
    const args = ['--import', 'tsx', VICTIM, join(this.folder, 'corpus'), index, String(killAt)];
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, args, { maxBuffer: 1e8 }, (error, out, err) => {
        if (error && error.signal !== 'SIGKILL') reject(new Error(`${error.message}\n${err}`));
        else resolve({ signal: error ? 'SIGKILL' : null, out });
      });
      if (afterMs !== null) setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
  }

  /** Killed at one effect: the index answers from the old generation or the new one, and the next run makes it right. */
  async killAt(killAt: number): Promise<'before' | 'after'> {
    const index = this.start(`killed-${killAt}`);
    const { signal } = await this.run(index, killAt);
    // A run now and then has an effect or two fewer, and is then over before it is killed.
    if (signal === null) expect(killAt).toBeGreaterThan(this.effects.length - 4);
    const left = await this.check(index);
    rmSync(index, { recursive: true });
    return left;
  }

  /** Killed from outside at some moment, whatever it is doing then. */
  async killAfter(ms: number): Promise<'before' | 'after'> {
    const index = this.start(`killed-after-${ms}`);
    await this.run(index, 0, ms);
    const left = await this.check(index);
    rmSync(index, { recursive: true });
    return left;
  }

  /** Throws where the index is neither of the two generations, or the next run does not make it right. */
  async check(index: string): Promise<'before' | 'after'> {
    const seen = await look(index);
    const left = JSON.stringify(seen) === JSON.stringify(this.before) ? 'before' : 'after';
    expect(seen).toEqual(left === 'before' ? this.before : this.after);
    const notes: string[] = [];
    await refreshFolder(join(this.folder, 'corpus'), index, notes);
    expect(notes.filter((note) => note.includes('damaged'))).toEqual([]);
    expect(await look(index)).toEqual(this.after);
    expect(readdirSync(index).map(anyGeneration).sort()).toEqual(this.#files);
    return left;
  }
}

const anyGeneration = (name: string): string => name.replace(/^nearest-\d+\./, 'nearest-N.');

/** Runs so many at a time. */
export async function sideBySide<T>(items: readonly T[], workers: number, work: (item: T) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
