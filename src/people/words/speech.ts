/** What the rules need to know of a language's words of speaking. Each language is one file of data. */

/**
 * say: reports words ("said"); act: does something by speaking ("urged", "welcomed"); view: what somebody thinks or wants
 * ("believes", "hopes").
 */
export type SpeechClass = 'say' | 'act' | 'view';

/** finite: stands as the verb of a clause; ing: English participle; base: needs an auxiliary before it. */
export type VerbForm = 'finite' | 'ing' | 'base';

export interface SpeechVerb {
  readonly lemma: string;
  readonly speech: SpeechClass;
  readonly form: VerbForm;
  /** Words, one of which must follow closely: "called" + "for", "on", "upon". Null when none is needed. */
  readonly needs: ReadonlySet<string> | null;
}

/** Where the subject of a reporting verb may stand. */
export type SubjectOrder = 'before' | 'both';

export interface SpeechWords {
  /** By folded form, words of several parts joined with a blank: `said`, `cho biet`. */
  readonly verbs: ReadonlyMap<string, readonly SpeechVerb[]>;
  /** Most parts in a key of `verbs`. */
  readonly longestVerb: number;
  /** "according to", "ifølge", "theo": the speaker follows. Folded parts joined with a blank. */
  readonly accordingTo: PhraseIndex;
  /** Words that may stand between subject and verb: auxiliaries, adverbs, negations are apart. */
  readonly between: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** A form of "to be" before a past form makes it passive. */
  readonly passive: ReadonlySet<string>;
  /** Pronouns in the subject's form, with what they tell. */
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  /** "his", "her": whose something is. */
  readonly possessives: ReadonlyMap<string, Pronoun>;
  /** Phrases for all who take part: "both sides". Folded, joined with a blank. */
  readonly together: PhraseIndex;
  readonly and: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Words that begin a clause which depends on another. */
  readonly subordinators: ReadonlySet<string>;
  /** The word that begins reported speech: "that", "at", "rằng". */
  readonly that: ReadonlySet<string>;
  readonly relative: ReadonlySet<string>;
  /** Definite articles and demonstratives before a role: "the minister". */
  readonly definite: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  /** Nouns for something said, followed by whose it is: "suggestions from the minister". */
  readonly sayingNouns: ReadonlySet<string>;
  /** Verbs that join such a noun with what is said: "included", "was". */
  readonly copulas: ReadonlySet<string>;
  /** Words of day, time and place of speaking that may follow "he said". */
  readonly trailing: ReadonlySet<string>;
  /** Verb forms that show that a stretch of words is a clause of its own. */
  readonly finiteMarkers: ReadonlySet<string>;
  readonly order: SubjectOrder;
}

export interface Pronoun {
  readonly gender: 'male' | 'female' | null;
  readonly number: 'one' | 'many';
}

/** Splits a list written as words between blanks. */
export const list = (text: string): string[] => text.trim().split(/\s+/);

/** Splits a list written as phrases between semicolons. */
export const phrases = (text: string): string[] =>
  text
    .trim()
    .split(/\s*[;\n]\s*/)
    .filter((phrase) => phrase.length > 0);

/** Phrases by their first word, longest first, each as its words. */
export type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

export function phraseIndex(list: readonly string[]): PhraseIndex {
  const index = new Map<string, string[][]>();
  for (const phrase of list) {
    const parts = phrase.split(' ');
    const known = index.get(parts[0]!);
    if (known) known.push(parts);
    else index.set(parts[0]!, [parts]);
  }
  for (const known of index.values()) known.sort((a, b) => b.length - a.length);
  return index;
}

/** How many words from `at` on are a phrase of the index; 0 when none. */
export function phraseAt(
  words: readonly { readonly folded: string }[],
  at: number,
  index: PhraseIndex,
): number {
  const candidates = index.get(words[at]?.folded ?? '');
  if (!candidates) return 0;
  for (const parts of candidates)
    if (parts.every((part, i) => words[at + i]?.folded === part)) return parts.length;
  return 0;
}
