/**
 * How vectors are laid out in bytes, and what names a text, pure.
 *
 * A vector is kept as one signed byte a dimension, scaled so that its largest component is ±127. The scale itself is not
 * kept: vectors have length 1, so the direction of the bytes is all there is. Reading a vector back and keeping it again
 * gives the same bytes, which is what lets a vector be reused any number of times without drifting.
 */
import { createHash } from 'node:crypto';
import { BadVectorError } from '../errors.ts';

/** How far from 1 the length of a vector may be: float32 sums over a few hundred dimensions stay well below. */
const LENGTH_TOLERANCE = 1e-2;

/** Throws BadVectorError unless the vector has this dimension, is finite and has length 1. */
export function checkVector(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) {
    throw new BadVectorError(`A vector has ${vector.length} dimensions where the index has ${dimension}.`);
  }
  let squares = 0;
  for (let i = 0; i < dimension; i++) squares += vector[i]! * vector[i]!;
  if (!Number.isFinite(squares))
    throw new BadVectorError('A vector holds values that are not finite numbers.');
  if (Math.abs(Math.sqrt(squares) - 1) > LENGTH_TOLERANCE) {
    throw new BadVectorError(`A vector has length ${Math.sqrt(squares).toPrecision(3)} instead of 1.`);
  }
}

/** A checked vector as signed bytes, one a dimension. */
export function toCells(vector: Float32Array): Int8Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const cells = new Int8Array(vector.length);
  for (let i = 0; i < vector.length; i++) cells[i] = Math.round((vector[i]! * 127) / largest);
  return cells;
}

/** The unit vector that the bytes stand for. */
export function fromCells(cells: Int8Array): Float32Array {
  const length = cellsLength(cells, 0, cells.length);
  return Float32Array.from(cells, (cell) => (length === 0 ? 0 : cell / length));
}

/** Length of the row that begins at `offset`. */
export function cellsLength(cells: Int8Array, offset: number, dimension: number): number {
  let squares = 0;
  for (let i = offset; i < offset + dimension; i++) squares += cells[i]! * cells[i]!;
  return Math.sqrt(squares);
}

/** The bytes of a SQLite blob as cells, without copying. */
export function asCells(blob: Uint8Array): Int8Array {
  return new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
}

/** Cells as SQLite takes them. */
export function asBlob(cells: Int8Array): Buffer {
  return Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength);
}

/** SHA-256 of a passage's text, hex: under it a vector is found again. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The key of a passage's text in the table of texts: half of its SHA-256. Texts are looked up in it, never told from it. */
export function textKey(textHash: string): Buffer {
  return Buffer.from(textHash.slice(0, 32), 'hex');
}
