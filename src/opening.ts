/** Composition root, second half: words, index and answerer over a model. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answerer, createAnswerer } from './answer/answerer.ts';
import type { Surroundings } from './build.ts';
import type { Embedder } from './embed/embedder.ts';
import type { LoadedEmbedder } from './embed/transformers.ts';
import { watchFolder } from './corpus/watch.ts';
import { embedInProcess } from './embedding-process.ts';
import { type Config, embedsHere } from './config.ts';
import { IndexDamagedError, IndexLockedError, StoppedError } from './errors.ts';
import { follow } from './index/follow.ts';
import { folderCorpus } from './index/folder-corpus.ts';
import { folderHome } from './index/folder-home.ts';
import type { IndexHome, OpenIndex } from './index/home.ts';
import { assertSameModel, othersIndex } from './index/others-index.ts';
import { changedSince, sameModel } from './index/plan.ts';
import { type PlanPreview, previewOf } from './index/preview.ts';
import { analysisFor, recipeFor, refreshAt } from './index/refresh.ts';
import type { Store } from './index/store.ts';
import { type Corpus, countsOf, isFresh, type Progress, plan, type SyncReport } from './index/sync.ts';
import { loadWords, type Words } from './language/words.ts';
import type { ProgressView } from './progress.ts';
import { clusterHome, type ClusterSettings } from './weaviate/home.ts';

const GLOSSARY_FILES = ['glossary.yaml', 'glossary.yml'];

/** The lexicon with the glossary of a folder of articles. @throws GlossaryError. */
export async function wordsFor(corpusDir: string): Promise<Words> {
  for (const name of GLOSSARY_FILES) {
    const file = join(corpusDir, name);
    try {
      return loadWords(await readFile(file, 'utf8'), file);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    }
  }
  return loadWords(null, GLOSSARY_FILES[0]!);
}

/** Where the index of the configuration lies. */
export function homeOf(config: Config): IndexHome {
  return config.store === 'embedded' ? folderHome(config.indexDir) : clusterHome(clusterSettingsOf(config));
}

/** How the cluster of the configuration is reached. */
export function clusterSettingsOf(config: Config): ClusterSettings {
  return {
    addresses: config.weaviateUrls,
    apiKey: config.weaviateApiKey,
    placement: {
      collection: config.weaviateCollection,
      replication: config.weaviateReplication,
      shards: config.weaviateShards,
    },
  };
}

/** Brings the index of the configuration up to date with its folder. @throws StoppedError when it was interrupted. */
export async function refresh(
  surroundings: Surroundings,
  parts: {
    readonly embedder: LoadedEmbedder;
    readonly words: Words;
    readonly wait: boolean;
    readonly rehash?: boolean;
  },
): Promise<SyncReport> {
  const { config, progress, lifetime } = surroundings;
  const refreshing = refreshAt(homeOf(config), {
    corpus: folderCorpus(config.corpusDir),
    ...parts,
    onProgress: (step) => show(progress, step),
    onNote: (note) => progress.note(note),
    signal: lifetime.signal,
  });
  const report = await lifetime.finishing(refreshing).finally(() => progress.end());
  if (report.interrupted) {
    progress.note('What is done is kept; to go on: npm run -s embed');
    throw new StoppedError();
  }
  return report;
}

/** What `refresh` would do. Changes nothing. */
export async function previewRefresh(
  { config, progress }: Surroundings,
  { embedder, words }: { readonly embedder: Embedder; readonly words: Words },
): Promise<PlanPreview> {
  const store = await existing(homeOf(config));
  const onProgress = (step: Progress) => show(progress, step);
  const corpus = folderCorpus(config.corpusDir);
  const recipe = recipeFor(embedder, words);
  try {
    const planned = await plan({ store, corpus, recipe, onProgress });
    const made = await store?.read((generation) => generation.recipe());
    const usable = made !== undefined && sameModel(made.model, recipe.model);
    const analysis = analysisFor(embedder, words);
    return await previewOf(planned, usable, { store, corpus, analysis, onProgress });
  } finally {
    await store?.close();
  }
}

const PHASES: Readonly<Record<Progress['phase'], { label: string; unit: string }>> = {
  looking: { label: 'Looking at the folder', unit: 'files' },
  reading: { label: 'Reading and embedding', unit: 'articles' },
  publishing: { label: 'Publishing the index', unit: 'step' },
  accelerating: { label: 'Making the search fast', unit: 'passages' },
};

function show(progress: ProgressView, { phase, done, total, passages }: Progress): void {
  const { label, unit } = PHASES[phase];
  progress.update(label, done, total, unit, phase === 'reading' ? `${passages} passages` : '');
}

export interface OpenOptions {
  /** Whether the program will follow the folder: then it need not wait for many changed files to be embedded. */
  readonly follows?: boolean;
  /** Whether to wait for an index that others make and that there is not yet (INDEXER=off). */
  readonly waits?: boolean;
}

/** All that answers questions. */
export interface Quoth {
  readonly words: Words;
  readonly embedder: LoadedEmbedder;
  readonly store: OpenIndex;
  readonly answerer: Answerer;
  /** What was done to the index; null when nothing had changed. */
  readonly report: SyncReport | null;
  /** How many files are known to wait to be embedded. */
  readonly waiting: () => number;
  /**
   * From now on the index follows the folder, embedded by another process; `onNote` hears a sentence when a generation
   * came or could not be made, `onProgress` how far a run is, and null at its end.
   */
  readonly followFolder: (
    onNote: (sentence: string) => void,
    onProgress?: (progress: Progress | null) => void,
  ) => void;
  /**
   * Milliseconds: `start` from the start of the process until the model was asked for; side by side with the model,
   * `program` is the loading of the program's other files; then words, index, and the look whether it is up to date.
   */
  readonly timings: Readonly<Record<'start' | 'program' | 'words' | 'index' | 'model' | 'refresh', number>>;
}

