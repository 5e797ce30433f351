/** A node that was away lacks what was written meanwhile: whoever asks it hears all, or that it could not look. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterBehindError, ClusterUnreachableError } from '../../src/weaviate/errors.ts';
import { WeaviateReader } from '../../src/weaviate/reader.ts';
import { WeaviateWriter } from '../../src/weaviate/writer.ts';
import { invent, leaning, person, RECIPE } from '../index/articles.ts';

const NO_ROLES = new Map<string, readonly string[]>();
const ADA = { people: [person('ada', 'Ada Berg')], vectors: [leaning(0), leaning(1)] };
const PLACEMENT = { collection: 'behind', replication: 3, shards: 3 };
/** How long the cluster may take to bring a node what it missed, milliseconds. */
const CAUGHT_UP = 120_000;

let cluster: Cluster;
let writer: WeaviateWriter;
beforeAll(async () => {
  cluster = await startCluster({ nodes: 3 });
  const client = openClient({ addresses: cluster.addresses, apiKey: null });
  writer = new WeaviateWriter(client, { placement: PLACEMENT, keptMs: 0 });
  await writer.begin(RECIPE);
});
afterAll(async () => {
  await writer?.close();
  await cluster?.close();
});

/** What a process finds that can ask these nodes only: passages by words and by vector, and articles by a name. */
async function found(addresses: readonly string[]): Promise<unknown> {
  const reader = new WeaviateReader(openClient({ addresses, apiKey: null }), PLACEMENT.collection, {
    freshMs: 0,
  });
  try {
    return await reader.read((generation) => ({
      words: [...generation.searchWords({ exact: [], folded: ['harbour'], concepts: [] }, 50)].sort(byNumber),
      vectors: generation
        .searchVectors(leaning(0), 50)
        .map(({ key }) => key)
        .sort(byNumber),
      people: generation.peopleByName(['berg']).map(({ path: article }) => article),
    }));
  } finally {
    await reader.close();
  }
}
const byNumber = (a: number, b: number) => a - b;

it('is asked by nobody until it has caught up', async () => {
  const third = cluster.nodes[2]!;
  const lines = (what: string, i: number) => [`the ${what} harbour ${i}`, `nothing else in ${i}`];
  const path = (i: number) => `${String(i).padStart(2, '0')}.txt`;
  for (let i = 0; i < 20; i++) await writer.put(invent(path(i), lines('old', i), ADA), NO_ROLES);
  await writer.publish([], [], new Date());
  await third.kill();
  // As many passages as before: a count of everything would not tell.
  for (let i = 0; i < 10; i++) await writer.put(invent(path(i), lines('new', i), ADA), NO_ROLES);
  for (let i = 20; i < 30; i++) await writer.put(invent(path(i), lines('new', i), ADA), NO_ROLES);
  for (let i = 10; i < 20; i++) await writer.remove(path(i));
  await writer.publish([], [], new Date());

  const all = await found(cluster.addresses);
  expect(all).toEqual({
    words: Array.from({ length: 20 }, (_, i) => 2 * i),
    vectors: Array.from({ length: 40 }, (_, i) => i),
    people: Array.from({ length: 20 }, (_, i) => path(i < 10 ? i : i + 10)),
  });
  third.launch();
  await third.ready();
  let caughtUp = false;
  for (const until = Date.now() + CAUGHT_UP; !caughtUp && Date.now() < until; ) {
    const heard = await found([third.address]).catch((error: unknown) => error);
    caughtUp = !(heard instanceof Error);
    if (heard instanceof ClusterUnreachableError) continue;
    expect(heard).toEqual(caughtUp ? all : expect.any(ClusterBehindError));
    // The others answer meanwhile, whoever of the three is asked first.
    expect(await found(cluster.addresses)).toEqual(all);
  }
  expect(caughtUp).toBe(true);
}, 400_000);
