/**
 * What the chat says, before anybody knows where it will be shown: Discord, a page, a terminal. Shapes only: no code runs here.
 *
 * Three kinds of words meet in a reply and never mix: words of ours (`own`), words of an article (`source`) and words that
 * somebody typed (`typed`). The last two hold whatever a file or a person put there, and must be shown inert. Words of ours
 * hold no markup either: how a heading or a strong word looks is the renderer's business.
 *
 * Everything comes in the order of importance, so that a renderer that runs out of room leaves out from the end.
 */
import type { LanguageCode, Span } from '../domain.ts';
import type { Action, MenuAction, ModalAction, PassageAction } from './action.ts';

export type * from './action.ts';

/** Languages that the fixed words exist in. `no` is Norwegian bokmål. */
export type Locale = 'en' | 'vi' | 'no';

/** A piece of a line. */
export type Inline = OwnText | SourceText | TypedText | DayText | MomentText | CommandText | LinkText;

/** Fixed words, already in the reader's language; numbers are already written out. Never holds words of an article. */
export interface OwnText {
  readonly kind: 'own';
  readonly text: string;
  /** Makes these words stand out in a line that does not. */
  readonly strong?: boolean;
}

/** Words exactly as they stand in an article (title, name, role, figure). Escape them. May hold line breaks. */
export interface SourceText {
  readonly kind: 'source';
  readonly text: string;
  readonly strong?: boolean;
}

/** Words that a user typed (a question, a filter). Escape them. May hold line breaks. */
export interface TypedText {
  readonly kind: 'typed';
  readonly text: string;
}

/** A day. A renderer may show `text`, or its own form made from `value` (no time of day, no zone). */
export interface DayText {
  readonly kind: 'day';
  /** `YYYY-MM-DD`. */
  readonly value: string;
  /** False: the day was pieced together, and `text` says so ("probably 19 February 2031"). Show `text` then. */
  readonly certain: boolean;
  /** The day in the reader's language. */
  readonly text: string;
}

/** A moment. A renderer may show `text`, or its own form made from `at`. */
export interface MomentText {
  readonly kind: 'moment';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** How long ago, in the reader's language, as of when the reply was made: "2 hours ago". */
  readonly text: string;
}

/** The name of a command, e.g. `status`; a renderer shows it in the way that its place shows commands. */
export interface CommandText {
  readonly kind: 'command';
  /** As in `CommandName`, not localised, no slash. */
  readonly name: CommandName;
}

export type CommandName =
  | 'ask'
  | 'summary'
  | 'meetings'
  | 'sources'
  | 'status'
  | 'help'
  | 'reindex'
  | 'unanswered';

/** Words of an article, or the number of one, that lead to a page of the reader where there is one; just the words elsewhere. */
export interface LinkText {
  readonly kind: 'link';
  /** From an article: escape it. */
  readonly text: string;
  readonly to: LinkTarget;
}

/** An article at some words of it, or a meeting by its id. */
export type LinkTarget =
  | { readonly page: 'article'; readonly path: string; readonly span: Span }
  | { readonly page: 'meeting'; readonly id: string };

/**
 * answered: quotes answer the question. related: quotes that come near and are no answer; must look different and never has
 * a strong figure. not-found: looked, and the articles do not hold it. notice: anything else that went well (lists, thanks,
 * help, progress) and things that a user can put right (nothing typed, an old button). error: could not look.
 */
export type Tone = 'answered' | 'related' | 'not-found' | 'notice' | 'error';

