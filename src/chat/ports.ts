/** What the chat is made of and what it is told about whoever uses it: the shapes that its files share. */
import type { Answerer } from '../answer/answerer.ts';
import type { Embedder } from '../embed/embedder.ts';
import type { Store } from '../index/store.ts';
import type { Progress, SyncReport } from '../index/sync.ts';
import type { FeedbackStore } from '../feedback/feedback.ts';
import type { Marker } from '../feedback/mark.ts';
import type { Words } from '../language/words.ts';
import type { MeetingBook } from '../meetings/book.ts';
import type { Locale } from './reply.ts';

/** What a run of `reindex` comes to. `SyncReport` has it all. */
export type Reindexed = Pick<
  SyncReport,
  'added' | 'updated' | 'removed' | 'unchanged' | 'skipped' | 'generation' | 'interrupted'
>;

/** The meetings of the index. */
export type Meetings = Pick<MeetingBook, 'meetings' | 'find' | 'summary'>;

/** What the composition root hands to `createChat`. */
export interface ChatPorts {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly words: Words;
  /** Over the whole index. For questions that are limited to an article the chat makes others over the same parts. */
  readonly answerer: Answerer;
  readonly meetings: Meetings;
  readonly feedback: FeedbackStore;
  readonly mark: Marker;
  /** How many files wait to be embedded, as far as is known. */
  readonly waiting: () => number;
  /** Brings the index up to date with the folder. @throws QuothError. */
  readonly reindex: (onProgress: (progress: Progress) => void) => Promise<Reindexed>;
  readonly clock: () => Date;
  /** When the process started. */
  readonly startedAt: Date;
  /**
   * Told of everything that went wrong inside, with the number under which the user was told of it. What was typed is not
   * among it.
   */
  readonly onProblem: (problem: Problem) => void;
}

export interface Problem {
  readonly incident: string;
  /** What was being done: `ask`, `vote`. */
  readonly doing: string;
  readonly error: unknown;
}

/** Whoever does something. */
export interface Reader {
  /** Any id that stays the same for a person. Only its mark is kept. */
  readonly user: string;
  readonly locale: Locale;
}
