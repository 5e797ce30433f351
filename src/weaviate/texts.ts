/** Finds the vectors of texts that the cluster holds, so that they need not be embedded again. */
import { asCells } from '../index/codec.ts';
import type { WeaviateClient } from './client.ts';
import { anyOf, find } from './find.ts';
import { bytesOf, textOf } from './objects.ts';

/** Texts that are looked for with one question, and how many passages it may find. */
const TEXTS = { atOnce: 100, found: 1_000 } as const;

/** The cells of those of these texts (see `textKeyOf`) that some passage of the collection has. */
export async function findTexts(
  client: WeaviateClient,
  collection: string,
  textKeys: readonly string[],
): Promise<ReadonlyMap<string, Int8Array>> {
  const found = new Map<string, Int8Array>();
  const ask = async (keys: readonly string[], limit: number): Promise<number> => {
    const how = `where:${anyOf('textKey', keys)},limit:${limit}`;
    const objects = await find(client, collection, how, 'textKey cells');
    for (const object of objects) found.set(textOf(object.textKey), asCells(bytesOf(object.cells)));
    return objects.length;
  };
  for (let i = 0; i < textKeys.length; i += TEXTS.atOnce) {
    const some = textKeys.slice(i, i + TEXTS.atOnce);
    if ((await ask(some, TEXTS.found)) < TEXTS.found) continue;
    // A text that stands in very many passages has taken all places.
    for (const key of some) if (!found.has(key)) await ask([key], 1);
  }
  return found;
}
