/** What has to be done so that the index holds what the folder holds, pure. */
import type { IndexStamp, SkippedFile } from '../domain.ts';
import type { FileState, IndexRecipe } from './store.ts';

/** What a plan is made from. */
export interface PlanFacts {
  /** The folder now; `hash` is null for a file that could not be read. */
  readonly files: readonly FileState[];
  /** Files of the folder that could not be listed or read, with reasons. */
  readonly unreadable: readonly SkippedFile[];
  /** What the index was told to be made with now. */
  readonly recipe: IndexRecipe;
  /** The published generation; null when there is none. */
  readonly published: {
    readonly recipe: IndexRecipe;
    readonly articles: readonly { readonly path: string; readonly hash: string }[];
    readonly files: readonly FileState[];
    readonly skipped: readonly SkippedFile[];
  } | null;
  /** What an interrupted run left waiting (see WritableStore.prepared). */
  readonly prepared: ReadonlyMap<string, string | null>;
}

/** What differs between the folder and the index. Lists are of paths, sorted. */
export interface Differences {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Pairs of one removed and one added path with the same bytes; both stand in their lists too. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Unchanged files whose entry in the index is made again, for the reasons in `stale`. */
  readonly remade: readonly string[];
  /** Why entries of unchanged files are out of date, in sentences. */
  readonly stale: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

/** All lists are of paths, sorted. `added`, `updated`, `unchanged` and the skipped files are the whole folder. */
export interface SyncPlan extends Differences {
  readonly recipe: IndexRecipe;
  /** Files to read and analyse: the added, updated and remade ones that are not prepared yet. */
  readonly toRead: readonly string[];
  /** Paths whose prepared work is of no use any more. */
  readonly toForget: readonly string[];
  readonly files: readonly FileState[];
  /** Whether the published generation is already what the folder asks for. */
  readonly upToDate: boolean;
}

export function planSync(facts: PlanFacts): SyncPlan {
  const { recipe, published, prepared } = facts;
  const stale = published ? staleReasons(published.recipe, recipe) : [];
  const indexed = new Map(published?.articles.map(({ path, hash }) => [path, hash]));
  const files = [...facts.files].sort((a, b) => compare(a.path, b.path));
  const skipped = new Map(facts.unreadable.map((file) => [file.file, file.reason]));
  for (const [path, reason] of stillSkipped(facts, indexed)) skipped.set(path, reason);

  const added: string[] = [];
  const updated: string[] = [];
  const unchanged: string[] = [];
  const hashes = new Map<string, string>();
  for (const { path, hash } of files) {
    if (hash === null || skipped.has(path)) continue;
    hashes.set(path, hash);
    const before = indexed.get(path);
    if (before === undefined) added.push(path);
    else (before === hash ? unchanged : updated).push(path);
  }
  const removed = [...indexed.keys()].filter((path) => !hashes.has(path)).sort(compare);
  const remade = stale.length > 0 ? unchanged : [];
  const wanted = new Map<string, string | null>(removed.map((path) => [path, null]));
  for (const path of [...added, ...updated, ...remade]) wanted.set(path, hashes.get(path)!);
  const toRead = [...wanted].flatMap(([path, hash]) =>
    hash !== null && prepared.get(path) !== hash ? [path] : [],
  );
  const toForget = [...prepared].flatMap(([path, hash]) => (wanted.get(path) === hash ? [] : [path]));
  const skippedNow = [...skipped]
    .map(([file, reason]) => ({ file, reason }))
    .sort((a, b) => compare(a.file, b.file));
  return {
    recipe,
    added,
    updated,
    removed,
    unchanged,
    renamed: pairByHash(removed, added, indexed, hashes),
    remade,
    stale,
    skipped: skippedNow,
    toRead: toRead.sort(compare),
    toForget,
    files,
    upToDate:
      published !== null &&
      wanted.size === 0 &&
      stale.length === 0 &&
      JSON.stringify(published.skipped) === JSON.stringify(skippedNow),
  };
}

/** Whether vectors of the two can be compared. An equal dimension says nothing. */
export function sameModel(a: IndexRecipe['model'], b: IndexRecipe['model']): boolean {
  return a.id === b.id && a.checksum === b.checksum && a.dimension === b.dimension && a.recipe === b.recipe;
}

/** What is out of date in an index that was made with one recipe when another is wanted, in sentences. */
export function staleReasons(made: IndexRecipe, wanted: IndexRecipe): string[] {
  const reasons: string[] = [];
  if (made.model.id !== wanted.model.id) {
    reasons.push(`The model is ${wanted.model.id}; the index was made with ${made.model.id}.`);
  } else if (made.model.checksum !== wanted.model.checksum) {
    reasons.push(`The files of the model ${wanted.model.id} have changed.`);
  } else if (made.model.dimension !== wanted.model.dimension || made.model.recipe !== wanted.model.recipe) {
    reasons.push(`The model ${wanted.model.id} is called in another way than before.`);
  }
  if (made.splitting !== wanted.splitting)
    reasons.push('Articles are read or split by other rules than before.');
  if (made.attribution !== wanted.attribution)
    reasons.push('Who says what is found by other rules than before.');
  if (made.events !== wanted.events)
    reasons.push('Which events are told is found by other rules than before.');
  if (made.words !== wanted.words)
    reasons.push('The glossary, the lexicon or the rules for words have changed.');
  return reasons;
}

/**
 * Whether nothing seems to have happened since the index was made: the same files with the same sizes and times, the same
 * recipe. Reads no file. A change of content that keeps size and time is seen only by a plan, which hashes.
 */
export function seemsFresh(
  published: { readonly recipe: IndexRecipe; readonly files: readonly FileState[] },
  listed: readonly Pick<FileState, 'path' | 'size' | 'modifiedMs'>[],
  recipe: IndexRecipe,
): boolean {
  return (
    staleReasons(published.recipe, recipe).length === 0 && changedSince(published.files, listed).length === 0
  );
}

/** Paths that came, went, or have another size or time than when the index was made, sorted. Reads no file. */
export function changedSince(
  known: readonly FileState[],
  listed: readonly Pick<FileState, 'path' | 'size' | 'modifiedMs'>[],
): string[] {
  const before = new Map(known.map((file) => [file.path, file]));
  const changed = listed.filter(({ path, size, modifiedMs }) => {
    const file = before.get(path);
    before.delete(path);
    return file?.size !== size || file.modifiedMs !== modifiedMs;
  });
  return [...changed.map(({ path }) => path), ...before.keys()].sort(compare);
}

/** Whole seconds since a generation was made; 0 where the clock says that it was made in the future. */
export function ageSeconds({ madeAt }: Pick<IndexStamp, 'madeAt'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(madeAt)) / 1000));
}

/** Files that were read before, with these very bytes and rules, and held no article. */
function stillSkipped(facts: PlanFacts, indexed: ReadonlyMap<string, string>): Map<string, string> {
  const { published, recipe } = facts;
  const still = new Map<string, string>();
  if (!published || published.recipe.splitting !== recipe.splitting) return still;
  const before = new Map(published.files.map(({ path, hash }) => [path, hash]));
  const reasons = new Map(published.skipped.map(({ file, reason }) => [file, reason]));
  for (const { path, hash } of facts.files) {
    const reason = reasons.get(path);
    if (reason !== undefined && hash !== null && before.get(path) === hash && !indexed.has(path)) {
      still.set(path, reason);
    }
  }
  return still;
}

function pairByHash(
  removed: readonly string[],
  added: readonly string[],
  indexed: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
): { from: string; to: string }[] {
  const free = [...added];
  return removed.flatMap((from) => {
    const at = free.findIndex((to) => hashes.get(to) === indexed.get(from));
    return at < 0 ? [] : [{ from, to: free.splice(at, 1)[0]! }];
  });
}

/** UTF-16 order, the order of `<`. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
