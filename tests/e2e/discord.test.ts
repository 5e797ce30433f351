/** The bot as an operator starts it: a real process, a Discord on the loopback address, killed and started again. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import { unescaped } from '../../src/discord/escape.ts';
import { FakeDiscord } from '../fakes/discord/server.ts';
import { ended, startProcess } from './process.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-bot-'));
const corpus = join(work, 'corpus');
let discord: FakeDiscord;

beforeAll(async () => {
  cpSync(join(PROJECT_DIR, 'corpus'), corpus, { recursive: true });
  discord = await new FakeDiscord().start();
});
afterEach(() => {
  expect(discord.unguarded).toEqual([]);
});
afterAll(async () => {
  await discord.stop();
  rmSync(work, { recursive: true, force: true });
});

function start(more: Record<string, string> = {}) {
  const child = startProcess(['src/main.ts'], {
    CORPUS_DIR: corpus,
    INDEX_DIR: join(work, 'index'),
    FEEDBACK_DIR: join(work, 'feedback'),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...more,
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  const end = ended(child);
  let noted = '';
  child.stderr?.on('data', (chunk) => {
    noted += chunk;
  });
  const heard = (read: () => string, what: string) =>
    vi.waitFor(() => expect(read()).toContain(what), { timeout: 40_000, interval: 20 });
  const connected = () => heard(() => said, 'Connected to Discord as');
  const opening = () => heard(() => noted, 'the index is being opened');
  return { child, end, connected, opening };
}

const QUESTION = 'what trade figure did Diên cite?';

test('answers the guiding questions, and its buttons work after kill -9 and a second start', async () => {
  const ada = discord.user('ada');
  const first = start();
  await first.connected();
  const answer = await ada.slash('ask', { question: QUESTION }).answer(10_000);
  expect(unescaped(answer.text)).toContain('**US$41.6 billion**');
  const other = await ada.mention('what trade figure did Thắng cite?').reply(0, 10_000);
  expect(unescaped(other.text)).toContain('US$41.6 billion');
  expect(unescaped(other.text)).not.toContain('**US$41.6 billion**');
  const why = await ada.clickButton(other, 'Not helpful').modal();
  await ada.submitModal(why, { [why.inputs[0]!.label]: 'I meant another one.' }).answer(10_000);
  first.child.kill('SIGKILL');
  await first.end;
  discord.clock.advance(60_000);
  const second = start();
  await second.connected();
  const passage = await ada.clickButton(answer, 'Passage').answer(10_000);
  expect([passage.ephemeral, unescaped(passage.text).includes('US$41.6 billion')]).toEqual([true, true]);
  const modal = await ada.clickButton(answer, 'Follow up').modal();
  const after = await ada
    .submitModal(modal, { [modal.inputs[0]!.label]: 'And how much had it grown?' })
    .answer(10_000);
  expect(unescaped(after.text)).toContain('15.4 per cent');
  second.child.kill('SIGTERM');
  expect((await second.end).code).toBe(0);
  const cases = await ended(
    startProcess(['src/cli.ts', 'eval', '--from-feedback'], {
      CORPUS_DIR: corpus,
      INDEX_DIR: join(work, 'index'),
      FEEDBACK_DIR: join(work, 'feedback'),
    }),
  );
  const kinds = cases.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(kinds.map(({ kind }) => kind)).toEqual(['not-helpful', 'unanswered']);
  expect(kinds[0]).toMatchObject({ review: { reasons: ['I meant another one.'] } });
  expect(cases.out).not.toContain(ada.id);
}, 120_000);

test('who asks while the index is being made is told so, and answered when it is', async () => {
  const many = join(work, 'many');
  cpSync(corpus, many, { recursive: true });
  for (let i = 0; i < 400; i++) {
    writeFileSync(join(many, `note-${i}.txt`), `Note ${i}\n\nThe lake held ${i} boats, said Ada Berg.\n`);
  }
  discord.clock.advance(60_000);
  const { child, end, opening } = start({ CORPUS_DIR: many, INDEX_DIR: join(work, 'many-index') });
  await opening();
  const asked = discord.user('ada').slash('ask', { question: QUESTION });
  const first = await asked.shown();
  const answer = await asked.answer(40_000);
  await vi.waitFor(() => expect(unescaped(answer.text)).toContain('**US$41.6 billion**'), {
    timeout: 40_000,
  });
  expect(first.earlier.map(({ embeds }) => JSON.stringify(embeds)).join()).toContain('I am just starting');
  expect(asked.firstReplyMs).toBeLessThan(3_000);
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);
}, 120_000);

test('a token that Discord does not accept ends the program with 2 and a sentence, without a second try', async () => {
  const { end } = start({ DISCORD_TOKEN: 'not.a.token' });
  const { code, err } = await end;
  expect(code).toBe(2);
  expect(err).toMatch(/^Discord does not accept DISCORD_TOKEN\. [^\n]*\n$/);
  expect(err).not.toContain('not.a.token');
}, 60_000);
