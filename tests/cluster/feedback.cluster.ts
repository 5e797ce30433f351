/** The feedback on a cluster keeps the same contract as the one on disk, and several processes share it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMarker } from '../../src/feedback/mark.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { WeaviateFeedback } from '../../src/weaviate/feedback.ts';
import { sharedKey } from '../../src/weaviate/key.ts';
import { feedbackContract, remembered } from '../feedback/contract.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';

let cluster: Cluster;
let tests = 0;
/** Every write is waited for, however slow the machine is. */
const SURE = 60_000;

beforeAll(async () => {
  cluster = await startCluster({ nodes: 1 });
});
afterAll(() => cluster?.close());

const client = () => openClient({ addresses: cluster.addresses, apiKey: null });
const placement = () => ({ collection: `feedback${++tests}`, replication: 1, shards: 1 });

feedbackContract('The feedback on a cluster', (days) => {
  const feedback = new WeaviateFeedback(client(), placement(), days, { patience: SURE });
  return { feedback, end: () => feedback.close() };
});

describe('several processes', () => {
  test('that begin at the same time mark their voters alike, and so does a later one', async () => {
    const where = placement();
    const clients = [client(), client(), client()];
    const first = await Promise.all(clients.slice(0, 2).map((each) => sharedKey(each, where)));
    const marks = [...first, await sharedKey(clients[2]!, where)].map((key) => createMarker(key)('1001'));
    expect(new Set(marks).size).toBe(1);
    for (const each of clients) each.close();
  });

  test('count every voter once, whichever of them was told, also at the same moment', async () => {
    const where = placement();
    const [one, other] = [
      new WeaviateFeedback(client(), where, 30, { patience: SURE }),
      new WeaviateFeedback(client(), where, 30, { patience: SURE }),
    ];
    const mark = createMarker(new Uint8Array(32).fill(3));
    await one.remember(remembered('a1'));
    const told = Array.from({ length: 40 }, (_, voter) =>
      (voter % 2 === 0 ? one : other).vote('a1', mark(`voter ${voter}`), voter % 4 !== 0),
    );
    expect(new Set(await Promise.all(told))).toEqual(new Set(['counted']));
    expect(await other.votes('a1')).toEqual({ helpful: 30, notHelpful: 10 });
    // The same people press the other button, each in the other process.
    await Promise.all(
      Array.from({ length: 40 }, (_, voter) =>
        (voter % 2 === 0 ? other : one).vote('a1', mark(`voter ${voter}`), voter % 4 === 0),
      ),
    );
    expect(await one.votes('a1')).toEqual({ helpful: 10, notHelpful: 30 });
    expect(await other.forgetUser(mark('voter 0'))).toBe(1);
    expect(await one.votes('a1')).toEqual({ helpful: 9, notHelpful: 30 });
    await one.close();
    await other.close();
  });
});
