/**
 * Which nodes hold all of a generation. A search is answered by one copy of the data, and a node that was away lacks what was
 * written meanwhile until the others have brought it: it would find less and say nothing. So a node is searched only after it
 * has counted the objects of every article version of the generation. An object never changes, and its id is made from version
 * and place, so where the counts are equal, nothing is missing. Afterwards a node counts what a new generation brought; one
 * that fell out counts all again, since it may have come back without its disk.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishedState } from './candidates.ts';
import type { Catalogue, ListedArticle } from './catalogue.ts';
import type { WeaviateClient } from './client.ts';
import { ClusterBehindError } from './errors.ts';
import { countObjects, listed } from './find.ts';
import type { Ledger } from './ledger.ts';
import { probesFor, searchesSoundly } from './sound.ts';

/** Milliseconds. */
export interface CopyTimes {
  /** How long a question waits for a node that has caught up, from when the nodes had told all that they count. */
  readonly wait: number;
  /** Between two counts at one node. */
  readonly again: number;
  /** How long a node may count. */
  readonly deadline: number;
  /** After so long without a word of a node that counts, another one begins. */
  readonly stall: number;
}

const TIMES: CopyTimes = { wait: 3_000, again: 250, deadline: 5_000, stall: 1_000 };

/** Article versions that are counted with one request. */
const COUNTED_AT_ONCE = 500;

/** Words that are looked for at a node. */
const PROBES = 6;

/** What is known of a node. */
interface Known {
  /** The newest catalogue of which it holds all. */
  readonly catalogue: Catalogue;
  readonly collection: string;
  /** How often it had fallen out by then. */
  readonly falls: number;
}

export class Copies {
  readonly #known = new Map<string, Known>();
  readonly #counting = new Map<string, Promise<void>>();
  /** What each node was last asked to count. */
  readonly #asked = new Map<string, Catalogue>();
  /** When nodes that are busy with a large count last told some of it, on the clock of `performance.now()`. */
  readonly #busy = new Map<string, number>();
  /** The same of any count, unless the node had been asked the same before. */
  #countedAt = 0;

  /** `times` are others in tests only. */
  constructor(
    private readonly client: WeaviateClient,
    private readonly times = TIMES,
  ) {}

  /**
   * Nodes that hold all of the state, at least one. Waits when there is none; others are looked at meanwhile.
   * @throws ClusterBehindError when none has caught up in time; as `WeaviateClient.call`.
   */
  async holding(state: PublishedState): Promise<readonly string[]> {
    const { addresses } = this.client;
    const factor = await this.client.copiesOf(state.head.collections.passages);
    // What lies in one place only is there, or the server says that it cannot answer.
    if (factor === 1) return addresses;
    for (const from = performance.now(); ; await sleep(this.times.again)) {
      const counts = this.#look(state);
      // Nobody waits for a slow node while another one holds all.
      if (!addresses.some((node) => this.#holds(node, state)))
        await Promise.race([Promise.all(counts), sleep(this.times.again)]);
      const holding = this.#searchable(state, factor);
      if (holding.length > 0) return holding;
      // A large index takes a while to count, and a process that has just begun has all of it to count.
      const since = Math.max(from, this.#countedAt);
      if (performance.now() - since > this.times.wait)
        throw new ClusterBehindError(addresses, state.head.stamp.generation);
    }
  }

  /**
   * Has the nodes count that are not known to hold all. Large counts, those of a process that has just begun, are made one after
   * the other: one node is done sooner, and the first question waits for no more. One that tells nothing holds up no other.
   */
  #look(state: PublishedState): readonly Promise<void>[] {
    const { addresses } = this.client;
    const well = new Set(this.client.well());
    const behind = addresses.filter((node) => !this.#holds(node, state));
    behind.sort((a, b) => Number(well.has(b)) - Number(well.has(a)));
    return behind.flatMap((node) => {
      const wait = !this.#counting.has(node) && this.#fresh(node, state).length > COUNTED_AT_ONCE;
      return wait && this.#isBusy() ? [] : [this.#count(node, state)];
    });
  }

  #isBusy(): boolean {
    const now = performance.now();
    return [...this.#busy.values()].some((at) => now - at < this.times.stall);
  }

  /** What the node has not been counted to hold. */
  #fresh(node: string, { head, ledger: { catalogue } }: PublishedState): readonly ListedArticle[] {
    const known = this.#valid(node, head.collections.passages)?.catalogue;
    return catalogue.articles.filter(({ version }) => !known?.byVersion(version));
  }

  /** Where there are more nodes than copies, a node asks others for what it does not hold: then all have to hold theirs. */
  #searchable(state: PublishedState, factor: number): readonly string[] {
    const well = this.client.well();
    const holding = well.filter((node) => this.#holds(node, state));
    return this.client.addresses.length > factor && holding.length < well.length ? [] : holding;
  }

  #holds(node: string, { head, ledger }: PublishedState): boolean {
    return this.#valid(node, head.collections.passages)?.catalogue === ledger.catalogue;
  }

  #valid(node: string, collection: string): Known | null {
    const known = this.#known.get(node);
    return known?.collection === collection && known.falls === this.client.falls(node) ? known : null;
  }

  /** Never rejects: a node that cannot count holds nothing. One count at a time, and a pause after it. */
  #count(node: string, state: PublishedState): Promise<void> {
    const running = this.#counting.get(node);
    if (running) return running;
    const counting = this.#counted(node, state)
      .catch(() => {})
      .then(() => {
        this.#busy.delete(node);
        const done = () => void this.#counting.delete(node);
        if (this.#holds(node, state)) done();
        else setTimeout(done, this.times.again).unref();
      });
    this.#counting.set(node, counting);
    return counting;
  }

  async #counted(node: string, state: PublishedState): Promise<void> {
    const { head, ledger } = state;
    const { catalogue } = ledger;
    const { articles, passages } = head.collections;
    const falls = this.client.falls(node);
    const known = this.#valid(node, passages)?.catalogue;
    const fresh = this.#fresh(node, state);
    const again = this.#asked.get(node) === catalogue;
    this.#asked.set(node, catalogue);
    const where = { node, deadline: this.times.deadline };
    for (let i = 0; i < fresh.length; i += COUNTED_AT_ONCE) {
      if (fresh.length > COUNTED_AT_ONCE) this.#busy.set(node, performance.now());
      const some = fresh.slice(i, i + COUNTED_AT_ONCE);
      const among = (property: string) =>
        `where:{path:["${property}"],operator:ContainsAny,valueText:${listed(some.map(({ version }) => version))}}`;
      const held = await Promise.all([
        countObjects(this.client, articles, among('id'), where),
        countObjects(this.client, passages, among('article'), where),
      ]);
      if (held[0] !== some.length || held[1] !== passagesOf(some)) return;
      if (!again) this.#countedAt = performance.now();
    }
    // One that was away has got much at once, which its search may pass over for a while. Of a new generation the writer
    // has made sure.
    const probes = known ? [] : probesFor(ledger, wordsOf(ledger), PROBES);
    if (!(await searchesSoundly(this.client, passages, probes, where))) return;
    this.#known.set(node, { catalogue, collection: passages, falls });
  }
}

function* wordsOf({ terms }: Ledger): Generator<string> {
  for (const [word] of terms.all()) yield word;
}

/** How many passages these have together. */
export function passagesOf(articles: readonly ListedArticle[]): number {
  return articles.reduce((sum, { passages }) => sum + passages, 0);
}
