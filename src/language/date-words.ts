/** Words of dates in three languages. English and Norwegian keys are folded, Vietnamese ones keep their marks. */

const numbered = (words: string, from = 1): [string, number][] =>
  words.split(' ').map((word, index): [string, number] => [word, from + index]);

const MONTHS_EN = new Map([
  ...numbered('january february march april may june july august september october november december'),
  ...numbered('jan feb mar apr may jun jul aug sep oct nov dec'),
  ['sept', 9] as [string, number],
]);
const MONTHS_NO = new Map([
  ...numbered('januar februar mars april mai juni juli august september oktober november desember'),
  ...numbered('jan feb mar apr mai jun jul aug sep okt nov des'),
  ['sept', 9] as [string, number],
]);
/** After `tháng`. */
export const MONTHS_VI: ReadonlyMap<string, number> = new Map([
  ['giêng', 1],
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['tư', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
  ['chạp', 12],
]);

export const MONTHS: Readonly<Record<string, ReadonlyMap<string, number>>> = { en: MONTHS_EN, no: MONTHS_NO };

/** Months that are also other words: they need a capital and a sign that a date is meant. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'mars',
  'des',
  'sep',
  'jun',
  'dec',
  'oct',
]);

/** 0 Monday to 6 Sunday. */
export const WEEKDAYS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: new Map([...numbered('monday tuesday wednesday thursday friday saturday sunday', 0)]),
  no: new Map([
    ...numbered('mandag tirsdag onsdag torsdag fredag lordag sondag', 0),
    ...numbered('mandagen tirsdagen onsdagen torsdagen fredagen lordagen sondagen', 0),
    ...numbered('mandags tirsdags onsdags torsdags fredags lordags sondags', 0),
  ]),
};
/** After `thứ`. */
export const WEEKDAYS_VI: ReadonlyMap<string, number> = new Map([
  ['hai', 0],
  ['ba', 1],
  ['tư', 2],
  ['năm', 3],
  ['sáu', 4],
  ['bảy', 5],
  ['2', 0],
  ['3', 1],
  ['4', 2],
  ['5', 3],
  ['6', 4],
  ['7', 5],
]);

export type DateUnit = 'day' | 'week' | 'month' | 'year';

/** A phrase that means a time seen from the day of the article: so many units away. */
export interface RelativePhrase {
  readonly words: readonly string[];
  readonly unit: DateUnit;
  readonly away: number;
}

const phrases = (lines: string): RelativePhrase[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', unit = '', away = ''] = line.trim().split(/\s*\|\s*/);
      return { words: words.split(' '), unit: unit as DateUnit, away: Number(away) };
    })
    .sort((a, b) => b.words.length - a.words.length);

export const RELATIVE: Readonly<Record<string, readonly RelativePhrase[]>> = {
  en: phrases(`the day before yesterday | day | -2
    the day after tomorrow | day | 2
    yesterday | day | -1
    today | day | 0
    tonight | day | 0
    this morning | day | 0
    this afternoon | day | 0
    this evening | day | 0
    last night | day | -1
    tomorrow | day | 1
    last week | week | -1
    this week | week | 0
    next week | week | 1
    last month | month | -1
    this month | month | 0
    next month | month | 1
    last year | year | -1
    this year | year | 0
    next year | year | 1`),
  no: phrases(`i forgars | day | -2
    i overmorgen | day | 2
    i gar | day | -1
    i gar kveld | day | -1
    i dag | day | 0
    i kveld | day | 0
    i natt | day | 0
    i formiddag | day | 0
    i ettermiddag | day | 0
    i morgen | day | 1
    forrige uke | week | -1
    sist uke | week | -1
    denne uken | week | 0
    denne uka | week | 0
    neste uke | week | 1
    forrige maned | month | -1
    sist maned | month | -1
    denne maneden | month | 0
    neste maned | month | 1
    i fjor | year | -1
    forrige ar | year | -1
    i ar | year | 0
    til neste ar | year | 1
    neste ar | year | 1`),
  vi: phrases(`hôm kia | day | -2
    ngày kia | day | 2
    hôm qua | day | -1
    ngày hôm qua | day | -1
    tối qua | day | -1
    đêm qua | day | -1
    chiều qua | day | -1
    sáng qua | day | -1
    hôm nay | day | 0
    ngày hôm nay | day | 0
    sáng nay | day | 0
    trưa nay | day | 0
    chiều nay | day | 0
    tối nay | day | 0
    đêm nay | day | 0
    ngày mai | day | 1
    sáng mai | day | 1
    chiều mai | day | 1
    tối mai | day | 1
    tuần trước | week | -1
    tuần qua | week | -1
    tuần rồi | week | -1
    tuần này | week | 0
    tuần tới | week | 1
    tuần sau | week | 1
    tháng trước | month | -1
    tháng qua | month | -1
    tháng này | month | 0
    tháng tới | month | 1
    tháng sau | month | 1
    năm ngoái | year | -1
    năm trước | year | -1
    năm nay | year | 0
    năm tới | year | 1
    năm sau | year | 1
    sang năm | year | 1`),
};

/** Words before (English, Norwegian) or after (Vietnamese) a weekday or month that say which one. */
export const DIRECTIONS: Readonly<Record<string, ReadonlyMap<string, -1 | 1>>> = {
  en: new Map([
    ['last', -1],
    ['past', -1],
    ['next', 1],
    ['coming', 1],
  ]),
  no: new Map([
    ['forrige', -1],
    ['sist', -1],
    ['siste', -1],
    ['neste', 1],
    ['forstkommende', 1],
    ['kommende', 1],
  ]),
  vi: new Map([
    ['trước', -1],
    ['qua', -1],
    ['rồi', -1],
    ['vừa', -1],
    ['tới', 1],
    ['sau', 1],
  ]),
};

/** Units of "three years ago", by folded word (Vietnamese: with marks). */
export const AGO_UNITS: Readonly<Record<string, ReadonlyMap<string, DateUnit>>> = {
  en: new Map<string, DateUnit>([
    ['day', 'day'],
    ['days', 'day'],
    ['week', 'week'],
    ['weeks', 'week'],
    ['month', 'month'],
    ['months', 'month'],
    ['year', 'year'],
    ['years', 'year'],
  ]),
  no: new Map<string, DateUnit>([
    ['dag', 'day'],
    ['dager', 'day'],
    ['uke', 'week'],
    ['uker', 'week'],
    ['maned', 'month'],
    ['maneder', 'month'],
    ['ar', 'year'],
  ]),
  vi: new Map<string, DateUnit>([
    ['ngày', 'day'],
    ['tuần', 'week'],
    ['tháng', 'month'],
    ['năm', 'year'],
  ]),
};

export const ROMAN_QUARTERS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
]);
