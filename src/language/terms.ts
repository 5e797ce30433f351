/**
 * Terms: what passages are indexed under and questions search by. The same rules for both, so that they meet.
 *
 * - exact: every word lower-case with its marks, stop words too; numbers as written.
 * - folded: stems of all but stop words; the plain word beside its stem for what looks like a name, since a name is
 *   stemmed differently in each language; numbers as one value (`3,5` in Norwegian is `3.5`), ranges also by
 *   their ends; both halves of Norwegian compounds.
 * - concepts: concepts of the lexicon, `alias:…` for names of the glossary, `number:…` for small numbers.
 */
import { aliasIndex } from './aliases.ts';
import { type CompoundSplitter, compoundSplitter } from './compounds.ts';
import { hasMarks } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { canonicalNumber, parseNumber } from './numerals.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Words } from './words.ts';

/** One word of a question with all forms in which an article may hold it. */
export interface TermGroup {
  /** The word. A concept of several words stands in the group of each of them. */
  readonly tokens: readonly Token[];
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  readonly concepts: readonly string[];
  /** A function word (`the`, `på`, `của`): searchable, but it carries no meaning. */
  readonly stop: boolean;
}

/** The terms of a text by kind; the shape that the store takes. */
export interface PassageTerms {
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  readonly concepts: readonly string[];
}

/** Concepts that only say how something is asked are no words of an article. */
const ASKING = 'question:';

const splitters = new WeakMap<Lexicon, CompoundSplitter>();

function splitterOf(lexicon: Lexicon): CompoundSplitter {
  const known = splitters.get(lexicon);
  if (known !== undefined) return known;
  const made = compoundSplitter(lexicon);
  splitters.set(lexicon, made);
  return made;
}

/** The terms of a passage. Each list may repeat a term: repetitions count. */
export function passageTerms(text: string, language: string, words: Words): PassageTerms {
  const tokens = tokenize(text);
  const anyMarks = language !== 'vi' || tokens.some((token) => hasMarks(token.text));
  const exact: string[] = [];
  const folded: string[] = [];
  const concepts: string[] = [];
  for (const token of tokens) {
    if (token.folded === '') continue;
    exact.push(token.exact);
    if (!isStopWord(token, language, anyMarks)) addFolded(token, language, words, folded, concepts, false);
  }
  for (const match of words.lexicon.conceptsOf(tokens, language)) {
    if (!match.concept.startsWith(ASKING)) concepts.push(match.concept);
  }
  for (const match of aliasIndex(words.glossary).matches(tokens, language)) concepts.push(match.concept);
  return { exact, folded, concepts };
}

/** The words of a stretch of text with the places where each form of a word stands (index into `tokens`). */
export interface TermPositions {
  /** The words that have a form. */
  readonly tokens: readonly Token[];
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly folded: ReadonlyMap<string, readonly number[]>;
  readonly concepts: ReadonlyMap<string, readonly number[]>;
}

/** The same terms as `questionTerms`, by place; each form is made when it is first asked for, since most are not. */
export class TextTerms implements TermPositions {
  readonly tokens: readonly Token[];
  #exact: Map<string, number[]> | null = null;
  #folded: Map<string, number[]> | null = null;
  #concepts: Map<string, number[]> | null = null;

  /** `all` are the tokens of the text. */
  constructor(
    all: readonly Token[],
    private readonly language: string,
    private readonly words: Words,
  ) {
    this.tokens = all.filter((token) => token.folded !== '');
  }

