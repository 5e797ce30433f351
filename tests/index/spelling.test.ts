import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spelling, slipsAllowed, spellingDistance } from '../../src/index/spelling.ts';

/** The restricted Damerau-Levenshtein distance by its definition, slowly. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const options = [
    byDefinition(a.slice(0, -1), b) + 1,
    byDefinition(a, b.slice(0, -1)) + 1,
    byDefinition(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    options.push(byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...options);
}

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'n', 'ø'), minLength: 1, maxLength: 10 });

describe('spelling', () => {
  it.each([
    ['wich', 'which', 1],
    ['acording', 'according', 1],
    ['gaungxi', 'guangxi', 1],
    ['trade', 'trade', 0],
    ['ministre', 'minister', 1],
  ])('counts the slips between %s and %s: %i', (from, to, slips) => {
    expect(spellingDistance(from, to, 2)).toBe(slips);
  });

  it('counts like the definition, up to the limit', () => {
    fc.assert(
      fc.property(short, short, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const truth = byDefinition(a, b);
        const counted = spellingDistance(a, b, most);
        expect(truth <= most ? counted : counted > most).toBe(truth <= most ? truth : true);
      }),
    );
  });

  it('finds exactly the words that comparing with every one finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, wanted) => {
        const spelling = new Spelling(words.map((one, i) => [one, (i % 5) + 1]));
        const allowed = slipsAllowed(wanted.length);
        const near = words.filter((one) => {
          const slips = spellingDistance(wanted, one, allowed);
          return allowed > 0 && slips > 0 && slips <= allowed;
        });
        expect(
          spelling
            .near(wanted, 1000)
            .map((found) => found.word)
            .sort(),
        ).toEqual([...near].sort());
      }),
    );
  });

  it('looks at few of 100,000 words: it takes a fraction of comparing with every one', () => {
    const letters = 'etaoinsrhldcumfpgwybvk';
    let seed = 7;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const invented = new Set<string>();
    while (invented.size < 100_000) {
      invented.add(Array.from({ length: 4 + next(9) }, () => letters[Math.min(next(22), next(22))]).join(''));
    }
    const all = [...invented];
    const spelling = new Spelling(all.map((one, i) => [one, i]));
    const timed = (work: () => void): number => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    // Side by side, so that a busy machine holds up both alike.
    const shares = Array.from({ length: 30 }, (_, i) => {
      const asked = `${all[i * 997]!}e`;
      const looked = timed(() => expect(spelling.near(asked, 5).length).toBeGreaterThan(0));
      return looked / timed(() => all.forEach((one) => void spellingDistance(asked, one, 2)));
    }).sort((a, b) => a - b);
    expect(shares[15]).toBeLessThan(0.5);
  });
});
