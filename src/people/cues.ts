/** The shapes in which the reading of clauses hands on what it finds, and small helpers on them. */
import type { LanguageCode } from '../domain.ts';
import type { Somebody } from './people.ts';
import type { Reference } from './references.ts';
import type { Word } from './scan.ts';
import type { Pronoun, SpeechVerb, SpeechWords } from './words/speech.ts';

/** A stretch of words, both ends included, by number in the sentence. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Words that show that somebody says something. */
export interface Cue {
  /** The verb, or "according to". */
  readonly verb: Stretch;
  readonly lemma: string;
  readonly speech: SpeechVerb['speech'] | 'according' | 'noun';
  /** Who: one reference, or two or more joined with "and". Empty when it is nobody that the article names. */
  readonly subjects: readonly Reference[];
  /** The subject as words, for people to read. */
  readonly subjectWords: Stretch | null;
  /** before: the words said stand before the verb; after: behind it; both. */
  readonly side: 'before' | 'after' | 'both';
  readonly content: readonly Stretch[];
  /** Whether it belongs to a clause inside another (relative, subordinate, participle). */
  readonly inner: boolean;
}

export interface Reading {
  readonly words: readonly Word[];
  readonly references: readonly Reference[];
  /** By word number: the reference that the word is part of. */
  readonly at: readonly (Reference | null)[];
  readonly speech: SpeechWords;
  readonly language: LanguageCode;
  /** Whether every word is a capital, as in English headlines. */
  readonly headline: boolean;
}

export interface Subject {
  readonly references: readonly Reference[];
  readonly words: Stretch;
  /** relative: "X, who said". */
  readonly relative: boolean;
  readonly inverted: boolean;
}

/** Words, not marks, in stretches. */
export function wordsIn(words: readonly Word[], stretches: readonly Stretch[]): number {
  let count = 0;
  for (const { first, last } of stretches)
    for (let i = first; i <= last; i++) if (words[i]!.kind !== 'mark') count++;
  return count;
}

/** A pronoun that is read outside a subject's place. */
export const pronounReference = (at: number, pronoun: Pronoun): Reference => ({
  form: 'pronoun',
  sentence: -1,
  first: at,
  last: at,
  phraseFirst: at,
  genitive: false,
  quoted: false,
  name: null,
  office: null,
  modifiers: [],
  pronoun,
});

export const OBJECT_PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ['him', { gender: 'male', number: 'one' }],
  ['her', { gender: 'female', number: 'one' }],
  ['ham', { gender: 'male', number: 'one' }],
  ['henne', { gender: 'female', number: 'one' }],
]);

/** A cue with the people its subject means. */
export interface SettledCue extends Cue {
  /** Empty when nobody named is meant, or it cannot be told who. */
  readonly speakers: readonly Somebody[];
  /** Whether the subject stands for all who take part. */
  readonly together: boolean;
}
