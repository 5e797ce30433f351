/** What the benchmark says of requests: side by side they are waited for once, and a failed one was waited for too. */
import { expect, it } from 'vitest';
import { Tally } from '../../src/bench/tally.ts';
import type { Reply, Transport } from '../../src/weaviate/transport.ts';

/** Requests that are answered when the test says so. */
function held() {
  const waiting: { readonly answer: (reply: Reply) => void; readonly fail: (error: Error) => void }[] = [];
  const transport: Transport = {
    send: () => new Promise((answer, fail) => waiting.push({ answer, fail })),
    close() {},
  };
  return { transport, waiting };
}

it('counts requests, waits and bytes since it was last asked', async () => {
  const tally = new Tally();
  const { transport, waiting } = held();
  const counted = tally.over(transport);
  const send = () => counted.send('http://a', 'POST', '/v1/graphql', 'đồng', new AbortController().signal);

  const both = [send(), send()];
  waiting[1]!.answer({ status: 200, body: 'Đ' });
  await both[1];
  waiting[0]!.answer({ status: 200, body: 'abc' });
  await both[0];
  const third = send();
  waiting[2]!.fail(new Error('gone'));
  await expect(third).rejects.toThrow('gone');

  expect(tally.take()).toMatchObject({ requests: 3, waits: 2, sentBytes: 3 * 7, receivedBytes: 2 + 3 });
  expect(tally.take()).toMatchObject({ requests: 0, waits: 0, ms: 0 });
});
