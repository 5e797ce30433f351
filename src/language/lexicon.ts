/**
 * The trilingual lexicon: which words of English, Norwegian and Vietnamese mean the same, so that a question in
 * one language finds a sentence in another by words too. The words stand in `lexicon.tsv`, which a translator can
 * edit; names of countries, languages and currencies come from `Intl.DisplayNames`.
 *
 * How a form meets a text:
 * - English and Norwegian: folded and stemmed, by the language of the text.
 * - Vietnamese: a word with marks meets only the form with the same marks (`thể` is never `the`). A word without
 *   marks meets a form with marks only when the whole text has none, and then only terms of two syllables or of
 *   four letters.
 * - A word that its own language does not know is tried in the others, when it is long enough not to be a
 *   false friend: five letters, four in a Vietnamese text. Vietnamese forms in other texts need their marks.
 * - The longest form wins; in English and Norwegian its words may also be concepts of their own, in Vietnamese
 *   only those of two syllables and more, because a syllable is not a word.
 * - A form that begins with `^` in the file needs a capital (`^May`), and all capitals when it has them (`^US`);
 *   one with `~` must have none (`~son`, because Son is a name). Vietnamese words that all have capitals are a name.
 * - Norwegian words that only a mark keeps apart (`råd`, `rad`) are kept apart in a text that is typed with marks.
 */
import { readFileSync } from 'node:fs';
import { displayNames } from './display-names.ts';
import { hasMarks } from './fold.ts';
import { formsIn, type LexiconRow, parseLexicon } from './lexicon-file.ts';
import {
  differsByMarks,
  type Entry,
  FormIndex,
  hasItsCapitals,
  looksLikeName,
  stemKeys,
  syllableKey,
  syllableKeys,
} from './lexicon-forms.ts';
import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

/** A concept that the tokens `first` to `last`, inclusive, stand for. */
export interface ConceptMatch {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
}

export interface Lexicon {
  /** Concepts of a tokenised text, in order of their first token. */
  conceptsOf(tokens: readonly Token[], language: string): readonly ConceptMatch[];
  /** Concepts of one folded word of English or Norwegian, as the part of a compound. */
  conceptsOfWord(folded: string, language: string): readonly string[];
  /** Whether this folded word is a Norwegian form of the lexicon: what compounds are split by. */
  isNorwegianWord(folded: string): boolean;
  /** Whether some form of this stem is a Norwegian form of the lexicon. */
  isNorwegianStem(stemmed: string): boolean;
  /** All forms of a concept in a language, as written; empty when there are none. */
  formsOf(concept: string, language: string): readonly string[];
  /** Whether a concept names a thing, not something done, said or counted. False for unknown concepts. */
  namesThing(concept: string): boolean;
  /** Number of concepts. */
  readonly size: number;
}

let loaded: Lexicon | null = null;

/** The lexicon of the program: read once, then shared. */
export function loadLexicon(): Lexicon {
  loaded ??= makeLexicon(readFileSync(new URL('./lexicon.tsv', import.meta.url), 'utf8'), displayNames());
  return loaded;
}

/** A lexicon from the text of a file and further rows. */
export function makeLexicon(tsv: string, more: readonly LexiconRow[] = []): Lexicon {
  return new IndexedLexicon([...parseLexicon(tsv), ...more]);
}

/** The longest form of the lexicon has no more words than this. */
const LONGEST_FORM = 8;
/** A word of another language is tried from this many letters; shorter ones are false friends too often. */
const FOREIGN_FROM = { inflected: 5, vietnamese: 4 } as const;

const INFLECTED: Rules = { shortest: 1, parts: true, names: false, typedWithMarks: false };
const SYLLABLES: Rules = { shortest: 1, parts: false, names: true, typedWithMarks: false };
const TERMS: Rules = { ...SYLLABLES, shortest: 2 };

