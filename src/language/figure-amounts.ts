/** Figures that are amounts of something: money, percentages, measures, durations, scores, counted things. */
import { type Counted, readCounted } from './counted.ts';
import { type Found, found } from './figure-found.ts';
import { currencyBefore, type UnitWord, unitsFrom } from './figure-units.ts';
import { gapAfter, type Quantity, readQuantity, spaced, type TokenText, wordAt } from './quantities.ts';

const LABELS = new Set(
  'no number article chapter section page room route highway flight figure table nr artikkel kapittel paragraf side rom linje flyvning so dieu khoan chuong trang phong tuyen'.split(
    ' ',
  ),
);

/** `COVID-19`, `Article 5`, `No. 3`: numbers that name and do not count. */
function isLabel(input: TokenText, i: number): boolean {
  if (i === 0) return false;
  const gap = gapAfter(input, i - 1);
  const before = input.tokens[i - 1]!;
  if (/^[-–‑]$/.test(gap) && before.kind === 'word') return true;
  return LABELS.has(before.folded) && /^\.?\s$/.test(gap) && input.tokens[i]!.kind === 'number';
}

export function readAmount(input: TokenText, i: number): Found | null {
  if (isLabel(input, i)) return null;
  const token = input.tokens[i]!;
  const before =
    spaced(input, i) || gapAfter(input, i) === '. ' || gapAfter(input, i) === ''
      ? currencyBefore(token.text)
      : null;
  if (before !== null && input.tokens[i + 1]?.kind === 'number') {
    const quantity = readQuantity(input, i + 1);
    if (quantity !== null) return found(i, quantity.last, 'money', quantity.value, before, quantity.valueTo);
  }
  const quantity = readQuantity(input, i);
  if (quantity === null) return null;
  return (
    readMarked(input, i, quantity) ??
    readWithUnit(input, i, quantity) ??
    readScore(input, i, quantity) ??
    readCount(input, i, quantity)
  );
}

/** A currency mark before or behind the digits, a percent sign, a degree sign. */
function readMarked(input: TokenText, i: number, quantity: Quantity): Found | null {
  const { value, valueTo, last } = quantity;
  const start = input.tokens[i]!.start;
  const lead = /(?:\p{Lu}{1,3})?\p{Sc}\s?$/u.exec(input.text.slice(Math.max(0, start - 5), start));
  const mark = quantity.mark ?? lead?.[0].trim() ?? null;
  const currency = mark === null ? null : currencyBefore(mark);
  if (currency !== null) {
    const money = found(i, last, 'money', value, currency, valueTo);
    // `US $7`: the letters are a token of their own
    const letters =
      quantity.mark === null
        ? lead
        : /\b(?:US|AU|CA|HK|NZ|SG)\s?$/.exec(input.text.slice(Math.max(0, start - 3), start));
    return letters === null ? money : { ...money, start: start - letters[0].length };
  }
  const behind = input.text.slice(input.tokens[last]!.end, input.tokens[last]!.end + 5);
  if (quantity.suffix === '%') return found(i, last, 'percentage', value, '%', valueTo);
  const sign = /^\s?(%|°\s?C|°\s?F|º\s?C|[€£$₫])(?![\p{L}\p{Nd}])/u.exec(behind);
  if (sign === null) return null;
  const end = input.tokens[last]!.end + sign[0].length;
  const covers = input.tokens[last + 1];
  const through = covers !== undefined && covers.start < end ? last + 1 : last;
  const what = sign[1]!.replace(/\s/g, '');
  if (what === '%') return found(i, through, 'percentage', value, '%', valueTo, end);
  const paid = currencyBefore(what);
  if (paid !== null) return found(i, through, 'money', value, paid, valueTo, end);
  const minus = /[-−–]$/.test(input.text.slice(Math.max(0, start - 1), start)) ? -1 : 1;
  const degrees = found(i, through, 'measure', minus * value, what.includes('F') ? '°F' : '°C', valueTo, end);
  return minus < 0 ? { ...degrees, start: start - 1 } : degrees;
}

