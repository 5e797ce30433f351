/**
 * One writer at a time. The lock itself is an exclusive lock of SQLite on an empty database, which the operating system
 * lets go when its process ends, however it ends; so there is no stale lock to guess about. `writer.json` beside it says
 * who holds it, for people; when it is still there on taking the lock, that writer did not end properly.
 */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { IndexDamagedError, IndexError, IndexLockedError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { asIndexError } from './sqlite-error.ts';

const LOCK_FILE = 'writer.lock';
const OWNER_FILE = 'writer.json';
const RETRY_MS = 200;

const ownerShape = z.object({ pid: z.number(), host: z.string(), startedAt: z.string() });

/** Who writes. */
export type Owner = z.infer<typeof ownerShape>;

export interface Lock {
  /** The writer before, when it ended without letting go. */
  readonly takenOverFrom: Owner | null;
  release(): Promise<void> | void;
}

export interface LockOptions {
  /** Wait for the other writer, or throw at once. */
  readonly wait: boolean;
  /** Called once when there is somebody to wait for. */
  readonly onWait?: (owner: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Takes the writer's lock of an index folder, which is made when missing.
 * @throws IndexLockedError when another process writes and `wait` is false or the signal came; IndexError when the folder
 * cannot be written.
 */
export async function lockIndex(folder: string, options: LockOptions): Promise<Lock> {
  let waited = false;
  for (;;) {
    const lock = tryLock(folder);
    if (lock) return lock;
    const owner = describe(readOwner(folder));
    if (!options.wait || options.signal?.aborted) throw new IndexLockedError(owner);
    if (!waited) options.onWait?.(owner);
    waited = true;
    await sleep(RETRY_MS);
  }
}

/** Whether somebody holds the lock at this moment; false where that cannot be asked, as in a folder that is read only. */
export function isWriting(folder: string): boolean {
  try {
    const database = takeLock(folder);
    database?.close();
    return database === null;
  } catch {
    return false;
  }
}

/** Null when another connection, of this or another process, holds the lock. */
export function tryLock(folder: string): Lock | null {
  let database: Database.Database | null = null;
  try {
    makeFolder(folder);
    database = takeLock(folder);
    if (!database) return null;
    const takenOverFrom = readOwner(folder);
    const owner: Owner = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() };
    writeFileSync(join(folder, OWNER_FILE), JSON.stringify(owner));
    const held = database;
    return {
      takenOverFrom,
      release: () => {
        if (!held.open) return;
        rmSync(join(folder, OWNER_FILE), { force: true });
        held.close();
      },
    };
  } catch (error) {
    database?.close();
    const foreseen = asIndexError(error, join(folder, OWNER_FILE));
    throw foreseen instanceof IndexError && !(foreseen instanceof IndexDamagedError)
      ? foreseen
      : new IndexError(`The index folder ${folder} cannot be written: ${(error as Error).message}.`);
  }
}

/** An open connection that holds the lock; null when somebody else does. */
function takeLock(folder: string): Database.Database | null {
  const file = join(folder, LOCK_FILE);
  for (let attempt = 0; ; attempt++) {
    const database = new Database(file, { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
      return database;
    } catch (error) {
      database.close();
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return null;
      if (code !== 'SQLITE_NOTADB' || attempt > 0) throw error;
      // The file holds nothing but the lock on it; emptied in place, a lock that somebody has on it stays.
      truncateSync(file);
    }
  }
}

export function readOwner(folder: string): Owner | null {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')));
  } catch {
    return null; // Not there or half written: nobody to name.
  }
}

export function describe(owner: Owner | null): string {
  return owner ? `process ${owner.pid} on ${owner.host} since ${owner.startedAt}` : 'another process';
}
