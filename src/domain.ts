/**
 * The shapes that the parts of Quoth hand to each other. Shapes only: no code runs here.
 *
 * Every offset in this project is a UTF-16 position in `Article.text`, half open, so that for anything
 * that carries `text`, `start` and `end`: `article.text.slice(start, end) === text`.
 */

/** Half-open range of UTF-16 offsets in the text of one article. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the words that stand there. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** ISO 639-1 code. The rules know `en`, `no` and `vi`; any other language is read with the general rules only. */
export type LanguageCode = string;

/** A header field. `span` is null when the field does not stand in the text (HTML meta, front matter). */
export interface Field {
  readonly text: string;
  readonly span: Span | null;
}

/** The day an article is dated. `certain` is false when the day was pieced together from the running text. */
export interface ArticleDate {
  /** `YYYY-MM-DD`. */
  readonly value: string;
  readonly certain: boolean;
  /** Where the date was read: "dateline", "front matter", "HTML meta", "text: 3. mai + 2021-rapporten". */
  readonly because: string;
  readonly span: Span | null;
}

/** Text that is not the article's own: marked, never removed, never quoted, never embedded. */
export interface Junk extends Span {
  /** What it is, in words: "image link", "comment counter", "share bar", "headline repeated". */
  readonly reason: string;
}

/** One file of the corpus, decoded. */
export interface Article {
  /** Relative to CORPUS_DIR, with `/`. The identity of an article. */
  readonly path: string;
  /** The decoded text; for HTML the text that was extracted. All offsets refer to it. */
  readonly text: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  readonly format: 'text' | 'markdown' | 'html';
  /** The encoding that the bytes were read with, e.g. `utf-8`, `utf-16le`, `windows-1258`. */
  readonly encoding: string;
  readonly language: LanguageCode;
  readonly title: Field | null;
  readonly date: ArticleDate | null;
  readonly place: Field | null;
  /** The agency or publisher, e.g. "VNA/VNS". */
  readonly source: Field | null;
  /** Header text that belongs to no sentence (date mark, dateline, front matter, agency mark), in order. */
  readonly header: readonly Span[];
  /** Junk, in order, not overlapping. */
  readonly junk: readonly Junk[];
}

/** The unit that is quoted and attributed. Sentences are in order and do not overlap. */
export interface Sentence extends Span {
  /** 0, 1, 2 … within the article. */
  readonly ordinal: number;
  /** 0, 1, 2 …: sentences of one paragraph share it. */
  readonly paragraph: number;
  readonly kind: 'sentence' | 'heading';
}

/** The unit that is embedded and retrieved: a run of whole sentences. Neighbours may share one sentence. */
export interface Passage extends Span {
  readonly ordinal: number;
  /** Ordinal of the first sentence. */
  readonly firstSentence: number;
  /** Ordinal of the last sentence, inclusive. */
  readonly lastSentence: number;
}

/** Somebody, or some body, that an article names and that can say something. */
export interface Person {
  /** Unique within the article: the folded full name, e.g. `nguyen van an`. */
  readonly id: string;
  readonly kind: 'person' | 'institution';
  /** The fullest form of the name in the article. */
  readonly name: string;
  /** Every form of the name in the article, fullest first: `Nguyễn Văn Ân`, `Ân`, `An`. */
  readonly names: readonly string[];
  /** Titles and offices as printed, longest first: `Vietnamese Minister of Industry and Trade`, `the minister`. */
  readonly roles: readonly string[];
  readonly gender: 'male' | 'female' | null;
  /** Where the person is mentioned by name, role or pronoun, in order. */
  readonly mentions: readonly Mention[];
}

/** One place where a person is referred to. */
export interface Mention extends TextSpan {
  readonly form: 'name' | 'role' | 'pronoun';
}

/** direct: inside quotation marks; indirect: reported; mixed: both; joint: several together; narration: the reporter. */
export type AttributionKind = 'direct' | 'indirect' | 'mixed' | 'joint' | 'narration' | 'unknown';

/** Who says one sentence, how that is known, and the words that show it. */
export interface Attribution {
  readonly kind: AttributionKind;
  /** Ids of `Person`s of the article. One for direct, indirect and mixed; two or more, or none, for joint; none otherwise. */
  readonly speakers: readonly string[];
  /** One short sentence for people: `"noting" after "The minister" (Ada Berg)`. */
  readonly because: string;
  /** The words that show it (verb, subject, quotation mark), in the article; may lie in another sentence. */
  readonly evidence: readonly Span[];
}

/** An article with its sentences and who says what. `attributions[i]` belongs to `sentences[i]`. */
export interface AttributedArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly people: readonly Person[];
  readonly attributions: readonly Attribution[];
}

/** An article with everything that indexing derives from it but words and vectors. */
export interface AnalysedArticle extends AttributedArticle {
  readonly passages: readonly Passage[];
  readonly events: ArticleEvents;
}

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

/** A file that is in the folder but not in the index, and why. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** Who said a quotation, as shown. */
export interface Speaker {
  readonly name: string;
  readonly role: string | null;
}

/** What an answer says about the article of a quotation. */
export interface Citation {
  readonly path: string;
  readonly title: string | null;
  /** `YYYY-MM-DD`, or null when the article gives none. */
  readonly date: string | null;
  readonly dateCertain: boolean;
  readonly language: LanguageCode;
  readonly source: string | null;
}

