/** A model hub on the loopback address that serves one model under any name, as well or as badly as a test asks. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the hub does with one request; a number is a status that it answers with. */
export type Manner =
  | 'well'
  /** In small pieces with pauses. */
  | 'slowly'
  /** Announces the whole, sends half, breaks the connection. */
  | 'cut'
  /** Accepts the connection and says nothing. */
  | 'silent'
  /** Sends half and then nothing more. */
  | 'stalled'
  /** Sends and announces half of the file, as if it were the whole. */
  | 'half'
  /** Redirects to its store with the checksum, as the real one does, and the store sends the file. */
  | 'redirected'
  /** The same, but what the store sends has one byte changed. */
  | 'changed'
  /** Sends the web page of a login. */
  | 'page'
  | number;

export class FakeHub {
  /** Paths asked for, in order. */
  readonly requests: string[] = [];
  /** Decides about each request; by default all goes well. `count` is how often the path was asked for before. */
  manner: (path: string, count: number) => Manner = () => 'well';
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  /** `folder` holds the files of the model. */
  constructor(private readonly folder: string) {}

  /** Starts listening on a free port. Returns the address to use as hubUrl. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const manner = this.manner(path, this.requests.filter((each) => each === path).length);
    this.requests.push(path);
    if (manner === 'silent') return;
    if (typeof manner === 'number') {
      response.writeHead(manner).end();
      return;
    }
    if (manner === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');
      return;
    }
    const [, file] = /\/resolve\/main\/(.+?)(?:\?.*)?$/.exec(path) ?? [];
    const body = await readFile(join(this.folder, file ?? '')).catch(() => null);
    if (body === null) {
      response.writeHead(404).end();
    } else if ((manner === 'redirected' || manner === 'changed') && !path.includes('?')) {
      const sum = createHash('sha256').update(body).digest('hex');
      const headers = { location: `${path}?store`, 'x-linked-etag': `"${sum}"` };
      response.writeHead(302, headers).end();
    } else {
      await this.#send(body, manner, response);
    }
  }

  async #send(body: Buffer, manner: Manner, response: ServerResponse): Promise<void> {
    const half = body.subarray(0, body.length >> 1);
    if (manner === 'half') {
      response.writeHead(200, { 'content-length': half.length }).end(half);
      return;
    }
    response.writeHead(200, { 'content-length': body.length });
    if (manner === 'cut' || manner === 'stalled') {
      response.write(half);
      await pause(20);
      if (manner === 'cut') response.destroy();
      return;
    }
    if (manner === 'slowly') {
      for (let start = 0; start < body.length; start += 10_000) {
        response.write(body.subarray(start, start + 10_000));
        await pause(20);
      }
    }
    if (manner === 'changed') body[body.length - 1] = body[body.length - 1]! ^ 1;
    response.end(manner === 'slowly' ? undefined : body);
  }
}
