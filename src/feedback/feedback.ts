/**
 * What the chat remembers so that buttons work after a restart and so that gaps in the corpus can be seen: port. `sqlite.ts`
 * is the one on disk, ../weaviate/feedback.ts the one that many processes share; tests/feedback/contract.ts is what every one
 * must do.
 *
 * Nothing here says who asked. A vote carries the mark of its user (mark.ts), never an id or a name. No text of an article is
 * kept: a quoted place is a path, offsets and a fingerprint, so that a deleted article leaves nothing behind.
 */
import type { LanguageCode, Span, Verdict } from '../domain.ts';
import { QuothError } from '../errors.ts';
import { fold } from '../language/fold.ts';
import type { UserMark } from './mark.ts';

/** The feedback cannot be opened, read or written. Answers do not hang on it. */
export class FeedbackError extends QuothError {
  override readonly code = 'feedback-unavailable';
  constructor(
    /** The file, or where it lies on a cluster. */
    readonly place: string,
    readonly why: string,
    sentence = `The feedback file ${place} cannot be used: ${why}. Move it away to begin with an empty one, or set QUESTION_LOG_DAYS=0.`,
  ) {
    super(sentence);
  }
}

/** Where a quote of an answer stood when it was given. */
export interface QuotedPlace extends Span {
  /** Relative to CORPUS_DIR, with `/`. */
  readonly path: string;
  /** Fingerprint of the quoted text. */
  readonly words: string;
}

/** An answer as far as it is remembered: enough to make it again. */
export interface RememberedAnswer {
  /** Short and random; stands in the codes of buttons. */
  readonly id: string;
  readonly question: string;
  /** Id of the answer that the question follows on, which may be forgotten already; null for none. */
  readonly follows: string | null;
  /** Paths of the articles that it was limited to; empty for all. */
  readonly within: readonly string[];
  readonly verdict: Verdict;
  readonly quoted: readonly QuotedPlace[];
  /** Language of the fixed words that it was shown with. */
  readonly language: LanguageCode;
  /** `YYYY-MM-DD`, UTC. The hour is not kept. */
  readonly askedOn: string;
}

export interface VoteCounts {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** counted: the first vote of this user. changed: another than before. same: the one before again. unknown: no such answer. */
export type VoteOutcome = 'counted' | 'changed' | 'same' | 'unknown';

/** One wording of a question, in one context, that was not answered. */
export interface UnansweredQuestion extends VoteCounts {
  /** As it was last typed. */
  readonly question: string;
  /** The question that it followed on; null for none, or when that one is forgotten. */
  readonly follows: string | null;
  readonly verdict: Exclude<Verdict, 'answered'>;
  /** How often it was asked. */
  readonly count: number;
  /** `YYYY-MM-DD`. */
  readonly lastAskedOn: string;
}

/** An answer of which somebody said that it does not help, as a case for review. */
export interface DislikedAnswer extends VoteCounts {
  readonly answer: RememberedAnswer;
  /** The question that it followed on; null for none. */
  readonly follows: string | null;
  /** Reasons that were given, oldest first. */
  readonly reasons: readonly string[];
}

/** A reason is cut to so many characters. */
export const REASON_LIMIT = 500;
/** A question is remembered up to so many characters; as many as are read of it. */
export const REMEMBERED_LIMIT = 1000;

/** Every method rejects with FeedbackError when it cannot be used. */
export interface FeedbackStore {
  /** How many days a question is kept, the day it was asked included; with 0 nothing is kept and everything is unknown. */
  readonly days: number;
  /** Remembers an answer under its id; one that has the id already is replaced, its votes too. Prunes on a new day. */
  remember(answer: RememberedAnswer): Promise<void>;
  answer(id: string): Promise<RememberedAnswer | null>;
  /** One vote a user and answer; the last one counts. Changing it takes back the reason. */
  vote(id: string, user: UserMark, helpful: boolean): Promise<VoteOutcome>;
  /** Adds a reason to this user's vote, or replaces it; false when there is no vote of theirs. */
  giveReason(id: string, user: UserMark, reason: string): Promise<boolean>;
  /** Zeros for an unknown answer. */
  votes(id: string): Promise<VoteCounts>;
  /** Questions that were not answered, most asked first, then the latest, then by text. Wordings that differ only in case, marks and space are one. */
  unanswered(): Promise<readonly UnansweredQuestion[]>;
  /** Answers with more votes against than for, the most disliked first, then the latest, then by id. */
  disliked(): Promise<readonly DislikedAnswer[]>;
  /** Forgets what is older than `days` as of `today` (`YYYY-MM-DD`). Resolves to how many answers went. */
  prune(today: string): Promise<number>;
  /** Forgets one answer with its votes; false when it was unknown. */
  forget(id: string): Promise<boolean>;
  /** Forgets every vote and reason of a user. Resolves to how many. */
  forgetUser(user: UserMark): Promise<number>;
  /** Forgets everything. */
  erase(): Promise<void>;
  close(): void | Promise<void>;
}

/** The first day that is still kept. */
export function firstKeptDay(today: string, days: number): string {
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return first.toISOString().slice(0, 10);
}

/** What makes two wordings one. */
export function foldedQuestion(question: string): string {
  return fold(question)
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** At most so many UTF-16 units, never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = /[\ud800-\udbff]$/.test(text.slice(0, limit));
  return text.slice(0, half ? limit - 1 : limit);
}
