/** The store on a cluster keeps the same contract as the embedded one: on one node, and on three. */
import { afterAll, beforeAll, describe } from 'vitest';
import { openClient } from '../../src/weaviate/client.ts';
import { WeaviateReader } from '../../src/weaviate/reader.ts';
import { WeaviateWriter } from '../../src/weaviate/writer.ts';
import { storeContract } from '../contracts/store.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';

/** Each test has collections of its own. */
let tests = 0;

describe.each([
  { nodes: 1, replication: 1, shards: 1 },
  { nodes: 3, replication: 3, shards: 3 },
])('on $nodes nodes', ({ nodes, replication, shards }) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ nodes });
  });
  afterAll(() => cluster?.close());

  storeContract(`the store on ${nodes} Weaviate nodes`, () => {
    const open = () => openClient({ addresses: cluster.addresses, apiKey: null });
    const collection = `contract${++tests}`;
    // Nobody else reads, so that nothing has to be kept for others.
    const store = new WeaviateWriter(open(), { placement: { collection, replication, shards }, keptMs: 0 });
    const readers: WeaviateReader[] = [];
    return {
      store,
      elsewhere: () => {
        const reader = new WeaviateReader(open(), collection, { freshMs: 0 });
        readers.push(reader);
        return reader;
      },
      end: async () => {
        for (const reader of readers) await reader.close();
        await store.close();
      },
    };
  });
});
