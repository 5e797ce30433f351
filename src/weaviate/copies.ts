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
import { anyOf, countObjects, find, FOUND_AT_MOST, idOf, type Where } from './find.ts';
import { textOf } from './objects.ts';
import { evenly, LIST_LENGTH, passedOver, probesFor } from './sound.ts';

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

/** Passages that are looked for at a node, out of so many articles; more than one that does not come is too many. */
const PROBES = 12;
const PROBED_ARTICLES = 12;
const SPARED = 1;

/** A generation as a node holds it. */
interface Held {
  readonly catalogue: Catalogue;
  readonly collection: string;
  /** How often the node had fallen out by then. */
  readonly falls: number;
}

/** What is known of a node. Times are on the clock of `performance.now()`. */
interface Copy {
  /** The newest of which it has all objects. */
  counted: Held | null;
  /** The newest that its search was seen to find as well. */
  searchable: Held | null;
  counting: Promise<void> | null;
  /** What it was last asked to count. */
  asked: Catalogue | null;
  /** When it last told some of a large count that it is busy with. */
  busy: number | null;
}

export class Copies {
  readonly #copies = new Map<string, Copy>();
  /** When any node last told some of a count, unless it had been asked the same before. */
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
   * the other: one node is done sooner, and the first question waits for no more. One that tells nothing holds up no other, nor
   * does one that has told before that it lacks something.
   */
  #look(state: PublishedState): readonly Promise<void>[] {
    const well = new Set(this.client.well());
    const behind = this.client.addresses.filter((node) => !this.#holds(node, state));
    const asked = (node: string) => this.#copy(node).asked === state.ledger.catalogue;
    const late = (node: string) => (well.has(node) ? 0 : 2) + (asked(node) ? 1 : 0);
    behind.sort((a, b) => late(a) - late(b));
    return behind.flatMap((node) => {
      const { counting } = this.#copy(node);
      if (counting) return [counting];
      const uncounted = this.#uncounted(node, state);
      const wait = uncounted.length > COUNTED_AT_ONCE && this.#isBusy();
      return wait ? [] : [this.#count(node, state, uncounted)];
    });
  }

  #copy(node: string): Copy {
    let copy = this.#copies.get(node);
    if (!copy) {
      copy = { counted: null, searchable: null, counting: null, asked: null, busy: null };
      this.#copies.set(node, copy);
    }
    return copy;
  }

  #isBusy(): boolean {
    const now = performance.now();
    return [...this.#copies.values()].some(({ busy }) => busy !== null && now - busy < this.times.stall);
  }

  #uncounted(node: string, { head, ledger }: PublishedState): readonly ListedArticle[] {
    const counted = this.#valid(node, this.#copy(node).counted, head.collections.passages);
    return notIn(counted?.catalogue, ledger.catalogue);
  }

  /** Where there are more nodes than copies, a node asks others for what it does not hold: then all have to hold theirs. */
  #searchable(state: PublishedState, factor: number): readonly string[] {
    const well = this.client.well();
    const holding = well.filter((node) => this.#holds(node, state));
    return this.client.addresses.length > factor && holding.length < well.length ? [] : holding;
  }

  #holds(node: string, { head, ledger }: PublishedState): boolean {
    const held = this.#valid(node, this.#copy(node).searchable, head.collections.passages);
    return held?.catalogue === ledger.catalogue;
  }

  #valid(node: string, held: Held | null, collection: string): Held | null {
    return held?.collection === collection && held.falls === this.client.falls(node) ? held : null;
  }

  /** Never rejects: a node that cannot count holds nothing. To be called when it does not count; a pause follows. */
  #count(node: string, state: PublishedState, uncounted: readonly ListedArticle[]): Promise<void> {
    const copy = this.#copy(node);
    copy.counting = this.#counted(node, state, uncounted)
      .catch(() => {})
      .then(() => {
        copy.busy = null;
        const done = () => {
          copy.counting = null;
        };
        if (this.#holds(node, state)) done();
        else setTimeout(done, this.times.again).unref();
      });
    return copy.counting;
  }

  async #counted(node: string, state: PublishedState, uncounted: readonly ListedArticle[]): Promise<void> {
    const { head, ledger } = state;
    const { catalogue } = ledger;
    const { articles, passages } = head.collections;
    const copy = this.#copy(node);
    const held: Held = { catalogue, collection: passages, falls: this.client.falls(node) };
    const again = copy.asked === catalogue;
    copy.asked = catalogue;
    const where = { node, deadline: this.times.deadline };
    for (let i = 0; i < uncounted.length; i += COUNTED_AT_ONCE) {
      if (uncounted.length > COUNTED_AT_ONCE) copy.busy = performance.now();
      const some = uncounted.slice(i, i + COUNTED_AT_ONCE);
      const versions = some.map(({ version }) => version);
      const among = (property: string) => `where:${anyOf(property, versions)}`;
      const found = await Promise.all([
        countObjects(this.client, articles, among('id'), where),
        countObjects(this.client, passages, among('article'), where),
      ]);
      if (found[0] !== some.length || found[1] !== passagesOf(some)) return;
      if (!again) this.#countedAt = performance.now();
    }
    copy.counted = held;
    // One that was away has got much at once, which its search may pass over for a while. Of a new generation the writer
    // has made sure.
    if (!this.#valid(node, copy.searchable, passages) && !(await this.#searches(node, state, where))) return;
    copy.searchable = held;
  }

  /** Whether it finds passages of articles that it may not have had when it fell out. */
  async #searches(node: string, { head, ledger }: PublishedState, where: Where): Promise<boolean> {
    const { articles, passages: all } = ledger.catalogue;
    if (all <= LIST_LENGTH) return true;
    const { passages } = head.collections;
    const missing = notIn(this.#copy(node).searchable?.catalogue, ledger.catalogue);
    const some = evenly(missing.length > 0 ? missing : articles, PROBED_ARTICLES);
    const versions = some.map(({ version }) => version);
    const how = `where:${anyOf('article', versions)},limit:${FOUND_AT_MOST}`;
    const found = await find(this.client, passages, how, 'terms _additional{id}', where);
    const written = found.map((each) => ({ id: idOf(each), terms: textOf(each.terms) }));
    const missed = await passedOver(this.client, passages, probesFor(ledger, written, PROBES), where);
    return missed.length <= SPARED;
  }
}

/** The articles that a catalogue has and an earlier one had not. */
function notIn(earlier: Catalogue | undefined, { articles }: Catalogue): readonly ListedArticle[] {
  return articles.filter(({ version }) => !earlier?.byVersion(version));
}

/** How many passages these have together. */
function passagesOf(articles: readonly ListedArticle[]): number {
  return articles.reduce((sum, { passages }) => sum + passages, 0);
}
