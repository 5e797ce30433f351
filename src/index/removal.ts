/**
 * Proof that an article is gone: pieces of everything that was stored of it (its text, as it is and compressed, its
 * sentences, words and vectors) are looked for in every byte of every file of the index.
 *
 * SQLite is told to overwrite what it frees and the log is emptied after publishing; this checks that it is so, since a
 * removed article that can still be read from the disk is a promise broken. A piece is 16 bytes, or 32 of plain text;
 * one is taken every 32 bytes, so that whatever is left of 48 bytes in one place would show. Where very much goes at
 * once, pieces are taken further apart.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withBytesOf } from './held-file.ts';
import type { Connection } from './schema.ts';
import type { RemovalReceipt } from './store.ts';

const STORED_PIECE = 16;
const PLAIN_PIECE = 32;
const STEP = 32;
/** Pieces looked for at once; more would make the search slow and not the proof stronger. */
const PIECES_AT_MOST = 16_384;

/** What was stored of one article that went, before it went. */
export interface Removal {
  readonly path: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly passages: readonly RemovedPassage[];
  /** Columns of the article as a whole; empty when the same file still stands under another path. */
  readonly columns: readonly Uint8Array[];
}

interface RemovedPassage {
  readonly textHash: string;
  readonly text: string;
  readonly cells: Uint8Array;
}

/** The pieces of bytes that must not be found, at most `atMost`. */
function piecesOf(bytes: Uint8Array, length: number, atMost: number): Buffer[] {
  const pieces: Buffer[] = [];
  const step = Math.max(STEP, Math.ceil(bytes.length / Math.max(1, atMost)));
  for (let at = 0; at + length <= bytes.length && pieces.length < atMost; at += step) {
    const piece = Buffer.from(bytes.subarray(at, at + length));
    if (tells(piece)) pieces.push(piece);
  }
  return pieces;
}

/** A run of one byte, or zeros in the first words, stands everywhere and tells nothing. */
function tells(piece: Buffer): boolean {
  if (new Set(piece).size < 8) return false;
  return [0, 1, 2, 3].every((at) => piece.readInt32LE(at) !== 0);
}

/** The pieces of one removal; `isGone` tells of a passage's text whether it stands nowhere else. */
function piecesOfRemoval(
  { columns, passages }: Removal,
  isGone: (textHash: string) => boolean,
  removals: number,
): { readonly pieces: readonly Buffer[]; readonly erased: number } {
  const gone = passages.filter(({ textHash }) => isGone(textHash));
  const atMost = Math.max(8, Math.floor(PIECES_AT_MOST / removals));
  const share = Math.max(1, Math.floor(atMost / (columns.length + 2 * gone.length)));
  const pieces = [
    ...columns.flatMap((column) => piecesOf(column, STORED_PIECE, share)),
    ...gone.flatMap(({ cells }) => piecesOf(cells, STORED_PIECE, share)),
    ...gone.flatMap(({ text }) => piecesOf(Buffer.from(text, 'utf8'), PLAIN_PIECE, share)),
  ];
  return { pieces: pieces.slice(0, atMost), erased: gone.length };
}

/** What a search through all files found. */
interface Found {
  /** Positions in the list of pieces. */
  readonly pieces: readonly number[];
  readonly bytesChecked: number;
}

const CHUNK = 4 * 1024 * 1024;

/** Looks for the pieces in every file of a folder, whatever its name; about 30 ms for 100 MB. */
function findInFolder(folder: string, pieces: readonly Buffer[]): Found {
  const search = new Search(pieces);
  let bytesChecked = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // An empty file holds nothing; the lock of the writer is one, and must not even be opened (held-file.ts).
    if (!entry.isFile() || statSync(join(folder, entry.name)).size === 0) continue;
    bytesChecked += search.file(join(folder, entry.name));
  }
  return { pieces: [...search.found].sort((a, b) => a - b), bytesChecked };
}

const FILTER_BITS = 20;

/**
 * A piece lies at any place of a file, but one of its first four 4-byte words begins at a multiple of four; so a file
 * is read as words, and each word is looked up in a filter of those words.
 */
class Search {
  readonly found = new Set<number>();
  readonly #filter = new Uint8Array(1 << FILTER_BITS);
  readonly #byWord = new Map<number, { piece: number; shift: number }[]>();
  readonly #chunk = new ArrayBuffer(CHUNK);

