/**
 * The forms of the lexicon by their first word, made ready only when a text asks for words that begin so: a process
 * that answers one question needs a small part of some fifteen thousand forms, and should not wait for all.
 */
import { exactForm, fold, hasMarks } from './fold.ts';
import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

export interface Entry {
  /** One key for each word of the form: stems, or Vietnamese syllables. */
  readonly keys: readonly string[];
  readonly concept: string;
  /** Whether the form counts only with a capital (`^`), only in capitals, or only without any (`~`). */
  readonly capital: 'any' | 'first' | 'all' | 'none';
  /** The form folded, as written. */
  readonly folded: string;
  /** The first word of the form folded, and whether it is written with marks. */
  readonly head: string;
  readonly marked: boolean;
  /** Whether every word of the form begins with a capital in the file: a name. */
  readonly name: boolean;
}

interface Bucket {
  /** Forms as written, each followed by its concept. */
  readonly raw: string[];
  /** By first key; null until asked for. */
  ready: ReadonlyMap<string, readonly Entry[]> | null;
  readyBare: ReadonlyMap<string, readonly Entry[]> | null;
}

const NONE: readonly Entry[] = [];

/** How a form is cut into keys: by stems of a language, by syllables with marks, or by syllables without. */
export type KeyMaker = (form: string) => readonly string[];

export class FormIndex {
  readonly #buckets = new Map<string, Bucket>();
  readonly #keysOf: KeyMaker;

  constructor(keysOf: KeyMaker) {
    this.#keysOf = keysOf;
  }

  /** @param form as written in the file, perhaps with `^` or `~` before it */
  add(form: string, concept: string): void {
    const prefix = prefixOf(form);
    const bucket = this.#buckets.get(prefix);
    if (bucket === undefined)
      this.#buckets.set(prefix, { raw: [form, concept], ready: null, readyBare: null });
    else bucket.raw.push(form, concept);
  }

  /** Forms whose first key is this one. @param folded the same without marks, or more of the word */
  startingWith(key: string, folded: string = key): readonly Entry[] {
    const bucket = this.#buckets.get(folded.slice(0, 2));
    if (bucket === undefined) return NONE;
    bucket.ready ??= prepare(bucket.raw, this.#keysOf);
    return bucket.ready.get(key) ?? NONE;
  }

  /** Forms whose first word is this one when marks are dropped from both. */
  startingWithBare(folded: string): readonly Entry[] {
    const bucket = this.#buckets.get(folded.slice(0, 2));
    if (bucket === undefined) return NONE;
    bucket.readyBare ??= prepare(bucket.raw, bareKeys);
    return bucket.readyBare.get(folded) ?? NONE;
  }
}

function prepare(raw: readonly string[], keysOf: KeyMaker): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (let i = 0; i < raw.length; i += 2) {
    const form = raw[i] ?? '';
    const bare = SIGNED.test(form) ? form.slice(1) : form;
    const keys = keysOf(bare);
    const words = bare.split(GAP);
    const entry: Entry = {
      keys,
      concept: raw[i + 1] ?? '',
      capital: capitalOf(form, bare),
      folded: fold(bare),
      head: fold(words[0] ?? ''),
      marked: hasMarks(words[0] ?? ''),
      name: words.every((word) => CAPITAL.test(word)),
    };
    const first = keys[0] ?? '';
    const list = entries.get(first);
    if (list === undefined) entries.set(first, [entry]);
    else list.push(entry);
  }
  return entries;
}

const PREFIXES = new Map<string, string>();

function prefixOf(form: string): string {
  const sign = form.charCodeAt(0);
  const at = sign === CARET || sign === TILDE ? 1 : 0;
  const start = form.slice(at, at + 2);
  let prefix = PREFIXES.get(start);
  if (prefix === undefined) {
    prefix = fold(start).slice(0, 2).trimEnd();
    PREFIXES.set(start, prefix);
  }
  return prefix;
}

const CARET = 0x5e;
const TILDE = 0x7e;
const SIGNED = /^[\^~]/;
const CAPITAL = /^\p{Lu}/u;

function capitalOf(form: string, bare: string): Entry['capital'] {
  if (form === bare) return 'any';
  if (form.startsWith('~')) return 'none';
  return bare.length > 1 && bare === bare.toUpperCase() ? 'all' : 'first';
}

const GAP = /[\s-]+/;

export function stemKeys(language: 'en' | 'no'): KeyMaker {
  return (form) =>
    fold(form)
      .replace(/\./g, '')
      .split(GAP)
      .map((word) => stem(word, language));
}

export const syllableKeys: KeyMaker = (form) => form.split(GAP).map(syllableKey);
const bareKeys: KeyMaker = (form) => fold(form).split(GAP);

/** Both ways of placing the tone mark on `oa`, `oe`, `uy` are one: `hoà` is `hòa`. */
const TONES: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
];
const MOVED_TONE = /o[àáảãạèéẻẽẹ]$|u[ỳýỷỹỵ]$/;

/** A Vietnamese syllable, lower-case with its marks, the tone mark in one place. */
export function syllableKey(syllable: string): string {
  const exact = exactForm(syllable);
  if (!MOVED_TONE.test(exact)) return exact;
  const end = exact.slice(-2);
  const moved = TONES.find(([from]) => from === end);
  return moved === undefined || exact.startsWith('qu') ? exact : exact.slice(0, -2) + moved[1];
}

/** Whether a token has the capital that an entry asks for, or lacks it. */
export function hasItsCapitals(entry: Entry, token: Token): boolean {
  if (entry.capital === 'any') return true;
  if (entry.capital === 'none') return !CAPITAL.test(token.text);
  return entry.capital === 'all' ? token.text === token.text.toUpperCase() : CAPITAL.test(token.text);
}

/**
 * Whether marks keep the first word of a form and a token apart in a text that is typed with marks: `råd` and `rad`,
 * `vår` and `var`. A token that lost its mark by inflection (`bok`, `bøker`) is another word anyway.
 */
export function differsByMarks(entry: Entry, token: Token, typedWithMarks: boolean): boolean {
  const marked = hasMarks(token.text);
  if (marked === entry.marked) return false;
  return entry.marked ? typedWithMarks : token.folded === entry.head;
}

/**
 * Whether these tokens are a name rather than the words of a form: every one has a capital, and the form none.
 * A Vietnamese name is made of words (`Hòa Bình`, peace); only the first word of a text may have its capital.
 */
export function looksLikeName(entry: Entry, tokens: readonly Token[], i: number): boolean {
  if (entry.name || entry.capital !== 'any') return false;
  const length = entry.keys.length;
  if (length === 1 && i === 0) return false;
  for (let k = i; k < i + length; k += 1) {
    const text = tokens[k]!.text;
    if (!CAPITAL.test(text) || (text.length > 1 && text === text.toUpperCase())) return false;
  }
  return true;
}
