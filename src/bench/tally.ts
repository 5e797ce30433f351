/** What a store on a cluster spends with its nodes: counted where requests leave and answers come. */
import type { Transport } from '../weaviate/transport.ts';

export interface Spent {
  readonly requests: number;
  /** Times that nothing went on but waiting for nodes; requests side by side are one. */
  readonly waits: number;
  /** Milliseconds of these. */
  readonly ms: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

const NOTHING: Spent = { requests: 0, waits: 0, ms: 0, sentBytes: 0, receivedBytes: 0 };

export class Tally {
  #spent = NOTHING;
  #running = 0;
  #since = 0;

  /** Another transport with its requests counted here. */
  over(transport: Transport): Transport {
    return {
      send: async (address, method, path, body, signal) => {
        if (this.#running++ === 0) this.#since = performance.now();
        let receivedBytes = 0;
        try {
          const reply = await transport.send(address, method, path, body, signal);
          receivedBytes = Buffer.byteLength(reply.body);
          return reply;
        } finally {
          this.#ended(Buffer.byteLength(body ?? ''), receivedBytes);
        }
      },
      close: () => transport.close(),
    };
  }

  /** What was spent since it was last taken. */
  take(): Spent {
    const spent = this.#spent;
    this.#spent = NOTHING;
    return spent;
  }

  #ended(sent: number, received: number): void {
    const over = --this.#running === 0;
    const { requests, waits, ms, sentBytes, receivedBytes } = this.#spent;
    this.#spent = {
      requests: requests + 1,
      waits: waits + (over ? 1 : 0),
      ms: ms + (over ? performance.now() - this.#since : 0),
      sentBytes: sentBytes + sent,
      receivedBytes: receivedBytes + received,
    };
  }
}
