/** A summary of a meeting as a reply. Pure. */
import type { MeetingDate, Participant, Speaker } from '../domain.ts';
import type { Words } from '../language/words.ts';
import { summaryJson } from '../meetings/json.ts';
import { labelsFor } from '../meetings/labels.ts';
import { summaryMarkdown } from '../meetings/markdown.ts';
import type {
  LineFigure,
  Meeting,
  MeetingLine,
  Summary,
  SummaryLength,
  SummarySection,
} from '../meetings/meeting.ts';
import { meetingValue } from './actions.ts';
import { source, titleOf } from './cite.ts';
import type {
  Block,
  Button,
  Inline,
  LinkText,
  ListEntry,
  Locale,
  Menu,
  MenuChoice,
  Point,
  Reply,
  ReplyFile,
} from './reply.ts';
import { button, line, lineOf, own, pieces, say, separated } from './say.ts';
import type { KnownMeeting } from './shelf.ts';
import { dayOrUndated, dayText, languageName } from './when.ts';

export interface SummaryView {
  readonly locale: Locale;
  readonly private: boolean;
  readonly delivery: Reply['delivery'];
  /** The question that asked for it, as typed; null for a command or a button. */
  readonly question: string | null;
  readonly known: KnownMeeting;
  /** The beginning of the mark of whoever asked, for a share button. */
  readonly asker: string;
  readonly words: Words;
  /** A meeting of the index by its id; null when there is none. */
  readonly meetingById: (id: string) => KnownMeeting | null;
}

/**
 * @param summary in the language of `view.locale`
 * @param short the short one, for where this does not fit; `summary` itself when it is that
 * @param whole the full one, for the file that goes with the short one then
 */
export function summaryReply(
  summary: Summary,
  { short, whole }: { readonly short: Summary; readonly whole: Summary },
  view: SummaryView,
): Reply {
  const { length } = summary;
  const reply = replyOf(summary, view, lengthButtons(length, view), length);
  if (length === 'short') return reply;
  const note = line(view.locale, 'small', 'fileHasAll');
  const instead = replyOf(short, view, length === 'full' ? lengthButtons('short', view) : [], length);
  return {
    ...reply,
    shorter: { ...instead, blocks: [...instead.blocks, note], file: summaryFile(whole, view.words) },
  };
}

/** @param length what was asked for, and what is shared: the summary may be the one in its place */
function replyOf(
  summary: Summary,
  view: SummaryView,
  lengths: readonly Button[],
  length: SummaryLength,
): Reply {
  const { locale, known } = view;
  return {
    kind: 'reply',
    tone: 'answered',
    locale,
    private: view.private,
    delivery: view.delivery,
    answerId: null,
    question: view.question,
    blocks: blocksOf(summary, view),
    buttons: buttonsOf(known, view, lengths, length),
    menu: linkedMenu(summary, view),
    file: null,
    shorter: null,
    incident: null,
  };
}

/** The whole summary as a file that stands by itself. */
export function summaryFile(summary: Summary, words: Words): ReplyFile {
  return { name: `${summary.meeting.id}.md`, text: summaryMarkdown(summary, words) };
}

/** Day or days; the day says itself where it is not certain. */
export function meetingDays(locale: Locale, { from, to, certain }: MeetingDate): readonly Inline[] {
  const days = from === to ? [from] : [from, to];
  return separated(
    days.map((day) => [dayText(locale, day, certain)]),
    ' – ',
  );
}

/** "18 February 2031 · Lillevik · talks · 2 articles" */
export function aboutInline({ date, place, kind, articles }: Meeting, locale: Locale): readonly Inline[] {
  return separated(
    [
      meetingDays(locale, date),
      place === null ? [] : [source(place)],
      [own(labelsFor(locale).kinds[kind])],
      pieces(locale, 'inArticles', { n: articles.length }),
    ],
    ' · ',
  );
}

function blocksOf(summary: Summary, view: SummaryView): Block[] {
  const { locale, words } = view;
  const { meeting } = summary;
  const { participants } = summaryJson(summary, words).meeting;
  return [
    lineOf('strong', [source(meeting.title, true)]),
    lineOf('plain', aboutInline(meeting, locale)),
    ...summary.sections.flatMap((section) => sectionBlocks(section, participants, summary, view)),
  ];
}

function sectionBlocks(
  section: SummarySection,
  participants: readonly Participant[],
  { meeting }: Summary,
  view: SummaryView,
): Block[] {
  const { locale } = view;
  const numbers = new Map(meeting.articles.map((path, i) => [path, i + 1]));
  const heading = lineOf('heading', headingOf(section, locale));
  if (section.kind === 'sources') {
    const entries = (section.articles ?? []).map(({ article }): ListEntry => sourceEntry(article, locale));
    const page = { number: 0, of: 1, total: entries.length };
    return [{ kind: 'list', heading, first: 1, entries, page }];
  }
  const who = section.kind === 'what' ? participants.map((one) => participantLine(one)) : [];
  const named = section.kind === 'said' && section.speaker !== '';
  const entries = section.lines.map((one) => pointOf(one, numbers, named, view));
  return [heading, { kind: 'points', entries }, ...who];
}

function headingOf({ kind, title, speaker }: SummarySection, locale: Locale): readonly Inline[] {
  // The names come from articles, what stands before them does not.
  if (kind !== 'said' || !speaker) return [own(title)];
  return [own(`${labelsFor(locale).saidBy} `), source(speaker, true)];
}

function participantLine({ name, role, side }: Participant) {
  const about = [role, side].filter((part) => part !== null).map((part) => [source(part)]);
  return lineOf('plain', [own('• '), ...separated([[source(name, true)], ...about], ', ')]);
}

