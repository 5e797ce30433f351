/**
 * Embeds in a process of its own, so that the program that answers is never busy with it: reading and attributing an
 * article takes ten milliseconds and more, in which no question could be answered. The process is this program's `embed`.
 */
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { type Config, environmentOf, PROJECT_DIR } from './config.ts';
import { IndexError } from './errors.ts';
import type { Progress, SyncReport } from './index/sync.ts';

/** A line of progress of the process (progress.ts): what it has read so far. */
const READING = /^Reading and embedding: (\d+) of (\d+) articles(?:, (\d+) passages)?/mu;

/** `rehash`: look into every file; `onProgress` hears every two seconds how far it is. @throws IndexError with the process's own sentence, when it could not embed. */
export async function embedInProcess(
  config: Config,
  rehash: boolean,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<SyncReport> {
  const child = spawn(
    process.execPath,
    [
      join(PROJECT_DIR, 'scripts', 'run.mjs'),
      'src/cli.ts',
      'embed',
      '--json',
      '--no-wait',
      ...(rehash ? ['--rehash'] : []),
    ],
    { env: { ...process.env, ...environmentOf(config) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  yieldTo(child.pid);
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-4_000);
    const found = READING.exec(chunk);
    if (found) {
      const [done, total, passages] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
      onProgress?.({ phase: 'reading', done, total, passages });
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) =>
      reject(new IndexError(`The embedding process cannot be started: ${error.message}.`)),
    );
    child.on('close', resolve);
  }).finally(() => signal.removeEventListener('abort', stop));
  if (code === 0 || code === 1) {
    try {
      return JSON.parse(out) as SyncReport;
    } catch {
      // It ended without a report: what it said last is the reason.
    }
  }
  const last = said.trim().split('\n').at(-1) ?? '';
  throw new IndexError(last === '' ? `The embedding process ended with ${code ?? 'a signal'}.` : last);
}

/** Answers go first: the process that embeds takes what is left of the processor. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not allow it: then it runs like any other.
  }
}
