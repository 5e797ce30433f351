/** What a question was understood to ask: shapes. Pure. */
import type { LanguageCode, QuestionKind } from '../domain.ts';
import type { TermGroup } from '../language/terms.ts';
import { tokenize } from '../language/tokens.ts';
import type { LinkedPerson } from '../people/link.ts';
import type { PersonReference } from './part.ts';

/** A word of the question that the answer should hold. */
export interface TopicTerm {
  readonly group: TermGroup;
  /** As shown to people. */
  readonly text: string;
  /** Importance by rarity, above 0; a carried term counts half. */
  readonly weight: number;
  /** What a match by a concept says beside one by the word itself, 0 to 1: a broad concept says little of a rare word. */
  readonly concepts: ReadonlyMap<string, number>;
  /** No passage holds it in any form or language of the lexicon. */
  readonly unheld: boolean;
  /** It is a name or a number, so that nothing else can stand for it. */
  readonly strict: boolean;
  /**
   * Whether its absence speaks against every answer: it stands behind "about", or the lexicon knows it as a thing, and so all
   * that means the same is missing too. Another word may only be the asker's way to put it.
   */
  readonly telling: boolean;
  /** What the articles hold in the place of a word that was typed wrongly. */
  readonly corrected: string | null;
  /** It comes from the question before. */
  readonly carried: boolean;
}

/** The time a question limits itself to, inclusive days. */
export interface AskedTime {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface Question {
  readonly text: string;
  readonly language: LanguageCode;
  readonly kind: QuestionKind;
  readonly topics: readonly TopicTerm[];
  /** All groups, for the retrieval of passages. */
  readonly groups: readonly TermGroup[];
  readonly persons: readonly PersonReference[];
  /** Persons of the question before who take part. */
  readonly carriedPersons: readonly PersonReference[];
  /** Names that look like a person's and that no article holds. */
  readonly unknownPersons: readonly string[];
  readonly time: AskedTime | null;
  /** How it was said, where the question tells: asked, promised, warned; null where it only says that it was. */
  readonly verb: TermGroup | null;
  /** The counted noun of "how many …": words of which the last is the head. */
  readonly unit: readonly TermGroup[];
  /** The article of the answer before, for a follow-up. */
  readonly articlePath: string | null;
  /** Whether nothing but that article is meant. */
  readonly onlyArticle: boolean;
  /** Whether hardly any article is in the question's language, so that words it uses are rightly missing. */
  readonly foreign: boolean;
  /** Whether there is anything in the text that can be looked up. */
  readonly empty: boolean;
}

/** The references to those of whom one must have said it; empty when anybody may. */
export function speakersAsked({ persons }: Question): readonly PersonReference[] {
  return persons.filter(({ part }) => part === 'speaker');
}

/** Everybody of whom one must have said it; empty when anybody may. */
export function speakersOf(question: Question): readonly LinkedPerson[] {
  return speakersAsked(question).flatMap(({ people }) => people);
}

/**
 * Whom a reference means, each name once: by the name that the question uses, as the articles print it, where somebody has
 * several; several people where several are meant.
 */
export function namesOf({ people, words }: PersonReference): readonly string[] {
  const holdsWords = (name: string): boolean => {
    const folded = new Set(tokenize(name).map((token) => token.folded));
    return words.every((word) => folded.has(word));
  };
  const nameOf = ({ name, names }: LinkedPerson): string =>
    holdsWords(name) ? name : (names.find(holdsWords) ?? name);
  return [...new Set(people.map(nameOf))];
}
