/** kill -9 while embedding, at effects spread over the whole of a run: nothing is lost, nothing is half, nothing stays. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Laboratory, sideBySide } from './kill.ts';

const KILLS = 54;

const laboratory = new Laboratory();
beforeAll(() => laboratory.open());
afterAll(() => laboratory.close());

test('a run writes in the order that DESIGN.md gives', () => {
  const { effects } = laboratory;
  const first = (what: string) => effects.findIndex((name) => name.startsWith(what));
  const order = [
    'writeFileSync writer.json',
    'exec CREATE TABLE',
    'run',
    'rmSync pending.sqlite',
    'pragma wal_checkpoint',
    'renameSync quoth.checksum.json',
    'write nearest',
    'renameSync nearest',
    'rmSync writer.json',
  ];
  for (const what of order) expect([what, first(what) >= 0]).toEqual([what, true]);
  const late = order.slice(3).map((what) => effects.findLastIndex((name) => name.startsWith(what)));
  expect(late.at(-1)).toBe(Math.max(...late));
});

test(`${KILLS} kills, spread over the effects of a run`, async () => {
  const { length } = laboratory.effects;
  const places = Array.from({ length: KILLS }, (_, i) => 1 + Math.floor((i * (length - 1)) / (KILLS - 1)));
  // The last effects are few and the most dangerous: publishing, emptying the log, checksum, accelerator, cleaning.
  const points = laboratory.effects.flatMap((name, i) =>
    name === 'run' || name === 'add point' ? [] : [i + 1],
  );
  const chosen = [...new Set([...places.filter((_, i) => i % 2 === 0), ...points])].slice(
    0,
    Math.max(KILLS, points.length),
  );
  expect(chosen.length).toBeGreaterThanOrEqual(50);
  const left = { before: 0, after: 0 };
  await sideBySide(chosen, 3, async (place) => {
    left[await laboratory.killAt(place)]++;
  });
  expect(left.before).toBeGreaterThan(5);
  expect(left.after).toBeGreaterThan(5);
}, 120_000);

test('killed five times in a row without a good run between', async () => {
  const index = laboratory.start('again');
  for (const share of [0.2, 0.9, 0.5, 0.99, 0.7]) {
    await laboratory.run(index, Math.max(1, Math.floor(share * 60)));
  }
  await laboratory.check(index);
});
