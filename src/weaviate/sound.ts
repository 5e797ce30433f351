/**
 * Whether a node finds by words what it was given a moment ago.
 *
 * What is written lies in a node's memory before it goes into its files (after a minute, unless
 * PERSISTENCE_MEMTABLES_FLUSH_DIRTY_AFTER_SECONDS says otherwise). Weaviate 1.35.2 takes the best that an object in memory
 * could score for nothing (`SegmentBlockMax.SetIdf`), so once its list is full it passes over all that come after, the best
 * too. Few new objects do no harm, since their list is not full; after a large `embed` half of the answers would be others.
 * So a rare word is looked for together with the one that most hold: where the few that hold the rare one do not all come,
 * the node is not ready.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WeaviateClient } from './client.ts';
import { columnTerm } from './columns.ts';
import { find, type Where } from './find.ts';
import type { Ledger } from './ledger.ts';
import { textOf } from './objects.ts';

/**
 * So many are asked for by every search by words, at least, so that the probes and the questions are cut at the same length.
 */
export const LIST_LENGTH = 170;

/** A word is rare that no fewer and no more passages hold. */
const RARE = { least: 3, most: 60 } as const;
/** So many may be lost also where all lies in files (missed.ts); hardly with two words. */
const SPARED = 1;
/** A rare word that is asked for so often outweighs the common one. */
const TIMES = 20;

/** A rare word as it stands in the property, with how many passages of the generation hold it, and what to ask. */
export interface Probe {
  readonly term: string;
  readonly passages: number;
  readonly query: string;
}

/**
 * Probes with some of these words, evenly taken. None where no list can be full.
 * @param words to the letter, of the generation `ledger` or not
 */
export function probesFor({ catalogue, terms }: Ledger, words: Iterable<string>, most: number): Probe[] {
  if (catalogue.passages <= LIST_LENGTH) return [];
  const rare: (readonly [string, number])[] = [];
  for (const word of words) {
    const passages = terms.count('exact', word);
    if (passages >= RARE.least && passages <= RARE.most) rare.push([word, passages]);
  }
  if (rare.length === 0) return [];
  let common: readonly [string, number] = ['', 0];
  for (const [word, [passages]] of terms.all()) if (passages > common[1]) common = [word, passages];
  const other = columnTerm('exact', common[0]);
  const step = Math.max(1, Math.floor(rare.length / most));
  return rare
    .filter((_, i) => i % step === 0)
    .slice(0, most)
    .map(([word, passages]) => {
      const term = columnTerm('exact', word);
      return { term, passages, query: [...new Array<string>(TIMES).fill(term), other].join(' ') };
    });
}

/** @throws as `find`. */
export async function searchesSoundly(
  client: WeaviateClient,
  collection: string,
  probes: readonly Probe[],
  where: Where,
): Promise<boolean> {
  for (const { term, passages, query } of probes) {
    const how = `bm25:{query:${JSON.stringify(query)},properties:["terms"]},limit:${LIST_LENGTH}`;
    const found = await find(client, collection, how, 'terms', where);
    const holding = found.filter(({ terms }) => textOf(terms).split(' ').includes(term)).length;
    if (holding + SPARED < passages) return false;
  }
  return true;
}

/** How long to wait for nodes that pass over some; they write to their files after a minute. Milliseconds. */
const FOUND_WITHIN_MS = 90_000;
const FOUND_PAUSE_MS = 500;

/** Waits until the nodes that answer find what they were given; what they still pass over then, readers notice (missed.ts). */
export async function untilFound(
  client: WeaviateClient,
  collection: string,
  probes: readonly Probe[],
): Promise<void> {
  if (probes.length === 0) return;
  for (const until = performance.now() + FOUND_WITHIN_MS; performance.now() < until; ) {
    const sound = await Promise.all(
      client.well().map((node) => searchesSoundly(client, collection, probes, { node }).catch(() => false)),
    );
    if (sound.length > 0 && !sound.includes(false)) return;
    await sleep(FOUND_PAUSE_MS);
  }
}
