/** The newest generation as this process holds it: the head and the ledger that it names, brought along by changes. */
import type { PublishedState } from './candidates.ts';
import type { WeaviateClient } from './client.ts';
import { VanishedError } from './errors.ts';
import { type Head, tipOf } from './head.ts';
import { applyPieces, Ledger } from './ledger.ts';
import { bytesOf } from './objects.ts';
import { readAtQuorum } from './quorum.ts';

export class States {
  #ledger = Ledger.empty;
  #loading: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: WeaviateClient) {}

  /** @throws VanishedError when a part is gone, because another generation came meanwhile. */
  async at(head: Head): Promise<PublishedState> {
    const tip = tipOf(head);
    if (this.#ledger.tip !== tip) {
      const load = this.#loading.catch(() => {}).then(() => this.#load(head));
      this.#loading = load;
      return { head, ledger: await load };
    }
    return { head, ledger: this.#ledger };
  }

  /** What this process has just published; nobody has to fetch it. */
  knows(ledger: Ledger): void {
    this.#ledger = ledger;
  }

  async #load({ ledger: parts, collections }: Head): Promise<Ledger> {
    const known = parts.findLastIndex(({ tip }) => tip === this.#ledger.tip);
    // A part that begins with nothing is where to begin, unless what is held lies behind it.
    const whole = parts.findLastIndex((part) => part.whole);
    let ledger = known >= whole && known >= 0 ? this.#ledger : Ledger.empty;
    const rest = parts.slice(known >= whole && known >= 0 ? known + 1 : Math.max(whole, 0));
    const pieces = await Promise.all(rest.map((part) => this.#pieces(collections.ledger, part.objects)));
    rest.forEach((part, i) => {
      ledger = applyPieces(part.whole ? Ledger.empty : ledger, pieces[i]!, part.tip);
    });
    this.#ledger = ledger;
    return ledger;
  }

  async #pieces(collection: string, ids: readonly string[]): Promise<readonly Buffer[]> {
    return await Promise.all(
      ids.map(async (id) => {
        const found = await readAtQuorum(this.client, { collection, id, fields: 'piece' });
        if (!found) throw new VanishedError(collection, id);
        return bytesOf(found.piece);
      }),
    );
  }
}
