/** Years, their quarters and halves, decades: `2024`, `2021-23`, `Q3 2025`, `tredje kvartal`, `1990-tallet`. */
import { monthsPeriod, type Period, yearPeriod } from './calendar.ts';
import {
  type DateReading,
  type DateText,
  dayNumber,
  follows,
  gap,
  type Reader,
  word,
  yearNumber,
} from './date-context.ts';
import { ROMAN_QUARTERS } from './date-words.ts';
import { ordinalWords } from './numerals.ts';

/** `Q3 2025`, `the third quarter of 2025`, `3. kvartal`, `quý III/2025`, `first half of 2025`, `første halvår`. */
export const partsOfYears: Reader = (input, i) => {
  const [number, last] = quarterNumber(input, i);
  if (number === null) return halfYear(input, i);
  return ofYear(input, last, (year) => monthsPeriod(year, number * 3 - 2, number * 3));
};

function quarterNumber(input: DateText, i: number): readonly [number | null, number] {
  const here = word(input, i);
  const short = /^q([1-4])$/.exec(here);
  if (short !== null) return [Number(short[1]), i];
  if (input.language === 'vi') {
    const roman = here === 'quý' ? ROMAN_QUARTERS.get(word(input, i + 1).split('/')[0] ?? '') : undefined;
    return [roman ?? null, i + 1];
  }
  const noun = input.language === 'no' ? 'kvartal' : 'quarter';
  if (word(input, i + 1) !== noun && word(input, i + 1) !== `${noun}et`) return [null, i];
  const ordinal = ordinalWords(input.language).get(here) ?? dayNumber(input.tokens[i]);
  return ordinal !== null && ordinal !== undefined && ordinal <= 4 ? [ordinal, i + 1] : [null, i];
}

function halfYear(input: DateText, i: number): DateReading | null {
  const ordinal = ordinalWords(input.language).get(word(input, i));
  if (ordinal !== 1 && ordinal !== 2) return null;
  const next = word(input, i + 1);
  const half =
    input.language === 'en' ? next === 'half' && word(input, i + 2) === 'of' : next.startsWith('halvar');
  if (!half) return null;
  const last = i + 1;
  const reading = ofYear(input, last, (year) => monthsPeriod(year, ordinal * 6 - 5, ordinal * 6));
  // `the first half of the match` is no half of a year
  return input.language === 'en' && reading.last === last ? null : reading;
}

function ofYear(input: DateText, last: number, make: (year: number) => Period): DateReading {
  const slashed = /\/(\d{4})$/.exec(input.tokens[last]?.folded ?? '');
  const joins = new Set(['of', 'in', 'i', 'av', 'năm']);
  const step = joins.has(word(input, last + 1)) ? 2 : 1;
  const year = slashed === null ? yearNumber(input.tokens[last + step]) : Number(slashed[1]);
  const end = slashed !== null || year === null ? last : last + step;
  const known = year ?? (input.reference === null ? null : Number(input.reference.slice(0, 4)));
  return {
    last: end,
    period: known === null ? null : make(known),
    precision: 'range',
    relative: year === null,
  };
}

/** `2024`, `năm 2024`, `2021-23`, `the 1990s`, `1990-tallet`. */
export const years: Reader = (input, i) => {
  const led = input.language === 'vi' && word(input, i) === 'năm' && follows(input, i);
  const at = led ? i + 1 : i;
  const token = input.tokens[at];
  if (token === undefined || token.kind !== 'number') return null;
  const range = /^(1[5-9]\d\d|20\d\d)-(\d{4}|\d{2})$/.exec(token.folded);
  if (range !== null) {
    const from = Number(range[1]);
    const to = range[2]!.length === 2 ? Math.floor(from / 100) * 100 + Number(range[2]) : Number(range[2]);
    return to > from && to - from <= 100
      ? { last: at, period: yearPeriod(from, to), precision: 'range', relative: false }
      : null;
  }
  const decade = /^(1[5-9]\d0|20\d0)s$/.exec(token.folded);
  if (decade !== null) {
    const from = Number(decade[1]);
    return { last: at, period: yearPeriod(from, from + 9), precision: 'range', relative: false };
  }
  const year = yearNumber(token);
  if (year === null) return null;
  if (gap(input, at) === '-' && /^tall(?:et|ets)?$/.test(word(input, at + 1))) {
    const span = year % 100 === 0 ? 99 : 9;
    return { last: at + 1, period: yearPeriod(year, year + span), precision: 'range', relative: false };
  }
  if (!led && !isYearHere(input, at)) return null;
  return { last: at, period: yearPeriod(year), precision: 'year', relative: false };
};

/** Words right before a year. */
const YEAR_BEFORE = new Set(
  'in since until till during year early late mid i siden innen ar aret vinteren sommeren varen hosten năm'.split(
    ' ',
  ),
);

/**
 * Whether a number from 1000 to 2099 is a year: after a word that leads years, or where nothing follows that it
 * could count (`2000 people`, `1800 meter`). Before a plural only a number that is not round is one (`2016 hopefuls`).
 */
export function isYearHere(input: Pick<DateText, 'text' | 'tokens' | 'language'>, i: number): boolean {
  const view: DateText = { ...input, reference: null };
  const token = input.tokens[i]!;
  const year = Number(token.folded);
  const before = input.text[token.start - 1] ?? ' ';
  if (/[$€£#.]/.test(before)) return false;
  const next = input.tokens[i + 1];
  const nothingFollows = next === undefined || !follows(view, i) || next.kind === 'number';
  const recent = year >= 1800 && year <= 2060;
  const counts = !nothingFollows && COUNTED.test(word(view, i + 1));
  if (i > 0 && YEAR_BEFORE.has(word(view, i - 1))) return !counts || year >= 1950;
  if (nothingFollows) return recent;
  if (counts || !recent || year < 1900) return false;
  return !isPlural(view, i + 1) || (input.language === 'en' && year % 50 !== 0);
}

/** What numbers of this size count for certain, in three languages, folded. */
const COUNTED =
  /^(?:people|men|women|children|percent|per|km|kg|m|miles|feet|metres|meters|tonnes|tons|dollars|euros|years|days|hours|votes|jobs|meter|kroner|prosent|mennesker|personer|mal|tonn|người|ca|tấn|ha|đồng|tỷ|triệu|nghìn|usd|hộ|chiếc)$/;

function isPlural(input: DateText, i: number): boolean {
  const next = word(input, i);
  if (input.language === 'en') return /[^s]s$/.test(next) && !/^(?:was|is|has|as|us|this|plus)$/.test(next);
  if (input.language === 'no')
    return /er(?:e)?$/.test(next) && !/^(?:er|etter|eller|under|over|per)$/.test(next);
  return false;
}
