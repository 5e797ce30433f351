/** How the head is asked for when the cluster does not answer. */
import { describe, expect, it } from 'vitest';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterUnreachableError } from '../../src/weaviate/errors.ts';
import { Heads } from '../../src/weaviate/head.ts';
import { type Transport, TransportError } from '../../src/weaviate/transport.ts';

/** A cluster without a head that is away as long as `away` says, and counts what it is asked. */
function cluster() {
  const state = { away: true, asked: 0 };
  const transport: Transport = {
    async send() {
      state.asked++;
      if (state.away) throw new TransportError('ECONNREFUSED', false);
      return { status: 404, body: '' };
    },
    close() {},
  };
  return { state, client: openClient({ addresses: ['http://a'], apiKey: null }, transport) };
}

describe('the head', () => {
  it('is not asked for again at once when it could not be had: everybody is told the same', async () => {
    const { state, client } = cluster();
    const heads = new Heads(client, 'quoth', 60_000);
    const first = heads.current();
    await expect(first).rejects.toThrow(ClusterUnreachableError);
    const { asked } = state;
    expect(asked).toBeGreaterThan(0);
    await expect(heads.current()).rejects.toThrow(ClusterUnreachableError);
    expect(state.asked).toBe(asked);
    client.close();
  });

  it('is there again when the cluster is', async () => {
    const { state, client } = cluster();
    const heads = new Heads(client, 'quoth', 0);
    await expect(heads.current()).rejects.toThrow(ClusterUnreachableError);
    state.away = false;
    expect((await heads.current()).head).toBeNull();
    client.close();
  });
});
