/** `meetings`: the meetings that the articles tell. `summary`: one of them in the articles' own words. */
import { openQuoth } from '../build.ts';
import type { TextSpan } from '../domain.ts';
import { BadInputError } from '../errors.ts';
import { detectLanguage } from '../language/detect.ts';
import type { Words } from '../language/words.ts';
import type { Outcome } from '../lifetime.ts';
import { MeetingBook } from '../meetings/book.ts';
import { filterMeetings, type MeetingFilter, readPeriod } from '../meetings/filter.ts';
import { type MeetingJson, meetingJson, type SummaryJson, summaryJson } from '../meetings/json.ts';
import { labelsFor, shownDate } from '../meetings/labels.ts';
import type { Meeting, MeetingLine, SummaryLength } from '../meetings/meeting.ts';
import { visible, wrap } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { noteSkipped } from './skipped.ts';

/** The command `meetings`. */
export const meetings: Command = {
  name: 'meetings',
  summary: 'Lists the meetings that the articles tell, newest first.',
  usage: '[--json] [--person NAME] [--from DAY] [--to DAY] [--place PLACE]',
  options: {
    json: { type: 'boolean', help: 'Print one JSON array.' },
    person: {
      type: 'string',
      value: 'NAME',
      help: 'Only meetings that somebody of this name or office took part in.',
    },
    from: {
      type: 'string',
      value: 'DAY',
      help: 'Only meetings on or after this day, month or year: 2025-02-18, 2025-02, 2025.',
    },
    to: { type: 'string', value: 'DAY', help: 'Only meetings on or before it.' },
    place: { type: 'string', value: 'PLACE', help: 'Only meetings at this place.' },
  },
  examples: ['', '--json', '--person "Ada Berg" --from 2025-02', '--place Oslo'],
  notes: [
    'A day that the articles leave open is marked. The index is made or refreshed first when it is missing or the folder has changed.',
  ],
  rest: { atMost: 0 },
  run: list,
};

/** The command `summary`. */
export const summary: Command = {
  name: 'summary',
  summary: "Sums up one meeting in the articles' own words.",
  usage: '[--short | --normal | --full] [--json] ID|WORDS…',
  options: {
    short: { type: 'boolean', help: 'At most 5 lines.' },
    normal: { type: 'boolean', help: 'At most 12 lines; what is printed without an option.' },
    full: { type: 'boolean', help: 'Every claim, nothing twice.' },
    json: { type: 'boolean', help: 'Print one JSON object.' },
  },
  examples: ['2025-02-18-ada-berg-nils-holm', '"the Oslo one" --short', 'Berg Holm February --full --json'],
  notes: [
    'WORDS is anything one remembers: names, places, roles, days, what it was about. When several meetings fit, all are named;\nwhen none does, the nearest three, and the exit code is 1.',
    'The language of the words is that of the headings, and of the lines where an article tells them so; English for an ID.',
  ],
  rest: { atMost: Number.POSITIVE_INFINITY },
  run: sumUp,
};

const LENGTHS: readonly SummaryLength[] = ['short', 'normal', 'full'];

/** What is printed where the words do not mean one meeting. */
export interface OfferJson {
  readonly meeting: null;
  readonly sections: readonly [];
  /** Meetings that fit every word. */
  readonly candidates: readonly MeetingJson[];
  /** Where none fits: the nearest. */
  readonly nearest: readonly MeetingJson[];
}

async function list(given: Arguments, context: Context): Promise<Outcome> {
  const filter = filterOf(given);
  const { book, words } = await openBook(context);
  const found = filterMeetings(await book.meetings(), filter, words).map((meeting) =>
    meetingJson(meeting, words, 'en'),
  );
  if (given.flags.has('json')) await context.print(`${JSON.stringify(found)}\n`);
  else await context.print(renderList(found, context.columns));
  return 0;
}

function filterOf({ values }: Arguments): MeetingFilter {
  const day = (name: 'from' | 'to'): string | undefined => {
    const typed = values.get(name);
    if (typed === undefined) return undefined;
    const period = readPeriod(typed, today());
    if (!period) {
      throw new BadInputError(
        `--${name} ${JSON.stringify(typed.slice(0, 40))} is no day; write it as 2025-02-18, 2025-02 or 2025.`,
      );
    }
    return period[name];
  };
  const filter = {
    person: values.get('person'),
    from: day('from'),
    to: day('to'),
    place: values.get('place'),
  };
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new BadInputError(`--from ${filter.from} is later than --to ${filter.to}.`);
  return filter;
}

