/** The folder of articles as `sync.ts` sees it: the files of src/corpus, and their hashes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listFiles, readArticle } from '../corpus/folder.ts';
import type { Corpus } from './sync.ts';

export function folderCorpus(folder: string): Corpus {
  return {
    list: async () => await listFiles(folder),
    read: async (path) => await readArticle(folder, path),
    hash: async (path) => {
      const hash = createHash('sha256');
      try {
        await pipeline(createReadStream(join(folder, path)), hash);
        return { hash: hash.digest('hex') };
      } catch (error) {
        return { skipped: { file: path, reason: whyUnreadable(error) } };
      }
    },
  };
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'there is no permission to read it';
  if (code === 'ENOENT') return 'it disappeared while the folder was read';
  return `it cannot be read (${code || String(error)})`;
}
