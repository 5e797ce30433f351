/**
 * What happens to those who ask while machines and processes of the cluster die: twenty questions a second through two bots.
 * No answer is ever wrong or mixed of two generations; with one node gone none fails; with two gone the bots say that they
 * could not look, and go on by themselves. `npm run test:cluster:faults` is the long form; QUOTH_SEED repeats a run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../src/bench/random.ts';
import { ended } from '../e2e/process.ts';
import { type Bot, Fleet } from './bots.ts';
import { articlesOf, Load } from './load.ts';
import { freePorts } from '../../src/bench/nodes/ports.ts';
import { type Cluster, type ClusterNode, startCluster } from '../../src/bench/nodes/server.ts';

const LONG = process.env.QUOTH_LONG === '1';
const SEED = Number(process.env.QUOTH_SEED ?? (LONG ? Date.now() % 100_000 : 1));
const RATE = 20;
const FROZEN_MS = LONG ? 30_000 : 5_000;
const AWAY_MS = LONG ? 10_000 : 4_000;
const KILLS = LONG ? 20 : 3;
/** Long enough to hear of what happened, and to ask some questions after it. */
const AFTER_MS = LONG ? 5_000 : 3_000;
const BACK_MS = 60_000;

const random = new Random(SEED);
let cluster: Cluster;
let fleet: Fleet;
let bots: readonly Bot[];
let load: Load;
let generation = 0;
/** How long a whole embed takes here, milliseconds. */
let embedMs = 0;

const say = (line: string): void => void process.stdout.write(`  ${line}\n`);
const some = (): ClusterNode => random.pick(cluster.nodes);

/** The node that the others follow in what concerns the schema: the one that is missed most. */
async function leader(): Promise<ClusterNode> {
  const response = await fetch(`${cluster.addresses[0]}/v1/cluster/statistics`);
  const { statistics } = (await response.json()) as {
    readonly statistics: readonly { readonly name: string; readonly raft: { readonly state: string } }[];
  };
  const { name } = statistics.find(({ raft }) => raft.state === 'Leader')!;
  return cluster.nodes.find((node) => node.name === name)!;
}

function edit(): void {
  generation++;
  load.begins(generation);
  for (const [name, text] of Object.entries(articlesOf(generation))) fleet.write(name, text);
}

async function embed(): Promise<void> {
  await fleet.embed();
  load.published(generation);
}

/** Runs `work` under load, prints what became of the questions and looks at every answer. */
async function under(what: string, work: () => Promise<void>) {
  const since = performance.now();
  load.start(RATE);
  try {
    await work();
  } finally {
    await load.stop();
  }
  const figures = await load.figures(since);
  const { questions, failures, median, slowest } = figures;
  say(`${what}: ${questions} questions, ${failures} failures, median ${median} ms, slowest ${slowest} ms`);
  expect(load.wrong).toEqual([]);
  return figures;
}

const readiness = () => Promise.all(bots.map((bot) => bot.readyz()));
const waitForReadiness = (status: number) =>
  expect.poll(readiness, { timeout: BACK_MS, interval: 200 }).toEqual([status, status]);

beforeAll(async () => {
  say(`Seed ${SEED}.`);
  cluster = await startCluster({ nodes: 3 });
  fleet = new Fleet(cluster, 'faults');
  load = new Load(fleet);
  fleet.guildOf(0);
  fleet.guildOf(1);
  await fleet.discord.start();
  edit();
  await embed();
  const ports = await freePorts(2);
  bots = [fleet.bot(0, ports[0]!.http), fleet.bot(1, ports[1]!.http)];
  for (const bot of bots) await fleet.connected(bot);
  edit();
  const from = performance.now();
  await embed();
  embedMs = performance.now() - from;
  say(`A whole embed takes ${(embedMs / 1_000).toFixed(1)} s.`);
});
afterAll(async () => {
  for (const node of cluster?.nodes ?? []) node.thaw();
  await fleet?.close();
  await cluster?.close();
});

test('all is well', async () => {
  const { failures } = await under('three nodes', () => sleep(AFTER_MS));
  expect(failures).toBe(0);
});

test('the leading node is killed and comes back: no question fails', async () => {
  const node = await leader();
  const { failures } = await under(`kill -9 ${node.name}, and back`, async () => {
    await sleep(1_000);
    await node.kill();
    await sleep(AWAY_MS);
    await cluster.start();
    await sleep(AFTER_MS);
  });
  expect(failures).toBe(0);
});

test('a node is killed, and meanwhile a new generation is published: it is what all hear, also after its return', async () => {
  const node = LONG ? some() : await leader();
  const { failures } = await under(`kill -9 ${node.name}, embed, and back`, async () => {
    await node.kill();
    edit();
    await embed();
    await sleep(AFTER_MS);
    await cluster.start();
    await sleep(AFTER_MS);
  });
  expect(failures).toBe(0);
});

test('each node in turn stands still and goes on: no question fails', async () => {
  let failures = 0;
  for (const node of cluster.nodes) {
    const figures = await under(`SIGSTOP ${node.name} for ${FROZEN_MS / 1_000} s`, async () => {
      await sleep(1_000);
      node.freeze();
      await sleep(FROZEN_MS);
      node.thaw();
      await sleep(AFTER_MS);
    });
    failures += figures.failures;
  }
  expect(failures).toBe(0);
}, 300_000);

test(`the indexer is killed ${KILLS} times at random moments of an embed`, async () => {
  const { failures } = await under(`the indexer killed ${KILLS} times`, async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      edit();
      const indexer = fleet.command(['src/cli.ts', 'embed']);
      const end = ended(indexer);
      await sleep(random.next() * embedMs * 1.2);
      indexer.kill('SIGKILL');
      if ((await end).code === 0) load.published(generation);
    }
    edit();
    await embed();
    await sleep(AFTER_MS);
  });
  expect(failures).toBe(0);
}, 1_800_000);

test('two nodes are gone: the bots say that they could not look, and go on by themselves', async () => {
  const spared = some();
  const [first, second] = cluster.nodes.filter((node) => node !== spared);
  const { failures } = await under(`kill -9 ${first!.name} and ${second!.name}, and back`, async () => {
    await Promise.all([first!.kill(), second!.kill()]);
    await waitForReadiness(503);
    await sleep(AFTER_MS);
    await cluster.start();
    await waitForReadiness(200);
  });
  expect(failures).toBeGreaterThan(0);
  expect((await under('three nodes again', () => sleep(AFTER_MS))).failures).toBe(0);
}, 600_000);

test('the whole cluster is killed and started again', async () => {
  await under('kill -9 all, and back', async () => {
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await waitForReadiness(503);
    await cluster.start();
    await waitForReadiness(200);
  });
  expect((await under('three nodes again', () => sleep(AFTER_MS))).failures).toBe(0);
  edit();
  await embed();
  expect((await under('and a new generation', () => sleep(AFTER_MS + 2_000))).failures).toBe(0);
}, 600_000);
