/**
 * Makes the index follow the folder: look, plan, apply, publish.
 *
 * Applying only prepares; readers see the old generation until publishing makes the new one visible at once. When it is
 * stopped by the signal, the articles in hand are finished and kept prepared, nothing is published, and the next run goes
 * on from there: a generation is always a folder that existed, never half of one.
 */
import type { AnalysedArticle, Article, Passage, SkippedFile } from '../domain.ts';
import type { Embedder } from '../embed/embedder.ts';
import { NoIndexError } from '../errors.ts';
import { GroupWriter } from './group-writer.ts';
import { type Differences, planSync, type SyncPlan, seemsFresh } from './plan.ts';
import { Stopwatch } from './stopwatch.ts';
import type {
  FileState,
  IndexRecipe,
  PassageTerms,
  Published,
  RemovalReceipt,
  Store,
  WritableStore,
} from './store.ts';

/** The folder of articles, as syncing sees it. */
export interface Corpus {
  /** Sizes and times only; unreadable entries with their reason. */
  list(): Promise<{ files: readonly Omit<FileState, 'hash'>[]; unreadable: readonly SkippedFile[] }>;
  /** SHA-256 of the bytes, hex, or why they cannot be read. */
  hash(path: string): Promise<{ hash: string } | { skipped: SkippedFile }>;
  read(path: string): Promise<{ article: Article } | { skipped: SkippedFile }>;
}

/** What is made of an article; the parts that depend on words and rules. */
export interface Analysis {
  analyse(article: Article, watch?: Stopwatch<SyncPart>): AnalysedArticle;
  /** The passages alone, as `analyse` would make them. */
  passagesOf(article: Article): readonly Passage[];
  terms(analysed: AnalysedArticle): readonly PassageTerms[];
  roleTerms(analysed: AnalysedArticle): ReadonlyMap<string, readonly string[]>;
}

/**
 * Where the time of a run goes. `embedding` is the time with the model, beside the other parts; `waiting` the part of it
 * for which nothing else was left to do.
 */
export type SyncPart =
  | 'looking'
  | 'reading'
  | 'splitting'
  | 'attributing'
  | 'events'
  | 'terms'
  | 'embedding'
  | 'waiting'
  | 'writing'
  | 'publishing'
  | 'proving'
  | 'accelerating';

export interface SyncTools {
  readonly store: WritableStore;
  readonly corpus: Corpus;
  readonly analysis: Analysis;
  readonly embedder: Pick<Embedder, 'embedPassages'>;
  readonly recipe: IndexRecipe;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Hash every file, also those whose size and time are as they were. */
  readonly rehash?: boolean;
}

/** `done` and `total` count files when looking, articles when reading, passages when accelerating. */
export interface Progress {
  readonly phase: 'looking' | 'reading' | 'publishing' | 'accelerating';
  readonly done: number;
  readonly total: number;
  /** Passages made so far. */
  readonly passages: number;
}

/** What `embed --json` prints. Lists are of paths, sorted. */
export interface SyncReport extends Differences {
  readonly passages: {
    /** Texts that the model was asked for. */
    readonly embedded: number;
    /** Passages of the new generation that needed no embedding. */
    readonly reused: number;
    /** Passages of the old generation whose text is gone. */
    readonly removed: number;
    /** Texts longer than the model takes. */
    readonly truncated: number;
  };
  /** The generation that answers now; 0 when there is none. */
  readonly generation: number;
  /** True when it was stopped: nothing was published, and the next run goes on from here. */
  readonly interrupted: boolean;
  readonly accelerated: boolean;
  /** Whether the removed texts are really gone, file by file; empty when nothing was removed. */
  readonly receipts: readonly RemovalReceipt[];
  readonly ms: number;
  /** Milliseconds by part. */
  readonly parts: Readonly<Partial<Record<SyncPart, number>>>;
}

/** "2 added, 0 updated, 1 removed, 40 unchanged, 0 skipped". */
export function countsOf(report: Differences): string {
  const kinds = ['added', 'updated', 'removed', 'unchanged', 'skipped'] as const;
  return kinds.map((kind) => `${report[kind].length} ${kind}`).join(', ');
}

