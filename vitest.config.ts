import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Many tests wait for processes of their own: with one worker on two cores, half of the machine would wait with them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
