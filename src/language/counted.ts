/**
 * What a number counts: `three large offshore wind farms`, `tre nye skoler`, `hai dự án`. Without a parser the
 * phrase is kept short: it ends at its plural noun, and never crosses a function word, a verb ending or a punctuation mark.
 */
import { loadLexicon } from './lexicon.ts';
import { gapAfter, SPACE, spaced, type TokenText, wordAt } from './quantities.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

export interface Counted {
  /** Index of the last token of the phrase. */
  readonly last: number;
  /** The noun, folded and stemmed. */
  readonly unit: string;
}

const MOST_WORDS = 6;
/** Plurals without `-s`. */
const PLURAL_EN = new Set(
  'people men women children police sheep fish feet teeth cattle aircraft series species staff votes media criteria data'.split(
    ' ',
  ),
);
const NOT_PLURAL_EN = /(?:ss|us|is|ous|ics|'s)$/;
/** Words in `-s` that are no nouns. */
const NO_NOUN_EN = new Set(
  'overseas always sometimes perhaps afterwards nowadays besides whereas seems says includes remains needs wants has does goes'.split(
    ' ',
  ),
);
/** Words that end a phrase though they are no stop words: verbs right after a number's noun are cut by the plural. */
const ENDS_EN = new Set('said says who which that made won lost met took times'.split(' '));

/** The phrase that begins after the token `after`; null when nothing there can be counted. */
export function readCounted(input: TokenText, after: number): Counted | null {
  if (!joins(input, after)) return null;
  if (input.language === 'en') return englishNoun(input, after);
  if (input.language === 'no') return norwegianNoun(input, after);
  if (input.language === 'vi') return vietnameseNoun(input, after);
  return null;
}

/** Whether the next word carries on: behind one space, or a hyphen (`full-time`). */
function joins(input: TokenText, i: number): boolean {
  const gap = gapAfter(input, i);
  return SPACE.test(gap) || gap === '-';
}

function isWord(input: TokenText, i: number): boolean {
  const token = input.tokens[i];
  return token !== undefined && token.kind === 'word' && !isStopWord(token, input.language, true);
}

function englishNoun(input: TokenText, after: number): Counted | null {
  for (let i = after + 1; i <= after + MOST_WORDS && isWord(input, i); i += 1) {
    const word = wordAt(input, i);
    if (ENDS_EN.has(word)) return null;
    const carriesOn = gapAfter(input, i) === '-';
    if (!carriesOn && isPluralEn(word)) {
      const more = spaced(input, i) && isWord(input, i + 1) && isPluralEn(wordAt(input, i + 1));
      if (!more) return { last: i, unit: stem(word, 'en') };
    }
    if (!joins(input, i)) return null;
  }
  return null;
}

function isPluralEn(word: string): boolean {
  return (
    PLURAL_EN.has(word) ||
    (!NO_NOUN_EN.has(word) && word.length > 3 && word.endsWith('s') && !NOT_PLURAL_EN.test(word))
  );
}

/** An adjective in the plural (`nye`, `nedlagte`) or a participle leads on to the noun. */
const ADJECTIVE_NO = /(?:[^n]e|ende)$/;
const FREE_NOUN_NO = /(?:[^aeiouy]ene|ere|mennene)$/;
const VERB_NO =
  /(?:^(?:sa|sier|skal|ble|blir|kom|deltok|dode|fikk|gikk|vant|tok|star|ligger|mener|har|hadde)$)/;

function norwegianNoun(input: TokenText, after: number): Counted | null {
  for (let i = after + 1; i <= after + MOST_WORDS && isWord(input, i); i += 1) {
    const word = wordAt(input, i);
    if (VERB_NO.test(word)) return null;
    const hyphen = gapAfter(input, i) === '-';
    const nextIsWord = spaced(input, i) && isWord(input, i + 1) && !VERB_NO.test(wordAt(input, i + 1));
    const adjective = ADJECTIVE_NO.test(word) && !FREE_NOUN_NO.test(word) && nextIsWord;
    if (hyphen && isWord(input, i + 1)) continue;
    if (!adjective) return { last: i, unit: stem(word, 'no') };
  }
  return null;
}

/** The noun is a term of the lexicon, or one syllable; what follows it is not told from a verb, so it is left out. */
function vietnameseNoun(input: TokenText, after: number): Counted | null {
  const first = after + 1;
  if (!isWord(input, first) || !/^\p{Ll}/u.test(input.tokens[first]!.text)) return null;
  const near = input.tokens.slice(first, first + 5);
  let length = 1;
  const classifier = /^(?:người|chiếc|con|cái|cuốn|bộ|vụ|ca|nhóm|đội|tòa|căn)$/.test(wordAt(input, first));
  for (const match of loadLexicon().conceptsOf(near, 'vi')) {
    if (match.first === 0) length = Math.max(length, match.last + 1);
    if (match.first === 1 && classifier && match.last > 1) length = Math.max(length, match.last + 1);
  }
  for (let i = first; i < first + length - 1; i += 1) {
    if (!spaced(input, i)) {
      length = i - first + 1;
      break;
    }
  }
  const last = first + length - 1;
  const unit = input.tokens
    .slice(first, last + 1)
    .map((token) => token.folded)
    .join(' ');
  return { last, unit };
}
