/** A Chromium of this machine, for what only a browser can measure or show. */
import type { Browser } from 'playwright-core';
import { BadInputError } from '../errors.ts';
import { isExecutable } from './process.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a Chromium is looked for: CHROMIUM first, then where Debian and others put it. */
export function chromiumPlaces(): readonly string[] {
  return [process.env.CHROMIUM ?? '', ...PLACES].filter((place) => place !== '');
}

/** The program file of a Chromium; null when there is none. */
export function findChromium(): string | null {
  return chromiumPlaces().find(isExecutable) ?? null;
}

/** Starts it without a window. @throws BadInputError when there is none, or its library is not installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new BadInputError(
      `There is no Chromium at ${PLACES.join(', ')}. Install it, or set CHROMIUM to its program file.`,
    );
  }
  // Loaded when needed: the program runs without its development packages.
  const library = await import('playwright-core').catch(() => null);
  if (library === null) throw new BadInputError('The package playwright-core is not installed: npm ci');
  // Root has no sandbox; the only page that is opened is our own.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  return await library.chromium.launch({ executablePath, args });
}
