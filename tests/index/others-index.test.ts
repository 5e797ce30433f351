/** A process that does not make the index itself: it waits for one, or says that there is none. */
import { describe, expect, test } from 'vitest';
import { IndexError, NoIndexError, StoppedError } from '../../src/errors.ts';
import type { IndexHome, OpenIndex } from '../../src/index/home.ts';
import { othersIndex } from '../../src/index/others-index.ts';
import { MemoryStore } from '../fakes/store.ts';

/** A home that fails with each of these in turn, then opens; it can only be opened. */
function homeOf(errors: readonly Error[]) {
  const left = [...errors];
  const index: OpenIndex = Object.assign(new MemoryStore(), {
    accelerated: true,
    textsHeld: async () => new Set<string>(),
    warm: () => {},
  });
  const never = async () => {
    throw new Error('nobody may write here');
  };
  const home: IndexHome = {
    where: 'the harbour',
    open: async () => {
      const error = left.shift();
      if (error) throw error;
      return index;
    },
    isToBeMade: (error) => error instanceof NoIndexError,
    write: never,
    keeping: never,
  };
  return { home, index };
}

const AWAY = new IndexError('The cluster does not answer.');
const NONE = new NoIndexError('the harbour');

describe('an index that others make', () => {
  test('is waited for, with one sentence, also while the cluster is away for a moment', async () => {
    const { home, index } = homeOf([NONE, AWAY, NONE]);
    const notes: string[] = [];
    const signal = new AbortController().signal;
    expect(await othersIndex(home, { onNote: (note) => notes.push(note), signal, lookEvery: 1 })).toBe(index);
    expect(notes).toEqual([
      'There is no index in the harbour yet; waiting until one is made: npm run -s embed, or npm start with INDEXER=on.',
    ]);
  });

  test('is missed at once by who does not wait', async () => {
    await expect(othersIndex(homeOf([NONE]).home, null)).rejects.toBe(NONE);
  });

  test('is not waited for where the first look says that something else is wrong', async () => {
    const signal = new AbortController().signal;
    await expect(othersIndex(homeOf([AWAY]).home, { onNote: () => {}, signal })).rejects.toBe(AWAY);
  });

  test('is not waited for after Ctrl-C', async () => {
    const stop = new AbortController();
    const { home } = homeOf([NONE]);
    const waiting = othersIndex(home, { onNote: () => stop.abort(), signal: stop.signal, lookEvery: 60_000 });
    await expect(waiting).rejects.toThrow(StoppedError);
  });
});
