/**
 * Who may come in, told from a request's first line and headers before anything else looks at them. Pure.
 *
 * Two kinds of visitors are told apart. Inside: the connection comes from this machine, names it by a loopback name, and did
 * not come through a proxy: the operator, who may do everything. Outside: everybody else. They read articles with the token,
 * or without it where READER_PUBLIC says so, or where PUBLIC_URL leads here while only this machine can connect: then a
 * proxy was set up for it. The page with the chat, which spends the machine's time, wants the token from outside always.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import type { Entrance } from './ports.ts';

/** What is known of a request before its body is read. */
export interface Arrival {
  readonly method: string;
  /** As it stands in the first line. */
  readonly target: string;
  /** `1.0` or `1.1`. */
  readonly version: string;
  readonly headers: IncomingHttpHeaders;
  /** The address that the connection comes from. */
  readonly from: string;
}

/** Why a request is turned away, or null; and what it may see when it is not. */
export type Admission =
  | { readonly refused: Refusal }
  | {
      readonly refused: null;
      /** Whether the operator asks, who may do everything. */
      readonly inside: boolean;
      /** `http://127.0.0.1:8787`: where links of replies lead. */
      readonly base: string;
      /** The token as it came in the address, which links of the reader carry on; null for none. */
      readonly token: string | null;
    };

/** A status and one sentence. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  /** The methods that would do, for 405. */
  readonly allow?: string;
}

/** The longest target that is read. An address of ours is a path of a file and two offsets. Characters. */
const LONGEST_TARGET = 4_096;
/** The only targets that take POST. */
const POSTED: ReadonlySet<string> = new Set(['/api/interactions', '/api/autocomplete']);
/** Headers that proxies add. */
const BY_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const HOST = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?<port>\d{1,5}))?$/iu;

/** Looks at one request. */
export function admit(arrival: Arrival, entrance: Entrance): Admission {
  const { method, target, version, headers } = arrival;
  const refused = (status: number, error: string, allow?: string): Admission => ({
    refused: allow === undefined ? { status, error } : { status, error, allow },
  });
  if (version !== '1.1' && version !== '1.0') return refused(505, 'The page speaks HTTP/1.1.');
  const wrong = wrongTarget(target);
  if (wrong) return { refused: wrong };
  const [path = '', query = ''] = splitOnce(target, '?');
  const posted = POSTED.has(path);
  if (posted ? method !== 'POST' : method !== 'GET' && method !== 'HEAD') {
    const allow = posted ? 'POST' : 'GET, HEAD';
    return refused(405, `This address takes ${allow} only.`, allow);
  }
  const host = HOST.exec(headers.host ?? '')?.groups?.name?.toLowerCase();
  if (host === undefined) return refused(400, 'The Host header is missing or cannot be read.');
  if (!knownHost(host, entrance)) {
    return refused(
      421,
      'The page is not served under this name. Set PUBLIC_URL to the address it is reached by.',
    );
  }
  const { origin } = headers;
  if (posted && origin !== undefined && !sameOrigin(origin, headers.host!, entrance)) {
    return refused(403, 'Only the page itself may ask; this request comes from another site.');
  }
  const site = headers['sec-fetch-site'];
  if (path.startsWith('/api/') && (site === 'cross-site' || site === 'same-site')) {
    return refused(403, 'Only the page itself may ask; this request comes from another site.');
  }
  if (posted && !/^application\/json *(?:;|$)/iu.test(headers['content-type'] ?? '')) {
    return refused(415, 'The body must be JSON: content-type application/json.');
  }
  const inside = isInside(arrival, host);
  const given = new URLSearchParams(query).get('token');
  const base = inside || entrance.publicUrl === null ? `http://${headers.host}` : entrance.publicUrl;
  const admitted: Admission = { refused: null, inside, base, token: given };
  if (inside || path.startsWith('/assets/')) return admitted;
  const bearer = /^Bearer +(\S+)$/iu.exec(headers.authorization ?? '')?.[1] ?? null;
  const { readerToken, publicReader } = entrance;
  const holdsToken =
    readerToken !== null && [given, bearer].some((token) => token !== null && sameText(token, readerToken));
  if (holdsToken) return admitted;
  const forReader = isReader(path);
  if (forReader && (publicReader || (readerToken === null && isLoopbackName(entrance.host)))) return admitted;
  if (readerToken === null)
    return refused(403, 'Only the machine itself sees this page. Set READER_TOKEN to open it.');
  return refused(401, 'This needs the token: put it behind the address as ?token=…');
}

/** Whether an address belongs to the reader: articles and meetings, and nothing that asks the chat. */
export function isReader(path: string): boolean {
  return /^\/(?:articles|meetings)(?:\/|$)/u.test(path);
}

/** Names of this machine that no name server gives. */
function isLoopbackName(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu.test(host);
}

/**
 * A page of another site can have its own name lead to this machine (DNS rebinding), and then read what is served under that
 * name. An address in figures cannot be led elsewhere, so those are taken where others may connect at all.
 */
function knownHost(host: string, { host: listening, publicUrl }: Entrance): boolean {
  if (isLoopbackName(host)) return true;
  if (publicUrl !== null && new URL(publicUrl).hostname.toLowerCase() === host) return true;
  if (isLoopbackName(listening)) return false;
  return listening.toLowerCase() === host || isIP(host.replace(/^\[|\]$/gu, '')) !== 0;
}

/** Older proxies speak HTTP/1.0, name this machine as they reach it and add nothing: no browser does. */
function isInside({ version, headers, from }: Arrival, host: string): boolean {
  const near = /^(?:::ffff:)?127\.|^::1$/u.test(from);
  return (
    near && isLoopbackName(host) && version !== '1.0' && BY_PROXY.every((name) => headers[name] === undefined)
  );
}

function sameOrigin(origin: string, host: string, { publicUrl }: Entrance): boolean {
  if (origin.toLowerCase() === `http://${host.toLowerCase()}`) return true;
  return publicUrl !== null && origin.toLowerCase() === new URL(publicUrl).origin;
}

/** Everything that no address of ours holds: paths upwards, other ways of writing them, bytes that end strings. */
function wrongTarget(target: string): Refusal | null {
  const refusal = (error: string, status = 400): Refusal => ({ status, error });
  if (target.length > LONGEST_TARGET) return refusal('The address is too long.', 414);
  if (!target.startsWith('/') || target.startsWith('//')) return refusal('The address must be a path.');
  if (/[^\x21-\x7e]|["<>#]/u.test(target))
    return refusal('The address holds characters that must be encoded.');
  const decoded = decodedText(splitOnce(target, '?')[0]);
  if (decoded === null) return refusal('The address is not encoded as UTF-8.');
  if (decoded.includes('\0') || decoded.includes('\\'))
    return refusal('The address holds what no path may hold.');
  const up = decoded.split('/').some((segment) => segment === '..' || segment === '.');
  return up ? refusal('The address leads upwards.') : null;
}

function decodedText(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + at.length)];
}

/** In a time that tells nothing of how much is right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