/** Files hashed at the same time. */
const HASHES_AT_ONCE = 8;

/** Whether nothing seems to have changed since the index was made; a few milliseconds, no file is read. */
export async function isFresh(store: Store, corpus: Corpus, recipe: IndexRecipe): Promise<boolean> {
  const { files } = await corpus.list();
  return await store.read((generation) =>
    seemsFresh({ recipe: generation.recipe(), files: generation.files() }, files, recipe),
  );
}

/**
 * A file that changed within so short a time before the index was made may have changed again without another time: clocks
 * of file systems tick in steps, of up to two seconds. Milliseconds.
 */
const SAME_TICK_MS = 2_000;

/**
 * Looks at the folder and plans. A file with the size and time of before is taken to be the file of before, others are
 * hashed. Changes nothing; a store that only reads will do.
 */
export async function plan(
  tools: Pick<SyncTools, 'corpus' | 'recipe' | 'onProgress' | 'rehash'> & {
    /** Null when there is no index yet. */
    readonly store: (Store & Partial<Pick<WritableStore, 'begin' | 'prepared'>>) | null;
  },
): Promise<SyncPlan> {
  const { store, corpus, recipe } = tools;
  await store?.begin?.(recipe);
  const listing = await corpus.list();
  const unreadable = [...listing.unreadable];
  const published = store ? await publishedOf(store) : null;
  const files: FileState[] = [];
  const changed: (typeof listing.files)[number][] = [];
  const known = new Map(tools.rehash ? [] : published?.files.map((file) => [file.path, file]));
  const sure = Date.parse(published?.stamp.madeAt ?? '') - SAME_TICK_MS;
  for (const file of listing.files) {
    const before = known.get(file.path);
    const same = before?.hash && before.size === file.size && before.modifiedMs === file.modifiedMs;
    if (same && file.modifiedMs < sure) files.push({ ...file, hash: before.hash });
    else changed.push(file);
  }
  for (let i = 0; i < changed.length; i += HASHES_AT_ONCE) {
    tools.onProgress?.({ phase: 'looking', done: i, total: changed.length, passages: 0 });
    const some = changed.slice(i, i + HASHES_AT_ONCE);
    const hashed = await Promise.all(some.map((file) => corpus.hash(file.path)));
    hashed.forEach((result, j) => {
      if ('skipped' in result) unreadable.push(result.skipped);
      files.push({ ...some[j]!, hash: 'hash' in result ? result.hash : null });
    });
  }
  return planSync({
    files,
    unreadable,
    recipe,
    published,
    prepared: (await store?.prepared?.()) ?? new Map(),
  });
}

