/** The long version of kill.test.ts: 500 kills, and a folder whose runs are killed again and again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Laboratory, sideBySide } from './kill.ts';

const KILLS = 500;

const laboratory = new Laboratory();
beforeAll(() => laboratory.open());
afterAll(() => laboratory.close());

test(`${KILLS} kills, one at every place of a run as far as there are so many`, async () => {
  const { length } = laboratory.effects;
  const places = Array.from({ length: KILLS }, (_, i) => 1 + (Math.floor((i * length) / KILLS) % length));
  const left = { before: 0, after: 0 };
  let done = 0;
  await sideBySide(places, 3, async (place) => {
    left[await laboratory.killAt(place)]++;
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
