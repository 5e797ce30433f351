/**
 * What every reader knows of a whole generation: which articles it holds, its words with their counts, the files of the
 * folder. Pure. It lies in the cluster as changes, one after the other, so that a new generation costs a reader what
 * changed; now and then all is written anew.
 */
import type { SkippedFile } from '../domain.ts';
import { packJson, unpackJson } from '../index/deflated.ts';
import type { FileState } from '../index/store.ts';
import { Catalogue, type ListedArticle } from './catalogue.ts';
import { type TermCount, TermTable } from './vocabulary.ts';

/** What differs between two states. */
export interface LedgerChange {
  /** By path; null for an article that went. */
  readonly articles: ReadonlyMap<string, ListedArticle | null>;
  /** Differences of counts. */
  readonly terms: readonly (readonly [string, TermCount])[];
  /** Difference. */
  readonly words: number;
  /** Files of the folder by path; null for one that went. */
  readonly files: ReadonlyMap<string, FileState | null>;
  /** All of them; null: as before. */
  readonly skipped: readonly SkippedFile[] | null;
}

/** What makes one list of files of another. */
export function fileChanges(
  before: readonly FileState[],
  after: readonly FileState[],
): Map<string, FileState | null> {
  const known = new Map(before.map((file) => [file.path, file]));
  const changes = new Map<string, FileState | null>();
  for (const file of after) {
    const old = known.get(file.path);
    known.delete(file.path);
    const same = old?.size === file.size && old.modifiedMs === file.modifiedMs && old.hash === file.hash;
    if (!same) changes.set(file.path, file);
  }
  for (const path of known.keys()) changes.set(path, null);
  return changes;
}

/** A change, or all that there is, as the head names it. */
export interface LedgerPart {
  /** Names the state that the part leads to; it stands for everything before it too. */
  readonly tip: string;
  /** Ids of its objects, in order. */
  readonly objects: readonly string[];
  /** How much it holds: articles, words and files. */
  readonly rows: number;
  /** Whether it begins with nothing. */
  readonly whole: boolean;
}

export class Ledger {
  private constructor(
    /** Names the state; '' for nothing. */
    readonly tip: string,
    readonly catalogue: Catalogue,
    readonly terms: TermTable,
    /** Of all passages. */
    readonly words: number,
    /** Sorted by path. */
    readonly files: readonly FileState[],
    readonly skipped: readonly SkippedFile[],
  ) {}

  static readonly empty = new Ledger('', new Catalogue(new Map()), TermTable.empty, 0, [], []);

  /** What it is after a change. */
  with(change: LedgerChange, tip: string): Ledger {
    return new Ledger(
      tip,
      change.articles.size > 0 ? this.catalogue.with(change.articles) : this.catalogue,
      change.terms.length > 0 ? this.terms.with(change.terms) : this.terms,
      this.words + change.words,
      change.files.size > 0 ? filesWith(this.files, change.files) : this.files,
      change.skipped ?? this.skipped,
    );
  }

  /** The same state under this name. */
  named(tip: string): Ledger {
    return new Ledger(tip, this.catalogue, this.terms, this.words, this.files, this.skipped);
  }

  /** All of it, as a change of nothing. */
  asChange(): LedgerChange {
    return {
      articles: new Map(this.catalogue.articles.map((article) => [article.path, article])),
      terms: [...this.terms.all()],
      words: this.words,
      files: new Map(this.files.map((file) => [file.path, file])),
      skipped: this.skipped,
    };
  }
}

function filesWith(
  before: readonly FileState[],
  changes: ReadonlyMap<string, FileState | null>,
): readonly FileState[] {
  const kept = before.filter(({ path }) => !changes.has(path));
  const fresh = [...changes.values()].filter((file) => file !== null);
  return [...kept, ...fresh].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** How many rows of a kind one object holds at most: some hundred kilobytes when packed. */
const ROWS_OF_OBJECT = 20_000;

export function rowsOf({ articles, terms, files, skipped }: LedgerChange): number {
  return articles.size + terms.length + files.size + (skipped?.length ?? 0);
}

type ArticleRow =
  | readonly [path: string]
  | readonly [path: string, version: string, hash: string, language: string, passages: number];

/** `hash` is 1 where it is that of the article. */
type FileRow =
  | readonly [path: string]
  | readonly [path: string, size: number, modifiedMs: number, hash: string | 1 | null];

interface PackedRows {
  readonly articles: readonly ArticleRow[];
  readonly terms: readonly (readonly [string, TermCount])[];
  readonly words: number;
  readonly files: readonly FileRow[];
  readonly skipped: readonly (readonly [string, string])[] | null;
}

/** The change in pieces, compressed; `applyPieces` puts them together. `after` is the catalogue that it leads to. */
export function packChange(change: LedgerChange, after: Catalogue): Buffer[] {
  const articles = [...change.articles];
  const files = [...change.files];
  const { terms, skipped } = change;
  const pieces: Buffer[] = [];
  const most = Math.max(articles.length, terms.length, files.length, 1);
  for (let from = 0; from < most; from += ROWS_OF_OBJECT) {
    const to = from + ROWS_OF_OBJECT;
    const rows: PackedRows = {
      articles: articles
        .slice(from, to)
        .map(([path, it]) => (it ? [path, it.version, it.hash, it.language, it.passages] : [path])),
      terms: terms.slice(from, to),
      words: from === 0 ? change.words : 0,
      files: files.slice(from, to).map(([path, file]) => (file ? fileRow(file, after) : [path])),
      skipped: from === 0 && skipped ? skipped.map(({ file, reason }) => [file, reason]) : null,
    };
    pieces.push(packJson(rows));
  }
  return pieces;
}

function fileRow({ path, size, modifiedMs, hash }: FileState, after: Catalogue): FileRow {
  return [path, size, modifiedMs, hash !== null && after.byPath(path)?.hash === hash ? 1 : hash];
}

/** The state after the pieces of a part. @throws RangeError when they are not what `packChange` makes. */
export function applyPieces(before: Ledger, pieces: readonly Uint8Array[], tip: string): Ledger {
  const all = pieces.map((piece) => unpackJson(piece, 'a part of the ledger') as PackedRows);
  const articles = new Map(all.flatMap((rows) => rows.articles.map((row) => [row[0], listed(row)] as const)));
  const skipped = all[0]?.skipped?.map(([file, reason]) => ({ file, reason })) ?? null;
  const terms = all.flatMap((rows) => rows.terms);
  const words = all.reduce((sum, rows) => sum + rows.words, 0);
  const between = before.with({ articles, terms, words, files: new Map(), skipped }, tip);
  const files = new Map(
    all.flatMap((rows) => rows.files.map((row) => [row[0], file(row, between.catalogue)] as const)),
  );
  return between.with({ ...NOTHING, files }, tip);
}

/** No change. */
export const NOTHING: LedgerChange = {
  articles: new Map(),
  terms: [],
  words: 0,
  files: new Map(),
  skipped: null,
};

function listed(row: ArticleRow): ListedArticle | null {
  if (row.length === 1) return null;
  const [path, version, hash, language, passages] = row;
  return { path, version, hash, language, passages };
}

function file(row: FileRow, catalogue: Catalogue): FileState | null {
  if (row.length === 1) return null;
  const [path, size, modifiedMs, hash] = row;
  return { path, size, modifiedMs, hash: hash === 1 ? (catalogue.byPath(path)?.hash ?? null) : hash };
}
