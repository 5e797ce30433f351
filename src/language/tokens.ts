/**
 * Tokens: the words and numbers of a text with their exact offsets, the same for index and question.
 *
 * What is one token, and what is not:
 * - A number stays whole with what belongs to it: `3.5`, `1,000,000`, `1 200`, `2021-23`, `3-5`, `US$7`,
 *   `3/11/2025`, `15:30`, `8th`, `9%`, `6½`. The full stop of the Norwegian ordinal `8.` is left out.
 * - An initialism is one token: `U.S.` (folded `us`), `a.m.`.
 * - Hyphenated words are emitted as their parts: `Paris-Berlin` is `Paris` and `Berlin`, so that it is found by
 *   either. Nothing is lost: whoever needs the whole sees that the spans are one character apart.
 * - An apostrophe inside a word stays (`don't`, `O'Brien`); the possessive `'s` or `’s` is not part of the word.
 * - Scripts that write no spaces (Han, kana, Thai, Lao, Khmer, Burmese) give one token for each character with
 *   its marks, so that they can be found at all.
 * - Characters that nobody sees (soft hyphen, zero-width, direction marks) do not end a word, and are in its span
 *   but not in its `exact` and `folded` forms.
 */
import type { Span } from '../domain.ts';
import { exactForm, fold } from './fold.ts';

export interface Token extends Span {
  /** As it stands. */
  readonly text: string;
  /** Lower-case, NFC, marks kept. Never holds white space. */
  readonly exact: string;
  /** Lower-case without marks. Never holds white space, and may be `''` only for a word of marks alone. */
  readonly folded: string;
  readonly kind: 'word' | 'number';
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const INSIDE = '\\p{M}\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const DIGITS = '\\p{Nd}+';
const NUMBER = [
  '(?:\\p{Lu}{0,3}\\p{Sc})?',
  // 1 200 000 with any kind of space, or digits joined by the marks that numbers, dates, times and ranges use
  '(?:\\p{Nd}{1,3}(?:[ \\u00a0\\u2009\\u202f]\\p{Nd}{3})+(?!\\p{Nd})(?:,\\p{Nd}+)?',
  `|${DIGITS}(?:[.,:/\\-–]${DIGITS})*)`,
  '(?:[¼½¾⅓⅔])?',
  // 8th, 1990s, 3m, 5km, 4G, 9%
  '(?:%|\\p{L}{1,3}(?![\\p{L}\\p{M}\\p{Nd}]))?',
].join('');
const INITIALISM = '(?:\\p{L}\\.){2,}(?![\\p{L}\\p{Nd}])';
const WORD = `[\\p{L}](?:[\\p{L}\\p{Nd}${INSIDE}]|['’ʼ](?=\\p{L}))*`;

/** Groups: 1 a number, 2 an initialism; otherwise a word or one character of an unspaced script. */
const TOKEN = new RegExp(`(${NUMBER}|[¼½¾⅓⅔])|(${INITIALISM})|[${UNSPACED}]${`[${INSIDE}]`}*|${WORD}`, 'gu');
const SPLIT_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const POSSESSIVE = /['’ʼ][sS]$/;
const WHITE = /\s/;

interface Forms {
  readonly exact: string;
  readonly folded: string;
}

/** Words repeat: folding each once is most of the speed. Bounded, so that odd input cannot fill the memory. */
const formsOf = new Map<string, Forms>();
const FORMS_KEPT = 60_000;

function forms(text: string, make: (text: string) => Forms): Forms {
  const known = formsOf.get(text);
  if (known !== undefined) return known;
  if (formsOf.size >= FORMS_KEPT) formsOf.clear();
  const made = make(text);
  formsOf.set(text, made);
  return made;
}

const wordForms = (text: string): Forms => ({ exact: exactForm(text), folded: fold(text) });
const numberForms = (text: string): Forms => {
  const joined = WHITE.test(text) ? text.replace(/\s/g, '') : text;
  return { exact: exactForm(joined), folded: fold(joined).replace(/–/g, '-') };
};
const initialismForms = (text: string): Forms => ({
  exact: exactForm(text),
  folded: fold(text).replace(/\./g, ''),
});

/**
 * The tokens of a text in order, not overlapping.
 * @param offset added to every position, for a text that is a slice of an article
 * @returns tokens for which `text.slice(start - offset, end - offset) === token.text`
 */
export function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    let found = match[0];
    const start = match.index;
    if (match[1] !== undefined) {
      push(tokens, found, start + offset, 'number', forms(found, numberForms));
      continue;
    }
    if (match[2] !== undefined) {
      push(tokens, found, start + offset, 'word', forms(found, initialismForms));
      continue;
    }
    if (found.length > 1) {
      const cut = found.slice(1).search(SPLIT_UNSPACED);
      if (cut >= 0) {
        // A word of a spaced script that runs into an unspaced one (`AI技术`) ends there.
        found = found.slice(0, cut + 1);
        TOKEN.lastIndex = start + found.length;
      } else if (POSSESSIVE.test(found)) {
        found = found.slice(0, -2);
      }
    }
    push(tokens, found, start + offset, 'word', forms(found, wordForms));
  }
  return tokens;
}

function push(tokens: Token[], text: string, start: number, kind: Token['kind'], made: Forms): void {
  tokens.push({ text, start, end: start + text.length, exact: made.exact, folded: made.folded, kind });
}