  constructor(private readonly pieces: readonly Buffer[]) {
    pieces.forEach((bytes, piece) => {
      for (let shift = 0; shift < 4; shift++) {
        const word = bytes.readInt32LE(shift);
        this.#filter[slot(word)] = 1;
        const places = this.#byWord.get(word);
        if (places) places.push({ piece, shift });
        else this.#byWord.set(word, [{ piece, shift }]);
      }
    });
  }

  /** Returns how many bytes the file has. */
  file(path: string): number {
    const bytes = Buffer.from(this.#chunk);
    const words = new Int32Array(this.#chunk);
    return withBytesOf(path, (readAt) => {
      let total = 0;
      let kept = 0;
      for (;;) {
        const read = readAt(bytes, kept, CHUNK - kept, total);
        total += read;
        const filled = kept + read;
        this.#chunkOf(bytes, words, filled);
        if (read === 0) return total;
        // What begins near the end of the chunk is looked for again with what follows; whole words stay whole.
        const keep = Math.min(filled, PLAIN_PIECE * 2 + (filled % 4));
        bytes.copyWithin(0, filled - keep, filled);
        kept = keep;
      }
    });
  }

  #chunkOf(bytes: Buffer, words: Int32Array, filled: number): void {
    const filter = this.#filter;
    const count = filled >>> 2;
    for (let i = 0; i < count; i++) {
      const word = words[i]!;
      if (filter[slot(word)] === 0) continue;
      for (const { piece, shift } of this.#byWord.get(word) ?? []) {
        const at = i * 4 - shift;
        const wanted = this.pieces[piece]!;
        if (at < 0 || at + wanted.length > filled || this.found.has(piece)) continue;
        if (bytes.compare(wanted, 0, wanted.length, at, at + wanted.length) === 0) this.found.add(piece);
      }
    }
  }
}

function slot(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

/** Columns that published articles may hold a piece in: an agency's words stand in many articles. */
const LIVE = [
  ['content', ['events', 'text', 'parts']],
  ['vectors', ['cells']],
  ['words', ['terms']],
  ['person', ['id', 'name', 'names', 'roles']],
  ['term', ['text']],
  ['article', ['path', 'hash']],
  ['file', ['path', 'hash']],
  ['skipped', ['file', 'reason']],
  ['meta', ['value']],
] as const;

/** Whether an article that is still there holds these bytes. Reads every row; for what was found, which is rare. */
function standsElsewhere(connection: Connection, piece: Buffer): boolean {
  return LIVE.some(([table, columns]) =>
    columns.some(
      (column) =>
        connection
          .prepare<[Buffer], number>(
            `SELECT 1 FROM ${table} WHERE instr(CAST(${column} AS BLOB), ?) > 0 LIMIT 1`,
          )
          .pluck()
          .get(piece) === 1,
    ),
  );
}

export interface Proving {
  readonly folder: string;
  readonly connection: Connection;
  /** SHA-256 of the files that are still indexed: a file that only moved has nothing to hide. */
  readonly hashes: ReadonlySet<string>;
  readonly holdsText: (textHash: string) => boolean;
  /** Writes the database anew, with nothing in it but what is there. */
  readonly rewrite: () => void;
}

/** Looks for what was removed in every byte; where something is found, the file is written anew and looked at again. */
export function proveRemovals(removals: readonly Removal[], proving: Proving): RemovalReceipt[] {
  if (removals.length === 0) return [];
  const { folder, connection, hashes, holdsText, rewrite } = proving;
  const wanted = removals.map((removal) => {
    const columns = hashes.has(removal.hash) ? [] : removal.columns;
    const isGone = (textHash: string) => !holdsText(textHash);
    return { removal, ...piecesOfRemoval({ ...removal, columns }, isGone, removals.length) };
  });
  const pieces = wanted.flatMap((one) => one.pieces);
  const look = (): Found => {
    const found = findInFolder(folder, pieces);
    return { ...found, pieces: found.pieces.filter((at) => !standsElsewhere(connection, pieces[at]!)) };
  };
  let found = look();
  if (found.pieces.length > 0) {
    rewrite();
    found = look();
  }
  const left = new Set(found.pieces.map((at) => pieces[at]!));
  return wanted.map(({ removal, pieces: own, erased }) => ({
    file: removal.path,
    passages: removal.passages.length,
    erased,
    pieces: own.length,
    left: own.filter((piece) => left.has(piece)).length,
    bytesChecked: found.bytesChecked,
  }));
}
