/**
 * Articles that are analysed and embedded and wait for `publish`, in a file of their own.
 *
 * Why a second file: readers must not see half a generation, and BM25 counts every row of its table, so unpublished rows
 * cannot lie among published ones. Written work still has to survive the end of the process, since embedding is what
 * takes long. Articles are committed in groups (a commit each would cost more than the article); a killed process loses
 * the group in hand, at most. After publishing the file is deleted, and with it every byte of what was in it.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { asBlob } from './codec.ts';
import type { PackedArticle, PersonColumns } from './packed-article.ts';
import type { ListedTerms } from './postings.ts';
import {
  type Connection,
  createTables,
  filesOf,
  inspect,
  PENDING_FILE,
  prepareForWriting,
} from './schema.ts';

/** An article as it waits: in the bytes in which it will lie in the index, with what needs numbers of terms still to come. */
export interface PendingArticle {
  readonly path: string;
  readonly hash: string;
  readonly packed: PackedArticle;
  readonly rest: PendingRest;
}

/** The part that is kept as JSON. `mentions` of people are left out: nothing reads them after indexing. */
export interface PendingRest {
  readonly language: string;
  /** SHA-256 of each passage's text, hex; its cells are found by it. */
  readonly textHashes: readonly string[];
  readonly terms: ListedTerms;
  readonly people: readonly {
    readonly columns: PersonColumns;
    /** Folded words of all forms of the name. */
    readonly nameWords: readonly string[];
    readonly roleTerms: readonly string[];
  }[];
}

/** An article that waits; without `article` it waits to be removed. */
export interface PendingEntry {
  readonly path: string;
  readonly article: PendingArticle | null;
}

/** Articles of one commit. */
const GROUP = 50;

export class Pending {
  readonly #file: string;
  #connection: Connection | null = null;
  #statements: ReturnType<typeof prepare> | null = null;
  #recipe: string | null = null;
  #uncommitted = 0;

  constructor(folder: string) {
    this.#file = join(folder, PENDING_FILE);
  }

  /** Opens what an earlier run left when it was made with the same recipe; otherwise begins empty. */
  begin(recipe: string): void {
    this.close();
    this.#recipe = recipe;
    if (existsSync(this.#file) && !this.#openExisting()) this.discard();
  }

  put({ path, hash, packed, rest }: PendingArticle, cells: readonly Int8Array[]): void {
    const statements = this.#inGroup();
    rest.textHashes.forEach((textHash, i) => {
      statements.putVector.run(Buffer.from(textHash, 'hex'), asBlob(cells[i]!));
    });
    statements.put.run(path, hash, packed.events, packed.text, packed.parts, JSON.stringify(rest));
    this.#endGroup();
  }

  remove(path: string): void {
    this.#inGroup().put.run(path, null, null, null, null, null);
    this.#endGroup();
  }

  forget(path: string): void {
    this.#inGroup().forget.run(path);
    this.#endGroup();
  }

  /** Path → hash, null for a removal. */
  states(): Map<string, string | null> {
    return new Map(this.#statements?.states.all() ?? []);
  }

  cells(textHash: string): Int8Array | null {
    const blob = this.#statements?.vector.get(Buffer.from(textHash, 'hex'));
    return blob ? new Int8Array(blob) : null;
  }

  /** One after the other, in order of path. */
  *entries(): Generator<PendingEntry> {
    if (!this.#statements) return;
    for (const [path, hash, events, text, parts, rest] of this.#statements.entries.iterate()) {
      const removed = [hash, events, text, parts, rest].includes(null);
      const article = () => ({
        path,
        hash: hash!,
        packed: { events: events!, text: text!, parts: parts! },
        rest: JSON.parse(rest!),
      });
      yield { path, article: removed ? null : (article() as PendingArticle) };
    }
  }

  flush(): void {
    if (this.#connection?.inTransaction) this.#statements!.commit.run();
    this.#uncommitted = 0;
  }

  /** Deletes the file. */
  discard(): void {
    // Closing writes the log into the file; no need to wait for the disk when the file goes anyway.
    if (this.#connection) {
      this.flush();
      this.#connection.pragma('synchronous = OFF');
    }
    this.close();
    for (const file of filesOf(this.#file)) rmSync(file, { force: true });
  }

  close(): void {
    if (!this.#connection) return;
    this.flush();
    this.#connection.close();
    this.#connection = null;
    this.#statements = null;
  }

  /** Whether there is something to go on with. */
  #openExisting(): boolean {
    let connection: Connection | null = null;
    try {
      connection = new Database(this.#file, { fileMustExist: true });
      if (inspect(connection) === 'ours') {
        prepareForWriting(connection);
        const statements = prepare(connection);
        if (statements.recipe.get() === this.#recipe) {
          this.#connection = connection;
          this.#statements = statements;
          return true;
        }
      }
    } catch (error) {
      // A damaged file: what waited in it is made again. Anything but a complaint of SQLite is a defect.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
    connection?.close();
    return false;
  }

  #inGroup(): ReturnType<typeof prepare> {
    if (!this.#connection || !this.#statements) {
      if (this.#recipe === null) throw new Error('begin was not called');
      this.#connection = new Database(this.#file);
      createTables(this.#connection, 'pending');
      this.#statements = prepare(this.#connection);
      this.#statements.setRecipe.run(this.#recipe);
    }
    if (!this.#connection.inTransaction) this.#statements.begin.run();
    return this.#statements;
  }

  #endGroup(): void {
    if (++this.#uncommitted >= GROUP) this.flush();
  }
}

type Row = [
  path: string,
  hash: string | null,
  events: Buffer | null,
  text: Buffer | null,
  parts: Buffer | null,
  rest: string | null,
];

function prepare(connection: Connection) {
  return {
    begin: connection.prepare('BEGIN IMMEDIATE'),
    commit: connection.prepare('COMMIT'),
    recipe: connection.prepare<[], string>("SELECT value FROM meta WHERE key = 'recipe'").pluck(),
    setRecipe: connection.prepare<[string]>("INSERT OR REPLACE INTO meta VALUES ('recipe', ?)"),
    put: connection.prepare<Row>(
      'INSERT OR REPLACE INTO article (path, hash, events, text, parts, rest) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    putVector: connection.prepare<[Buffer, Buffer]>('INSERT OR IGNORE INTO vector VALUES (?, ?)'),
    forget: connection.prepare<[string]>('DELETE FROM article WHERE path = ?'),
    states: connection
      .prepare<[], [string, string | null]>('SELECT path, hash FROM article ORDER BY path')
      .raw(),
    vector: connection.prepare<[Buffer], Uint8Array>('SELECT cells FROM vector WHERE textHash = ?').pluck(),
    entries: connection
      .prepare<[], Row>('SELECT path, hash, events, text, parts, rest FROM article ORDER BY path')
      .raw(),
  };
}
