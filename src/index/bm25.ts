/**
 * BM25, pure. The formula is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
 * Beyond" (2009), with the inverse frequency of Lucene, which is never negative.
 */

export interface Bm25Parameters {
  /** How soon more of the same word stops counting: 0 = at once (presence only), 1.2 to 2 is usual. */
  readonly k1: number;
  /** How much long passages are held back: 0 = not at all, 1 = in full proportion to their length. */
  readonly b: number;
}

/** Passages are all of nearly one size, so length is held against them less than the customary 0.75. */
export const BM25: Bm25Parameters = { k1: 1.2, b: 0.5 };

/**
 * Weight of a term by its rarity: `ln(1 + (N − n + ½) / (n + ½))`, greater than 0 for any 0 ≤ n ≤ N.
 * @param total N, the number of passages.
 * @param holding n, the number of passages that hold the term.
 */
export function inverseFrequency(total: number, holding: number): number {
  const n = Math.min(Math.max(holding, 0), total);
  return Math.log(1 + (total - n + 0.5) / (n + 0.5));
}

/**
 * What `count` occurrences of a term are worth in a passage, 0 to k1 + 1, rising with `count`.
 * @param length number of words of the passage; meanLength the mean over all passages.
 */
export function saturation(
  count: number,
  length: number,
  meanLength: number,
  { k1, b }: Bm25Parameters = BM25,
): number {
  if (count <= 0) return 0;
  const relative = meanLength > 0 ? length / meanLength : 1;
  return (count * (k1 + 1)) / (count + k1 * (1 - b + b * relative));
}
