/**
 * Models on disk: `MODEL_DIR/<name>/`, whole or not there at all. A download grows in a folder beside it and takes
 * the name when it is complete; what an ended process left half done is swept away by the next one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Written into the model's folder last: what arrived, and from where. */
export interface Manifest {
  readonly model: string;
  readonly hub: string;
  /** ISO 8601. */
  readonly fetchedAt: string;
  /** By file name relative to the folder. `sha256` in hex. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

const MANIFEST = 'quoth-manifest.json';
const PARTIAL = '.partial-';
/** A half download this old belongs to nobody, whatever process bears its number now. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Half downloads of this very process, which sweeping must leave alone. */
const ownPartials = new Set<string>();

/** `complete` without a manifest is a model that somebody put there by hand: taken as it is. */
export type CacheState =
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly file: string }
  | { readonly state: 'complete'; readonly manifest: Manifest | null };

/** Looks at names and sizes only; the checksums are compared when the files are read anyway. */
export async function lookAtCache(folder: string, files: readonly string[]): Promise<CacheState> {
  const sizes = await Promise.all(files.map((file) => sizeOf(join(folder, file))));
  if (sizes.every((size) => size === null)) return { state: 'absent' };
  const missing = files.find((_, index) => !sizes[index]);
  if (missing !== undefined) return { state: 'damaged', file: missing };
  const manifest = await readManifest(folder);
  if (manifest === 'unreadable') return { state: 'damaged', file: MANIFEST };
  const changed = files.find((file, index) => manifest && manifest.files[file]?.bytes !== sizes[index]);
  return changed === undefined ? { state: 'complete', manifest } : { state: 'damaged', file: changed };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

async function readManifest(folder: string): Promise<Manifest | null | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8');
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : 'unreadable';
  }
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || !('files' in value)) return false;
  const { files } = value;
  if (typeof files !== 'object' || files === null) return false;
  return Object.values(files).every(
    (file: unknown) =>
      typeof file === 'object' &&
      file !== null &&
      'bytes' in file &&
      typeof file.bytes === 'number' &&
      'sha256' in file &&
      typeof file.sha256 === 'string',
  );
}

/** Makes an empty folder for a download that is to become `folder`. */
export async function beginPartial(folder: string): Promise<string> {
  const partial = `${folder}${PARTIAL}${process.pid}-${randomBytes(4).toString('hex')}`;
  ownPartials.add(partial);
  await mkdir(partial, { recursive: true });
  return partial;
}

/**
 * Gives a complete download its name. `replace` says that what stands there is damaged and must go; otherwise a
 * model that another process has put there in the meantime stays, since that process reads it already.
 */
export async function publishPartial(
  partial: string,
  folder: string,
  manifest: Manifest,
  replace: boolean,
): Promise<void> {
  await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  if (replace) await rm(folder, { recursive: true, force: true });
  const isThere = async () => (await lookAtCache(folder, Object.keys(manifest.files))).state === 'complete';
  if (await isThere()) {
    await dropPartial(partial);
    return;
  }
  try {
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    ownPartials.delete(partial);
  } catch (error) {
    if (!(await isThere())) throw error;
    await dropPartial(partial);
  }
}

/** Removes a download that failed. */
export async function dropPartial(partial: string): Promise<void> {
  await rm(partial, { recursive: true, force: true });
  ownPartials.delete(partial);
}

/** Removes half downloads of `folder` whose process is gone. What cannot be removed is left for the next time. */
export async function sweepPartials(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}${PARTIAL}`;
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const partial = join(parent, name);
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (!ownPartials.has(partial) && (await isAbandoned(partial, owner))) {
      await rm(partial, { recursive: true, force: true }).catch(() => {});
    }
  }
}

async function isAbandoned(partial: string, owner: number): Promise<boolean> {
  if (!Number.isInteger(owner) || owner === process.pid) return true;
  const found = await stat(partial).catch(() => null);
  if (found === null || Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) return true;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

/** Bytes that may still be written to the disk of `folder`; infinite where the system does not say. */
export async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null);
  return found === null || found.blocks === 0 ? Number.POSITIVE_INFINITY : found.bavail * found.bsize;
}

/** What is wrong with the disk, as the end of a sentence, or null when the error is about something else. */
export function storageProblem(error: unknown, folder: string): string | null {
  switch (errorCode(error)) {
    case 'ENOSPC':
      return `the disk of ${folder} is full. Make room, or set MODEL_DIR to a folder on another disk.`;
    case 'EDQUOT':
      return `the quota for ${folder} is used up. Make room, or set MODEL_DIR to another folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} may not be written. Set MODEL_DIR to a folder that may.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `a part of ${folder} is a file and not a folder. Set MODEL_DIR to another folder.`;
    default:
      return null;
  }
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
