/** Short codes for long things: ids of answers, articles by their path, quotes by their words. */
import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base32 in lower case: nothing that looks like something else. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 50 bits: among a million things two are alike once in 2,000 corpora. */
export const CODE_LENGTH = 10;
/** Digits of a file's hash that stand in a code. */
export const FILE_DIGITS = 10;

/** How much of a mark stands in a share button: enough that no other user has it by chance. */
export const ASKER_DIGITS = 8;

/** What every code looks like. */
export const CODE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);

/** A new id for an answer. */
export function newAnswerId(): string {
  return base32(randomBytes(CODE_LENGTH));
}

/** The code of an article, from its path. */
export function articleCode(path: string): string {
  return hashed(`article:${path}`);
}

/** The code of a meeting, from its id. */
export function meetingCode(id: string): string {
  return hashed(`meeting:${id}`);
}

/** The code of a person, from the full name in its exact form (language/fold.ts). */
export function personCode(exactName: string): string {
  return hashed(`person:${exactName}`);
}

/**
 * The fingerprint of a quote. White space counts as one space and letters are composed, so that a file that was only wrapped
 * anew keeps its quotes.
 */
export function wordsCode(text: string): string {
  return hashed(`words:${text.normalize('NFC').replace(/\s+/g, ' ').trim()}`);
}

function hashed(text: string): string {
  return base32(createHash('sha256').update(text).digest());
}

/** One character a byte, from its five low bits. */
function base32(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}
