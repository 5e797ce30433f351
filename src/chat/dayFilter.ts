/** A day, a month or a year that somebody typed as a filter: read, and said again. Pure. */
import { findDates } from '../language/dates.ts';
import type { Inline, Locale } from './reply.ts';
import { pieces } from './say.ts';
import { dayText } from './when.ts';

/** First and last day, inclusive, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** `2031`, `2031-05`, `2031-05-17`, or a date in words of a language that is known; null for anything else. */
export function readDays(typed: string): Days | null {
  const text = typed.trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (iso) return daysOf(Number(iso[1]), iso[2], iso[3]);
  for (const language of ['en', 'no', 'vi']) {
    const [found] = findDates(text, language, null);
    if (found?.from && found.to && found.text.length >= text.length - 2) {
      return { from: found.from, to: found.to };
    }
  }
  return null;
}

function daysOf(year: number, month: string | undefined, day: string | undefined): Days | null {
  const first = `${String(year).padStart(4, '0')}-${month ?? '01'}-${day ?? '01'}`;
  const date = new Date(`${first}T00:00:00Z`);
  // 31 February would become a day of March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== first) return null;
  if (day !== undefined) return { from: first, to: first };
  if (month === undefined) return { from: first, to: `${first.slice(0, 4)}-12-31` };
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return { from: first, to: date.toISOString().slice(0, 10) };
}

/** "from 3 May 2031 to 5 May 2031", "since …"; nothing where neither day is given. */
export function daysInline(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  locale: Locale,
): readonly Inline[] {
  const [first, last] = [from && dayText(locale, from), to && dayText(locale, to)];
  if (first && last) {
    return from === to
      ? pieces(locale, 'onDay', { from: first })
      : pieces(locale, 'fromTo', { from: first, to: last });
  }
  if (first) return pieces(locale, 'since', { from: first });
  return last ? pieces(locale, 'until', { to: last }) : [];
}