/** So many changed files are embedded while the index answers as it was, by a program that follows the folder. */
const MANY_CHANGES = 100;

/** As `openQuoth`; `startedAt` is when the embedder was asked for, on the clock of `performance.now()`. */
export async function openWith(
  surroundings: Surroundings,
  loading: Promise<LoadedEmbedder>,
  startedAt: number,
  { follows, waits }: OpenOptions,
): Promise<Quoth> {
  const { config, log, lifetime } = surroundings;
  const since = (from: number): number => Math.round(performance.now() - from);
  const timings = {
    start: Math.round(startedAt),
    program: since(startedAt),
    words: 0,
    index: 0,
    model: 0,
    refresh: 0,
  };
  const model = loading.then((embedder) => {
    timings.model = since(startedAt);
    return embedder;
  });
  const timed = async <T>(part: keyof typeof timings, work: Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work;
    timings[part] = since(from);
    return result;
  };
  const home = homeOf(config);
  const embeds = embedsHere(config);
  const patience = waits
    ? { onNote: (note: string) => surroundings.progress.note(note), signal: lifetime.signal }
    : null;
  const [embedder, words, opened] = await Promise.all([
    model,
    timed('words', wordsFor(config.corpusDir)),
    timed('index', embeds ? warmStore(home) : othersIndex(home, patience)),
  ]);
  const corpus = folderCorpus(config.corpusDir);
  let store = opened;
  let report: SyncReport | null = null;
  let waiting = () => 0;
  const changes = embeds && follows && store ? await manyChanges(store, corpus, embedder, words) : 0;
  if (store && !embeds) {
    await assertSameModel(store, embedder);
  } else if (store && changes > 0) {
    waiting = () => changes;
    surroundings.progress.note(
      `${changes} files have changed; they are embedded while the index answers as it was.`,
    );
  } else if (!store || !(await timed('refresh', isUpToDate(store, corpus, embedder, words)))) {
    await store?.close();
    try {
      report = await timed('refresh', refresh(surroundings, { embedder, words, wait: store === null }));
    } catch (error) {
      // Another process is at it. What there is answers meanwhile, and says that it is behind.
      if (!(error instanceof IndexLockedError) || !store) throw error;
      surroundings.progress.note(`${error.message} Until then the index answers as it was.`);
    }
    store = await home.open();
    if (!report) {
      const { length } = await changesSince(store, corpus);
      waiting = () => length;
    }
  }
  const open = store;
  lifetime.closeAtEnd(() => open.close());
  log.debug({ timings }, 'opened');
  const answerer = createAnswerer({ store: open, embedder, words, waiting: () => waiting() });
  const followFolder: Quoth['followFolder'] = (onNote, onProgress) => {
    const follower = follow({
      behind: changes > 0,
      watch: (onChange) => watchFolder(config.corpusDir, onChange, onNote),
      list: async () => (await corpus.list()).files,
      published: () => open.read((generation) => generation.files()),
      embed: (rehash) =>
        lifetime
          .finishing(embedInProcess(config, rehash, lifetime.signal, onProgress))
          .finally(() => onProgress?.(null)),
      onPublished: (done) => onNote(`Generation ${done.generation}: ${countsOf(done)}.`),
      onProblem: (sentence) => {
        if (!lifetime.signal.aborted) onNote(`The folder has changed and could not be embedded: ${sentence}`);
      },
      times: { rescan: config.rescanMinutes * 60_000 },
    });
    waiting = () => follower.waiting;
    lifetime.closeAtEnd(() => follower.close());
  };
  return { words, embedder, store: open, answerer, report, timings, waiting: () => waiting(), followFolder };
}

/** Opens and warms the index while the model loads in its own thread. */
async function warmStore(home: IndexHome): Promise<OpenIndex | null> {
  const store = await existing(home);
  try {
    await store?.warm();
    return store;
  } catch (error) {
    await store?.close();
    if (error instanceof IndexDamagedError) return null;
    throw error;
  }
}

/** Null when there is no index, or none that can be read: it is then made again. */
async function existing(home: IndexHome): Promise<OpenIndex | null> {
  try {
    return await home.open();
  } catch (error) {
    if (home.isToBeMade(error)) return null;
    throw error;
  }
}

/** Paths that came, went or changed since the index was made, by sizes and times. */
async function changesSince(store: Store, corpus: Corpus): Promise<readonly string[]> {
  const known = await store.read((generation) => generation.files());
  return changedSince(known, (await corpus.list()).files);
}

/** How many files have changed, where they are many and nothing else is out of date; 0 otherwise. */
async function manyChanges(
  store: Store,
  corpus: Corpus,
  embedder: LoadedEmbedder,
  words: Words,
): Promise<number> {
  try {
    const made = await store.read((generation) => generation.recipe());
    if (JSON.stringify(made) !== JSON.stringify(recipeFor(embedder, words))) return 0;
    const { length } = await changesSince(store, corpus);
    return length > MANY_CHANGES ? length : 0;
  } catch (error) {
    if (error instanceof IndexDamagedError) return 0;
    throw error;
  }
}

async function isUpToDate(
  store: Store,
  corpus: Corpus,
  embedder: LoadedEmbedder,
  words: Words,
): Promise<boolean> {
  try {
    return await isFresh(store, corpus, recipeFor(embedder, words));
  } catch (error) {
    if (error instanceof IndexDamagedError) return false;
    throw error;
  }
}
