/**
 * The signals that a verdict is the sum of, with their weights in one table. Pure.
 *
 * Each has a value from −1 or 0 to 1; a sentence's score is Σ weight × value, divided by the sum of the weights, so that
 * a perfect sentence scores 1.
 */
import type { Signal } from '../domain.ts';

export const SIGNAL_WEIGHTS = {
  /** Share of the topic, by rarity, that the sentence and its surroundings hold. */
  terms: 5,
  /** The same, in the sentence alone. */
  inside: 0.6,
  /** The asked kind of thing stands in the sentence. */
  kind: 1.3,
  /** It is said by the person asked for (−1: by somebody else). */
  speaker: 1.6,
  /** It is said in the way asked for: asked, promised, warned. */
  verb: 1,
  /** It is of the time asked for (−1: of another). */
  time: 1,
  /** The people who take part in the question are named in the sentence. */
  people: 1,
  /** Cosine of sentence and question. */
  meaning: 1.5,
  /** Words and names as typed, marks included. */
  exactness: 0.4,
  /** The topic's words stand close to the short answer. */
  nearness: 0.5,
  /** Fused score of the passage. */
  passage: 1.2,
  /** The article of the answer before, in a follow-up. */
  context: 1,
  /** Early in the article, where news tell who, when and where. */
  lead: 0.3,
} as const;

export type SignalName = keyof typeof SIGNAL_WEIGHTS;

/** A signal, its value held within −1…1. */
export function signal(name: SignalName, value: number, because: string): Signal {
  return { name, value: Math.max(-1, Math.min(1, value)), weight: SIGNAL_WEIGHTS[name], because };
}

/** Σ weight × value ÷ Σ weight over the signals that apply; 0 for none. */
export function total(signals: readonly Signal[]): number {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of signals) {
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}
