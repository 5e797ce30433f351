/** One meeting summed up, and what can be done with a summary; which meeting is meant, and what to offer where that is open. */
import type { MeetingsFound } from '../meetings/find.ts';
import type { Summary, SummaryLength } from '../meetings/meeting.ts';
import { meetingFromValue } from './actions.ts';
import { source } from './cite.ts';
import { ASKER_DIGITS } from './codes.ts';
import { listOf, type MeetingParts } from './meetings.ts';
import { notice, sentence } from './notices.ts';
import type { Reader } from './ports.ts';
import type { DownloadAction, Inline, MeetingCode, Reply, ShareSummaryAction } from './reply.ts';
import { line, lineOf } from './say.ts';
import { type KnownMeeting, meetingFrom, type Shelved } from './shelf.ts';
import { MOST_CHOICES, summaryFile, summaryReply } from './summaryReply.ts';
import { dayOf } from './when.ts';

/** Which meeting, and how it is to be shown. */
export interface SummaryInput {
  readonly reader: Reader;
  /** What was chosen or typed. */
  readonly meeting: string;
  readonly length: SummaryLength;
  readonly private: boolean;
}

/** The summary of the meeting that is meant, those that may be meant, or the nearest. @throws NoIndexError, IndexError. */
export async function summary(input: SummaryInput, parts: MeetingParts): Promise<Reply> {
  const { reader, length, private: hidden } = input;
  const typed = input.meeting.trim();
  const shelved = await parts.shelf.shelved();
  const chosen = chosenMeeting(shelved, typed);
  if (chosen === 'gone') return sentence(reader.locale, 'meetingGone');
  const found = chosen ? { found: [chosen.meeting], nearest: [] } : await findFor(typed, parts);
  return await shownOrOffered(
    found,
    typed,
    shelved,
    { reader, length, private: hidden, question: null },
    parts,
  );
}

/**
 * The short summary that a question asks for in so many words, or the meetings that it may mean; null when the articles tell
 * no such meeting, so that it is a question like any other.
 */
export async function summaryAsked(
  words: string,
  asked: { readonly reader: Reader; readonly private: boolean; readonly question: string },
  parts: MeetingParts,
): Promise<Reply | null> {
  const shelved = await parts.shelf.shelved();
  const found = await findFor(words, parts);
  if (found.found.length === 0) return null;
  return await shownOrOffered(found, words, shelved, { ...asked, length: 'short' }, parts);
}

/** The one meeting that is meant: chosen from a list, on a button, or in words; or what to say where it is not one. */
export async function meetingScope(
  given: string | MeetingCode,
  { locale }: Reader,
  parts: MeetingParts,
): Promise<{ readonly known: KnownMeeting } | { readonly unknown: Reply }> {
  const shelved = await parts.shelf.shelved();
  if (typeof given !== 'string') {
    const known = meetingFrom(shelved, given);
    return known ? { known } : { unknown: sentence(locale, 'meetingGone') };
  }
  const chosen = chosenMeeting(shelved, given);
  if (chosen === 'gone') return { unknown: sentence(locale, 'meetingGone') };
  if (chosen) return { known: chosen };
  const { found, nearest } = await findFor(given, parts);
  const known = found.length === 1 ? shelved.byId.get(found[0]!.id) : undefined;
  if (known) return { known };
  return { unknown: offer({ found, nearest }, given, shelved, locale, true) };
}

/** The meeting of a code, with the articles that tell it; null when they do not tell it any more. */
export async function meetingOf(code: MeetingCode, { shelf }: MeetingParts): Promise<KnownMeeting | null> {
  return meetingFrom(await shelf.shelved(), code);
}

/** A code from a list; 'gone' when it means nothing any more; null for words. */
function chosenMeeting(shelved: Shelved, given: string): KnownMeeting | 'gone' | null {
  const code = /^m:(.*)$/u.exec(given)?.[1];
  const read = code === undefined ? null : meetingFromValue(code);
  return read ? (meetingFrom(shelved, read) ?? 'gone') : null;
}

