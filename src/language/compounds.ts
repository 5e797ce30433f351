/**
 * Norwegian writes compounds as one word. They are split where both halves are known words, with the linking letters
 * that Norwegian puts between (`handel-s-omsetning`, `barn-e-hage`), so that a half finds the whole.
 */
import type { Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';

const SHORTEST_WORD = 7;
const SHORTEST_PART = 3;
const KEPT = 60_000;

/** Endings that look like words. */
const NEVER_RIGHT = new Set([
  'het',
  'heten',
  'ene',
  'ens',
  'ers',
  'ing',
  'inger',
  'ingen',
  'skap',
  'else',
  'elsen',
]);

/**
 * @returns the two halves of a folded Norwegian word, without the linking letter, or null when it is no compound
 *   of known words, or a known word itself
 */
export type CompoundSplitter = (folded: string) => readonly [string, string] | null;

/** A splitter that knows the words of a lexicon, and any further folded words. */
export function compoundSplitter(lexicon: Lexicon, more: ReadonlySet<string> = new Set()): CompoundSplitter {
  const cache = new Map<string, readonly [string, string] | null>();
  const known = (word: string): boolean => lexicon.isNorwegianWord(word) || more.has(word);
  const knownEnd = (word: string): boolean => known(word) || lexicon.isNorwegianStem(stem(word, 'no'));
  return (folded) => {
    const cached = cache.get(folded);
    if (cached !== undefined) return cached;
    if (cache.size >= KEPT) cache.clear();
    const parts = split(folded, known, knownEnd);
    cache.set(folded, parts);
    return parts;
  };
}

function split(
  word: string,
  known: (word: string) => boolean,
  knownEnd: (word: string) => boolean,
): readonly [string, string] | null {
  if (word.length < SHORTEST_WORD || !/^[a-z]+$/.test(word) || knownEnd(word)) return null;
  let best: readonly [string, string] | null = null;
  let bestScore = 0;
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const right = word.slice(at);
    if (NEVER_RIGHT.has(right) || !knownEnd(right)) continue;
    const left = knownStart(word.slice(0, at), known);
    if (left === null) continue;
    // The most even split is the likeliest; one of two long halves is hardly chance.
    const score = Math.min(left.length, right.length);
    if (score > bestScore) {
      best = [left, right];
      bestScore = score;
    }
  }
  return best;
}

function knownStart(left: string, known: (word: string) => boolean): string | null {
  if (known(left)) return left;
  if (left.length > SHORTEST_PART && /[se]$/.test(left) && known(left.slice(0, -1))) return left.slice(0, -1);
  // `skolegard` has the whole `skole`; `folkekongress` `folk`; `industri` in `industripolitikk` as it is.
  return null;
}
