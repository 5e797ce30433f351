/**
 * The tables of the index and the version that they carry.
 *
 * An index of an older version is made again from the corpus, one of a newer version is refused: it may hold what this
 * program does not understand. `application_id` tells our file from any other SQLite file.
 */
import type Database from 'better-sqlite3';

/** Raise it whenever the tables or the meaning of a column change. */
export const SCHEMA_VERSION = 4;

/** "Quot" in ASCII. */
const APPLICATION_ID = 0x51756f74;

export const DATABASE_FILE = 'quoth.sqlite';
export const PENDING_FILE = 'pending.sqlite';

/**
 * One row an article in `article` (what every reader needs of all of them), `content` (events, text and sentences, compressed),
 * `vectors` and `words` (packed); a removed article is four rows and its people.
 *
 * `term` gives every word a number and everything else speaks in numbers, so that a word which no article holds any more
 * is gone from the file when its row is gone.
 */
const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, language TEXT NOT NULL,
  firstPassage INTEGER NOT NULL, passages INTEGER NOT NULL, seal BLOB NOT NULL
);
CREATE TABLE content (article INTEGER PRIMARY KEY, events BLOB NOT NULL, text BLOB NOT NULL, parts BLOB NOT NULL);
CREATE TABLE vectors (article INTEGER PRIMARY KEY, cells BLOB NOT NULL);
CREATE TABLE words (article INTEGER PRIMARY KEY, terms BLOB NOT NULL);
CREATE TABLE passage_text (hash BLOB NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (hash, passage)) WITHOUT ROWID;
CREATE TABLE person (
  article INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  names TEXT NOT NULL, roles TEXT NOT NULL, gender TEXT, terms BLOB NOT NULL,
  PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE TABLE person_name (term INTEGER NOT NULL, article INTEGER NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (term, article, person)) WITHOUT ROWID;
CREATE TABLE person_role (term INTEGER NOT NULL, article INTEGER NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (term, article, person)) WITHOUT ROWID;
CREATE TABLE term (
  id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE,
  exact INTEGER NOT NULL DEFAULT 0, folded INTEGER NOT NULL DEFAULT 0, concepts INTEGER NOT NULL DEFAULT 0,
  words INTEGER NOT NULL DEFAULT 0, people INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modifiedMs REAL NOT NULL, hash TEXT) WITHOUT ROWID;
CREATE TABLE skipped (file TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
`;

/** Articles that are ready and wait for the next generation. A file of its own, so that it can vanish whole. */
const PENDING_TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (path TEXT PRIMARY KEY, hash TEXT, events BLOB, text BLOB, parts BLOB, rest TEXT);
CREATE TABLE vector (textHash BLOB PRIMARY KEY, cells BLOB NOT NULL) WITHOUT ROWID;
`;

/** How long a statement waits for another connection's lock. Milliseconds. */
export const BUSY_MS = 10_000;

export type Connection = Database.Database;

/** What is found where the index should be. */
export type Found = 'nothing' | 'ours' | 'older' | 'newer' | 'foreign';

/** Looks at an opened file. */
export function inspect(connection: Connection): Found {
  const application = connection.pragma('application_id', { simple: true });
  const version = Number(connection.pragma('user_version', { simple: true }));
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) return 'nothing';
  if (application !== APPLICATION_ID) return 'foreign';
  if (version === SCHEMA_VERSION) return 'ours';
  return version < SCHEMA_VERSION ? 'older' : 'newer';
}

/** Settings of a connection that writes. Freed pages are overwritten, so that removed text is gone from the file. */
export function prepareForWriting(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  connection.pragma('secure_delete = ON');
  connection.pragma(`busy_timeout = ${BUSY_MS}`);
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
}

/** Makes the tables in an empty file. */
export function createTables(connection: Connection, which: 'index' | 'pending'): void {
  connection.pragma('auto_vacuum = INCREMENTAL');
  prepareForWriting(connection);
  connection.transaction(() => {
    connection.exec(which === 'index' ? TABLES : PENDING_TABLES);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

/** A file of SQLite and the two that stand beside it while it is open. */
export function filesOf(database: string): readonly string[] {
  return [database, `${database}-wal`, `${database}-shm`];
}
