/** What an `embed` would do, file by file with the reason, and in passages; changes nothing and asks no model. */
import { hashOfText } from './codec.ts';
import type { SyncPlan } from './plan.ts';
import type { OpenIndex } from './home.ts';
import type { Generation } from './store.ts';
import type { Analysis, Corpus, Progress } from './sync.ts';

/** Passages of one file, or of all: to ask the model for, to take vectors over for, and to drop. */
export interface PlannedPassages {
  readonly embed: number;
  readonly reuse: number;
  readonly drop: number;
}

/** One file of the plan. */
export interface PlannedFile {
  readonly path: string;
  readonly what: 'added' | 'updated' | 'renamed' | 'removed' | 'remade' | 'skipped';
  /** In words. */
  readonly reason: string;
  readonly passages: PlannedPassages;
}

/** What `embed --dry-run --json` prints. */
export interface PlanPreview {
  readonly dryRun: true;
  /** Every file but the unchanged ones, sorted by path. */
  readonly files: readonly PlannedFile[];
  readonly unchanged: number;
  /** Why unchanged files are read again, in sentences. */
  readonly stale: readonly string[];
  readonly passages: PlannedPassages;
  readonly upToDate: boolean;
}

export interface PreviewTools {
  /** Null when there is no index yet. */
  readonly store: OpenIndex | null;
  readonly corpus: Pick<Corpus, 'read'>;
  readonly analysis: Pick<Analysis, 'passagesOf'>;
  readonly onProgress?: (progress: Progress) => void;
}

const NONE: PlannedPassages = { embed: 0, reuse: 0, drop: 0 };

/** Reads and splits the files that are new or changed. `sameModel`: whether vectors of the index may be used again. */
export async function previewOf(
  plan: SyncPlan,
  sameModel: boolean,
  tools: PreviewTools,
): Promise<PlanPreview> {
  const { store, corpus, analysis } = tools;
  const renamedTo = new Map(plan.renamed.map(({ from, to }) => [to, from]));
  const renamedFrom = new Map(plan.renamed.map(({ from, to }) => [from, to]));
  const why = new Map<string, Pick<PlannedFile, 'what' | 'reason'>>();
  for (const path of plan.added) {
    const from = renamedTo.get(path);
    why.set(
      path,
      from === undefined
        ? { what: 'added', reason: 'it is not in the index yet' }
        : { what: 'renamed', reason: `it has the bytes of ${from}, which is gone` },
    );
  }
  for (const path of plan.updated) why.set(path, { what: 'updated', reason: 'its bytes have changed' });
  for (const path of plan.remade) why.set(path, { what: 'remade', reason: plan.stale.join(' ') });

  /** Texts of passages that will stand in the index, and how often. */
  const wanted = new Map<string, number>();
  const asked = new Set<string>();
  const files: PlannedFile[] = [];
  let done = 0;
  for (const [path, { what, reason }] of why) {
    tools.onProgress?.({ phase: 'reading', done: done++, total: why.size, passages: asked.size });
    const read = await corpus.read(path);
    if ('skipped' in read) {
      files.push({ path, what: 'skipped', reason: read.skipped.reason, passages: NONE });
      continue;
    }
    let embed = 0;
    let reuse = 0;
    const textHashes = analysis
      .passagesOf(read.article)
      .map(({ start, end }) => hashOfText(read.article.text.slice(start, end)));
    const held = sameModel && store ? await store.textsHeld(textHashes) : new Set<string>();
    for (const textHash of textHashes) {
      wanted.set(textHash, (wanted.get(textHash) ?? 0) + 1);
      if (asked.has(textHash) || held.has(textHash)) reuse++;
      else embed++;
      asked.add(textHash);
    }
    files.push({ path, what, reason, passages: { embed, reuse, drop: 0 } });
  }
  for (const path of plan.removed) {
    const to = renamedFrom.get(path);
    if (to === undefined)
      files.push({ path, what: 'removed', reason: 'it is not in the folder any more', passages: NONE });
  }
  const replaced = [...plan.removed, ...plan.updated, ...plan.remade];
  const dropped = store
    ? await store.read((generation) => dropsOf(replaced, generation, wanted))
    : new Map<string, number>();
  const planned = files.map((file) => ({
    ...file,
    passages: { ...file.passages, drop: dropped.get(file.path) ?? 0 },
  }));
  for (const { file, reason } of plan.skipped) {
    const known = planned.findIndex(({ path }) => path === file);
    const entry: PlannedFile = {
      path: file,
      what: 'skipped',
      reason,
      passages: { ...NONE, drop: dropped.get(file) ?? 0 },
    };
    if (known < 0) planned.push(entry);
    else planned[known] = entry;
  }
  const sum = (part: keyof PlannedPassages) =>
    planned.reduce((total, { passages }) => total + passages[part], 0);
  return {
    dryRun: true,
    files: planned.sort((a, b) => (a.path < b.path ? -1 : 1)),
    unchanged: plan.unchanged.length - plan.remade.length,
    stale: plan.stale,
    passages: { embed: sum('embed'), reuse: sum('reuse'), drop: sum('drop') },
    upToDate: plan.upToDate,
  };
}

/** Passages of these articles whose text stands in no article that replaces them, by path. */
function dropsOf(
  paths: readonly string[],
  generation: Generation,
  wanted: ReadonlyMap<string, number>,
): Map<string, number> {
  generation.expect({ articles: paths });
  const left = new Map(wanted);
  const drops = new Map<string, number>();
  for (const path of paths) {
    const text = generation.article(path)?.text ?? '';
    for (const { start, end } of generation.passagesOf(path)) {
      const textHash = hashOfText(text.slice(start, end));
      const stays = left.get(textHash) ?? 0;
      if (stays > 0) left.set(textHash, stays - 1);
      else drops.set(path, (drops.get(path) ?? 0) + 1);
    }
  }
  return drops;
}
