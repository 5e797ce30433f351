/** Groups without names that take part: "with provincial leaders", "health ministers from six countries". Pure. */
import { type EventSentence, type EventText, gapAfter, wordsAt } from './article.ts';
import { bodiesIn, bodyNamed } from './bodies.ts';
import { nearDays } from './days.ts';
import { isCalendarWord, namesPeople, officesIn } from './keys.ts';
import type { Attendee } from '../domain.ts';
import { isVerb, type Trigger } from './triggers.ts';

/** Whoever stands behind these words is not one of the two sides but what they spoke about. */
const ABOUT: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'about regarding concerning over discuss on thanking praising saying after before who which whose that'.split(
      ' ',
    ),
  ),
  no: new Set('om angående etter før som hvor'.split(' ')),
  vi: new Set('về nhằm để sau trước liên'.split(' ')),
};

/** Whether a word leads to what was spoken about; "on" before a day does not. */
export function leadsToTopic({ keys, tokens }: EventSentence, i: number, { language }: EventText): boolean {
  if (!(ABOUT[language] ?? ABOUT.en!).has(keys[i]!)) return false;
  const next = tokens[i + 1];
  return !(keys[i] === 'on' && next !== undefined && (next.kind === 'number' || isCalendarWord(next)));
}

/** "Health ministers from six countries met in Elmstad": a group that meets with itself. */
export function groupInFront(sentence: EventSentence, trigger: Trigger, input: EventText): Attendee[] {
  const { first } = trigger;
  if (THEY.test(sentence.keys[first - 1] ?? '')) return groupMeant(sentence, first, input);
  let from = first;
  while (
    from > 0 &&
    first - from < LONGEST_GROUP &&
    !/[,;:]/.test(gapAfter(sentence, input.text, from - 1))
  ) {
    if (input.mentions(sentence).some(({ last }) => last === from - 1)) break;
    from -= 1;
  }
  if (from === first) return [];
  const name = wordsAt(sentence, input.text, from, first - 1);
  const kinds = sentence.keys.slice(from, first).map((key) => input.table.bodies.get(key));
  if (!kinds.includes('delegation')) return [];
  return [bodyNamed(name, 'delegation', input)];
}

const LONGEST_GROUP = 9;
const THEY = /^(?:they|de|ho)$/;
const JOINED = /^(?:and|og|và)$/;

/** "The ministers of Elmstad and Varg fell out when they met": the group that a sentence is about. */
function groupMeant(sentence: EventSentence, first: number, input: EventText): Attendee[] {
  const group = bodiesIn(sentence, input).find(({ kind, last }) => kind === 'delegation' && last < first);
  if (!group) return [];
  let { last } = group;
  while (JOINED.test(sentence.keys[last + 1] ?? '') && sentence.capital[last + 2] === true) last += 2;
  return [bodyNamed(wordsAt(sentence, input.text, group.first, last), 'delegation', input)];
}

const OPENING = /^(?:with|her|his|its|their|the|a|an|visiting|med|sin|sitt|sine|den|det|de|med|với)$/;

/** "with provincial leaders", "med ledere i fylket": a group without names, if its words are words for people. */
export function groupBehind(sentence: EventSentence, trigger: Trigger, input: EventText): Attendee[] {
  const days = nearDays(sentence, input);
  let first = trigger.last + 1;
  while (first < sentence.keys.length && OPENING.test(sentence.keys[first]!)) first += 1;
  const led = first > trigger.last + 1 || isVerb(trigger.sort);
  let last = first - 1;
  for (let i = first; i < sentence.keys.length && i < first + LONGEST_GROUP; i += 1) {
    if (i > first && /[,;:.()]/.test(gapAfter(sentence, input.text, i - 1))) break;
    if (sentence.tokens[i]!.kind === 'number') break;
    if (leadsToTopic(sentence, i, input)) break;
    if (input.table.at.has(sentence.keys[i]!) || /^(?:to|for|på)$/.test(sentence.keys[i]!)) break;
    if (days.some(({ start }) => start <= sentence.tokens[i]!.start && i >= first)) break;
    last = i;
  }
  while (last >= first && /^(?:on|in|at|of|and|og|và)$/.test(sentence.keys[last]!)) last -= 1;
  if (!led || last < first) return [];
  const name = wordsAt(sentence, input.text, first, last);
  if (!namesPeople(name, input.language, input.words)) return [];
  const head = sentence.keys
    .slice(first, last + 1)
    .map((key) => input.table.bodies.get(key))
    .find((kind) => kind !== undefined);
  const offices = officesIn(name, input.language, input.words);
  return [
    {
      ...bodyNamed(name, head ?? null, input),
      offices: [...new Set([...(head ? [head] : []), ...offices])],
      party: 1,
    },
  ];
}
