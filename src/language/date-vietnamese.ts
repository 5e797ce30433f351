/** Vietnamese days, months and weekdays: `ngày 3 tháng 5 năm 2024`, `ngày 3/5`, `thứ Ba tuần trước`. */
import {
  type DateReading,
  type DateText,
  dayNumber,
  dayRange,
  days,
  follows,
  months,
  type Reader,
  SPACE_OR_COMMA,
  weekday,
  weekdayOfWeek,
  word,
  yearNumber,
} from './date-context.ts';
import { DIRECTIONS, MONTHS_VI, WEEKDAYS_VI } from './date-words.ts';

/** `ngày 3 tháng 5 năm 2024`, `ngày 3/5`, `ngày 3-5/9/2024`, `3/5/2024` is read by `digits`. */
export const vietnameseDay: Reader = (input, i) => {
  if (input.language !== 'vi') return null;
  const led = /^(?:ngày|mùng|mồng|hôm)$/.test(word(input, i));
  const at = led ? i + 1 : i;
  const token = input.tokens[at];
  if (token === undefined || (led && !follows(input, i)) || token.kind !== 'number') return null;
  const slashed = /^(?:(\d{1,2})-)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(token.folded);
  if (slashed !== null && (led || slashed[4] !== undefined || input.tokens[i - 1]?.exact === 'đến')) {
    const until = Number(slashed[2]);
    const range = [slashed[1] === undefined ? until : Number(slashed[1]), until] as const;
    const named = slashed[4] === undefined && follows(input, at) ? namedYear(input, at + 1) : null;
    const year = slashed[4] === undefined ? (named?.year ?? null) : Number(slashed[4]);
    const reading = days(input, range, Number(slashed[3]), year, named?.last ?? at);
    if (reading !== null) return reading;
  }
  let range = dayRange(token);
  if (range === null || !follows(input, at)) return null;
  let last = at;
  if ((led ? /^(?:đến|tới|và)$/ : /^(?:đến|tới)$/).test(word(input, at + 1))) {
    const next = word(input, at + 2) === 'ngày' ? at + 3 : at + 2;
    const full = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(input.tokens[next]?.folded ?? '');
    if (full !== null && led) {
      const year = full[3] === undefined ? null : Number(full[3]);
      return days(input, [range[0], Number(full[1])], Number(full[2]), year, next);
    }
    const end = dayNumber(input.tokens[next]);
    if (end === null) return null;
    range = [range[0], end];
    last = next;
  }
  if (word(input, last + 1) !== 'tháng') return null;
  const month = vietnameseMonth(input, last + 1);
  if (month === null) return null;
  return days(input, range, month.month, month.year, month.last);
};

/** `năm 2025` after a day or month. */
function namedYear(input: DateText, i: number): { year: number; last: number } | null {
  if (word(input, i) !== 'năm') return null;
  const year = yearNumber(input.tokens[i + 1]);
  return year === null || !follows(input, i) ? null : { year, last: i + 1 };
}

function vietnameseMonth(
  input: DateText,
  i: number,
): { month: number; year: number | null; last: number } | null {
  if (word(input, i) !== 'tháng' || !follows(input, i)) return null;
  const token = input.tokens[i + 1]!;
  const slashed = /^(\d{1,2})[/-](\d{4})$/.exec(token.folded);
  if (slashed !== null) return { month: Number(slashed[1]), year: Number(slashed[2]), last: i + 1 };
  let last = i + 1;
  let month = dayNumber(token) ?? MONTHS_VI.get(token.exact) ?? null;
  if (token.exact === 'mười' && /^(?:một|hai)$/.test(word(input, i + 2)) && follows(input, i + 1)) {
    month = word(input, i + 2) === 'một' ? 11 : 12;
    last += 1;
  }
  if (month === null || month > 12) return null;
  const named = follows(input, last, SPACE_OR_COMMA) ? namedYear(input, last + 1) : null;
  return { month, year: named?.year ?? null, last: named?.last ?? last };
}

export const vietnameseMonthAlone: Reader = (input, i) => {
  if (input.language !== 'vi') return null;
  const found = vietnameseMonth(input, i);
  if (found === null) return null;
  // `tháng Ba` needs its capital: `tháng ba` alone is rare, `tháng năm` is "months, years"
  const spelled = input.tokens[i + 1]!;
  if (spelled.kind === 'word' && found.year === null && !/^\p{Lu}/u.test(spelled.text)) return null;
  return months(input, found.month, found.year, found.last);
};

export function vietnameseWeekday(input: DateText, i: number): DateReading | null {
  let day: number | undefined;
  if (word(input, i) === 'chủ' && word(input, i + 1) === 'nhật') day = 6;
  else if (word(input, i) === 'thứ' && follows(input, i)) {
    const name = input.tokens[i + 1]!;
    // `thứ ba` in small letters is "third" far more often than Tuesday
    if (name.kind === 'number' || /^\p{Lu}/u.test(name.text)) day = WEEKDAYS_VI.get(name.exact);
    else if (word(input, i + 2) === 'tuần') day = WEEKDAYS_VI.get(name.exact);
    if (name.kind === 'number' && word(input, i - 1) === 'lần') day = undefined;
  }
  if (day === undefined) return null;
  let last = i + 1;
  if (follows(input, last) && word(input, last + 1) === 'tuần') {
    const direction = DIRECTIONS.vi?.get(word(input, last + 2));
    if (direction !== undefined) return weekdayOfWeek(input, day, direction, last + 2);
  }
  const direction = follows(input, last) ? DIRECTIONS.vi?.get(word(input, last + 1)) : undefined;
  if (direction !== undefined && word(input, last + 1) !== 'sau') last += 1;
  return weekday(input, day, last === i + 1 ? 0 : (direction ?? 0), last);
}
