/** Commands, typed and chosen with the keyboard alone, in a browser. */
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Served } from '../served.ts';
import { describeBrowsing, lastMessage, words } from './browsing.ts';

describeBrowsing('commands', ({ serve, visit, leave }) => {
  let one: Served;
  beforeAll(async () => {
    one = await serve();
  });

  test('a slash offers them; arrows, Tab and Escape work as on Discord', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    const field = page.locator('.composer-text');
    await page.keyboard.type('/');
    const options = page.locator('.option');
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toContain("/summary\nSum up a meeting in the articles' own words");
    const active = (): Promise<string> => words(page.locator('[role=option][aria-selected=true]'));
    expect(await active()).toContain('/ask');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toContain('/summary');
    const id = await page.locator('[role=option][aria-selected=true]').getAttribute('id');
    expect(await field.getAttribute('aria-activedescendant')).toBe(id);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toContain('/reindex');
    await page.keyboard.press('Escape');
    expect(await options.count()).toBe(0);
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.type('sou');
    await page.keyboard.press('Tab');
    await page.locator('.command-name', { hasText: '/sources' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.command-name').count()).toBe(0);
    await leave(here);
  });

  test('an option is suggested, taken by Enter and sent; a choice is one of its own', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    await page.keyboard.type('/summary dex');
    await page.getByRole('option', { name: /Dexter/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Add the option length/ }).press('Enter');
    await page.getByRole('option', { name: /^short/ }).waitFor();
    await page.keyboard.type('medium');
    await page.keyboard.press('Enter');
    expect(await words(page.getByRole('alert').filter({ hasText: 'Choose one of' }))).toContain('full');
    await page.getByRole('combobox', { name: 'length' }).fill('sho');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('discord-embed', { hasText: 'Ada Bergstrom – Carl Dexter' }).waitFor();
    expect(await lastMessage(page)).toMatch(/You used \/summary meeting: .*Dexter.* · length: short/);
    await leave(here);
  });

  test('an option that is required is asked for', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    await page.keyboard.type('/ask ');
    await page.locator('.command-name').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This option is required.' }).waitFor();
    await page.keyboard.type('How much will the bridge cost?');
    await page.keyboard.press('Enter');
    await page.locator('discord-embed strong', { hasText: 'US$14.5 million' }).first().waitFor();
    await leave(here);
  });

  test('a meeting is chosen from the list below a message, and its summary saved as a file', async () => {
    const here = await visit(one);
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    await page.keyboard.type('/meetings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('combobox', { name: 'Open a meeting' });
    await menu.press('ArrowDown');
    await page.getByRole('option', { name: /Dexter/ }).waitFor();
    await menu.press('Enter');
    await page.getByRole('button', { name: 'Download .md' }).click();
    const saving = page.waitForEvent('download');
    await page.locator('.file button').click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/\.md$/);
    expect(await readFile(await saved.path(), 'utf8')).toContain('# Ada Bergstrom – Carl Dexter');
    await leave(here);
  });

  test('a page of a list that is turned takes the place of the one before, and keeps the cursor', async () => {
    const many = await serve(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [`report-${i}.txt`, `Mayor Ada Bergstrom praised pier ${i}.\n`]),
      ),
    );
    const here = await visit(many);
    const { page } = here;
    await page.locator('.corpus li').first().waitFor();
    await page.keyboard.type('/sources');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const before = await lastMessage(page);
    const next = page.locator('discord-message button.button:enabled').last();
    await next.press('Enter');
    await expect.poll(() => lastMessage(page)).not.toBe(before);
    expect(await page.locator('discord-message').count()).toBe(1);
    expect(await lastMessage(page)).toContain('(edited)');
    expect(await page.locator('discord-message button:focus').count()).toBe(1);
    await leave(here);
  });
});
