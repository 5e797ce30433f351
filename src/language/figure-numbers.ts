/** Figures that are numbers in themselves: years, ordinals, fractions, vague amounts (`hundreds of people`). */
import { readCounted } from './counted.ts';
import { yearNumber } from './date-context.ts';
import { isYearHere } from './date-years.ts';
import { type Found, found } from './figure-found.ts';
import { currencyBefore } from './figure-units.ts';
import { ordinalWords } from './numerals.ts';
import { gapAfter, readQuantity, spaced, type TokenText, wordAt } from './quantities.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

export function readYear(input: TokenText, i: number): Found | null {
  const token = input.tokens[i]!;
  const range = /^(1[5-9]\d\d|20\d\d)-(\d{4}|\d{2})$/.exec(token.folded);
  if (range !== null) {
    const from = Number(range[1]);
    const to = range[2]!.length === 2 ? Math.floor(from / 100) * 100 + Number(range[2]) : Number(range[2]);
    return to > from ? found(i, i, 'year', from, null, to) : null;
  }
  const year = yearNumber(token);
  if (year === null || !isYearHere(input, i) || gapAfter(input, i).startsWith('%')) return null;
  if (currencyBefore(wordAt(input, i - 1)) !== null && spaced(input, i - 1)) return null;
  return found(i, i, 'year', year, null);
}

/** `8th`, `50th anniversary`, `den 8. utgaven`, `lần thứ 8`, `third`. */
export function readOrdinal(input: TokenText, i: number): Found | null {
  const token = input.tokens[i]!;
  if (input.language === 'vi') {
    const led = token.exact === 'lần' && wordAt(input, i + 1) === 'thứ' ? 2 : token.exact === 'thứ' ? 1 : 0;
    const number = led === 0 ? null : /^\d{1,4}$/.exec(input.tokens[i + led]?.folded ?? '');
    return number === null ? null : found(i, i + led, 'ordinal', Number(number[0]), null);
  }
  const written = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(token.folded);
  let value = written === null ? null : Number(written[1]);
  let end: number | undefined;
  if (
    value === null &&
    input.language === 'no' &&
    /^\d{1,3}$/.test(token.folded) &&
    isNorwegianOrdinal(input, i)
  ) {
    value = Number(token.folded);
    end = token.end + 1;
  }
  value ??= ordinalWords(input.language).get(wordAt(input, i)) ?? null;
  if (value === null) return null;
  const next = i + 1;
  const noun = input.tokens[next];
  const follows = end === undefined ? spaced(input, i) : true;
  const counted =
    noun !== undefined &&
    noun.kind === 'word' &&
    follows &&
    /^\p{Ll}/u.test(noun.text) &&
    !isStopWord(noun, input.language, true) &&
    !isVerbOrOther(input, i);
  // A word as `first` alone says how, not which one.
  if (!counted && token.kind === 'word') return null;
  if (!counted) return found(i, i, 'ordinal', value, null, null, end);
  return found(i, next, 'ordinal', value, stem(noun.folded, input.language));
}

/** `first reported` says when; the Norwegian `andre passasjerer` are other passengers. */
function isVerbOrOther(input: TokenText, i: number): boolean {
  const next = wordAt(input, i + 1);
  if (input.language === 'en') return next.endsWith('ed') || next === 'took';
  return wordAt(input, i) === 'andre' && /(?:er|ere|erne|ene|menn)$/.test(next);
}

const BEFORE_ORDINAL = new Set(
  'den det de sin sitt sine sitt for deres hans hennes dens var vart vare sin pa i'.split(' '),
);

function isNorwegianOrdinal(input: TokenText, i: number): boolean {
  const gap = gapAfter(input, i);
  if (!/^\.[ \u00a0]$/.test(gap)) return false;
  const next = input.tokens[i + 1]!;
  return (/^\p{Ll}/u.test(next.text) && next.kind === 'word') || BEFORE_ORDINAL.has(wordAt(input, i - 1));
}

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixths: 6,
  tenth: 10,
  tenths: 10,
  halvparten: 2,
  tredel: 3,
  tredjedel: 3,
  tredjedeler: 3,
  tredeler: 3,
  firedel: 4,
  fjerdedel: 4,
  firedeler: 4,
  femdel: 5,
  femtedel: 5,
  femdeler: 5,
  tidel: 10,
  tidels: 10,
};

/** `two-thirds`, `a quarter of`, `to tredeler`, `halvparten`, `một nửa`, `hai phần ba`: percentages. */
export function readFraction(input: TokenText, i: number): Found | null {
  const here = wordAt(input, i);
  const percent = (share: number): number => Math.round(share * 1e4) / 100;
  if (input.language === 'vi') {
    if (here === 'một' && wordAt(input, i + 1) === 'nửa') return found(i, i + 1, 'percentage', 50, '%');
    const top = readQuantity(input, i);
    const at = top === null ? 0 : top.last + 1;
    if (top === null || wordAt(input, at) !== 'phần' || wordAt(input, at + 1) === 'trăm') return null;
    const bottom = readQuantity(input, at + 1);
    return bottom === null || bottom.value < 2 || top.value >= bottom.value
      ? null
      : found(i, bottom.last, 'percentage', percent(top.value / bottom.value), '%');
  }
  const of = /^(?:of|av)$/;
  if (here === 'halvparten') return found(i, i, 'percentage', 50, '%');
  if (
    here === 'half' &&
    /^(?:of|the)$/.test(wordAt(input, i + 1)) &&
    !/^(?:first|second)$/.test(wordAt(input, i - 1))
  ) {
    return found(i, i, 'percentage', 50, '%');
  }
  const one = /^(?:a|an|one|en)$/.test(here);
  const top = one ? 1 : (readWordQuantity(input, i) ?? null);
  const bottom = PARTS[wordAt(input, i + 1)];
  if (top === null || bottom === undefined || !/^(?:[- ])$/.test(gapAfter(input, i))) return null;
  if (one && !of.test(wordAt(input, i + 2))) return null;
  return top >= bottom ? null : found(i, i + 1, 'percentage', percent(top / bottom), '%');
}

function readWordQuantity(input: TokenText, i: number): number | null {
  const quantity = input.tokens[i]!.kind === 'word' ? readQuantity(input, i) : null;
  return quantity !== null && quantity.last === i && !quantity.scaled ? quantity.value : null;
}

const VAGUE: Readonly<Record<string, number>> = {
  dozens: 12,
  hundreds: 1e2,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  dusinvis: 12,
  titalls: 10,
  hundrevis: 1e2,
  hundretalls: 1e2,
  tusenvis: 1e3,
  tusentalls: 1e3,
  millioner: 1e6,
};

/** `hundreds of people`, `tusenvis av barn`, `hàng trăm người`: at least so many. */
export function readVague(input: TokenText, i: number): Found | null {
  const here = wordAt(input, i);
  if (input.language === 'vi') {
    const scale =
      here === 'hàng'
        ? { chục: 10, trăm: 1e2, nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9 }[wordAt(input, i + 1)]
        : undefined;
    if (scale === undefined) return null;
    const noun = readCounted(input, i + 1);
    return found(i, noun?.last ?? i + 1, 'count', scale, noun?.unit ?? null);
  }
  const value = VAGUE[here];
  const joined = wordAt(input, i + 1);
  if (value === undefined || !/^(?:of|av)$/.test(joined)) return null;
  const noun = readCounted(input, i + 1);
  return found(i, noun?.last ?? i, 'count', value, noun?.unit ?? null);
}