/** What applying a plan did; `publish` needs it. */
export interface Applied {
  readonly skipped: readonly SkippedFile[];
  /** Hashes of what was really read, where a file changed after it was planned. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly embedded: number;
  readonly truncated: number;
  readonly interrupted: boolean;
}

/** Reads, analyses, embeds and prepares what the plan names. */
export async function apply(
  plan: SyncPlan,
  tools: SyncTools,
  watch: Stopwatch<SyncPart> = new Stopwatch(),
): Promise<Applied> {
  const { store, corpus, analysis, signal } = tools;
  for (const path of plan.toForget) await store.forget(path);
  for (const path of plan.removed) await store.remove(path);
  const skipped: SkippedFile[] = [];
  const hashes = new Map<string, string>();
  const writer = new GroupWriter(tools, watch);
  let done = 0;
  const added = new Set(plan.added);
  try {
    for (const path of plan.toRead) {
      if (signal?.aborted) break;
      tools.onProgress?.({ phase: 'reading', done, total: plan.toRead.length, passages: writer.passages });
      const result = await watch.waiting('reading', () => corpus.read(path));
      if ('article' in result) {
        hashes.set(path, result.article.hash);
        await writer.add(analysis.analyse(result.article, watch));
      } else {
        skipped.push(result.skipped);
        if (added.has(path)) await store.forget(path);
        else await store.remove(path);
      }
      done++;
    }
  } finally {
    await writer.finish();
    await store.flush();
  }
  const interrupted = done < plan.toRead.length;
  const { embedded, truncated } = writer;
  return { skipped, hashes, embedded, truncated, interrupted };
}

/** Makes what was applied the next generation, and the accelerator to it; says what was done. */
export async function publish(
  plan: SyncPlan,
  applied: Applied,
  tools: SyncTools,
  watch: Stopwatch<SyncPart>,
  startedAt: number,
): Promise<SyncReport> {
  const { store, signal } = tools;
  const report = async (
    { removed, receipts }: Pick<Published, 'removed' | 'receipts'>,
    accelerated: boolean,
  ): Promise<SyncReport> => {
    const stamp = (await publishedOf(store))?.stamp;
    const skipped = [...plan.skipped, ...applied.skipped].sort((a, b) => (a.file < b.file ? -1 : 1));
    const unread = new Set(applied.skipped.map(({ file }) => file));
    const without = (paths: readonly string[]) => paths.filter((path) => !unread.has(path));
    const gone = [...plan.updated, ...plan.unchanged].filter((path) => unread.has(path));
    return {
      added: without(plan.added),
      updated: without(plan.updated),
      removed: [...plan.removed, ...gone].sort(),
      unchanged: without(plan.unchanged),
      renamed: plan.renamed,
      remade: without(plan.remade),
      stale: plan.stale,
      skipped,
      passages: {
        embedded: applied.embedded,
        reused: Math.max(0, (stamp?.passages ?? 0) - applied.embedded),
        removed,
        truncated: applied.truncated,
      },
      generation: stamp?.generation ?? 0,
      interrupted: applied.interrupted,
      accelerated,
      receipts,
      parts: watch.parts(),
      ms: Math.round(performance.now() - startedAt),
    };
  };
  const nothing = { removed: 0, receipts: [] };
  if (applied.interrupted) return await report(nothing, false);
  const files = plan.files.map((file) => ({ ...file, hash: applied.hashes.get(file.path) ?? file.hash }));
  let published: Pick<Published, 'removed' | 'receipts'> = nothing;
  if (plan.upToDate) {
    const known = await store.read((generation) => generation.files());
    const same = JSON.stringify(known) === JSON.stringify(files);
    if (!same || plan.toForget.length > 0) await store.noteFiles(files);
  } else {
    tools.onProgress?.({ phase: 'publishing', done: 0, total: 1, passages: 0 });
    const skipped = [...plan.skipped, ...applied.skipped].sort((a, b) => (a.file < b.file ? -1 : 1));
    const made = await watch.waiting('publishing', () => store.publish(skipped, files, new Date()));
    // Proving is the last part of publishing, and told apart.
    watch.add('proving', made.provingMs);
    watch.add('publishing', -made.provingMs);
    published = made;
  }
  const accelerated = await watch.waiting('accelerating', () =>
    store.accelerate(
      (done, total) => tools.onProgress?.({ phase: 'accelerating', done, total, passages: total }),
      signal,
    ),
  );
  return await report(published, accelerated);
}

/** All of it. The caller holds the lock. */
export async function sync(tools: SyncTools): Promise<SyncReport> {
  const startedAt = performance.now();
  const watch = new Stopwatch<SyncPart>();
  const planned = await watch.waiting('looking', () => plan(tools));
  const applied = await apply(planned, tools, watch);
  // A folder that vanished meanwhile, a drive that was taken away, looks like files that went. Listing it again throws.
  if (planned.removed.length + applied.skipped.length > 0) await tools.corpus.list();
  return await publish(planned, applied, tools, watch, startedAt);
}

/** Null when there is no generation. */
async function publishedOf(store: Store) {
  try {
    return await store.read((generation) => ({
      stamp: generation.stamp(),
      recipe: generation.recipe(),
      articles: generation.articles(),
      files: generation.files(),
      skipped: generation.skipped(),
    }));
  } catch (error) {
    if (error instanceof NoIndexError) return null;
    throw error;
  }
}
