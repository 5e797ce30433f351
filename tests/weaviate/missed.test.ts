/** Whether a list of candidates lacks passages that belong into it. */
import { describe, expect, it } from 'vitest';
import type { ChosenTerm } from '../../src/index/word-choice.ts';
import { wordScore } from '../../src/weaviate/candidates.ts';
import { missedTerms } from '../../src/weaviate/missed.ts';

const PASSAGES = 10_000;
const MEAN = 60;
const rare: ChosenTerm = { column: 'folded', text: 'quay', passages: 5 };
const common: ChosenTerm = { column: 'folded', text: 'say', passages: 4_000 };

/** A candidate that holds these, scored as the reader scores. */
function candidate(chosen: readonly ChosenTerm[], held: readonly ChosenTerm[]) {
  const counts = {
    exact: new Map<string, number>(),
    folded: new Map(held.map(({ text }) => [text, 1])),
    concepts: new Map<string, number>(),
    words: MEAN,
  };
  return { counts, score: wordScore(chosen, counts, PASSAGES, MEAN) };
}

/** So many with the rare word, then as many as are wanted without it. */
function found(withRare: number, wanted: number) {
  const chosen = [rare, common];
  return Array.from({ length: wanted }, (_, i) =>
    candidate(chosen, i < withRare ? [rare, common] : [common]),
  );
}

describe('a list of candidates', () => {
  it('is whole when every passage with a rare word is in it', () => {
    expect(missedTerms([rare, common], found(5, 100), 100, PASSAGES, MEAN)).toEqual([]);
  });

  it('lacks passages when fewer hold a rare word than are known to', () => {
    expect(missedTerms([rare, common], found(2, 100), 100, PASSAGES, MEAN)).toEqual([rare]);
    expect(missedTerms([rare, common], found(0, 100), 100, PASSAGES, MEAN)).toEqual([rare]);
  });

  it('is whole when it was not cut short', () => {
    expect(missedTerms([rare, common], found(2, 99), 100, PASSAGES, MEAN)).toEqual([]);
  });

  it('need not hold every passage with a word that would not bring it among the best', () => {
    const twice = Array.from({ length: 100 }, () => candidate([rare, common], [rare, common]));
    const weak: ChosenTerm = { ...rare, text: 'harbour', passages: 900 };
    expect(missedTerms([rare, weak, common], twice, 100, PASSAGES, MEAN)).toEqual([]);
  });
});
