/** The list of meetings: newest first, by person and day, page by page, each to be opened. */
import { filterMeetings } from '../meetings/filter.ts';
import { FILTER_LIMIT } from './actions.ts';
import { source } from './cite.ts';
import { daysInline, readDays } from './dayFilter.ts';
import type { Library } from './library.ts';
import { notice } from './notices.ts';
import { paged, pager } from './paging.ts';
import type { ChatPorts } from './ports.ts';
import type { Line, Locale, MeetingFilterCode, MeetingsAction, Page, Reply } from './reply.ts';
import { line, lineOf, pieces, say, separated } from './say.ts';
import type { KnownMeeting, Shelf } from './shelf.ts';
import { personFrom } from './suggest.ts';
import { aboutInline, choiceOf } from './summaryReply.ts';

/** What everything about meetings needs. */
export interface MeetingParts {
  readonly ports: ChatPorts;
  readonly shelf: Shelf;
  readonly library: Library;
}

/** What was chosen or typed; null or empty for no filter. */
export interface MeetingFilters {
  readonly person?: string | null;
  /** A day, month or year. Alone it is the whole time; with `to` it is the beginning. */
  readonly from?: string | null;
  readonly to?: string | null;
}

/** As many as are read at a glance; a menu holds 25. */
const PAGE_SIZE = 10;

/** The first page of the list, or what is wrong with a filter. */
export async function listMeetings(
  filters: MeetingFilters,
  locale: Locale,
  parts: MeetingParts,
): Promise<Reply> {
  const given = (text: string | null | undefined): string | null => text?.trim() || null;
  const [name, from, to] = [filters.person, filters.from, filters.to].map(given);
  const [first, last] = [from ? readDays(from) : null, to ? readDays(to) : null];
  const wrong = (key: 'noSuchDay', typed: string): Reply =>
    notice(locale, [line(locale, 'plain', key, { typed: { kind: 'typed', text: typed } })]);
  if (from && !first) return wrong('noSuchDay', from);
  if (to && !last) return wrong('noSuchDay', to);
  if (first && last && last.to < first.from) return notice(locale, [line(locale, 'plain', 'noBackwards')]);
  const filter = {
    // What was chosen stays a code; what was typed is looked for among names and roles.
    person: name ? name.slice(0, FILTER_LIMIT).trim() : null,
    from: first?.from ?? null,
    to: last?.to ?? (from && !to ? (first?.to ?? null) : null),
  };
  return await meetingsPage(filter, 0, 'new', locale, parts);
}

/** Another page of a list that is shown. */
export async function turnMeetings(
  { filter, page }: MeetingsAction,
  locale: Locale,
  parts: MeetingParts,
): Promise<Reply> {
  return await meetingsPage(filter, page, 'replace', locale, parts);
}

async function meetingsPage(
  filter: MeetingFilterCode,
  wanted: number,
  delivery: Reply['delivery'],
  locale: Locale,
  parts: MeetingParts,
): Promise<Reply> {
  const { person, from, to } = filter;
  const { meetings, byId } = await parts.shelf.shelved();
  const chosen = person?.startsWith('p:') ? personFrom(await parts.library.contents(), person) : null;
  if (person?.startsWith('p:') && !chosen) {
    return notice(locale, [line(locale, 'plain', 'noMeeting')], { delivery });
  }
  const name = chosen?.name ?? person ?? undefined;
  const fitting = filterMeetings(
    meetings.map(({ meeting }) => meeting),
    { person: name, from: from ?? undefined, to: to ?? undefined },
    parts.ports.words,
  ).flatMap(({ id }) => byId.get(id) ?? []);
  const filters = [
    name === undefined
      ? []
      : pieces(locale, 'withPerson', { who: chosen ? source(chosen.name) : { kind: 'typed', text: name } }),
    daysInline(filter, locale),
  ];
  const heading = lineOf(
    'heading',
    separated([pieces(locale, 'meetings', { n: fitting.length }), ...filters], ' · '),
  );
  const { items, first, page } = paged(fitting, PAGE_SIZE, wanted);
  const turn = pager(locale, page, (number) => ({ do: 'meetings', page: number, filter }));
  const reply = listOf(items, heading, { first, page }, locale, {
    delivery,
    buttons: turn.length > 0 ? [turn] : [],
  });
  if (fitting.length > 0) return reply;
  const none = line(locale, 'plain', meetings.length === 0 ? 'noMeetings' : 'noMeeting');
  return { ...reply, blocks: [...reply.blocks, none] };
}

/** Meetings as a list with a menu to open one. */
export function listOf(
  meetings: readonly KnownMeeting[],
  heading: Line,
  { first, page }: { readonly first: number; readonly page: Page },
  locale: Locale,
  more: Partial<Reply>,
): Reply {
  const entries = meetings.map(({ meeting }) => ({
    inline: [
      { kind: 'link' as const, text: meeting.title, to: { page: 'meeting' as const, id: meeting.id } },
    ],
    detail: aboutInline(meeting, locale),
  }));
  return notice(locale, [{ kind: 'list', heading, first, entries, page }], {
    menu:
      meetings.length === 0
        ? null
        : {
            action: { do: 'open-meeting' },
            label: say(locale, 'chooseMeeting'),
            choices: meetings.map((one) => choiceOf(one, locale)),
          },
    ...more,
  });
}
