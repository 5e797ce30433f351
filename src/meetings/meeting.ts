/**
 * What the parts of "meetings" hand to each other: the event that one article reports, the meeting that several articles
 * tell, and a summary of it. Shapes only.
 */
import type { Citation, LanguageCode, Speaker, TextSpan } from '../domain.ts';
import type { StoredArticle, StoredPerson, StoredSentence } from '../index/store.ts';

/** What sort of event it is, as the words of the articles name it. */
export type MeetingKind =
  | 'meeting'
  | 'talks'
  | 'reception'
  | 'visit'
  | 'signing'
  | 'conference'
  | 'session'
  | 'hearing'
  | 'press-conference';

/** One article as the index keeps it: all that finding and summing up meetings reads. */
export interface MeetingArticle {
  readonly stored: StoredArticle;
  readonly sentences: readonly StoredSentence[];
  readonly people: readonly StoredPerson[];
}

/** The day or days of an event. */
export interface MeetingDate {
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, inclusive. */
  readonly to: string;
  /** False when the articles do not name the day, or the day of the article that it is reckoned from is itself unsure. */
  readonly certain: boolean;
}

/** Somebody, or some body, that took part. */
export interface Participant {
  readonly name: string;
  /** As printed in an article; null where none is. */
  readonly role: string | null;
  /** The country or body that they stand for; null where the articles do not tell. */
  readonly side: string | null;
}

/** What a participant of one article is recognised by in another. */
export interface Attendee extends Participant {
  /** The person of the article; null for a body or an office that the article does not count among its people. */
  readonly personId: string | null;
  readonly form: 'person' | 'body';
  /** Folded forms of the name, fullest first. */
  readonly names: readonly string[];
  /** The names with their marks, to tell apart what only marks keep apart. */
  readonly written: readonly string[];
  /** Offices and kinds of body as concepts of the lexicon: `minister`, `council`, `party-secretary`. */
  readonly offices: readonly string[];
  /** Places, countries and bodies named in the roles or in the name: folded words or `alias:…`, `country:…`. */
  readonly of: readonly string[];
  /** 0 for the side of the subject, 1 for the other; null where the sentence does not tell. */
  readonly party: 0 | 1 | null;
}

/** A place that an event is said to be at. */
export interface EventPlace {
  /** As printed, without "city". */
  readonly name: string;
  /** What it is recognised by in other articles: folded, or the glossary's `alias:…`. */
  readonly key: string;
  /** Named with the event itself; otherwise the dateline of the article. */
  readonly stated: boolean;
}

/** The event that one article reports. */
export interface ReportedEvent {
  readonly path: string;
  readonly language: LanguageCode;
  /** 0, 1 … within the article. */
  readonly number: number;
  readonly kind: MeetingKind;
  readonly date: MeetingDate;
  /** Nearest first: the building or town, then what it lies in. */
  readonly places: readonly EventPlace[];
  /** Those whom the sentence that tells it puts there, the most important first. */
  readonly attendees: readonly Attendee[];
  /** Others who speak in the report. */
  readonly voices: readonly Attendee[];
  /** Others who are named in the report by a full name. */
  readonly named: readonly Attendee[];
  /** Numbers of the report that are no days and no years. */
  readonly numbers: readonly number[];
  /** Ordinal of the sentence that tells it. */
  readonly lead: number;
  /** Ordinals of the sentences that belong to it, in order; the whole article when it reports one event. */
  readonly sentences: readonly number[];
}

/** An event that the article only recalls or announces. */
export interface MentionedEvent {
  readonly path: string;
  readonly kind: MeetingKind;
  /** Null where the words give no day. */
  readonly date: MeetingDate | null;
  readonly sentence: number;
  /** The words that name it. */
  readonly words: TextSpan;
}

/** Everything that one article tells of events. Made once for each content of a file. */
export interface ArticleEvents {
  readonly path: string;
  readonly events: readonly ReportedEvent[];
  /** Where it tells none that the rules know: what it could be a report of, if another article tells that. */
  readonly loose: ReportedEvent | null;
  readonly mentions: readonly MentionedEvent[];
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
