/**
 * Light stemmers: inflections of one word meet (`exports`, `exported`, `exporting`), different words do not.
 * They work on folded words. A stem is a key, not a word: only that index and question agree counts.
 * Vietnamese does not inflect, and a language without rules here keeps its words as they are.
 */
import { IRREGULAR_ENGLISH, IRREGULAR_NORWEGIAN } from './irregular.ts';

const VOWEL = /[aeiouy]/;
const STEMS_KEPT = 60_000;
const englishStems = new Map<string, string>();
const norwegianStems = new Map<string, string>();

/**
 * The stem of one folded word.
 * @param language ISO 639-1; anything but `en` and `no` gives the word itself
 */
export function stem(folded: string, language: string): string {
  if (language === 'en') return cached(englishStems, folded, stemEnglish);
  if (language === 'no') return cached(norwegianStems, folded, stemNorwegian);
  return folded;
}

function cached(stems: Map<string, string>, word: string, make: (word: string) => string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEMS_KEPT) stems.clear();
  const made = make(word);
  stems.set(word, made);
  return made;
}

/** One syllable that ends in consonant, vowel, consonant, as `hop` and `not`: its `-e` form is another word. */
const SHORT = /^[^aeiouy]*[aeiouy][^aeiouywx]$/;
const DOUBLED = /([bcdfgklmnprstvz])\1$/;
const DOUBLED_BY_ENDING = /([bdgmnprt])\1$/;

function stemEnglish(word: string): string {
  const irregular = IRREGULAR_ENGLISH.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  return withoutLastE(withoutVerbEnding(withoutAdverbEnding(withoutPlural(word))));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is|ics)$/.test(word)) return word;
  return word.slice(0, -1);
}

function withoutAdverbEnding(word: string): string {
  if (word.length < 7 || !word.endsWith('ly')) return word;
  if (word.endsWith('ically')) return word.slice(0, -4);
  if (word.endsWith('bly')) return `${word.slice(0, -1)}e`;
  if (word.endsWith('ily')) return `${word.slice(0, -3)}y`;
  return word.slice(0, -2);
}

function withoutVerbEnding(word: string): string {
  const known = IRREGULAR_ENGLISH.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('ied')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('eed')) return word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (ending === 0) return word;
  const bare = word.slice(0, -ending);
  if (bare.length < 2 || !VOWEL.test(bare)) return word;
  if (DOUBLED_BY_ENDING.test(bare) && bare.length > 3) return bare.slice(0, -1);
  if (SHORT.test(bare) || bare.length === 2) return `${bare}e`;
  return bare;
}

function withoutLastE(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  if (word.endsWith('e') && !word.endsWith('ee')) {
    const bare = word.slice(0, -1);
    return SHORT.test(bare) ? word : undoubled(bare);
  }
  return undoubled(word);
}

function undoubled(word: string): string {
  return word.length > 3 && DOUBLED.test(word) ? word.slice(0, -1) : word;
}

/** Endings by length, longest first; what is left must keep three letters and a vowel. */
const NORWEGIAN_ENDINGS = ['ende', 'ene', 'ede', 'erne', 'en', 'et', 'er', 'ar', 'e', 'a'] as const;
/** The genitive: `s` after a letter that can end a Norwegian word before it. */
const GENITIVE = /[bcdfghjklmnoprtvyzaei]s$/;
const CLUSTER_R = /[bdfgkpstv]r$/;

function stemNorwegian(word: string): string {
  const irregular = IRREGULAR_NORWEGIAN.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  let left = word;
  if (left.length > 4 && GENITIVE.test(left) && !/(?:sjons|lys|pris|hus|is|us)$/.test(left)) {
    left = left.slice(0, -1);
    const known = IRREGULAR_NORWEGIAN.get(left);
    if (known !== undefined) return known;
  }
  // `konkluderte`, `konkludert`, `konkluderer` → `konkluder-`
  if (left.length > 6 && /ert(?:e)?$/.test(left)) left = left.replace(/t(?:e)?$/, '');
  else if (left.length > 5 && /(?:[^aeiouy]kte|pte|[aeiouy]lte|iste)$/.test(left)) left = left.slice(0, -2);
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const shorter = withoutNorwegianEnding(left);
    if (shorter === left) break;
    left = shorter;
  }
  if (left.length > 5 && /(?:al|el|iv|ig|ell)t$/.test(left)) left = left.slice(0, -1);
  if (left.length > 4 && CLUSTER_R.test(left)) left = left.slice(0, -1);
  return undoubled(left);
}

function withoutNorwegianEnding(word: string): string {
  for (const ending of NORWEGIAN_ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const bare = word.slice(0, -ending.length);
    if (bare.length >= 3 && VOWEL.test(bare)) return bare;
  }
  return word;
}
