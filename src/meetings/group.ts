/** Groups the events of many articles into meetings. Pure: the same reports give the same meetings in any order. */
import { addDays } from '../language/calendar.ts';
import type { Words } from '../language/words.ts';
import { describeMeeting, withUniqueIds } from './describe.ts';
import type { Meeting } from './meeting.ts';
import type { ArticleEvents, ReportedEvent } from '../domain.ts';
import { type NameGroups, nameGroups } from './identity.ts';
import { contradict, datesMeet, fitsLoosely, sameEvent, sittingTogether } from './same.ts';

/** Two uncertain days may lie so far apart and still be one. */
const WINDOW = 2;

/** The meetings that the articles tell, newest first. */
export function groupMeetings(reports: readonly ArticleEvents[], words: Words): Meeting[] {
  const groups = nameGroups(words.glossary);
  const all = reports.flatMap(({ events }) => events).sort(surestFirst);
  const byDay = new Map<string, ReportedEvent[][]>();
  const clusters: ReportedEvent[][] = [];
  for (const one of all) {
    const near = clustersNear(one, byDay);
    const home = near.find((cluster) => belongs(one, cluster, groups));
    const cluster = home ?? [];
    if (!home) clusters.push(cluster);
    cluster.push(one);
    for (const day of daysOf(one)) {
      const there = byDay.get(day);
      if (!there) byDay.set(day, [cluster]);
      else if (!there.includes(cluster)) there.push(cluster);
    }
  }
  const loose = reports
    .map((report) => report.loose)
    .filter((one) => one !== null)
    .sort(surestFirst);
  clusters.push(
    ...sittings(
      loose.filter((one) => !joinLoose(one, byDay, groups)),
      groups,
    ),
  );
  const meetings = clusters.map((cluster) => describeMeeting(cluster, words, groups));
  return withUniqueIds(meetings.sort(newestFirst));
}

function clustersNear(one: ReportedEvent, byDay: ReadonlyMap<string, ReportedEvent[][]>): ReportedEvent[][] {
  const found = new Set<ReportedEvent[]>();
  for (const day of daysOf(one, WINDOW)) for (const cluster of byDay.get(day) ?? []) found.add(cluster);
  return [...found];
}

/** Adds the report to the one group that it fits best; to none where two fit as well. */
function joinLoose(
  loose: ReportedEvent,
  byDay: ReadonlyMap<string, ReportedEvent[][]>,
  groups: NameGroups,
): boolean {
  const fits = clustersNear(loose, byDay)
    .map((cluster) => ({
      cluster,
      fit: Math.max(...cluster.map((report) => fitsLoosely(report, loose, groups))),
    }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const [best, next] = fits;
  if (!best || best.fit <= (next?.fit ?? 0)) return false;
  best.cluster.push({ ...loose, kind: best.cluster[0]!.kind });
  return true;
}

/** What is left: articles that tell of one sitting without saying so. */
function sittings(loose: readonly ReportedEvent[], groups: NameGroups): ReportedEvent[][] {
  const byDay = new Map<string, ReportedEvent[][]>();
  for (const one of loose) {
    const there = byDay.get(one.date.from) ?? [];
    const home = there.find((cluster) => sittingTogether(cluster[0]!, one, groups) !== null);
    if (home) home.push(one);
    else byDay.set(one.date.from, [...there, [one]]);
  }
  return [...byDay.values()]
    .flat()
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => {
      const office = sittingTogether(cluster[0]!, cluster[1]!, groups);
      const kind = office === 'court' ? ('hearing' as const) : ('session' as const);
      return cluster.map((report) => ({ ...report, kind, attendees: bodiesOf(report) }));
    });
}

/** The bodies of a sitting are who was there; whoever speaks comes with them. */
const bodiesOf = ({ voices }: ReportedEvent): ReportedEvent['attendees'] =>
  voices.filter(({ form }) => form === 'body');

/** The days of an event, and so many before and behind. */
function daysOf({ date }: ReportedEvent, around = 0): string[] {
  const days: string[] = [];
  const last = addDays(date.to, around);
  for (let day = addDays(date.from, -around); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The same event as one member, and no other than any of them. */
function belongs(one: ReportedEvent, cluster: readonly ReportedEvent[], groups: NameGroups): boolean {
  if (cluster.some((other) => other.path === one.path)) return false;
  if (!cluster.some((other) => sameEvent(one, other, groups))) return false;
  return cluster.every((other) => datesMeet(one, other) && !contradict(one, other, groups));
}

/** Reports that name their day and both sides found a group; the others join. Then by path. */
function surestFirst(a: ReportedEvent, b: ReportedEvent): number {
  return (
    Number(b.date.certain) - Number(a.date.certain) ||
    people(b) - people(a) ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : a.number - b.number)
  );
}

const people = ({ attendees }: ReportedEvent): number =>
  Math.min(2, attendees.filter(({ form }) => form === 'person').length);

function newestFirst(a: Meeting, b: Meeting): number {
  if (a.date.from !== b.date.from) return a.date.from < b.date.from ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : (a.articles[0] ?? '') < (b.articles[0] ?? '') ? -1 : 1;
}
