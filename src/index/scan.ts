/**
 * Exact search over vectors kept as signed bytes, pure. The one place where a cosine is computed, in whole numbers but for
 * the last division, so that a score is the same number whichever way a passage was found.
 */
import { cellsLength } from './codec.ts';
import { type Kernel, LANES, makeKernel } from './kernel.ts';

/** The vector of a question in 16-bit whole numbers: any length, the direction counts. */
export interface Probe {
  readonly numbers: Int16Array;
  readonly length: number;
}

const LARGEST_16 = 32_767;
const LARGEST_32 = 2 ** 31 - 1;
const LARGEST_CELL = 127;

/**
 * Scaled as far up as 16 bits allow and as no sum of products can leave 32 bits: by Cauchy and Schwarz such a sum is at
 * most the product of the two lengths, and cells are at most 127·√dimension long.
 */
export function asProbe(vector: Float32Array): Probe {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const length = Math.hypot(...vector);
  const longest = LARGEST_32 / (LARGEST_CELL * Math.sqrt(vector.length)) - vector.length;
  const scale = length === 0 ? 0 : Math.min(LARGEST_16 / largest, longest / length);
  const numbers = Int16Array.from(vector, (value) => Math.round(value * scale));
  return { numbers, length: Math.hypot(...numbers) };
}

/** Cosine of a probe with the row of cells at `offset`; 0 where either has no length. */
export function cosineAt(cells: Int8Array, offset: number, probe: Probe): number {
  const { numbers } = probe;
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += cells[offset + i]! * numbers[i]!;
  return cosine(sum, cellsLength(cells, offset, numbers.length), probe.length);
}

function cosine(dot: number, length: number, probeLength: number): number {
  return length === 0 || probeLength === 0 ? 0 : dot / (length * probeLength);
}

export interface Near {
  readonly row: number;
  readonly cosine: number;
}

/** Many vectors, one a row. */
export class Matrix {
  /** Rows of `stride` cells; what lies beyond the dimension is 0. */
  readonly cells: Int8Array;
  readonly stride: number;
  readonly #lengths: Float64Array;
  readonly #probe: Int16Array;
  readonly #dots: Int32Array;
  readonly #kernel: Kernel | null;

  /** `rowsOf` yields the cells of all rows, in order, in pieces of whole rows. */
  constructor(
    readonly rows: number,
    readonly dimension: number,
    pieces: Iterable<Int8Array>,
    useKernel = true,
  ) {
    this.stride = Math.ceil(dimension / LANES) * LANES;
    const dotsAt = this.stride * 2;
    const cellsAt = Math.ceil((dotsAt + rows * 4) / LANES) * LANES;
    const bytes = cellsAt + rows * this.stride;
    const made = useKernel ? makeKernel(bytes) : null;
    const buffer = made?.memory.buffer ?? new ArrayBuffer(bytes);
    this.#kernel = made?.dots ?? null;
    this.#probe = new Int16Array(buffer, 0, this.stride);
    this.#dots = new Int32Array(buffer, dotsAt, rows);
    this.cells = new Int8Array(buffer, cellsAt, rows * this.stride);
    this.#lengths = new Float64Array(rows);
    this.#fill(pieces);
  }

  /** The rows nearest to the probe, best first, ties by row; rows whose key is below 0 are passed over. */
  nearest(probe: Probe, limit: number, keys?: Int32Array): Near[] {
    if (limit <= 0) return [];
    this.#multiply(probe);
    const best: Near[] = [];
    let worst = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < this.rows; row++) {
      if (keys && keys[row]! < 0) continue;
      const value = cosine(this.#dots[row]!, this.#lengths[row]!, probe.length);
      if (best.length === limit && value <= worst) continue;
      if (best.length === limit) best.pop();
      let at = best.length;
      while (at > 0 && best[at - 1]!.cosine < value) at--;
      best.splice(at, 0, { row, cosine: value });
      worst = best[best.length - 1]!.cosine;
    }
    return best;
  }

  #fill(pieces: Iterable<Int8Array>): void {
    const { dimension, stride, rows } = this;
    let row = 0;
    for (const piece of pieces) {
      for (let at = 0; at + dimension <= piece.length && row < rows; at += dimension, row++) {
        this.cells.set(piece.subarray(at, at + dimension), row * stride);
        this.#lengths[row] = cellsLength(piece, at, dimension);
      }
    }
  }

  /** Dot products of all rows into `#dots`. */
  #multiply(probe: Probe): void {
    this.#probe.set(probe.numbers);
    const { rows, stride } = this;
    if (rows === 0) return;
    if (this.#kernel) {
      this.#kernel(this.cells.byteOffset, rows, stride, this.#probe.byteOffset, this.#dots.byteOffset);
      return;
    }
    for (let row = 0, at = 0; row < rows; row++) {
      let sum = 0;
      for (let i = 0; i < stride; i++, at++) sum += this.cells[at]! * this.#probe[i]!;
      this.#dots[row] = sum;
    }
  }
}
