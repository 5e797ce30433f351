/** Waiting in tests: looks again every few milliseconds instead of sleeping for long. */
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 4;

/** Milliseconds that a wait lasts at most when nothing else is said. */
export const PATIENCE_MS = 8_000;

/**
 * Waits until `look` returns something other than undefined, null or false, and returns that.
 * @throws Error with what `describe` says when the time is over.
 */
export async function until<T>(
  look: () => T | undefined | null | false,
  describe: () => string,
  patience = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain: ${describe()}`);
    await pause(LOOK_EVERY_MS);
  }
}
