/** Nothing is lost when a cluster takes only part of what it is given. */
import { describe, expect, it } from 'vitest';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterUnreachableError, ObjectsNotWrittenError } from '../../src/weaviate/errors.ts';
import type { NewObject } from '../../src/weaviate/objects.ts';
import { type Transport, TransportError } from '../../src/weaviate/transport.ts';
import { writeObjects } from '../../src/weaviate/write.ts';

const object = (id: string): NewObject => ({ class: 'C', id, properties: {} });

/** A cluster that takes the objects that `takes` says, and remembers what it was sent. */
function cluster(takes: (id: string, request: number) => boolean) {
  const sent: string[][] = [];
  const transport: Transport = {
    async send(_address, _method, _path, body) {
      const { objects } = JSON.parse(body ?? '') as { objects: NewObject[] };
      sent.push(objects.map(({ id }) => id));
      const answers = objects.map(({ id }) =>
        takes(id, sent.length)
          ? { id, result: { status: 'SUCCESS' } }
          : { id, result: { status: 'FAILED', errors: { error: [{ message: 'the shard is busy' }] } } },
      );
      return { status: 200, body: JSON.stringify(answers) };
    },
    close() {},
  };
  return { sent, client: openClient({ addresses: ['http://a'], apiKey: null }, transport) };
}

describe('writing objects', () => {
  it('sends again what was not taken, and only that', async () => {
    const { sent, client } = cluster((id, request) => id !== 'b' || request === 3);
    await writeObjects(client, ['a', 'b', 'c'].map(object));
    expect(sent).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  });

  it('says how many were never taken, and why', async () => {
    const { client } = cluster((id) => id === 'a');
    const writing = writeObjects(client, ['a', 'b', 'c'].map(object));
    await expect(writing).rejects.toThrow(ObjectsNotWrittenError);
    await expect(writing).rejects.toThrow(
      'The Weaviate cluster did not take 2 objects (the shard is busy). Nothing was published; run it again when the cluster is well.',
    );
  });

  it('goes to another node when one cannot be reached, and says so when none can', async () => {
    const asked: string[] = [];
    const transport = (dead: readonly string[]): Transport => ({
      async send(address, _method, _path, body) {
        asked.push(address);
        if (dead.includes(address)) throw new TransportError('ECONNREFUSED', false);
        const { objects } = JSON.parse(body ?? '{"objects":[]}') as { objects: NewObject[] };
        return {
          status: 200,
          body: JSON.stringify(objects.map(({ id }) => ({ id, result: { status: 'SUCCESS' } }))),
        };
      },
      close() {},
    });
    const addresses = ['http://a', 'http://b'];
    const some = openClient({ addresses, apiKey: null }, transport(['http://a']));
    await writeObjects(some, [object('x')], { patience: 600, deadline: 10_000, persist: 0 });
    expect(new Set(asked)).toEqual(new Set(addresses));
    some.close();
    const none = openClient({ addresses, apiKey: null }, transport(addresses));
    await expect(
      writeObjects(none, [object('x')], { patience: 600, deadline: 10_000, persist: 0 }),
    ).rejects.toThrow(ClusterUnreachableError);
    none.close();
  });
});

it('asks the only node again when a kept connection was closed under the request', async () => {
  let asked = 0;
  const transport: Transport = {
    async send() {
      if (++asked === 1) throw new TransportError('ECONNRESET', true);
      return { status: 200, body: '{"version": "1.35.2"}' };
    },
    close() {},
  };
  const client = openClient({ addresses: ['http://a'], apiKey: null }, transport);
  expect(await client.checkServer()).toBe('1.35.2');
  asked = 0;
  // What must not be done twice is not.
  await expect(client.call({ method: 'POST', path: '/v1/schema', repeatable: false })).rejects.toThrow(
    ClusterUnreachableError,
  );
  expect(asked).toBe(1);
  client.close();
});
