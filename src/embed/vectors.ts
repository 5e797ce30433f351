/** What may be called a vector here: right length, finite numbers, length 1. */
import { BadVectorError } from '../errors.ts';

/** How far the length of a vector may be from 1. */
export const LENGTH_TOLERANCE = 1e-3;

/**
 * Cuts vectors that lie end to end into single ones, each with a buffer of its own, and checks every one.
 * `count` is how many there should be. Throws BadVectorError, naming the model and the fault.
 */
export function cutVectors(
  data: Float32Array,
  count: number,
  dimension: number,
  model: string,
): Float32Array[] {
  if (data.length !== count * dimension) {
    throw new BadVectorError(
      `The model ${model} gave ${data.length} numbers where ${count} vectors of ${dimension} were due.`,
    );
  }
  const vectors: Float32Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const vector = data.slice(index * dimension, (index + 1) * dimension);
    checkVector(vector, dimension, model);
    vectors.push(vector);
  }
  return vectors;
}

/** Throws BadVectorError unless `vector` has `dimension` finite numbers and length 1 (± LENGTH_TOLERANCE). */
export function checkVector(vector: Float32Array, dimension: number, model: string): void {
  if (vector.length !== dimension) {
    throw new BadVectorError(`A vector of ${model} has ${vector.length} numbers instead of ${dimension}.`);
  }
  let square = 0;
  for (const value of vector) square += value * value;
  // Infinite and undefined numbers end up here too: they make the sum infinite or undefined.
  if (!Number.isFinite(square)) {
    throw new BadVectorError(`A vector of ${model} holds a number that is not finite.`);
  }
  const length = Math.sqrt(square);
  if (Math.abs(length - 1) > LENGTH_TOLERANCE) {
    throw new BadVectorError(`A vector of ${model} has length ${length.toPrecision(6)} instead of 1.`);
  }
}
