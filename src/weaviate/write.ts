/** Writing and deleting at quorum, object by object certain. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WeaviateClient } from './client.ts';
import { ClusterRefusedError, ObjectsNotWrittenError } from './errors.ts';
import type { NewObject } from './objects.ts';

/** How often an object is tried, and the pause after the first failure, which doubles. Milliseconds. */
const TRIES = { most: 5, pause: 200 } as const;

/** A batch takes longer than a question; a node that is silent this long is given up for another. Milliseconds. */
const BATCH: WriteTimes = { patience: 15_000, deadline: 120_000 };

/** The nodes agree upon a new leader within this time, milliseconds; until then they take nothing. */
export const PERSIST = 20_000;

/** For one small object, which somebody waits for. Milliseconds. */
export const SMALL_WRITE: WriteTimes = { patience: 1_000, deadline: 15_000 };

export interface WriteTimes {
  /** See `Call`. */
  readonly patience: number;
  readonly deadline: number;
  /** PERSIST unless told. */
  readonly persist?: number;
}

interface Written {
  readonly id?: string;
  readonly result?: {
    readonly status?: string;
    readonly errors?: { readonly error?: readonly { readonly message?: string }[] };
  };
}

/**
 * Writes objects in one request, and again those that were not taken. An object that is there already is replaced.
 * @throws ObjectsNotWrittenError when some were refused every time; as `WeaviateClient.call`.
 */
export async function writeObjects(
  client: WeaviateClient,
  objects: readonly NewObject[],
  times: WriteTimes = BATCH,
): Promise<void> {
  let left = objects;
  for (let attempt = 1; left.length > 0; attempt++) {
    const failed = await tryOnce(client, left, times);
    left = left.filter(({ id }) => failed.reasons.has(id));
    if (left.length === 0) return;
    if (attempt === TRIES.most) {
      throw new ObjectsNotWrittenError(left.length, failed.reasons.get(left[0]!.id) ?? 'no reason given');
    }
    await sleep(TRIES.pause * 2 ** (attempt - 1));
  }
}

/** Ids that were not taken, with the reason. */
async function tryOnce(
  client: WeaviateClient,
  objects: readonly NewObject[],
  times: WriteTimes,
): Promise<{ readonly reasons: ReadonlyMap<string, string> }> {
  let answered: readonly Written[];
  try {
    const { data } = await client.call({
      method: 'POST',
      path: '/v1/batch/objects?consistency_level=QUORUM',
      body: { objects },
      repeatable: true,
      persist: PERSIST,
      ...times,
    });
    answered = Array.isArray(data) ? (data as Written[]) : [];
  } catch (error) {
    // Without a quorum, or before a node has heard of a new collection, the whole batch is refused; a moment later it is not.
    if (!(error instanceof ClusterRefusedError)) throw error;
    return { reasons: new Map(objects.map(({ id }) => [id, error.why])) };
  }
  const taken = new Set(
    answered.flatMap(({ id, result }) =>
      id !== undefined && result?.status === 'SUCCESS' && !result.errors ? [id] : [],
    ),
  );
  const why = new Map(
    answered.map(({ id, result }) => [id, result?.errors?.error?.map(({ message }) => message).join('; ')]),
  );
  const lost = objects.filter(({ id }) => !taken.has(id));
  return { reasons: new Map(lost.map(({ id }) => [id, why.get(id) ?? 'it was not answered for'])) };
}

/** Deletes one object; no matter if it is not there. */
export async function deleteObject(client: WeaviateClient, collection: string, id: string): Promise<void> {
  await client.call({
    method: 'DELETE',
    path: `/v1/objects/${collection}/${id}?consistency_level=QUORUM`,
    repeatable: true,
    accept: [404, 422],
  });
}

/** Values that are looked for with one request. */
const VALUES_AT_ONCE = 100;

/**
 * Deletes the objects that have one of these values in a property (`id` too), until there are none.
 * @returns how many were deleted.
 */
export async function deleteWhere(
  client: WeaviateClient,
  collection: string,
  property: string,
  values: readonly string[],
): Promise<number> {
  let deleted = 0;
  for (let i = 0; i < values.length; i += VALUES_AT_ONCE) {
    const valueTextArray = values.slice(i, i + VALUES_AT_ONCE);
    // One request deletes at most so many as one question may find.
    for (let again = true; again; ) {
      const { data } = await client.call({
        method: 'DELETE',
        path: '/v1/batch/objects?consistency_level=QUORUM',
        body: {
          match: { class: collection, where: { path: [property], operator: 'ContainsAny', valueTextArray } },
          output: 'minimal',
        },
        repeatable: true,
        persist: PERSIST,
        ...BATCH,
      });
      const { results } = data as {
        readonly results?: {
          readonly matches?: number;
          readonly successful?: number;
          readonly failed?: number;
        };
      };
      if (results?.failed) throw new ObjectsNotWrittenError(results.failed, 'they could not be deleted');
      deleted += results?.successful ?? 0;
      again = (results?.matches ?? 0) > (results?.successful ?? 0) && (results?.successful ?? 0) > 0;
    }
  }
  return deleted;
}
