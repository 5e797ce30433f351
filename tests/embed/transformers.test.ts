import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder, type LoadedEmbedder } from '../../src/embed/transformers.ts';
import { cosine } from '../contracts/embedder.ts';
import { FakeHub } from '../fakes/hub.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const bundledDir = path('embeddings/model');
const models = path('tests/fixtures/models');
const ONNX = 'onnx/model_quantized.onnx';

/**
 * Vectors of tiny-bert as the library's own pipeline makes them, in a process of their own: the library must not be
 * loaded by two threads of one process.
 */
async function fromLibrary(texts: { text: string; pooling: string }[]): Promise<Float32Array[]> {
  const program = `
    import { env, pipeline } from '@xenova/transformers';
    env.localModelPath = ${JSON.stringify(models)};
    env.allowRemoteModels = false;
    const embed = await pipeline('feature-extraction', 'tiny-bert');
    const vectors = [];
    for (const { text, pooling } of ${JSON.stringify(texts)}) {
      vectors.push([...(await embed(text, { pooling, normalize: true })).data]);
    }
    console.log(JSON.stringify(vectors));`;
  const flags = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: path('.') });
  return (JSON.parse(stdout) as number[][]).map((vector) => Float32Array.from(vector));
}

describe('the bundled model', () => {
  let embedder: LoadedEmbedder;
  beforeAll(async () => {
    embedder = await createEmbedder({ model: 'quoth-static', bundledDir, modelDir: '/nowhere' });
  });
  afterAll(() => embedder.close());

  async function nearness(question: string, passages: string[]): Promise<number[]> {
    const asked = await embedder.embedQuestion(question);
    return (await embedder.embedPassages(passages)).vectors.map((vector) => cosine(asked, vector));
  }

  it('is used without a word to its user', () => {
    expect(embedder.notices).toEqual([]);
    expect(embedder.identity).toMatchObject({ id: 'quoth-static', dimension: 256, recipe: 'cls||' });
    expect(embedder.traits).toEqual({ sameLanguageWeight: 0.5, crossLanguageWeight: 2, maxTokens: 2048 });
  });

  it.each([
    ['a dog', ['hund', 'båt', 'skole', 'vær']],
    ['a dog', ['con chó', 'chiếc thuyền', 'trường học', 'thời tiết']],
    [
      'Where is the new hospital being built?',
      [
        'Det nye sykehuset bygges ved elva.',
        'Laget vant kampen i går kveld.',
        'Prisen på strøm falt i april.',
      ],
    ],
  ])('finds what %j means in another language', async (question, passages) => {
    const [right, ...others] = await nearness(question, passages);
    expect(right).toBeGreaterThan(Math.max(...others));
  });

  it('leaves the event loop free while it embeds', async () => {
    const text = 'The harbour board met on Tuesday to discuss the new ferry and its price. '.repeat(8);
    let ticks = 0;
    let longest = 0;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
      ticks += 1;
    }, 5);
    const begin = performance.now();
    const { vectors } = await embedder.embedPassages(Array.from({ length: 500 }, (_, i) => `${i} ${text}`));
    const took = performance.now() - begin;
    clearInterval(timer);
    expect(vectors).toHaveLength(500);
    expect(ticks).toBeGreaterThan(took / 5 / 4);
    expect(longest).toBeLessThan(took / 2);
  });

  it('answers a question in the middle of a large job', async () => {
    let done = false;
    const text = 'The harbour board met on Tuesday to discuss the new ferry and its price. '.repeat(8);
    const job = embedder.embedPassages(Array.from({ length: 500 }, (_, i) => `${i} ${text}`)).then(() => {
      done = true;
    });
    await embedder.embedQuestion('When did the harbour board meet?');
    expect(done).toBe(false);
    await job;
  });

  it('does not keep a process alive that has nothing more to do', async () => {
    const program = `
      import { createEmbedder } from ${JSON.stringify(pathToFileURL(path('src/embed/transformers.ts')).href)};
      const embedder = await createEmbedder({ model: 'quoth-static', bundledDir: ${JSON.stringify(bundledDir)}, modelDir: '.' });
      console.log((await embedder.embedQuestion('Who?')).length);`;
    const flags = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, flags, {
      cwd: path('.'),
      timeout: 30_000,
    });
    expect(stdout).toBe('256\n');
  });

  it('that is not where it should be is missed in a sentence', async () => {
    await expect(
      createEmbedder({ model: 'quoth-static', bundledDir: models, modelDir: '/nowhere' }),
    ).rejects.toThrow(
      /^The embedding model quoth-static cannot be used: .*Restore .* from the repository\.$/,
    );
  });
});

