/** Reading an object as most nodes have it: what one node that lags, stands still or is gone does to it. */
import { afterEach, describe, expect, it } from 'vitest';
import { openClient, type WeaviateClient } from '../../src/weaviate/client.ts';
import { ClusterUnreachableError } from '../../src/weaviate/errors.ts';
import { readAtQuorum } from '../../src/weaviate/quorum.ts';
import { type Transport, TransportError } from '../../src/weaviate/transport.ts';

/** What a node holds of the object: its text and when it was written; or what is the matter with the node. new: it has not heard of the collection yet. */
type Node = readonly [state: string, writtenAt: number] | 'nothing' | 'new' | 'still' | 'gone';

const opened: WeaviateClient[] = [];
afterEach(() => {
  for (const client of opened.splice(0)) client.close();
});

const ID = 'c0a8f2de-5b1c-5d7e-8a3f-000000000000';
const BEFORE = 'c0a8f2de-5b1c-5d7e-8a3e-ffffffffffff';

/** Nodes by name. `levels` gathers the consistency levels that the server was asked for. */
function cluster(nodes: Readonly<Record<string, Node>>, copies = Object.keys(nodes).length) {
  const levels = new Set<string>();
  const reply = (status: number, data: unknown) => ({ status, body: JSON.stringify(data) });
  const transport: Transport = {
    async send(address, _method, path, body, signal) {
      const node = nodes[address.slice('http://'.length)]!;
      if (node === 'gone') throw new TransportError('ECONNREFUSED', false);
      if (node === 'still') {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw new TransportError('no answer in time', true);
      }
      if (path.startsWith('/v1/schema/')) return reply(200, { replicationConfig: { factor: copies } });
      if (path !== '/v1/graphql') {
        levels.add(new URL(path, address).searchParams.get('consistency_level') ?? '');
        return node === 'nothing' ? reply(404, {}) : reply(200, { properties: { state: node[0] } });
      }
      const { query } = JSON.parse(body!) as { readonly query: string };
      if (node === 'new') return reply(200, { errors: [{ message: 'Cannot query field "Quoth_head"' }] });
      expect(query).toContain(`after:"${BEFORE}",limit:1`);
      const id = node === 'nothing' ? 'ffffffff-0000-5000-8000-000000000000' : ID;
      const [state, writtenAt] = node === 'nothing' ? ['another object', 9] : node;
      const listed = { state, _additional: { id, lastUpdateTimeUnix: String(writtenAt) } };
      return reply(200, { data: { Get: { Quoth_head: [listed] } } });
    },
    close() {},
  };
  const addresses = Object.keys(nodes).map((name) => `http://${name}`);
  const client = openClient({ addresses, apiKey: null, patience: 50 }, transport);
  opened.push(client);
  return { client, levels };
}

const read = async (client: WeaviateClient) =>
  (await readAtQuorum(client, { collection: 'Quoth_head', id: ID, fields: 'state' }, 1_000))?.state ?? null;

describe('an object as most nodes have it', () => {
  it('is the newest copy, whichever node was away when it was written', async () => {
    const old = ['old', 1] as const;
    const fresh = ['new', 2] as const;
    for (const nodes of [
      { a: old, b: fresh, c: fresh },
      { a: fresh, b: old, c: fresh },
      { a: fresh, b: fresh, c: old },
      { a: fresh, b: 'nothing', c: fresh },
    ] as const) {
      expect(await read(cluster(nodes).client)).toBe('new');
    }
  });

  it('is had whichever node stands still or is gone', async () => {
    const here = ['here', 1] as const;
    for (const lost of ['still', 'gone'] as const) {
      for (const name of ['a', 'b', 'c']) {
        expect(await read(cluster({ a: here, b: here, c: here, [name]: lost }).client)).toBe('here');
      }
    }
  });

  it('cannot be had from one node of three: that is not the same as absent', async () => {
    const { client } = cluster({ a: ['here', 1], b: 'gone', c: 'still' });
    await expect(read(client)).rejects.toThrow(ClusterUnreachableError);
  });

  it('is not what an old copy says because another node has not heard of the collection yet', async () => {
    const { client } = cluster({ a: ['old', 1], b: 'new', c: ['new', 2] });
    expect(await read(client)).toBe('new');
    const { client: poorer } = cluster({ a: ['old', 1], b: 'new', c: 'gone' });
    await expect(read(poorer)).rejects.toThrow();
  });

  it('is absent when most nodes say so', async () => {
    expect(await read(cluster({ a: 'nothing', b: 'nothing', c: 'still' }).client)).toBeNull();
  });

  it('is left to the server where the nodes that are named are not those that hold it', async () => {
    const { client, levels } = cluster({ a: ['here', 1], b: ['here', 1] }, 3);
    expect(await read(client)).toBe('here');
    expect([...levels]).toEqual(['QUORUM']);
  });
});
