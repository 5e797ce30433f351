/**
 * The few words of Weaviate's REST and GraphQL that Quoth speaks, to any node that answers. Plain HTTP and no library:
 * the official one needs a later Node than 20, and what it adds is not needed here.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterRefusedError, ClusterTooOldError, NotWeaviateError } from './errors.ts';
import { ClusterUnauthorisedError, ClusterUnreachableError } from './errors.ts';
import { watchNodes } from './nodes.ts';
import {
  httpTransport,
  type Method,
  type Reply,
  type Transport,
  TransportError,
  withinTime,
} from './transport.ts';

/** The oldest server that the tests ran against. Earlier ones lack fields of the schema, or count otherwise. */
export const OLDEST_SERVER = '1.35.0';

export interface ClientSettings {
  /** Of each node, `http://host:port`, without a slash at the end. */
  readonly addresses: readonly string[];
  /** null: the cluster lets everybody in. */
  readonly apiKey: string | null;
  /** How long one node may be silent before another one is asked as well, milliseconds; 600 unless told. */
  readonly patience?: number;
}

export interface Call {
  readonly method: Method;
  /** Begins with `/v1/`. */
  readonly path: string;
  readonly body?: unknown;
  /**
   * Whether it does no harm to do it twice, which is so for all reading and for writes whose ids follow from the
   * content. Only then another node is asked when one does not answer.
   */
  readonly repeatable: boolean;
  /** Until the caller gives up, milliseconds; 10,000 unless told. */
  readonly deadline?: number;
  /**
   * How long to begin anew, when no node can do it, milliseconds; 0 unless told. For what the nodes do together: they
   * cannot while they agree upon a new leader. Only what is `repeatable`.
   */
  readonly persist?: number;
  /** Another patience than the client's, milliseconds. */
  readonly patience?: number;
  /** The only node to ask. */
  readonly node?: string;
  /** The only nodes to ask, those that are well first. */
  readonly among?: readonly string[];
  /** Statuses besides 2xx that the caller understands. */
  readonly accept?: readonly number[];
}

/** What a node answered. `data` is null when the answer has no body. */
export interface Answered {
  readonly node: string;
  readonly status: number;
  readonly data: unknown;
}

export interface WeaviateClient {
  readonly addresses: readonly string[];
  /** Nodes that are not away, as far as is known without asking. */
  well(): readonly string[];
  /** How often a node went away since this client was opened. */
  falls(address: string): number;
  /** @throws ClusterUnreachableError, ClusterUnauthorisedError, NotWeaviateError, ClusterRefusedError. */
  call(call: Call): Promise<Answered>;
  /** The `data` of a GraphQL answer. @throws as `call`; ClusterRefusedError also for the errors that it holds. */
  query(query: string, where?: Pick<Call, 'node' | 'among' | 'deadline'>): Promise<Record<string, unknown>>;
  /**
   * How many nodes hold each object of a collection; 1 where there is no such collection. `deadline` as in `Call`.
   * @throws as `call`.
   */
  copiesOf(collection: string, deadline?: number): Promise<number>;
  /** The version of the server. @throws as `call`, and ClusterTooOldError. */
  checkServer(): Promise<string>;
  close(): void;
}

/** Does not connect yet. `transport` is another one in tests only. */
export function openClient(
  settings: ClientSettings,
  transport: Transport = httpTransport(settings.apiKey),
): WeaviateClient {
  const { addresses, apiKey, patience = 600 } = settings;
  const nodes = watchNodes(addresses, transport);

  const call = async (wanted: Call): Promise<Answered> => {
    const until = performance.now() + (wanted.repeatable ? (wanted.persist ?? 0) : 0);
    for (;;) {
      try {
        return await callOnce(wanted);
      } catch (error) {
        if (!mayPass(error) || performance.now() + PERSIST_PAUSE > until) throw error;
      }
      await sleep(PERSIST_PAUSE);
    }
  };

  const callOnce = async (wanted: Call): Promise<Answered> => {
    const only = wanted.node === undefined ? wanted.among : [wanted.node];
    const targets = nodes.inTurn().filter((address) => only === undefined || only.includes(address));
    const body = wanted.body === undefined ? null : JSON.stringify(wanted.body);
    const { node, reply } = await firstAnswer(
      targets,
      { patience, ...wanted },
      {
        send: (address, signal) => transport.send(address, wanted.method, wanted.path, body, signal),
        failed: nodes.failed,
        silent: nodes.silent,
      },
    );
    if (reply.status === 401 || reply.status === 403)
      throw new ClusterUnauthorisedError(node, apiKey !== null);
    if ((reply.status < 200 || reply.status > 299) && !wanted.accept?.includes(reply.status)) {
      throw new ClusterRefusedError(node, reply.status, saidWhy(reply.body));
    }
    return { node, status: reply.status, data: parsed(node, reply.body) };
  };

  const query: WeaviateClient['query'] = async (text, where) => {
    const { node, data } = await call({
      method: 'POST',
      path: '/v1/graphql',
      body: { query: text },
      repeatable: true,
      ...where,
    });
    const { data: found, errors } = data as {
      readonly data?: Record<string, unknown>;
      readonly errors?: readonly { readonly message?: string }[];
    };
    // Part of an answer is none: what is missing could be what was asked for.
    if (errors?.length) {
      throw new ClusterRefusedError(node, 200, errors.map(({ message }) => message ?? '').join('; '));
    }
    return found ?? {};
  };

  const factors = new Map<string, number>();

  return {
    addresses,
    well: nodes.well,
    falls: nodes.falls,
    call,
    query,
    async copiesOf(collection, deadline) {
      const known = factors.get(collection);
      if (known !== undefined) return known;
      const { status, data } = await call({
        method: 'GET',
        path: `/v1/schema/${collection}`,
        repeatable: true,
        accept: [404],
        ...(deadline === undefined ? {} : { deadline }),
      });
      if (status === 404) return 1;
      const { replicationConfig } = data as { readonly replicationConfig?: { readonly factor?: number } };
      const factor = replicationConfig?.factor ?? 1;
      factors.set(collection, factor);
      return factor;
    },
    async checkServer() {
      const { node, data } = await call({ method: 'GET', path: '/v1/meta', repeatable: true, accept: [404] });
      const version = (data as { readonly version?: unknown } | null)?.version;
      if (typeof version !== 'string') throw new NotWeaviateError(node);
      if (isOlder(version, OLDEST_SERVER)) throw new ClusterTooOldError(node, version, OLDEST_SERVER);
      return version;
    },
    close() {
      nodes.close();
      transport.close();
    },
  };
}

