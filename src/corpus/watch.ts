/** Tells that something in a folder may have changed. The only file that names chokidar. */
import { watch as chokidar } from 'chokidar';

export interface Watcher {
  close(): Promise<void>;
}

/**
 * Links are not followed, as in reading. An error of the watcher (too many files for the system's limit) is told once; the
 * looks at intervals go on without it.
 */
export function watchFolder(
  folder: string,
  onChange: () => void,
  onProblem: (sentence: string) => void,
): Watcher {
  const watcher = chokidar(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: 500, pollInterval: 100 },
  });
  let told = false;
  watcher.on('all', () => onChange());
  // What changed before the watcher had looked at everything is not told: one look finds it.
  watcher.on('ready', () => onChange());
  watcher.on('error', (error) => {
    if (told) return;
    told = true;
    onProblem(
      `The folder ${folder} cannot be watched (${error instanceof Error ? error.message : String(error)}); changes are found at the next look at it.`,
    );
  });
  return { close: () => watcher.close() };
}
