/**
 * `npm run -s screenshots`: the page and the reader as people see them, dark and light, on a desktop and on a phone, over the
 * articles of corpus/. Writes PNG files into screenshots/, and the two that README shows into docs/.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../src/bench/browser.ts';
import { PROJECT_DIR } from '../../src/config.ts';
import { BadInputError } from '../../src/errors.ts';
import { ended, startProcess } from '../e2e/process.ts';

const FOLDER = join(PROJECT_DIR, 'screenshots');
const DEVICES = {
  desktop: { viewport: { width: 1_280, height: 720 } },
  phone: { viewport: { width: 375, height: 750 }, hasTouch: true, isMobile: true },
} as const;
/** What README shows. */
const SHOWN = ['answer-desktop-dark.png', 'reader-desktop-light.png'];
const PATIENCE_MS = 20_000;

interface View {
  readonly name: string;
  readonly path: string;
  /** What is there when everything is drawn. */
  readonly drawn: string;
}

const asking = (question: string): string => `/?q=${encodeURIComponent(question)}&locale=en`;
const VIEWS: readonly View[] = [
  { name: 'empty', path: '/?locale=en', drawn: '.example' },
  { name: 'answer', path: asking('what trade figure did Diên cite?'), drawn: 'discord-embed' },
  { name: 'not-found', path: asking('what trade figure did Thắng cite?'), drawn: 'discord-embed' },
  {
    name: 'conflict',
    path: asking('How much was the trade between Vietnam and Guangxi?'),
    drawn: 'discord-embed',
  },
  { name: 'summary', path: asking('what happened at the meeting with Thắng?'), drawn: 'discord-embed' },
  {
    name: 'reader',
    path: '/articles/003_747b61b6cb5b8612.txt?from=532&to=717&locale=en#quote',
    drawn: 'mark',
  },
  { name: 'meeting', path: '/meetings/2025-02-19-nguyen-hong-dien-chen-gang?locale=en', drawn: 'h1' },
];

const work = mkdtempSync(join(tmpdir(), 'quoth-screenshots-'));
const program = startProcess(['src/main.ts'], {
  CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
  INDEX_DIR: join(work, 'index'),
  FEEDBACK_DIR: join(work, 'feedback'),
  PORT: '0',
});
let said = '';
program.stdout?.on('data', (chunk) => {
  said += chunk;
});
const end = ended(program);

async function addressOfPage(): Promise<string> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const address = /^The page: (\S+)/mu.exec(said)?.[1];
    if (address !== undefined) return address;
    if (program.exitCode !== null) throw new Error(`The program ended: ${(await end).err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The program printed no address: ${said}`);
}

async function take(browser: Browser, url: string): Promise<void> {
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of ['dark', 'light'] as const) {
      const context = await browser.newContext({ ...options, colorScheme, reducedMotion: 'reduce' });
      for (const view of VIEWS) {
        const page = await context.newPage();
        await show(page, url, view);
        const name = `${view.name}-${device}-${colorScheme}.png`;
        await page.screenshot({ path: join(FOLDER, name) });
        process.stdout.write(`${name} ${Math.round(statSync(join(FOLDER, name)).size / 1000)} kB\n`);
        await page.close();
      }
      await context.close();
    }
  }
}

async function show(page: Page, url: string, { path, drawn }: View): Promise<void> {
  await page.goto(url + path);
  await page.locator(drawn).first().waitFor({ timeout: PATIENCE_MS });
  await page.waitForLoadState('networkidle');
}

let failed = false;
try {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchChromium();
  try {
    await take(browser, await addressOfPage());
  } finally {
    await browser.close();
  }
  for (const name of SHOWN) {
    copyFileSync(join(FOLDER, name), join(PROJECT_DIR, 'docs', name.replace(/-.*\.png$/u, '.png')));
  }
} catch (error) {
  failed = true;
  process.stderr.write(`${error instanceof BadInputError ? error.message : String(error)}\n`);
} finally {
  program.kill('SIGTERM');
  await end;
  rmSync(work, { recursive: true, force: true });
  process.exitCode = failed ? 2 : 0;
}
