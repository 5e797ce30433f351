/**
 * The accelerator of vector search. The only file that names hnswlib-node.
 *
 * It can be thrown away at any time: SQLite holds the vectors. hnswlib ends the process on some damaged files and on some
 * arguments (a read of flipped bytes succeeds and the first search dies; strings in a vector abort), and reports a failed
 * write as success. So a file is written under a new name, flushed, hashed, renamed, and its manifest last; and it is
 * handed to hnswlib only after its hash, size, dimension, model and database have been found right, always into a fresh
 * object. Labels are passage ids, which never come again: passages made after the file are searched beside it, and labels
 * that no article holds any more are passed over.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import hnswlib from 'hnswlib-node';
import { z } from 'zod';

/** Links a point; more finds more and takes more memory. */
const LINKS = 16;
/** Breadth of the search when a point is added. */
const BUILD_BREADTH = 200;
/** Breadth of a search; recall of the ten nearest is above .99 (measured on 100,000 vectors). */
const SEARCH_BREADTH = 200;
const MANIFEST = 'nearest.json';
const LARGEST_LABEL = 2 ** 32 - 2;

/** What a file must have been made from to be of use. */
export interface HnswOrigin {
  /** Names the database; ids of another database mean other passages. */
  readonly lineage: string;
  readonly modelChecksum: string;
  readonly dimension: number;
}

const manifestShape = z.object({
  version: z.literal(1),
  file: z.string().regex(/^nearest-[0-9]+\.hnsw$/),
  lineage: z.string(),
  modelChecksum: z.string(),
  dimension: z.number().int().positive(),
  count: z.number().int().positive(),
  /** Passages with this id or a later one are not in the file. */
  nextPassage: z.number().int().nonnegative(),
  generation: z.number().int(),
  /** Of the file. */
  sha256: z.string(),
  /** SHA-256 of the fields above: a flipped digit of `nextPassage` would hide passages. */
  check: z.string(),
});
export type HnswManifest = z.infer<typeof manifestShape>;

/** The part of hnswlib's index that is used. */
interface Graph {
  addPoint(point: number[], label: number): void;
  searchKnn(point: number[], neighbours: number): { readonly neighbors: number[] };
  setEf(breadth: number): void;
  writeIndexSync(file: string): void;
  getCurrentCount(): number;
  getIdsList(): number[];
  getPoint(label: number): number[];
}

export class HnswIndex {
  constructor(
    readonly graph: Graph,
    readonly manifest: HnswManifest,
  ) {}

  /** Labels of about the nearest points, nearest first; at most `limit`. The vector must be finite. */
  nearest(vector: Float32Array, limit: number): readonly number[] {
    const neighbours = Math.min(limit, this.manifest.count);
    this.graph.setEf(Math.max(SEARCH_BREADTH, neighbours));
    return this.graph.searchKnn(Array.from(vector), neighbours).neighbors;
  }
}

/** The manifest that stands in the folder, if it is whole and fits; says nothing about the file beside it. */
export function readManifest(folder: string, origin: HnswOrigin): HnswManifest | null {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch {
    return null; // Not there, or not readable: there is no accelerator, and the scan answers.
  }
  const parsed = manifestShape.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { check, ...rest } = parsed.data;
  if (check !== checkOf(rest)) return null;
  const { lineage, modelChecksum, dimension } = rest;
  const fits =
    lineage === origin.lineage && modelChecksum === origin.modelChecksum && dimension === origin.dimension;
  return fits ? parsed.data : null;
}

