/** Starts and ends the page: a server on one interface, in front of the routes the checks that every request goes through. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { QuothError } from '../errors.ts';
import { headersFor } from './answers.ts';
import { type Admitted, createApp } from './app.ts';
import { bundle } from './bundle.ts';
import { admit, type Refusal } from './entrance.ts';
import { askingForToken, saying } from './layout.ts';
import type { Asset, Entrance, PageParts } from './ports.ts';
import { localeFor } from './readerText.ts';

/** The page cannot be served. */
export class PageError extends QuothError {
  override readonly code = 'page-unavailable';
}

export interface PageOptions extends Omit<PageParts, 'assets'>, Entrance {
  /** 0: any that is free. */
  readonly port: number;
  /** Scripts and style sheets; made from src/page/client by default. */
  readonly assets?: () => Promise<readonly Asset[]>;
  readonly limits?: Partial<PageLimits>;
}

/** How long a connection may take, in milliseconds, and how many there may be. */
export interface PageLimits {
  /** Until the head of a request is there. */
  readonly headMs: number;
  /** Until its body is there, too. */
  readonly requestMs: number;
  /** A connection between two requests. */
  readonly idleMs: number;
  /** A connection on which nothing moves, whatever it waits for; a heartbeat moves. */
  readonly silentMs: number;
  readonly connections: number;
}

export interface Page {
  /** Where it is on this machine, without a slash at the end: `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly port: number;
  /** The port that was wanted and taken by something else; null when it was free. */
  readonly taken: number | null;
  /** Ends what is open. */
  close(): Promise<void>;
}

/** A browser on the same machine needs none of these; a slow line needs a second. */
const LIMITS: PageLimits = {
  headMs: 10_000,
  requestMs: 20_000,
  idleMs: 5_000,
  silentMs: 300_000,
  connections: 1_000,
};
/** Ports that are tried, one after the other. */
const PORTS_TRIED = 20;
const HIGHEST_PORT = 65_535;

/** Resolves when it listens. @throws PageError when no port can be had, or the interface is none of this machine. */
export async function startPage(options: PageOptions): Promise<Page> {
  const limits = { ...LIMITS, ...options.limits };
  const assets = once(options.assets ?? bundle);
  // Begun now, so that the first visitor does not wait; who asks for them is told when it fails.
  assets().catch(() => {});
  const admitted = new WeakMap<IncomingMessage, Admitted>();
  const app = createApp({ ...options, assets }, (incoming) => admitted.get(incoming)!);
  const respond = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headMs / 2),
    },
    (incoming, outgoing) => {
      const target = incoming.url ?? '';
      outgoing.setHeaders(new Map(Object.entries(headersFor(target.split('?', 1)[0]!))));
      const arrival = {
        method: incoming.method ?? '',
        target,
        version: incoming.httpVersion,
        headers: oneHost(incoming),
        from: incoming.socket.remoteAddress ?? '',
      };
      const admission = admit(arrival, options);
      if (admission.refused) {
        refuse(incoming, outgoing, admission.refused);
        return;
      }
      admitted.set(incoming, admission);
      void respond(incoming, outgoing);
    },
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silentMs);
  // A proxy is what we are not.
  server.on('connect', (_, socket) =>
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nconnection: close\r\n\r\n'),
  );
  const port = await listen(server, options.host, options.port);
  return {
    url: `http://${shownHost(options.host)}:${port}`,
    port,
    taken: options.port !== 0 && port !== options.port ? options.port : null,
    close: async () => {
      app.events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Two names in one request: one for us and another for a proxy before us, so none is believed. */
function oneHost({ headers, headersDistinct }: IncomingMessage): IncomingMessage['headers'] {
  return (headersDistinct.host?.length ?? 0) > 1 ? { ...headers, host: '' } : headers;
}

/** Turns a request away: with a page for people, as JSON for scripts. */
function refuse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, error, allow }: Refusal,
): void {
  // What comes after a request that was not understood, or whose body nobody reads, is not looked at.
  outgoing.setHeader('connection', 'close');
  outgoing.setHeader('cache-control', 'no-store');
  if (allow !== undefined) outgoing.setHeader('allow', allow);
  const [path = '', query = ''] = (incoming.url ?? '').split('?', 2);
  if (status === 401) outgoing.setHeader('www-authenticate', 'Bearer');
  if ((status !== 401 && status !== 403) || path.startsWith('/api/')) {
    outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    outgoing.end(JSON.stringify({ error }));
    return;
  }
  const fields = new URLSearchParams(query);
  const locale = localeFor(fields.get('locale'), incoming.headers['accept-language']);
  const view = { locale, carried: { locale: null, token: null } };
  outgoing.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  outgoing.end(status === 401 ? askingForToken(view, fields) : saying(view, 'needsToken', error));
}

/** The first port that can be had, from the wanted one on. */
async function listen(server: Server, host: string, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORTS_TRIED - 1, HIGHEST_PORT);
  for (let port = wanted; port <= last; port++) {
    try {
      return await listenOn(server, host, port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'EADDRINUSE') continue;
      throw new PageError(
        `The page cannot listen on ${host}, port ${port} (${code}). Set HOST or PORT to others.`,
      );
    }
  }
  throw new PageError(`The ports ${wanted} to ${last} are all taken. Set PORT to another, or to 0 for any.`);
}

async function listenOn(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** A host for an address: this machine where every interface is listened on. */
function shownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error) => {
      // What failed is tried again.
      made = null;
      throw error;
    });
    return made;
  };
}
