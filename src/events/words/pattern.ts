/**
 * Patterns of words by which an article names an event. One line of a table is `kind | sort | pattern`; in a pattern
 * `a|b` is either word, `~3` up to three words between, `x?` a word that may be missing. Plain data and its reader.
 */
import type { MeetingKind } from '../../domain.ts';

/**
 * relation: a verb with people on both sides ("met with"); holding: one that names the event, so that one side will do
 * ("held talks"); noun: the event itself ("at the talks"); act: what a council or
 * court does ("voted to"), which needs the body in the sentence.
 */
export type TriggerSort = 'relation' | 'holding' | 'noun' | 'act';

/** One word of a pattern: any of `words`, after at most `gap` other words. */
export interface PatternWord {
  readonly words: ReadonlySet<string>;
  readonly gap: number;
  readonly optional: boolean;
}

/** Words that name an event of a kind. */
export interface EventPattern {
  readonly kind: MeetingKind;
  readonly sort: TriggerSort;
  readonly words: readonly PatternWord[];
}

/** The words about events of one language. Words are folded in English and Norwegian; in Vietnamese they keep their marks. */
export interface EventWords {
  readonly patterns: readonly EventPattern[];
  /** Ends of compounds that are event nouns or heads of bodies by themselves (`budsjettmøtet`), longest first. */
  readonly compoundEnds: readonly string[];
  /** Words that make an event one to come, standing shortly before it. */
  readonly ahead: ReadonlySet<string>;
  /** Words that make an event one of the past before the news, standing shortly before it. */
  readonly earlier: ReadonlySet<string>;
  /** Words before an event noun that make it a purpose or an occasion, not what is reported. */
  readonly purpose: ReadonlySet<string>;
  /** Words that make the noun another thing: "trading session". */
  readonly other: ReadonlySet<string>;
  /** Phrases that begin a sentence on a further event of the same day. */
  readonly sameDay: readonly (readonly string[])[];
  /** Words before a place. */
  readonly at: ReadonlySet<string>;
  /** Words of a town, province or building that belong to a place but not to its name. */
  readonly placeWords: ReadonlySet<string>;
  /** Heads of names of bodies, with what they are. */
  readonly bodies: ReadonlyMap<string, BodyKind>;
  /** Heads of bodies of more than one word, longest first. */
  readonly bodyPhrases: readonly { readonly words: readonly string[]; readonly kind: BodyKind }[];
  /** Words of number before "day" that tell how long an event lasts. */
  readonly dayCounts: ReadonlyMap<string, number>;
  /** Labels before a headline, and words of the writer, by which an opinion is known. */
  readonly opinion: ReadonlySet<string>;
  readonly writer: ReadonlySet<string>;
}

/** What a body is, language-free. */
export type BodyKind =
  | 'council'
  | 'court'
  | 'parliament'
  | 'government'
  | 'ministry'
  | 'federation'
  | 'company'
  | 'shareholders'
  | 'board'
  | 'committee'
  | 'bank'
  | 'union'
  | 'party'
  | 'club'
  | 'school'
  | 'agency'
  | 'delegation';

/** Words between white space; `#` begins a remark. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/#.*$/gmu, '')
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Reads a table of patterns. */
export function patternsOf(table: string): EventPattern[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [kind = '', sort = '', ...rest] = line.split(/\s\|\s/u).map((cell) => cell.trim());
      return { kind: kind as MeetingKind, sort: sort as TriggerSort, words: patternWords(rest.join(' ')) };
    });
}

function patternWords(text: string): PatternWord[] {
  const words: PatternWord[] = [];
  let gap = 0;
  for (const part of text.split(/\s+/u)) {
    const between = /^~(\d+)$/u.exec(part);
    if (between) {
      gap = Number(between[1]);
      continue;
    }
    const optional = part.endsWith('?');
    words.push({ words: new Set((optional ? part.slice(0, -1) : part).split('|')), gap, optional });
    gap = 0;
  }
  return words;
}

/** `kind: a b c` lines as a map from word to kind; `_` stands for a space in a phrase. */
export function bodiesOf(table: string): Pick<EventWords, 'bodies' | 'bodyPhrases'> {
  const bodies = new Map<string, BodyKind>();
  const bodyPhrases: { words: string[]; kind: BodyKind }[] = [];
  for (const line of table.split('\n')) {
    const [kind = '', heads = ''] = line.split(':').map((cell) => cell.trim());
    for (const head of wordsOf(heads)) {
      if (head.includes('_')) bodyPhrases.push({ words: head.split('_'), kind: kind as BodyKind });
      else bodies.set(head, kind as BodyKind);
    }
  }
  bodyPhrases.sort((a, b) => b.words.length - a.words.length);
  return { bodies, bodyPhrases };
}
