/** The one way a process of this program ends: done, refused in a sentence, stopped by Ctrl-C, or failed with an id. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { QuothError, StoppedError } from './errors.ts';

/** What a command says to its caller: 0 fine, 1 worked but with problems named, 2 bad input. */
export type Outcome = 0 | 1 | 2;

export interface Lifetime {
  /** Comes when the process should end. */
  readonly signal: AbortSignal;
  /** To be closed before the process ends, however it ends; the latest first. */
  closeAtEnd(close: () => Promise<void> | void): void;
  /**
   * Says that from now on the program serves until it is stopped: the signal is then its proper end, with exit code 0.
   * Resolves when it comes.
   */
  serve(): Promise<Outcome>;
  /** Work that should come to its own end after the signal, within `GRACE_MS`: writing the index. */
  finishing<T>(work: Promise<T>): Promise<T>;
}

/** How long work that finishes in order may take after Ctrl-C. A second Ctrl-C ends at once. */
const GRACE_MS = 5_000;

/** Runs `main` and ends the process. Never throws, never prints a stack unless asked to. */
export async function live(main: (lifetime: Lifetime) => Promise<Outcome>): Promise<void> {
  const stop = new AbortController();
  const closers: (() => Promise<void> | void)[] = [];
  const finishing = new Set<Promise<unknown>>();
  let serving = false;
  const lifetime: Lifetime = {
    serve: () => {
      serving = true;
      return new Promise((resolve) => {
        if (stop.signal.aborted) resolve(0);
        else stop.signal.addEventListener('abort', () => resolve(0));
      });
    },
    signal: stop.signal,
    closeAtEnd: (close) => void closers.unshift(close),
    finishing: async (work) => {
      finishing.add(work);
      try {
        return await work;
      } finally {
        finishing.delete(work);
      }
    },
  };
  const stopped = new Promise<never>((_, reject) => {
    const onSignal = () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
      const all = Promise.allSettled([...finishing]);
      void Promise.race([all, sleep(GRACE_MS)]).then(() => {
        if (!serving) reject(new StoppedError());
      });
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
  stopped.catch(() => {});
  const readerGone = new Promise<Outcome>((resolve) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      // `| head` has read what it wanted. The index, if it is being written, is still finished.
      void Promise.allSettled([...finishing]).then(() => resolve(0));
    });
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    // Nobody reads what is said along the way; the work goes on.
    if (error.code !== 'EPIPE') throw error;
  });
  const failed = new Promise<never>((_, reject) => {
    process.on('uncaughtException', reject).on('unhandledRejection', reject);
  });
  failed.catch(() => {});
  const code = await Promise.race([main(lifetime), readerGone, stopped, failed]).catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(stop.signal.aborted ? new StoppedError() : error)}\n`);
    return stop.signal.aborted ? 130 : exitCodeOf(error);
  });
  await Promise.race([closeAll(closers), sleep(2_000)]);
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}

async function closeAll(closers: readonly (() => Promise<void> | void)[]): Promise<void> {
  for (const close of closers) {
    // What cannot be closed at the very end hurts nobody: the answer has been given.
    await Promise.resolve()
      .then(close)
      .catch(() => {});
  }
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}

export function exitCodeOf(error: unknown): number {
  return error instanceof QuothError || error instanceof StoppedError ? error.exitCode : 1;
}

/** What a user sees of an error: its sentence, or, of a defect, one with an id and the way to its stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof QuothError || error instanceof StoppedError) return error.message;
  const id = randomBytes(3).toString('hex');
  const what = error instanceof Error ? error.message : String(error);
  const line = what
    .replace(/\n\s+at [^\n]*/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '')
    .slice(0, 200);
  const debug = /^(?:debug|trace)$/iu.test(process.env.LOG_LEVEL ?? '');
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  const advice = debug
    ? ''
    : ` To report it, run it again with LOG_LEVEL=debug and send what it prints, with the number ${id}.`;
  return `Something went wrong that should not (${id}): ${line}.${advice}${stack}`;
}
