/**
 * What the parts of "meetings" hand to each other: the event that one article reports, the meeting that several articles
 * tell, and a summary of it. Shapes only.
 */
import type {
  Citation,
  LanguageCode,
  MeetingDate,
  MeetingKind,
  Participant,
  ReportedEvent,
  Speaker,
  TextSpan,
} from '../domain.ts';
import type { StoredArticle, StoredPerson, StoredSentence } from '../index/store.ts';

/** One article as the index keeps it: all that finding and summing up meetings reads. */
export interface MeetingArticle {
  readonly stored: StoredArticle;
  readonly sentences: readonly StoredSentence[];
  readonly people: readonly StoredPerson[];
}

/** An event with a date, a place and people on each side, told by one or more articles. */
export interface Meeting {
  /** The same while the articles that tell it stay the same: `2031-05-06-berg-holm`. */
  readonly id: string;
  /** "Ada Berg – Nils Holm, Lillevik". */
  readonly title: string;
  readonly kind: MeetingKind;
  readonly date: MeetingDate;
  readonly place: string | null;
  readonly participants: readonly Participant[];
  /** Paths, sorted. */
  readonly articles: readonly string[];
  /** The reports that were grouped, in the order of the paths. */
  readonly reports: readonly ReportedEvent[];
}

/** How long a summary is: at most 5 lines, at most 12, every claim. */
export type SummaryLength = 'short' | 'normal' | 'full';

/** The parts of a summary, in their order. */
export type SectionKind = 'what' | 'figures' | 'said' | 'agreed' | 'next' | 'background' | 'sources';

/** A place that prints a line. */
export interface LineSource extends TextSpan {
  readonly article: Citation;
}

/** Another figure for what looks like the same thing, in an article of this or another meeting. */
export interface OtherFigure {
  readonly figure: TextSpan;
  readonly article: Citation;
  /** The meeting that the article tells; null when it tells none. */
  readonly meeting: string | null;
}

/** A figure of a line: what a reader looks for. */
export interface LineFigure extends TextSpan {
  /** The year that it is given for, as the sentence says it. */
  readonly year: number | null;
  readonly others: readonly OtherFigure[];
}

/** One line of a summary: `article.text.slice(start, end) === text`. */
export interface MeetingLine extends TextSpan {
  readonly article: Citation;
  /** Null for the reporter, for several together, and where it is unknown. */
  readonly speaker: Speaker | null;
  readonly speakers: readonly Speaker[];
  /** Who the line is about where its own words do not name them ("He also …"). Ours, never the article's words. */
  readonly subject: string | null;
  /** The sentence that a line beginning with "This" refers to, as it stands before it in the article. */
  readonly context: TextSpan | null;
  /** Every place that tells it, this one first. */
  readonly sources: readonly LineSource[];
  readonly figures: readonly LineFigure[];
}

/** An article of the meeting, and what no other article of it tells. */
export interface SummarySource {
  readonly article: Citation;
  readonly only: readonly TextSpan[];
}

/** One part of a summary; only parts with lines are there, and the sources. */
export interface SummarySection {
  readonly kind: SectionKind;
  readonly title: string;
  /** Whose statements a section `said` holds: one name, or several together. */
  readonly speaker?: string;
  readonly lines: readonly MeetingLine[];
  /** Of the section `sources` only. */
  readonly articles?: readonly SummarySource[];
}

/** A meeting in the words of its articles. */
export interface Summary {
  readonly meeting: Meeting;
  readonly length: SummaryLength;
  /** The reader's language, that of titles and, where there is one, of the lines. */
  readonly language: LanguageCode;
  readonly sections: readonly SummarySection[];
}
