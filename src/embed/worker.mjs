/**
 * The thread that holds the model. Inference blocks the thread it runs on (onnxruntime's `run` is synchronous), so
 * it must not be the one that answers people.
 *
 * Plain JavaScript on purpose: a worker does not inherit the TypeScript loader of the main thread, and registering
 * one here costs about 200 ms of every start (measured: 0.68 s instead of 0.47 s until the first vector).
 * Messages: protocol.ts.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline as pipe } from 'node:stream/promises';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Padded tokens in one run of the model. The largest run decides how much memory the process holds for life, so a
 * batch is measured by its tokens and not by its texts: eight texts of 512 tokens, or a hundred short ones.
 */
const TOKENS_PER_RUN = 4096;
/** For a model that names no length of its own. */
const DEFAULT_MAX_TOKENS = 512;
/** No tokenizer is asked to read more than this for each token that counts: the rest would be cut anyway. */
const MAX_CHARACTERS_PER_TOKEN = 50;

/** @typedef {{ ids: number[], types: number[] | null, index: number }} Encoded */

/** By handle. @type {Map<number, { embed(texts: readonly string[]): Promise<{ data: Float32Array, truncated: number }> }>} */
const models = new Map();

/** Sends to the main thread, moving the buffers; or to the parent, where this runs as a process (host.ts). */
function send(reply, buffers = []) {
  if (parentPort) parentPort.postMessage(reply, buffers);
  else process.send?.(reply);
}

/** See `gate` in host.ts: [inside native code, closed for good]. @type {Int32Array | null} */
const gate = workerData?.gate ?? null;

/** Does what runs in native code, unless the program is ending. @template T @param {() => Promise<T>} work */
async function inNativeCode(work) {
  if (gate === null) return work();
  Atomics.store(gate, 0, 1);
  try {
    if (Atomics.load(gate, 1) === 1) throw new Error('the program is ending');
    return await work();
  } finally {
    Atomics.store(gate, 0, 0);
    Atomics.notify(gate, 0);
  }
}

