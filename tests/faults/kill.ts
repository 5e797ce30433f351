/** Kills a process that embeds at one of its effects, and looks at what is left. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Random } from '../../src/bench/random.ts';
import { NoIndexError } from '../../src/errors.ts';
import { asBlob, fromCells, hashOfText, textKey, toCells } from '../../src/index/codec.ts';
import { refreshIndex } from '../../src/index/refresh.ts';
import { openStore } from '../../src/index/sqlite.ts';
import {
  fakeModel,
  type Files,
  refreshFolder,
  refreshOptions,
  SCAN_AT_MOST,
  type Scenario,
  writeFolder,
} from './folder.ts';
import { look, type Seen } from './look.ts';

export { look, type Seen };

/** The process that ends itself. */
export const VICTIM = fileURLToPath(new URL('./victim.ts', import.meta.url));

/** One process to end, and where. */
export interface Kill {
  /** Number of the effect from 1, or its name for the first of that name; 0 for none. */
  readonly at: number | string;
  readonly when: 'before' | 'after';
  /** Ends it from outside after so long, whatever it is doing then. */
  readonly afterMs?: number;
  /** Checksum of the model that it has set, where it is another. */
  readonly model?: string;
}

/** How a victim ended. */
export interface Death {
  /** False: it lived to the end of its work. */
  readonly killed: boolean;
  readonly out: string;
  /** When and at which effect: "after renameSync nearest.json.new"; empty when it was ended from outside. */
  readonly said: string;
}

export type Left = 'before' | 'after';

/** The states before and after a change, as clean builds give them, and indexes to begin each case from. */
export class Laboratory {
  readonly folder = mkdtempSync(join(tmpdir(), 'quoth-kill-'));
  readonly corpus = join(this.folder, 'corpus');
  /** Null: there is no index before. */
  before: Seen | null = null;
  after!: Seen;
  /** What each effect of a whole run is. */
  effects!: readonly string[];
  /** How long a whole run takes here, from start to end of the process. */
  wholeMs = 0;
  #names!: readonly string[];
  /** Bytes that only what went had. */
  #traces: readonly Buffer[] = [];
  #started = 0;

  constructor(readonly scenario: Scenario) {}

  async open(): Promise<void> {
    const { before, after, modelBefore } = this.scenario;
    const [old, clean] = [join(this.folder, 'before'), join(this.folder, 'after')];
    mkdirSync(old);
    if (before) {
      writeFolder(this.corpus, before);
      await refreshIndex(refreshOptions(this.corpus, old, modelBefore));
      this.before = await look(old);
    }
    writeFolder(this.corpus, after);
    await refreshFolder(this.corpus, clean);
    this.after = await look(clean);
    this.#names = namesIn(clean);
    if (before) await this.#findTraces(before, after, old, clean);
    const index = this.start();
    const startedAt = performance.now();
    const whole = await this.run(index, { at: 0, when: 'after' });
    this.wholeMs = performance.now() - startedAt;
    this.effects = JSON.parse(whole.out);
    expect(await this.check(index)).toBe('after');
    rmSync(index, { recursive: true });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A copy of the index before the change. */
  start(): string {
    const index = join(this.folder, `index-${this.#started++}`);
    cpSync(join(this.folder, 'before'), index, { recursive: true });
    return index;
  }

  run(index: string, { at, when, afterMs, model }: Kill): Promise<Death> {
    const env = { ...process.env, KILL_AT: String(at), KILL_WHEN: when, ...(model && { KILL_MODEL: model }) };
    const args = ['--import', 'tsx', VICTIM, this.corpus, index];
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, args, { maxBuffer: 1e8, env }, (error, out, err) => {
        if (error && error.signal !== 'SIGKILL') reject(new Error(`${error.message}\n${err}`));
        else resolve({ killed: error !== null, out, said: err.trim() });
      });
      if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
  }

  /** One case from beginning to end. What fails says how to have it again. */
  async kill(kill: Kill): Promise<Left> {
    const index = this.start();
    let said = '';
    try {
      const death = await this.run(index, kill);
      said = death.said;
      if (kill.at !== 0) expect(death.killed).toBe(true);
      const left = await this.check(index);
      rmSync(index, { recursive: true });
      return left;
    } catch (error) {
      (error as Error).message =
        `${this.scenario.name}, ${JSON.stringify(kill)}, killed ${said}: ${(error as Error).message}`;
      throw error;
    }
  }

