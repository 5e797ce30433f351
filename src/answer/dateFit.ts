/** How well a date of a sentence answers "when". Pure. */
import type { DateMention } from '../language/dates.ts';

/** By how exact it is. */
const PRECISION = { day: 1, weekday: 1, month: 0.9, range: 0.75, year: 0.55 } as const;

/** What a date is worth that is only part of a thing's name. */
const NAMES_THING = 0.3;
/** What stands before the name of a thing, and not before a time. */
const ARTICLE_BEFORE =
  /(?:\b(?:the|an?|its|his|her|their|our|this|that|den|det|de|en|et|sin|sitt)|[’']s?) $/iu;
const NAME_AFTER = /^ \p{Ll}{3,}(?: \p{Ll}+)?/u;

/** A thing that is meant for a year does not happen then: "the tasks for 2025", and unlike it "planned for 2025". */
const MEANT_FOR = /(?<thing>\p{Ll}+) for $/u;
const PLANNED = /(?:ed|set|due|lagt|satt|ventet|varslet)$/u;

const ASKS_YEAR = /\b(?:year|ar|nam)\b/;

/** A sentence with what the question asks about. */
export interface DatedSentence {
  readonly text: string;
  /** Where it begins, in what the dates are offsets of. */
  readonly offset: number;
  /** Where words of the topic stand in `text`. */
  readonly places: readonly number[];
}

/** 0 to 1; 0 for a date that says nothing of when something happens. @param asked the question, folded */
export function dateFit(asked: string, date: DateMention, sentence: DatedSentence): number {
  const share = whenItHappens(date, sentence);
  return ASKS_YEAR.test(asked) ? Math.max(share, NAMES_THING) : PRECISION[date.precision] * share;
}

/**
 * 1, less where a date is part of a thing's name or what it is meant for, which says nothing of when it happens: years before
 * a noun without a preposition ("the 2024-26 action plan", "the 2025 list"), and "the tasks for 2025". Asked for a thing by its
 * name, its years may be what is wanted.
 */
function whenItHappens(
  { start, end, precision }: DateMention,
  { text, offset, places }: DatedSentence,
): number {
  if (precision !== 'year' && precision !== 'range') return 1;
  const before = text.slice(0, start - offset);
  const from = end - offset;
  const [name] = NAME_AFTER.exec(text.slice(from)) ?? [];
  if (name !== undefined && ARTICLE_BEFORE.test(before)) {
    return places.some((place) => place > from && place < from + name.length) ? NAMES_THING : 0;
  }
  const thing = MEANT_FOR.exec(before)?.groups?.thing;
  return thing === undefined || PLANNED.test(thing) ? 1 : 0;
}