/** Words that may stand between a number and its time unit: `12 consecutive years`. */
const BETWEEN = new Set(
  'consecutive straight successive full long more whole additional further other sammenhengende strake hele lange nye flere ekstra'.split(
    ' ',
  ),
);
const IN_A_ROW = ['in a row', 'pa rad', 'i strekk', 'on end', 'liên tiếp', 'liên tục'];

function readWithUnit(input: TokenText, i: number, quantity: Quantity): Found | null {
  if (quantity.suffix !== null) {
    // `5G` is no weight
    if (/^\p{Lu}$/u.test(quantity.suffix)) return null;
    const attached = unitsFrom(quantity.suffix.toLowerCase(), input.language)[0];
    return attached === undefined ? null : withUnit(input, i, quantity, attached, quantity.last);
  }
  let at = quantity.last;
  for (let between = 0; between < 3; between += 1) {
    const gap = gapAfter(input, at);
    // `3,2 mill. kroner`
    const abbreviated = quantity.scaled && between === 0 && /^\.[ \u00a0]$/.test(gap);
    if (!spaced(input, at) && gap !== '-' && gap !== '' && !abbreviated) return null;
    const fit = unitAt(input, at + 1);
    if (fit !== null && (between === 0 || fit.kind === 'duration')) {
      if (isVietnameseDate(input, at + 1, fit)) return null;
      return withUnit(input, i, quantity, fit, at + fit.words.length);
    }
    if (!BETWEEN.has(wordAt(input, at + 1))) return null;
    at += 1;
  }
  return null;
}

/** `3 tháng 2`: what follows is a date and not a duration. */
function isVietnameseDate(input: TokenText, at: number, unit: UnitWord): boolean {
  if (input.language !== 'vi' || unit.kind !== 'duration') return false;
  const next = input.tokens[at + unit.words.length];
  return next?.kind === 'number' && spaced(input, at + unit.words.length - 1);
}

function unitAt(input: TokenText, at: number): UnitWord | null {
  for (const unit of unitsFrom(wordAt(input, at), input.language)) {
    const fits = unit.words.every(
      (word, k) =>
        wordAt(input, at + k) === word && (k === 0 || /^[ \u00a0/-]$/.test(gapAfter(input, at + k - 1))),
    );
    if (fits) return unit;
  }
  return null;
}

function withUnit(input: TokenText, i: number, quantity: Quantity, unit: UnitWord, last: number): Found {
  let end = last;
  if (unit.kind === 'duration') {
    for (const phrase of IN_A_ROW) {
      const words = phrase.split(' ');
      if (words.every((word, k) => wordAt(input, last + 1 + k) === word)) end = last + words.length;
    }
  }
  const value = quantity.value * unit.factor;
  const valueTo = quantity.valueTo === null ? null : quantity.valueTo * unit.factor;
  return found(i, end, unit.kind, value, unit.unit, valueTo);
}

/** `3-1`, `2–2`: two small numbers with a dash and nothing that they measure. */
function readScore(input: TokenText, i: number, quantity: Quantity): Found | null {
  if (!/^\d{1,3}[-–]\d{1,3}$/.test(input.tokens[i]!.text) || quantity.last !== i || quantity.valueTo === null)
    return null;
  if (readCounted(input, i) !== null && quantity.value < quantity.valueTo) return null;
  return found(i, i, 'count', quantity.value, 'score', quantity.valueTo);
}

function readCount(input: TokenText, i: number, quantity: Quantity): Found | null {
  if (quantity.suffix !== null) return null;
  const next = wordAt(input, quantity.last + 1);
  const of = quantity.scaled && /^(?:of|av)$/.test(next) ? quantity.last + 1 : quantity.last;
  const noun: Counted | null = readCounted(input, of);
  if (noun !== null) return found(i, noun.last, 'count', quantity.value, noun.unit, quantity.valueTo);
  if (/^(?:aged|alderen)$/.test(wordAt(input, i - 1)))
    return found(i, quantity.last, 'measure', quantity.value, 'age');
  // An identifier, not a number that anybody counted.
  if (quantity.value >= 1e15 && !quantity.scaled) return null;
  // `the two`, `en av` count nothing that could be quoted
  if (!quantity.digits && !quantity.scaled && quantity.value < 3) return null;
  return found(i, quantity.last, 'count', quantity.value, null, quantity.valueTo);
}
