/** What the page and the reader look like, and whether everybody can use them, in a browser. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ARTICLES } from '../../chat/world.ts';
import type { Served } from '../served.ts';
import { ask, barriers, describeBrowsing, words } from './browsing.ts';

const QUESTION = 'How much will the bridge cost?';
const ASKED = `/?q=${encodeURIComponent(QUESTION)}`;
const PHONE = { viewport: { width: 375, height: 700 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1_280, height: 800 } };
/** What a browser does to a window of 1,280 by 800 at twice the size. */
const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
const LONG = 'an-exceedingly-long-name-without-any-space-in-it-that-no-line-of-a-telephone-can-hold.txt';

/** What sticks out of the window to the side, or lies on something else that can be pressed. */
async function misplaced(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? '').slice(0, 40)}`;
    const seen = [...document.querySelectorAll('body *')].filter(
      (element) => element.checkVisibility({ opacityProperty: true }) && !element.closest('.out-of-sight'),
    );
    const out = seen
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 1 && (left < -1 || right > width + 1);
      })
      .map((element) => `sticks out: ${named(element)}`);
    const pressed = seen.filter((element) => element.matches('button, select, input, textarea'));
    const over = pressed.flatMap((one, i) =>
      pressed.slice(i + 1).flatMap((other) => {
        if (one.contains(other) || other.contains(one)) return [];
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const apart =
          a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        const inSameScroll =
          one.closest('.channel, .panel-inside') === other.closest('.channel, .panel-inside');
        return apart || !inSameScroll ? [] : [`lies on: ${named(one)} / ${named(other)}`];
      }),
    );
    const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    return [...wide, ...out, ...over];
  });
}

describeBrowsing('looks', ({ serve, visit, leave }) => {
  let one: Served;
  beforeAll(async () => {
    one = await serve({ ...ARTICLES, [LONG]: ARTICLES['audit.txt']! });
  });

  describe.each([
    ['a telephone', PHONE],
    ['a desk', DESKTOP],
    ['twice the size', ZOOMED],
  ])('at %s', (_, size) => {
    test('nothing is cut or lies on something else: question, answer, private list, commands, panel, form', async () => {
      const here = await visit(one, { ...size, locale: 'vi' });
      const { page } = here;
      await page.locator('.example').first().waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.locator('.composer-text').focus();
      await ask(page, QUESTION);
      await page.locator('discord-embed').waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.getByRole('button', { name: 'Nguồn', exact: true }).click();
      await page.locator('discord-message.private').waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.locator('.composer-text').fill('/');
      await page.locator('.option').first().waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Thêm tùy chọn bài/ }).click();
      await page.locator('.option').first().waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.getByRole('button', { name: 'Bỏ lệnh này' }).click();
      await page.getByRole('button', { name: 'Hỏi tiếp' }).last().click();
      await page.locator('dialog.form').waitFor();
      expect(await misplaced(page)).toEqual([]);
      await page.keyboard.press('Escape');
      const panel = page.locator('.panel-inside');
      if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Chi tiết' }).click();
      await page.locator('.why').waitFor();
      for (let at = 0; at < 4_000; at += 500) {
        await panel.evaluate((element, to) => element.scrollTo(0, to), at);
        expect(await misplaced(page)).toEqual([]);
      }
      await leave(here);
    });
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('axe-core finds nothing serious on the page, its panel and its lists', async () => {
      const here = await visit(one, { colorScheme });
      const { page } = here;
      await page.locator('.example').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await ask(page, QUESTION);
      await page.locator('.why').waitFor();
      await page.getByRole('button', { name: 'Sources' }).click();
      await page.locator('discord-message.private').waitFor();
      await page.locator('.composer-text').fill('/');
      await page.locator('.option').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'required' }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Follow up' }).click();
      await page.locator('dialog.form').waitFor();
      expect(await barriers(page)).toEqual([]);
      await leave(here);
    });

    test('axe-core finds nothing serious on a telephone with the panel over the page', async () => {
      const here = await visit(one, { ...PHONE, colorScheme, path: ASKED });
      const { page } = here;
      await page.locator('discord-embed').waitFor();
      await page.getByRole('button', { name: 'Why this answer' }).click();
      await page.locator('.why').waitFor();
      expect(await page.locator('dialog.sheet').evaluate((sheet) => sheet.matches(':modal'))).toBe(true);
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.locator('.why').isVisible()).toBe(false);
      await leave(here);
    });

    test('axe-core finds nothing serious in the reader', async () => {
      const here = await visit(one, { colorScheme, path: '/articles/bridge.txt?from=94&to=156' });
      expect(await barriers(here.page)).toEqual([]);
      await here.page.goto(`${one.page.url}/articles`);
      expect(await barriers(here.page)).toEqual([]);
      await here.page.goto(`${one.page.url}/meetings`);
      await here.page.getByRole('link', { name: /Dexter/ }).click();
      expect(await barriers(here.page)).toEqual([]);
      await leave(here);
    });
  });

  test('with the keyboard alone from the question to the quoted words in the article', async () => {
    const here = await visit(one);
    const { page } = here;
    await ask(page, QUESTION);
    await page.locator('discord-embed').waitFor();
    const isAtCitation = (): Promise<boolean> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('href')?.includes('/articles/bridge.txt') ?? false,
      );
    for (let presses = 0; presses < 40 && !(await isAtCitation()); presses++) {
      await page.keyboard.press('Shift+Tab');
      const outlined = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
      expect(outlined).toBe(true);
    }
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('Enter');
    const reader = await opening;
    const mark = reader.locator('mark#quote');
    await mark.waitFor();
    expect(await words(mark)).toBe('Bergstrom said that the new bridge would cost US$14.5 million.');
    const box = await mark.boundingBox();
    const height = await reader.evaluate(() => window.innerHeight);
    expect(box && box.y >= 0 && box.y + box.height <= height).toBe(true);
    expect(new URL(reader.url()).searchParams.get('locale')).toBe('en');
    await leave(here);
  });

  test('a citation far down a long article opens in view, on a telephone too', async () => {
    const filler = Array.from({ length: 80 }, (_, i) => `Pier ${i} was painted by the harbour crew.`).join(
      '\n\n',
    );
    const long = await serve({
      'long.txt': `${filler}\n\nMayor Ada Bergstrom said the ferry costs 77 dollars.\n\n${filler}\n`,
    });
    const here = await visit(long, {
      ...PHONE,
      path: `/?q=${encodeURIComponent('What does the ferry cost?')}`,
    });
    const opening = here.page.context().waitForEvent('page');
    await here.page.locator('discord-embed a[href*="from="]').first().click();
    const reader = await opening;
    await reader.locator('mark#quote').waitFor();
    const box = await reader.locator('mark#quote').boundingBox();
    expect(await words(reader.locator('mark#quote'))).toContain('77 dollars');
    expect(box && box.y >= 0 && box.y < 700).toBe(true);
    await leave(here);
  });

  test('who wants less motion gets none', async () => {
    const never = new Promise<never>(() => {});
    const slow = await serve(undefined, { chat: { ...one.chat, ask: () => never } });
    const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string> => {
      const here = await visit(slow, { reducedMotion, path: ASKED });
      const dot = here.page.locator('.dot').first();
      await dot.waitFor();
      const name = await dot.evaluate((element) => getComputedStyle(element).animationName);
      await leave(here);
      return name;
    };
    expect([await moving('reduce'), await moving('no-preference')]).toEqual(['none', 'breathe']);
  });

  test('whatever Discord would show of a message is drawn: title, fields, footer, links, what cannot be pressed', async () => {
    const here = await visit(one);
    const { page } = here;
    const payload = {
      content: 'Said *beside* it.',
      embeds: [
        {
          color: 0x3f51b5,
          author: { name: 'The harbour' },
          title: 'Ferries <b>',
          url: `${one.page.url}/articles/bridge.txt`,
          description: 'Two of them.',
          fields: [
            { name: 'First', value: '**red**', inline: true },
            { name: 'Second', value: 'blue 123456789012345678', inline: true },
          ],
          footer: { text: 'Until June' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 5, label: 'Read', url: `${one.page.url}/articles` },
            { type: 2, style: 5, label: 'Bad', url: 'javascript:alert(1)' },
            { type: 2, style: 2, label: 'Not now', custom_id: '1h', disabled: true },
          ],
        },
      ],
    };
    const message = { event: 'message', payload, private: false, replace: false, answerId: null };
    await page.route('**/api/interactions', (route) =>
      route.fulfill({ body: `${JSON.stringify(message)}\n{"event":"done"}\n` }),
    );
    await ask(page, 'Draw');
    const embed = page.locator('discord-embed');
    await embed.waitFor();
    expect(await words(embed)).toBe(
      'The harbour Ferries <b> Two of them. First red Second blue 123456789012345678 Until June',
    );
    const bar = embed.locator('.discord-left-border');
    expect(await bar.evaluate((part) => getComputedStyle(part).backgroundColor)).toBe('rgb(63, 81, 181)');
    const [first, second] = await page.locator('discord-embed-field').all();
    const [left, right] = [await first!.boundingBox(), await second!.boundingBox()];
    expect([left!.y, left!.x < right!.x]).toEqual([right!.y, true]);
    expect(await page.getByRole('link', { name: 'Ferries <b>' }).getAttribute('href')).toContain(
      '/articles/',
    );
    expect(await page.getByRole('link', { name: 'Read', exact: true }).getAttribute('target')).toBe('_blank');
    expect(await page.getByRole('button', { name: 'Bad' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Not now' }).isDisabled()).toBe(true);
    expect(await page.locator('discord-message em').count()).toBe(1);
    await leave(here);
  });
});
