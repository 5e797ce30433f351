/** Reads the number that begins at one token: digits or words, with its range, scale and currency mark. */
import { cardinalWords, parseNumber, scaleWords, vietnameseNumber } from './numerals.ts';
import type { Token } from './tokens.ts';

export interface TokenText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: string;
}

export interface Quantity {
  readonly value: number;
  readonly valueTo: number | null;
  /** Index of the last token. */
  readonly last: number;
  /** `US$`, `€` in front of the digits, inside the token. */
  readonly mark: string | null;
  /** What is joined to the digits behind: `%`, `km`, `nd`; null when nothing is. */
  readonly suffix: string | null;
  /** Whether digits stand there, rather than words. */
  readonly digits: boolean;
  /** Whether a word as million multiplied it. */
  readonly scaled: boolean;
}

/** No pattern of a gap fits the end of the text. */
const END = '\u0000';
export const SPACE = /^[ \u00a0\u2009\u202f\n]{1,2}$/;
const SPACE_OR_HYPHEN = /^(?:[ \u00a0\u2009\u202f\n]{1,2}|[-‑])$/;

/** The word as number tables hold it: with marks in Vietnamese, folded elsewhere. */
export function wordAt(input: TokenText, i: number): string {
  const token = input.tokens[i];
  if (token === undefined) return '';
  return input.language === 'vi' ? token.exact : token.folded;
}

/** What stands between token `i` and the next one; a character that no pattern takes when there is none. */
export function gapAfter(input: TokenText, i: number): string {
  const token = input.tokens[i];
  const next = input.tokens[i + 1];
  return token === undefined || next === undefined ? END : input.text.slice(token.end, next.start);
}

export function spaced(input: TokenText, i: number): boolean {
  return SPACE.test(gapAfter(input, i));
}

const NUMBER =
  /^((?:\p{Lu}{0,3}\p{Sc})?)(\p{Nd}[\p{Nd}.,\s]*?|\p{Nd}*?)([¼½¾⅓⅔]?)(?:[-–](\p{Nd}[\p{Nd}.,]*))?(%|\p{L}{1,3})?$/u;

/** The number at token `i`, with its scale and its range (`3 to 5 million`); null when there is none. */
export function readQuantity(input: TokenText, i: number): Quantity | null {
  const first = readOne(input, i);
  if (first === null || first.valueTo !== null) return first;
  return withRange(input, i, first) ?? first;
}

function readOne(input: TokenText, i: number): Quantity | null {
  const token = input.tokens[i];
  if (token === undefined) return null;
  const base = token.kind === 'number' ? readDigits(token, input.language) : readWords(input, i);
  if (base === null) return null;
  return withScale(input, base.last === -1 ? { ...base, last: i } : base);
}

/** `last` is -1: the caller knows which token it was. */
function readDigits(token: Token, language: string): Quantity | null {
  const match = NUMBER.exec(token.text);
  if (match === null) return null;
  const value = parseNumber(`${match[2] ?? ''}${match[3] ?? ''}`.trim(), language);
  if (value === null) return null;
  const to = match[4] === undefined ? null : parseNumber(match[4], language);
  if (match[4] !== undefined && to === null) return null;
  const year = value >= 1000 && to !== null && to < 100;
  return {
    value,
    valueTo: year ? Math.floor(value / 100) * 100 + to : to,
    last: -1,
    mark: match[1] === '' || match[1] === undefined ? null : match[1],
    suffix: match[5] ?? null,
    digits: true,
    scaled: false,
  };
}

/** Words that are numbers only before a scale word: `a million`, `en million`, `một triệu`. */
const ARTICLES = new Set(['a', 'an', 'one', 'en', 'ett', 'et', 'ei', 'một']);

function readWords(input: TokenText, i: number): Quantity | null {
  const found = input.language === 'vi' ? vietnameseWords(input, i) : inflectedWords(input, i);
  if (found === null) return null;
  return {
    value: found.value,
    valueTo: null,
    last: found.last,
    mark: null,
    suffix: null,
    digits: false,
    scaled: false,
  };
}

interface Words {
  readonly value: number;
  readonly last: number;
}

function inflectedWords(input: TokenText, i: number): Words | null {
  const words = cardinalWords(input.language);
  const scales = scaleWords(input.language);
  const here = wordAt(input, i);
  const next = wordAt(input, i + 1);
  if (ARTICLES.has(here) && (here !== 'one' || scales.has(next))) {
    const many = next === 'dozen' || next === 'dusin' || next === 'couple';
    if (many && spaced(input, i)) return { value: words.get(next) ?? 12, last: i + 1 };
    const accented = input.tokens[i]!.exact === 'én';
    return accented || (next.length > 1 && scales.has(next) && spaced(input, i))
      ? { value: 1, last: i }
      : null;
  }
  const value = words.get(here);
  if (value === undefined) return null;
  if (here === 'couple' || here === 'forr') return null;
  // `twenty-five`, `twenty five` are two tokens
  const unit = words.get(next);
  if (
    value >= 20 &&
    value % 10 === 0 &&
    unit !== undefined &&
    unit >= 1 &&
    unit < 10 &&
    /^[- ]$/.test(gapAfter(input, i))
  ) {
    return { value: value + unit, last: i + 1 };
  }
  return { value, last: i };
}