  /** Throws where the index is neither of the two generations, or the next run does not make it right. */
  async check(index: string): Promise<Left> {
    const left = await this.whatIsLeft(index);
    const notes: string[] = [];
    await refreshFolder(this.corpus, index, notes);
    expect(notes.filter((note) => note.includes('damaged'))).toEqual([]);
    expect(await look(index)).toEqual(this.after);
    expect(namesIn(index)).toEqual(this.#names);
    expect(isAccelerated(index)).toBe(true);
    for (const trace of this.#traces) expect(filesWith(index, trace)).toEqual([]);
    return left;
  }

  /** Which generation answers, without help; throws where it is neither. */
  async whatIsLeft(index: string): Promise<Left> {
    const seen = await lookIfThere(index);
    if (isDeepStrictEqual(seen, this.before)) return 'before';
    expect(seen).toEqual(this.after);
    return 'after';
  }

  /** Hashes, keys and vectors of texts that went; bytes that a clean build holds too, as it may by chance, tell nothing. */
  async #findTraces(before: Files, after: Files, old: string, clean: string): Promise<void> {
    const kept = new Set(this.after.articles.flatMap(textsOf));
    const texts = this.before!.articles.flatMap(textsOf).filter((text) => !kept.has(text));
    const files = Object.values(before).filter((text) => !Object.values(after).includes(text));
    const { vectors } = await fakeModel(this.scenario.modelBefore).embedPassages(texts);
    const cells = vectors.map(toCells);
    const traces = [
      ...files.map((text) => Buffer.from(createHash('sha256').update(text).digest('hex'))),
      ...texts.map((text) => textKey(hashOfText(text))),
      ...cells.map(asBlob),
      ...cells.map((cell) => Buffer.from(fromCells(cell).buffer)),
    ];
    this.#traces = traces.filter((trace) => filesWith(clean, trace).length === 0);
    for (const trace of this.#traces) expect(filesWith(old, trace)).not.toEqual([]);
    // A hash for each file that went; a key, cells and a point of the accelerator for each passage.
    expect(this.#traces.length).toBeGreaterThanOrEqual(files.length + texts.length);
  }
}

/** Effects that come once or a few times; the others are rows, points and files one after the other. */
export const isStep = (name: string): boolean =>
  !/^(run (INSERT|DELETE|UPDATE)|add point|hash|read)/.test(name);

/** So many different kills of a run: most at its steps, before and after them, the rest among its rows, points and files. */
export function chooseKills(effects: readonly string[], count: number, random: Random): readonly Kill[] {
  const sides = effects.flatMap((name, i) =>
    (['before', 'after'] as const).map((when) => ({ at: i + 1, when, step: isStep(name) })),
  );
  const steps = sides.filter(({ step }) => step);
  const rows = sides.filter(({ step }) => !step);
  const ofSteps = evenly(steps, Math.round(count * SHARE_OF_STEPS), random);
  return [...ofSteps, ...evenly(rows, count - ofSteps.length, random)].map(({ at, when }) => ({ at, when }));
}

const SHARE_OF_STEPS = 0.7;

/** At most so many of a list, one from each of as many equal parts of it, at a place that chance chooses. */
function evenly<T>(list: readonly T[], count: number, random: Random): readonly T[] {
  if (count >= list.length) return list;
  const share = list.length / count;
  return Array.from({ length: count }, (_, i) => list[Math.floor((i + random.next()) * share)]!);
}

/** Runs so many at a time. After a failure no more are begun, and it is thrown when those under way have ended. */
export async function sideBySide<T>(items: readonly T[], workers: number, work: (item: T) => Promise<void>) {
  let next = 0;
  const worker = async () => {
    try {
      while (next < items.length) await work(items[next++]!);
    } catch (error) {
      next = items.length;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: workers }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function lookIfThere(index: string): Promise<Seen | null> {
  try {
    return await look(index);
  } catch (error) {
    if (error instanceof NoIndexError) return null;
    throw error;
  }
}

function isAccelerated(index: string): boolean {
  const store = openStore(index, { scanAtMost: SCAN_AT_MOST });
  try {
    return store.accelerated;
  } finally {
    store.close();
  }
}

function textsOf({ article, passages }: Seen['articles'][number]): string[] {
  return passages.map(({ start, end }) => article!.text.slice(start, end));
}

/** Names of the files, the number of the generation left out. */
function namesIn(index: string): string[] {
  return readdirSync(index)
    .map((name) => name.replace(/^nearest-\d+\./, 'nearest-N.'))
    .sort();
}

function filesWith(index: string, bytes: Buffer): string[] {
  return readdirSync(index).filter(
    (name) => existsSync(join(index, name)) && readFileSync(join(index, name)).includes(bytes),
  );
}
