/**
 * Marks of users: who voted is known only as far as is needed to count one vote a user. A mark is a keyed hash, so that the
 * ids cannot be had back by trying all of them, without the key; the key lies in a file of its own, and when that file
 * is deleted all marks become meaningless.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FeedbackError } from './feedback.ts';

declare const marked: unique symbol;
/** 20 hexadecimal digits. Made by a `Marker` only, so that no id is ever taken for one. */
export type UserMark = string & { readonly [marked]: true };

export type Marker = (userId: string) => UserMark;

/** Length of the keys that are made here. */
export const MARK_KEY_BYTES = 32;
const MARK_DIGITS = 20;

/** @param key any bytes; at least 16, or a RangeError is thrown */
export function createMarker(key: Uint8Array): Marker {
  if (key.length < 16) throw new RangeError(`A key of ${key.length} bytes is too short to hide anybody.`);
  return (userId) =>
    createHmac('sha256', key).update(`user:${userId}`).digest('hex').slice(0, MARK_DIGITS) as UserMark;
}

/**
 * The key in a file, made when it is not there; readable by its owner only.
 * @throws FeedbackError when it can be neither read nor made, or is no key
 */
export function keyFrom(file: string): Uint8Array {
  try {
    if (!existsSync(file)) makeKey(file);
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length === MARK_KEY_BYTES) return key;
  } catch (error) {
    throw new FeedbackError(file, error instanceof Error ? error.message : String(error));
  }
  throw new FeedbackError(file, `it is no key of ${MARK_KEY_BYTES} bytes in hexadecimal digits`);
}

/** Two processes may start at once: the file appears whole, and the first one wins. */
function makeKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, `${randomBytes(MARK_KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(mine, 0o600);
  try {
    linkSync(mine, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}
