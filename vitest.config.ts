import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Tests of folders that keep nothing in the process share it and its modules: to load them again for each file took a third of
 * the whole suite.
 */
const TOGETHER = [
  'answer',
  'corpus',
  'feedback',
  'index',
  'language',
  'meetings',
  'people',
  'terminal',
  'weaviate',
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Many tests wait for processes of their own: with one worker on two cores, half of the machine would wait with them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: 'together', include: TOGETHER, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: TOGETHER } },
    ],
  },
});