/** Everything that is sent in reply to one thing that a user did. */
export interface Reply {
  readonly kind: 'reply';
  readonly tone: Tone;
  /** The language of the fixed words. */
  readonly locale: Locale;
  /** Only the one who asked may see it. */
  readonly private: boolean;
  /**
   * new: a message of its own. replace: takes the place of the message whose button was pressed (a page was turned, progress
   * went on); where that cannot be, a new message does.
   */
  readonly delivery: 'new' | 'replace';
  /** The answer that this reply shows, so that a reply to the message can follow on it; null when it shows none. */
  readonly answerId: string | null;
  /** The question as the user put it, to be restated above; null when there was none. Its words were typed: escape them. */
  readonly question: string | null;
  readonly blocks: readonly Block[];
  /** Rows of buttons; at most 5 in a row, at most 3 rows. No two have the same action. */
  readonly buttons: readonly (readonly Button[])[];
  /** A list to choose one thing from; null for none. Shown above the buttons. */
  readonly menu: Menu | null;
  /** A file to go with it; null for none. */
  readonly file: ReplyFile | null;
  /** What to show instead, with its file, where this does not fit as a whole; null: leave out from the end. */
  readonly shorter: Reply | null;
  /**
   * The number under which the log has the cause, for `error` of an unforeseen kind; null otherwise. It already stands in
   * the blocks.
   */
  readonly incident: string | null;
}

/** One thing below another. */
export type Block = Line | QuoteBlock | PointList | ConflictBlock | SourceList | EntryList;

/**
 * strong: the short answer in bold. heading: a small title over what follows. plain: a sentence. reason: why the verdict is
 * what it is. small: how the question was read, age of the index, notes; may be shown small and grey.
 */
export type LineStyle = 'strong' | 'heading' | 'plain' | 'reason' | 'small';

export interface Line {
  readonly kind: 'line';
  readonly style: LineStyle;
  readonly inline: readonly Inline[];
}

/** A sentence or a paragraph of an article. */
export interface QuoteBlock {
  readonly kind: 'quote';
  /** Exactly as it stands in the article. Escape it. May hold line breaks and anything else. */
  readonly text: string;
  /**
   * What to mark within `text` (UTF-16 offsets in `text`, not in the article): the short answer in a quote, the quote in its
   * paragraph. Null for nothing. Never cut in the middle of it.
   */
  readonly marked: Span | null;
  /** Who says it, ready to be shown: "Ada Berg, Minister of Fish" or "the report". Empty: do not show a speaker. */
  readonly speaker: readonly Inline[];
  readonly citation: CitationLine;
  /** The same statement in other articles or languages; may be empty. */
  readonly also: readonly CitationLine[];
  /** Opens the paragraph around it, where the rest is when `text` is too long to show; null where this is the paragraph. */
  readonly passage: PassageAction | null;
}

/** Statements of articles, one below the other. */
export interface PointList {
  readonly kind: 'points';
  readonly entries: readonly Point[];
}

/** A sentence or a clause of an article. */
export interface Point {
  /** Whom it is about where its own words do not say. Not words of the sentence: to be shown apart from it. */
  readonly subject: SourceText | null;
  /** Exactly as it stands in the article. Escape it. May hold line breaks. */
  readonly text: string;
  /** The sentence before it that it refers to. */
  readonly context: SourceText | null;
  /** Who says it; empty where the heading above says so, and for the reporter. */
  readonly speaker: readonly Inline[];
  /** The numbers of the articles that print it, each leading there. */
  readonly places: readonly Inline[];
  /** What is to be said about it: that another article gives another figure. May be empty. */
  readonly remarks: readonly (readonly Inline[])[];
}

/** Where something stands. `inline` is all of it in one line; the fields are there for a renderer that lays it out itself. */
export interface CitationLine {
  /** Headline, or the name of the file when it has none. From an article: escape it. */
  readonly title: SourceText;
  /** Null when the article gives no date; `inline` then says "undated". */
  readonly day: DayText | null;
  readonly language: { readonly code: LanguageCode; readonly name: OwnText };
  /** The agency or publisher. */
  readonly source: SourceText | null;
  /** Relative to the corpus folder. A file name: escape it. */
  readonly path: SourceText;
  /** The offsets of the quoted text in the article. */
  readonly span: Span;
  /** The number of the passage in the article, from 1, with how many there are; null when it is not known. */
  readonly passage: { readonly number: number; readonly of: number } | null;
  /** Title, day, source, language, passage, with ours between them. */
  readonly inline: readonly Inline[];
}

