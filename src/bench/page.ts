/// <reference lib="dom" />
/** How long the page takes in a real browser: until it is drawn, and from a question to its drawn answer. */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './browser.ts';
import { quantile } from './figures.ts';

/** Milliseconds, n with each. */
export interface PageFigures {
  readonly load: {
    readonly n: number;
    readonly firstPaint: number;
    readonly usable: number;
    readonly usableMax: number;
  };
  readonly answer: { readonly n: number; readonly p50: number; readonly p99: number };
  readonly requests: number;
  readonly kilobytes: number;
}

const LOADS = 12;

/**
 * Opens the page anew several times, with an empty cache each time, and types every question once.
 * @param url of the page
 * @throws BadInputError when there is no browser.
 */
export async function measurePage(url: string, questions: readonly string[]): Promise<PageFigures> {
  const browser = await launchChromium();
  try {
    const loads: Loaded[] = [];
    // The first one warms the server and the browser.
    for (let i = 0; i <= LOADS; i++) {
      const loaded = await load(browser, url);
      if (i > 0) loads.push(loaded);
    }
    const answers = await ask(browser, url, questions);
    const of = (part: keyof Loaded): number[] => loads.map((loaded) => loaded[part]);
    return {
      load: {
        n: LOADS,
        firstPaint: quantile(of('firstPaint'), 0.5),
        usable: quantile(of('usable'), 0.5),
        usableMax: quantile(of('usable'), 1),
      },
      answer: { n: answers.length, p50: quantile(answers, 0.5), p99: quantile(answers, 0.99) },
      requests: quantile(of('requests'), 0.5),
      kilobytes: quantile(of('kilobytes'), 0.5),
    };
  } finally {
    await browser.close();
  }
}

interface Loaded {
  /** First contentful paint, from the start of the navigation. */
  readonly firstPaint: number;
  /** Until the questions of the empty channel are there, and so everything that can be used. */
  readonly usable: number;
  readonly requests: number;
  readonly kilobytes: number;
}

async function load(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('.example')) return;
        watch.disconnect();
        requestAnimationFrame(() => performance.mark('usable'));
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
    // No named functions in here: what makes JavaScript of it would have them call a helper that the page does not have.
    return await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const [usable] = performance.getEntriesByName('usable');
      const resources = [
        ...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource'),
      ] as PerformanceResourceTiming[];
      return {
        firstPaint: paint?.startTime ?? 0,
        usable: usable?.startTime ?? 0,
        requests: resources.length,
        kilobytes: resources.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
      };
    });
  } finally {
    await context.close();
  }
}

/** Milliseconds from the key that sends a question to the frame in which its answer is drawn. */
async function ask(browser: Browser, url: string, questions: readonly string[]): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('.example').first().waitFor();
  await page.evaluate(() => addEventListener('keydown', () => performance.mark('sent'), { capture: true }));
  const times: number[] = [];
  for (const [i, question] of questions.entries()) {
    await page.locator('.composer-text').fill(question);
    const drawn = untilDrawn(page, i + 1);
    await page.keyboard.press('Enter');
    const ms = await drawn;
    // The first one loads what the server has not needed so far.
    if (i > 0) times.push(ms);
  }
  return times;
}

async function untilDrawn(page: Page, count: number): Promise<number> {
  return await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          if (document.querySelectorAll('discord-embed').length < wanted) return;
          watch.disconnect();
          requestAnimationFrame(() => {
            const sent = performance.getEntriesByName('sent').at(-1)?.startTime ?? Number.NaN;
            resolve(performance.now() - sent);
          });
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }),
    count,
  );
}
