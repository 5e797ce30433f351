/** Finds the words that name an event in a sentence: "held talks with", "at the congress", "the council voted". Pure. */
import { type EventSentence, type EventText, gapAfter } from './article.ts';
import type { MeetingKind } from '../domain.ts';
import { patternsByFirst } from './words/languages.ts';
import type { PatternWord, TriggerSort } from './words/pattern.ts';

/** Words that name an event, by token numbers of the sentence. */
export interface Trigger {
  readonly kind: MeetingKind;
  readonly sort: TriggerSort;
  readonly first: number;
  readonly last: number;
  /** told: what the article reports; ahead: to come; earlier: recalled; purpose: what something else was for. */
  readonly tense: 'told' | 'ahead' | 'earlier' | 'purpose';
}

/** Among triggers of one stretch of words the first of these names it. */
const RANK: readonly MeetingKind[] = [
  'press-conference',
  'hearing',
  'talks',
  'signing',
  'reception',
  'meeting',
  'conference',
  'session',
  'visit',
];

/** How many words before a trigger tell whether it is to come, recalled or a purpose. */
const BEFORE = { ahead: 5, earlier: 4, purpose: 5 } as const;

/** The triggers of a sentence in order, not overlapping. */
export function findTriggers(sentence: EventSentence, input: EventText): Trigger[] {
  const byFirst = patternsByFirst(input.table);
  const found: Trigger[] = [];
  for (let i = 0; i < sentence.keys.length; i += 1) {
    let best: Trigger | null = null;
    for (const { kind, sort, words } of byFirst.get(sentence.keys[i]!) ?? []) {
      const last = matchEnd(words, sentence, input.text, i);
      if (last === null) continue;
      const tense = tenseOf(sentence, input, i, sort);
      const trigger: Trigger = { kind, sort, first: i, last, tense };
      if (best === null || isBetter(trigger, best)) best = trigger;
    }
    if (best === null || isOther(sentence, input, best)) continue;
    found.push(best);
    i = best.sort === 'act' ? i : best.last;
  }
  return found;
}

const SORTS: Readonly<Record<TriggerSort, number>> = { relation: 2, holding: 2, noun: 1, act: 0 };

/** Whether the words are a verb that has sides. */
export const isVerb = (sort: TriggerSort): boolean => sort === 'relation' || sort === 'holding';

function isBetter(a: Trigger, b: Trigger): boolean {
  if (a.sort !== b.sort) return SORTS[a.sort] > SORTS[b.sort];
  if (a.last !== b.last) return a.last > b.last;
  return RANK.indexOf(a.kind) < RANK.indexOf(b.kind);
}

/** The last token that belongs to the pattern, or null where it does not fit. */
function matchEnd(
  pattern: readonly PatternWord[],
  sentence: EventSentence,
  text: string,
  at: number,
): number | null {
  let last = at;
  for (let k = 1; k < pattern.length; k += 1) {
    const { words, gap, optional } = pattern[k]!;
    let next = -1;
    for (let i = last + 1; i <= last + 1 + gap && i < sentence.keys.length; i += 1) {
      if (/[.;:!?]/.test(gapAfter(sentence, text, i - 1))) break;
      if (words.has(sentence.keys[i]!)) {
        next = i;
        break;
      }
    }
    if (next < 0) {
      if (optional) continue;
      return null;
    }
    last = next;
  }
  return last;
}

function tenseOf(
  sentence: EventSentence,
  input: EventText,
  first: number,
  sort: TriggerSort,
): Trigger['tense'] {
  const { table } = input;
  if (standsBefore(sentence, input.text, first, BEFORE.ahead, table.ahead, table.ahead)) return 'ahead';
  if (standsBefore(sentence, input.text, first, BEFORE.earlier, table.earlier, table.ahead)) return 'earlier';
  if (
    sort === 'noun' &&
    standsBefore(sentence, input.text, first, BEFORE.purpose, table.purpose, table.ahead)
  )
    return 'purpose';
  if (isVerb(sort) && input.language === 'en' && sentence.keys[first - 1] === 'to') return 'purpose';
  if (isVerb(sort) && input.language === 'no' && sentence.keys[first - 1] === 'a') return 'purpose';
  return 'told';
}

/** "to help the province at their meeting": what stands before "at" governs something else. */
const CIRCUMSTANCE = /^(?:at|during|after|following|under|etter|ved|tại|trong)$/;

/** Whether one of the words stands among the few before token `first`, with no comma between. */
function standsBefore(
  sentence: EventSentence,
  text: string,
  first: number,
  reach: number,
  words: ReadonlySet<string>,
  ahead: ReadonlySet<string>,
): boolean {
  for (let i = first - 1; i >= 0 && i >= first - reach; i -= 1) {
    if (/[,;:–—()]/.test(gapAfter(sentence, text, i))) return false;
    // a capital is a name: Tô folds to "to"
    if (words.has(sentence.keys[i]!) && (i === 0 || sentence.capital[i] === false)) return true;
    if (words !== ahead && CIRCUMSTANCE.test(sentence.keys[i]!)) return false;
  }
  return false;
}

/** "trading session", "met no resistance", and one score: matches are met too. */
function isOther(sentence: EventSentence, input: EventText, trigger: Trigger): boolean {
  const before = sentence.keys[trigger.first - 1];
  if (trigger.sort === 'noun' && before !== undefined && input.table.other.has(before)) return true;
  if (input.language === 'vi' && sentence.keys[trigger.last] === 'tiếp')
    return /^(?:tục|theo|cận|xúc|nhận|thu|tế|tân|thị|sức|giáp|diễn|đó|đến)$/.test(
      sentence.keys[trigger.last + 1] ?? '',
    );
  return false;
}
