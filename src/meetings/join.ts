/** Puts the attendees of several reports together: who of one is who of another, and how a reader is shown them. Pure. */
import type { Attendee, LanguageCode, MeetingKind, Participant, ReportedEvent } from '../domain.ts';
import { hasMarks } from '../language/fold.ts';
import { nameParts } from '../people/link.ts';
import { type NameGroups, samePerson } from './identity.ts';

/** Whoever speaks at these is there; elsewhere a voice may be a commentator. */
export const OPEN: ReadonlySet<MeetingKind> = new Set(['session', 'hearing', 'conference', 'signing']);

/** So many ways of naming somebody are compared with a new one. */
const COMPARED = 8;

/** One participant as all reports know them. */
export interface Joined {
  readonly forms: readonly { readonly attendee: Attendee; readonly report: ReportedEvent }[];
  /** Whether no report puts them there but as somebody who speaks. */
  readonly voice: boolean;
}

/** The attendees of all reports, the first side first. */
export function joinAttendees(
  reports: readonly ReportedEvent[],
  kind: MeetingKind,
  groups: NameGroups,
  withVoices = OPEN.has(kind),
): Joined[] {
  const joined: { forms: { attendee: Attendee; report: ReportedEvent }[]; voice: boolean }[] = [];
  // a hundred articles write most names the same way: those are not compared one by one
  const alike = new Map<string, { forms: { attendee: Attendee; report: ReportedEvent }[]; voice: boolean }>();
  const add = (attendee: Attendee, report: ReportedEvent, voice: boolean): void => {
    const printed = `${report.language} ${attendee.form} ${attendee.name} ${attendee.offices.join()} ${attendee.of.join()}`;
    const same = alike.get(printed);
    if (same && same.forms.at(-1)?.report !== report) {
      same.forms.push({ attendee, report });
      return;
    }
    const known = joined.find(({ forms }) =>
      forms
        .slice(0, COMPARED)
        .some(
          (form) =>
            form.report !== report &&
            (samePerson(form.attendee, attendee, [form.report.language, report.language], groups) > 0 ||
              onlyBody(form.attendee, form.report, attendee, report)),
        ),
    );
    const home = known ?? { forms: [], voice };
    if (!known) joined.push(home);
    home.forms.push({ attendee, report });
    alike.set(printed, home);
  };
  for (const report of reports)
    for (const attendee of report.attendees) if (!isHeadAlone(attendee, report)) add(attendee, report, false);
  const there = joined.filter(isPerson).length;
  const open = there < joined.length && there < 2;
  for (const report of reports)
    for (const voice of report.voices)
      if (withVoices || (open && speaksForGroup(voice, there))) add(voice, report, true);
  const named = joined.filter(isPerson);
  // an unnamed group ("provincial leaders") is left out where people are named on both sides
  const kept = joined.filter((one) => isPerson(one) || named.length < 2 || OPEN.has(kind));
  const order = new Map(kept.map((one, i) => [one, i]));
  return kept.sort(
    (a, b) => Number(a.voice) - Number(b.voice) || partyOf(a) - partyOf(b) || order.get(a)! - order.get(b)!,
  );
}

/** Offices of those who comment on what others do. */
const ONLOOKERS = /^(?:professor|lawyer|police|coach|principal|captain|spokesperson|accused)$/;

/**
 * Whether somebody who speaks was one of an unnamed group ("with provincial leaders"): who holds an office, or, where nobody
 * is named as having been there, anybody.
 */
function speaksForGroup({ form, offices }: Attendee, there: number): boolean {
  if (form !== 'person') return false;
  return there === 0 || (offices.length > 0 && !offices.some((office) => ONLOOKERS.test(office)));
}

/** Whether a report counts the participant as a person, not as a body. */
export const isPerson = ({ forms }: Joined): boolean =>
  forms.some(({ attendee }) => attendee.form === 'person');

/** 0 or 1 for the sides; 2 where no report tells. */
export const partyOf = ({ forms }: Joined): number =>
  forms.find(({ attendee }) => attendee.party !== null)?.attendee.party ?? 2;

/** A body without a name of its own ("the group") beside others. */
function isHeadAlone(attendee: Attendee, { attendees, voices }: ReportedEvent): boolean {
  return isNameless(attendee) && (attendees.length > 2 || voices.length >= 2);
}

const isNameless = ({ form, of }: Attendee): boolean => form === 'body' && of.length === 0;

/** The one federation of a report is the one federation of a report in another language. */
function onlyBody(a: Attendee, of: ReportedEvent, b: Attendee, other: ReportedEvent): boolean {
  if (a.form !== 'body' || b.form !== 'body' || of.language === other.language) return false;
  const alone = (attendee: Attendee, { attendees }: ReportedEvent): boolean =>
    attendees.filter(
      (one) =>
        one.form === 'body' &&
        (one === attendee || !isNameless(one)) &&
        one.offices.some((kind) => attendee.offices.includes(kind)),
    ).length === 1;
  return a.offices.some((kind) => b.offices.includes(kind)) && alone(a, of) && alone(b, other);
}

/** The fullest name, the one with marks where there is one; the role in the reader's language where an article prints one. */
export function participantOf({ forms }: Joined, place: string | null, reader: LanguageCode): Participant {
  const best = [...forms].sort((a, b) => fuller(a.attendee.name, b.attendee.name))[0]!.attendee;
  const withRole = forms.filter(({ attendee }) => attendee.role !== null);
  const role =
    (withRole.find(({ report }) => report.language === reader) ?? withRole[0])?.attendee.role ?? null;
  const side = best.side ?? forms.find(({ attendee }) => attendee.side !== null)?.attendee.side ?? null;
  return { name: best.name, role: role === null ? null : withoutPlace(role, place), side };
}

function fuller(a: string, b: string): number {
  const [one, two] = [nameParts(a), nameParts(b)];
  // "Danish Ada Berg" beside "Ada Berg": what is in front is no name
  if (endsWith(one, two) !== endsWith(two, one)) return endsWith(one, two) ? 1 : -1;
  return (
    Math.min(4, two.length) - Math.min(4, one.length) ||
    Number(hasMarks(b)) - Number(hasMarks(a)) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}

/** Whether the longer name ends in the whole of the shorter, which has two parts or more. */
function endsWith(long: readonly string[], short: readonly string[]): boolean {
  const from = long.length - short.length;
  return from > 0 && short.length > 1 && short.every((part, i) => long[from + i] === part);
}

/** "Secretary of the committee in Elmstad" where Elmstad is only where they met. */
function withoutPlace(role: string, place: string | null): string {
  if (place === null) return withoutOpenBracket(role);
  const ends = [` in ${place}`, ` i ${place}`, ` tại ${place}`].map((end) => role.lastIndexOf(end));
  const at = Math.max(...ends);
  return withoutOpenBracket(at > 0 ? role.slice(0, at) : role);
}

/** "President of the Academy (AC": the role was cut inside a bracket. */
function withoutOpenBracket(role: string): string {
  const open = role.lastIndexOf('(');
  return open > role.lastIndexOf(')') ? role.slice(0, open).trimEnd() : role;
}
