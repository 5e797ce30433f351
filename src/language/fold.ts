/**
 * Folding: the one way in which index and question forget marks and case, so that `Ha Noi` finds `Hà Nội`.
 * Folding may change the length of a text, so it is for words and terms, never for anything that offsets point into.
 */

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ƀ: 'b',
  ɓ: 'b',
  ɗ: 'd',
  ɖ: 'd',
  ɛ: 'e',
  ə: 'e',
  ƙ: 'k',
  ƴ: 'y',
  ſ: 's',
  ﬁ: 'fi',
  ﬂ: 'fl',
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '‘': "'",
};

const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** The letters above that are letters with something added; apostrophes and ligatures are not. */
const BARRED = /[đðøłæœßþħıŋŧƀɓɗɖɛəƙƴ]/iu;
/** Combining marks of the Latin, Greek and Cyrillic scripts; vowel signs of other scripts are letters to their readers. */
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
const HAS_MARK = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;
/** Characters that nobody sees: soft hyphen, zero-width spaces and joiners, direction marks, variation selectors. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g;
const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * Lower-cases, drops marks (`Hà Nội` → `ha noi`, `Tromsø` → `tromso`) and characters that nobody sees.
 * The same for composed (NFC) and decomposed (NFD) input; `fold(fold(x)) === fold(x)`.
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(INVISIBLE, '')
    .replace(MARKS, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter);
  return NOT_ASCII.test(bare) ? bare.normalize('NFC') : bare;
}

/** Lower-cases and composes (NFC) but keeps the marks: what "written exactly so" is compared by. */
export function exactForm(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[’ʼʻ‘]/g, "'");
}

/** Whether the text has a letter that folding makes plainer: `Hà`, `đ`, `Tromsø`; not `Hanoi`, not `don’t`. */
export function hasMarks(text: string): boolean {
  return NOT_ASCII.test(text) && (BARRED.test(text) || HAS_MARK.test(text.normalize('NFD')));
}
