/** Numbers as people write them: digits with the separators of a language, and number words of three languages. */

const THOUSANDS_BY_SPACE = /[\s\u00a0\u2009\u202f]/g;
const VULGAR: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };

/**
 * The value of digits with separators: `1,200.5` (English), `1 200,5` (Norwegian), `1.200,5` (Vietnamese), `6½`.
 * Returns null for anything else, such as a date or a range.
 */
export function parseNumber(text: string, language: string): number | null {
  const last = text.at(-1) ?? '';
  const fraction = VULGAR[last] ?? 0;
  const digits = (fraction > 0 ? text.slice(0, -1) : text).replace(THOUSANDS_BY_SPACE, '');
  if (digits === '' && fraction > 0) return fraction;
  if (!/^[0-9]+(?:[.,][0-9]+)*$/.test(digits) || digits.length > 40) return null;
  const value = Number(withPoint(digits, language));
  return Number.isFinite(value) ? value + fraction : null;
}

function withPoint(digits: string, language: string): string {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas === 0 && points === 0) return digits;
  if (commas > 0 && points > 0) {
    const decimal = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    return decimal === ',' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  }
  if (commas + points > 1) return digits.replace(/[.,]/g, '');
  const [, behind = ''] = digits.split(/[.,]/);
  const whole = digits.split(/[.,]/)[0] ?? '';
  const grouped = behind.length === 3 && whole.length <= 3 && !whole.startsWith('0');
  if (commas === 1) {
    const thousands = grouped && language !== 'no' && (language !== 'vi' || behind.endsWith('00'));
    return digits.replace(',', thousands ? '' : '.');
  }
  return grouped && (language === 'no' || language === 'vi') ? digits.replace('.', '') : digits;
}

/** A number as one term, the same in every language: `3,5` (Norwegian) and `3.5` (English) are `3.5`. */
export function canonicalNumber(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

const UNITS_EN =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS_EN = 'twenty thirty forty fifty sixty seventy eighty ninety';
const UNITS_NO =
  'null en to tre fire fem seks sju atte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten';
const TENS_NO = 'tjue tretti forti femti seksti sytti atti nitti';
const ORDINALS_EN =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const ORDINALS_NO =
  'forste andre tredje fjerde femte sjette sjuende attende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tjuende';

function numbered(words: string, from: number, step: number, into: Map<string, number>): void {
  words.split(' ').forEach((word, index) => {
    into.set(word, from + index * step);
  });
}

const CARDINALS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: cardinals(UNITS_EN, TENS_EN, (tens, unit) => `${tens}-${unit}`, [
    ['dozen', 12],
    ['couple', 2],
  ]),
  no: cardinals(UNITS_NO, TENS_NO, (tens, unit) => `${tens}${unit}`, [
    ['ett', 1],
    ['ei', 1],
    ['syv', 7],
    ['tyve', 20],
    ['tredve', 30],
    ['forr', 40],
    ['dusin', 12],
  ]),
};

function cardinals(
  units: string,
  tens: string,
  join: (tens: string, unit: string) => string,
  more: readonly (readonly [string, number])[],
): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  numbered(units, 0, 1, words);
  const small = units.split(' ').slice(1, 10);
  tens.split(' ').forEach((ten, index) => {
    const value = (index + 2) * 10;
    words.set(ten, value);
    small.forEach((unit, unitIndex) => {
      words.set(join(ten, unit), value + unitIndex + 1);
    });
  });
  for (const [word, value] of more) words.set(word, value);
  return words;
}

const ORDINALS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: ordinals(ORDINALS_EN),
  no: ordinals(ORDINALS_NO),
};

function ordinals(words: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  numbered(words, 1, 1, values);
  return values;
}

/** Vietnamese digits with their marks; teens and tens are built by `vietnameseNumber`. */
const DIGITS_VI: ReadonlyMap<string, number> = new Map([
  ['không', 0],
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['bẩy', 7],
  ['tám', 8],
  ['chín', 9],
]);

/** Words that multiply what stands before them, folded for English and Norwegian, with marks for Vietnamese. */
const SCALES: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: new Map([
    ['hundred', 1e2],
    ['hundreds', 1e2],
    ['thousand', 1e3],
    ['thousands', 1e3],
    ['k', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['m', 1e6],
    ['mn', 1e6],
    ['mln', 1e6],
    ['billion', 1e9],
    ['billions', 1e9],
    ['bn', 1e9],
    ['bln', 1e9],
    ['b', 1e9],
    ['trillion', 1e12],
    ['trillions', 1e12],
    ['tn', 1e12],
  ]),
  no: new Map([
    ['hundre', 1e2],
    ['tusen', 1e3],
    ['million', 1e6],
    ['millioner', 1e6],
    ['mill', 1e6],
    ['milliard', 1e9],
    ['milliarder', 1e9],
    ['mrd', 1e9],
    ['billion', 1e12],
    ['billioner', 1e12],
  ]),
  vi: new Map([
    ['trăm', 1e2],
    ['nghìn', 1e3],
    ['ngàn', 1e3],
    ['vạn', 1e4],
    ['triệu', 1e6],
    ['tỷ', 1e9],
    ['tỉ', 1e9],
    ['nghìn tỷ', 1e12],
    ['nghìn tỉ', 1e12],
    ['ngàn tỷ', 1e12],
    ['triệu tỷ', 1e15],
  ]),
};

const NONE: ReadonlyMap<string, number> = new Map();

/** Number words of a language, folded (Vietnamese: digits, with their marks). */
export function cardinalWords(language: string): ReadonlyMap<string, number> {
  return language === 'vi' ? DIGITS_VI : (CARDINALS[language] ?? NONE);
}

/** Ordinal words of a language, folded; Vietnamese says `thứ` and a number. */
export function ordinalWords(language: string): ReadonlyMap<string, number> {
  return ORDINALS[language] ?? NONE;
}

/** `million`, `milliarder`, `tỷ` and the like. */
export function scaleWords(language: string): ReadonlyMap<string, number> {
  return SCALES[language] ?? NONE;
}

/** The value of a Vietnamese number word of one to three syllables below a hundred: `hai mươi lăm` is 25. */
export function vietnameseNumber(syllables: readonly string[]): number | null {
  const [first, second, third] = syllables;
  if (first === undefined || syllables.length > 3) return null;
  if (first === 'mười') {
    if (second === undefined) return 10;
    const unit = unitAfterTen(second);
    return unit === null || third !== undefined ? null : 10 + unit;
  }
  const digit = DIGITS_VI.get(first);
  if (digit === undefined) return null;
  if (second === undefined) return digit;
  if (second !== 'mươi' || digit < 2) return null;
  if (third === undefined) return digit * 10;
  const unit = unitAfterTen(third);
  return unit === null ? null : digit * 10 + unit;
}

/** After ten, five is `lăm`: `mười năm` is ten years. */
function unitAfterTen(syllable: string): number | null {
  const unit = syllable === 'năm' ? undefined : DIGITS_VI.get(syllable);
  return unit === undefined || unit === 0 ? null : unit;
}
