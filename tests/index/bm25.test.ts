import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BM25, inverseFrequency, saturation } from '../../src/index/bm25.ts';
import { fuse, minMax } from '../../src/search/fuse.ts';

describe('inverseFrequency', () => {
  it('is the formula, for a term in 1 of 5 passages', () => {
    expect(inverseFrequency(5, 1)).toBeCloseTo(Math.log(1 + 4.5 / 1.5), 12);
  });

  it('is greater for rarer terms, and above 0 even for a term in every passage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.nat(100_000), (total, a, b) => {
        const [few, many] = [Math.min(a, b, total), Math.min(Math.max(a, b), total)];
        expect(inverseFrequency(total, few)).toBeGreaterThanOrEqual(inverseFrequency(total, many));
        expect(inverseFrequency(total, many)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('saturation', () => {
  it('rises with the count and never passes k1 + 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (count, length) => {
        const one = saturation(count, length, 100);
        expect(saturation(count + 1, length, 100)).toBeGreaterThan(one);
        expect(one).toBeLessThan(BM25.k1 + 1);
      }),
    );
  });

  it('holds a long passage back, unless b is 0', () => {
    expect(saturation(1, 200, 100)).toBeLessThan(saturation(1, 50, 100));
    expect(saturation(1, 200, 100, { k1: 1.2, b: 0 })).toBe(saturation(1, 50, 100, { k1: 1.2, b: 0 }));
  });

  it('is presence alone when k1 is 0', () => {
    expect(saturation(7, 100, 100, { k1: 0, b: 0.5 })).toBe(1);
  });

  it('is 0 for an absent term', () => {
    expect(saturation(0, 100, 100)).toBe(0);
  });
});

describe('fusion', () => {
  it('brings the best to 1, the worst to 0, and a list of equals to 0', () => {
    expect(minMax([2, 6, 4])).toEqual([0, 1, 0.5]);
    expect(minMax([3, 3])).toEqual([0, 0]);
    expect(minMax([])).toEqual([]);
  });

  it('stays within 0…1, never falls when a part rises, and is words alone at weight 0', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, fc.double({ min: 0, max: 10, noNaN: true }), (words, a, b, weight) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(fuse(words, high, weight)).toBeGreaterThanOrEqual(fuse(words, low, weight));
        expect(fuse(words, high, weight)).toBeLessThanOrEqual(1 + 1e-12);
        expect(fuse(words, low, 0)).toBe(words);
      }),
    );
  });
});
