/** Days as `YYYY-MM-DD`: the arithmetic that dates in texts need, without time zones. */

const DAY = 86_400_000;

/** First and last day, inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day, or null when there is no such day (31 April). */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function parseDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isoDay(year, month, day) === null ? null : { year, month, day };
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function monthPeriod(year: number, month: number): Period {
  return {
    from: isoDay(year, month, 1) ?? '',
    to: isoDay(year, month, daysIn(year, month)) ?? '',
  };
}

/** From the first month to the last, inclusive, of one year. */
export function monthsPeriod(year: number, first: number, last: number): Period {
  return { from: monthPeriod(year, first).from, to: monthPeriod(year, last).to };
}

export function yearPeriod(first: number, last = first): Period {
  return { from: `${first}-01-01`, to: `${last}-12-31` };
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = parseDay(iso) ?? { year: 1970, month: 1, day: 1 };
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return isoDay(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth))) ?? iso;
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(iso: string): number {
  return (new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Monday to Sunday of the week that holds the day, moved by whole weeks. */
export function weekPeriod(iso: string, weeks: number): Period {
  const monday = addDays(iso, -weekdayOf(iso) + weeks * 7);
  return { from: monday, to: addDays(monday, 6) };
}

/** The year in which a month and day lie nearest to a reference day. */
export function nearestYear(month: number, day: number, reference: string): number {
  const { year } = parseDay(reference) ?? { year: 1970 };
  const at = Date.parse(`${reference}T00:00:00Z`);
  let best = year;
  let distance = Number.POSITIVE_INFINITY;
  for (const candidate of [year - 1, year, year + 1]) {
    const iso = isoDay(candidate, month, Math.min(day, daysIn(candidate, month)));
    if (iso === null) continue;
    const far = Math.abs(Date.parse(`${iso}T00:00:00Z`) - at);
    if (far < distance) {
      best = candidate;
      distance = far;
    }
  }
  return best;
}
