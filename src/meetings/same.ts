/**
 * Whether two articles report one event: the same people (by name, by the glossary, or by the same office of the same place
 * where the languages differ), on the same day, at places that can be one. Numbers count only beside these; likeness of words
 * plays no part. Pure.
 */
import { addDays } from '../language/calendar.ts';
import { fold } from '../language/fold.ts';
import { matches, type NameGroups } from './identity.ts';
import type { Attendee, EventPlace, MeetingKind, ReportedEvent } from '../domain.ts';

type Family = 'sides' | 'assembly' | 'court' | 'press' | 'visit';
const FAMILY: Readonly<Record<MeetingKind, Family>> = {
  meeting: 'sides',
  talks: 'sides',
  reception: 'sides',
  signing: 'sides',
  visit: 'visit',
  conference: 'assembly',
  session: 'assembly',
  hearing: 'court',
  'press-conference': 'press',
};

/** Whether two reports tell one event. */
export function sameEvent(a: ReportedEvent, b: ReportedEvent, groups: NameGroups): boolean {
  if (a.path === b.path || !datesMeet(a, b) || contradict(a, b, groups)) return false;
  const [one, two] = [FAMILY[a.kind], FAMILY[b.kind]];
  // a court sits for itself
  if (one !== two && (one === 'court' || two === 'court')) return false;
  const languages = [a.language, b.language] as const;
  const sure = a.date.certain && b.date.certain;
  const place = placesMeet(a, b);
  if (place === 'apart' && !sure) return false;
  if (matches(a.attendees, b.attendees, languages, groups).length >= 2) return true;
  const wide = widely(a, b, groups);
  // one judge and one prosecutor sit in two trials of a day; elsewhere two who speak and a figure are enough
  const known = one !== 'court' && wide.people >= 2 && shareNumber(a, b);
  if (!known && othersMeet(a, b, groups)) return false;
  if (one === 'sides' && two === 'sides')
    return (wide.all >= 2 && oneIsOpen(a, b)) || (sure && wide.people >= 1 && otherName(a, b, groups));
  if (wide.all >= 2) return true;
  if (wide.all < 1 || place !== 'meet') return false;
  return (one === two && one !== 'sides') || shareNumber(a, b);
}

/**
 * How well an article that reports no event of its own fits a report of another: 0 not at all, else by how many people.
 * Somebody who took part must be among those it names.
 */
export function fitsLoosely(report: ReportedEvent, loose: ReportedEvent, groups: NameGroups): number {
  if (report.path === loose.path || !datesMeet(report, loose)) return 0;
  if (!report.date.certain || !loose.date.certain) return 0;
  const languages = [report.language, loose.language] as const;
  const named = report.attendees.filter(({ form, of }) => form === 'person' || of.length > 0);
  const main = matches(named, [...loose.voices, ...loose.named], languages, groups).length;
  const people = report.attendees.some(({ form }) => form === 'person');
  // where people met, one of them is named; where a body sat, whoever spoke there will do
  if (people && main === 0) return 0;
  const wide = widely(report, loose, groups);
  const place = placesMeet(report, loose) === 'meet';
  const alike = place || shareNumber(report, loose);
  if (wide.people >= 2 && (main > 0 || alike)) return wide.people + Number(place);
  return main > 0 && place && (wide.all >= 2 || shareNumber(report, loose)) ? 1 : 0;
}

/** Bodies that sit: what is told of them on a day they did in session. */
const SITS = /^(?:court|council|parliament|committee|board|federation|shareholders)$/;

/**
 * Whether two articles that report no event in words the rules know tell one all the same: a body that sits, the same day,
 * and either its name and one of the people, or two of the people and a number.
 */
export function sittingTogether(a: ReportedEvent, b: ReportedEvent, groups: NameGroups): string | null {
  if (a.path === b.path || !datesMeet(a, b) || !a.date.certain || !b.date.certain) return null;
  if (placesMeet(a, b) === 'apart') return null;
  const sitting = ({ voices }: ReportedEvent): Attendee[] =>
    voices.filter(({ form, offices }) => form === 'body' && offices.some((office) => SITS.test(office)));
  const [one, two] = [sitting(a), sitting(b)];
  const languages = [a.language, b.language] as const;
  const { people } = widely(a, b, groups);
  const [pair] = matches(one, two, languages, groups);
  if (pair && people >= 1) return pair[0].offices.find((office) => SITS.test(office)) ?? null;
  if (people < 2 || !shareNumber(a, b)) return null;
  const kinds = two.flatMap(({ offices }) => offices);
  return (
    one.flatMap(({ offices }) => offices).find((office) => SITS.test(office) && kinds.includes(office)) ??
    null
  );
}