/** What `check` of a manifest with these fields is. */
export function checkOf({
  version,
  file,
  lineage,
  modelChecksum,
  dimension,
  count,
  nextPassage,
  generation,
  sha256,
}: Omit<HnswManifest, 'check'>): string {
  const fields = [version, file, lineage, modelChecksum, dimension, count, nextPassage, generation, sha256];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The accelerator, or null when there is none that can be trusted. */
export function loadHnsw(folder: string, origin: HnswOrigin): HnswIndex | null {
  const manifest = readManifest(folder, origin);
  if (!manifest) return null;
  const file = join(folder, manifest.file);
  try {
    if (createHash('sha256').update(readFileSync(file)).digest('hex') !== manifest.sha256) return null;
    const graph = new hnswlib.HierarchicalNSW('ip', manifest.dimension);
    graph.readIndexSync(file);
    return graph.getCurrentCount() === manifest.count ? new HnswIndex(graph, manifest) : null;
  } catch {
    return null; // A file that vanished or that hnswlib refuses is the same as none.
  }
}

/** What goes into a new accelerator, and what it is made from. */
export interface HnswContent {
  readonly origin: HnswOrigin;
  readonly generation: number;
  readonly nextPassage: number;
  readonly count: number;
  /** Passage ids with their unit vectors. */
  readonly points: Iterable<readonly [passageId: number, vector: Float32Array]>;
}

/** Points added between two breaths, so that a signal or a timer gets its turn. */
const POINTS_A_BREATH = 200;

/** Builds and puts in place; the one before stays until the new manifest stands. Returns false when stopped. */
export async function buildHnsw(
  folder: string,
  content: HnswContent,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const { origin, generation, nextPassage, count } = content;
  const graph = new hnswlib.HierarchicalNSW('ip', origin.dimension);
  graph.initIndex(count, LINKS, BUILD_BREADTH);
  let done = 0;
  for (const [id, vector] of content.points) {
    if (id < 0 || id > LARGEST_LABEL) throw new RangeError(`passage id ${id} is no label of hnswlib`);
    graph.addPoint(Array.from(vector), id);
    if (++done % POINTS_A_BREATH === 0) {
      onProgress(done, count);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) return false;
    }
  }
  await putInPlace(folder, graph, { origin, count, nextPassage, generation });
  onProgress(count, count);
  return true;
}

/**
 * Overwrites the vectors of passages that are gone, so that nothing of a removed text stays in the file; hnswlib itself
 * only hides what is deleted. The points stay as zeros, which are near to nothing, until the next renewal. Returns how many
 * were overwritten.
 */
export async function scrubHnsw(
  folder: string,
  origin: HnswOrigin,
  generation: number,
  isGone: (passageId: number) => boolean,
): Promise<number> {
  const index = loadHnsw(folder, origin);
  if (!index) return 0;
  const { graph, manifest } = index;
  const gone = graph
    .getIdsList()
    .filter((id) => isGone(id) && graph.getPoint(id).some((value) => value !== 0));
  if (gone.length === 0) return 0;
  const nothing: number[] = new Array(origin.dimension).fill(0);
  for (const id of gone) graph.addPoint(nothing, id);
  const { count, nextPassage } = manifest;
  await putInPlace(folder, graph, { origin, count, nextPassage, generation });
  return gone.length;
}

async function putInPlace(
  folder: string,
  graph: Graph,
  { origin, count, nextPassage, generation }: Omit<HnswContent, 'points'>,
): Promise<void> {
  const name = `nearest-${generation}.hnsw`;
  const draft = join(folder, `${name}.new`);
  rmSync(draft, { force: true });
  graph.writeIndexSync(draft);
  const sha256 = await flushAndHash(draft);
  renameSync(draft, join(folder, name));
  const fields = { version: 1, file: name, ...origin, count, nextPassage, generation, sha256 } as const;
  const manifest: HnswManifest = { ...fields, check: checkOf(fields) };
  const manifestDraft = join(folder, `${MANIFEST}.new`);
  const handle = await open(manifestDraft, 'w');
  await handle.writeFile(JSON.stringify(manifest));
  await handle.sync();
  await handle.close();
  renameSync(manifestDraft, join(folder, MANIFEST));
  flushFolder(folder);
  removeHnsw(folder, name);
}

/** Deletes accelerator files, all but the named one; without a name the manifest too. */
export function removeHnsw(folder: string, keep: string | null = null): void {
  if (keep === null) rmSync(join(folder, MANIFEST), { force: true });
  for (const name of readdirSync(folder)) {
    if (/^nearest(-[0-9]+\.hnsw|\.json)(\.new)?$/.test(name) && name !== keep && name !== MANIFEST) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

async function flushAndHash(file: string): Promise<string> {
  const handle = await open(file, 'r+'); // Throws when hnswlib wrote nothing, which it does not report itself.
  try {
    await handle.sync();
    return createHash('sha256')
      .update(await handle.readFile())
      .digest('hex');
  } finally {
    await handle.close();
  }
}

/** A rename lasts only when its folder is flushed; Windows cannot open folders and needs it less. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
