/** One indexer at a time, and what is left of one that was killed, or that did not know that another had taken over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexLockedError, NoIndexError } from '../../src/errors.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { NotOurCollectionError } from '../../src/weaviate/errors.ts';
import { countObjects } from '../../src/weaviate/find.ts';
import { lockCluster } from '../../src/weaviate/heartbeat.ts';
import { clusterHome } from '../../src/weaviate/home.ts';
import { collectionsOf } from '../../src/weaviate/schema.ts';
import { WeaviateWriter } from '../../src/weaviate/writer.ts';
import { invent, RECIPE } from '../index/articles.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';

const NO_ROLES = new Map<string, readonly string[]>();
const WHEN = new Date('2031-06-01T08:00:00Z');
const QUICK = { beat: 100, still: 700, settle: 100, retry: 50 } as const;

describe('indexers of one collection', () => {
  let cluster: Cluster;
  let tests = 0;
  beforeAll(async () => {
    cluster = await startCluster({ nodes: 1 });
  });
  afterAll(() => cluster?.close());

  const open = () => openClient({ addresses: cluster.addresses, apiKey: null });
  const placed = () => ({ collection: `indexer${++tests}`, replication: 1, shards: 1 });
  type Placed = ReturnType<typeof placed>;
  const begun = async (placement: Placed, keptMs = 0) => {
    const writer = new WeaviateWriter(open(), { placement, keptMs });
    await writer.begin(RECIPE);
    return writer;
  };
  const put = (writer: WeaviateWriter, path: string, ...lines: string[]) =>
    writer.put(invent(path, lines), NO_ROLES);
  const texts = (writer: WeaviateWriter) =>
    writer.read((generation) => generation.articles().map(({ path }) => generation.article(path)!.text));
  const stored = async ({ collection }: Placed) => {
    const { articles, passages } = collectionsOf(collection, RECIPE.model);
    return [await countObjects(open(), articles), await countObjects(open(), passages)];
  };

  it('goes on with what a killed one had prepared, and publishes the same', async () => {
    const placement = placed();
    const killed = await begun(placement);
    await put(killed, 'a.txt', 'the harbour opened', 'ships came');
    await killed.flush();
    await put(killed, 'b.txt', 'never written');
    const next = await begun(placement);
    expect([...(await next.prepared()).keys()]).toEqual(['a.txt']);
    await put(next, 'c.txt', 'taxes fell');
    const { stamp } = await next.publish([], [], WHEN);
    expect(stamp).toMatchObject({ generation: 1, articles: 2, passages: 3 });
    const statistics = await next.read((generation) =>
      generation.wordStatistics({ exact: [], folded: ['harbour', 'taxes'], concepts: [] }),
    );
    expect(Object.fromEntries(statistics.folded)).toEqual({ harbour: 1, taxes: 1 });
    expect(await stored(placement)).toEqual([2, 3]);
  });

  it('collects what one that was killed after publishing left', async () => {
    const placement = placed();
    const killed = await begun(placement, 600_000);
    await put(killed, 'a.txt', 'the old harbour', 'and more');
    await killed.publish([], [], WHEN);
    await put(killed, 'a.txt', 'the new harbour');
    // It waits for readers of the generation before; that is when it is killed.
    void killed.publish([], [], WHEN).catch(() => {});
    const other = new WeaviateWriter(open(), { placement, keptMs: 0 });
    await expect
      .poll(() => other.read((generation) => generation.stamp().generation), { timeout: 20_000 })
      .toBe(2);
    expect(await stored(placement)).toEqual([2, 3]);
    await other.begin(RECIPE);
    expect(await stored(placement)).toEqual([1, 1]);
    expect(await texts(other)).toEqual(['the new harbour']);
  });

  it('refuses to publish over what another one has published, and shows nothing of its own', async () => {
    const placement = placed();
    const first = await begun(placement);
    await put(first, 'a.txt', 'one');
    await first.publish([], [], WHEN);
    const slept = await begun(placement);
    await put(slept, 'a.txt', 'what the sleeper read');
    await put(slept, 'b.txt', 'what nobody else read');
    await slept.flush();
    const other = await begun(placement);
    for (const path of (await other.prepared()).keys()) await other.forget(path);
    await put(other, 'a.txt', 'what the other read');
    await other.publish([], [], WHEN);
    await put(slept, 'c.txt', 'and more of it');
    await expect(slept.publish([], [], WHEN)).rejects.toThrow(IndexLockedError);
    expect(await texts(other)).toEqual(['what the other read']);
    const found = await other.read((generation) =>
      generation.searchWords({ exact: [], folded: ['read', 'what', 'more'], concepts: [] }, 10),
    );
    expect(found).toEqual([0]);
    const next = await begun(placement);
    await put(next, 'd.txt', 'the end');
    await next.publish([], [], WHEN);
    expect(await stored(placement)).toEqual([2, 2]);
  });

  it('lets one in, tells the second who it is, and lets the next in when it has finished', async () => {
    const placement = placed();
    const client = open();
    const held = await lockCluster(client, placement, { wait: false }, QUICK);
    const second = lockCluster(client, placement, { wait: false }, QUICK);
    await expect(second).rejects.toThrow(IndexLockedError);
    await expect(second).rejects.toThrow(`process ${process.pid}`);
    await held.assertHeld();
    await held.release();
    const next = await lockCluster(client, placement, { wait: false }, QUICK);
    expect(next.takenOverFrom).toBeNull();
    await next.release();
  });

  it('lets exactly one of several publish that come at the same moment, and tells the others so', async () => {
    const placement = placed();
    const client = open();
    const coming = Array.from({ length: 4 }, () => lockCluster(client, placement, { wait: false }, QUICK));
    const came = await Promise.allSettled(coming);
    const held = came.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const asserted = await Promise.allSettled(held.map((lock) => lock.assertHeld()));
    expect(asserted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of [...came, ...asserted]) {
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(IndexLockedError);
    }
    // Who has lost it takes nothing from the one that has it.
    const winner = held[asserted.findIndex(({ status }) => status === 'fulfilled')]!;
    for (const lock of held) if (lock !== winner) await lock.release();
    await winner.assertHeld();
    await winner.release();
  });

  it('says which collection is not ours', async () => {
    const client = open();
    await client.call({
      method: 'POST',
      path: '/v1/schema',
      body: { class: 'Others_head', vectorizer: 'none' },
      repeatable: false,
    });
    const home = (collection: string) =>
      clusterHome({
        addresses: cluster.addresses,
        apiKey: null,
        placement: { collection, replication: 1, shards: 1 },
      });
    await expect(home('others').open()).rejects.toThrow(NotOurCollectionError);
    await expect(home('others').write({ wait: false })).rejects.toThrow(NotOurCollectionError);
    await expect(home('nothing').open()).rejects.toThrow(NoIndexError);
  });
});