/** One named part of a score: what it measures, how much it gave, and why in words. */
export interface Signal {
  readonly name: string;
  /** The strength, 0 to 1 (or −1 to 0 for what speaks against). */
  readonly value: number;
  readonly weight: number;
  readonly because: string;
}

/** A sentence of an article, with who said it and where it stands. */
export interface Quote extends TextSpan {
  readonly article: Citation;
  /** The one who says it; null for the reporter, for several together (see `speakers`) and where it is unknown. */
  readonly speaker: Speaker | null;
  readonly speakers: readonly Speaker[];
  readonly kind: AttributionKind;
  readonly because: string;
  readonly score: number;
  readonly signals: readonly Signal[];
  /** The same statement in other articles or languages. */
  readonly also: readonly (TextSpan & { readonly article: Citation })[];
}

/** A retrieved passage with the parts of its score. */
export interface RetrievedPassage extends TextSpan {
  readonly article: Citation;
  /** Fused score: normalised words + weight × normalised meaning. */
  readonly score: number;
  /** BM25. */
  readonly keyword: number;
  /** Cosine, −1 to 1. */
  readonly semantic: number;
}

/** answered: quotes follow; related: only near passages; not-found: the articles do not hold it. */
export type Verdict = 'answered' | 'related' | 'not-found';

/** Articles that give different figures for what looks like one thing, side by side: a fact, not a verdict. */
export interface Conflict {
  /** What the figures measure, in the question's words. */
  readonly about: string;
  readonly sides: readonly { readonly figure: TextSpan; readonly quote: Quote }[];
}

/** Which index an answer came from. */
export interface IndexStamp {
  readonly generation: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly model: string;
  readonly articles: number;
  readonly passages: number;
}

/** The index of an answer, with how far behind the folder it may be. */
export interface AnswerIndex extends IndexStamp {
  /** Since the generation was made. */
  readonly ageSeconds: number;
  /** Files of the folder that came, changed or went and are not in the index yet. */
  readonly waiting: number;
}

/** The answer to one question. */
/** What a question asks for. */
export type QuestionKind =
  | 'figure'
  | 'money'
  | 'percentage'
  | 'change'
  | 'amount'
  | 'count'
  | 'measure'
  | 'duration'
  | 'date'
  | 'place'
  | 'person'
  | 'who-said'
  | 'what-said'
  | 'document'
  | 'list'
  | 'which'
  | 'yes-no'
  | 'definition'
  | 'reason'
  | 'manner'
  | 'open';

/** One part of how a question was read. */
export type ReadingPart =
  | { readonly what: 'kind'; readonly kind: QuestionKind }
  /** Names of those it must be said by, or who take part; one of them where there are several. */
  | { readonly what: 'said-by' | 'with'; readonly people: readonly string[] }
  /** A name that no article holds, as typed. */
  | { readonly what: 'nobody'; readonly name: string }
  /** Words as typed: of this question, or of the one before. */
  | { readonly what: 'about' | 'following'; readonly words: readonly string[] }
  /** A time as typed. */
  | { readonly what: 'time'; readonly text: string }
  | { readonly what: 'corrected'; readonly typed: string; readonly read: string };

/** One reason for a verdict. */
export type Reason =
  /** The sentence holds what is asked for (null: it says it), this share of the topic, and is said by the one asked for. */
  | {
      readonly because: 'answered';
      readonly kind: QuestionKind | null;
      readonly share: number | null;
      readonly attribution: string | null;
    }
  | { readonly because: 'no-question' | 'too-little' | 'not-spoken-of' }
  | { readonly because: 'nobody'; readonly name: string }
  | { readonly because: 'no-word'; readonly words: readonly string[] }
  /** None of these people cites such a figure (kind), or says anything of it (null), about these words. */
  | {
      readonly because: 'not-said';
      readonly people: readonly string[];
      readonly kind: QuestionKind | null;
      readonly about: readonly string[];
    }
  /** Somebody else does (null: the article, naming nobody), perhaps with this figure as printed. */
  | { readonly because: 'said-by-another'; readonly speaker: string | null; readonly figure: string | null }
  | { readonly because: 'not-then'; readonly time: string; readonly otherTime: boolean }
  | { readonly because: 'other-kind'; readonly kind: QuestionKind };

/** How a question was read and why the verdict is what it is, as facts: edges make sentences of them in any language. */
export interface Explanation {
  /** In the order in which they are told; empty for what is no question. */
  readonly reading: readonly ReadingPart[];
  readonly reasons: readonly Reason[];
}

/** The words of a quote that answer by themselves. */
export interface ShortSpan extends TextSpan {
  /**
   * The day that the words mean, `YYYY-MM-DD`, where they tell it only as seen from the day of the article ("Thursday"); null
   * otherwise. It is counted, and does not stand in the article.
   */
  readonly day: string | null;
}

export interface Answer {
  readonly question: string;
  readonly verdict: Verdict;
  /** The short span inside quotes[0], when the question asks for one. */
  readonly answer: ShortSpan | null;
  readonly quotes: readonly Quote[];
  readonly related: readonly Quote[];
  readonly conflicts: readonly Conflict[];
  readonly passages: readonly RetrievedPassage[];
  /** How the question was read, in words: "figure · said by Ada Berg · 2024". */
  readonly understood: string;
  /** Why this verdict, in sentences for people. */
  readonly reasons: readonly string[];
  /** The same as facts. */
  readonly explanation: Explanation;
  readonly index: AnswerIndex;
  /** Milliseconds from question to answer. */
  readonly ms: number;
}
