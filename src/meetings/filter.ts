/** Which meetings of the list are asked for: by person, day and place. Pure. */
import { monthPeriod, type Period, parseDay, yearPeriod } from '../language/calendar.ts';
import { findDates } from '../language/dates.ts';
import type { Words } from '../language/words.ts';
import { hasPerson, hasPlace } from './find.ts';
import type { Meeting } from './meeting.ts';

/** What a list is narrowed by; what is absent does not narrow. */
export interface MeetingFilter {
  /** Words of a name or a role. */
  readonly person?: string;
  /** First day, `YYYY-MM-DD`, inclusive. */
  readonly from?: string;
  /** Last day, inclusive. */
  readonly to?: string;
  readonly place?: string;
}

/** A meeting of several days, or of an uncertain day, is in the period when one of its days is. */
export function filterMeetings(
  meetings: readonly Meeting[],
  { person, from, to, place }: MeetingFilter,
  words: Words,
): Meeting[] {
  return meetings.filter(
    (meeting) =>
      (from === undefined || meeting.date.to >= from) &&
      (to === undefined || meeting.date.from <= to) &&
      (person === undefined || hasPerson(meeting, person, words)) &&
      (place === undefined || hasPlace(meeting, place, words)),
  );
}

/** A day, a month or a year as people type it: `2025-02-18`, `2025-02`, `2025`, `18 February 2025`; null where it is none. */
export function readPeriod(typed: string, today: string): Period | null {
  const text = typed.trim();
  if (parseDay(text)) return { from: text, to: text };
  const month = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return monthPeriod(Number(month[1]), Number(month[2]));
  if (/^(?:19|20)\d\d$/.test(text)) return yearPeriod(Number(text));
  for (const language of ['en', 'no', 'vi']) {
    const [date] = findDates(text, language, today);
    if (date && date.from !== null && date.to !== null && date.text.length >= text.length - 4)
      return { from: date.from, to: date.to };
  }
  return null;
}
