/** Texts and values as they lie in an index: compressed, since they are half of it and inflating one takes some 30 µs. Pure. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What inflates to nonsense must not take all memory. Bytes; ten times a file's limit. */
const INFLATED_AT_MOST = 100 * 1024 * 1024;

export function packText(text: string): Buffer {
  return deflateRawSync(Buffer.from(text, 'utf8'));
}

/** @throws RangeError when the bytes are not what `packText` makes; `what` names them in its message. */
export function unpackText(bytes: Uint8Array, what = 'a compressed text'): string {
  return whole(what, () => inflateRawSync(bytes, { maxOutputLength: INFLATED_AT_MOST }).toString('utf8'));
}

/** @param value what JSON can hold */
export function packJson(value: unknown): Buffer {
  return packText(JSON.stringify(value));
}

/** @throws RangeError when the bytes are not what `packJson` makes; `what` names them in its message. */
export function unpackJson(bytes: Uint8Array, what: string): unknown {
  const text = unpackText(bytes, what);
  return whole(what, () => JSON.parse(text) as unknown);
}

function whole<T>(what: string, unpack: () => T): T {
  try {
    return unpack();
  } catch (error) {
    throw new RangeError(`${what} is broken: ${(error as Error).message}`);
  }
}
