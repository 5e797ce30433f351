/** What waits for the next generation: articles that are written and named by no head yet, and removals. */
import type { ListedArticle } from './catalogue.ts';
import type { WeaviateClient } from './client.ts';
import { allObjects, countObjects, idOf } from './find.ts';
import type { Head } from './head.ts';
import type { Ledger } from './ledger.ts';
import { type Birth, numberOf, textOf } from './objects.ts';
import type { Collections } from './schema.ts';

/** An article that waits. */
export interface Waiting {
  /** Id of its object. */
  readonly version: string;
  /** Null: it waits to be removed. */
  readonly listed: ListedArticle | null;
}

/** What lies in the collections besides the published generation. */
export interface Leftovers {
  /** By path: what a run with this birth would go on with. */
  readonly waiting: ReadonlyMap<string, Waiting>;
  /** Versions that nobody needs. */
  readonly rubbish: readonly string[];
}

/**
 * Looks for what an earlier run left. Where as many articles are there as are published, nothing was left, and one
 * question tells; otherwise all are listed.
 */
export async function findLeftovers(
  client: WeaviateClient,
  names: Collections,
  published: { readonly head: Head | null; readonly ledger: Ledger },
  { recipe, born }: Birth,
): Promise<Leftovers> {
  const { head, ledger } = published;
  const catalogue = head?.collections.articles === names.articles ? ledger.catalogue : null;
  const count = await countObjects(client, names.articles);
  if (count === (catalogue?.articles.length ?? 0) && (head?.tidy ?? true)) {
    return { waiting: new Map(), rubbish: [] };
  }
  const waiting = new Map<string, Waiting>();
  const rubbish: string[] = [];
  for await (const found of allObjects(client, names.articles, 'path hash language passages recipe born')) {
    const version = idOf(found);
    if (catalogue?.byVersion(version)) continue;
    const path = textOf(found.path);
    if (found.recipe !== recipe || found.born !== born || waiting.has(path)) {
      // Two for one path: which of them was to be, nobody knows any more. It is made again.
      const other = found.recipe === recipe && found.born === born ? waiting.get(path) : undefined;
      if (other) rubbish.push(other.version);
      if (other) waiting.delete(path);
      rubbish.push(version);
      continue;
    }
    const hash = textOf(found.hash);
    const listed = {
      path,
      version,
      hash,
      language: textOf(found.language),
      passages: numberOf(found.passages),
    };
    waiting.set(path, { version, listed: hash === '' ? null : listed });
  }
  return { waiting, rubbish };
}
