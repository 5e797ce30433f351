/**
 * One HTTP request to one node, over connections that are kept. `node:http` and not `fetch`: whether a request was sent at all
 * can be told, and an attempt can be given up without waiting for anything.
 */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What a node answered, whatever the status. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

export interface Transport {
  /**
   * @throws TransportError when no whole answer came, also after `signal`. It says whether the request can have reached
   * the node.
   */
  send(
    address: string,
    method: Method,
    path: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<Reply>;
  close(): void;
}

/**
 * A signal that comes after so many milliseconds, or with `abort`, which also ends the waiting for it; to be called in any case.
 * Not `AbortSignal.timeout` within `AbortSignal.any`: nothing else holds the first, and Node 20 tidies it up with its timer, so
 * that the deadline never comes. The timer alone keeps no process alive.
 */
export function withinTime(milliseconds: number): {
  readonly signal: AbortSignal;
  readonly abort: () => void;
} {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds).unref();
  const abort = () => {
    clearTimeout(timer);
    controller.abort();
  };
  return { signal: controller.signal, abort };
}

/** A node gave no whole answer. */
export class TransportError extends Error {
  constructor(
    readonly why: string,
    /** False when no connection came about, so that nothing can have been done. */
    readonly sent: boolean,
  ) {
    super(why);
  }
}

/** Connections to one node at a time; more requests wait. Enough for 4 batches and 60 questions side by side. */
const CONNECTIONS = 64;

/**
 * The server closes a connection that was idle for 30 seconds; a request that meets that moment fails. We close it earlier.
 * Milliseconds.
 */
const IDLE_AT_MOST = 15_000;

/** `apiKey` is shown to every node as a bearer token; null: none. */
export function httpTransport(apiKey: string | null): Transport {
  const agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS, timeout: IDLE_AT_MOST }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS, timeout: IDLE_AT_MOST }),
  };
  const authorization = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  return {
    send: (address, method, path, body, signal) =>
      new Promise((resolve, reject) => {
        const secure = address.startsWith('https:');
        const start = secure ? httpsRequest : httpRequest;
        let sent = false;
        const fail = (error: Error & { readonly code?: string }) =>
          reject(
            new TransportError(signal.aborted ? 'no answer in time' : (error.code ?? error.message), sent),
          );
        const request = start(
          `${address}${path}`,
          {
            method,
            agent: secure ? agents.https : agents.http,
            signal,
            headers: {
              ...authorization,
              ...(body === null
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('error', fail);
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
            );
          },
        );
        request.on('socket', (socket) => {
          if (socket.connecting) socket.once('connect', () => (sent = true));
          else sent = true;
        });
        request.on('error', fail);
        request.end(body ?? undefined);
      }),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
