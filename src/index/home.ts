/**
 * Where an index lies, and how it is opened there: in a folder (folder-home.ts) or on a cluster (../weaviate/home.ts).
 * Everything above works with either.
 */
import type { Lock, LockOptions } from './lock.ts';
import type { Store, WritableStore } from './store.ts';

/** An index that answers. */
export interface OpenIndex extends Store {
  /** Which of these texts (SHA-256, hex) some passage has, so that its vector can be used again. */
  textsHeld(textHashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** Makes now what the first question would have to wait for. */
  warm(): Promise<void> | void;
  /** Whether vectors are found through a graph rather than by a scan of all. */
  readonly accelerated: boolean;
}

/** A store to write to, and what had to be thrown away to get it, in sentences; usually nothing. */
export interface WritableIndex {
  readonly store: WritableStore;
  readonly notes: readonly string[];
}

/** The right to write, for one process at a time. */
export interface WriterSeat extends Lock {
  /** @throws IndexError. */
  open(): Promise<WritableIndex>;
  /** Throws away what was found damaged, so that `open` begins with nothing. */
  discard(): Promise<void>;
}

/** What can be told of an index besides what it holds. */
export interface Keeping {
  /** Bytes of its files, by name; none where it has no files of ours. */
  readonly files: Readonly<Record<string, number>>;
  /** Who is writing it now; null when nobody is. */
  readonly writer: string | null;
  /** Everything that is wrong with what is stored, in sentences; null when that was not checked. */
  readonly problems: readonly string[] | null;
}

export interface IndexHome {
  /** Where it is, for people: the path of a folder, or the name of a collection with its cluster. */
  readonly where: string;
  /** @throws NoIndexError, IndexError. */
  open(): Promise<OpenIndex>;
  /** Whether what `open` threw means that the index has to be made, or made again. */
  isToBeMade(error: unknown): boolean;
  /** @throws IndexLockedError when another process writes and `wait` is false or the signal came. */
  write(options: LockOptions): Promise<WriterSeat>;
  /** `check`: also look whether all of it is what was written. @throws BadInputError where that cannot be asked. */
  keeping(check: boolean): Promise<Keeping>;
}
