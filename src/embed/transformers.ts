/**
 * The real embedder: @xenova/transformers in a worker thread, with the bundled model or one from a hub.
 * This file and its worker are the only ones that know the library.
 */
import { join } from 'node:path';
import { ModelError } from '../errors.ts';
import type { Embedder, EmbedResult } from './embedder.ts';
import { Helpers, workersByMachine } from './helpers.ts';
import { enterOwnProcess, type enterHost } from './host.ts';
import { type DownloadProgress, fetchModel, type HubTimeouts } from './hub.ts';
import { ModelWorker } from './model-worker.ts';
import {
  BUNDLED_MODEL,
  checkModelId,
  MODEL_FILES,
  type ModelCard,
  modelCard,
  modelRecipe,
  modelTraits,
  runsTogether,
} from './models.ts';
import type { LoadedReply } from './protocol.ts';
import { cutVectors } from './vectors.ts';

/** The part of a logger that is used here; pino's fits. */
export interface EmbedLogger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbedderOptions {
  /** EMBEDDING_MODEL: `quoth-static`, or a name on the hub such as `Xenova/multilingual-e5-small`. */
  readonly model: string;
  /** Folder that holds the folder of the bundled model. */
  readonly bundledDir: string;
  /** MODEL_DIR: where models from the hub are kept. */
  readonly modelDir: string;
  /** Address of the hub. Default https://huggingface.co. */
  readonly hubUrl?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly logger?: EmbedLogger;
  readonly timeouts?: Partial<HubTimeouts>;
  /** Workers that embed passages side by side. Default: by cores and memory. */
  readonly workers?: number | null;
}

/** An embedder with what its user should be told about the choice of model, as sentences; usually none. */
export interface LoadedEmbedder extends Embedder {
  readonly notices: readonly string[];
}

/**
 * Texts that go to the worker in one request, and their length in UTF-16 units together. Between two requests a
 * question may slip in, so a slice bounds how long it waits.
 */
const SLICE_TEXTS = 16;
const SLICE_CHARACTERS = 16_384;

const WORKER = new URL('./worker.mjs', import.meta.url);

/**
 * Loads a model, downloading it first where needed, and checks that it works. Throws ModelError with a sentence
 * that says what to do. Close the embedder when done.
 */
export async function createEmbedder(options: EmbedderOptions): Promise<LoadedEmbedder> {
  checkModelId(options.model);
  const card = modelCard(options.model);
  const notices: string[] = [];
  const notice = (text: string) => {
    notices.push(text);
    options.logger?.warn(text);
  };
  if (!card.known) {
    notice(
      `The model ${card.id} is not in the table of known models: its vectors are averaged over all tokens and no prefixes are used.`,
    );
  }
  const { worker, helper, loaded } =
    card.id === BUNDLED_MODEL ? await loadBundled(card, options) : await loadFromHub(card, options, notice);
  if (card.dimension !== null && loaded.dimension !== card.dimension) {
    notice(
      `The model ${card.id} gives vectors of ${loaded.dimension} numbers; ${card.dimension} were expected.`,
    );
  }
  const helpers = new Helpers(worker, helper, (options.workers ?? workersByMachine()) - 1);
  return new TransformersEmbedder(card, worker, helpers, loaded, notices);
}

async function loadBundled(card: ModelCard, options: EmbedderOptions): Promise<Loaded> {
  const make = (enter?: typeof enterHost) => newWorker(card, options.bundledDir, null, options, enter);
  const worker = make();
  const loaded = await startOrClose(
    worker,
    `Restore ${join(options.bundledDir, card.id)} from the repository.`,
  );
  if ('damaged' in loaded) throw new ModelError(card.id, `its file ${loaded.damaged} is damaged.`);
  return { worker, helper: () => make(enterOwnProcess), loaded };
}

interface Loaded {
  readonly worker: ModelWorker;
  /** Makes a worker with the same model in a process of its own. */
  readonly helper: () => ModelWorker;
  readonly loaded: LoadedReply;
}