  get exact(): ReadonlyMap<string, readonly number[]> {
    if (this.#exact) return this.#exact;
    const places = new Map<string, number[]>();
    this.tokens.forEach((token, at) => {
      addPlace(places, token.exact, at);
    });
    this.#exact = places;
    return places;
  }

  get folded(): ReadonlyMap<string, readonly number[]> {
    this.#folded ??= this.#made().folded;
    return this.#folded;
  }

  get concepts(): ReadonlyMap<string, readonly number[]> {
    if (this.#concepts) return this.#concepts;
    // Parts of compounds have concepts of their own, so the folded forms are made again with them.
    const { concepts } = this.#made();
    const add = (concept: string, first: number, last: number): void => {
      for (let at = first; at <= last; at++) addPlace(concepts, concept, at);
    };
    for (const { concept, first, last } of this.words.lexicon.conceptsOf(this.tokens, this.language)) {
      if (!concept.startsWith(ASKING)) add(concept, first, last);
    }
    for (const { concept, first, last } of aliasIndex(this.words.glossary).matches(
      this.tokens,
      this.language,
    ))
      add(concept, first, last);
    this.#concepts = concepts;
    return concepts;
  }

  #made(): { folded: Map<string, number[]>; concepts: Map<string, number[]> } {
    const { tokens, language, words } = this;
    const anyMarks = language !== 'vi' || tokens.some((token) => hasMarks(token.text));
    const made = { folded: new Map<string, number[]>(), concepts: new Map<string, number[]>() };
    tokens.forEach((token, at) => {
      if (isStopWord(token, language, anyMarks)) return;
      const folded: string[] = [];
      const concepts: string[] = [];
      addFolded(token, language, words, folded, concepts, true);
      for (const term of folded) addPlace(made.folded, term, at);
      for (const term of concepts) addPlace(made.concepts, term, at);
    });
    return made;
  }
}

/** A place counts once for a term. */
function addPlace(places: Map<string, number[]>, term: string, at: number): void {
  const known = places.get(term);
  if (!known) places.set(term, [at]);
  else if (known.at(-1) !== at) known.push(at);
}

/** The terms of a question, kept by the word that gave them, in the order of the question. */
export function questionTerms(text: string, language: string, words: Words): TermGroup[] {
  const tokens = tokenize(text).filter((token) => token.folded !== '');
  const anyMarks = language !== 'vi' || tokens.some((token) => hasMarks(token.text));
  const made = tokens.map((token) => {
    const stop = isStopWord(token, language, anyMarks);
    const folded: string[] = [];
    const concepts: string[] = [];
    if (!stop) addFolded(token, language, words, folded, concepts, true);
    return { token, exact: [token.exact], folded, concepts, stop };
  });
  for (const match of words.lexicon.conceptsOf(tokens, language)) {
    if (match.concept.startsWith(ASKING)) continue;
    for (let i = match.first; i <= match.last; i += 1) addOnce(made[i]!.concepts, match.concept);
  }
  for (const match of aliasIndex(words.glossary).matches(tokens, language)) {
    for (let i = match.first; i <= match.last; i += 1) addOnce(made[i]!.concepts, match.concept);
  }
  return made.map(({ token, ...forms }): TermGroup => ({ tokens: [token], ...forms }));
}

function addOnce(list: string[], term: string): void {
  if (!list.includes(term)) list.push(term);
}

/** A capital in the text: most likely a name, and stemmed differently by each language. */
const CAPITAL = /^\p{Lu}/u;

function addFolded(
  token: Token,
  language: string,
  words: Words,
  folded: string[],
  concepts: string[],
  question: boolean,
): void {
  if (token.kind === 'number') {
    addNumber(token, language, folded, concepts);
    return;
  }
  const stemmed = stem(token.folded, language);
  folded.push(stemmed);
  if (stemmed !== token.folded && (question || CAPITAL.test(token.text))) folded.push(token.folded);
  if (language !== 'no') return;
  const parts = splitterOf(words.lexicon)(token.folded);
  if (parts === null) return;
  for (const part of parts) {
    folded.push(stem(part, language));
    for (const concept of words.lexicon.conceptsOfWord(part, language)) concepts.push(concept);
  }
}

const NUMBER_PARTS =
  /^(?:\p{Lu}{0,3}\p{Sc})?([\p{Nd}.,\s\u00a0\u2009\u202f]*[\p{Nd}¼½¾⅓⅔])(?:[-–]([\p{Nd}.,]*\p{Nd}))?(%|\p{L}{1,3})?$/u;

function addNumber(token: Token, language: string, folded: string[], concepts: string[]): void {
  const match = NUMBER_PARTS.exec(token.text);
  const value = match?.[1] === undefined ? null : parseNumber(match[1], language);
  if (match === null || value === null) {
    folded.push(token.folded);
    for (const year of token.folded.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)) addOnce(folded, year[0]);
    return;
  }
  const term = canonicalNumber(value);
  folded.push(term);
  if (Number.isInteger(value) && value <= 20) concepts.push(`number:${value}`);
  if (match[2] === undefined) return;
  folded.push(token.folded);
  const end = parseNumber(match[2], language);
  if (end === null) return;
  // `2021-23` ends in 2023
  const century = value >= 1000 && value < 2200 && end < 100 ? Math.floor(value / 100) * 100 : 0;
  folded.push(canonicalNumber(century + end));
}
