import { defineConfig } from 'vitest/config';

/** `npm run test:faults`: what takes minutes. */
export default defineConfig({
  test: { include: ['tests/**/*.faults.ts'], testTimeout: 3_600_000, hookTimeout: 120_000, pool: 'forks' },
});
