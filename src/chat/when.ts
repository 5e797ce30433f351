/** Days, moments and names of languages in the reader's form. Pure. */
import type { LanguageCode } from '../domain.ts';
import type { DayText, Inline, Locale, MomentText, OwnText } from './reply.ts';
import { own, say, TAG } from './say.ts';

const MONTHS: Readonly<Record<'en' | 'no', readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  no: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
};

/** "19 February 2031", "19. februar 2031", "ngày 19 tháng 2 năm 2031". @param value `YYYY-MM-DD` */
export function dayName(locale: Locale, value: string): string {
  const [year, month, day] = value.split('-').map(Number) as [number, number, number];
  if (locale === 'vi') return `ngày ${day} tháng ${month} năm ${year}`;
  return locale === 'no'
    ? `${day}. ${MONTHS.no[month - 1]} ${year}`
    : `${day} ${MONTHS.en[month - 1]} ${year}`;
}

/** A day as a piece; an uncertain one says so itself. */
export function dayText(locale: Locale, value: string, certain = true): DayText {
  const day = dayName(locale, value);
  return { kind: 'day', value, certain, text: certain ? day : say(locale, 'probably', { day }) };
}

/** The day of something that may have none. */
export function dayOrUndated(locale: Locale, day: DayText | null): Inline {
  return day ?? own(say(locale, 'undated'));
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

const relative = Object.fromEntries(
  Object.entries(TAG).map(([locale, tag]) => [
    locale,
    new Intl.RelativeTimeFormat(tag, { numeric: 'always' }),
  ]),
) as Readonly<Record<Locale, Intl.RelativeTimeFormat>>;

/** "2 hours ago", in the largest unit of which there is one whole; a moment to come counts as now. */
export function ago(locale: Locale, seconds: number): string {
  const past = Math.max(0, Math.floor(seconds));
  const [unit, size] = UNITS.find(([, length]) => past >= length) ?? (['second', 1] as const);
  return relative[locale].format(-Math.floor(past / size), unit);
}

/** @param at ISO 8601 */
export function momentText(locale: Locale, at: string, now: Date): MomentText {
  return { kind: 'moment', at, text: ago(locale, (now.getTime() - Date.parse(at)) / 1000) };
}

const languages = Object.fromEntries(
  Object.entries(TAG).map(([locale, tag]) => [
    locale,
    new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }),
  ]),
) as Readonly<Record<Locale, Intl.DisplayNames>>;

/** "Vietnamese", "vietnamesisk", "Tiếng Việt"; the code itself where it is no language. */
export function languageName(locale: Locale, code: LanguageCode): OwnText {
  try {
    return own(languages[locale].of(code) ?? code);
  } catch {
    return own(code);
  }
}

/** The day of a moment, UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