async function sumUp(given: Arguments, context: Context): Promise<Outcome> {
  const typed = given.rest.join(' ').trim();
  if (typed === '')
    throw new BadInputError(
      'Say which meeting: an id of `npm run -s meetings`, or words like "the Oslo one".',
    );
  const lengths = LENGTHS.filter((length) => given.flags.has(length));
  if (lengths.length > 1) throw new BadInputError(`Choose one of --${lengths.join(' and --')}.`);
  const { book, words } = await openBook(context);
  const { found, nearest } = await book.find(typed, today());
  const [meeting] = found;
  const json = given.flags.has('json');
  const language =
    meeting?.id === typed.toLowerCase() ? 'en' : detectLanguage(typed, ['en', 'no', 'vi']).language;
  if (!meeting || found.length > 1) {
    const shown = (list: readonly Meeting[]): MeetingJson[] =>
      list.map((one) => meetingJson(one, words, language));
    const offer: OfferJson = {
      meeting: null,
      sections: [],
      candidates: shown(found),
      nearest: shown(nearest),
    };
    await context.print(json ? `${JSON.stringify(offer)}\n` : renderOffer(offer, typed, context.columns));
    return found.length > 1 ? 0 : 1;
  }
  const summary = await book.summary(meeting, lengths[0] ?? 'normal', language);
  const result = summaryJson(summary, words);
  await context.print(json ? `${JSON.stringify(result)}\n` : renderSummary(result, context));
  return 0;
}

async function openBook(context: Context): Promise<{ book: MeetingBook; words: Words }> {
  const quoth = await openQuoth(context);
  noteSkipped(quoth.report, context);
  return { book: new MeetingBook(quoth.store, quoth.words), words: quoth.words };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The list for people: a day, who met whom and where, how many articles, and the id to ask for. */
export function renderList(list: readonly MeetingJson[], columns: number): string {
  if (list.length === 0) return 'The articles tell no such meeting.\n';
  return `${list.map((meeting) => renderMeeting(meeting, columns)).join('\n')}\n`;
}

function renderMeeting({ id, title, date, kind, articles }: MeetingJson, columns: number): string {
  const count = `${articles.length} article${articles.length === 1 ? '' : 's'}`;
  const day = shownDate(date, 'en');
  return [
    wrap(`${day}: ${title}`, columns, '', '  '),
    wrap(`${kind} · ${count} · ${id}`, columns, '  '),
  ].join('\n');
}

/** What is shown where the words do not mean one meeting. */
export function renderOffer({ candidates, nearest }: OfferJson, typed: string, columns: number): string {
  const words = JSON.stringify(typed.slice(0, 80));
  if (candidates.length > 0) {
    return `${candidates.length} meetings fit ${words}:\n\n${renderList(candidates, columns)}\nAsk for one by its id.\n`;
  }
  if (nearest.length === 0) return 'The articles tell no meeting.\n';
  return `No meeting fits ${words}. The nearest:\n\n${renderList(nearest, columns)}`;
}

/** A summary for people. What is ours and not the article's stands in square brackets. */
export function renderSummary(
  { meeting, sections, language, length }: SummaryJson,
  { columns, bold }: Pick<Context, 'columns' | 'bold'>,
): string {
  const labels = labelsFor(language);
  const numbers = new Map(meeting.articles.map((path, i) => [path, i + 1]));
  const blocks = [
    `${bold(visible(meeting.title))}\n${shownDate(meeting.date, language)} · ${labels.kinds[kindOf(meeting)]}`,
  ];
  for (const { kind, title, lines, articles } of sections) {
    const rows = lines.flatMap((line) => renderLine(line, numbers, columns, labels));
    if (kind === 'what') {
      for (const { name, role, side } of meeting.participants)
        rows.push(
          wrap([name, role, side].filter((part) => part !== null).join(', '), columns, '  + ', '    '),
        );
    }
    for (const [i, source] of (articles ?? []).entries()) {
      const { article, only } = source;
      const about = [article.title, article.path, article.date, article.language, article.source].filter(
        (part) => part !== null,
      );
      rows.push(wrap(about.join(' · '), columns, `  ${i + 1}. `, '     '));
      if (length !== 'short') rows.push(...only.map((span) => renderOnly(span, columns, labels.onlyHere)));
    }
    blocks.push([bold(visible(title)), ...rows].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function kindOf({ kind }: MeetingJson): keyof ReturnType<typeof labelsFor>['kinds'] {
  return kind as keyof ReturnType<typeof labelsFor>['kinds'];
}

function renderLine(
  { text, subject, context, sources, figures }: MeetingLine,
  numbers: ReadonlyMap<string, number>,
  columns: number,
  labels: ReturnType<typeof labelsFor>,
): string[] {
  const cited = [...new Set(sources.map(({ article }) => numbers.get(article.path)))].join(', ');
  const who = subject === null ? '' : `[${subject}] `;
  const after = context === null ? '' : ` [${labels.after}: ${context.text}]`;
  return [
    wrap(`${who}${text}${after} (${cited})`, columns, '  - ', '    '),
    ...figures.flatMap(({ others }) =>
      others.map(({ figure, article, meeting }) =>
        wrap(`[${labels.anotherArticle} ${figure.text}: ${meeting ?? article.path}]`, columns, '      '),
      ),
    ),
  ];
}

function renderOnly({ text }: TextSpan, columns: number, label: string): string {
  return wrap(`[${label}] ${text}`, columns, '     ', '     ');
}
