/** The index on a Weaviate cluster. */
import { BadInputError, NoIndexError } from '../errors.ts';
import type { IndexHome } from '../index/home.ts';
import { describe } from '../index/lock.ts';
import { type ClientSettings, openClient } from './client.ts';
import { checkHead } from './collections.ts';
import { Heads } from './head.ts';
import { lockCluster, writerNow } from './heartbeat.ts';
import { WeaviateReader } from './reader.ts';
import { type Placement, whereOf } from './schema.ts';
import { WeaviateWriter } from './writer.ts';

export interface ClusterSettings extends ClientSettings {
  readonly placement: Placement;
}

/** Asks nothing yet. */
export function clusterHome({ placement, ...settings }: ClusterSettings): IndexHome {
  const { collection } = placement;
  return {
    where: whereOf(collection, settings.addresses),
    async open() {
      const client = openClient(settings);
      try {
        await client.checkServer();
        const there = await checkHead(client, placement);
        const head = there ? await new Heads(client, collection).fresh() : null;
        if (!head) throw new NoIndexError(whereOf(collection, settings.addresses));
        return new WeaviateReader(client, collection);
      } catch (error) {
        client.close();
        throw error;
      }
    },
    isToBeMade: (error) => error instanceof NoIndexError,
    async write(options) {
      const client = openClient(settings);
      try {
        await client.checkServer();
        const lock = await lockCluster(client, placement, options);
        return {
          takenOverFrom: lock.takenOverFrom,
          async open() {
            const own = openClient(settings);
            const store = new WeaviateWriter(own, { placement, assertHeld: lock.assertHeld });
            return { store, notes: [] };
          },
          // Nothing is thrown away on a cluster: others may be reading it.
          async discard() {},
          async release() {
            await lock.release();
            client.close();
          },
        };
      } catch (error) {
        client.close();
        throw error;
      }
    },
    async keeping(check) {
      if (check) {
        throw new BadInputError(
          '--check looks into the files of INDEX_DIR; with STORE=weaviate the cluster looks after its own.',
        );
      }
      const client = openClient(settings);
      try {
        const writer = await writerNow(client, collection);
        return { files: {}, writer: writer && describe(writer), problems: null };
      } finally {
        client.close();
      }
    },
  };
}
