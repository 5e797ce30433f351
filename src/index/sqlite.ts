/**
 * The embedded store: opens INDEX_DIR.
 *
 * Files: `quoth.sqlite` (with `-wal` and `-shm` while open) is the one truth, `quoth.checksum.json` tells whether it is
 * what was written; `pending.sqlite` holds what waits for `publish`; `nearest-N.hnsw` with `nearest.json` is the
 * accelerator, which can be deleted at any time; `writer.lock` and `writer.json` say who writes.
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { IndexDamagedError, IndexError, NoIndexError } from '../errors.ts';
import { CHECKSUM_FILE, matchesChecksum, writeChecksum } from './checksum.ts';
import { readAllHeld } from './held-file.ts';
import { removeHnsw } from './hnsw.ts';
import { isWriting, tryLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { SqliteReader } from './reader.ts';
import {
  type Connection,
  createTables,
  DATABASE_FILE,
  filesOf,
  inspect,
  PENDING_FILE,
  prepareForWriting,
} from './schema.ts';
import { asIndexError } from './sqlite-error.ts';
import { verifyAll } from './verify.ts';
import { SqliteWriter } from './writer.ts';

export interface OpenOptions {
  /** Up to how many passages vectors are scanned exactly; for tests. */
  readonly scanAtMost?: number | undefined;
}

/**
 * Opens the index for reading.
 * @throws NoIndexError when there is none; IndexError when it was made by another version; IndexDamagedError.
 */
export function openStore(folder: string, options: OpenOptions = {}): SqliteReader {
  const file = join(folder, DATABASE_FILE);
  if (!existsSync(file)) throw new NoIndexError(folder);
  return guarded(file, () => {
    const connection = openForReading(file);
    let reader: SqliteReader | null = null;
    try {
      const found = inspect(connection);
      if (found === 'nothing') throw new NoIndexError(folder);
      if (found === 'older') {
        throw new IndexError(
          `The index in ${folder} was made by an older version of this program. Make it again with: npm run -s embed`,
        );
      }
      refuseForeign(found, file);
      reader = new SqliteReader(connection, {
        ...options,
        folder,
        file,
        reopen: () => openForReading(file),
      });
      reader.inside((generation) => generation.stamp());
      assureWhole(folder, connection);
      return reader;
    } catch (error) {
      (reader ?? connection).close();
      throw error;
    }
  });
}

/** A store to write to, and what had to be thrown away to get it, in sentences; usually nothing. */
export interface Opened {
  readonly store: SqliteWriter;
  readonly notes: readonly string[];
}

/**
 * Opens the index for writing, making the folder and the tables where they are missing. An index of an older version or a
 * damaged one is emptied, to be made again from the corpus. The caller holds the lock (lock.ts).
 * @throws IndexError when the index was made by a newer version, is no index of ours, or cannot be written.
 */
export function openWritableStore(folder: string, options: OpenOptions = {}): Opened {
  const file = join(folder, DATABASE_FILE);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new IndexError(`The index folder ${folder} cannot be made: ${(error as Error).message}.`);
  }
  const notes: string[] = [];
  const open = (): SqliteWriter =>
    guarded(file, () => {
      const connection = new Database(file);
      let store: SqliteWriter | null = null;
      try {
        let found = inspect(connection);
        if (found === 'older') {
          connection.close();
          notes.push(
            'The index was made by an older version of this program and is made again from the corpus.',
          );
          return afresh();
        }
        refuseForeign(found, file);
        if (found === 'nothing') createTables(connection, 'index');
        else prepareForWriting(connection);
        found = 'ours';
        store = new SqliteWriter(connection, { ...options, folder, file, reopen: null });
        store.inside((generation) => generation.articles());
        if (!matchesChecksum(folder)) refuseDamaged(folder, connection);
        return store;
      } catch (error) {
        (store ?? connection).close();
        throw error;
      }
    });
  const afresh = (): SqliteWriter => {
    deleteIndex(folder);
    return open();
  };
  try {
    return { store: open(), notes };
  } catch (error) {
    if (!(error instanceof IndexDamagedError)) throw error;
    notes.push(`${file} is damaged (${error.why}); the index is made again from the corpus.`);
    return { store: afresh(), notes };
  }
}