describe('a model from the hub', () => {
  let hub: FakeHub;
  let hubUrl: string;
  let modelDir: string;
  beforeAll(async () => {
    hub = new FakeHub(join(models, 'tiny-bert'));
    hubUrl = await hub.start();
    modelDir = await mkdtemp(join(tmpdir(), 'quoth-models-'));
  });
  afterAll(async () => {
    await hub.stop();
    await rm(modelDir, { recursive: true, force: true });
  });

  function create(model: string, changes: { modelDir?: string } = {}): Promise<LoadedEmbedder> {
    return createEmbedder({ model, bundledDir, modelDir, hubUrl, timeouts: { retryPauses: [] }, ...changes });
  }

  it('that nobody knows is averaged, called without prefixes, and its user is told', async () => {
    const embedder = await create('Somebody/tiny');
    expect(embedder.identity).toMatchObject({ id: 'Somebody/tiny', dimension: 32, recipe: 'mean||' });
    expect(embedder.traits.maxTokens).toBe(128);
    expect(embedder.notices).toEqual([expect.stringContaining('is not in the table of known models')]);
    await embedder.close();
  });

  it('is not asked for again when it is there', async () => {
    const first = await create('Somebody/tiny');
    const asked = hub.requests.length;
    const second = await create('Somebody/tiny');
    expect(hub.requests).toHaveLength(asked);
    expect(second.identity).toEqual(first.identity);
    await Promise.all([first.close(), second.close()]);
  });

  it('is downloaded anew when a byte of it changed on disk', async () => {
    const first = await create('Somebody/tiny');
    await first.close();
    const file = join(modelDir, 'Somebody/tiny', ONNX);
    const bytes = await readFile(file);
    bytes[1_000] = bytes[1_000]! ^ 1;
    await writeFile(file, bytes);
    const mended = await create('Somebody/tiny');
    expect(mended.identity).toEqual(first.identity);
    expect(mended.notices).toContainEqual(expect.stringContaining(`is damaged (${ONNX})`));
    await mended.close();
  });

  it('that cannot be loaded says where it lies', async () => {
    hub.manner = (asked) => (asked.includes(ONNX) ? 'half' : 'well');
    await expect(create('Somebody/broken')).rejects.toThrow(
      /could not be loaded .* delete .*Somebody.broken and try again\.$/,
    );
    hub.manner = () => 'well';
  });

  it('gets its prefixes, and its vectors are those that the library gives', async () => {
    const expected = await fromLibrary([
      { text: 'query: where is the town?', pooling: 'mean' },
      { text: 'passage: the town is here.', pooling: 'mean' },
      { text: 'where is the town?', pooling: 'cls' },
      { text: 'the town is here.', pooling: 'cls' },
    ]);
    for (const model of ['Xenova/multilingual-e5-small', 'Xenova/bge-m3']) {
      const embedder = await create(model);
      expect(embedder.notices).toEqual([expect.stringContaining('gives vectors of 32 numbers')]);
      const question = await embedder.embedQuestion('where is the town?');
      const [passage] = (await embedder.embedPassages(['the town is here.'])).vectors;
      expect(cosine(question, expected.shift()!)).toBeGreaterThan(0.99999);
      expect(cosine(passage!, expected.shift()!)).toBeGreaterThan(0.99999);
      await embedder.close();
    }
  });

  it('reads texts of any length together, and counts those it had to cut', async () => {
    const embedder = await create('Somebody/tiny');
    const texts = ['the', 'the '.repeat(300), 'the the', 'the '.repeat(126), 'the '.repeat(127)];
    const { vectors, truncated } = await embedder.embedPassages(texts);
    expect(truncated).toBe(2);
    for (const [index, text] of texts.entries()) {
      const [alone] = (await embedder.embedPassages([text])).vectors;
      expect(cosine(alone!, vectors[index]!)).toBeGreaterThan(0.999);
    }
    await embedder.close();
  });
});

describe('more workers', () => {
  const TEXTS = Array.from(
    { length: 400 },
    (_, i) => `Ship ${i} came into the harbour with ${i * 7} boxes of fish.`,
  );

  it('give the vectors that one worker gives, in order, and leave when they are not needed', async () => {
    const options = { model: 'quoth-static', bundledDir, modelDir: '/nowhere' };
    const alone = await createEmbedder({ ...options, workers: 1 });
    const three = await createEmbedder({ ...options, workers: 3 });
    const expected = await alone.embedPassages(TEXTS);
    const many = await three.embedPassages(TEXTS);
    expect(many.vectors.map((vector) => [...vector])).toEqual(expected.vectors.map((vector) => [...vector]));
    expect(await three.embedQuestion('Who came?')).toEqual(await alone.embedQuestion('Who came?'));
    await three.close();
    await expect(three.embedPassages(TEXTS)).rejects.toThrow('it was closed');
    await alone.close();
  });
});
