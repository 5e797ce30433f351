import { describe, expect, it } from 'vitest';
import { cutVectors } from '../../src/embed/vectors.ts';
import { BadVectorError } from '../../src/errors.ts';

function cut(numbers: number[], count: number, dimension: number): number[][] {
  return cutVectors(Float32Array.from(numbers), count, dimension, 'm').map((vector) => [...vector]);
}

describe('vectors that lie end to end', () => {
  it('come out one by one', () => {
    expect(cut([1, 0, 0, -1], 2, 2)).toEqual([
      [1, 0],
      [0, -1],
    ]);
    expect(cut([], 0, 2)).toEqual([]);
  });

  it.each<[string, number[], string]>([
    ['a number is missing', [1, 0, 1], 'gave 3 numbers where 2 vectors of 2 were due'],
    ['a number is undefined', [1, 0, Number.NaN, 0], 'not finite'],
    ['a number is infinite', [1, 0, Number.POSITIVE_INFINITY, 0], 'not finite'],
    ['one is empty', [1, 0, 0, 0], 'has length 0.00000 instead of 1'],
    ['one is too long', [1, 0, 1, 0.1], 'has length 1.00499 instead of 1'],
  ])('are refused when %s', (_, numbers, sentence) => {
    expect(() => cut(numbers, 2, 2)).toThrow(BadVectorError);
    expect(() => cut(numbers, 2, 2)).toThrow(sentence);
  });
});
