/** kill -9 while embedding, at effects spread over the whole of a run: nothing is lost, nothing is half, nothing stays. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../src/bench/random.ts';
import { AFTER, BEFORE, OTHER, OTHER_MODEL, SCENARIOS, writeFolder } from './folder.ts';
import { chooseKills, isStep, type Kill, Laboratory, sideBySide } from './kill.ts';
import { killInARow } from './row.ts';

/** By scenario; 54 in all. */
const KILLS = { changes: 34, many: 5, little: 5, first: 5, model: 5 } as const;
const SEED = 1;
const VICTIMS_AT_ONCE = 3;

const laboratories = Object.entries(KILLS).map(([name, kills]) => ({
  kills,
  laboratory: new Laboratory(SCENARIOS[name as keyof typeof KILLS]),
}));
const { laboratory } = laboratories[0]!;
beforeAll(() => sideBySide(laboratories, VICTIMS_AT_ONCE, (one) => one.laboratory.open()));
afterAll(() => {
  for (const one of laboratories) one.laboratory.close();
});

test('a run writes in the order that DESIGN.md gives', () => {
  const steps = [...new Set(laboratory.effects.filter(isStep))];
  const order = [
    'exec BEGIN EXCLUSIVE',
    'writeFileSync writer.json',
    'embed',
    'close pending.sqlite',
    'rmSync pending.sqlite',
    'pragma incremental_vacuum',
    'renameSync quoth.checksum.json.new',
    'write nearest-N.hnsw.new',
    'renameSync nearest-N.hnsw.new',
    'renameSync nearest.json.new',
    'rmSync nearest-N.hnsw',
    'close quoth.sqlite',
    'rmSync writer.json',
    'close writer.lock',
  ];
  expect(steps.filter((name) => order.includes(name))).toEqual(order);
});

test('54 kills: at most steps of a run, and among its rows, points and files', async () => {
  const random = new Random(SEED);
  const cases = laboratories.flatMap((one) =>
    chooseKills(one.laboratory.effects, one.kills, random).map((kill) => ({ kill, ...one })),
  );
  expect(cases).toHaveLength(54);
  const left = { before: 0, after: 0 };
  await sideBySide(cases, VICTIMS_AT_ONCE, async (one) => {
    left[await one.laboratory.kill(one.kill)]++;
  });
  expect(left.before).toBeGreaterThan(5);
  expect(left.after).toBeGreaterThan(5);
}, 180_000);

test.concurrent('killed five times in a row without a good run between, the folder changing each time', async () => {
  await killInARow(new Random(SEED), 5);
});

test.concurrent.each([
  ['the folder changes again', OTHER, undefined],
  ['another model is set', AFTER, OTHER_MODEL],
])(
  'killed with all prepared, then %s: nothing of it is in the next generation',
  async (name, after, model) => {
    const own = new Laboratory({ name, before: BEFORE, after });
    try {
      await own.open();
      writeFolder(own.corpus, AFTER);
      const index = own.start();
      const at = 'run INSERT INTO content VALUES (?, ?, ?, ?)';
      const kill: Kill = { at, when: 'before', ...(model && { model }) };
      expect(await own.run(index, kill)).toMatchObject({ killed: true, said: `before ${at}` });
      expect(readdirSync(index)).toContain('pending.sqlite');
      writeFolder(own.corpus, after);
      expect(await own.check(index)).toBe('before');
    } finally {
      own.close();
    }
  },
);
