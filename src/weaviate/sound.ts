/**
 * Whether a node finds by words what it was given a moment ago.
 *
 * What is written lies in a node's memory before it goes into its files (after a minute, unless
 * PERSISTENCE_MEMTABLES_FLUSH_DIRTY_AFTER_SECONDS says otherwise). Weaviate 1.35.2 takes the best that an object in memory
 * could score for nothing (`SegmentBlockMax.SetIdf`), so once its list is full it passes over all that come after, the best
 * too. Few new objects do no harm: memory has a list of its own, and they do not fill it. After a large `embed` half of the
 * answers would be others. So passages are looked for, each by its rarest word, which makes it one of the first, together with
 * those of its words that most others hold, which fill the list before it. A passage that does not come was passed over.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WeaviateClient } from './client.ts';
import { wordsIn } from './columns.ts';
import { anyOf, atATime, find, idOf, type Where } from './find.ts';
import type { Ledger } from './ledger.ts';

/**
 * So many are asked for by every search by words, at least, so that the probes and the questions are cut at the same length.
 */
export const LIST_LENGTH = 170;

/** A word is rare that no more passages hold: with those of a generation that has just ended they still fill no list. */
const RARE_AT_MOST = 60;
/** A rare word that is asked for so often outweighs the common ones. */
const TIMES = 20;
/** Words that fill the list. As many as a short question has. */
const COMMON = 3;

/** A passage as it was written; see `termsText`. */
export interface WrittenPassage {
  readonly id: string;
  readonly terms: string;
}

/** A passage, and a question that has it among the first. */
export interface Probe {
  readonly id: string;
  readonly query: string;
}

/**
 * Probes for some of these passages, evenly taken. None where no list can be full, nor for a passage without a rare word.
 * @param passages of the generation `ledger`
 */
export function probesFor(
  { catalogue, terms }: Ledger,
  passages: readonly WrittenPassage[],
  most: number,
): Probe[] {
  if (catalogue.passages <= LIST_LENGTH) return [];
  return evenly(passages, most).flatMap(({ id, terms: text }) => {
    const words = [...wordsIn(text)]
      .map(([term, word]) => ({ term, passages: terms.count('exact', word) }))
      .filter((word) => word.passages > 0)
      .sort((a, b) => a.passages - b.passages);
    const [rarest] = words;
    if (!rarest || rarest.passages > RARE_AT_MOST) return [];
    const common = words.slice(1).slice(-COMMON);
    const query = [...new Array<string>(TIMES).fill(rarest.term), ...common.map(({ term }) => term)];
    return [{ id, query: query.join(' ') }];
  });
}

/** So many of these at most, evenly taken, the last one too. */
export function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(most, items.length) },
    (_, i) => items[Math.floor((i + 1) * step) - 1]!,
  );
}

const SIDE_BY_SIDE = 4;

/** The probes whose passage does not come. @throws as `find`. */
export async function passedOver(
  client: WeaviateClient,
  collection: string,
  probes: readonly Probe[],
  where: Where,
): Promise<readonly Probe[]> {
  const missed: Probe[] = [];
  await atATime(SIDE_BY_SIDE, probes, async (probe) => {
    const how = `bm25:{query:${JSON.stringify(probe.query)},properties:["terms"]},limit:${LIST_LENGTH}`;
    const found = await find(client, collection, how, '_additional{id}', where);
    if (!found.some((each) => idOf(each) === probe.id)) missed.push(probe);
  });
  return missed;
}

/** How long to wait for nodes that pass over some; they write to their files after a minute. Milliseconds. */
const FOUND_WITHIN_MS = 90_000;
const FOUND_PAUSE_MS = 500;

/**
 * Waits until the nodes that answer find what they were given; what they still pass over then, readers notice (missed.ts). A node
 * that has come back and was not given some yet is not waited for: readers leave it out (copies.ts).
 */
export async function untilFound(
  client: WeaviateClient,
  collection: string,
  probes: readonly Probe[],
): Promise<void> {
  const until = performance.now() + FOUND_WITHIN_MS;
  await Promise.all(
    client.well().map(async (node) => {
      // What was found once is in the files.
      let left = probes;
      while (left.length > 0 && performance.now() < until && client.well().includes(node)) {
        left = await passedOver(client, collection, left, { node })
          .then((missed) => heldOf(client, collection, missed, { node }))
          .catch(() => left);
        if (left.length > 0) await sleep(FOUND_PAUSE_MS);
      }
    }),
  );
}

/** Those whose passage is there. */
async function heldOf(
  client: WeaviateClient,
  collection: string,
  probes: readonly Probe[],
  where: Where,
): Promise<readonly Probe[]> {
  if (probes.length === 0) return [];
  const ids = probes.map(({ id }) => id);
  const how = `where:${anyOf('id', ids)},limit:${ids.length}`;
  const held = new Set((await find(client, collection, how, '_additional{id}', where)).map(idOf));
  return probes.filter(({ id }) => held.has(id));
}
