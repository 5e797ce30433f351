/** Small folders of articles before and after an editor's changes, and how to index them without a model. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { folderCorpus } from '../../src/index/folder-corpus.ts';
import { type RefreshOptions, refreshIndex } from '../../src/index/refresh.ts';
import { loadWords } from '../../src/language/words.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';

/** Text by path. */
export type Files = Readonly<Record<string, string>>;

/** Any index at all is accelerated here, so that its writing can be killed too. */
export const SCAN_AT_MOST = 0;

const article = (i: number, more = ''): string =>
  [
    `Harbour number ${i} opens`,
    `TOWN ${i} — The mayor Ada Berg${i} said on Monday that harbour ${i} would cost ${i + 3} million kroner.`,
    `"It is a good harbour," said Ola Vik${i}. He noted that ${i * 7} ships came last year.${more}`,
  ].join('\n\n');

const articles = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}.txt`, article(i)]));

const without = (files: Files, gone: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !gone.includes(path)));

export const BEFORE: Files = articles(12);

/** Two files new (one of them with the bytes of one that went), two changed, three gone, the others as they were. */
export const AFTER: Files = {
  ...without(BEFORE, ['a3.txt', 'a4.txt', 'a5.txt']),
  'a1.txt': article(1, ' A second quay is planned, the mayor said.'),
  'a2.txt': article(2, ' Nobody was hurt.'),
  'deep/moved.txt': article(5),
  'new.txt': article(40),
};

/** Another change to the folder before: of what was made for AFTER, nothing is of use but what had not changed. */
export const OTHER: Files = {
  ...BEFORE,
  'a1.txt': article(1, ' No quay is planned, the mayor said.'),
  'late.txt': article(50),
};

export const OTHER_MODEL = 'be'.repeat(32);

/** What an index is made from, and what the run that is killed makes of it. */
export interface Scenario {
  readonly name: string;
  /** Null: there was no index. */
  readonly before: Files | null;
  readonly after: Files;
  /** Checksum of the model of the first index, where it is another than that of the second. */
  readonly modelBefore?: string;
}

/** The runs that differ in what they write and where. */
export const SCENARIOS = {
  changes: { name: 'files added, edited, renamed, removed', before: BEFORE, after: AFTER },
  /** Prepared articles are committed by fifties, so that some wait while others are still to come. */
  many: {
    name: 'seventy files added',
    before: BEFORE,
    after: {
      ...BEFORE,
      ...Object.fromEntries(
        Array.from({ length: 70 }, (_, i) => [
          `ship${i}.txt`,
          `Ship ${i} arrives\n\nCaptain Eva Moe${i} said that ship ${i} carried ${i * 13} boxes.`,
        ]),
      ),
    },
  },
  /** So little that the accelerator is not made again, but what went is overwritten in it. */
  little: {
    name: 'one file of thirty removed',
    before: articles(30),
    after: without(articles(30), ['a7.txt']),
  },
  first: { name: 'the first index of all', before: null, after: BEFORE },
  model: { name: 'another model', before: BEFORE, after: AFTER, modelBefore: OTHER_MODEL },
} as const satisfies Record<string, Scenario>;

/** Makes the folder hold exactly these files; a file that is as it should be is not touched. */
export function writeFolder(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    if (entry.isFile() && !(path in files)) rmSync(join(folder, path));
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

/** The fake model, or another one of the same name and dimension, whose vectors are turned round. */
export function fakeModel(checksum?: string): FakeEmbedder {
  const embedder = new FakeEmbedder();
  const { identity } = embedder;
  if (checksum === undefined || checksum === identity.checksum) return embedder;
  const passages = embedder.embedPassages.bind(embedder);
  const question = embedder.embedQuestion.bind(embedder);
  return Object.assign(embedder, {
    identity: { ...identity, checksum },
    embedPassages: async (texts: readonly string[]) => {
      const { vectors, truncated } = await passages(texts);
      return { vectors: vectors.map((vector) => vector.toReversed()), truncated };
    },
    embedQuestion: async (text: string) => (await question(text)).toReversed(),
  });
}

export function refreshOptions(corpus: string, index: string, modelChecksum?: string): RefreshOptions {
  return {
    indexFolder: index,
    corpus: folderCorpus(corpus),
    embedder: fakeModel(modelChecksum),
    words: loadWords(null, 'none'),
    wait: true,
    scanAtMost: SCAN_AT_MOST,
  };
}

export async function refreshFolder(corpus: string, index: string, notes: string[] = []): Promise<void> {
  await refreshIndex({ ...refreshOptions(corpus, index), onNote: (note) => notes.push(note) });
}
