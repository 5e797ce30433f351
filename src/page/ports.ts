/** What the page and the reader are made of: the shapes that the files of src/page share. Shapes only. */
import type { Chat } from '../chat/chat.ts';
import type { Meetings, Problem } from '../chat/ports.ts';
import type { Store } from '../index/store.ts';
import type { Words } from '../language/words.ts';

/** How far a run of embedding is. `total` 0: not known yet. */
export interface EmbeddingProgress {
  readonly done: number;
  readonly total: number;
  /** What is done, in words: "embedding". */
  readonly doing: string;
}

/** Tells how far embedding is. `Happenings` is one that the composition root can feed. */
export interface EmbeddingEvents {
  /** Null while nothing is embedded. */
  readonly current: EmbeddingProgress | null;
  /** Calls `listener` at every step, with null at the end; what it returns ends that. */
  listen(listener: (progress: EmbeddingProgress | null) => void): () => void;
}

/** The index as the page reads it. */
export type PageStore = Pick<Store, 'read'>;

/** A file that the page's HTML asks for, in memory. */
export interface Asset {
  /** Below `/assets/`: `page.js`. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Everything that the routes need. */
export interface PageParts {
  readonly chat: Chat;
  readonly store: PageStore;
  readonly meetings: Meetings;
  readonly words: Words;
  /** How many files wait to be embedded, as far as is known. */
  readonly waiting: () => number;
  readonly embedding: EmbeddingEvents;
  readonly clock: () => Date;
  /** Scripts and style sheets; made once. */
  readonly assets: () => Promise<readonly Asset[]>;
  /** Told of what went wrong inside, with the number under which whoever looked was told of it. */
  readonly onProblem: (problem: Problem) => void;
}

/** Who may come in, and under which names. */
export interface Entrance {
  /** The interface that is listened on. */
  readonly host: string;
  /** PUBLIC_URL, without a slash at the end; null for none. */
  readonly publicUrl: string | null;
  /** READER_TOKEN; null for none. */
  readonly readerToken: string | null;
  /** READER_PUBLIC. */
  readonly publicReader: boolean;
}
