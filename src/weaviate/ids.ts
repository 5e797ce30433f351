/** Names of what is stored, made from what it is: the same thing written twice is one object. Pure. */
import { createHash } from 'node:crypto';

/** Ours alone, so that equal words elsewhere give other ids. */
const NAMESPACE = 'quoth/weaviate/1';

/** A UUID (version 5 in form; of SHA-256, since SHA-1 may be had to collide) of these parts, in this order. */
export function objectId(...parts: readonly (string | number)[]): string {
  // JSON keeps the parts apart: ("a", "bc") is not ("ab", "c").
  const bytes = createHash('sha256')
    .update(JSON.stringify([NAMESPACE, ...parts]))
    .digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return dashed(bytes.toString('hex', 0, 16));
}

/** The id that comes just before this one. */
export function idBefore(id: string): string {
  const before = (BigInt(`0x${id.replaceAll('-', '')}`) - 1n).toString(16).padStart(32, '0');
  return dashed(before);
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Ten hexadecimal characters that stand for these parts, for the name of a collection. */
export function fingerprint(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 10);
}