/** Articles that give different figures for what looks like one thing: a fact, not a verdict. */
export interface ConflictBlock {
  readonly kind: 'conflict';
  /** "The articles give different figures (fish landed):" */
  readonly heading: Line;
  readonly sides: readonly ConflictSide[];
}

export interface ConflictSide {
  /** The figure, as it stands. Escape it. */
  readonly figure: SourceText;
  readonly speaker: readonly Inline[];
  readonly day: DayText | null;
  readonly citation: CitationLine;
  readonly passage: PassageAction;
}

/** Passages that an answer was drawn from, one page of them. */
export interface SourceList {
  readonly kind: 'sources';
  readonly heading: Line;
  /** The number of the first one, from 1. */
  readonly first: number;
  readonly entries: readonly SourceEntry[];
  readonly page: Page;
}

export interface SourceEntry {
  readonly citation: CitationLine;
  /** The words, exactly as they stand. Escape them. The renderer may cut them. */
  readonly text: string;
  /** Whether it is quoted in the answer; false: it was looked at, and is not quoted. */
  readonly quoted: boolean;
  /** The same in words: "quoted", "looked at, not quoted". */
  readonly note: OwnText;
  readonly passage: PassageAction;
}

/** Any other list, one page of it: articles, unanswered questions. */
export interface EntryList {
  readonly kind: 'list';
  readonly heading: Line;
  /** The number of the first one, from 1. */
  readonly first: number;
  readonly entries: readonly ListEntry[];
  readonly page: Page;
}

export interface ListEntry {
  readonly inline: readonly Inline[];
  /** A second line in small; may be empty. */
  readonly detail: readonly Inline[];
}

/** Which page this is. The buttons to turn it are among the reply's buttons already. */
export interface Page {
  /** From 0. */
  readonly number: number;
  /** At least 1. */
  readonly of: number;
  /** Entries on all pages. */
  readonly total: number;
}

/** plain, primary (the thing one would do next), good and bad (votes, told apart by colour where there is one). */
export type ButtonLook = 'plain' | 'primary' | 'good' | 'bad';

export interface Button {
  readonly action: Action;
  /**
   * What stands on it: ours, or a question (`ask`), which may hold names out of the articles. Plain text everywhere, so there
   * is nothing to escape; a renderer cuts it to its limit.
   */
  readonly label: string;
  readonly look: ButtonLook;
  /** Shown, but cannot be pressed. */
  readonly disabled: boolean;
}

/** A list of which one entry can be chosen. */
export interface Menu {
  readonly action: MenuAction;
  /** What stands on it while nothing is chosen. */
  readonly label: string;
  /** At least 1, at most 25. */
  readonly choices: readonly MenuChoice[];
}

export interface MenuChoice {
  /** What is handed in when it is chosen; at most 100 characters. No two alike. */
  readonly value: string;
  /** Plain text, may hold names out of the articles; a renderer cuts it to its limit. */
  readonly label: string;
  /** A second line, or empty. */
  readonly detail: string;
}

export interface ReplyFile {
  readonly name: string;
  /** UTF-8. */
  readonly text: string;
}

/** A small form to fill in, in place of a reply. Where there are no forms: put the questions one by one. */
export interface ModalRequest {
  readonly kind: 'modal';
  readonly locale: Locale;
  /** At most 45 characters. */
  readonly title: string;
  /** What to hand back, with what was filled in. */
  readonly action: ModalAction;
  readonly fields: readonly ModalField[];
}

export interface ModalField {
  /** Under this name the value comes back. */
  readonly name: ModalFieldName;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly placeholder: string;
  /** What stands in it at first; at most `maximum` characters. May be somebody's words. */
  readonly value: string;
  readonly required: boolean;
  readonly long: boolean;
  readonly maximum: number;
}

export type ModalFieldName = 'question' | 'reason';

/** What was filled in. A field that is absent counts as empty. */
export type ModalValues = Readonly<Partial<Record<ModalFieldName, string>>>;

/** What came of something that a user did. */
export type Outcome = Reply | ModalRequest;

/** Told what to show meanwhile; each reply takes the place of the one before. Never waited for. */
export type OnProgress = (reply: Reply) => void;
