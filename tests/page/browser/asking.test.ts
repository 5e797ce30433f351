/** Questions and what can be done with their answers, in a browser. */
import { beforeAll, expect, test } from 'vitest';
import { notice } from '../../../src/chat/notices.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Served } from '../served.ts';
import { ask, describeBrowsing, lastMessage, words } from './browsing.ts';

const QUESTION = 'How much will the bridge cost?';
const ANSWER = 'US$14.5 million';

describeBrowsing('asking', ({ serve, visit, leave }) => {
  let one: Served;
  beforeAll(async () => {
    one = await serve();
  });

  test('by typing: the answer is there, the address holds the question, and the panel tells why', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.example').first().waitFor();
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('discord-embed strong', { hasText: ANSWER }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
    expect(await page.title()).toBe(`${QUESTION} · Quoth`);
    expect(await lastMessage(page)).toContain('— Ada Bergstrom, Mayor');
    const why = page.locator('.why');
    await why.waitFor();
    expect(await words(why)).toContain('sum of money');
    const [passage] = await why.locator('.passage.quoted a').all();
    expect(await passage?.getAttribute('href')).toMatch(
      /^\/articles\/(?:audit|bridge)\.txt\?from=\d+&to=\d+/,
    );
    await leave(here);
  });

  test('by a click on a question of the empty channel, which the articles answer', async () => {
    const here = await visit(one);
    const { page } = here;
    const example = page.locator('.example').first();
    const question = await words(example);
    await example.click();
    await page.locator('discord-embed blockquote').first().waitFor();
    expect(await lastMessage(page)).toContain(question);
    await leave(here);
  });

  test('by the address, in its language; Reset empties channel and address', async () => {
    const here = await visit(one, { path: `/?q=${encodeURIComponent('Hva vil brua koste?')}&locale=no` });
    const { page } = here;
    await page.locator('discord-embed').waitFor();
    expect(await lastMessage(page)).toContain('14,5 millioner dollar');
    expect(await page.locator('html').getAttribute('lang')).toBe('nb');
    await page.getByRole('button', { name: 'Tøm' }).click();
    await page.locator('.welcome').waitFor();
    expect(await page.locator('discord-message').count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?locale=no');
    await leave(here);
  });

  test('what the articles do not say is said to be so', async () => {
    const here = await visit(one);
    await ask(here.page, 'Who painted the harbour wall green?');
    await here.page.locator('discord-embed').waitFor();
    expect(await lastMessage(here.page)).toContain('The articles do not say');
    await leave(here);
  });

  test('buttons: sources are for the one who presses, and can be put away', async () => {
    const here = await visit(one);
    const { page } = here;
    await ask(page, QUESTION);
    await page.getByRole('button', { name: 'Sources' }).click();
    await page.locator('discord-message.private').waitFor();
    expect(await lastMessage(page)).toContain('audit.txt');
    expect(await lastMessage(page)).toContain('Only you can see this');
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await page.locator('discord-message').count()).toBe(2);
    await leave(here);
  });

  test('a form: is filled in by keyboard, and its answer follows on the one before', async () => {
    const here = await visit(one);
    const { page } = here;
    await ask(page, 'What did Nora Quill warn about?');
    const button = page.getByRole('button', { name: 'Follow up' });
    await button.press('Enter');
    const form = page.getByRole('dialog', { name: 'Follow up' });
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await form.waitFor();
    await ask(page, QUESTION);
    await page.locator('discord-embed strong', { hasText: 'US$19 million' }).first().waitFor();
    expect(await page.locator('discord-message').count()).toBe(3);
    await leave(here);
  });

  test('a reply to an answer follows on it; "Ask about this" asks what a message says', async () => {
    const here = await visit(one);
    const { page } = here;
    await ask(page, 'What did Nora Quill warn about?');
    await page.getByRole('article', { name: /^Quoth/ }).hover();
    await page.getByRole('button', { name: 'Reply' }).click();
    await page.locator('.composer-reply', { hasText: 'Replying to Quoth' }).waitFor();
    await ask(page, 'What did she say about the bridge?');
    await page.locator('discord-embed', { hasText: 'US$19 million' }).waitFor();
    await page.getByRole('article', { name: /^You/ }).first().hover();
    await page.getByRole('button', { name: 'Ask about this' }).first().click();
    await expect.poll(() => page.locator('discord-message').count()).toBe(5);
    expect(await lastMessage(page)).toContain('You used Ask about this');
    expect(await lastMessage(page)).toContain('What did Nora Quill warn about?');
    await leave(here);
  });

  test('another language: page, commands and answers change, what is typed stays', async () => {
    const here = await visit(one);
    const { page } = here;
    await ask(page, QUESTION);
    await page.locator('discord-embed').waitFor();
    await page.keyboard.type('Hva vil');
    await page.getByRole('combobox', { name: 'Language', exact: true }).first().selectOption('vi');
    await page.getByRole('button', { name: 'Xóa hết' }).waitFor();
    expect(new URL(page.url()).searchParams.get('locale')).toBe('vi');
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    const field = page.locator('.composer-text');
    expect(await field.inputValue()).toBe('Hva vil');
    await field.fill('/');
    await page.getByRole('option', { name: '/hỏi' }).waitFor();
    await field.fill(QUESTION);
    await field.press('Enter');
    await expect.poll(() => page.locator('discord-message').count()).toBe(4);
    expect(await lastMessage(page)).toContain('Tiếng Anh');
    await page.locator('.panel', { hasText: 'Câu hỏi được hiểu là' }).waitFor();
    await leave(here);
  });

  test('thinking is shown while it takes long; progress is replaced by the answer and marked as edited', async () => {
    const saying = (text: string): Reply =>
      notice('en', [{ kind: 'line', style: 'plain', inline: [{ kind: 'own', text }] }]);
    let [goOn, finish] = [() => {}, () => {}];
    const [first, second] = [
      new Promise<void>((resolve) => {
        goOn = resolve;
      }),
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
    ];
    const slow = await serve(undefined, {
      chat: {
        ...one.chat,
        ask: async (_, onProgress) => {
          await first;
          onProgress?.(saying('I am starting.'));
          await second;
          return saying('It costs much.');
        },
      },
    });
    const here = await visit(slow);
    const { page } = here;
    await ask(page, QUESTION);
    await page.getByText('Quoth is thinking…').waitFor();
    goOn();
    await page.getByText('I am starting.').waitFor();
    finish();
    await page.getByText('It costs much.').waitFor();
    expect(await page.locator('discord-message').count()).toBe(2);
    expect(await lastMessage(page)).toContain('(edited)');
    expect(await lastMessage(page)).not.toContain('starting');
    await leave(here);
  });
});
