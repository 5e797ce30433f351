/** One index whose every run is killed, while the folder goes on changing. */
import { expect } from 'vitest';
import type { Random } from '../../src/bench/random.ts';
import { AFTER, BEFORE, writeFolder } from './folder.ts';
import { type Death, type Kill, Laboratory, type Left } from './kill.ts';

const SCENARIO = { name: 'killed in a row', before: BEFORE, after: AFTER } as const;

/** Every run that has something to do comes to these, whatever was killed before it. */
const STEPS = [
  'writeFileSync writer.json',
  'hash a1.txt',
  'run BEGIN IMMEDIATE',
  'run COMMIT',
  'close pending.sqlite',
  'rmSync pending.sqlite',
  'pragma incremental_vacuum',
  'openSync quoth.checksum.json.new',
  'renameSync quoth.checksum.json.new',
  'add point',
  'write nearest-N.hnsw.new',
  'renameSync nearest-N.hnsw.new',
  'renameSync nearest.json.new',
  'rmSync nearest-N.hnsw',
  'close quoth.sqlite',
  'rmSync writer.json',
] as const;

/** Kills so many runs without a good one between; after each, one of the two generations answers. */
export async function killInARow(random: Random, rounds: number): Promise<void> {
  const laboratory = new Laboratory(SCENARIO);
  try {
    await laboratory.open();
    for (const step of STEPS) expect(laboratory.effects).toContain(step);
    const index = laboratory.start();
    let left: Left = 'before';
    const seen = new Set<Left>();
    for (let round = 0; round < rounds; round++) {
      // The folder is what the index is not, so that there is always something to publish.
      writeFolder(laboratory.corpus, left === 'before' ? AFTER : BEFORE);
      const kill: Kill = { at: random.pick(STEPS), when: random.chance(0.5) ? 'before' : 'after' };
      const death: Death = await laboratory.run(index, kill);
      expect([round, kill, death.killed]).toEqual([round, kill, true]);
      left = await laboratory.whatIsLeft(index);
      seen.add(left);
    }
    expect([...seen].sort()).toEqual(['after', 'before']);
    writeFolder(laboratory.corpus, AFTER);
    await laboratory.check(index);
  } finally {
    laboratory.close();
  }
}
