/** What somebody is told who runs the tests of the cluster without Go. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';

test('test:cluster ends with 2 and one sentence where there is neither Go nor a built server', () => {
  const home = mkdtempSync(join(tmpdir(), 'quoth-home-'));
  const args = [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'tests/cluster/run.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { PATH: '', HOME: home },
    encoding: 'utf8',
  });
  rmSync(home, { recursive: true, force: true });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    'The tests and the benchmark of the cluster build a Weaviate server and need Go 1.25 or later for it. Install it from https://go.dev/dl.\n',
  );
});
