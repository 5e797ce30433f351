/**
 * Words of one root: `announce` and `announcement`, `nedlegge` and `nedleggelse`, `aksjonen` and `underskriftsaksjonen`. The
 * stems of the index only join inflections, because there every chance likeness would cost; in a sentence that is among the
 * best already it is a hint. Works on folded words.
 */
import { stem } from './stem.ts';

/** Shorter words resemble too much. */
export const SHORTEST_KIN = 4;
/** What a word of the same root is worth beside the word itself, and one that is a part of the other. */
const ROOT = 0.8;
const PART = 0.55;
/** Letters that a root must keep, and that a part of a compound must have. */
const SHORTEST_ROOT = 4;
const SHORTEST_PART = 5;

const ENDINGS =
  /(?:isations?|izations?|ations?|itions?|ments?|ances?|ences?|ities|ity|ions?|ings?|ures?|ers?|ors?|als?|ists?|isms?|ives?|ous|ables?|ible|fully?|ful|less|ness|ly|ery|ship|asjon(?:en|er|ene)?|sjon(?:en|er|ene)?|elser?|elsen|elsene|ninger?|ningen|inger?|ingen|ingene|heten?|heter|skap(?:et)?|ere|eren|erne|ende|lig(?:e)?|isk(?:e)?|else|nad(?:en)?|aktig)$/;

const roots = new Map<string, string>();
const ROOTS_KEPT = 60_000;

function rootOf(word: string): string {
  const known = roots.get(word);
  if (known !== undefined) return known;
  if (roots.size >= ROOTS_KEPT) roots.clear();
  const bare = word.replace(ENDINGS, '');
  const cut = bare.length >= SHORTEST_ROOT ? bare : word;
  const made = cut.length > SHORTEST_ROOT ? cut.replace(/[eyi]$/, '') : cut;
  roots.set(word, made);
  return made;
}

/** How surely two different words are of one root or compound, 0 to 1; 0 also for what only resembles. */
export function kinship(one: string, other: string): number {
  if (one === other) return 1;
  if (one.charCodeAt(0) === other.charCodeAt(0)) {
    if (one.length < SHORTEST_KIN || other.length < SHORTEST_KIN) return 0;
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a === b || rootOf(stem(one, 'en')) === rootOf(stem(other, 'en'))) return ROOT;
  }
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_PART || long.length - short.length < 3) return 0;
  const part = stem(short, 'no');
  return part.length >= SHORTEST_PART && (long.startsWith(part) || stem(long, 'no').endsWith(part))
    ? PART
    : 0;
}
