/**
 * How sure it is that a sentence answers, from what tells right sentences from wrong ones. Pure.
 *
 * The numbers are those of a logistic regression, rounded, over some two thousand public questions in three languages, for
 * half of which the passage with the answer had been taken out of its article; 0 would be even odds there.
 */
import { wantsFigure } from './kinds.ts';
import type { Question } from './question.ts';
import type { Evidence } from './weigh.ts';

const WEIGHTS = {
  /** Share of the topic, by rarity, in the sentence and around it. */
  terms: 1.1,
  /** The same in the sentence alone, and not as a share: five rare words that agree are no chance, one may be. */
  mass: 0.25,
  /** Cosine of sentence and question. */
  meaning: 4.6,
  /** How much better the sentence scores than the next of its article: what fits many sentences answers with none. */
  margin: 5.3,
  /** A figure or date stands there where one is asked for. */
  figure: 0.5,
} as const;
const BIAS = -4;

/**
 * @param ranked all that was weighed, best first
 * @returns more than any threshold for a question without a topic: people and time are then all that can be wrong
 */
export function sureness(question: Question, item: Evidence, ranked: readonly Evidence[]): number {
  if (question.topics.length === 0) return Number.POSITIVE_INFINITY;
  let mass = 0;
  item.coverage.matches.forEach((match, i) => {
    if (match.where === 'sentence') mass += question.topics[i]!.weight * match.worth;
  });
  const next = ranked.find((other) => other !== item && other.stored.path === item.stored.path);
  return (
    BIAS +
    WEIGHTS.terms * item.coverage.total +
    WEIGHTS.mass * mass +
    WEIGHTS.meaning * item.cosine +
    WEIGHTS.margin * (item.score - (next?.score ?? 0)) +
    (wantsFigure(question.kind) || question.kind === 'date' ? WEIGHTS.figure : 0)
  );
}