/** Title that leads to the article, then date, agency, language, file. */
export function sourceEntry(article: MeetingLine['article'], locale: Locale): ListEntry {
  const day = article.date === null ? null : dayText(locale, article.date, article.dateCertain);
  const title = titleOf(article).text;
  const start: LinkText = {
    kind: 'link',
    text: title,
    to: { page: 'article', path: article.path, span: { start: 0, end: 0 } },
  };
  return {
    inline: [start],
    detail: separated(
      [
        [dayOrUndated(locale, day)],
        article.source === null ? [] : [source(article.source)],
        [languageName(locale, article.language)],
        // An article without a headline is called by its file already.
        article.path === title ? [] : [source(article.path)],
      ],
      ' · ',
    ),
  };
}

function pointOf(
  { text, subject, context, speaker, speakers, sources, figures }: MeetingLine,
  numbers: ReadonlyMap<string, number>,
  named: boolean,
  view: SummaryView,
): Point {
  const { locale } = view;
  return {
    subject: subject === null ? null : source(subject),
    text,
    context: context === null ? null : source(context.text),
    speaker: named ? [] : speakersInline(speaker ? [speaker] : speakers, locale),
    places: placesInline(sources, numbers, locale),
    remarks: figures.flatMap((figure) => remarksOn(figure, view)),
  };
}

function speakersInline(speakers: readonly Speaker[], locale: Locale): readonly Inline[] {
  return separated(
    speakers.map(({ name }) => [source(name)]),
    ` ${say(locale, 'and')} `,
  );
}

/** "Article 1, 2", each number leading to the words there. */
function placesInline(
  sources: MeetingLine['sources'],
  numbers: ReadonlyMap<string, number>,
  locale: Locale,
): readonly Inline[] {
  const links = sources
    .filter(({ article }, i) => sources.findIndex((other) => other.article.path === article.path) === i)
    .map(({ article, start, end }) => ({ number: numbers.get(article.path), path: article.path, start, end }))
    .filter(({ number }) => number !== undefined)
    .sort((a, b) => a.number! - b.number!)
    .map(({ number, path, start, end }): Inline[] => [
      { kind: 'link', text: String(number), to: { page: 'article', path, span: { start, end } } },
    ]);
  return pieces(locale, 'articleN', { n: separated(links, ', ') });
}

/** "another article gives US$42 million: Ada Berg – Nils Holm, Lillevik" */
function remarksOn({ others }: LineFigure, { locale, meetingById }: SummaryView): (readonly Inline[])[] {
  return others.map(({ figure, article, meeting }) => {
    const other = meeting === null ? null : meetingById(meeting);
    const where: LinkText = other
      ? { kind: 'link', text: other.meeting.title, to: { page: 'meeting', id: other.meeting.id } }
      : {
          kind: 'link',
          text: titleOf(article).text,
          to: { page: 'article', path: article.path, span: { start: figure.start, end: figure.end } },
        };
    return [own(`${labelsFor(locale).anotherArticle} `), source(figure.text, true), own(': '), where];
  });
}

function lengthButtons(length: SummaryLength, { locale, known }: SummaryView): Button[] {
  const to = (wanted: SummaryLength, key: 'buttonShorter' | 'buttonLonger' | 'buttonEverything'): Button =>
    button({ do: 'summary', ...known.code, length: wanted }, say(locale, key));
  switch (length) {
    case 'short':
      return [to('normal', 'buttonLonger')];
    case 'normal':
      return [to('short', 'buttonShorter'), to('full', 'buttonEverything')];
    case 'full':
      return [to('normal', 'buttonShorter')];
  }
}

function buttonsOf(
  { code }: KnownMeeting,
  { locale, private: hidden, asker }: SummaryView,
  lengths: readonly Button[],
  length: SummaryLength,
): readonly (readonly Button[])[] {
  const share = hidden
    ? [button({ do: 'share-summary', ...code, length, asker }, say(locale, 'buttonShare'))]
    : [];
  return [
    [
      ...lengths,
      button({ do: 'meeting-sources', ...code, page: 0, turned: false }, say(locale, 'buttonSources')),
    ],
    [
      button({ do: 'ask-meeting', ...code }, say(locale, 'buttonAskMeeting'), 'primary'),
      button({ do: 'download', ...code }, say(locale, 'buttonDownload')),
      ...share,
    ],
  ];
}

/** The meetings that its lines are set beside, to be opened. */
function linkedMenu(summary: Summary, view: SummaryView): Menu | null {
  const ids = summary.sections.flatMap(({ lines }) =>
    lines.flatMap(({ figures }) => figures.flatMap(({ others }) => others.map(({ meeting }) => meeting))),
  );
  const linked = [...new Set(ids)].flatMap((id) => (id === null ? [] : (view.meetingById(id) ?? [])));
  return linked.length === 0
    ? null
    : {
        action: { do: 'open-meeting' },
        label: say(view.locale, 'linkedMeetings'),
        choices: linked.slice(0, MOST_CHOICES).map((one) => choiceOf(one, view.locale)),
      };
}

/** developers/components/reference of the Discord documentation: options of a string select. */
export const MOST_CHOICES = 25;

export function choiceOf({ meeting, code }: KnownMeeting, locale: Locale): MenuChoice {
  const days = meetingDays(locale, meeting.date).map((piece) => ('text' in piece ? piece.text : ''));
  return {
    value: meetingValue(code),
    label: meeting.title,
    detail: [days.join(''), meeting.place, labelsFor(locale).kinds[meeting.kind]]
      .filter((part) => part !== null)
      .join(' · '),
  };
}