class IndexedLexicon implements Lexicon {
  readonly #stemmed = { en: new FormIndex(stemKeys('en')), no: new FormIndex(stemKeys('no')) };
  readonly #syllables = new FormIndex(syllableKeys);
  readonly #rows = new Map<string, LexiconRow[]>();

  constructor(rows: readonly LexiconRow[]) {
    for (const row of rows) {
      const same = this.#rows.get(row.concept);
      if (same === undefined) this.#rows.set(row.concept, [row]);
      else same.push(row);
      for (const form of formsIn(row.en)) this.#stemmed.en.add(form, row.concept);
      for (const form of formsIn(row.no)) this.#stemmed.no.add(form, row.concept);
      for (const form of formsIn(row.vi)) this.#syllables.add(form, row.concept);
    }
  }

  namesThing(concept: string): boolean {
    return this.#rows.get(concept)?.some((row) => !row.general) ?? false;
  }

  get size(): number {
    return this.#rows.size;
  }

  conceptsOfWord(folded: string, language: string): readonly string[] {
    if (language !== 'en' && language !== 'no') return [];
    return this.#stemmed[language]
      .startingWith(stem(folded, language))
      .filter((entry) => entry.keys.length === 1 && countsSmall(entry))
      .map((entry) => entry.concept);
  }

  isNorwegianWord(folded: string): boolean {
    return this.#stemmed.no
      .startingWith(stem(folded, 'no'))
      .some((entry) => entry.folded === folded && countsSmall(entry));
  }

  isNorwegianStem(stemmed: string): boolean {
    return this.#stemmed.no
      .startingWith(stemmed)
      .some((entry) => entry.keys.length === 1 && countsSmall(entry));
  }

  formsOf(concept: string, language: string): readonly string[] {
    if (language !== 'en' && language !== 'no' && language !== 'vi') return [];
    const rows = this.#rows.get(concept) ?? [];
    return rows.flatMap((row) => formsIn(row[language]).map((form) => form.replace(/^[\^~]/, '')));
  }

  conceptsOf(tokens: readonly Token[], language: string): readonly ConceptMatch[] {
    const matches: ConceptMatch[] = [];
    if (language === 'vi') this.#vietnamese(tokens, matches);
    else this.#inflected(tokens, language, matches);
    return matches;
  }

  #inflected(tokens: readonly Token[], language: string, matches: ConceptMatch[]): void {
    const own = language === 'en' || language === 'no' ? language : null;
    const others = (['en', 'no'] as const).filter((other) => other !== own);
    const ownKeys = own === null ? [] : tokens.map((token) => stem(token.folded, own));
    const rules = { ...INFLECTED, typedWithMarks: tokens.some((token) => hasMarks(token.text)) };
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i]!;
      if (own !== null) {
        const entries = this.#stemmed[own].startingWith(ownKeys[i] ?? '');
        if (collect(entries, ownKeys, tokens, i, rules, matches) > 0) continue;
      }
      if (hasMarks(token.text) && this.#markedVietnamese(tokens, i, matches) > 0) continue;
      if (token.kind === 'number' || token.folded.length < FOREIGN_FROM.inflected) continue;
      for (const other of others) if (this.#foreign(other, tokens, i, matches) > 0) break;
    }
  }

  #foreign(other: 'en' | 'no', tokens: readonly Token[], i: number, matches: ConceptMatch[]): number {
    const index = this.#stemmed[other];
    if (index.startingWith(stem(tokens[i]!.folded, other)).length === 0) return 0;
    const near = tokens.slice(i, i + LONGEST_FORM);
    const keys = near.map((token) => stem(token.folded, other));
    return collect(index.startingWith(keys[0] ?? ''), keys, near, 0, INFLECTED, matches, i);
  }

  /** Vietnamese terms, with their marks, inside a text of another language: two syllables or more. */
  #markedVietnamese(tokens: readonly Token[], i: number, matches: ConceptMatch[]): number {
    const near = tokens.slice(i, i + LONGEST_FORM);
    const keys = near.map((token) => syllableKey(token.exact));
    return collect(this.#startingWithMarks(keys[0] ?? '', near[0]!), keys, near, 0, TERMS, matches, i);
  }

  #startingWithMarks(key: string, token: Token): readonly Entry[] {
    return this.#syllables.startingWith(key, token.folded);
  }

  #vietnamese(tokens: readonly Token[], matches: ConceptMatch[]): void {
    const anyMarks = tokens.some((token) => hasMarks(token.text));
    const exactKeys = tokens.map((token) => syllableKey(token.exact));
    const bareKeys = anyMarks ? [] : tokens.map((token) => token.folded);
    let consumed = -1;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i]!;
      const before = matches.length;
      // Inside a longer term a single syllable is not a word of its own, and no term may reach out of it.
      const inside = i <= consumed;
      const rules = inside ? TERMS : SYLLABLES;
      const marked = this.#startingWithMarks(exactKeys[i] ?? '', token);
      let longest = collect(marked, exactKeys, tokens, i, rules, matches);
      if (longest === 0 && !anyMarks) {
        const bare = this.#syllables.startingWithBare(token.folded);
        longest = collect(bare, bareKeys, tokens, i, token.folded.length >= 4 ? rules : TERMS, matches);
      }
      if (inside && i + longest - 1 > consumed) {
        matches.length = before;
        longest = 0;
      }
      consumed = Math.max(consumed, i + longest - 1);
      if (longest > 0 || inside || token.kind === 'number') continue;
      if (token.folded.length < FOREIGN_FROM.vietnamese) continue;
      if (!hasMarks(token.text) && this.#foreign('en', tokens, i, matches) > 0) continue;
      this.#foreign('no', tokens, i, matches);
    }
  }
}

