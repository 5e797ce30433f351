/** What somebody is told whose cluster is not there, is something else, is too old, or wants a key: one sentence. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { QuothError } from '../../src/errors.ts';
import { clusterHome } from '../../src/weaviate/home.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers everything alike. */
async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function said(address: string, apiKey: string | null = null): Promise<string> {
  const placement = { collection: 'quoth', replication: 1, shards: 1 };
  const home = clusterHome({ addresses: [address], apiKey, placement });
  const error: unknown = await home.open().catch((thrown: unknown) => thrown);
  if (!(error instanceof QuothError)) throw error;
  // It is no index that could be made anew: making one would fail in the same way.
  expect([home.isToBeMade(error), error.exitCode]).toEqual([false, 2]);
  return error.message.replace(address, 'ADDRESS');
}

it('names the address that does not answer', async () => {
  const address = await answering(200, '');
  servers.pop()!.close();
  expect(await said(address)).toBe(
    'The Weaviate cluster at ADDRESS does not answer (ECONNREFUSED). Start it, or correct WEAVIATE_URL.',
  );
});

it('tells another server from a Weaviate server', async () => {
  const sentence = 'What answers at ADDRESS is not a Weaviate server. Correct WEAVIATE_URL.';
  expect(await said(await answering(200, '<html>'))).toBe(sentence);
  expect(await said(await answering(200, '{"hello": 1}'))).toBe(sentence);
  expect(await said(await answering(404, '{}'))).toBe(sentence);
});

it('refuses a server that is older than what was tested', async () => {
  expect(await said(await answering(200, '{"version": "1.24.9"}'))).toBe(
    'The Weaviate server at ADDRESS is version 1.24.9; 1.35.0 or later is needed. Upgrade it.',
  );
});

it('says whether a key is missing or wrong', async () => {
  const address = await answering(401, '{}');
  expect(await said(address)).toBe('The Weaviate cluster at ADDRESS asks for a key. Set WEAVIATE_API_KEY.');
  expect(await said(address, 'a key')).toBe(
    'The Weaviate cluster at ADDRESS refuses the key in WEAVIATE_API_KEY. Set one that may read and write.',
  );
});