/** Nouns and classifiers after which `năm` is five and not a year. */
const AFTER_FIVE =
  /^(?:người|nước|tỉnh|thành|dự|ngày|tháng|tuần|giờ|lần|chiếc|con|cái|điểm|bàn|huy|công|trường|năm|nghìn|ngàn|triệu|tỷ|tỉ|trăm|mươi|phút|km|đội|vụ|ca|văn|huyện|phường|quận|tác|cuốn|bộ|nhóm)$/;

function vietnameseWords(input: TokenText, i: number): Words | null {
  for (const length of [3, 2, 1]) {
    const syllables: string[] = [];
    for (let k = 0; k < length; k += 1) {
      const token = input.tokens[i + k];
      if (token === undefined || (k > 0 && !spaced(input, i + k - 1))) break;
      syllables.push(token.exact);
    }
    if (syllables.length !== length) continue;
    const value = vietnameseNumber(syllables);
    if (value === null) continue;
    const next = wordAt(input, i + length);
    const here = syllables[0];
    if (length === 1) {
      const scale = scaleWords('vi').has(next);
      if ((here === 'một' || here === 'không' || here === 'mốt' || here === 'lăm') && !scale) return null;
      if (here === 'năm' && !AFTER_FIVE.test(next)) return null;
      if (here === 'tư' && !scale) return null;
      if (/^\p{Lu}/u.test(input.tokens[i]!.text) && i > 0 && !scale) return null;
    }
    return { value, last: i + length - 1 };
  }
  return null;
}

function withScale(input: TokenText, base: Quantity): Quantity {
  let { value, valueTo, last, scaled } = base;
  const scales = scaleWords(input.language);
  // `$3m`, `€2.5bn`: only a currency makes a scale of a single letter
  const attached = base.suffix === null ? undefined : scales.get(base.suffix.toLowerCase());
  if (attached !== undefined && (base.mark !== null || base.suffix!.length >= 2)) {
    return {
      ...base,
      value: value * attached,
      valueTo: valueTo === null ? null : valueTo * attached,
      suffix: null,
      scaled: true,
    };
  }
  if (base.suffix !== null) return base;
  for (let rounds = 0; rounds < 2; rounds += 1) {
    if (!SPACE_OR_HYPHEN.test(gapAfter(input, last))) break;
    const word = wordAt(input, last + 1);
    const scale = word.length < 2 ? undefined : scales.get(word);
    if (scale === undefined) break;
    value *= scale;
    valueTo = valueTo === null ? null : valueTo * scale;
    last += 1;
    scaled = true;
    const rest = remainder(input, last, scale);
    if (rest !== null) {
      value += rest.value;
      last = rest.last;
    }
  }
  return { ...base, value, valueTo, last, scaled };
}

/** `two hundred and fifty`, `hai trăm năm mươi`: what is added after a scale word. */
function remainder(input: TokenText, last: number, scale: number): Words | null {
  if (scale > 1e3 || !spaced(input, last)) return null;
  const joined = /^(?:and|og)$/.test(wordAt(input, last + 1)) && spaced(input, last + 1);
  const at = joined ? last + 2 : last + 1;
  if (input.tokens[at]?.kind !== 'word') return null;
  const words = readWords(input, at);
  if (words === null || words.value >= scale || (joined && scale !== 100)) return null;
  return { value: words.value, last: words.last };
}

const RANGE_WORDS = new Set(['to', 'til', 'đến', 'tới']);
const BETWEEN = new Set(['between', 'mellom']);
const AND = new Set(['and', 'og']);

function withRange(input: TokenText, i: number, first: Quantity): Quantity | null {
  if (first.suffix !== null && first.suffix !== '%') return null;
  const at = first.last + 1;
  const gap = gapAfter(input, first.last);
  let next = -1;
  if (/^\s?[-–—]\s?$/.test(gap)) next = at;
  else if (SPACE.test(gap) && spaced(input, at)) {
    const word = wordAt(input, at);
    if (RANGE_WORDS.has(word) || (AND.has(word) && BETWEEN.has(wordAt(input, i - 1)))) next = at + 1;
  }
  if (next < 0) return null;
  const second = readOne(input, next);
  if (second === null || second.valueTo !== null || second.digits !== first.digits) return null;
  // `a rise from 3 to 5 million`: the scale belongs to both
  const scale = second.scaled && !first.scaled ? scaleOf(input, second) : 1;
  const value = first.value * scale;
  return { ...second, value, valueTo: second.value, mark: first.mark ?? second.mark };
}

function scaleOf(input: TokenText, quantity: Quantity): number {
  return scaleWords(input.language).get(wordAt(input, quantity.last)) ?? 1;
}
