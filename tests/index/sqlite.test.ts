/** The embedded store: the contract, and what only a store on disk can show. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqliteReader } from '../../src/index/reader.ts';
import { openStore, openWritableStore } from '../../src/index/sqlite.ts';
import { storeContract } from '../contracts/store.ts';
import { MemoryStore } from '../fakes/store.ts';

for (const replays of [false, true]) {
  storeContract(`the store in memory${replays ? ' that fetches what is read' : ''}`, () => {
    const store = new MemoryStore({ replays });
    return { store, elsewhere: () => store, end: () => {} };
  });
}

storeContract('the store in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quoth-store-'));
  const { store } = openWritableStore(folder);
  const readers: SqliteReader[] = [];
  return {
    store,
    elsewhere: () => {
      const reader = openStore(folder);
      readers.push(reader);
      return reader;
    },
    end: () => {
      for (const reader of readers) reader.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
