/**
 * One object as most of the nodes have it, so that whoever reads it after it was written at quorum reads it.
 *
 * The server can do that itself, and asks its own copy and then always the same other one, for up to twenty seconds: while
 * that node stands still with its connections open, no other node answers either. So every node is asked for its own copy
 * here, and most of them are enough, whichever they are.
 *
 * Its own it must be. `GET /v1/objects/…` at `ONE` is not: where a node cannot read its copy within a moment, as in the
 * seconds after it stood still, it gives another one's, and a copy that lags is counted twice. A page of the list of all
 * objects is read from the node's own files, by the id itself: a filter by id goes through an index, which has nothing to
 * say in the moment in which the object is replaced (7 of 33,000 reads beside 115 writes a second; of the list 0 of 28,000).
 */
import type { Call, WeaviateClient } from './client.ts';
import { idBefore } from './ids.ts';
import { type Found, numberOf } from './objects.ts';

/** How long the nodes may take, milliseconds. */
const DEADLINE = 10_000;

/** An object in one node's answer. */
interface Copy {
  readonly properties: Found;
  /** By the clock of the node that took the write, milliseconds since 1970. */
  readonly writtenAt: number;
}

/** An object, and what is wanted of it. */
export interface Wanted {
  readonly collection: string;
  readonly id: string;
  /** Names of properties, with spaces between. */
  readonly fields: string;
}

/**
 * The properties of an object; null when it is not there. Where copies differ the newest counts, as it does for the server.
 * @param deadline milliseconds
 * @throws as `WeaviateClient.call`, when too few nodes answer.
 */
export async function readAtQuorum(
  client: WeaviateClient,
  wanted: Wanted,
  deadline = DEADLINE,
): Promise<Found | null> {
  const { addresses } = client;
  const copies = await client.copiesOf(wanted.collection, deadline);
  // Where the nodes that we know are not those that hold it, only the server knows whom to ask.
  if (copies === 1 || copies !== addresses.length) return await readByServer(client, wanted, deadline);
  const read = (node: string) => ownCopy(client, wanted, { node, deadline });
  const found = await firstOf(addresses.map(read), Math.floor(copies / 2) + 1);
  const newest = found
    .filter((copy) => copy !== null)
    .reduce<Copy | null>((best, copy) => (best && best.writtenAt >= copy.writtenAt ? best : copy), null);
  return newest?.properties ?? null;
}

async function readByServer(
  client: WeaviateClient,
  { collection, id }: Wanted,
  deadline: number,
): Promise<Found | null> {
  const { status, data } = await client.call({
    method: 'GET',
    path: `/v1/objects/${collection}/${id}?consistency_level=QUORUM`,
    repeatable: true,
    // 422: the collection is gone, or this node has not heard of it yet.
    accept: [404, 422],
    deadline,
  });
  return status === 200 ? ((data as { readonly properties?: Found }).properties ?? {}) : null;
}

/** Null when the node does not have it. @throws also when the node does not know the collection: that tells nothing. */
async function ownCopy(
  client: WeaviateClient,
  { collection, id, fields }: Wanted,
  where: Pick<Call, 'node' | 'deadline'>,
): Promise<Copy | null> {
  const next = `after:${JSON.stringify(idBefore(id))},limit:1`;
  const query = `{Get{${collection}(${next}){${fields} _additional{id lastUpdateTimeUnix}}}}`;
  const { Get } = (await client.query(query, where)) as {
    readonly Get?: Readonly<Record<string, readonly Listed[] | null>>;
  };
  const [found] = Get?.[collection] ?? [];
  if (found?._additional.id !== id) return null;
  const { _additional, ...properties } = found;
  return { properties, writtenAt: numberOf(Number(_additional.lastUpdateTimeUnix)) };
}

type Listed = Found & { readonly _additional: { readonly id: string; readonly lastUpdateTimeUnix: string } };

/** The first so many that come. @throws the last failure, as soon as so many cannot come any more. */
function firstOf<T>(all: readonly Promise<T>[], wanted: number): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const come: T[] = [];
    let failed = 0;
    for (const each of all) {
      each.then(
        (value) => {
          if (come.push(value) === wanted) resolve(come.slice());
        },
        (error: unknown) => {
          if (++failed > all.length - wanted) reject(error);
        },
      );
    }
  });
}