/** Whether those who were there according to one report are nowhere in the other: two trials before one judge. */
function othersMeet(a: ReportedEvent, b: ReportedEvent, groups: NameGroups): boolean {
  const missing = (report: ReportedEvent, other: ReportedEvent): boolean | null => {
    const people = report.attendees.filter(({ form }) => form === 'person');
    if (people.length === 0) return null;
    const everybody = [...other.attendees, ...other.voices, ...other.named];
    return matches(people, everybody, [report.language, other.language], groups).length === 0;
  };
  const known = [missing(a, b), missing(b, a)].filter((one) => one !== null);
  return known.length > 0 && known.every((one) => one);
}

/** Two who are only named in both say half as much as one who speaks or took part. */
const ONLY_NAMED = 0.5;

/** How many of the one are somebody of the other: people, and bodies beside them. */
function widely(
  a: ReportedEvent,
  b: ReportedEvent,
  groups: NameGroups,
): { readonly people: number; readonly all: number } {
  const named = new Set([...a.named, ...b.named]);
  let [people, all] = [0, 0];
  const pairs = matches(
    [...a.attendees, ...a.voices, ...a.named],
    [...b.attendees, ...b.voices, ...b.named],
    [a.language, b.language],
    groups,
  );
  for (const [one, two] of pairs) {
    const worth = named.has(one) && named.has(two) ? ONLY_NAMED : 1;
    all += worth;
    if (one.form === 'person') people += worth;
  }
  return { people, all };
}

/** Fewer figures in common may be those that everybody quotes of a country. */
const SAME_FIGURES = 2;

/**
 * Whether two languages write one of the two sides each in its own way (Zhang Wei, Trương Vĩ): the other side is the
 * same by name, those left hold one office, and the figures are the same.
 */
function otherName(a: ReportedEvent, b: ReportedEvent, groups: NameGroups): boolean {
  if (a.language === b.language) return false;
  const all = ({ attendees, voices }: ReportedEvent): Attendee[] =>
    [...attendees, ...voices].filter(({ form }) => form === 'person');
  const pairs = matches(all(a), all(b), [a.language, b.language], groups);
  const left = (people: readonly Attendee[], known: readonly Attendee[]): Attendee[] =>
    people.filter((one) => !known.includes(one));
  const [mine, theirs] = [
    left(
      all(a),
      pairs.map(([one]) => one),
    ),
    left(
      all(b),
      pairs.map(([, one]) => one),
    ),
  ];
  if (pairs.length !== 1 || mine.length !== 1 || theirs.length !== 1) return false;
  return (
    mine[0]!.offices.some((office) => theirs[0]!.offices.includes(office)) &&
    a.numbers.filter((number) => b.numbers.includes(number)).length >= SAME_FIGURES
  );
}

function shareNumber({ numbers: a }: ReportedEvent, { numbers: b }: ReportedEvent): boolean {
  return a.some((number) => b.includes(number));
}

/** Whether one of the two reports leaves a side unnamed, so that the other may name it. */
function oneIsOpen(a: ReportedEvent, b: ReportedEvent): boolean {
  const named = ({ attendees }: ReportedEvent): number =>
    attendees.filter(({ form }) => form === 'person').length;
  return named(a) < 2 || named(b) < 2;
}

/** Both reports name a person on each side, and those on one side are others: two guests of one host. */
export function contradict(a: ReportedEvent, b: ReportedEvent, groups: NameGroups): boolean {
  const languages = [a.language, b.language] as const;
  const people = ({ attendees }: ReportedEvent): Attendee[] =>
    attendees.filter(({ form }) => form === 'person');
  const [one, two] = [people(a), people(b)];
  if (one.length < 2 || two.length < 2) return false;
  const sided = (list: readonly Attendee[]): boolean =>
    list.some(({ party }) => party === 0) && list.some(({ party }) => party === 1);
  if (!sided(one) || !sided(two)) return false;
  return matches(one, two, languages, groups).length < 2;
}

/** So many days apart may be one event where one of the days is only reckoned from the day of the article. */
const SLACK = 1;

/** Whether two events can lie on one day; where a day is unsure, one day apart is allowed. */
export function datesMeet({ date: a }: ReportedEvent, { date: b }: ReportedEvent): boolean {
  const slack = a.certain && b.certain ? 0 : SLACK;
  return addDays(a.from, -slack) <= b.to && b.from <= addDays(a.to, slack);
}

/** meet: a place in common; apart: both name a place and none in common; open: one names none. */
export function placesMeet(
  { places: a }: ReportedEvent,
  { places: b }: ReportedEvent,
): 'meet' | 'apart' | 'open' {
  const same = (one: EventPlace, two: EventPlace): boolean =>
    one.key === two.key || fold(one.name) === fold(two.name) || holdsWords(one.key, two.key);
  if (a.some((one) => b.some((two) => same(one, two)))) return 'meet';
  // a country says too little to keep two events apart
  const stated = (places: ReportedEvent['places']): boolean =>
    places.some((place) => place.stated && !place.key.startsWith('country:'));
  return stated(a) && stated(b) ? 'apart' : 'open';
}

/** `ulleval stadium` is `ulleval`. */
function holdsWords(a: string, b: string): boolean {
  return a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
