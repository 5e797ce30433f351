/** What goes wrong is said in the channel; what is hostile is text. In a browser. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeBrowsing, ask, lastMessage, words } from './browsing.ts';
import { ARTICLES } from '../../chat/world.ts';
import type { Served } from '../served.ts';

const QUESTION = 'How much will the bridge cost?';
const ANSWER = 'US$14.5 million';

/** Answers the page's requests in the server's place. */
async function answerWith(page: Page, status: number, body: string): Promise<void> {
  await page.route('**/api/interactions', (route) =>
    route.fulfill({ status, body, headers: { 'content-type': 'application/x-ndjson' } }),
  );
}

describeBrowsing('trouble', ({ serve, visit, leave }) => {
  let one: Served;
  beforeAll(async () => {
    one = await serve();
  });

  test('whatever else comes instead of an answer is a sentence in the channel, and can be tried again', async () => {
    const here = await visit(one, { offline: true });
    const { page } = here;
    const cases: readonly (readonly [status: number, body: string, sentence: string])[] = [
      [503, '{"error":"Too much at once."}', 'The server says: Too much at once.'],
      [502, '<html>', 'the server answered with status 502'],
      [200, '{"event":"defer","private":false}\nnonsense\n', 'what the server sent cannot be read'],
      [200, '{"event":"surprise"}\n', 'what the server sent cannot be read'],
      [200, '{"event":"defer","private":false}\n', 'The connection ended before the answer was complete'],
      [200, '{"event":"error","text":"Look up number k3."}\n{"event":"done"}\n', 'Look up number k3.'],
    ];
    for (const [status, body, sentence] of cases) {
      await answerWith(page, status, body);
      await ask(page, QUESTION);
      await expect.poll(() => lastMessage(page)).toContain(sentence);
      await page.unroute('**/api/interactions');
    }
    expect(await page.locator('discord-message').count()).toBe(2 * cases.length);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.locator('discord-embed', { hasText: ANSWER }).waitFor();
    expect(await page.locator('discord-message').count()).toBe(2 * cases.length);
    await leave(here);
  });

  test('a server that goes away is said to be gone, and taken up again when it is back', async () => {
    const leaving = await serve();
    const { port } = leaving.page;
    const here = await visit(leaving, { offline: true });
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    await leaving.page.close();
    await page.locator('.banner', { hasText: 'The connection to the server is lost' }).waitFor();
    await ask(page, QUESTION);
    await page.locator('.failure', { hasText: 'the server of this page does not answer' }).waitFor();
    await page.locator('.composer-text').fill('/ask brid');
    await page.locator('.list-note', { hasText: 'does not answer' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await serve({ ...ARTICLES, 'new.txt': 'Mayor Ada Bergstrom praised the pier.' }, { port });
    await page.locator('.banner').waitFor({ state: 'hidden' });
    await page.locator('.corpus', { hasText: 'new.txt' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('discord-embed', { hasText: ANSWER }).waitFor();
    await leave(here);
  });

  test('without an index the page says so, and the answer that it could not look', async () => {
    const none = await serve(null);
    const here = await visit(none);
    await here.page.locator('.welcome', { hasText: 'There is no index of the articles yet' }).waitFor();
    await ask(here.page, QUESTION);
    await here.page.locator('discord-embed').waitFor();
    expect(await lastMessage(here.page)).toContain('could not look');
    await leave(here);
  });

  test('an answer that is not remembered any more cannot be explained, and the panel says so', async () => {
    const here = await visit(one, { offline: true });
    await here.page.route('**/api/why/*', (route) =>
      route.fulfill({ status: 404, json: { error: 'This answer is not remembered any more. Ask again.' } }),
    );
    await ask(here.page, QUESTION);
    await here.page.locator('.panel', { hasText: 'This answer is not remembered any more.' }).waitFor();
    await leave(here);
  });

  test('while articles are embedded there is a bar, and answers come from what is there; then the list is new', async () => {
    const one = await serve();
    one.embedding.tell({ done: 1, total: 4, doing: 'embedding' });
    const here = await visit(one);
    const { page } = here;
    const bar = page.getByRole('progressbar');
    await page.getByText('Reading new articles: 1 of 4.').waitFor();
    one.embedding.tell({ done: 3, total: 4, doing: 'embedding' });
    await page.getByText('Reading new articles: 3 of 4.').waitFor();
    expect(await bar.evaluate((element: HTMLProgressElement) => element.value)).toBe(0.75);
    await ask(page, QUESTION);
    await page.locator('discord-embed', { hasText: ANSWER }).waitFor();
    await one.world.publish({ ...ARTICLES, 'late.txt': 'Mayor Ada Bergstrom praised the pier.' });
    one.embedding.tell(null);
    await page.locator('.corpus', { hasText: 'late.txt' }).waitFor();
    expect(await bar.count()).toBe(0);
    await leave(here);
  });

  test('skipped files stand in the panel with their reasons; the list of articles can be filtered', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.skipped summary', { hasText: '1 file was skipped' }).click();
    await page.getByText('it holds no text').waitFor();
    const list = page.locator('.corpus li');
    expect(await list.count()).toBe(3);
    await page.getByRole('searchbox', { name: 'Filter by title or file' }).fill('BRU');
    expect(await list.allInnerTexts()).toEqual([expect.stringContaining('bru.txt')]);
    await page.getByRole('searchbox').fill('');
    await page.locator('.filters select').selectOption('no');
    expect(await list.count()).toBe(1);
    await page.getByText('1 of 3 shown').waitFor();
    await leave(here);
  });

  test('an article that holds scripts and marks is text: in the answer, in the panel, in the reader', async () => {
    const hostile =
      'Mayor Ada Bergstrom said the ferry costs 77 dollars <script>document.title="taken"</script><img src=x onerror="document.title=1"> **bold** [here](javascript:alert(1)).';
    const one = await serve({
      ...ARTICLES,
      '<img src=x onerror=alert(1)>.txt': `${hostile}\n`,
    });
    const here = await visit(one);
    const { page } = here;
    await ask(page, 'What does the ferry cost?');
    await page.locator('discord-embed').waitFor();
    await page.locator('.why').waitFor();
    const shown = await words(page.locator('discord-embed blockquote').first());
    expect(shown).toContain('<script>document.title="taken"</script>');
    expect(shown).toContain('**bold** [here](javascript:alert(1))');
    expect(await words(page.locator('.passage-text').first())).toContain('<script>');
    expect(await page.locator('body script, img:not([alt]), a[href^="javascript"]').count()).toBe(0);
    expect(await page.title()).toBe('What does the ferry cost? · Quoth');
    const opening = page.context().waitForEvent('page');
    await page.locator('discord-embed a[href*="/articles/"]').first().click();
    const reader = await opening;
    expect(await words(reader.locator('mark'))).toContain('<script>document.title="taken"</script>');
    expect(await reader.locator('script').count()).toBe(0);
    await leave(here);
  });

  test('what somebody types is text: markup, markdown, links that are none', async () => {
    const typed = '<b>Who</b> **painted** [it](javascript:alert(1)) https://evil.example/x?';
    const here = await visit(one, { path: `/?q=${encodeURIComponent(typed)}` });
    await here.page.locator('discord-embed').waitFor();
    expect(await words(here.page.locator('discord-message .text'))).toBe(typed);
    expect(await lastMessage(here.page)).toContain('<b>Who</b> **painted**');
    expect(await here.page.locator('a[href^="javascript"], discord-message b').count()).toBe(0);
    await leave(here);
  });
});
