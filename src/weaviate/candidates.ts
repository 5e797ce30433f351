/**
 * Search: the cluster proposes passages, we decide. Its BM25 counts words by shard, and counts what waits for another
 * generation too; its vectors go through a graph. So more is asked for than is wanted, what the generation does not hold is
 * dropped, and the rest is scored as the embedded store scores, with the counts of the whole generation: where the
 * candidates hold it, the order is the embedded store's to the last tie.
 */
import type { PassageKey, PassageTerms } from '../index/store.ts';
import { type ChosenTerm, chooseTerms, worthIn, worthOf } from '../index/word-choice.ts';
import type { WeaviateClient } from './client.ts';
import { queryText } from './columns.ts';
import { find, FOUND_AT_MOST } from './find.ts';
import type { Catalogue } from './catalogue.ts';
import type { Head } from './head.ts';
import type { Ledger } from './ledger.ts';
import { type Found, numberOf, PASSAGE_FIELDS, textOf } from './objects.ts';
import { LIST_LENGTH } from './sound.ts';

/** A published generation, as far as a process holds it. */
export interface PublishedState {
  readonly head: Head;
  readonly ledger: Ledger;
}

/** A published state with the nodes that hold all of it (copies.ts). */
export interface SearchedState extends PublishedState {
  readonly nodes: readonly string[];
}

/** How much more is asked for than is wanted: a share, and so many. Measured: docs/cluster.md. */
const MORE_WORDS = { share: 0.5, passages: 20 } as const;
const MORE_VECTORS = { share: 0.5, passages: 4 } as const;

/**
 * Up to so many passages vectors are asked for with a filter that nearly all pass: with one, the server compares every vector
 * where fewer than 40,000 pass, and does not go through its graph, which misses 1 in 25 of the nearest.
 */
const EXACT_BELOW = 40_000;

/** A question's terms that this generation holds, and what is looked for. */
export function termsToAsk({ terms }: Ledger, asked: PassageTerms): ChosenTerm[] {
  return chooseTerms(asked, (column, text) => terms.count(column, text));
}

/**
 * A passage that the cluster proposes, with all that is stored of it (PASSAGE_FIELDS). Its score needs that at once, and the
 * node has read the object anyway: to ask for it afterwards, by id, cost a round more and three times the work of the node.
 */
export interface Candidate {
  readonly key: PassageKey;
  readonly found: Found;
}

/** Passages that may be among the best for these terms. */
export async function wordCandidates(
  client: WeaviateClient,
  state: SearchedState,
  chosen: readonly ChosenTerm[],
  limit: number,
): Promise<readonly Candidate[]> {
  const bm25 = `bm25:{query:${JSON.stringify(queryText(chosen))},properties:["terms"]}`;
  const more = Math.ceil(limit * MORE_WORDS.share) + MORE_WORDS.passages;
  return await living(client, state, bm25, limit, Math.max(more, LIST_LENGTH - limit));
}

/** All passages that hold one of these terms, which must not be many (missed.ts). Asked one by one: alone none is lost. */
export async function passagesWith(
  client: WeaviateClient,
  state: SearchedState,
  terms: readonly ChosenTerm[],
): Promise<readonly Candidate[]> {
  const each = terms.map((term) => wordCandidates(client, state, [term], term.passages));
  return (await Promise.all(each)).flat();
}

/** Passages that may be among the nearest to this vector. */
export async function vectorCandidates(
  client: WeaviateClient,
  state: SearchedState,
  vector: Float32Array,
  limit: number,
): Promise<readonly Candidate[]> {
  const near = `nearVector:{vector:[${vector.join(',')}]}`;
  return await living(
    client,
    state,
    near,
    limit,
    Math.ceil(limit * MORE_VECTORS.share) + MORE_VECTORS.passages,
    state.ledger.catalogue.passages < EXACT_BELOW,
  );
}

/**
 * Asks without a filter first unless told, since nearly all objects are of the generation nearly always and a filter costs time. Only
 * where too few of what came are of it, because another generation is being prepared or was just published, it asks
 * again: with the filter, and then for more and more.
 */
async function living(
  client: WeaviateClient,
  { head, ledger, nodes }: SearchedState,
  search: string,
  limit: number,
  more: number,
  filtered = false,
): Promise<readonly Candidate[]> {
  const { passages } = head.collections;
  const wanted = Math.min(limit, ledger.catalogue.passages);
  const filter = `,where:{path:["born"],operator:LessThanEqual,valueInt:${head.stamp.generation}}`;
  let asked = Math.min(limit + more, FOUND_AT_MOST);
  for (let attempt = 1; ; attempt++) {
    const how = `${search}${filtered || attempt > 1 ? filter : ''},limit:${asked}`;
    const found = await find(client, passages, how, PASSAGE_FIELDS, { among: nodes });
    const candidates = candidatesOf(found, ledger.catalogue);
    // Fewer than asked for: these are all that there are.
    if (candidates.length >= wanted || found.length < asked || asked === FOUND_AT_MOST) return candidates;
    if (attempt > 1) asked = Math.min(asked * 4, FOUND_AT_MOST);
  }
}

function candidatesOf(found: readonly Found[], catalogue: Catalogue): Candidate[] {
  return found.flatMap((each) => {
    const key = catalogue.keyOf(textOf(each.article), numberOf(each.ordinal));
    return key === null ? [] : [{ key, found: each }];
  });
}

/** The score of a passage by words, as the embedded store adds it up. */
export function wordScore(
  chosen: readonly ChosenTerm[],
  counts: { readonly [column in ChosenTerm['column']]: ReadonlyMap<string, number> } & {
    readonly words: number;
  },
  passages: number,
  meanLength: number,
): number {
  let score = 0;
  for (const term of chosen) {
    const count = counts[term.column].get(term.text);
    if (count === undefined) continue;
    score += worthOf(term, passages) * worthIn(count, counts.words, meanLength);
  }
  return score;
}
