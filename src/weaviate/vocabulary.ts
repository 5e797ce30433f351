/**
 * The words of one generation and how many passages hold them, pure. BM25 of the cluster counts by shard and counts what
 * is not published; what decides an answer is counted here, over the whole generation.
 */
import { COLUMNS, type Column } from '../index/inverted.ts';
import type { ListedTerms } from '../index/postings.ts';
import { type NearWord, Spelling } from '../index/spelling.ts';
import { fold } from '../language/fold.ts';

/** How many passages hold a term, by column, and as a word for spelling (folded, not stemmed). */
export type TermCount = readonly [exact: number, folded: number, concepts: number, words: number];

/** A share of all words that may lie in the upper layer before both are joined. */
const JOIN_AT = 0.1;

export class TermTable {
  #spelling: Spelling | null = null;

  private constructor(
    /** Shared by generations, never changed. */
    private readonly lower: ReadonlyMap<string, TermCount>,
    /** What is different since; all 0 for a word that went. */
    private readonly upper: ReadonlyMap<string, TermCount>,
  ) {}

  static readonly empty = new TermTable(new Map(), new Map());

  /** With these differences added. */
  with(changes: Iterable<readonly [string, TermCount]>): TermTable {
    const upper = new Map(this.upper);
    for (const [term, change] of changes) upper.set(term, sum(this.#of(term), change));
    if (upper.size <= JOIN_AT * this.lower.size) return new TermTable(this.lower, upper);
    const joined = new Map(this.lower);
    for (const [term, count] of upper) {
      if (count.some((passages) => passages > 0)) joined.set(term, count);
      else joined.delete(term);
    }
    return new TermTable(joined, new Map());
  }

  /** How many passages hold the term in the column. */
  count(column: Column, term: string): number {
    return this.#of(term)[COLUMNS.indexOf(column)]!;
  }

  /** See `Generation.nearWords`. */
  near(folded: string, limit: number): NearWord[] {
    this.#spelling ??= new Spelling(
      [...this.all()].flatMap(([term, count]) => (count[3] > 0 ? [[term, count[3]] as const] : [])),
    );
    return this.#spelling.near(folded, limit);
  }

  *all(): Generator<readonly [string, TermCount]> {
    for (const entry of this.lower) if (!this.upper.has(entry[0])) yield entry;
    for (const entry of this.upper) if (entry[1].some((passages) => passages > 0)) yield entry;
  }

  /** How many words, about. */
  get size(): number {
    return this.lower.size + this.upper.size;
  }

  #of(term: string): TermCount {
    return this.upper.get(term) ?? this.lower.get(term) ?? NOBODY;
  }
}

const NOBODY: TermCount = [0, 0, 0, 0];

function sum(a: TermCount, b: TermCount): TermCount {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
}

/** Counts gathered over articles. */
export class TermTotals {
  /** Words of all passages, repeats counted: what the mean length is made from. */
  words = 0;
  readonly #counts = new Map<string, [number, number, number, number]>();

  /** Counts the passages of an article in, or out with −1. */
  add({ texts, passages }: ListedTerms, by: 1 | -1): void {
    for (const { words: length, columns } of passages) {
      this.words += by * length;
      const words = new Set<string>();
      columns.forEach((pairs, column) => {
        for (let i = 0; i < pairs.length; i += 2) {
          const term = texts[pairs[i]!]!;
          this.#of(term)[column]! += by;
          if (COLUMNS[column] === 'exact' && !/\p{Nd}/u.test(term)) words.add(fold(term));
        }
      });
      for (const word of words) this.#of(word)[3] += by;
    }
  }

  /** The same counts, to go on with apart. */
  copy(): TermTotals {
    const copy = new TermTotals();
    copy.words = this.words;
    for (const [term, [exact, folded, concepts, words]] of this.#counts) {
      copy.#counts.set(term, [exact, folded, concepts, words]);
    }
    return copy;
  }

  /** The terms whose counts are not 0. */
  entries(): (readonly [string, TermCount])[] {
    return [...this.#counts].filter(([, count]) => count.some((passages) => passages !== 0));
  }

  #of(term: string): [number, number, number, number] {
    let count = this.#counts.get(term);
    if (!count) {
      count = [0, 0, 0, 0];
      this.#counts.set(term, count);
    }
    return count;
  }
}