/**
 * Adds the concepts of the longest form that begins at token `i`, and of its first word alone when forms of one
 * word count. Returns how many tokens the longest form has; 0 when there is none.
 */
function collect(
  entries: readonly Entry[],
  keys: readonly string[],
  tokens: readonly Token[],
  i: number,
  rules: Rules,
  matches: ConceptMatch[],
  offset = 0,
): number {
  let longest = 0;
  for (const entry of entries) {
    const length = entry.keys.length;
    if (length > longest && length >= rules.shortest && meets(entry, keys, tokens, i, rules))
      longest = length;
  }
  if (longest === 0) return 0;
  const alone = rules.parts ? 1 : longest;
  const first = i + offset;
  for (const entry of entries) {
    const length = entry.keys.length;
    if ((length === longest || length === alone) && meets(entry, keys, tokens, i, rules)) {
      addOnce(matches, { concept: entry.concept, first, last: first + length - 1 });
    }
  }
  return longest;
}

/** Whether the form counts without a capital, as the part of a compound has none. */
function countsSmall(entry: Entry): boolean {
  return entry.capital === 'any' || entry.capital === 'none';
}

function addOnce(matches: ConceptMatch[], match: ConceptMatch): void {
  for (let k = matches.length - 1; k >= 0 && matches[k]!.first === match.first; k -= 1) {
    if (matches[k]!.concept === match.concept) return;
  }
  matches.push(match);
}

function meets(
  entry: Entry,
  keys: readonly string[],
  tokens: readonly Token[],
  i: number,
  rules: Rules,
): boolean {
  for (let k = 1; k < entry.keys.length; k += 1) {
    if (entry.keys[k] !== keys[i + k]) return false;
  }
  const token = tokens[i]!;
  if (!hasItsCapitals(entry, token)) return false;
  if (rules.names) return !looksLikeName(entry, tokens, i);
  return !differsByMarks(entry, token, rules.typedWithMarks);
}

/** How forms of one language meet a text. */
interface Rules {
  /** The fewest words that a form must have. */
  readonly shortest: number;
  /** Whether the first word of a longer form counts too. */
  readonly parts: boolean;
  /** Whether words that all have capitals are a name. */
  readonly names: boolean;
  readonly typedWithMarks: boolean;
}
