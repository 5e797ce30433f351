import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storageProblem } from '../../src/embed/cache.ts';
import { type DownloadProgress, type FetchModelOptions, fetchModel } from '../../src/embed/hub.ts';
import { MODEL_FILES } from '../../src/embed/models.ts';
import { ModelError } from '../../src/errors.ts';
import { FakeHub, type Manner } from '../fakes/hub.ts';

const tinyBert = fileURLToPath(new URL('../fixtures/models/tiny-bert', import.meta.url));
const MODEL = 'Somebody/tiny-bert';
const ONNX = 'onnx/model_quantized.onnx';
const ONNX_SHA = '2456366ccc476203cd229fdb8847475f2a3a999cec1995c41482858d92366231';

let hub: FakeHub;
let hubUrl: string;
let modelDir: string;
let notices: string[];

beforeEach(async () => {
  hub = new FakeHub(tinyBert);
  hubUrl = await hub.start();
  modelDir = await mkdtemp(join(tmpdir(), 'quoth-hub-'));
  notices = [];
});
afterEach(async () => {
  await hub.stop();
  await rm(modelDir, { recursive: true, force: true });
});

function fetchTiny(changes: Partial<FetchModelOptions> = {}) {
  const timeouts = { connect: 1_000, idle: 1_000, retryPauses: [5, 5] };
  const notice = (text: string) => void notices.push(text);
  return fetchModel({ model: MODEL, files: MODEL_FILES, modelDir, hubUrl, timeouts, notice, ...changes });
}

/** Names below MODEL_DIR/Somebody: the model, and any half one. */
async function leftOnDisk(): Promise<string[]> {
  return (await readdir(join(modelDir, 'Somebody')).catch(() => [])).sort();
}

function onlyFor(file: string, manner: Manner): (path: string) => Manner {
  return (path) => (path.includes(file) ? manner : 'well');
}

