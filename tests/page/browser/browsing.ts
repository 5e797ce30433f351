/** The page in a real browser: one Chromium for a file of tests, and what a visit to the page must never do. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { chromiumPlaces, findChromium, launchChromium } from '../../../src/bench/browser.ts';
import { bundle } from '../../../src/page/bundle.ts';
import type { Asset } from '../../../src/page/ports.ts';
import type { PageOptions } from '../../../src/page/serve.ts';
import { ARTICLES } from '../../chat/world.ts';
import { type Served, serve } from '../served.ts';

const executablePath = findChromium();
/** A page that waits for longer than this waits for nothing. Milliseconds. */
const PATIENCE = 10_000;

/** A page that is open, and what went wrong on it so far. */
export interface Visit {
  readonly page: Page;
  readonly troubles: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Behind the address: `/?q=…`. */
  readonly path?: string;
  /** Failures of the network belong to the test. */
  readonly offline?: boolean;
}

export interface Browsing {
  /** Serves articles with the real bundle, until the tests of the file are done. */
  serve(articles?: Readonly<Record<string, string>> | null, more?: Partial<PageOptions>): Promise<Served>;
  /** Opens the page. It may say nothing on the console and ask nothing of any other server; `leave` looks at that. */
  visit(served: Served, options?: VisitOptions): Promise<Visit>;
  leave(visit: Visit): Promise<void>;
}

/**
 * Tests in a browser. Without one they are skipped, and the name of the suite says why; with BROWSER_TESTS=required they fail.
 */
export function describeBrowsing(name: string, tests: (browsing: Browsing) => void): void {
  if (executablePath === null && process.env.BROWSER_TESTS !== 'required') {
    const reason = `skipped: no Chromium at ${chromiumPlaces().join(', ')}; CHROMIUM names another place`;
    describe.skip(`${name} (${reason})`, () =>
      tests(browsingOf({ browser: null, served: [], assets: null })));
    return;
  }
  describe(name, () => {
    const held: Held = { browser: null, served: [], assets: null };
    beforeAll(async () => {
      if (executablePath === null) throw new Error('There is no Chromium, and BROWSER_TESTS=required.');
      [held.browser, held.assets] = await Promise.all([launchChromium(), bundle()]);
    });
    afterAll(async () => {
      await held.browser?.close();
      for (const { page } of held.served) await page.close();
    });
    tests(browsingOf(held));
  });
}

interface Held {
  browser: Browser | null;
  readonly served: Served[];
  assets: readonly Asset[] | null;
}

function browsingOf(held: Held): Browsing {
  return {
    serve: async (articles = ARTICLES, more = {}) => {
      const one = await serve(articles, { assets: async () => held.assets!, ...more });
      held.served.push(one);
      return one;
    },
    visit: async ({ page: { url } }, { path = '/', offline = false, ...options } = {}) => {
      const context = await held.browser!.newContext({
        viewport: { width: 1_280, height: 800 },
        locale: 'en-GB',
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const troubles: string[] = [];
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        const isInside = origin === url || protocol === 'data:' || protocol === 'blob:';
        if (!isInside) troubles.push(`asked ${request.url()}`);
      });
      context.on('console', (message) => {
        const isNetwork = message.text().startsWith('Failed to load resource');
        if (!offline || !isNetwork) troubles.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => troubles.push(`error: ${error.error().message}`));
      await page.goto(url + path);
      return { page, troubles };
    },
    leave: async ({ page, troubles }) => {
      await page.context().close();
      expect(troubles).toEqual([]);
    },
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds that is serious or critical, a line each. */
export async function barriers(page: Page): Promise<string[]> {
  // Put in by the debugger: the page's own policy lets no such script in.
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: readonly Violation[] }> };
    };
    interface Violation {
      readonly id: string;
      readonly impact: string | null;
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
    }
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
  });
}

/** The words of a part of the page as they are read, on one line. */
export async function words(part: Locator): Promise<string> {
  return (await part.allInnerTexts()).join(' ').replace(/\s+/gu, ' ').trim();
}

/** The words of the last message. */
export async function lastMessage(page: Page): Promise<string> {
  return await words(page.locator('discord-message').last());
}

/** Puts it in where the cursor is, and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.keyboard.insertText(question);
  await page.keyboard.press('Enter');
}