/** Between two beginnings, milliseconds. */
const PERSIST_PAUSE = 500;

/** Whether it may be otherwise in a moment. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof ClusterUnreachableError || (error instanceof ClusterRefusedError && error.status >= 500)
  );
}

interface Attempts {
  send(address: string, signal: AbortSignal): Promise<Reply>;
  failed(address: string): void;
  silent(address: string): void;
}

/** Pauses before all nodes are asked once more when none could be reached: a connection may just have been closed. Milliseconds. */
const ROUNDS = [50, 250];

/**
 * Asks the first node; another one as soon as it fails or has been silent for `patience`, while the first may still
 * answer. A node that says that it cannot just now (5xx) counts as failed while others are left.
 */
async function firstAnswer(
  targets: readonly string[],
  { repeatable, patience, deadline = 10_000 }: Call & { readonly patience: number },
  attempts: Attempts,
): Promise<{ readonly node: string; readonly reply: Reply }> {
  const { signal, abort } = withinTime(deadline);
  let over = false;
  const waiting = [...targets];
  const pauses = repeatable ? [...ROUNDS] : [];
  try {
    return await new Promise((resolve, reject) => {
      let running = 0;
      let last: { readonly node: string; readonly reply: Reply } | null = null;
      let why = 'no address is left to ask';
      const next = () => {
        // What is given up because another node answered is no reason to ask a third.
        if (over) return;
        const node = waiting.shift();
        if (node === undefined) {
          if (running > 0) return;
          const pause = pauses.shift();
          if (pause === undefined || targets.length === 0 || signal.aborted) {
            if (last) resolve(last);
            else reject(new ClusterUnreachableError(targets, why));
          } else {
            waiting.push(...targets);
            setTimeout(next, pause);
          }
          return;
        }
        running++;
        const silent = setTimeout(() => {
          attempts.silent(node);
          if (repeatable) next();
        }, patience);
        attempts.send(node, signal).then(
          (reply) => {
            clearTimeout(silent);
            running--;
            if (reply.status < 500 || !repeatable) return resolve({ node, reply });
            last = { node, reply };
            next();
          },
          (error: unknown) => {
            clearTimeout(silent);
            running--;
            if (!(error instanceof TransportError)) return reject(error);
            // What was given up because another node answered says nothing about this one.
            if (!signal.aborted) attempts.failed(node);
            else if (!over) attempts.silent(node);
            why = error.why;
            // What may have reached the node must not be done again by another one.
            if (!repeatable && error.sent) waiting.length = 0;
            next();
          },
        );
      };
      next();
    });
  } finally {
    over = true;
    abort();
  }
}

/** @throws NotWeaviateError when it is no JSON. */
function parsed(node: string, body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    throw new NotWeaviateError(node);
  }
}

/** The server's own words for what went wrong, from either of the two shapes that it has. */
function saidWhy(body: string): string {
  try {
    const said = JSON.parse(body) as { readonly error?: unknown; readonly message?: unknown };
    const errors = Array.isArray(said.error) ? (said.error as { readonly message?: string }[]) : [];
    return errors.map(({ message }) => message ?? '').join('; ') || String(said.message ?? body);
  } catch {
    return body;
  }
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const at = [0, 1, 2].find((i) => (a![i] ?? 0) !== (b![i] ?? 0));
  return at !== undefined && (a![at] ?? 0) < (b![at] ?? 0);
}
