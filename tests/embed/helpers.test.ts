/** Workers that help the first one: how many, and what happens when one fails. */
import { describe, expect, it } from 'vitest';
import { Helpers, workersByMachine } from '../../src/embed/helpers.ts';
import type { ModelWorker, RawVectors } from '../../src/embed/model-worker.ts';

/** Says for each slice who embedded it. */
class Scripted {
  readonly embedded: string[] = [];
  closed = 0;

  constructor(readonly fails: 'never' | 'on start' | 'on its second slice' = 'never') {}

  async start() {
    if (this.fails === 'on start') throw new Error('no memory');
    return { kind: 'loaded' };
  }

  async embed(texts: readonly string[]): Promise<RawVectors> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.fails === 'on its second slice' && this.embedded.length === 1) throw new Error('killed');
    this.embedded.push(texts[0]!);
    return { data: Float32Array.of(Number(texts[0])), truncated: 0 };
  }

  async close() {
    this.closed++;
  }
}

const slices = Array.from({ length: 30 }, (_, i) => [`${i}`]);
const asWorker = (scripted: Scripted) => scripted as unknown as ModelWorker;
const numbers = (results: readonly RawVectors[]) => results.map(({ data }) => data[0]);
const expected = slices.map(([text]) => Number(text));

describe('helpers', () => {
  it('share the work, each slice once, results in order', async () => {
    const workers = [new Scripted(), new Scripted(), new Scripted()];
    const made = workers.slice(1);
    const helpers = new Helpers(asWorker(workers[0]!), () => asWorker(made.pop()!), 2);
    expect(numbers(await helpers.embed(slices))).toEqual(expected);
    expect(workers.every(({ embedded }) => embedded.length > 5)).toBe(true);
    expect(workers.flatMap(({ embedded }) => embedded)).toHaveLength(30);
    await helpers.close();
    expect(workers.map(({ closed }) => closed)).toEqual([0, 1, 1]);
  });

  it.each(['on start', 'on its second slice'] as const)('that fail %s lose nothing', async (fails) => {
    const first = new Scripted();
    const helpers = new Helpers(asWorker(first), () => asWorker(new Scripted(fails)), 2);
    expect(numbers(await helpers.embed(slices))).toEqual(expected);
    await helpers.close();
  });

  it('are not started for little text', async () => {
    const first = new Scripted();
    let made = 0;
    const make = () => {
      made++;
      return asWorker(new Scripted());
    };
    const helpers = new Helpers(asWorker(first), make, 2);
    expect(numbers(await helpers.embed(slices.slice(0, 4)))).toEqual([0, 1, 2, 3]);
    expect([made, first.embedded.length]).toEqual([0, 4]);
  });

  it('pass on what the first worker fails with', async () => {
    const helpers = new Helpers(
      asWorker(new Scripted('on its second slice')),
      () => asWorker(new Scripted()),
      0,
    );
    await expect(helpers.embed(slices)).rejects.toThrow('killed');
  });
});

describe('the number of workers', () => {
  it.each([
    [1, 8e9, 1],
    [2, 8e9, 1],
    [4, 8e9, 3],
    [16, 64e9, 4],
    [8, 0.9e9, 1],
    [8, 1.6e9, 3],
  ])('on %i cores with %f bytes free is %i', (cores, free, wanted) => {
    expect(workersByMachine(cores, free)).toBe(wanted);
  });
});
