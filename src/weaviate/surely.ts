/**
 * Lists of objects as most nodes have them. A search is answered by one copy of the data, which may have missed the last
 * write; so every node is asked, and where they differ the object itself is read at quorum.
 */
import type { WeaviateClient } from './client.ts';
import { ClusterUnreachableError } from './errors.ts';
import { atATime, find, idOf } from './find.ts';
import type { Found } from './objects.ts';
import { readAtQuorum } from './quorum.ts';

/** How long a node may take, milliseconds. */
const PATIENCE = 3_000;
/** Objects read at quorum side by side. */
const READ_AT_ONCE = 8;

/**
 * Objects by id. As sure as the nodes that WEAVIATE_URL names: it should name all of them.
 * @param how arguments of `Get`; `fields` must not be empty
 * @throws ClusterUnreachableError when fewer than most nodes answer, and as `find`.
 */
export async function findSurely(
  client: WeaviateClient,
  collection: string,
  how: string,
  fields: string,
): Promise<ReadonlyMap<string, Found>> {
  const { addresses } = client;
  const settled = await Promise.allSettled(
    addresses.map((node) =>
      find(client, collection, how, `${fields} _additional{id}`, { node, deadline: PATIENCE }),
    ),
  );
  const lists = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  if (lists.length * 2 <= addresses.length) {
    const failed = settled.find((each) => each.status === 'rejected');
    throw failed ? failed.reason : new ClusterUnreachableError(addresses, 'too few nodes answer');
  }
  const seen = new Map<string, { readonly found: Found; readonly text: string; times: number }>();
  for (const found of lists.flat()) {
    const text = JSON.stringify(found);
    const known = seen.get(idOf(found));
    if (known) known.times += known.text === text ? 1 : 0;
    else seen.set(idOf(found), { found, text, times: 1 });
  }
  const sure = new Map<string, Found>();
  const unsure: string[] = [];
  for (const [id, { found, times }] of seen) {
    if (times === lists.length) sure.set(id, found);
    else unsure.push(id);
  }
  await atATime(READ_AT_ONCE, unsure, async (id) => {
    const found = await readAtQuorum(client, { collection, id, fields });
    if (found) sure.set(id, found);
  });
  return sure;
}
