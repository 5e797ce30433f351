/** The HTTP side: reads requests, meets faults and limits, finds the handler, writes what Discord would answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import { type ApiAnswer, readBody, writeAnswer } from './http.ts';
import { REPLY } from './interactions.ts';
import type { LimitedRequest, RateLimits } from './limits.ts';
import type { Messages } from './messages.ts';
import { ApiError, refusals } from './problems.ts';
import type { Route } from './routes.ts';
import { isObject } from './validate/basics.ts';
import { closesMentions } from './validate/mentions.ts';

/** One request that came, for tests about what the bot sends. */
export interface SeenRequest {
  readonly method: string;
  /** Without `/api/v10`, with the query. */
  readonly path: string;
  /** Method and pattern, or the method and path where no route fits. */
  readonly route: string;
  readonly body: unknown;
  /** HTTP status of the answer; 0 while there is none. */
  status: number;
  /** By performance.now(). */
  readonly at: number;
}

const PREFIX = '/api/v10';
const CONTENT_ROUTES =
  /^(?:POST|PATCH) (?:\/channels\/:channel\/messages|\/webhooks\/:app\/:token)(?:\/messages)?(?:\/:message)?$/;

/** What the HTTP side needs of the rest. */
export interface ApiHost {
  readonly routes: readonly Route[];
  readonly limits: RateLimits;
  readonly faults: Faults;
  readonly messages: Messages;
  token(): string;
  address(): string;
}

export class Api {
  /** Every request, in order. */
  readonly requests: SeenRequest[] = [];
  /** Messages and edits that did not close all mentions themselves. */
  readonly unguarded: SeenRequest[] = [];
  /** Errors of the fake itself. */
  readonly failures: unknown[] = [];
  /** Milliseconds that every answer takes longer. */
  latency = 0;
  readonly #host: ApiHost;

  constructor(host: ApiHost) {
    this.#host = host;
  }

  /** For the server's `request` event. */
  listen(request: IncomingMessage, response: ServerResponse): void {
    this.#serve(request, response).catch((error: unknown) => {
      this.failures.push(error);
      if (!response.headersSent) writeAnswer(response, { status: 500, body: { message: String(error) } });
    });
  }

  /** The last refused requests in a sentence, for messages of tests that wait in vain. */
  lastRefusals(): string {
    const refused = this.requests.filter(({ status }) => status >= 400).slice(-3);
    if (refused.length === 0) return `No request was refused; ${this.requests.length} came.`;
    return `Refused: ${refused.map(({ route, status }) => `${route} ${status}`).join(', ')}.`;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#host.address());
    if (url.pathname.startsWith('/attachments/')) {
      this.#serveFile(url.pathname, response);
      return;
    }
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(PREFIX, '');
    const found = url.pathname.startsWith(PREFIX) ? this.#match(method, path) : undefined;
    const name = found ? `${method} ${found.route.pattern}` : `${method} ${path}`;
    const fault = this.#host.faults.take(name, `${method} ${decodeURIComponent(path)}`);
    if (fault?.delay || this.latency) await pause((fault?.delay ?? 0) + this.latency);
    if (fault?.breaks === 'before') {
      response.destroy();
      return;
    }
    const seen: SeenRequest = {
      method,
      path: path + url.search,
      route: name,
      body: undefined,
      status: 0,
      at: performance.now(),
    };
    let headers: Record<string, string> = {};
    const answer = await this.#answer(request, found, seen, url, fault?.status, (more) => {
      headers = more;
    });
    seen.status = answer.status;
    if ([401, 403, 429].includes(answer.status)) this.#host.limits.invalidAnswers += 1;
    if (fault?.breaks === 'after') response.destroy();
    else writeAnswer(response, answer, headers);
  }

  async #answer(
    request: IncomingMessage,
    found: { route: Route; values: Record<string, string> } | undefined,
    seen: SeenRequest,
    url: URL,
    forced: number | undefined,
    addHeaders: (headers: Record<string, string>) => void,
  ): Promise<ApiAnswer> {
    try {
      const { body, files } = await readBody(request);
      Object.assign(seen, { body });
      this.requests.push(seen);
      if (forced !== undefined) return { status: forced, body: { message: `${forced}: ordered`, code: 0 } };
      if (!request.headers['user-agent']?.startsWith('DiscordBot')) throw refusals.cloudflare();
      if (!found) throw refusals.notFound();
      if (!found.route.open && request.headers.authorization !== `Bot ${this.#host.token()}`) {
        throw refusals.unauthorized();
      }
      const limited = limitedRequest(seen.route, found);
      const early = this.#host.limits.take(limited);
      if (early) {
        addHeaders({ ...this.#host.limits.headers(limited), ...tooEarlyHeaders(early) });
        return tooEarlyAnswer(early);
      }
      addHeaders(this.#host.limits.headers(limited));
      const answer = found.route.handle({
        method: seen.method,
        path: seen.path,
        query: url.searchParams,
        values: found.values,
        body,
        files,
      });
      if (carriesContent(seen) && !closesMentions(contentOf(seen))) this.unguarded.push(seen);
      return answer;
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body() };
      throw error;
    }
  }

  #match(method: string, path: string): { route: Route; values: Record<string, string> } | undefined {
    const steps = path.split('/').map(decodeURIComponent);
    for (const route of this.#host.routes) {
      const values = route.method === method ? valuesOf(route.pattern, steps) : undefined;
      if (values) return { route, values };
    }
    return undefined;
  }

  #serveFile(path: string, response: ServerResponse): void {
    const id = path.split('/')[3];
    const files = [...this.#host.messages.all.values()].flatMap((each) => each.files);
    const file = files.find((each) => each.id === id);
    response.writeHead(file ? 200 : 404).end(file?.bytes);
  }
}

function valuesOf(pattern: string, steps: readonly string[]): Record<string, string> | undefined {
  const places = pattern.split('/');
  if (places.length !== steps.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, place] of places.entries()) {
    if (place.startsWith(':')) values[place.slice(1)] = steps[index]!;
    else if (place !== steps[index]) return undefined;
  }
  return values;
}

function limitedRequest(
  route: string,
  { route: { pattern }, values }: { route: Route; values: Record<string, string> },
): LimitedRequest {
  const isInteraction = /^\/(?:interactions|webhooks)\//.test(pattern);
  const webhook = values.token ? `${values.interaction ?? values.app}/${values.token}` : undefined;
  const major = webhook ?? values.channel ?? values.guild ?? '';
  return { route, major, countsGlobally: !isInteraction };
}

function tooEarlyHeaders({ retryAfter, global }: { retryAfter: number; global: boolean }) {
  return {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  };
}

function tooEarlyAnswer({ retryAfter, global }: { retryAfter: number; global: boolean }): ApiAnswer {
  return { status: 429, body: { message: 'You are being rate limited.', retry_after: retryAfter, global } };
}

/** Whether a request carries a message: a send, an edit, or a first reply with a message in it. */
function carriesContent({ route, body }: SeenRequest): boolean {
  if (CONTENT_ROUTES.test(route)) return true;
  const isCallback = route === 'POST /interactions/:interaction/:token/callback';
  return isCallback && isObject(body) && (body.type === REPLY.message || body.type === REPLY.update);
}

function contentOf({ route, body }: SeenRequest): unknown {
  return route.startsWith('POST /interactions') && isObject(body) ? body.data : body;
}
