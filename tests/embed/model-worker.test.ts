import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ModelWorker } from '../../src/embed/model-worker.ts';
import { MODEL_FILES } from '../../src/embed/models.ts';

const script = new URL('../fakes/scripted-worker.mjs', import.meta.url);
const opened: ModelWorker[] = [];

async function startWorker(id = 'scripted', onOutput?: (line: string) => void): Promise<ModelWorker> {
  const model = {
    root: '/',
    id,
    files: [],
    expected: null,
    pooling: 'mean' as const,
    maxTokens: null,
    together: true,
  };
  const worker = new ModelWorker(script, model, onOutput);
  opened.push(worker);
  await worker.start();
  return worker;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.close()));
});

describe('the worker of a model', () => {
  it('answers a question before passages that wait longer', async () => {
    const worker = await startWorker();
    const order: string[] = [];
    const ask = (text: string, urgency: 'question' | 'passages', name: string) =>
      worker.embed([text], urgency).then(() => order.push(name));
    await Promise.all([
      ask('wait', 'passages', 'first passages'),
      ask('wait', 'passages', 'second passages'),
      ask('wait', 'passages', 'third passages'),
      ask('who?', 'question', 'question'),
    ]);
    expect(order).toEqual(['first passages', 'question', 'second passages', 'third passages']);
  });

  it('that dies fails every call that waits, and is there again for the next one', async () => {
    const worker = await startWorker();
    const calls = [
      worker.embed(['die'], 'passages'),
      worker.embed(['never reached'], 'passages'),
      worker.embed(['nor this'], 'question'),
    ];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { code: 'model-unavailable', why: 'its worker ended unexpectedly (exit code 7).' },
      });
    }
    const both = await Promise.all([worker.embed(['four'], 'passages'), worker.embed(['three'], 'question')]);
    expect(both.map((result) => [...result.data])).toEqual([[4], [5]]);
  });

  it('that dies again and again is not started for ever', async () => {
    const worker = await startWorker();
    await expect(worker.embed(['die'], 'passages')).rejects.toThrow('ended unexpectedly');
    await expect(worker.embed(['die'], 'passages')).rejects.toThrow('ended unexpectedly');
    await expect(worker.embed(['fine'], 'passages')).rejects.toThrow('ended 2 times in a row');
  });

  it('that did work between two deaths gets a further start', async () => {
    const worker = await startWorker();
    for (let death = 0; death < 3; death += 1) {
      await expect(worker.embed(['die'], 'passages')).rejects.toThrow('ended unexpectedly');
      expect([...(await worker.embed(['fine'], 'passages')).data]).toEqual([4]);
    }
  });

  it('is not used again when the files of the model are others than before', async () => {
    const worker = await startWorker('changing');
    await expect(worker.embed(['die'], 'passages')).rejects.toThrow('ended unexpectedly');
    await expect(worker.embed(['fine'], 'passages')).rejects.toThrow('its files changed');
    await expect(worker.embed(['fine'], 'passages')).rejects.toThrow('it was closed');
  });

  it('that dies while it loads says so', async () => {
    await expect(startWorker('dying')).rejects.toThrow('its worker ended unexpectedly (exit code 3).');
  });

  it('reports an error of the library in one line and goes on', async () => {
    const worker = await startWorker();
    await expect(worker.embed(['fail'], 'passages')).rejects.toThrow(
      'The embedding model scripted cannot be used: it failed on a text (Invalid tensor).',
    );
    expect([...(await worker.embed(['fine'], 'passages')).data]).toEqual([4]);
  });

  it('hands on what libraries print, away from standard output', async () => {
    const lines: string[] = [];
    const worker = await startWorker('scripted', (line) => lines.push(line));
    await worker.embed(['print'], 'passages');
    expect(lines).toEqual(['printed']);
  });

  it('that is closed finishes the request it has and fails those that wait', async () => {
    const worker = await startWorker();
    const running = worker.embed(['wait'], 'passages');
    const waiting = expect(worker.embed(['wait'], 'passages')).rejects.toThrow('it was closed');
    await Promise.all([worker.close(), worker.close()]);
    expect([...(await running).data]).toEqual([4]);
    await waiting;
    await expect(worker.embed(['who?'], 'question')).rejects.toThrow('it was closed');
  });

  it('with the real model comes back after its death, with the same vectors', async () => {
    const worker = new ModelWorker(new URL('../fakes/mortal-worker.mjs', import.meta.url), {
      root: fileURLToPath(new URL('../fixtures/models', import.meta.url)),
      id: 'tiny-bert',
      files: MODEL_FILES,
      expected: null,
      pooling: 'mean',
      maxTokens: null,
      together: true,
    });
    opened.push(worker);
    await worker.start();
    const before = await worker.embed(['a town'], 'question');
    await expect(worker.embed(['die'], 'passages')).rejects.toThrow('ended unexpectedly (exit code 7)');
    const after = await worker.embed(['a town'], 'question');
    expect(after.data).toEqual(before.data);
  });
});
