/** The day of an event: the date that stands with the words that name it, seen from the day of the article. Pure. */
import { addDays, isoDay, nearestYear, type Period } from '../language/calendar.ts';
import type { EventSentence, EventText } from './article.ts';
import type { MeetingDate } from '../domain.ts';

/** News is told within days; an older day is background. */
const NEWS_DAYS = 21;
/** A longer stretch is a season or a term, not one event. */
const LONGEST_DAYS = 14;

/** A day that may be the event's, with where it stands. */
export interface NearDay extends Period {
  readonly start: number;
  readonly end: number;
  /** Whether the text itself names the day so that nothing but the year is left to the article's date. */
  readonly absolute: boolean;
  /** Whether the text names its year as well, so that the article's date adds nothing. */
  readonly whole: boolean;
}

const JUST_BEFORE =
  /(?:since|until|till|by|before|after|from|siden|innen|før|fra|etter|từ|trước|sau)\s+(?:the\s|ngày\s)?$/iu;
const RANGE_FROM = /(?:from|fra|từ)\s+(?:ngày\s)?$/iu;
/** `sáng 4/6`, `chiều 4-2`: a Vietnamese day led by the time of day. */
const TIME_AND_DAY =
  /(?:sáng|trưa|chiều|tối|đêm|hôm)\s+(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/.-])/giu;
const YEAR = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/u;
const JOINED = /^,?\s*(?:and|og|và|to|til|đến)\s+$/u;

/** The days named in a sentence that are near enough to the article to be its news, in order. */
export function nearDays(sentence: EventSentence, input: EventText): NearDay[] {
  const { text, language, day } = input;
  const body = text.slice(sentence.start, sentence.end);
  const found: NearDay[] = [];
  for (const mention of input.dates(sentence)) {
    const { precision, from, to, start, end, relative } = mention;
    if (from === null || to === null || precision === 'month' || precision === 'year') continue;
    // "this week" names no day
    if (precision === 'range' && relative) continue;
    const before = text.slice(Math.max(sentence.start, start - 12), start);
    if (JUST_BEFORE.test(before) && !(RANGE_FROM.test(before) && precision === 'range')) continue;
    found.push({ from, to, start, end, absolute: !relative, whole: !relative && YEAR.test(mention.text) });
  }
  if (language === 'vi') found.push(...timesOfDay(body, sentence.start, day, found));
  found.sort((a, b) => a.start - b.start);
  return joinDays(found, text).filter((candidate) => isNews(candidate, day));
}

function timesOfDay(body: string, offset: number, day: string | null, known: readonly NearDay[]): NearDay[] {
  const found: NearDay[] = [];
  for (const match of body.matchAll(TIME_AND_DAY)) {
    const [number, month] = [Number(match[1]), Number(match[2])];
    const year = match[3] ? Number(match[3]) : day === null ? null : nearestYear(month, number, day);
    const at = year === null ? null : isoDay(year, month, number);
    const start = offset + match.index;
    const end = start + match[0].length;
    if (at === null || known.some((other) => other.start < end && start < other.end)) continue;
    found.push({ from: at, to: at, start, end, absolute: true, whole: match[3] !== undefined });
  }
  return found;
}

/** "on Thursday and Friday" is one stretch of days. */
function joinDays(days: readonly NearDay[], text: string): NearDay[] {
  const joined: NearDay[] = [];
  for (const day of days) {
    const last = joined.at(-1);
    if (last && JOINED.test(text.slice(last.end, day.start)) && addDays(last.to, 1) === day.from)
      joined[joined.length - 1] = { ...last, to: day.to, end: day.end };
    else joined.push(day);
  }
  return joined;
}

function isNews({ from, to }: Period, day: string | null): boolean {
  if (addDays(from, LONGEST_DAYS) < to) return false;
  return day === null || (from <= day && to >= addDays(day, -NEWS_DAYS));
}

/** The one nearest to a stretch of the text. */
export function nearestDay(days: readonly NearDay[], start: number, end: number): NearDay | null {
  let best: NearDay | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const day of days) {
    const far = day.start >= end ? day.start - end : Math.max(0, start - day.end);
    if (far < distance) {
      best = day;
      distance = far;
    }
  }
  return best;
}

const ENDED = /^(?:ended|concluded|closed|wrapped|finished|avsluttet|avsluttes|sluttet|bế)$/;
const BEGAN = /^(?:arrived|arrives|ankom|opened|began|started|kicked|apnet|startet|begynte|innledet|khai)$/;
const DAY_WORD = /^(?:day|days|dagers|dager|ngày)$/;

/** A day as the date of an event; "a two-day conference that ended on Friday" began the day before. */
export function dateOf(day: NearDay, sentence: EventSentence, input: EventText): MeetingDate {
  const { date } = input.article;
  const certain = day.whole || (date === null ? day.absolute : date.certain);
  const count = Math.max(daysLong(sentence, input), ...headingsOf(input).map((one) => daysLong(one, input)));
  if (count > 1 && day.from === day.to) {
    if (sentence.keys.some((key) => ENDED.test(key)))
      return { from: addDays(day.from, 1 - count), to: day.to, certain };
    if (sentence.keys.some((key) => BEGAN.test(key)) || cameOnVisit(sentence))
      return { from: day.from, to: addDays(day.to, count - 1), certain };
  }
  return { from: day.from, to: day.to, certain };
}

const headingsOf = ({ sentences }: EventText): readonly EventSentence[] =>
  sentences.filter(({ kind }) => kind === 'heading');

/** "kom mandag til Elmstad på fire dagers besøk". */
function cameOnVisit({ keys }: EventSentence): boolean {
  const came = keys.findIndex((key) => /^(?:kom|came)$/.test(key));
  return came >= 0 && keys.slice(came).some((key) => /^(?:besok|visit|statsbesok)$/.test(key));
}

function daysLong({ keys }: EventSentence, { table }: EventText): number {
  for (let i = 0; i < keys.length; i += 1) {
    const count = table.dayCounts.get(keys[i]!);
    if (count === undefined) continue;
    if (/dagers$/.test(keys[i]!) || DAY_WORD.test(keys[i + 1] ?? '')) return count;
  }
  return 1;
}

/** Where no day is named: the day of the article or the one before, and not certain. */
export function guessedDate(input: EventText): MeetingDate | null {
  const { day } = input;
  return day === null ? null : { from: addDays(day, -1), to: day, certain: false };
}
