/**
 * The folder of articles: which files there are, and the article in each. A file that cannot be read is named with its
 * reason; the others go on. Nothing is ever written here.
 */
import type { Dirent } from 'node:fs';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Article, SkippedFile } from '../domain.ts';
import { CorpusUnreadableError } from '../errors.ts';
import { readArticleBytes } from './article.ts';

/** A larger file is no news article. Bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Folders nested deeper are a mistake. */
const MAX_DEPTH = 64;

const ARTICLE = /\.(?:txt|md|html?)$/iu;
const NO_FILE = 'it is no file but a device, a pipe or a socket';
/** Files of ours in the folder that are no articles. */
const OURS = /^glossary\.ya?ml$/iu;

export interface CorpusFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /**
   * When it was changed, content or entry, whichever is later: milliseconds since 1970, with fraction. A copy that keeps the
   * time of the original has an entry of its own.
   */
  readonly modifiedMs: number;
}

export interface FolderListing {
  /** Sorted by path. */
  readonly files: readonly CorpusFile[];
  readonly unreadable: readonly SkippedFile[];
}

/** Sizes and times of the files of a folder; opens none. Throws CorpusUnreadableError when there is no folder. */
export async function listFiles(folder: string): Promise<FolderListing> {
  const files: CorpusFile[] = [];
  const unreadable: SkippedFile[] = [];
  let root: string;
  try {
    const state = await stat(folder);
    if (!state.isDirectory()) throw new CorpusUnreadableError(folder, 'it is not a folder');
    root = await realpath(folder);
  } catch (error) {
    if (error instanceof CorpusUnreadableError) throw error;
    throw new CorpusUnreadableError(folder, why(error, 'it does not exist'));
  }
  await walk(folder, '', 0, { root, files, unreadable });
  const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    files: files.sort((a, b) => byPath(a.path, b.path)),
    unreadable: unreadable.sort((a, b) => byPath(a.file, b.file)),
  };
}

interface Walk {
  readonly root: string;
  readonly files: CorpusFile[];
  readonly unreadable: SkippedFile[];
}

async function walk(folder: string, inside: string, depth: number, walked: Walk): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(folder, inside), { withFileTypes: true });
  } catch (error) {
    if (inside === '') throw new CorpusUnreadableError(folder, why(error, 'it does not exist'));
    walked.unreadable.push({
      file: inside,
      reason: `the folder cannot be opened: ${why(error, 'it disappeared')}`,
    });
    return;
  }
  const looks: Promise<void>[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    const skip = (reason: string): void => void walked.unreadable.push({ file: path, reason });
    if (entry.isDirectory()) {
      if (depth >= MAX_DEPTH) skip(`it lies more than ${MAX_DEPTH} folders deep`);
      else await walk(folder, path, depth + 1, walked);
      continue;
    }
    if (inside === '' && OURS.test(entry.name)) continue;
    if (entry.isSymbolicLink()) looks.push(followLink(folder, path, walked, skip));
    else if (!entry.isFile()) skip(NO_FILE);
    else if (!ARTICLE.test(entry.name)) skip('it is not .txt, .md or .html');
    else looks.push(addFile(folder, path, walked, skip));
  }
  await Promise.all(looks);
}

/** A link is followed to a file inside the folder, and nowhere else. */
async function followLink(
  folder: string,
  path: string,
  walked: Walk,
  skip: (reason: string) => void,
): Promise<void> {
  try {
    const target = await realpath(join(folder, path));
    const above = dirname(join(walked.root, path));
    if (above === target || above.startsWith(`${target}${sep}`)) return skip('it is a loop of links');
    if (relative(walked.root, target).split(sep)[0] === '..') {
      return skip('it is a link out of the folder, which is not followed');
    }
    const state = await lstat(target);
    if (state.isDirectory()) return skip('it is a link to a folder, which is not followed');
    if (!state.isFile()) return skip(NO_FILE);
    if (!ARTICLE.test(path)) return skip('it is not .txt, .md or .html');
    await addFile(folder, path, walked, skip);
  } catch (error) {
    skip(
      code(error) === 'ELOOP'
        ? 'it is a loop of links'
        : `it is a link that leads nowhere: ${why(error, 'the file does not exist')}`,
    );
  }
}

async function addFile(
  folder: string,
  path: string,
  walked: Walk,
  skip: (reason: string) => void,
): Promise<void> {
  try {
    const { size, mtimeMs, ctimeMs } = await stat(join(folder, path));
    if (size === 0) return skip('it is empty');
    if (size > MAX_FILE_BYTES) return skip(tooLarge(size));
    walked.files.push({ path, size, modifiedMs: Math.max(mtimeMs, ctimeMs) });
  } catch (error) {
    skip(why(error, 'it disappeared while the folder was read'));
  }
}

/** The article of one file, by its path in the folder. */
export async function readArticle(
  folder: string,
  path: string,
): Promise<{ article: Article } | { skipped: SkippedFile }> {
  const skipped = (reason: string) => ({ skipped: { file: path, reason } });
  let bytes: Uint8Array;
  try {
    const file = await open(join(folder, path), 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_FILE_BYTES) return skipped(tooLarge(size));
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return skipped(why(error, 'it disappeared while the folder was read'));
  }
  const reading = await readArticleBytes(path, bytes);
  return 'reason' in reading ? skipped(reading.reason) : reading;
}

function tooLarge(bytes: number): string {
  return `it is too large: ${megabytes(bytes)}, the limit is ${megabytes(MAX_FILE_BYTES)}`;
}

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`;

function code(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function why(error: unknown, missing: string): string {
  switch (code(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missing;
    case 'EACCES':
    case 'EPERM':
      return 'there is no permission to read it';
    case 'ELOOP':
      return 'it is a loop of links';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    default:
      return `the system says ${code(error) || String(error)}`;
  }
}
