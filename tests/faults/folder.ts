/** A small folder of articles before and after an editor's changes, and how to index it without a model. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { folderCorpus } from '../../src/index/folder-corpus.ts';
import { type RefreshOptions, refreshIndex } from '../../src/index/refresh.ts';
import { loadWords } from '../../src/language/words.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';

/** Any index at all is accelerated here, so that its writing can be killed too. */
export const SCAN_AT_MOST = 0;

const article = (i: number, more = ''): string =>
  [
    `Harbour number ${i} opens`,
    `TOWN ${i} — The mayor Ada Berg${i} said on Monday that harbour ${i} would cost ${i + 3} million kroner.`,
    `"It is a good harbour," said Ola Vik${i}. He noted that ${i * 7} ships came last year.${more}`,
  ].join('\n\n');

export const BEFORE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [`a${i}.txt`, article(i)]),
);

/** One file new, two changed, two gone, one moved, the others as they were. */
export const AFTER: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(BEFORE).filter(([path]) => !['a3.txt', 'a4.txt', 'a5.txt'].includes(path)),
  ),
  'a1.txt': article(1, ' A second quay is planned, the mayor said.'),
  'a2.txt': article(2, ' Nobody was hurt.'),
  'deep/moved.txt': article(5),
  'new.txt': article(40),
};

/** Makes the folder hold exactly these files; a file that is as it should be is not touched. */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
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

export function refreshOptions(corpus: string, index: string): RefreshOptions {
  return {
    indexFolder: index,
    corpus: folderCorpus(corpus),
    embedder: new FakeEmbedder(),
    words: loadWords(null, 'none'),
    wait: true,
    scanAtMost: SCAN_AT_MOST,
  };
}

export async function refreshFolder(corpus: string, index: string, notes: string[] = []): Promise<void> {
  await refreshIndex({ ...refreshOptions(corpus, index), onNote: (note) => notes.push(note) });
}
