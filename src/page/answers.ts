/** Answers of the server as such: headers that all of them have, and bodies that a browser may keep. Pure. */
import { createHash } from 'node:crypto';
import { isReader } from './entrance.ts';

/**
 * What the browser may do with a page. The reader shows words of articles and has no script at all; the page with the chat has
 * its own scripts and styles and talks to its own server, and nothing else.
 */
function policyFor(path: string): string {
  const common =
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'self'; img-src 'self' data:";
  return isReader(path)
    ? `${common}; form-action 'self'`
    : `${common}; script-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'`;
}

/** Headers of every answer, whatever it says. @param path without the query */
export function headersFor(path: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policyFor(path),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}

/** A mark of the body, strong, in quotes. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** Whether what the browser has is this. @param ifNoneMatch the header, if any */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etag) || tags.includes('*');
}
