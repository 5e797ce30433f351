/** A folder that is gone when the process ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lifetime } from '../lifetime.ts';

export function temporaryFolder(lifetime: Lifetime): string {
  const folder = mkdtempSync(join(tmpdir(), 'quoth-'));
  lifetime.closeAtEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