/** SHA-256 of a file, hex, without holding the file in memory. @param {string} path */
async function hashFile(path) {
  const hash = createHash('sha256');
  await pipe(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** @param {import('./protocol.ts').LoadRequest} request */
async function load(request) {
  // The import takes longest: it runs while the files are hashed.
  const library = import('@xenova/transformers');
  library.catch(() => {});
  const whole = createHash('sha256');
  for (const file of request.files) {
    const sum = await hashFile(join(request.root, request.id, file));
    const expected = request.expected?.[file];
    if (expected !== undefined && expected !== sum) return { kind: 'damaged', job: request.job, file };
    whole.update(`${file}\0${sum}\n`);
  }
  const { AutoModel, AutoTokenizer, Tensor, env } = await library;
  env.localModelPath = request.root;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.useBrowserCache = false;
  const [tokenizer, network] = await Promise.all([
    AutoTokenizer.from_pretrained(request.id),
    inNativeCode(() => AutoModel.from_pretrained(request.id)),
  ]);
  const maxTokens = request.maxTokens ?? longestText(tokenizer, network);
  const tokensPerRun = request.together ? TOKENS_PER_RUN : 1;
  const model = makeEmbedder(tokenizer, network, Tensor, request.pooling, maxTokens, tokensPerRun);
  const { data } = await model.embed(['?']);
  models.set(request.handle, model);
  return {
    kind: 'loaded',
    job: request.job,
    dimension: data.length,
    maxTokens,
    checksum: whole.digest('hex'),
  };
}

/** What tokenizer and network both take; some tokenizers say "any length" with an absurd number. */
function longestText(tokenizer, network) {
  const limits = [tokenizer.model_max_length, network.config?.max_position_embeddings].filter(
    (limit) => Number.isInteger(limit) && limit > 1 && limit <= 100_000,
  );
  return limits.length > 0 ? Math.min(...limits) : DEFAULT_MAX_TOKENS;
}

function makeEmbedder(tokenizer, network, Tensor, pooling, maxTokens, tokensPerRun) {
  const frame = tokenizer('', { return_tensor: false }).input_ids;
  // Models are trained with their end mark in place: a cut text keeps it, which the library's own cutting does not do.
  const endMark = frame.length > 1 ? frame.at(-1) : null;
  const padding = tokenizer.pad_token_id ?? 0;
  let truncated = 0;

  /** @returns {Encoded} */
  function encode(text, index) {
    const readable = text.slice(0, maxTokens * MAX_CHARACTERS_PER_TOKEN);
    const { input_ids, token_type_ids } = tokenizer(readable, { return_tensor: false });
    const cut = input_ids.length > maxTokens;
    if (cut || readable.length < text.length) truncated += 1;
    const ids = cut ? input_ids.slice(0, maxTokens) : input_ids;
    if (cut && endMark !== null) ids[maxTokens - 1] = endMark;
    return { ids, types: token_type_ids?.slice(0, maxTokens) ?? null, index };
  }

  /** One run of the model over a batch; writes each vector to its place. @param {Encoded[]} batch */
  async function run(batch, place) {
    const width = Math.max(1, ...batch.map((each) => each.ids.length));
    const size = batch.length * width;
    const ids = new BigInt64Array(size).fill(BigInt(padding));
    const mask = new BigInt64Array(size);
    const types = new BigInt64Array(size);
    batch.forEach((each, row) => {
      each.ids.forEach((id, column) => {
        ids[row * width + column] = BigInt(id);
        mask[row * width + column] = 1n;
        types[row * width + column] = BigInt(each.types?.[column] ?? 0);
      });
    });
    const tensor = (data) => new Tensor('int64', data, [batch.length, width]);
    const feeds = { input_ids: tensor(ids), attention_mask: tensor(mask), token_type_ids: tensor(types) };
    const output = await inNativeCode(() => network(feeds));
    const states =
      output.last_hidden_state ?? output.token_embeddings ?? output.sentence_embedding ?? output.logits;
    if (!states) throw new Error(`it gives ${Object.keys(output).join(', ')} and no vectors`);
    const dimension = states.dims.at(-1);
    const rows = states.dims.length === 2 ? 1 : states.dims[1];
    batch.forEach((each, row) => {
      const start = row * rows * dimension;
      const used = pooling === 'cls' ? 1 : Math.min(rows, each.ids.length);
      place(each.index, unitVector(states.data, start, used, dimension));
    });
  }

  /** @param {readonly string[]} texts */
  async function embed(texts) {
    truncated = 0;
    const encoded = texts.map(encode).sort((a, b) => a.ids.length - b.ids.length);
    let data = new Float32Array(0);
    const place = (index, vector) => {
      if (data.length === 0) data = new Float32Array(texts.length * vector.length);
      data.set(vector, index * vector.length);
    };
    // Texts of like length run together, so that little of a run is padding.
    let batch = [];
    for (const each of encoded) {
      if (batch.length > 0 && (batch.length + 1) * each.ids.length > tokensPerRun) {
        await run(batch, place);
        batch = [];
      }
      batch.push(each);
    }
    if (batch.length > 0) await run(batch, place);
    return { data, truncated };
  }

  return { embed };
}

/**
 * Average of `count` rows from `start` on, brought to length 1. The library's own pooling gives the same numbers but
 * takes ten times as long as the small models themselves.
 */
function unitVector(data, start, count, dimension) {
  const vector = new Float64Array(dimension);
  for (let row = 0; row < count; row += 1) {
    const offset = start + row * dimension;
    for (let column = 0; column < dimension; column += 1) vector[column] += data[offset + column];
  }
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return Float32Array.from(vector, (value) => value / length);
}

/** @param {import('./protocol.ts').WorkerRequest} request */
async function answer(request) {
  const { job, handle } = request;
  try {
    if (request.kind === 'unload') {
      models.delete(handle);
      return;
    }
    if (request.kind === 'load') {
      send(await load(request));
      return;
    }
    const model = models.get(handle);
    if (model === undefined) throw new Error('it is not loaded');
    const { data, truncated } = await model.embed(request.texts);
    send({ kind: 'vectors', job, data, truncated }, [data.buffer]);
  } catch (error) {
    send({ kind: 'failed', job, why: error instanceof Error ? error.message : String(error) });
  }
}

// The library prints, and standard output belongs to answers. (Catching the worker's streams instead would keep the
// process alive while the worker is idle.)
for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
  console[method] = (...values) => send({ kind: 'output', line: format(...values) });
}

// One request at a time, in the order in which they came.
let last = Promise.resolve();
(parentPort ?? process).on('message', (request) => {
  last = last.then(() => answer(request));
});
if (!parentPort) process.on('disconnect', () => process.exit());
