import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCells } from '../../src/index/codec.ts';
import { makeKernel } from '../../src/index/kernel.ts';
import { asProbe, cosineAt, Matrix } from '../../src/index/scan.ts';

const case_ = fc
  .record({ dimension: fc.integer({ min: 1, max: 70 }), rows: fc.integer({ min: 0, max: 40 }) })
  .chain(({ dimension, rows }) =>
    fc.record({
      dimension: fc.constant(dimension),
      rows: fc.constant(rows),
      cells: fc.int8Array({ minLength: rows * dimension, maxLength: rows * dimension }),
      vector: fc.float32Array({ minLength: dimension, maxLength: dimension, min: -1, max: 1, noNaN: true }),
    }),
  );

const hits = (matrix: Matrix, vector: Float32Array, limit: number) => matrix.nearest(asProbe(vector), limit);

describe('the exact scan', () => {
  it('runs on SIMD here, as on every machine that Node 20 supports', () => {
    expect(makeKernel(1)?.memory.buffer.byteLength).toBe(65_536);
  });

  it('gives the same cosines, to the last bit, with and without SIMD and for one row alone', () => {
    fc.assert(
      fc.property(case_, ({ dimension, rows, cells, vector }) => {
        const fast = new Matrix(rows, dimension, [cells]);
        const plain = new Matrix(rows, dimension, [cells], false);
        expect(hits(fast, vector, rows)).toEqual(hits(plain, vector, rows));
        for (const { row, cosine } of hits(fast, vector, rows)) {
          expect(cosineAt(cells, row * dimension, asProbe(vector))).toBe(cosine);
        }
      }),
    );
  });

  it('is as near to the true cosine as 16 bits are', () => {
    fc.assert(
      fc.property(case_, ({ dimension, rows, cells, vector }) => {
        const length = Math.hypot(...vector);
        fc.pre(length > 1e-3);
        for (const { row, cosine } of hits(new Matrix(rows, dimension, [cells]), vector, rows)) {
          const unit = fromCells(cells.subarray(row * dimension, (row + 1) * dimension));
          const truth = unit.reduce((sum, value, i) => sum + value * vector[i]!, 0) / length;
          expect(Math.abs(cosine - truth)).toBeLessThan(1e-3);
        }
      }),
    );
  });

  it('returns the best rows first and the lower row of equals', () => {
    const cells = Int8Array.of(0, 127, 127, 0, 0, 127, 127, 0, 90, 90);
    const matrix = new Matrix(5, 2, [cells.subarray(0, 6), cells.subarray(6)]);
    expect(hits(matrix, Float32Array.of(1, 0), 3).map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(hits(matrix, Float32Array.of(1, 0), 0)).toEqual([]);
    expect(hits(matrix, Float32Array.of(0, 0), 2).map(({ cosine }) => cosine)).toEqual([0, 0]);
  });

  it('never overflows, whatever the dimension', () => {
    for (const dimension of [256, 384, 768, 1024, 4096]) {
      const ones = new Int8Array(dimension).fill(-127);
      const matrix = new Matrix(1, dimension, [ones]);
      expect(hits(matrix, new Float32Array(dimension).fill(1), 1)[0]!.cosine).toBeCloseTo(-1, 6);
      const spike = new Float32Array(dimension).fill(0.5);
      spike[7] = 1;
      expect(hits(matrix, spike, 1)[0]!.cosine).toBe(cosineAt(ones, 0, asProbe(spike)));
      expect(hits(matrix, spike, 1)[0]!.cosine).toBeLessThan(-0.9);
    }
  });
});
