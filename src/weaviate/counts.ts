/** What the articles of a run change in the counts of words and texts. */
import type { ArticleWords } from './objects.ts';
import { TermTotals } from './vocabulary.ts';

export class RunCounts {
  readonly terms = new TermTotals();
  /** How many more passages have a text. */
  readonly #texts = new Map<string, number>();

  add({ terms, textKeys }: ArticleWords, by: 1 | -1): void {
    this.terms.add(terms, by);
    for (const key of textKeys) this.#texts.set(key, (this.#texts.get(key) ?? 0) + by);
  }

  /** Passages whose text went and came nowhere again. */
  get textsGone(): number {
    return [...this.#texts.values()].reduce((sum, change) => sum - Math.min(change, 0), 0);
  }
}
