import { defineConfig } from 'vitest/config';

/** `npm run test:cluster`: what needs real Weaviate servers. One file after the other, since each starts its own. */
export default defineConfig({
  test: {
    include: ['tests/cluster/**/*.cluster.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
