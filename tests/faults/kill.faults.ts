/**
 * The long version of kill.test.ts: 500 kills, and a folder whose runs are killed again and again. Every run chooses
 * others; FAULT_SEED=… (in the name of a test) has the same again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../src/bench/random.ts';
import { SCENARIOS } from './folder.ts';
import { chooseKills, Laboratory, sideBySide } from './kill.ts';
import { killInARow } from './row.ts';

/** At effects, by scenario: 460 in all. */
const KILLS = { changes: 200, many: 60, little: 80, first: 60, model: 60 } as const;
/** From outside, at moments that fall between effects and inside them. */
const FROM_OUTSIDE = 40;
const VICTIMS_AT_ONCE = 3;
const { FAULT_SEED = Date.now() % 1_000_000 } = process.env;
const seed = Number(FAULT_SEED);

const laboratories = Object.entries(KILLS).map(([name, kills]) => ({
  kills,
  laboratory: new Laboratory(SCENARIOS[name as keyof typeof KILLS]),
}));
beforeAll(() => sideBySide(laboratories, VICTIMS_AT_ONCE, (one) => one.laboratory.open()));
afterAll(() => {
  for (const one of laboratories) one.laboratory.close();
});

test(`500 kills, FAULT_SEED=${seed}`, async () => {
  const random = new Random(seed);
  const cases = laboratories.flatMap((one) =>
    chooseKills(one.laboratory.effects, one.kills, random).map((kill) => ({ kill, ...one })),
  );
  for (let i = 0; i < FROM_OUTSIDE; i++) {
    const one = laboratories[i % laboratories.length]!;
    // The first half of a run is the start of the process; a little beyond its end, since runs differ.
    const afterMs = Math.round(one.laboratory.wholeMs * (0.5 + 0.55 * random.next()));
    cases.push({ kill: { at: 0, when: 'after', afterMs }, ...one });
  }
  expect(cases).toHaveLength(500);
  const left = { before: 0, after: 0 };
  await sideBySide(cases, VICTIMS_AT_ONCE, async (one) => {
    left[await one.laboratory.kill(one.kill)]++;
    const done = left.before + left.after;
    if (done % 50 === 0) process.stderr.write(`${done} of ${cases.length} kills\n`);
  });
  expect(left.before).toBeGreaterThan(50);
  expect(left.after).toBeGreaterThan(50);
});

test(`killed twenty times in a row without a good run between, FAULT_SEED=${seed}`, async () => {
  await killInARow(new Random(seed), 20);
});
