/** The questions that are asked of a cluster, and what is made of the answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, WeaviateClient } from './client.ts';
import { ClusterRefusedError, VanishedError } from './errors.ts';
import { type Found, textOf } from './objects.ts';
import { readAtQuorum } from './quorum.ts';

/** What a question to a cluster can find at most (the server's own limit, unless it is told another). */
export const FOUND_AT_MOST = 10_000;

/** Objects fetched with one request. */
const FETCHED_AT_ONCE = 64;

/** A filter that objects pass which have one of these texts in a property, or as their `id`. JSON writes texts as GraphQL reads them. */
export function anyOf(property: string, values: readonly string[]): string {
  return `{path:["${property}"],operator:ContainsAny,valueText:${JSON.stringify(values)}}`;
}

/** Who is to answer, and until when; see `Call`. */
export type Where = Pick<Call, 'node' | 'among' | 'deadline'>;

/** `Get` of one collection; `how` are its arguments. @throws VanishedError when there is no such collection. */
export async function find(
  client: WeaviateClient,
  collection: string,
  how: string,
  fields: string,
  where?: Where,
): Promise<readonly Found[]> {
  return await ask(client, 'Get', collection, `(${how}){${fields}}`, where);
}

/** Milliseconds until a node is asked again that does not know a collection. */
const PAUSES = [50, 100, 200, 400, 800, 1_600];

/** Nodes hear of a new collection one after the other. */
async function ask(
  client: WeaviateClient,
  verb: 'Get' | 'Aggregate',
  collection: string,
  rest: string,
  where?: Where,
): Promise<readonly Found[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const data = await client.query(`{${verb}{${collection}${rest}}}`, where);
      const found = (data[verb] as Readonly<Record<string, unknown>> | undefined)?.[collection];
      return Array.isArray(found) ? (found as Found[]) : [];
    } catch (error) {
      if (!(error instanceof ClusterRefusedError && isUnknown(collection, error.why))) throw error;
      const pause = PAUSES[attempt];
      if (pause === undefined) throw new VanishedError(collection, null);
      await sleep(pause);
    }
  }
}

/** Whether the node had not heard of it, or had heard and not made room for it yet. */
function isUnknown(collection: string, why: string): boolean {
  return (
    why.includes(`Cannot query field "${collection}"`) || why.includes(`non-existing index for ${collection}`)
  );
}

/** How many objects a collection holds; with `how`, arguments of `Aggregate`, how many of them. */
export async function countObjects(
  client: WeaviateClient,
  collection: string,
  how = '',
  where?: Where,
): Promise<number> {
  const [first] = await ask(
    client,
    'Aggregate',
    collection,
    `${how === '' ? '' : `(${how})`}{meta{count}}`,
    where,
  );
  const { meta } = (first ?? {}) as { readonly meta?: { readonly count?: number } };
  return meta?.count ?? 0;
}

export function idOf(found: Found): string {
  const { _additional } = found as { readonly _additional?: { readonly id?: unknown } };
  return textOf(_additional?.id);
}

/**
 * Objects by id; those that are not there are left out. A node that has come back may lack the newest objects, so what it
 * does not find is asked for once more, at quorum.
 */
export async function fetchObjects(
  client: WeaviateClient,
  collection: string,
  ids: readonly string[],
  fields: string,
): Promise<ReadonlyMap<string, Found>> {
  const some: (readonly string[])[] = [];
  for (let i = 0; i < ids.length; i += FETCHED_AT_ONCE) some.push(ids.slice(i, i + FETCHED_AT_ONCE));
  const found = new Map<string, Found>();
  await atATime(FETCHES_SIDE_BY_SIDE, some, async (part) => {
    const how = `where:${anyOf('id', part)},limit:${part.length}`;
    for (const object of await find(client, collection, how, `${fields} _additional{id}`)) {
      found.set(idOf(object), object);
    }
  });
  const missing = ids.filter((id) => !found.has(id));
  await atATime(FETCHES_SIDE_BY_SIDE, missing, async (id) => {
    const object = await readAtQuorum(client, { collection, id, fields });
    if (object) found.set(id, object);
  });
  return found;
}

const FETCHES_SIDE_BY_SIDE = 8;

/** All objects of a collection, one page after the other, in the order of their ids. */
export async function* allObjects(
  client: WeaviateClient,
  collection: string,
  fields: string,
): AsyncGenerator<Found> {
  const page = 1_000;
  for (let after = ''; ; ) {
    const how = after === '' ? `limit:${page}` : `limit:${page},after:${JSON.stringify(after)}`;
    const found = await find(client, collection, how, `${fields} _additional{id}`);
    yield* found;
    const last = found.at(-1);
    if (!last || found.length < page) return;
    after = idOf(last);
  }
}

/** Runs `work` on each, so many at a time; the first failure is thrown. */
export async function atATime<Item>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
