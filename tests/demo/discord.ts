/**
 * `npm run -s discord:demo`: a Discord on this machine, the bot as `npm start` runs it, and somebody who asks in every way.
 * Prints what a user would see.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_DIR } from '../../src/config.ts';
import { unescaped } from '../../src/discord/escape.ts';
import { ended, startProcess } from '../e2e/process.ts';
import { FakeDiscord } from '../fakes/discord/server.ts';
import type { FakeUser } from '../fakes/discord/user.ts';
import type { Shown } from '../fakes/discord/shown.ts';

const FIGURE = 'what trade figure did Diên cite?';
const NONE = 'what trade figure did Thắng cite?';
const AT_ONCE = 200;
const PATIENCE_MS = 20_000;

const work = mkdtempSync(join(tmpdir(), 'quoth-demo-'));
const discord = await new FakeDiscord().start();
const bot = startProcess(['src/main.ts'], {
  CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
  INDEX_DIR: join(work, 'index'),
  FEEDBACK_DIR: join(work, 'feedback'),
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  WATCH: 'off',
});
let greeting = '';
bot.stdout?.on('data', (chunk) => {
  greeting += chunk;
});
const end = ended(bot);

const print = (text: string): void => void process.stdout.write(`${text}\n`);
function show(how: string, shown: Shown): void {
  print(`\n── ${how}${shown.ephemeral ? ' (only the asker sees it)' : ''}`);
  print(unescaped(shown.text));
  if (shown.labels.length > 0) print(`[${shown.labels.join('] [')}]`);
}

async function main(): Promise<void> {
  while (!greeting.includes('Connected')) {
    if (bot.exitCode !== null) throw new Error(`The bot ended: ${(await end).err}`);
    await sleep(50);
  }
  print(greeting.trim().split('\n').at(-1)!);
  const ada = discord.user('ada');
  await ada.slash('ask', { question: 'who is the minister?' }).answer(PATIENCE_MS);
  const asked = ada.slash('ask', { question: FIGURE });
  const answer = await asked.answer(PATIENCE_MS);
  show(`/ask question: ${FIGURE}`, answer);
  show(`/ask question: ${NONE}`, await ada.slash('ask', { question: NONE }).answer(PATIENCE_MS));
  show(`@Quoth ${FIGURE}`, await ada.mention(FIGURE).reply(0, PATIENCE_MS));
  show(`direct message: ${NONE}`, await ada.dm(NONE).reply(0, PATIENCE_MS));
  const follow = 'And how much had it grown?';
  show(
    `reply: ${follow}`,
    await ada.reply(await ada.mention(FIGURE).reply(0, PATIENCE_MS), follow).reply(0, PATIENCE_MS),
  );
  show('button Passage', await discord.user('bo').clickButton(answer, 'Passage').answer(PATIENCE_MS));
  show('button Sources', await discord.user('bo').clickButton(answer, 'Sources').answer(PATIENCE_MS));
  const lan = discord.user('lan', { locale: 'vi' });
  show(`in Vietnamese: ${FIGURE}`, await lan.slash('ask', { question: FIGURE }).answer(PATIENCE_MS));
  await meetings(ada, lan);
  show('/help', await ada.slash('help').answer(PATIENCE_MS));
  print(
    `\nFirst reply ${asked.firstReplyMs?.toFixed(0)} ms, answer ${asked.answerMs?.toFixed(0)} ms after the command.`,
  );

  const rooms = Array.from({ length: 10 }, (_, i) => discord.channel(`room-${i}`));
  const many = Array.from({ length: AT_ONCE }, (_, i) => {
    const channel = rooms[i % rooms.length]!;
    return discord.user(`user${i}`).slash('ask', { question: i % 2 === 0 ? FIGURE : NONE }, { channel });
  });
  await Promise.all(many.map((one) => one.answer(PATIENCE_MS)));
  const sorted = (values: (number | undefined)[]) =>
    values.map((ms) => ms ?? Number.NaN).sort((a, b) => a - b);
  const [first, whole] = [
    sorted(many.map((one) => one.firstReplyMs)),
    sorted(many.map((one) => one.answerMs)),
  ];
  const at = Math.ceil(0.99 * AT_ONCE) - 1;
  print(
    `${AT_ONCE} at once: first reply p99 ${first[at]!.toFixed(0)} ms, answer p99 ${whole[at]!.toFixed(0)} ms.`,
  );
}

/** The second use: what was said at which meeting. */
async function meetings(ada: FakeUser, lan: FakeUser): Promise<void> {
  show('/meetings', await ada.slash('meetings').answer(PATIENCE_MS));
  const [choice] = await ada.autocomplete('summary', 'meeting', 'dien').choices();
  print(`\n── /summary meeting: dien   offers “${choice?.name}”`);
  const chosen = { meeting: String(choice?.value), length: 'short' };
  const short = await ada.slash('summary', chosen).answer(PATIENCE_MS);
  show('/summary length: short', short);
  const normal = ada.clickButton(short, 'Longer');
  await normal.answer(PATIENCE_MS);
  show('button Longer', short);
  const file = await ada.clickButton(short, 'Download .md').answer(PATIENCE_MS);
  show('button Download .md', file);
  print(`${file.files[0]?.name}, ${file.files[0]?.text.length} characters`);
  show('/tóm_tắt in Vietnamese', await lan.slash('summary', { meeting: 'Hạ Long' }).answer(PATIENCE_MS));
  const asked = 'what happened at the meeting with Thắng?';
  show(`/ask question: ${asked}`, await ada.slash('ask', { question: asked }).answer(PATIENCE_MS));
}

try {
  await main();
} finally {
  bot.kill('SIGTERM');
  await end;
  await discord.stop();
  rmSync(work, { recursive: true, force: true });
}
