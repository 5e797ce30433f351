/** Only nodes that hold all of a generation are searched: one that was away may not answer with less. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { PublishedState } from '../../src/weaviate/candidates.ts';
import { openClient, type WeaviateClient } from '../../src/weaviate/client.ts';
import { Copies } from '../../src/weaviate/copies.ts';
import { ClusterBehindError } from '../../src/weaviate/errors.ts';
import type { Head } from '../../src/weaviate/head.ts';
import { Ledger, NOTHING } from '../../src/weaviate/ledger.ts';
import type { TermCount } from '../../src/weaviate/vocabulary.ts';
import { type Transport, TransportError } from '../../src/weaviate/transport.ts';

/** What a node holds: passages by article version. */
type Held = Map<string, number>;

const clients: WeaviateClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** Nodes a, b, … as far as they count; null: it does not answer. */
function clusterOf(
  nodes: Readonly<Record<string, Held | null>>,
  {
    factor = 3,
    stall = 100,
    takes = async (_node: string) => {},
    passesOver = (_node: string, _version: string): boolean => false,
  } = {},
): Copies {
  const reply = (value: unknown) => ({ status: 200, body: JSON.stringify(value) });
  const transport: Transport = {
    async send(address, _method, path, body) {
      const held = nodes[address];
      if (!held) throw new TransportError('ECONNREFUSED', false);
      if (path.startsWith('/v1/schema/')) return reply({ replicationConfig: { factor } });
      if (path !== '/v1/graphql') return reply({});
      const { query } = JSON.parse(body!) as { query: string };
      const [, sought] = /query:"e(\S+) /u.exec(query) ?? [];
      if (sought) {
        const found = passesOver(address, sought) ? [] : [{ _additional: { id: sought } }];
        return reply({ data: { Get: { Q_passages: found } } });
      }
      if (query.startsWith('{Get')) {
        const some = JSON.parse(/valueText:(\[.*?\])/u.exec(query)![1]!) as string[];
        const found = some.map((id) => ({ terms: `e${id} ethe`, _additional: { id } }));
        return reply({ data: { Get: { Q_passages: found } } });
      }
      await takes(address);
      const collection = /Aggregate\{(\w+)/u.exec(query)![1]!;
      const versions = JSON.parse(/valueText:(\[.*?\])/u.exec(query)![1]!) as string[];
      const here = versions.filter((version) => held.has(version));
      const passages = here.reduce((sum, version) => sum + held.get(version)!, 0);
      const count = collection === 'Q_articles' ? here.length : passages;
      return reply({ data: { Aggregate: { [collection]: [{ meta: { count } }] } } });
    },
    close() {},
  };
  const client = openClient({ addresses: Object.keys(nodes), apiKey: null }, transport);
  clients.push(client);
  return new Copies(client, { wait: 300, again: 10, deadline: 1_000, stall });
}

/** A generation that holds these articles; each passage holds the name of its article version and "the". */
function published(articles: Readonly<Record<string, number>>): PublishedState {
  const listed = Object.entries(articles).map(
    ([version, passages]) =>
      [version, { path: version, version, hash: version, language: 'en', passages }] as const,
  );
  const counts = [...Object.entries(articles), ['the', 1_000] as const];
  const terms = counts.map(([word, n]) => [word, [n, n, 0, n] as TermCount] as const);
  const ledger = Ledger.empty.with({ ...NOTHING, articles: new Map(listed), terms }, 'tip');
  const collections = { passages: 'Q_passages', articles: 'Q_articles', ledger: 'Q_ledger' };
  return { head: { collections, stamp: { generation: 7 } } as Head, ledger };
}

const all = () =>
  new Map([
    ['x', 3],
    ['y', 2],
  ]);
const STATE = published({ x: 3, y: 2 });

it('leaves out a node that lacks a passage, and takes it in when it has it', async () => {
  const late = new Map([
    ['x', 3],
    ['y', 1],
  ]);
  const copies = clusterOf({ a: all(), b: late, c: all() });
  await expect.poll(() => copies.holding(STATE)).toEqual(expect.arrayContaining(['a', 'c']));
  expect(await copies.holding(STATE)).not.toContain('b');
  late.set('y', 2);
  await expect.poll(() => copies.holding(STATE)).toContain('b');
});

it('is not deceived by what a node that was away still holds of earlier generations', async () => {
  const copies = clusterOf({
    a: new Map([
      ['x', 3],
      ['old', 2],
    ]),
  });
  await expect(copies.holding(STATE)).rejects.toThrow(ClusterBehindError);
  await expect(copies.holding(STATE)).rejects.toThrow('holds all of generation 7 yet');
});

it('counts again at a node what a new generation brings', async () => {
  const node = all();
  const copies = clusterOf({ a: node });
  expect(await copies.holding(STATE)).toEqual(['a']);
  const next = published({ x: 3, z: 1 });
  await expect(copies.holding(next)).rejects.toThrow(ClusterBehindError);
  node.set('z', 1);
  expect(await copies.holding(next)).toEqual(['a']);
});

it('asks nobody where a node passes on to another that is behind: where there are more nodes than copies', async () => {
  const late = new Map([['x', 3]]);
  const copies = clusterOf({ a: all(), b: all(), c: late, d: all() });
  await expect(copies.holding(STATE)).rejects.toThrow(ClusterBehindError);
  late.set('y', 2);
  await expect.poll(() => copies.holding(STATE)).toHaveLength(4);
});

it('goes on with the others when one does not answer', async () => {
  const copies = clusterOf({ a: null, b: all() });
  expect(await copies.holding(STATE)).toEqual(['b']);
});

/** More than one request counts. */
const MANY = Object.fromEntries(Array.from({ length: 3_300 }, (_, i) => [`v${i}`, 1]));

it('waits for a node that has much to count, which one does after the other', async () => {
  const counting: string[] = [];
  const takes = async (node: string) => {
    counting.push(node);
    await sleep(60);
  };
  const held = () => new Map(Object.entries(MANY));
  const copies = clusterOf({ a: held(), b: held(), c: held() }, { takes, stall: 10_000 });
  const state = published(MANY);
  expect(await copies.holding(state)).toEqual([counting[0]]);
  expect(counting.slice(0, 14)).toEqual(new Array(14).fill(counting[0]));
  await expect.poll(() => copies.holding(state), { timeout: 5_000 }).toHaveLength(3);
});

it('lets another node count when one is silent that has begun', async () => {
  const takes = async (node: string) => {
    if (node === 'a') await sleep(5_000);
  };
  const held = () => new Map(Object.entries(MANY));
  const copies = clusterOf({ a: held(), b: held(), c: held() }, { takes });
  expect(await copies.holding(published(MANY))).not.toContain('a');
});

it('tells after a while that a node is behind that has much', async () => {
  const copies = clusterOf({ a: new Map(Object.entries({ ...MANY, v3299: 0 })) });
  await expect(copies.holding(published(MANY))).rejects.toThrow(ClusterBehindError);
});

it('leaves out a node that holds all and passes over what it has just got', async () => {
  const held = () => new Map(Object.entries(MANY));
  let blind = true;
  const passesOver = (node: string, version: string) =>
    blind && node === 'a' && Number(version.slice(1)) >= 1_650;
  const copies = clusterOf({ a: held(), b: held() }, { passesOver });
  const state = published(MANY);
  await expect.poll(() => copies.holding(state)).toEqual(['b']);
  await sleep(100);
  expect(await copies.holding(state)).toEqual(['b']);
  blind = false;
  await expect.poll(() => copies.holding(state)).toEqual(expect.arrayContaining(['a', 'b']));
});
