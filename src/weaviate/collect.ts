/** Takes what has ended out of the cluster, and proves that it is gone. */
import type { RemovalReceipt } from '../index/store.ts';
import type { Catalogue, ListedArticle } from './catalogue.ts';
import { passageId } from './catalogue.ts';
import type { WeaviateClient } from './client.ts';
import { allObjects, anyOf, countObjects, find, idOf } from './find.ts';
import type { LedgerPart } from './ledger.ts';
import { textOf } from './objects.ts';
import type { Collections } from './schema.ts';
import { deleteWhere } from './write.ts';

/** Deletes articles and their passages. The articles go last: as long as they are there, what is left is found. */
export async function deleteVersions(
  client: WeaviateClient,
  names: Collections,
  versions: readonly string[],
): Promise<void> {
  await deleteWhere(client, names.passages, 'article', versions);
  await deleteWhere(client, names.articles, 'id', versions);
}

/** Deletes the pieces of the ledger that no part names. */
export async function pruneLedger(
  client: WeaviateClient,
  names: Collections,
  parts: readonly LedgerPart[],
): Promise<void> {
  const named = new Set(parts.flatMap(({ objects }) => objects));
  const spare: string[] = [];
  for await (const found of allObjects(client, names.ledger, '')) {
    if (!named.has(idOf(found))) spare.push(idOf(found));
  }
  await deleteWhere(client, names.ledger, 'id', spare);
}

/** An article that went, with the keys of its passages' texts. */
export interface Removal {
  readonly listed: ListedArticle;
  readonly textKeys: readonly string[];
}

/** Values that one question is about. */
const VALUES_AT_ONCE = 100;

/**
 * Asks every node for what went: by id, and by text. A node that does not answer may still have it, so all that it was to
 * be asked for counts as left.
 * @param holds which of these text keys other articles of the generation hold.
 */
export async function proveRemoved(
  client: WeaviateClient,
  names: Collections,
  removals: readonly Removal[],
  holds: (textKeys: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<RemovalReceipt[]> {
  const all = [...new Set(removals.flatMap(({ textKeys }) => textKeys))];
  const kept = await holds(all);
  const pieces = removals.map(({ listed: { version, passages }, textKeys }) => ({
    articles: [version],
    passages: Array.from({ length: passages }, (_, ordinal) => passageId(version, ordinal)),
    texts: [...new Set(textKeys.filter((key) => !kept.has(key)))],
  }));
  const left = await Promise.all(
    client.addresses.map((node) =>
      askNode(client, names, node, {
        articles: pieces.flatMap(({ articles }) => articles),
        passages: pieces.flatMap(({ passages }) => passages),
        texts: pieces.flatMap(({ texts }) => texts),
      }),
    ),
  );
  return removals.map(({ listed: { path, passages } }, i) => {
    const { articles, passages: ids, texts } = pieces[i]!;
    const sought = [...articles, ...ids, ...texts];
    const found = left.map((there) => (there ? sought.filter((piece) => there.has(piece)) : sought).length);
    return {
      file: path,
      passages,
      erased: removals[i]!.textKeys.filter((key) => !kept.has(key)).length,
      pieces: sought.length * client.addresses.length,
      left: found.reduce((sum, count) => sum + count, 0),
      bytesChecked: null,
    };
  });
}

/** What of it a node still finds; null when it does not answer. */
async function askNode(
  client: WeaviateClient,
  names: Collections,
  node: string,
  wanted: Readonly<Record<'articles' | 'passages' | 'texts', readonly string[]>>,
): Promise<ReadonlySet<string> | null> {
  const found = new Set<string>();
  const ask = async (collection: string, property: string, values: readonly string[], field: string) => {
    for (let i = 0; i < values.length; i += VALUES_AT_ONCE) {
      const some = values.slice(i, i + VALUES_AT_ONCE);
      const how = `where:${anyOf(property, some)},limit:1000`;
      for (const object of await find(client, collection, how, `${field} _additional{id}`, { node })) {
        found.add(property === 'id' ? idOf(object) : textOf(object[field]));
      }
    }
  };
  try {
    await ask(names.articles, 'id', wanted.articles, 'path');
    await ask(names.passages, 'id', wanted.passages, 'article');
    await ask(names.passages, 'textKey', wanted.texts, 'textKey');
    return found;
  } catch {
    return null;
  }
}

/**
 * Deletes passages of no article of the generation, which a writer that was killed can have left, or one that did not know
 * that another had taken over. Their number tells whether there are any; only then all are looked at.
 */
export async function sweepPassages(
  client: WeaviateClient,
  names: Collections,
  catalogue: Catalogue,
): Promise<void> {
  if ((await countObjects(client, names.passages)) === catalogue.passages) return;
  const versions = new Set<string>();
  for await (const found of allObjects(client, names.passages, 'article')) {
    const version = textOf(found.article);
    if (catalogue.byVersion(version) === null) versions.add(version);
  }
  await deleteVersions(client, names, [...versions]);
}
