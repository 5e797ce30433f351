/** Reads the date that begins at one token, if any. One small reader for each way of writing; the first that fits wins. */
import { monthPeriod, parseDay } from './calendar.ts';
import {
  away,
  DASH,
  type DateReading,
  type DateText,
  dayNumber,
  dayRange,
  days,
  follows,
  gap,
  monthAt,
  months,
  type Reader,
  SPACE_OR_COMMA,
  STOP_SPACE,
  weekday,
  word,
  yearNumber,
} from './date-context.ts';
import { vietnameseDay, vietnameseMonthAlone, vietnameseWeekday } from './date-vietnamese.ts';
import { AGO_UNITS, DIRECTIONS, DOUBTFUL_MONTHS, RELATIVE, WEEKDAYS } from './date-words.ts';
import { partsOfYears, years } from './date-years.ts';
import { cardinalWords } from './numerals.ts';

/** `2024-05-03`, `3.5.2024`, `3/5/2024`. */
const digits: Reader = (input, i) => {
  const token = input.tokens[i]!;
  if (token.kind !== 'number') return null;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(token.folded);
  if (iso !== null) return days(input, same(Number(iso[3])), Number(iso[2]), Number(iso[1]), i);
  const written = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(token.folded);
  if (written === null) return null;
  const [first, second] = [Number(written[1]), Number(written[3])];
  const year = Number(written[4]) + (written[4]!.length === 2 ? 2000 : 0);
  if (year < 1500 || year > 2200) return null;
  // The day comes first, unless only the American order makes a day of it.
  return second > 12 && first <= 12
    ? days(input, same(second), first, year, i)
    : days(input, same(first), second, year, i);
};

const same = (day: number): readonly [number, number] => [day, day];

/** `May 3-5`, `June 9, 2021`, `Sept. 3 to 5`, `June 2021`, `May` where it is the month. */
const monthFirst: Reader = (input, i) => {
  if (input.language === 'vi') return null;
  const month = monthAt(input, i);
  if (month === null) return null;
  const near = follows(input, i) || follows(input, i, STOP_SPACE);
  const token = input.tokens[i + 1];
  const range = near ? dayRange(token) : null;
  if (range !== null && input.language === 'en') {
    const to = rangeEnd(input, i + 1);
    const whole: readonly [number, number] = to === null ? range : [range[0], to.day];
    const last = to?.last ?? i + 1;
    const year = follows(input, last, SPACE_OR_COMMA) ? yearNumber(input.tokens[last + 1]) : null;
    const reading = days(input, whole, month, year, year === null ? last : last + 1);
    if (reading !== null) return reading;
  }
  const of = near && word(input, i + 1) === 'of' ? 1 : 0;
  const year = near || follows(input, i, SPACE_OR_COMMA) ? yearNumber(input.tokens[i + 1 + of]) : null;
  if (year !== null) return months(input, month, year, i + 1 + of);
  if (DOUBTFUL_MONTHS.has(word(input, i)) && !sureMonth(input, i)) return null;
  return months(input, month, null, i);
};

const BEFORE_MONTH = new Set(
  'in of since until till by last next this from early late mid through i fra til siden innen mot forrige neste sist medio primo ultimo'.split(
    ' ',
  ),
);

function sureMonth(input: DateText, i: number): boolean {
  return i > 0 && BEFORE_MONTH.has(word(input, i - 1)) && /^[\s-]+$/.test(gap(input, i - 1));
}

/** `to 21`, `and 18` after a day: the last day of a range. */
function rangeEnd(input: DateText, i: number): { day: number; last: number } | null {
  const joins = new Set(['to', 'until', 'through', 'and', 'til', 'og']);
  if (follows(input, i, DASH)) {
    const day = dayNumber(input.tokens[i + 1]);
    return day === null ? null : { day, last: i + 1 };
  }
  if (!joins.has(word(input, i + 1)) || !(follows(input, i) || follows(input, i, STOP_SPACE))) return null;
  const day = dayNumber(input.tokens[i + 2]);
  const from = dayNumber(input.tokens[i]);
  return day === null || from === null || day <= from ? null : { day, last: i + 2 };
}

