/** When the accelerator is made, made again, or only rid of what is gone. */
import { buildHnsw, readManifest, removeHnsw, scrubHnsw } from './hnsw.ts';
import type { Layout } from './layout.ts';
import type { PublishedGeneration } from './generation.ts';
import { RENEW_AT } from './vector-search.ts';

/** The generation that is to be accelerated. */
export interface ToAccelerate {
  readonly generation: PublishedGeneration;
  readonly layout: Layout;
  /** Whether there is an accelerator that fits. */
  readonly accelerated: boolean;
  /** Passage ids with their vectors. */
  readonly points: () => Iterable<readonly [passageId: number, vector: Float32Array]>;
}

/**
 * An accelerator of which little is out of date stays: what is newer is searched beside it, what is gone is passed over and
 * its vectors are overwritten. Resolves to whether a new one was made.
 */
export async function renewHnsw(
  folder: string,
  { generation, layout, accelerated, points }: ToAccelerate,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const { lineage, nextPassage, recipe, stamp } = generation;
  const origin = { lineage, modelChecksum: recipe.model.checksum, dimension: recipe.model.dimension };
  const count = layout.passages;
  const manifest = accelerated ? readManifest(folder, origin) : null;
  if (manifest) {
    const fresh = layout.articles.reduce(
      (sum, article) => sum + (article.firstPassage >= manifest.nextPassage ? article.passages : 0),
      0,
    );
    const gone = manifest.count - (count - fresh);
    if (gone <= RENEW_AT * manifest.count && fresh <= RENEW_AT * count) {
      if (gone > 0) await scrubHnsw(folder, origin, stamp.generation, (id) => layout.keyOf(id) === null);
      // What a killed run left beside the file that is in use.
      removeHnsw(folder, readManifest(folder, origin)?.file ?? null);
      return false;
    }
  }
  const content = { origin, generation: stamp.generation, nextPassage, count, points: points() };
  return await buildHnsw(folder, content, onProgress, signal);
}
