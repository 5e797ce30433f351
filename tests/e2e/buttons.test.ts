/**
 * Every button, list and form that the bot shows, in three languages, in a real process; then the same messages again after
 * it was killed and started anew. A Discord that checks what it is given stands on the loopback address.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { decodeAction } from '../../src/chat/actions.ts';
import { PROJECT_DIR } from '../../src/config.ts';
import { unescaped } from '../../src/discord/escape.ts';
import { FakeDiscord } from '../fakes/discord/server.ts';
import type { Shown } from '../fakes/discord/shown.ts';
import type { FakeUser } from '../fakes/discord/user.ts';
import { ended, startProcess } from './process.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-buttons-'));
const PATIENCE_MS = 15_000;
let discord: FakeDiscord;
let bot: Awaited<ReturnType<typeof start>>;

async function start() {
  const child = startProcess(['src/main.ts'], {
    CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
    INDEX_DIR: join(work, 'index'),
    FEEDBACK_DIR: join(work, 'feedback'),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    WATCH: 'off',
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  const end = ended(child);
  await vi.waitFor(() => expect(said).toContain('Connected to Discord as'), {
    timeout: 40_000,
    interval: 50,
  });
  return { child, end };
}

beforeAll(async () => {
  discord = await new FakeDiscord().start();
  discord.limits.lift();
  bot = await start();
}, 60_000);
afterAll(async () => {
  bot.child.kill('SIGTERM');
  await bot.end;
  expect([discord.unguarded, discord.pinged]).toEqual([[], []]);
  await discord.stop();
  rmSync(work, { recursive: true, force: true });
}, 30_000);

/** Words of ours that only one of the languages has, for what each kind of button leads to. */
const WORDS = {
  'en-GB': {
    sections: 'What and who',
    thanks: /Thank/,
    list: '4 meetings',
    file: 'The whole summary',
    other: 'US$42 billion',
  },
  no: {
    sections: 'Hva og hvem',
    thanks: /Takk/,
    list: '4 møter',
    file: 'Hele sammendraget',
    other: '42 milliarder USD',
  },
  vi: {
    sections: 'Sự kiện và người tham gia',
    thanks: /Cảm ơn/,
    list: '4 cuộc gặp',
    file: 'Toàn bộ bản tóm tắt',
    other: 'US$42 billion',
  },
} as const;

/** What the button means, whatever its label. */
const meaning = (customId: string | undefined): string => decodeAction(customId ?? '')?.do ?? 'unknown';
function button(message: Shown, what: string): string {
  const found = message.buttons.find(({ customId, disabled }) => !disabled && meaning(customId) === what);
  if (!found?.customId) throw new Error(`no ${what} among ${message.labels.join(', ')}`);
  return found.customId;
}
const words = (message: Shown): string => unescaped(message.text);

/** Presses every button of an answer, and checks what comes. */
async function useAnswer(user: FakeUser, answer: Shown, locale: keyof typeof WORDS): Promise<void> {
  const press = (what: string) => user.clickButton(answer, button(answer, what));
  const passage = await press('passage').answer(PATIENCE_MS);
  expect([passage.ephemeral, words(passage).includes('US$41.6 billion')]).toEqual([true, true]);
  const sources = await press('sources').answer(PATIENCE_MS);
  expect([sources.ephemeral, words(sources).includes('US$41.6 billion')]).toEqual([true, true]);
  const helpful = answer.buttons.find(({ customId }) => {
    const action = decodeAction(customId ?? '');
    return action?.do === 'vote' && action.helpful;
  });
  expect(words(await user.clickButton(answer, helpful!.customId!).answer(PATIENCE_MS))).toMatch(
    WORDS[locale].thanks,
  );
  const not = answer.buttons.find(({ customId }) => {
    const action = decodeAction(customId ?? '');
    return action?.do === 'vote' && !action.helpful;
  });
  const reason = await user.clickButton(answer, not!.customId!).modal();
  await user.submitModal(reason, { [reason.inputs[0]!.label]: 'Another year.' }).answer(PATIENCE_MS);
  const form = await press('follow-up').modal();
  const after = user.submitModal(form, { [form.inputs[0]!.label]: 'And how much had it grown?' });
  expect(words(await after.answer(PATIENCE_MS))).toContain('15.4 per cent');
}

