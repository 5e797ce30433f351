/** Opens an index that other processes make. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder } from '../embed/embedder.ts';
import { IndexError, ModelError, StoppedError } from '../errors.ts';
import type { IndexHome, OpenIndex } from './home.ts';
import type { Store } from './store.ts';

/** Between two looks whether the index has come, milliseconds. */
const LOOK_EVERY = 1_000;

export interface Patience {
  /** Hears one sentence when there is something to wait for. */
  readonly onNote: (sentence: string) => void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Milliseconds; another time in tests only. */
  readonly lookEvery?: number;
}

/**
 * @param patience null: not to wait for an index that there is not yet
 * @throws NoIndexError without patience; IndexError of the first look for anything else than a missing index; StoppedError.
 */
export async function othersIndex(home: IndexHome, patience: Patience | null): Promise<OpenIndex> {
  for (let waits = false; ; ) {
    try {
      const store = await home.open();
      await store.warm();
      return store;
    } catch (error) {
      // Once it waits, a cluster that is away for a while is waited for too.
      const comes = home.isToBeMade(error) || (waits && error instanceof IndexError);
      if (!patience || !comes) throw error;
      if (!waits) {
        patience.onNote(
          `There is no index in ${home.where} yet; waiting until one is made: npm run -s embed, or npm start with INDEXER=on.`,
        );
      }
      waits = true;
      await sleep(patience.lookEvery ?? LOOK_EVERY, undefined, { signal: patience.signal }).catch(() => {
        throw new StoppedError();
      });
    }
  }
}

/** Vectors of two models cannot be compared. @throws ModelError when the index was made with another one. */
export async function assertSameModel(store: Store, { identity }: Embedder): Promise<void> {
  const { model } = await store.read((generation) => generation.recipe());
  if (model.id === identity.id) return;
  throw new ModelError(identity.id, `the index was made with ${model.id}. Set EMBEDDING_MODEL=${model.id}.`);
}
