/**
 * Composition root, first half: the configuration becomes a model. What needs the index stands in opening.ts, which is
 * loaded while the model loads in its thread: of a cold start, that is a third.
 */
import { join } from 'node:path';
import { type Config, PROJECT_DIR } from './config.ts';
import { createEmbedder, type LoadedEmbedder } from './embed/transformers.ts';
import type { Lifetime } from './lifetime.ts';
import type { Logger } from './log.ts';
import type { OpenOptions, Quoth } from './opening.ts';
import type { ProgressView } from './progress.ts';

export type { Quoth } from './opening.ts';

/** What every command works with. */
export interface Surroundings {
  readonly config: Config;
  readonly log: Logger;
  readonly progress: ProgressView;
  readonly lifetime: Lifetime;
}

/** Where the bundled model lies. */
export const BUNDLED_DIR = join(PROJECT_DIR, 'embeddings', 'model');

/** The model of the configuration, downloaded first where needed; closed at the end of the process. @throws ModelError. */
export async function embedderFor({
  config,
  log,
  progress,
  lifetime,
}: Surroundings): Promise<LoadedEmbedder> {
  const embedder = await createEmbedder({
    model: config.embeddingModel,
    bundledDir: BUNDLED_DIR,
    modelDir: config.modelDir,
    hubUrl: config.modelHubUrl,
    workers: config.embedWorkers,
    logger: { debug: (m) => log.debug(m), info: (m) => log.info(m), warn: (m) => progress.note(m) },
    onProgress: ({ model, file, receivedBytes, totalBytes }) =>
      progress.update(
        `Fetching ${model} ${file}`,
        kilobytes(receivedBytes),
        kilobytes(totalBytes ?? 0),
        'kB',
      ),
  });
  progress.end();
  lifetime.closeAtEnd(() => embedder.close());
  return embedder;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}

/**
 * Opens everything that answers questions, making or refreshing the index first when it is missing or the folder changed.
 * @throws GlossaryError, CorpusUnreadableError, ModelError, IndexError, StoppedError.
 */
export async function openQuoth(surroundings: Surroundings, options: OpenOptions = {}): Promise<Quoth> {
  const startedAt = performance.now();
  const embedder = embedderFor(surroundings);
  // Its failure is thrown where it is waited for; until then nobody does.
  embedder.catch(() => {});
  const { openWith } = await import('./opening.ts');
  return await openWith(surroundings, embedder, startedAt, options);
}
