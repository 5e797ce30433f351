/** The long version of kill.test.ts: 500 kills, and a folder whose runs are killed again and again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Laboratory, sideBySide } from './kill.ts';

const KILLS = 500;

const laboratory = new Laboratory();
beforeAll(() => laboratory.open());
afterAll(() => laboratory.close());

test(`${KILLS} kills: one at every effect of a run, the rest at moments between`, async () => {
  const { length } = laboratory.effects;
  const cases = Array.from({ length: KILLS }, (_, i) =>
    i < length ? { effect: i + 1, ms: 0 } : { effect: 0, ms: 400 + (i - length) * 7 },
  );
  const left = { before: 0, after: 0 };
  let done = 0;
  await sideBySide(cases, 3, async (one) => {
    left[one.effect > 0 ? await laboratory.killAt(one.effect) : await laboratory.killAfter(one.ms)]++;
    if (++done % 50 === 0) process.stderr.write(`${done} of ${KILLS} kills\n`);
  });
  expect(left.before + left.after).toBe(KILLS);
});

test('killed forty times in a row without a good run between', async () => {
  const index = laboratory.start('again');
  const { length } = laboratory.effects;
  for (let i = 0; i < 40; i++) await laboratory.run(index, 1 + ((i * 7919) % length));
  await laboratory.check(index);
});