/** The sentence of the ModelError that `promise` must end with. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  const { message } = error as ModelError;
  expect(message).not.toContain('\n');
  return message;
}

describe('a model from the hub', () => {
  it('is downloaded whole, with its checksums, and never asked for again', async () => {
    const sums = await fetchTiny();
    expect(sums?.[ONNX]).toBe(ONNX_SHA);
    expect(hub.requests).toEqual(MODEL_FILES.map((file) => `/${MODEL}/resolve/main/${file}`));
    expect(await leftOnDisk()).toEqual(['tiny-bert']);
    for (const file of MODEL_FILES) {
      const arrived = await readFile(join(modelDir, MODEL, file));
      expect(arrived.equals(await readFile(join(tinyBert, file)))).toBe(true);
    }
    await hub.stop();
    expect(await fetchTiny()).toEqual(sums);
    expect(hub.requests).toHaveLength(MODEL_FILES.length);
    expect(notices).toEqual([]);
  });

  it('shows its progress up to the last byte, also on a slow line', async () => {
    hub.manner = onlyFor(ONNX, 'slowly');
    const seen: DownloadProgress[] = [];
    await fetchTiny({ onProgress: (progress) => seen.push(progress) });
    const onnx = seen.filter((progress) => progress.file === ONNX);
    expect(onnx.length).toBeGreaterThan(2);
    expect(onnx.map((each) => each.receivedBytes)).toEqual(
      onnx.map((each) => each.receivedBytes).sort((a, b) => a - b),
    );
    expect(onnx.at(-1)).toEqual({ model: MODEL, file: ONNX, receivedBytes: 199_356, totalBytes: 199_356 });
  });

  it('may be slower in all than the time-out, as long as something keeps coming', async () => {
    hub.manner = onlyFor(ONNX, 'slowly');
    const timeouts = { connect: 1_000, idle: 250, retryPauses: [] };
    expect((await fetchTiny({ timeouts }))?.[ONNX]).toBe(ONNX_SHA);
  });

  it('is checked against the checksum that the hub names', async () => {
    hub.manner = onlyFor(ONNX, 'redirected');
    expect((await fetchTiny())?.[ONNX]).toBe(ONNX_SHA);
    await rm(modelDir, { recursive: true });
    hub.manner = onlyFor(ONNX, 'changed');
    expect(await refusal(fetchTiny())).toContain('its checksum is not the one that the hub names');
    expect(await leftOnDisk()).toEqual([]);
  });

  it('survives a busy hub and a cut connection when a further attempt goes well', async () => {
    hub.manner = (path, count) => (count > 0 ? 'well' : path.includes(ONNX) ? 'cut' : 503);
    expect((await fetchTiny())?.[ONNX]).toBe(ONNX_SHA);
    expect(hub.requests).toHaveLength(2 * MODEL_FILES.length);
  });

  it.each<[string, string, Manner, string]>([
    [
      'a misspelt or private model (401)',
      'config.json',
      401,
      'the hub refuses it (401): the name is misspelt or the model is private',
    ],
    ['a forbidden model (403)', 'config.json', 403, 'the hub refuses it (403)'],
    ['a model without ONNX files', ONNX, 404, `the hub has no ${ONNX} under that name (404)`],
    ['a hub in trouble', 'tokenizer.json', 503, 'is in trouble (status 503), also after waiting'],
    ['a connection that keeps breaking', ONNX, 'cut', `the connection broke while ${ONNX} was arriving`],
    [
      'a login page in the place of JSON',
      'config.json',
      'page',
      'what arrived as config.json is not that file (it is not JSON)',
    ],
    [
      'a login page in the place of the network',
      ONNX,
      'page',
      `what arrived as ${ONNX} is not that file (it is a web page)`,
    ],
    [
      'half a JSON file that claims to be whole',
      'tokenizer.json',
      'half',
      'what arrived as tokenizer.json is not that file',
    ],
  ])('says so for %s, and leaves nothing half', async (_, file, manner, sentence) => {
    hub.manner = onlyFor(file, manner);
    expect(await refusal(fetchTiny())).toContain(sentence);
    expect(await leftOnDisk()).toEqual([]);
  });

  it.each<[string, Manner]>([
    ['that never answers', 'silent'],
    ['that stops in the middle', 'stalled'],
  ])('does not wait for ever for a hub %s', async (_, manner) => {
    hub.manner = onlyFor(ONNX, manner);
    const timeouts = { connect: 150, idle: 150, retryPauses: [] };
    const sentence = await refusal(fetchTiny({ timeouts }));
    expect(sentence).toContain('did not answer for 0.15 seconds');
    expect(sentence).toContain('EMBEDDING_MODEL=quoth-static needs no network');
    expect(await leftOnDisk()).toEqual([]);
  });

  it('says that the hub is out of reach, and what works without it', async () => {
    await hub.stop();
    const sentence = await refusal(fetchTiny());
    expect(sentence).toContain(`the hub ${hubUrl} is out of reach (ECONNREFUSED)`);
    expect(sentence).toContain('EMBEDDING_MODEL=quoth-static needs no network');
  });

  it('is not begun when the disk has no room for it', async () => {
    const sentence = await refusal(fetchTiny({ freeBytes: async () => 100_000 }));
    expect(sentence).toContain('it needs 0.2 MB and 0.1 MB are free');
    expect(sentence).toContain('MODEL_DIR');
    expect(await leftOnDisk()).toEqual([]);
  });

  it('says it in a sentence when MODEL_DIR cannot be a folder', async () => {
    const file = join(modelDir, 'file');
    await writeFile(file, '');
    expect(await refusal(fetchTiny({ modelDir: file }))).toContain('is a file and not a folder');
  });

  it.each(['../x', '/etc/passwd', 'C:\\x', 'https://example.org/x', 'a/b/c', 'a/..', '.hidden', ''])(
    'refuses %j as a name before anything is asked or written',
    async (model) => {
      expect(await refusal(fetchTiny({ model }))).toContain('that is not the name of a model');
      expect(hub.requests).toEqual([]);
      expect(await readdir(modelDir)).toEqual([]);
    },
  );

  it('refuses a hub address that is not one', async () => {
    expect(await refusal(fetchTiny({ hubUrl: 'ftp://example.org' }))).toContain('is not an http address');
  });
});

describe('a model in the cache', () => {
  it('is downloaded anew, and says so, when a file of it was cut or is missing', async () => {
    await fetchTiny();
    await truncate(join(modelDir, MODEL, ONNX), 1_000);
    expect((await fetchTiny())?.[ONNX]).toBe(ONNX_SHA);
    expect(notices).toEqual([expect.stringContaining(`is damaged (${ONNX}): it is downloaded again`)]);
    expect((await readFile(join(modelDir, MODEL, ONNX))).length).toBe(199_356);
    await rm(join(modelDir, MODEL, 'tokenizer.json'));
    await fetchTiny();
    expect(notices).toHaveLength(2);
    expect(existsSync(join(modelDir, MODEL, 'tokenizer.json'))).toBe(true);
  });

  it('stays as it is when mending it fails', async () => {
    await fetchTiny();
    await truncate(join(modelDir, MODEL, ONNX), 1_000);
    await hub.stop();
    expect(await refusal(fetchTiny())).toContain('out of reach');
    expect(await leftOnDisk()).toEqual(['tiny-bert']);
  });

  it('may be put there by hand, without a manifest', async () => {
    for (const file of MODEL_FILES) {
      const target = join(modelDir, MODEL, file);
      await mkdir(join(target, '..'), { recursive: true });
      await writeFile(target, await readFile(join(tinyBert, file)));
    }
    expect(await fetchTiny()).toBeNull();
    expect(hub.requests).toEqual([]);
  });

  it('is freed of half downloads of ended processes, but not of those that run', async () => {
    const own = `tiny-bert.partial-${process.pid}-aaaa`;
    const ended = 'tiny-bert.partial-999999999-bbbb';
    const running = `tiny-bert.partial-${process.ppid}-cccc`;
    const old = `tiny-bert.partial-${process.ppid}-dddd`;
    const other = 'tiny-bert-large.partial-999999999-eeee';
    for (const name of [own, ended, running, old, other]) {
      await mkdir(join(modelDir, 'Somebody', name), { recursive: true });
    }
    const longAgo = new Date(Date.now() - 48 * 60 * 60 * 1000);
    await utimes(join(modelDir, 'Somebody', old), longAgo, longAgo);
    await fetchTiny();
    expect(await leftOnDisk()).toEqual(['tiny-bert', other, running].sort());
  });

  it('serves two starts at the same time', async () => {
    const [first, second] = await Promise.all([fetchTiny(), fetchTiny()]);
    expect(first).toEqual(second);
    expect(await leftOnDisk()).toEqual(['tiny-bert']);
  });
});

describe('an error of the disk', () => {
  it.each([
    ['ENOSPC', 'is full'],
    ['EDQUOT', 'quota'],
    ['EROFS', 'may not be written'],
    ['EACCES', 'may not be written'],
  ])('%s becomes a sentence with a way out', (code, part) => {
    const sentence = storageProblem(Object.assign(new Error(code), { code }), '/models');
    expect(sentence).toContain(part);
    expect(sentence).toContain('MODEL_DIR');
  });

  it('of another kind is not taken for one', () => {
    expect(storageProblem(new Error('a defect'), '/models')).toBeNull();
  });
});