async function findFor(words: string, { ports }: MeetingParts): Promise<MeetingsFound> {
  return await ports.meetings.find(words, dayOf(ports.clock()));
}

interface Shown {
  readonly reader: Reader;
  readonly length: SummaryLength;
  readonly private: boolean;
  readonly question: string | null;
}

async function shownOrOffered(
  found: MeetingsFound,
  typed: string,
  shelved: Shelved,
  shown: Shown,
  parts: MeetingParts,
): Promise<Reply> {
  const [only, ...others] = found.found;
  const known = only && others.length === 0 ? shelved.byId.get(only.id) : undefined;
  if (known) return await summed(known, shelved, { ...shown, delivery: 'new' }, parts);
  return { ...offer(found, typed, shelved, shown.reader.locale, shown.private), question: shown.question };
}

/** The meetings that may be meant, or the nearest, to choose from. */
function offer(
  { found, nearest }: MeetingsFound,
  typed: string,
  shelved: Shelved,
  locale: Reader['locale'],
  hidden: boolean,
): Reply {
  const offered = (found.length > 0 ? found : nearest)
    .slice(0, MOST_CHOICES)
    .flatMap(({ id }) => shelved.byId.get(id) ?? []);
  if (offered.length === 0) return { ...sentence(locale, 'noMeetings'), private: hidden };
  const words: Inline = { kind: 'typed', text: typed };
  const heading =
    found.length > 0
      ? line(locale, 'plain', 'severalMeetings', { n: found.length, typed: words })
      : line(locale, 'plain', 'nearestMeetings', { typed: words });
  return listOf(offered, heading, { first: 1, page: { number: 0, of: 1, total: offered.length } }, locale, {
    private: hidden,
  });
}

/** The summary of one meeting. */
export async function summed(
  known: KnownMeeting,
  shelved: Shelved,
  { reader, length, private: hidden, question, delivery }: Shown & Pick<Reply, 'delivery'>,
  { ports }: MeetingParts,
): Promise<Reply> {
  const of = (wanted: SummaryLength): Promise<Summary> =>
    ports.meetings.summary(known.meeting, wanted, reader.locale);
  const wanted = await of(length);
  return summaryReply(
    wanted,
    {
      short: length === 'short' ? wanted : await of('short'),
      whole: length === 'full' ? wanted : await of('full'),
    },
    {
      locale: reader.locale,
      private: hidden,
      delivery,
      question,
      known,
      asker: ports.mark(reader.user).slice(0, ASKER_DIGITS),
      words: ports.words,
      meetingById: (id) => shelved.byId.get(id) ?? null,
    },
  );
}

/** A summary of a meeting by its code: another length, one that was chosen from a list, one made public. */
export async function summaryOf(
  code: MeetingCode,
  shown: Shown & Pick<Reply, 'delivery'>,
  parts: MeetingParts,
): Promise<Reply> {
  const shelved = await parts.shelf.shelved();
  const known = meetingFrom(shelved, code);
  return known ? await summed(known, shelved, shown, parts) : sentence(shown.reader.locale, 'meetingGone');
}

/** Makes a private summary public, when the one who asked for it wants that. */
export async function shareSummary(
  action: ShareSummaryAction,
  reader: Reader,
  parts: MeetingParts,
): Promise<Reply> {
  const asker = parts.ports.mark(reader.user).slice(0, ASKER_DIGITS);
  if (asker !== action.asker) return sentence(reader.locale, 'onlyAsker');
  const shown = { reader, length: action.length, private: false, question: null, delivery: 'new' } as const;
  return await summaryOf(action, shown, parts);
}

/** The full summary as a file. */
export async function download(
  action: DownloadAction,
  { locale }: Reader,
  parts: MeetingParts,
): Promise<Reply> {
  const known = await meetingOf(action, parts);
  if (!known) return sentence(locale, 'meetingGone');
  const { meetings, words } = parts.ports;
  const file = summaryFile(await meetings.summary(known.meeting, 'full', locale), words);
  return notice(
    locale,
    [line(locale, 'plain', 'fileIs'), lineOf('plain', [source(known.meeting.title, true)])],
    {
      file,
    },
  );
}
