/**
 * Whether a search by words lists all that it has to. Pure.
 *
 * Until a node has written new objects into its files, up to a minute after a large `embed`, its search gives up as soon as
 * its list is full, whatever comes after (Weaviate 1.35.2 takes the best that such an object could score for nothing). Then
 * the best passages can be missing. We know how many passages hold each term, so we can tell.
 */
import type { ChosenTerm } from '../index/word-choice.ts';
import { worthIn, worthOf } from '../index/word-choice.ts';
import type { TermCounts } from '../index/store.ts';

/** A passage is at most so many times as long as the mean: articles are cut into passages of nearly one size. */
const LONGEST = 3;

/** Terms that so many passages hold decide nothing, and would take long to list. */
const LISTED_AT_MOST = 1_000;

/** A passage that a search has proposed. */
export interface ScoredCandidate {
  readonly score: number;
  readonly counts: TermCounts;
}

/**
 * The terms of which passages are missing that belong among the best: whoever holds the term scores more than the last of the
 * best does, and fewer are listed than hold it.
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
    const least = worthOf(term, passages) * worthIn(1, LONGEST * meanLength, meanLength);
    if (least <= last.score) return false;
    const listed = candidates.filter(({ counts }) => counts[term.column].has(term.text)).length;
    return listed < term.passages;
  });
}
