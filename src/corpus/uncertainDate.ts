/** The day of an article that does not state one: from its file name, or pieced together from its text. Pure. */
import type { ArticleDate, LanguageCode } from '../domain.ts';
import { findDates } from '../language/dates.ts';

/** Where an article tells its own day, it does so near the beginning. Characters of its running text. */
const BEGINNING = 700;
/** A year farther from the day than this belongs to something else. Characters. */
const NEAR = 600;

const IN_NAME = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;
/** A year, with the word that it is part of: `2021-rapporten`. Not in `1.2025` or `2019-21`. */
const YEAR = /(?<![\p{L}\p{N}/.,-])((?:19|20)\d\d)(?![\p{N}]|[.,–/-]\d)(?:-\p{L}+)?/gu;
/** Words before a year that look back or ahead from the day of the article. */
const OTHER_YEAR =
  /(?:since|siden|until|till|before|after|før|etter|innen|by|từ|đến|trước|sau)(?: năm)?\s+$/iu;

/**
 * @param start where the running text begins, in `text`
 * @param path of the file; a day in it (`2016-03-03_…`) is taken first
 */
export function uncertainDate(
  text: string,
  start: number,
  end: number,
  language: LanguageCode,
  path: string,
): ArticleDate | null {
  const named = IN_NAME.exec(path.slice(path.lastIndexOf('/') + 1)) ?? IN_NAME.exec(path);
  if (named) {
    const value = `${named[1]}-${named[2]}-${named[3]}`;
    if (exists(value)) return { value, certain: false, because: `file name: ${named[0]}`, span: null };
  }
  const beginning = text.slice(start, Math.min(end, start + BEGINNING));
  for (const day of findDates(beginning, language, null, start)) {
    if (day.precision !== 'day' || day.relative) continue;
    const span = { start: day.start, end: day.end };
    if (day.from) return { value: day.from, certain: false, because: `text: ${day.text}`, span };
    const year = nearestYear(text, start, end, span);
    const value = year && findDates(`${day.text}`, language, `${year.value}-07-01`)[0]?.from;
    if (!value) continue;
    const sameYear = `${year.value}${value.slice(4)}`;
    if (exists(sameYear)) {
      return { value: sameYear, certain: false, because: `text: ${day.text} + ${year.word}`, span };
    }
  }
  return null;
}

/** The year nearest to a day in the text, with the word it stands in. */
function nearestYear(
  text: string,
  start: number,
  end: number,
  day: { start: number; end: number },
): { value: string; word: string } | null {
  const from = Math.max(start, day.start - NEAR);
  let best: { value: string; word: string; distance: number } | null = null;
  for (const match of text.slice(from, Math.min(end, day.end + NEAR)).matchAll(YEAR)) {
    const at = from + match.index;
    if (OTHER_YEAR.test(text.slice(Math.max(start, at - 16), at))) continue;
    const distance = at >= day.end ? at - day.end : day.start - at;
    if (!best || distance < best.distance) best = { value: match[1]!, word: match[0], distance };
  }
  return best;
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function exists(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
