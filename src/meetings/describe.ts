/** What a group of reports says of its meeting: day, place, participants by side, title and id. Pure. */
import type {
  Attendee,
  LanguageCode,
  MeetingDate,
  MeetingKind,
  Participant,
  ReportedEvent,
} from '../domain.ts';
import { fold, hasMarks } from '../language/fold.ts';
import type { Words } from '../language/words.ts';
import { isPerson, type Joined, joinAttendees, participantOf, partyOf } from './join.ts';
import type { Meeting } from './meeting.ts';
import type { NameGroups } from './identity.ts';

/** A list of people longer than this is a list of everybody. */
const MOST_PARTICIPANTS = 12;
/** Where nothing tells the reader's language. */
const DEFAULT_READER = 'en';

/** @param cluster the reports of one meeting, the one that founds it first */
export function describeMeeting(
  cluster: readonly ReportedEvent[],
  words: Words,
  groups: NameGroups,
): Meeting {
  const founder = cluster[0]!;
  const reports = [...cluster].sort((a, b) => (a.path < b.path ? -1 : 1));
  const kind = mostFrequent(
    reports.map((report) => report.kind),
    founder.kind,
  );
  const joined = joinAttendees(cluster, kind, groups);
  const date = dateOfAll(reports);
  const place = placeOfAll(reports);
  return {
    id: idOf(founder, date, words, groups),
    title: titleOf(joined, kind, place),
    kind,
    date,
    place,
    participants: shownTo(joined, place, DEFAULT_READER),
    articles: [...new Set(reports.map(({ path }) => path))],
    reports,
  };
}

function shownTo(joined: readonly Joined[], place: string | null, reader: LanguageCode): Participant[] {
  return joined.slice(0, MOST_PARTICIPANTS).map((one) => participantOf(one, place, reader));
}

/** The participants with their roles in the reader's language where an article prints them. */
export function participantsFor(meeting: Meeting, groups: NameGroups, reader: LanguageCode): Participant[] {
  return shownTo(joinAttendees(meeting.reports, meeting.kind, groups), meeting.place, reader);
}

/** Ids that would be equal (two sessions of one council on a day) are told apart by number, in the order of their first articles. */
export function withUniqueIds(meetings: readonly Meeting[]): Meeting[] {
  const byId = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const same = byId.get(meeting.id);
    if (same) same.push(meeting);
    else byId.set(meeting.id, [meeting]);
  }
  return meetings.map((meeting) => {
    const same = byId.get(meeting.id)!;
    if (same.length === 1) return meeting;
    const order = [...same].sort((a, b) => (a.articles[0]! < b.articles[0]! ? -1 : 1));
    const number = order.indexOf(meeting) + 1;
    return number === 1 ? meeting : { ...meeting, id: `${meeting.id}-${number}` };
  });
}

function mostFrequent<T>(values: readonly T[], preferred: T): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = preferred;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** The days that most sure reports give, the longer stretch where they are even; else what the unsure ones have in common. */
function dateOfAll(reports: readonly ReportedEvent[]): MeetingDate {
  const sure = reports.filter(({ date }) => date.certain);
  const dates = (sure.length > 0 ? sure : reports).map(({ date }) => date);
  if (sure.length === 0) {
    const from = dates
      .map((date) => date.from)
      .sort()
      .at(-1)!;
    const to = dates.map((date) => date.to).sort()[0]!;
    return from <= to ? { from, to, certain: false } : { ...dates[0]!, certain: false };
  }
  const counts = new Map<string, { date: MeetingDate; count: number }>();
  for (const date of dates) {
    const key = `${date.from} ${date.to}`;
    counts.set(key, { date, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.date.to < b.date.to ? 1 : -1) || (a.date.from < b.date.from ? -1 : 1),
  )[0]!.date;
}

/** The nearest place that most reports state, a town before a country; a dateline where none states one. */
function placeOfAll(reports: readonly ReportedEvent[]): string | null {
  type Place = ReportedEvent['places'][number];
  for (const fits of [
    (place: Place) => place.stated && !place.key.startsWith('country:'),
    (place: Place) => !place.stated,
    () => true,
  ]) {
    const found = reports.map(({ places }) => places.find(fits)).filter((place) => place !== undefined);
    const [first] = found;
    if (!first) continue;
    const keys = found.map((place) => place.key);
    // where two articles state two places, the dateline of one tells which
    const known = reports.flatMap(({ places }) => places.map((place) => place.key));
    const key = mostFrequent(
      known.filter((one) => keys.includes(one)),
      first.key,
    );
    const names = found.filter((place) => place.key === key).map(({ name }) => name);
    return [...names].sort((a, b) => Number(hasMarks(b)) - Number(hasMarks(a)))[0]!;
  }
  return null;
}

function titleOf(joined: readonly Joined[], kind: MeetingKind, place: string | null): string {
  const main = joined.filter(({ voice }) => !voice);
  const people = main.filter(isPerson);
  const bodies = main.filter((one) => !isPerson(one));
  const names = shownInTitle(people, bodies, kind).map((one) =>
    capitalised(participantOf(one, null, DEFAULT_READER).name),
  );
  const who = names.join(' – ');
  return place === null || fold(who).includes(fold(place)) ? who : `${who}, ${place}`;
}

/** A council by its name, a trial by court and defendant, everything else by who met whom. */
function shownInTitle(people: readonly Joined[], bodies: readonly Joined[], kind: MeetingKind): Joined[] {
  if (kind === 'hearing') return [...bodies.slice(0, 1), ...people.slice(0, 1)];
  if ((kind === 'session' || kind === 'conference') && bodies.length > 0) return bodies.slice(0, 1);
  return leads([...people, ...bodies]);
}

function capitalised(name: string): string {
  const bare = name.replace(/^the\s/iu, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** The first of each side; the first two where the sides are not known. */
function leads(joined: readonly Joined[]): Joined[] {
  const first = joined.find((one) => partyOf(one) === 0) ?? joined[0];
  const second =
    joined.find((one) => one !== first && partyOf(one) === 1) ?? joined.find((one) => one !== first);
  return [first, second].filter((one) => one !== undefined);
}

/** Words of an id are short, so that one can type them. */
const SLUG = 32;

/** From the report that founds the group alone: other articles change nothing. */
function idOf(founder: ReportedEvent, date: MeetingDate, words: Words, groups: NameGroups): string {
  const people = founder.attendees.filter(({ form }) => form === 'person');
  const first = people.find(({ party }) => party === 0) ?? people[0];
  const second =
    people.find((one) => one !== first && one.party === 1) ?? people.find((one) => one !== first);
  const named = [first, second]
    .filter((one) => one !== undefined)
    .map((one) => canonical(one, words, groups));
  const bodies = founder.attendees.filter(({ form }) => form === 'body');
  const sides = bodies.filter(({ party }) => party !== null);
  const standing = (sides.length > 1 ? [sides[0]!, sides.at(-1)!] : bodies.slice(0, 1)).map(
    ({ name }) => name,
  );
  const parts = named.length > 0 ? named : standing;
  return [date.from, ...parts.map(slug)].filter((part) => part !== '').join('-');
}

/** The first name of the glossary's group, so that the id is the same under every name. */
function canonical({ name, written }: Attendee, { glossary }: Words, groups: NameGroups): string {
  for (const form of written) {
    const group = groups.groupOf(form);
    if (group !== null) return glossary.aliases[group]![0]!;
  }
  return name;
}

function slug(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, SLUG)
    .replace(/-$/, '');
}