/** Deletes everything that `openWritableStore` and its store make. */
export function deleteIndex(folder: string): void {
  for (const name of [DATABASE_FILE, PENDING_FILE]) {
    for (const file of filesOf(join(folder, name))) rmSync(file, { force: true });
  }
  for (const file of [CHECKSUM_FILE, `${CHECKSUM_FILE}.new`]) rmSync(join(folder, file), { force: true });
  removeHnsw(folder);
}

/**
 * Makes sure that what is about to be read is what was written. Where the checksum does not tell (a writer was killed
 * between publishing and writing it), the content is checked and, if whole, the checksum made again.
 *
 * While somebody writes, the files are changing and tell nothing; that writer has looked before it began.
 */
function assureWhole(folder: string, connection: Connection): void {
  if (matchesChecksum(folder) || isWriting(folder)) return;
  // The writer may have finished between the two looks.
  if (matchesChecksum(folder)) return;
  refuseDamaged(folder, connection);
  const lock = tryLock(folder);
  if (!lock) return;
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    writeChecksum(folder);
  } catch {
    // A folder that cannot be written: the next opening checks again.
  } finally {
    lock.release();
  }
}

/** Throws IndexDamagedError with the first thing that is wrong. */
function refuseDamaged(folder: string, connection: Connection): void {
  const [problem] = connection.transaction(() => verifyAll(connection, 1))();
  if (problem !== undefined) {
    throw new IndexDamagedError(join(folder, DATABASE_FILE), problem.replace(/\.$/u, ''));
  }
}

/**
 * A reader's connection may write: not to the tables (`query_only`), but the shared-memory file beside the database, which
 * a connection opened read-only cannot make or clean away. Where even that cannot be, on a full disk or one that is read
 * only, the whole file is read into memory, provided that it is whole.
 */
function openForReading(file: string): Connection {
  const settle = (connection: Connection): Connection => {
    try {
      connection.pragma('query_only = ON');
      connection.pragma('busy_timeout = 5000');
      connection.pragma('cache_size = -8192');
      connection.prepare('SELECT count(*) FROM sqlite_schema').get();
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  };
  const unwritable = (error: unknown): boolean => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /^SQLITE_(READONLY|CANTOPEN|PERM|FULL|IOERR_SHM)/.test(code);
  };
  try {
    return settle(new Database(file, { fileMustExist: true }));
  } catch (error) {
    if (!unwritable(error)) throw error;
  }
  try {
    return settle(new Database(file, { readonly: true, fileMustExist: true }));
  } catch (error) {
    if (!unwritable(error) || !matchesChecksum(dirname(file))) throw error;
  }
  return settle(new Database(withoutLog(readAllHeld(file))));
}

/** Where the header says how the file is written and read: 2 is with a log, 1 without (www.sqlite.org/fileformat.html). */
const FORMAT_BYTES = [18, 19] as const;

/** The bytes of a database whose log is empty, as one that needs none: a database in memory can have no log. */
function withoutLog(bytes: Buffer): Buffer {
  for (const at of FORMAT_BYTES) bytes[at] = 1;
  return bytes;
}

function refuseForeign(found: ReturnType<typeof inspect>, file: string): void {
  if (found === 'newer') {
    throw new IndexError(
      `The index ${file} was made by a newer version of this program. Update the program, or set INDEX_DIR to another folder.`,
    );
  }
  if (found === 'foreign') {
    throw new IndexError(`${file} is not an index of this program. Set INDEX_DIR to a folder of its own.`);
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asIndexError(error, file);
  }
}
