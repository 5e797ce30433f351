/** One file over HTTP into one file on disk, with a limit to every wait and a reason for every failure. */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait, in milliseconds. */
export interface HubTimeouts {
  /** Until the answer begins, redirections included. */
  readonly connect: number;
  /** Between two pieces of a file. There is no limit to the whole: large models on slow lines may take an hour. */
  readonly idle: number;
  /** Pauses before each further attempt after an error that may pass (a busy hub, a cut connection). */
  readonly retryPauses: readonly number[];
}

export const DEFAULT_TIMEOUTS: HubTimeouts = { connect: 20_000, idle: 30_000, retryPauses: [1_000, 4_000] };

export interface FileToDownload {
  readonly url: string;
  readonly target: string;
  readonly timeouts: HubTimeouts;
  /** Bytes so far and in all, null when the hub does not say. */
  readonly onProgress: (received: number, total: number | null) => void;
  /** Bytes that the disk still takes. */
  readonly room: () => Promise<number>;
}

/** What arrived. `sha256` in hex. */
export interface Downloaded {
  readonly bytes: number;
  readonly sha256: string;
}

export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'missing'
  | 'busy'
  | 'cut'
  | 'wrong'
  | 'no-room';

/** Why a file did not arrive; `detail` is a status code, an error code or a number, in words. */
export class DownloadFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly detail: string,
    readonly retryAfter = 0,
  ) {
    super(`${kind}: ${detail}`);
  }
}

/** The longest pause that a hub may ask for with Retry-After. */
const LONGEST_RETRY_AFTER_MS = 10_000;
const MOST_REDIRECTIONS = 5;

/** Downloads a file, again after errors that may pass. Throws DownloadFailure, or the error of the disk. */
export async function downloadFile(file: FileToDownload): Promise<Downloaded> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptDownload(file);
    } catch (error) {
      const planned = file.timeouts.retryPauses[attempt];
      const passing = error instanceof DownloadFailure && (error.kind === 'busy' || error.kind === 'cut');
      if (!passing || planned === undefined) throw error;
      await pause(Math.max(planned, Math.min(error.retryAfter, LONGEST_RETRY_AFTER_MS)));
    }
  }
}

async function attemptDownload(file: FileToDownload): Promise<Downloaded> {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), file.timeouts.connect);
  const timeout = (waited: number) => new DownloadFailure('timeout', `${waited / 1000} seconds`);
  try {
    const { response, checksum } = await request(file.url, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) throw timeout(file.timeouts.connect);
      throw error instanceof DownloadFailure ? error : new DownloadFailure('unreachable', causeOf(error));
    });
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), file.timeouts.idle);
    };
    alive();
    const arrived = await save(response, file, alive, (error) => {
      if (stop.signal.aborted) return timeout(file.timeouts.idle);
      return new DownloadFailure('cut', causeOf(error));
    });
    if (checksum !== null && checksum !== arrived.sha256) {
      throw new DownloadFailure('wrong', 'its checksum is not the one that the hub names');
    }
    await checkContent(file.target, arrived.bytes);
    return arrived;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

/**
 * Follows redirections by hand, because the hub names the SHA-256 of a large file only in the answer that
 * redirects to its store.
 */
async function request(
  address: string,
  signal: AbortSignal,
): Promise<{ response: Response; checksum: string | null }> {
  let url = address;
  let checksum: string | null = null;
  for (let hop = 0; hop <= MOST_REDIRECTIONS; hop += 1) {
    // Without compression the announced length is the length of the file.
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'quoth' };
    const response = await fetch(url, { signal, redirect: 'manual', headers });
    checksum ??= sha256Of(response.headers.get('x-linked-etag'));
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      url = new URL(next, url).href;
      continue;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      throw statusFailure(response);
    }
    return { response, checksum };
  }
  throw new DownloadFailure('wrong', `the hub redirects more than ${MOST_REDIRECTIONS} times`);
}

function sha256Of(tag: string | null): string | null {
  return /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(tag ?? '')?.[1] ?? null;
}

function statusFailure(response: Response): DownloadFailure {
  const { status } = response;
  if (status === 401 || status === 403) return new DownloadFailure('refused', String(status));
  if (status === 404 || status === 410) return new DownloadFailure('missing', String(status));
  if (status === 429 || status >= 500) {
    const seconds = Number(response.headers.get('retry-after'));
    return new DownloadFailure('busy', String(status), Number.isFinite(seconds) ? seconds * 1000 : 0);
  }
  return new DownloadFailure('wrong', `the hub answers with status ${status}`);
}

async function save(
  response: Response,
  file: FileToDownload,
  alive: () => void,
  explain: (error: unknown) => Error,
): Promise<Downloaded> {
  const announced = response.headers.get('content-length');
  const total = announced !== null && /^\d+$/.test(announced) ? Number(announced) : null;
  const room = await file.room();
  if (total !== null && total > room) {
    throw new DownloadFailure('no-room', `it needs ${inMegabytes(total)} and ${inMegabytes(room)} are free`);
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file.target, 'w');
  try {
    for await (const piece of pieces(response, explain)) {
      alive();
      hash.update(piece);
      await handle.writeFile(piece);
      bytes += piece.byteLength;
      file.onProgress(bytes, total);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (total !== null && total !== bytes) {
    throw new DownloadFailure('cut', `${bytes} of ${total} bytes arrived`);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The body in pieces; only errors of the line pass through `explain`, never those of the disk. */
async function* pieces(response: Response, explain: (error: unknown) => Error): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw explain(error);
    });
    if (done) return;
    yield value;
  }
}

/** Catches the friendly page that some networks send, with status 200, in the place of any file. */
async function checkContent(path: string, bytes: number): Promise<void> {
  if (bytes === 0) throw new DownloadFailure('wrong', 'the file is empty');
  if (path.endsWith('.json')) {
    try {
      JSON.parse(await readFile(path, 'utf8'));
    } catch {
      throw new DownloadFailure('wrong', 'it is not JSON');
    }
    return;
  }
  const handle = await open(path, 'r');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0).finally(() => handle.close());
  if (buffer.toString('latin1') === '<') throw new DownloadFailure('wrong', 'it is a web page');
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The code of a network error if there is one, else its message on one line. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    return cause.message.replace(/\s+/g, ' ').slice(0, 120);
  }
  return String(cause);
}
