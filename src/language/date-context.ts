/** What every reader of dates needs: the words around a token, and making periods of what was read. */
import {
  addDays,
  addMonths,
  isoDay,
  monthPeriod,
  nearestYear,
  type Period,
  parseDay,
  weekdayOf,
  weekPeriod,
  yearPeriod,
} from './calendar.ts';
import { type DateUnit, MONTHS } from './date-words.ts';
import type { Token } from './tokens.ts';

export interface DateText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: string;
  readonly reference: string | null;
}

export interface DateReading {
  /** Index of the last token that belongs to the date. */
  readonly last: number;
  /** Where the date ends when that is not the end of the last token (the stop of `21.`). */
  readonly end?: number;
  readonly period: Period | null;
  readonly precision: 'day' | 'month' | 'year' | 'range' | 'weekday';
  readonly relative: boolean;
}

export type Reader = (input: DateText, i: number) => DateReading | null;

/** The word as tables hold it: with marks in Vietnamese, folded elsewhere. */
export function word(input: DateText, i: number): string {
  const token = input.tokens[i];
  if (token === undefined) return '';
  return input.language === 'vi' ? token.exact : token.folded;
}

/** What stands between token `i` and the next. */
export function gap(input: DateText, i: number): string {
  const token = input.tokens[i];
  const next = input.tokens[i + 1];
  return token === undefined || next === undefined ? END : input.text.slice(token.end, next.start);
}

/** No pattern of a gap fits the end of the text. */
const END = '\u0000';
export const SPACE = /^[ \u00a0\u2009\u202f\n]{1,3}$/;
export const SPACE_OR_COMMA = /^,?[ \u00a0\u2009\u202f\n]{1,3}$/;
export const STOP_SPACE = /^\.[ \u00a0\u2009\u202f\n]{0,3}$/;
export const DASH = /^\.?\s?[-–—]\s?$/;

export function follows(input: DateText, i: number, pattern: RegExp = SPACE): boolean {
  return pattern.test(gap(input, i));
}

/** `18`, `18th`; null for anything but a day of a month. */
export function dayNumber(token: Token | undefined): number | null {
  const match = token === undefined ? null : /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.folded);
  const day = match === null ? 0 : Number(match[1]);
  return day >= 1 && day <= 31 ? day : null;
}

/** `3-5`, `17–21`; or the one day twice. */
export function dayRange(token: Token | undefined): readonly [number, number] | null {
  const day = dayNumber(token);
  if (day !== null) return [day, day];
  const match = token === undefined ? null : /^(\d{1,2})-(\d{1,2})$/.exec(token.folded);
  if (match === null) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return from >= 1 && to <= 31 && from < to ? [from, to] : null;
}

export function yearNumber(token: Token | undefined): number | null {
  const match = token === undefined ? null : /^(1\d\d\d|20\d\d)$/.exec(token.folded);
  return match === null ? null : Number(match[1]);
}

export function monthAt(input: DateText, i: number): number | null {
  // by the letters as written: the Norwegian `økt` is not `okt`
  const month = MONTHS[input.language]?.get(input.tokens[i]?.exact ?? '') ?? null;
  if (month === null || input.language !== 'en') return month;
  return /^\p{Lu}/u.test(input.tokens[i]!.text) ? month : null;
}

/** Words that say that what follows is still to come. */
const FUTURE: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'will scheduled upcoming slated planned plans plan due expected next forthcoming future'.split(' '),
  ),
  no: new Set('skal vil planlagt planen planer ventes kommende neste framover fremover'.split(' ')),
  vi: new Set(['sẽ', 'dự', 'sắp', 'tới']),
};
const LOOK_BACK = 14;

/** The year of a day without one: the nearest, or the next one where the sentence speaks of what is to come. */
function guessedYear(input: DateText, month: number, day: number, last: number): number | null {
  if (input.reference === null) return null;
  const future = FUTURE[input.language];
  if (future !== undefined) {
    for (let i = last; i >= 0 && i > last - LOOK_BACK; i -= 1) {
      if (!future.has(word(input, i))) continue;
      const today = parseDay(input.reference);
      if (today === null) break;
      return month > today.month || (month === today.month && day >= today.day) ? today.year : today.year + 1;
    }
  }
  return nearestYear(month, day, input.reference);
}

export function days(
  input: DateText,
  range: readonly [number, number],
  month: number,
  year: number | null,
  last: number,
  end?: number,
): DateReading | null {
  const known = year ?? guessedYear(input, month, range[0], last);
  const from = isoDay(known ?? 2024, month, range[0]);
  const to = isoDay(known ?? 2024, month, range[1]);
  if (from === null || to === null) return null;
  return {
    last,
    ...(end === undefined ? {} : { end }),
    period: known === null ? null : { from, to },
    precision: range[0] === range[1] ? 'day' : 'range',
    relative: false,
  };
}

export function months(input: DateText, month: number, year: number | null, last: number): DateReading {
  const known = year ?? guessedYear(input, month, 15, last);
  return {
    last,
    period: known === null ? null : monthPeriod(known, month),
    precision: 'month',
    relative: false,
  };
}

export function away(input: DateText, unit: DateUnit, count: number, last: number): DateReading {
  const today = input.reference;
  const at = today === null ? null : parseDay(today);
  let period: Period | null = null;
  if (today !== null && at !== null) {
    if (unit === 'day') period = { from: addDays(today, count), to: addDays(today, count) };
    else if (unit === 'week') period = weekPeriod(today, count);
    else if (unit === 'year') period = yearPeriod(at.year + count);
    else {
      const there = parseDay(addMonths(today, count))!;
      period = monthPeriod(there.year, there.month);
    }
  }
  const precision = unit === 'week' ? 'range' : unit;
  return { last, period, precision, relative: true };
}

/** The nearest past weekday, today included; strictly past or future when the text says last or next. */
export function weekday(input: DateText, day: number, direction: -1 | 0 | 1, last: number): DateReading {
  const today = input.reference;
  let period: Period | null = null;
  if (today !== null) {
    const back = (weekdayOf(today) - day + 7) % 7;
    const shift = direction === 1 ? 7 - back : direction === -1 && back === 0 ? -7 : -back;
    const at = addDays(today, shift);
    period = { from: at, to: at };
  }
  return { last, period, precision: 'weekday', relative: true };
}

/** `thứ Ba tuần trước`: that day of the week before or after. */
export function weekdayOfWeek(input: DateText, day: number, weeks: -1 | 1, last: number): DateReading {
  const monday = input.reference === null ? null : weekPeriod(input.reference, weeks).from;
  const at = monday === null ? null : addDays(monday, day);
  return { last, period: at === null ? null : { from: at, to: at }, precision: 'weekday', relative: true };
}
