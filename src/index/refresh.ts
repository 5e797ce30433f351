/** Puts lock, store and sync together: brings the index of a folder up to date. */

import { SPLITTING_VERSION } from '../corpus/passages.ts';
import type { Embedder } from '../embed/embedder.ts';
import { IndexDamagedError } from '../errors.ts';
import { EVENTS_VERSION } from '../events/events.ts';
import type { Words } from '../language/words.ts';
import { ATTRIBUTION_VERSION } from '../people/attribute.ts';
import { analyse, passageSizeFor, passagesOf, termsOfPassages, termsOfRoles } from './analyse.ts';
import { folderHome } from './folder-home.ts';
import type { IndexHome } from './home.ts';
import { describe } from './lock.ts';
import type { IndexRecipe } from './store.ts';
import { type Analysis, type Corpus, type Progress, type SyncReport, sync } from './sync.ts';

export interface RefreshParts {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly words: Words;
  /** Whether to wait for another writer; otherwise IndexLockedError. */
  readonly wait: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** One sentence for people each: a lock waited for or taken over, an index made again. */
  readonly onNote?: (note: string) => void;
  readonly signal?: AbortSignal;
  /** Hash every file, also those whose size and time are as they were. */
  readonly rehash?: boolean;
}

/** For an index in a folder. */
export interface RefreshOptions extends RefreshParts {
  readonly indexFolder: string;
  /** Up to how many passages vectors are scanned exactly; for tests. */
  readonly scanAtMost?: number;
}

/** What an index made now, with this model and these words, is made from. */
export function recipeFor(embedder: Embedder, words: Words): IndexRecipe {
  const size = passageSizeFor(embedder.traits.maxTokens);
  return {
    model: embedder.identity,
    splitting: `${SPLITTING_VERSION} ${size.targetTokens}/${size.maxTokens}/${size.maxSentences}`,
    // Names that the glossary holds equal are one speaker, so attribution hangs on it too; its hash is in the version.
    attribution: `${ATTRIBUTION_VERSION} ${words.version}`,
    events: EVENTS_VERSION,
    words: words.version,
  };
}

/** The analysis that `recipeFor` describes. */
export function analysisFor(embedder: Embedder, words: Words): Analysis {
  const size = passageSizeFor(embedder.traits.maxTokens);
  return {
    analyse: (article, watch) => analyse(article, words, size, watch),
    passagesOf: (article) => passagesOf(article, size),
    terms: (analysed) => termsOfPassages(analysed, words),
    roleTerms: (analysed) => termsOfRoles(analysed, words),
  };
}

/** @throws IndexLockedError, IndexError, CorpusUnreadableError, ModelError. */
export async function refreshIndex(options: RefreshOptions): Promise<SyncReport> {
  const { indexFolder, scanAtMost } = options;
  return await refreshAt(folderHome(indexFolder, { scanAtMost }), options);
}

/** The same, wherever the index lies. */
export async function refreshAt(home: IndexHome, options: RefreshParts): Promise<SyncReport> {
  const { corpus, embedder, words, onProgress, signal } = options;
  const note = options.onNote ?? (() => {});
  const seat = await home.write({
    wait: options.wait,
    onWait: (owner) => note(`The index is being written by ${owner}; waiting for it to finish.`),
    signal,
  });
  try {
    if (seat.takenOverFrom) {
      note(`The last writer (${describe(seat.takenOverFrom)}) did not finish; going on from what it left.`);
    }
    const recipe = recipeFor(embedder, words);
    const analysis = analysisFor(embedder, words);
    const run = async (): Promise<SyncReport> => {
      const { store, notes } = await seat.open();
      try {
        notes.forEach(note);
        const { rehash } = options;
        return await sync({ store, corpus, analysis, embedder, recipe, onProgress, signal, rehash });
      } finally {
        await store.close();
      }
    };
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof IndexDamagedError)) throw error;
      note(`${error.file} is damaged (${error.why}); the index is made again from the corpus.`);
      await seat.discard();
      return await run();
    }
  } finally {
    await seat.release();
  }
}
