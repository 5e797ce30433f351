/** A folder that is gone when the process ends, and an index of a command's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Lifetime } from '../lifetime.ts';

export function temporaryFolder(lifetime: Lifetime): string {
  const folder = mkdtempSync(join(tmpdir(), 'quoth-'));
  lifetime.closeAtEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The configuration for an index of a command's own: on this disk, also where the articles' index is shared on a cluster. */
export function withOwnIndex(config: Config): Config {
  return { ...config, store: 'embedded', indexer: null };
}