/** `9 June 2021`, `the 9th of June`, `3. til 5. mai 2024`, `3.–5. mai`. */
const dayFirst: Reader = (input, i) => {
  if (input.language === 'vi') return null;
  const range = dayRange(input.tokens[i]);
  if (range === null) return null;
  const to = range[0] === range[1] ? rangeEnd(input, i) : null;
  let last = to?.last ?? i;
  if (!(follows(input, last) || (input.language === 'no' && follows(input, last, STOP_SPACE)))) return null;
  if (word(input, last + 1) === 'of') last += 1;
  const month = monthAt(input, last + 1);
  if (month === null) return null;
  last += 1;
  const year = follows(input, last, SPACE_OR_COMMA) ? yearNumber(input.tokens[last + 1]) : null;
  return days(input, [range[0], to?.day ?? range[1]], month, year, year === null ? last : last + 1);
};

/** `Tuesday`, `last Thursday`, `thứ Ba tuần trước`, and with the date that follows: `Tuesday, February 18`. */
const weekdays: Reader = (input, i) => {
  const directions = DIRECTIONS[input.language];
  if (input.language === 'vi') return vietnameseWeekday(input, i);
  const led = directions?.get(word(input, i)) ?? 0;
  const at = led === 0 ? i : i + 1;
  if (led !== 0 && !follows(input, i)) return null;
  const day = WEEKDAYS[input.language]?.get(word(input, at));
  if (day === undefined) return null;
  if (led === 0 && follows(input, at, SPACE_OR_COMMA) && at + 1 < input.tokens.length) {
    const the = word(input, at + 1) === 'den' || word(input, at + 1) === 'the' ? 1 : 0;
    const full = monthFirst(input, at + 1 + the) ?? dayFirstAt(input, at + 1 + the);
    if (full !== null && full.precision === 'day') return full;
  }
  return weekday(input, day, led, at);
};

function dayFirstAt(input: DateText, i: number): DateReading | null {
  return i < input.tokens.length ? dayFirst(input, i) : null;
}

/** `yesterday`, `i fjor`, `tuần tới`. */
const relative: Reader = (input, i) => {
  for (const phrase of RELATIVE[input.language] ?? []) {
    const fits = phrase.words.every(
      (part, k) => word(input, i + k) === part && (k === 0 || follows(input, i + k - 1)),
    );
    if (fits) return away(input, phrase.unit, phrase.away, i + phrase.words.length - 1);
  }
  return null;
};

/** `next September`, `neste mai`. */
const directedMonth: Reader = (input, i) => {
  const direction = DIRECTIONS[input.language]?.get(word(input, i));
  if (direction === undefined || input.language === 'vi' || !follows(input, i)) return null;
  const month = monthAt(input, i + 1);
  if (month === null || dayRange(input.tokens[i + 2]) !== null) return null;
  const today = input.reference === null ? null : parseDay(input.reference);
  if (today === null) return { last: i + 1, period: null, precision: 'month', relative: true };
  const year =
    direction === 1 ? today.year + (month > today.month ? 0 : 1) : today.year - (month < today.month ? 0 : 1);
  return { last: i + 1, period: monthPeriod(year, month), precision: 'month', relative: true };
};

/** `three years ago`, `for to uker siden`, `3 năm trước`. */
const ago: Reader = (input, i) => {
  const start = word(input, i) === 'for' && input.language === 'no' ? i + 1 : i;
  const token = input.tokens[start];
  if (token === undefined) return null;
  const count = /^\d{1,3}$/.test(token.folded)
    ? Number(token.folded)
    : (cardinalWords(input.language).get(word(input, start)) ?? null);
  const article = count === null && /^(?:a|an|ett|et|en)$/.test(token.folded) ? 1 : null;
  const number = count ?? article;
  const unit = AGO_UNITS[input.language]?.get(word(input, start + 1));
  if (number === null || unit === undefined || !follows(input, start) || !follows(input, start + 1))
    return null;
  const closing = word(input, start + 2);
  if (!/^(?:ago|earlier|siden|trước)$/.test(closing)) return null;
  if (closing === 'siden' && start === i) return null;
  return away(input, unit, -number, start + 2);
};

const READERS: readonly Reader[] = [
  digits,
  relative,
  ago,
  directedMonth,
  weekdays,
  vietnameseDay,
  vietnameseMonthAlone,
  partsOfYears,
  dayFirst,
  monthFirst,
  years,
];

export function readDate(input: DateText, i: number): DateReading | null {
  for (const reader of READERS) {
    const reading = reader(input, i);
    if (reading !== null) return reading;
  }
  return null;
}
