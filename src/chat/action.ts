/**
 * What buttons and forms do, by meaning, each with the state that it needs. Shapes only; actions.ts makes codes of them.
 */
import type { LanguageCode } from '../domain.ts';
import type { SummaryLength } from '../meetings/meeting.ts';

/**
 * What a button or a list does, with all the state it needs: `encodeAction` makes a code of at most 100 characters from any
 * of them and `decodeAction` reads it back, after a restart and after years.
 */
export type Action = ButtonAction | ModalAction | MenuAction;

/** What a button does when it is pressed. `opensModal` in actions.ts tells which ones lead to a form instead of a reply. */
export type ButtonAction =
  | PassageAction
  | SourcesAction
  | VoteAction
  | ShareAction
  | FollowUpAction
  | AskAction
  | ArticlesAction
  | UnansweredAction
  | ExportAction
  | StatusAction
  | HelpAction
  | SummaryAction
  | MeetingSourcesAction
  | AskMeetingAction
  | ShareSummaryAction
  | DownloadAction
  | MeetingsAction;

/** What a form does when it is sent. */
export type ModalAction = FollowUpTextAction | VoteReasonAction | AboutAction | AskMeetingTextAction;

/** What a list does when an entry is chosen. */
export type MenuAction = OpenMeetingAction;

/** A meeting, to be found again when its id has changed because other articles tell it now. */
export interface MeetingCode {
  /** First 10 characters of the base32 SHA-256 of its id. */
  readonly meeting: string;
  /** The code of the first article that told it. */
  readonly article: string;
}

/** Shows a summary of a meeting in a length, in place of the one that is shown. */
export interface SummaryAction extends MeetingCode {
  readonly do: 'summary';
  readonly length: SummaryLength;
}

/** Shows the articles that tell a meeting, privately. */
export interface MeetingSourcesAction extends MeetingCode {
  readonly do: 'meeting-sources';
  /** From 0. */
  readonly page: number;
  /** Whether a page is turned, so that the reply replaces the message, or the list is opened. */
  readonly turned: boolean;
}

/** Opens a form for a question that is limited to a meeting. */
export interface AskMeetingAction extends MeetingCode {
  readonly do: 'ask-meeting';
}

/** The form of a question that is limited to a meeting: field `question`. */
export interface AskMeetingTextAction extends MeetingCode {
  readonly do: 'ask-meeting-text';
}

/** Makes a private summary public. */
export interface ShareSummaryAction extends MeetingCode {
  readonly do: 'share-summary';
  readonly length: SummaryLength;
  /** As in `ShareAction`. */
  readonly asker: string;
}

/** The whole summary as a file, privately. */
export interface DownloadAction extends MeetingCode {
  readonly do: 'download';
}

/** A page of the list of meetings. */
export interface MeetingsAction {
  readonly do: 'meetings';
  readonly page: number;
  readonly filter: MeetingFilterCode;
}

/** The filters of the list of meetings, small enough for a code. */
export interface MeetingFilterCode {
  /** `p:` and a person's code, or words as typed, at most 50 UTF-16 units; null for none. */
  readonly person: string | null;
  /** First and last day, `YYYY-MM-DD`, or null. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Shows the summary of the meeting that is chosen; the values are made and read by `meetingValue` and `meetingFromValue`. */
export interface OpenMeetingAction {
  readonly do: 'open-meeting';
}

/** Shows the paragraph around a quote, privately. */
export interface PassageAction {
  readonly do: 'passage';
  /** First 10 characters of the base32 SHA-256 of the article's path. */
  readonly article: string;
  /** First 10 hex digits of the file's hash when the quote was made: tells a renamed file. */
  readonly file: string;
  /** Offsets of the quote at that time. */
  readonly start: number;
  readonly end: number;
  /** Fingerprint of the quote's text, by which it is found again where the article was changed around it. */
  readonly words: string;
}

/** Shows the passages that an answer was drawn from. */
export interface SourcesAction {
  readonly do: 'sources';
  readonly answer: string;
  /** From 0. */
  readonly page: number;
  /** Whether a page is turned, so that the reply replaces the message, or the list is opened. */
  readonly turned: boolean;
}

export interface VoteAction {
  readonly do: 'vote';
  readonly answer: string;
  readonly helpful: boolean;
}

/** Makes a private answer public. */
export interface ShareAction {
  readonly do: 'share';
  readonly answer: string;
  /** A mark of the asker (a keyed hash, cut short): only the asker may share. */
  readonly asker: string;
}

/** Opens a form for a question that follows on this answer. */
export interface FollowUpAction {
  readonly do: 'follow-up';
  readonly answer: string;
}

/** Asks this question, as if the user had typed it. */
export interface AskAction {
  readonly do: 'ask';
  /** At most 90 UTF-16 units. */
  readonly question: string;
}

/** A page of the list of articles. */
export interface ArticlesAction {
  readonly do: 'articles';
  readonly page: number;
  readonly filter: ArticleFilterCode;
}

/** The filters of the list of articles, small enough for a code. */
export interface ArticleFilterCode {
  /** A person's key (see names.ts), or null. */
  readonly person: string | null;
  /** First and last day, `YYYY-MM-DD`, or null. */
  readonly from: string | null;
  readonly to: string | null;
  readonly language: LanguageCode | null;
}

/** A page of the questions without an answer. For administrators: the caller checks who presses. */
export interface UnansweredAction {
  readonly do: 'unanswered';
  readonly page: number;
}

/** The questions without an answer as a file. For administrators. */
export interface ExportAction {
  readonly do: 'export';
}

export interface StatusAction {
  readonly do: 'status';
}

export interface HelpAction {
  readonly do: 'help';
}

/** The form of a follow-up question: field `question`. */
export interface FollowUpTextAction {
  readonly do: 'follow-up-text';
  readonly answer: string;
}

/** The form of a reason for "not helpful": field `reason`. The vote itself is counted already. */
export interface VoteReasonAction {
  readonly do: 'vote-reason';
  readonly answer: string;
}

/** The form of "Ask about this": field `question`. */
export interface AboutAction {
  readonly do: 'about';
}
