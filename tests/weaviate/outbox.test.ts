/** What an answer leaves behind does not hold it up, and is not lost when the cluster takes nothing for a while. */
import { expect, test } from 'vitest';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterRefusedError, ClusterUnreachableError } from '../../src/weaviate/errors.ts';
import { Outbox } from '../../src/weaviate/outbox.ts';
import { type Transport, TransportError } from '../../src/weaviate/transport.ts';

const object = (id: string, state = '') => ({ class: 'C', id, properties: { state } });

/** A cluster that takes nothing until `opens` is called, and then everything, in the order in which it came. */
function silent() {
  let opens = (): void => {};
  const open = new Promise<void>((resolve) => {
    opens = resolve;
  });
  const taken: string[] = [];
  const transport: Transport = {
    async send(_address, _method, _path, body) {
      await open;
      const { objects } = JSON.parse(body ?? '') as { objects: ReturnType<typeof object>[] };
      taken.push(...objects.map(({ properties }) => properties.state));
      return {
        status: 200,
        body: JSON.stringify(objects.map(({ id }) => ({ id, result: { status: 'SUCCESS' } }))),
      };
    },
    close() {},
  };
  return {
    taken,
    opens: () => opens(),
    client: openClient({ addresses: ['http://a'], apiKey: null }, transport),
  };
}

test('a write that takes long goes on by itself, and is read from here meanwhile', async () => {
  const { taken, opens, client } = silent();
  const outbox = new Outbox(client, { patience: 1 });
  await outbox.write(object('a', 'first'));
  await outbox.write(object('a', 'second'));
  expect([outbox.pending('a'), outbox.pending('b'), taken]).toEqual([{ state: 'second' }, null, []]);
  opens();
  await outbox.settled();
  expect([outbox.pending('a'), taken]).toEqual([null, ['first', 'second']]);
});

test('while writes take long nobody waits for one', async () => {
  const { opens, client } = silent();
  const outbox = new Outbox(client, { patience: 300 });
  await outbox.write(object('a'));
  const from = performance.now();
  for (let i = 0; i < 20; i++) await outbox.write(object(`b${i}`));
  expect(performance.now() - from).toBeLessThan(20 * 300);
  opens();
  await outbox.settled();
});

test('a write that fails at once is told to who asked for it', async () => {
  const transport: Transport = {
    async send() {
      throw new TypeError('a defect');
    },
    close() {},
  };
  const client = openClient({ addresses: ['http://a'], apiKey: null }, transport);
  const lost: unknown[] = [];
  const outbox = new Outbox(client, { patience: 60_000, onLost: (error) => lost.push(error) });
  await expect(outbox.write(object('a'))).rejects.toThrow('a defect');
  expect(lost).toEqual([]);
});

test('a write that fails when nobody waits for it any more is not lost in silence', async () => {
  let fails = () => {};
  const failing = new Promise<never>((_, reject) => {
    fails = () => reject(new TypeError('a defect'));
  });
  const transport: Transport = { send: () => failing, close() {} };
  const client = openClient({ addresses: ['http://a'], apiKey: null }, transport);
  const lost: unknown[] = [];
  const outbox = new Outbox(client, { patience: 1, onLost: (error) => lost.push(error) });
  await outbox.write(object('a'));
  expect(lost).toEqual([]);
  fails();
  await outbox.settled();
  expect(lost).toEqual([new TypeError('a defect')]);
});

/** A cluster of one node that cannot do it so often, and then can. */
function leaderless(times: number) {
  let left = times;
  const transport: Transport = {
    async send() {
      if (left-- > 0) return { status: 500, body: '{"error":[{"message":"leader not found"}]}' };
      return { status: 200, body: '{}' };
    },
    close() {},
  };
  return openClient({ addresses: ['http://a'], apiKey: null }, transport);
}

test('what the nodes do together is begun anew while they agree upon a leader; other things are not', async () => {
  const call = { method: 'GET', path: '/v1/schema', repeatable: true } as const;
  expect((await leaderless(5).call({ ...call, persist: 60_000 })).status).toBe(200);
  await expect(leaderless(50).call(call)).rejects.toThrow(ClusterRefusedError);
  await expect(leaderless(50).call({ ...call, persist: 60_000, repeatable: false })).rejects.toThrow(
    ClusterRefusedError,
  );
});

test('an address where nobody listens is told of at once', async () => {
  const transport: Transport = {
    async send() {
      throw new TransportError('ECONNREFUSED', false);
    },
    close() {},
  };
  const client = openClient({ addresses: ['http://a'], apiKey: null }, transport);
  const call = client.call({ method: 'GET', path: '/v1/meta', repeatable: true });
  await expect(call).rejects.toThrow(ClusterUnreachableError);
});
