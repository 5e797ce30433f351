/**
 * `npm run test:cluster`, and with `--long` `npm run test:cluster:faults`: makes the server where it is not there yet, then runs the tests that need it. Ends with 2, and a
 * sentence, where there is no Go to make it with.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/variables.ts';
import { BuildError, builtServer, NoGoError } from '../../src/bench/nodes/build.ts';

try {
  await builtServer((line) => process.stderr.write(`${line}\n`));
  const vitest = join(PROJECT_DIR, 'node_modules', 'vitest', 'vitest.mjs');
  const files = process.argv.slice(2).filter((word) => word !== '--long');
  const given = ['run', '--config', 'vitest.cluster.config.ts', ...files];
  const env = { ...process.env, ...(process.argv.includes('--long') ? { QUOTH_LONG: '1' } : {}) };
  const child = spawn(process.execPath, [vitest, ...given], { cwd: PROJECT_DIR, env, stdio: 'inherit' });
  // The terminal gives Ctrl-C to the child as well; it decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => {
    process.exitCode = signal ? 130 : (code ?? 1);
  });
} catch (error) {
  if (!(error instanceof NoGoError || error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
