/** Makes the collections, makes sure that they are ours, and drops those of other models. */
import type { WeaviateClient } from './client.ts';
import { ClusterRefusedError, NotOurCollectionError } from './errors.ts';
import {
  classDefinition,
  type AnyKind,
  type ClassDefinition,
  type Collections,
  feedbackCollections,
  headCollection,
  KINDS,
  markOf,
  type Placement,
  shapeOf,
} from './schema.ts';
import { PERSIST } from './write.ts';

/** A schema is agreed upon by most nodes; that takes longer than a question. Milliseconds. */
const SCHEMA_CALL = { patience: 20_000, deadline: 60_000, persist: PERSIST } as const;
/** Reading it is quick, unless the leading node has just gone: then another one may know. Milliseconds. */
const SCHEMA_READ = { patience: 2_000, deadline: 15_000, persist: PERSIST } as const;

/**
 * Makes what is missing of the head's collection and these.
 * @returns whether one of these was missing.
 * @throws NotOurCollectionError when something else has one of the names.
 */
export async function ensureCollections(
  client: WeaviateClient,
  placement: Placement,
  names: Collections,
): Promise<boolean> {
  await ensure(client, 'head', headCollection(placement.collection), placement);
  let made = false;
  for (const kind of KINDS) made = (await ensure(client, kind, names[kind], placement)) || made;
  return made;
}

/** Whether the head's collection is there. @throws NotOurCollectionError when something else has its name. */
export async function checkHead(client: WeaviateClient, placement: Placement): Promise<boolean> {
  const name = headCollection(placement.collection);
  return await isOurs(client, 'head', name, classDefinition('head', name, placement));
}

/** Makes the head's collection when it is missing. @throws NotOurCollectionError. */
export async function ensureHead(client: WeaviateClient, placement: Placement): Promise<void> {
  await ensure(client, 'head', headCollection(placement.collection), placement);
}

/** Makes what is missing of the collections of the feedback. @throws NotOurCollectionError. */
export async function ensureFeedback(client: WeaviateClient, placement: Placement): Promise<void> {
  const { answers, votes } = feedbackCollections(placement.collection);
  await ensure(client, 'answers', answers, placement);
  await ensure(client, 'votes', votes, placement);
}

/** Drops the collections of ours under this name but those that are named. */
export async function dropOthers(
  client: WeaviateClient,
  collection: string,
  kept: readonly Collections[],
): Promise<void> {
  const head = headCollection(collection);
  const base = head.slice(0, -'head'.length);
  const names = new Set(kept.flatMap((names) => KINDS.map((kind) => names[kind])));
  const { data } = await client.call({ method: 'GET', path: '/v1/schema', repeatable: true, ...SCHEMA_READ });
  const { classes = [] } = data as {
    readonly classes?: readonly { readonly class: string; readonly description?: string }[];
  };
  for (const { class: name, description } of classes) {
    const ours = KINDS.some((kind) => description === markOf(kind));
    if (name === head || !ours || names.has(name) || !name.startsWith(base)) continue;
    await client.call({ method: 'DELETE', path: `/v1/schema/${name}`, repeatable: true, ...SCHEMA_CALL });
  }
}

/** Whether it had to be made. */
async function ensure(
  client: WeaviateClient,
  kind: AnyKind,
  name: string,
  placement: Placement,
): Promise<boolean> {
  const definition = classDefinition(kind, name, placement);
  if (await isOurs(client, kind, name, definition)) return false;
  try {
    await client.call({
      method: 'POST',
      path: '/v1/schema',
      body: definition,
      repeatable: false,
      ...SCHEMA_CALL,
    });
    return true;
  } catch (error) {
    // Another process may have made it a moment ago.
    if (!(error instanceof ClusterRefusedError) || !(await isOurs(client, kind, name, definition)))
      throw error;
    return false;
  }
}

/** False when it is not there. @throws NotOurCollectionError. */
async function isOurs(
  client: WeaviateClient,
  kind: AnyKind,
  name: string,
  definition: ClassDefinition,
): Promise<boolean> {
  const { status, data } = await client.call({
    method: 'GET',
    path: `/v1/schema/${name}`,
    repeatable: true,
    accept: [404],
    ...SCHEMA_READ,
  });
  if (status === 404) return false;
  const found = data as ClassDefinition & { readonly description?: unknown };
  if (found.description !== markOf(kind))
    throw new NotOurCollectionError(name, 'its description is another one');
  if (shapeOf(found) !== shapeOf(definition))
    throw new NotOurCollectionError(name, 'it has other properties');
  return true;
}
