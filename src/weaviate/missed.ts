/**
 * Whether a search by words lists all that it has to. Pure.
 *
 * With several words, Weaviate 1.35.2 loses a passage now and then: where the list of one word ends, the next passage that it
 * looks at is scored as if it held none (`DoBlockMaxWand` stops at the list that has ended), and it may be the best. And until
 * a node has written new objects into its files, it passes over many of them (sound.ts). We know how many passages hold each
 * term, so we can tell.
 */
import type { ChosenTerm } from '../index/word-choice.ts';
import { worthIn, worthOf } from '../index/word-choice.ts';
import type { TermCounts } from '../index/store.ts';

/** A word that counts in one column mostly counts in another as well: folded as well as to the letter. */
const COLUMNS_HELD = 2;

/** Terms that more passages hold seldom decide, and would take long to list. */
const LISTED_AT_MOST = 200;

/** A passage that a search has proposed. */
export interface ScoredCandidate {
  readonly score: number;
  readonly counts: TermCounts;
}

/**
 * The terms of which passages are missing that are likely to belong among the best: a passage of mean length that holds the
 * word scores more than the last of the best does, and fewer are listed than hold it.
 * @param candidates all that were proposed, best first
 * @param limit how many of them are wanted
 * @param passages of the generation
 * @param meanLength in words
 */
export function missedTerms(
  chosen: readonly ChosenTerm[],
  candidates: readonly ScoredCandidate[],
  limit: number,
  passages: number,
  meanLength: number,
): readonly ChosenTerm[] {
  const last = candidates[limit - 1];
  // All that hold any term are listed, or the search was not cut short.
  if (!last) return [];
  return chosen.filter((term) => {
    if (term.passages > LISTED_AT_MOST) return false;
    const likely = COLUMNS_HELD * worthOf(term, passages) * worthIn(1, meanLength, meanLength);
    if (likely <= last.score) return false;
    const listed = candidates.filter(({ counts }) => counts[term.column].has(term.text)).length;
    return listed < term.passages;
  });
}
