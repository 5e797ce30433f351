/** Questions to a node that has not made a new collection yet: it is asked again, and in the end it is said that there is none. */
import { afterEach, expect, it } from 'vitest';
import { openClient, type WeaviateClient } from '../../src/weaviate/client.ts';
import { ClusterRefusedError, VanishedError } from '../../src/weaviate/errors.ts';
import { countObjects, find, idOf } from '../../src/weaviate/find.ts';

const clients: WeaviateClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** A node that says these, one after the other, and the last one for ever. */
function nodeSaying(...bodies: readonly unknown[]): WeaviateClient {
  let asked = 0;
  const client = openClient(
    { addresses: ['http://a'], apiKey: null },
    {
      send: async () => ({
        status: 200,
        body: JSON.stringify(bodies[Math.min(asked++, bodies.length - 1)]),
      }),
      close() {},
    },
  );
  clients.push(client);
  return client;
}

const failing = (message: string) => ({ errors: [{ message }] });
/** Words of Weaviate 1.35.2: before it has heard of the collection, and when it has and has not made its index. */
const NOT_HEARD = failing('Cannot query field "C" on type "GetObjectsObj".');
const NOT_MADE = failing('explorer: get class: vector search: tried to browse non-existing index for C');

it('asks again', async () => {
  const found = { data: { Get: { C: [{ _additional: { id: 'x' } }] } } };
  const objects = await find(nodeSaying(NOT_HEARD, NOT_MADE, found), 'C', 'limit:1', '_additional{id}');
  expect(objects.map(idOf)).toEqual(['x']);
  const counted = { data: { Aggregate: { C: [{ meta: { count: 3 } }] } } };
  expect(await countObjects(nodeSaying(NOT_MADE, counted), 'C')).toBe(3);
});

it('says after a while that there is no such collection', async () => {
  await expect(find(nodeSaying(NOT_MADE), 'C', 'limit:1', 'x')).rejects.toThrow(VanishedError);
});

it('does not ask again for another reason, nor for another collection', async () => {
  for (const message of ['shard is read-only', 'tried to browse non-existing index for Other']) {
    const asking = find(nodeSaying(failing(message), { data: {} }), 'C', 'limit:1', 'x');
    await expect(asking).rejects.toThrow(ClusterRefusedError);
  }
});
