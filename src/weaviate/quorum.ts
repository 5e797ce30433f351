/**
 * One object as most of the nodes have it, so that whoever reads it after it was written at quorum reads it.
 *
 * The server can do that itself, and asks its own copy and then always the same other one, for up to twenty seconds: while
 * that node stands still with its connections open, no other node answers either. So every node is asked for its own copy
 * here, and most of them are enough, whichever they are.
 */
import type { Call, WeaviateClient } from './client.ts';
import { type Found, numberOf } from './objects.ts';

/** How long the nodes may take, milliseconds. */
const DEADLINE = 10_000;

/** An object in one node's answer. */
interface Copy {
  readonly properties: Found;
  /** By the clock of the node that took the write, milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * The properties of an object; null when it is not there. Where copies differ the newest counts, as it does for the server.
 * @param deadline milliseconds
 * @throws as `WeaviateClient.call`, when too few nodes answer.
 */
export async function readAtQuorum(
  client: WeaviateClient,
  collection: string,
  id: string,
  deadline = DEADLINE,
): Promise<Found | null> {
  const { addresses } = client;
  const copies = await client.copiesOf(collection, deadline);
  // Where the nodes that we know are not those that hold it, only the server knows whom to ask.
  if (copies === 1 || copies !== addresses.length) {
    return (await readCopy(client, collection, id, { deadline }, 'QUORUM'))?.properties ?? null;
  }
  const read = (node: string) => readCopy(client, collection, id, { node, deadline }, 'ONE');
  const found = await firstOf(addresses.map(read), Math.floor(copies / 2) + 1);
  const newest = found
    .filter((copy) => copy !== null)
    .reduce<Copy | null>((best, copy) => (best && best.writtenAt >= copy.writtenAt ? best : copy), null);
  return newest?.properties ?? null;
}

async function readCopy(
  client: WeaviateClient,
  collection: string,
  id: string,
  where: Pick<Call, 'node' | 'deadline'>,
  level: 'ONE' | 'QUORUM',
): Promise<Copy | null> {
  const { status, data } = await client.call({
    method: 'GET',
    path: `/v1/objects/${collection}/${id}?consistency_level=${level}`,
    repeatable: true,
    // 422: the collection is gone, or this node has not heard of it yet.
    accept: [404, 422],
    ...where,
  });
  if (status !== 200) return null;
  const { properties, lastUpdateTimeUnix } = data as {
    readonly properties?: Found;
    readonly lastUpdateTimeUnix?: unknown;
  };
  return { properties: properties ?? {}, writtenAt: numberOf(lastUpdateTimeUnix) };
}

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
