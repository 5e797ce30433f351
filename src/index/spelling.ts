/**
 * Words of the corpus that are near in spelling to a word that it does not hold, pure.
 *
 * A scan over all words is quick because two cheap tests throw out nearly everything: the length may differ by no more
 * than the slips allowed, and so may the set of letters (each slip changes at most two of 32 letter bits). The rest are
 * compared with the restricted Damerau-Levenshtein distance.
 */

/** Slips allowed for a word of this many characters. */
export function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

export interface NearWord {
  readonly word: string;
  readonly passages: number;
}

/** A word with the number of passages that hold it. */
type Counted = readonly [word: string, passages: number];

export class Spelling {
  /** Sorted by length; `#starts[n]` is the first word of n characters or more. */
  readonly #words: readonly Counted[];
  readonly #letters: Uint32Array;
  readonly #starts: readonly number[];

  constructor(words: readonly Counted[]) {
    const longest = words.reduce((most, [word]) => Math.max(most, word.length), 0);
    const starts: number[] = new Array(longest + 2).fill(0);
    for (const [word] of words) starts[word.length + 1]!++;
    for (let n = 1; n < starts.length; n++) starts[n]! += starts[n - 1]!;
    const next = [...starts];
    const sorted: Counted[] = new Array(words.length);
    for (const counted of words) sorted[next[counted[0].length]!++] = counted;
    this.#words = sorted;
    this.#letters = Uint32Array.from(sorted, ([word]) => letterBits(word));
    this.#starts = starts;
  }

  /** Fewest slips first, then the most frequent, then by letters. */
  near(word: string, limit: number): NearWord[] {
    const allowed = slipsAllowed(word.length);
    if (allowed === 0 || limit <= 0) return [];
    const bits = letterBits(word);
    const found: (NearWord & { slips: number })[] = [];
    const end = this.#start(word.length + allowed + 1);
    for (let i = this.#start(word.length - allowed); i < end; i++) {
      if (countBits(bits ^ this.#letters[i]!) > 2 * allowed) continue;
      const [candidate, passages] = this.#words[i]!;
      const slips = spellingDistance(word, candidate, allowed);
      if (slips > 0 && slips <= allowed) found.push({ word: candidate, passages, slips });
    }
    return found
      .sort((a, b) => a.slips - b.slips || b.passages - a.passages || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word: near, passages }) => ({ word: near, passages }));
  }

  #start(length: number): number {
    return this.#starts[Math.max(length, 0)] ?? this.#words.length;
  }
}

function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * Least number of letters to add, drop, change, or neighbours to swap (no letter touched twice) that turn one word into
 * the other; some number above `most` as soon as it must be more than that.
 */
export function spellingDistance(from: string, to: string, most: number): number {
  let older: number[] = [];
  let old = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      let steps = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1)
      ) {
        steps = Math.min(steps, older[j - 2]! + 1);
      }
      row.push(steps);
      if (steps < least) least = steps;
    }
    // A swap may reach back over one row, so both must be beyond hope.
    if (least > most && Math.min(...old) > most) return most + 1;
    older = old;
    old = row;
  }
  return old[to.length]!;
}
