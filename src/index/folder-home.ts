/** The index in a folder of this machine. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IndexError } from '../errors.ts';
import type { IndexHome } from './home.ts';
import { describe, isWriting, lockIndex, readOwner } from './lock.ts';
import { deleteIndex, openStore, openWritableStore, type OpenOptions } from './sqlite.ts';

/** Problems that a check names at most. */
const PROBLEMS_AT_MOST = 20;

export function folderHome(folder: string, options: OpenOptions = {}): IndexHome {
  return {
    where: folder,
    open: async () => openStore(folder, options),
    // Missing, damaged or of an older version: refreshing makes it. Of a newer version, or no index: refreshing refuses it.
    isToBeMade: (error) => error instanceof IndexError,
    async write(lockOptions) {
      const lock = await lockIndex(folder, lockOptions);
      return {
        ...lock,
        open: async () => openWritableStore(folder, options),
        discard: async () => deleteIndex(folder),
      };
    },
    async keeping(check) {
      const files = Object.fromEntries(
        readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(
            ({ name }) => [name, statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0] as const,
          )
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      return {
        files,
        writer: isWriting(folder) ? describe(readOwner(folder)) : null,
        problems: check ? problemsIn(folder, options) : null,
      };
    },
  };
}

function problemsIn(folder: string, options: OpenOptions): string[] {
  const store = openStore(folder, options);
  try {
    return store.verify(PROBLEMS_AT_MOST);
  } finally {
    store.close();
  }
}
