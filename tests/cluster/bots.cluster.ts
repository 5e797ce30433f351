/** Two bots as two processes, each for a shard, over one cluster of three nodes: they are one bot to whoever uses it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unescaped } from '../../src/discord/escape.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { writerNow } from '../../src/weaviate/heartbeat.ts';
import { ended } from '../e2e/process.ts';
import { until } from '../fakes/discord/until.ts';
import type { FakeUser } from '../fakes/discord/user.ts';
import { type Bot, Fleet, PATIENCE_MS } from './bots.ts';
import { freePorts } from '../../src/bench/nodes/ports.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';

let cluster: Cluster;
let fleet: Fleet;
let bots: readonly Bot[];

const article = (boats: number) =>
  `The lake\n\nThe lake held ${boats} boats in May, harbour master Ada Berg said on Monday.\n\nNobody counted the ducks.\n`;
const QUESTION = 'how many boats did Ada Berg say the lake held?';

const NOTES = 1_500;
/** Questions are not asked faster than one person may. */
const POLL = { timeout: 30_000, interval: 2_000 };
const told = async (user: FakeUser) =>
  unescaped((await user.slash('ask', { question: QUESTION }).answer(PATIENCE_MS)).text);

beforeAll(async () => {
  cluster = await startCluster({ nodes: 3 });
  fleet = new Fleet(cluster, 'bots');
  fleet.write('lake.txt', article(412));
  fleet.guildOf(0);
  fleet.guildOf(1);
  await fleet.discord.start();
});
afterAll(async () => {
  await fleet?.close();
  await cluster?.close();
});

const ada = () => fleet.discord.user('ada', { guild: fleet.guildOf(0) });
const bo = () => fleet.discord.user('bo', { guild: fleet.guildOf(1) });

test('wait for the index, which only an indexer makes, and then answer, both of them', async () => {
  const ports = await freePorts(2);
  bots = [fleet.bot(0, ports[0]!.http), fleet.bot(1, ports[1]!.http)];
  for (const bot of bots) {
    await until(() => bot.err().includes('There is no index in'), bot.err, PATIENCE_MS);
    await until(() => bot.err().includes('the index is being opened'), bot.err, PATIENCE_MS);
    expect(await bot.readyz()).toBe(503);
  }
  await fleet.embed();
  for (const bot of bots) {
    await fleet.connected(bot);
    expect(await bot.readyz()).toBe(200);
  }
  expect(bots[0]!.out()).toMatch(/Commands: new: /);
  expect(bots[1]!.out()).toMatch(/Commands: as they were/);
  for (const user of [ada(), bo()]) {
    const answer = await user.slash('ask', { question: QUESTION }).answer(PATIENCE_MS);
    expect(unescaped(answer.text)).toContain('**412 boats**');
  }
}, 240_000);

test('a button works whichever of them sent its message, and their votes are counted together', async () => {
  const answer = await ada().slash('ask', { question: QUESTION }).answer(PATIENCE_MS);
  // What Discord does when a server moves to the other process: the same message, pressed there.
  const shared = await bo().slash('ask', { question: QUESTION }).answer(PATIENCE_MS);
  shared.stored.components = answer.stored.components;
  const passage = await bo().clickButton(shared, 'Passage').answer(PATIENCE_MS);
  expect(unescaped(passage.text)).toContain('412 boats');
  const thanks = await bo().clickButton(shared, 'Helpful').answer(PATIENCE_MS);
  expect(thanks.text).toContain('Thank');
  const other = await ada().clickButton(answer, 'Not helpful').modal(PATIENCE_MS);
  await ada()
    .submitModal(other, { [other.inputs[0]!.label]: 'It is June.' })
    .answer(PATIENCE_MS);
  const again = await bo().clickButton(shared, 'Not helpful').modal(PATIENCE_MS);
  await bo()
    .submitModal(again, { [again.inputs[0]!.label]: 'I meant ducks.' })
    .answer(PATIENCE_MS);
  const cases = await ended(fleet.command(['src/cli.ts', 'eval', '--from-feedback']));
  expect(cases.out.trim().split('\n')).toHaveLength(1);
  const { review } = JSON.parse(cases.out) as { review: { notHelpful: number; reasons: string[] } };
  expect([review.notHelpful, [...review.reasons].sort()]).toEqual([2, ['I meant ducks.', 'It is June.']]);
}, 240_000);

test('a new generation reaches both without a restart', async () => {
  fleet.write('lake.txt', article(533));
  await fleet.embed();
  for (const user of [ada(), bo()]) await expect.poll(() => told(user), POLL).toContain('**533 boats**');
}, 240_000);

test('only an indexer reads the folder anew', async () => {
  const boss = fleet.discord.user('boss', { guild: fleet.guildOf(1), permissions: ['ManageGuild'] });
  const refused = await boss.slash('reindex').answer(PATIENCE_MS);
  expect(unescaped(refused.text)).toContain('I only read the index');
}, 120_000);

test('a second indexer refuses, or waits for the first', async () => {
  // So many that the first is still at it when the others come.
  for (let i = 0; i < NOTES; i++) {
    fleet.write(`note-${i}.txt`, `Note ${i}\n\nPier ${i} is long, said Bo Dahl.\n`);
  }
  const first = ended(fleet.command(['src/cli.ts', 'embed']));
  const client = openClient({ addresses: cluster.addresses, apiKey: null });
  await expect.poll(() => writerNow(client, 'bots'), { timeout: PATIENCE_MS }).not.toBeNull();
  client.close();
  const waiting = ended(fleet.command(['src/cli.ts', 'embed']));
  const refused = await ended(fleet.command(['src/cli.ts', 'embed', '--no-wait']));
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringMatching(/^The index is being written by process \d+ /mu),
  ]);
  expect((await first).code).toBe(0);
  const last = await waiting;
  expect([last.code, last.err]).toEqual([0, expect.stringContaining('waiting for it to finish')]);
  expect(last.out).toContain('0 added, 0 updated, 0 removed');
}, 300_000);

test('a bot with INDEXER=on follows the folder, for the others too', async () => {
  const [port] = await freePorts(1);
  expect(await bots[0]!.end()).toBe(0);
  const indexer = fleet.bot(0, port!.http, { INDEXER: 'on' });
  await fleet.connected(indexer);
  fleet.write('lake.txt', article(601));
  await until(() => /Generation \d+: 0 added, 1 updated/u.test(indexer.err()), indexer.err, PATIENCE_MS);
  for (const user of [ada(), bo()]) await expect.poll(() => told(user), POLL).toContain('**601 boats**');
}, 300_000);
