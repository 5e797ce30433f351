import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadVectorError } from '../../src/errors.ts';
import { asBlob, asCells, checkVector, fromCells, toCells } from '../../src/index/codec.ts';
import { packNumbers, unpackNumbers } from '../../src/index/packed.ts';

const unit = (values: readonly number[]) => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const component = fc.double({ min: -1, max: 1, noNaN: true, noDefaultInfinity: true });
const vectors = (dimension: number) =>
  fc
    .array(component, { minLength: dimension, maxLength: dimension })
    .filter((values) => Math.hypot(...values) > 1e-3)
    .map(unit);

describe('vectors as bytes', () => {
  it('keep their direction to within half a step of 1/127 of the largest component', () => {
    fc.assert(
      fc.property(vectors(64), (vector) => {
        const back = fromCells(toCells(vector));
        const cosine = vector.reduce((sum, value, i) => sum + value * back[i]!, 0);
        const largest = Math.max(...vector.map(Math.abs));
        expect(1 - cosine).toBeLessThan((64 / 2) * (largest / 254) ** 2 + 1e-6);
      }),
    );
  });

  it('do not drift, however often they are stored again', () => {
    fc.assert(
      fc.property(vectors(48), (vector) => {
        const once = toCells(vector);
        expect(toCells(fromCells(once))).toEqual(once);
        expect(asCells(asBlob(once))).toEqual(once);
      }),
    );
  });

  it('are refused when the dimension, a value or the length is wrong', () => {
    const good = unit([3, 4, 0]);
    expect(() => checkVector(good, 3)).not.toThrow();
    const bad = [
      [good, 4, /3 dimensions where the index has 4/],
      [Float32Array.of(Number.NaN, 1, 0), 3, /not finite/],
      [Float32Array.of(Number.POSITIVE_INFINITY, 1, 0), 3, /not finite/],
      [Float32Array.of(0, 0, 0), 3, /length 0/],
      [Float32Array.of(1, 1, 0), 3, /length 1\.41/],
    ] as const;
    for (const [vector, dimension, sentence] of bad) {
      expect(() => checkVector(vector, dimension)).toThrow(BadVectorError);
      expect(() => checkVector(vector, dimension)).toThrow(sentence);
    }
  });
});

describe('packed numbers', () => {
  const lists = fc.array(fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 20 }), { maxLength: 4 });

  it('come back as they were', () => {
    fc.assert(
      fc.property(lists, (all) => {
        expect(unpackNumbers(packNumbers(all), all.length)).toEqual(all);
      }),
    );
  });

  it('say so when their end is missing', () => {
    const bytes = packNumbers([[1, 2, 300]]);
    expect(() => unpackNumbers(bytes.subarray(0, bytes.length - 1), 1)).toThrow(RangeError);
    expect(() => unpackNumbers(Uint8Array.of(1, 255, 255, 255, 255, 255, 255), 1)).toThrow(RangeError);
  });
});
