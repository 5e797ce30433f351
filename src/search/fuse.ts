/**
 * Joins the scores of words and of meaning, pure. Scores are brought to 0…1 by min-max over the candidates and added
 * with a weight that belongs to the model. Ranks are not fused: measured, that loses far more as soon as the model is weak
 * for a language (DESIGN.md).
 */

/** Brings scores to 0…1 over the list: the least becomes 0, the greatest 1. A list of equal scores becomes all 0. */
export function minMax(scores: readonly number[]): number[] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score < least) least = score;
    if (score > greatest) greatest = score;
  }
  const range = greatest - least;
  return scores.map((score) => (range > 0 ? (score - least) / range : 0));
}

/**
 * One score, 0 to 1, from a normalised score of words and one of meaning. Divided by 1 + weight, so that passages that
 * are weighed differently (another language than the question's) stay comparable in one list.
 */
export function fuse(words: number, meaning: number, weight: number): number {
  return (words + weight * meaning) / (1 + weight);
}
