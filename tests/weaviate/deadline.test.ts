/** A node that never answers is given up in time, also when memory is tidied up meanwhile. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterUnreachableError } from '../../src/weaviate/errors.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a node that never answers is given up at the deadline', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const client = openClient({ addresses: [`http://127.0.0.1:${port}`], apiKey: null, patience: 50 });
  let outcome: unknown = 'still waiting';
  const calls = Array.from({ length: 20 }, () =>
    client.call({ method: 'GET', path: '/v1/meta', repeatable: true, deadline: 500 }),
  );
  void Promise.allSettled(calls).then((settled) => {
    outcome = settled.map((each) => (each.status === 'rejected' ? each.reason : each.value));
  });
  for (let i = 0; i < 200 && outcome === 'still waiting'; i++) {
    collectGarbage();
    await sleep(20);
  }
  client.close();
  server.closeAllConnections();
  server.close();
  expect(outcome).toEqual(calls.map(() => expect.any(ClusterUnreachableError)));
});