/** Presses every button of a summary, and checks what comes. */
async function useSummary(user: FakeUser, summary: Shown, locale: keyof typeof WORDS): Promise<void> {
  const press = (what: string) => user.clickButton(summary, button(summary, what));
  const length = words(summary).length;
  await press('summary').answer(PATIENCE_MS);
  await summary.after(0);
  expect(words(summary)).toContain(WORDS[locale].sections);
  expect(words(summary).length).not.toBe(length);
  const sources = await press('meeting-sources').answer(PATIENCE_MS);
  expect([sources.ephemeral, words(sources)]).toEqual([true, expect.stringContaining('VNA')]);
  const file = await press('download').answer(PATIENCE_MS);
  expect(words(file)).toContain(WORDS[locale].file);
  expect(file.files[0]?.text).toContain('US$41.6 billion');
  const form = await press('ask-meeting').modal();
  const asked = user.submitModal(form, { [form.inputs[0]!.label]: 'what figure did Chính cite?' });
  const told = await asked.answer(PATIENCE_MS);
  expect(words(told)).not.toContain('US$42 billion');
  const [menu] = summary.selects;
  const [other] = menu!.options as { value: string }[];
  const opened = await user.select(summary, String(menu!.custom_id), [other!.value]).answer(PATIENCE_MS);
  expect([opened.ephemeral, words(opened)]).toEqual([true, expect.stringContaining(WORDS[locale].other)]);
}

describe.each(Object.keys(WORDS) as (keyof typeof WORDS)[])('for somebody who reads %s', (locale) => {
  let user: FakeUser;
  let answer: Shown;
  let hidden: Shown;
  let summary: Shown;
  let list: Shown;

  test('every button works', async () => {
    user = discord.user(`reader-${locale}`, { locale });
    const question = 'what trade figure did Diên cite?';
    answer = await user.slash('ask', { question }).answer(PATIENCE_MS);
    await useAnswer(user, answer, locale);
    hidden = await user.slash('ask', { question, private: true }).answer(PATIENCE_MS);
    const shared = await user.clickButton(hidden, button(hidden, 'share')).answer(PATIENCE_MS);
    expect([shared.ephemeral, words(shared).includes('**US$41.6 billion**')]).toEqual([false, true]);

    const [choice] = await user.autocomplete('summary', 'meeting', 'dien').choices();
    const meeting = String(choice!.value);
    summary = await user.slash('summary', { meeting, length: 'short' }).answer(PATIENCE_MS);
    await useSummary(user, summary, locale);
    const mine = await user.slash('summary', { meeting, private: true }).answer(PATIENCE_MS);
    const published = await user.clickButton(mine, button(mine, 'share-summary')).answer(PATIENCE_MS);
    expect([mine.ephemeral, published.ephemeral]).toEqual([true, false]);

    list = await user.slash('meetings').answer(PATIENCE_MS);
    expect(words(list)).toContain(WORDS[locale].list);

    const none = await user
      .slash('ask', { question: 'what trade figure did Thắng cite?' })
      .answer(PATIENCE_MS);
    const near = await user.clickButton(none, button(none, 'ask')).answer(PATIENCE_MS);
    expect(near.labels.length).toBeGreaterThan(0);
    const help = await user.slash('help').answer(PATIENCE_MS);
    const tried = await user.clickButton(help, button(help, 'ask')).answer(PATIENCE_MS);
    expect(words(tried)).toMatch(/^> /mu);
  }, 60_000);

  test('every button of the same messages works after kill -9 and another start', async () => {
    bot.child.kill('SIGKILL');
    await bot.end;
    discord.clock.advance(60_000);
    bot = await start();
    await useAnswer(user, answer, locale);
    await useSummary(user, summary, locale);
    const shared = await user.clickButton(hidden, button(hidden, 'share')).answer(PATIENCE_MS);
    expect(words(shared)).toContain('**US$41.6 billion**');
    const [menu] = list.selects;
    const [, second] = menu!.options as { value: string }[];
    const opened = await user.select(list, String(menu!.custom_id), [second!.value]).answer(PATIENCE_MS);
    expect(words(opened)).toContain('US$41.6 billion');
  }, 90_000);
});