/** Loads from the cache; what turns out to be damaged there is downloaded anew, once. */
async function loadFromHub(
  card: ModelCard,
  options: EmbedderOptions,
  notice: (text: string) => void,
): Promise<Loaded> {
  const request = {
    model: card.id,
    files: MODEL_FILES,
    modelDir: options.modelDir,
    ...(options.hubUrl === undefined ? {} : { hubUrl: options.hubUrl }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
  };
  for (let damaged: string | null = null; ; ) {
    const expected = await fetchModel({ ...request, damaged, notice });
    const make = (enter?: typeof enterHost) => newWorker(card, options.modelDir, expected, options, enter);
    const worker = make();
    const loaded = await startOrClose(
      worker,
      `If its download went wrong, delete ${join(options.modelDir, card.id)} and try again.`,
    );
    if (!('damaged' in loaded)) return { worker, helper: () => make(enterOwnProcess), loaded };
    await worker.close();
    if (damaged !== null) {
      throw new ModelError(
        card.id,
        `its file ${loaded.damaged} is damaged on disk even after a new download.`,
      );
    }
    damaged = loaded.damaged;
  }
}

function newWorker(
  card: ModelCard,
  root: string,
  expected: Readonly<Record<string, string>> | null,
  options: EmbedderOptions,
  enter?: typeof enterHost,
): ModelWorker {
  const { id, pooling, maxTokens } = card;
  const together = runsTogether(card);
  const model = { root, id, files: MODEL_FILES, expected, pooling, maxTokens, together };
  return new ModelWorker(WORKER, model, (line) => options.logger?.debug(`model worker: ${line}`), enter);
}

/** Starts a worker; one that fails is ended, and the error says what to do as well. */
async function startOrClose(worker: ModelWorker, advice: string): ReturnType<ModelWorker['start']> {
  try {
    return await worker.start();
  } catch (error) {
    await worker.close();
    throw error instanceof ModelError ? new ModelError(error.model, `${error.why} ${advice}`) : error;
  }
}

class TransformersEmbedder implements LoadedEmbedder {
  readonly identity: Embedder['identity'];
  readonly traits: Embedder['traits'];

  constructor(
    private readonly card: ModelCard,
    private readonly worker: ModelWorker,
    private readonly helpers: Helpers,
    loaded: LoadedReply,
    readonly notices: readonly string[],
  ) {
    const { checksum, dimension } = loaded;
    this.identity = { id: card.id, checksum, dimension, recipe: modelRecipe(card) };
    this.traits = modelTraits(card, loaded.maxTokens);
  }

  async embedPassages(texts: readonly string[]): Promise<EmbedResult> {
    const prefixed = texts.map((text) => this.card.passagePrefix + text);
    const texted = slicesOf(prefixed);
    const raw = await this.helpers.embed(texted);
    const slices = raw.map(({ data, truncated }, i) => ({
      truncated,
      vectors: cutVectors(data, texted[i]!.length, this.identity.dimension, this.card.id),
    }));
    return {
      vectors: slices.flatMap((slice) => slice.vectors),
      truncated: slices.reduce((sum, slice) => sum + slice.truncated, 0),
    };
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const { data } = await this.worker.embed([this.card.questionPrefix + text], 'question');
    const [vector] = cutVectors(data, 1, this.identity.dimension, this.card.id);
    return vector!;
  }

  async close(): Promise<void> {
    await this.helpers.close();
    await this.worker.close();
  }
}

/** Texts in their order, in groups that keep to the limits above; a long text is a group of its own. */
function slicesOf(texts: readonly string[]): string[][] {
  const slices: string[][] = [];
  let slice: string[] = [];
  let characters = 0;
  for (const text of texts) {
    if (slice.length > 0 && (slice.length >= SLICE_TEXTS || characters + text.length > SLICE_CHARACTERS)) {
      slices.push(slice);
      slice = [];
      characters = 0;
    }
    slice.push(text);
    characters += text.length;
  }
  if (slice.length > 0) slices.push(slice);
  return slices;
}
