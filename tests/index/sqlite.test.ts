/** The embedded store: the contract, and what only a store on disk can show. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWritableStore } from '../../src/index/sqlite.ts';
import { storeContract } from '../contracts/store.ts';
import { MemoryStore } from '../fakes/store.ts';

storeContract('the store in memory', () => ({ store: new MemoryStore(), end: () => {} }));

storeContract('the store in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quoth-store-'));
  const { store } = openWritableStore(folder);
  return {
    store,
    end: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
