/** A sentence read as the event that its article reports: who is there, on what day, and how likely it is the news. Pure. */
import { fold } from '../language/fold.ts';
import type { EventSentence, EventText } from './article.ts';
import { actor, attendeesOf } from './attendees.ts';
import { type NearDay, nearDays, nearestDay } from './days.ts';
import type { Attendee } from '../domain.ts';
import { personAttendee } from './persons.ts';
import { isVerb, type Trigger } from './triggers.ts';
import { unlistedPeople } from './unlisted.ts';

/** So many sentences at the top tell what an article is about. */
export const LEAD = 4;
/** A candidate below this is no event that the article reports. */
const ENOUGH = 2.4;

/** A sentence with one of its triggers, read as an event. */
export interface Candidate {
  readonly sentence: EventSentence;
  readonly trigger: Trigger;
  readonly attendees: readonly Attendee[];
  readonly day: NearDay | null;
  readonly score: number;
}

/** The trigger as an event of this article, or null where it is to come, recalled, or nobody is there. */
export function candidateOf(
  sentence: EventSentence,
  trigger: Trigger,
  position: number,
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): Candidate | null {
  if (trigger.tense !== 'told' || goesOnAhead(sentence, trigger, position, body, triggers, input))
    return null;
  if (trigger.sort === 'act' && !actor(sentence, trigger, input)) return null;
  const start = sentence.tokens[trigger.first]!.start;
  const end = sentence.tokens[trigger.last]!.end;
  const day = nearestDay(nearDays(sentence, input), start, end);
  if (day === null && isLongAgo(sentence, start, input)) return null;
  if (position > 0 && day !== null && isBeforeNews(day, body, input)) return null;
  const own = attendeesOf(sentence, trigger, input);
  const gathering = trigger.kind === 'conference' || trigger.kind === 'session';
  const nameless = own.every(
    ({ form, of, offices }) =>
      form === 'body' && (of.length === 0 || (gathering && offices.includes('delegation'))),
  );
  const unheard = trigger.kind === 'press-conference' && own.every(({ form }) => form === 'body');
  const attendees =
    (nameless && trigger.sort !== 'relation') || unheard
      ? [...own, ...peopleBeside(sentence, body, input)]
      : withPronoun(own, sentence, trigger, body, input);
  if (attendees.length === 0 || lacksSide(trigger, attendees)) return null;
  if (isMatch(sentence, trigger, attendees)) return null;
  const people = attendees.filter(({ form }) => form === 'person').length;
  const { kind } = sentence.attribution;
  const spoken = position > 0 && (kind === 'direct' || kind === 'indirect' || kind === 'mixed');
  const told =
    position > 0 && day === null && trigger.sort === 'noun' && isAnaphoric(sentence, trigger, input);
  const score =
    (isVerb(trigger.sort) ? 3 : 2) +
    (day ? 1 : position > 0 && dayBeside(sentence, body, input) ? 0.5 : 0) +
    (people >= 2 ? 1.5 : people === 1 ? 0.7 : 0.5) +
    (own.length > 0 ? 0.3 : 0) -
    0.7 * position -
    (spoken ? (trigger.kind === 'press-conference' ? 0 : 1) : 0) -
    (told ? 0.8 : 0) -
    (trigger.kind === 'visit' ? 0.6 : 0);
  return score >= ENOUGH ? { sentence, trigger, attendees, day, score } : null;
}

/** "met fierce criticism", "received a letter": a verb of meeting needs somebody on either side. */
function lacksSide({ kind, sort }: Trigger, attendees: readonly Attendee[]): boolean {
  if (sort !== 'relation' || kind === 'hearing') return false;
  if (kind === 'visit' || kind === 'conference' || kind === 'session')
    return !attendees.some(({ form }) => form === 'person');
  if (kind === 'signing') return attendees.length === 0;
  if (attendees.some(({ party, offices }) => party === null && offices.includes('delegation'))) return false;
  const sides = new Set(attendees.map(({ party }) => party));
  return sides.size < 2 && attendees.length < 2 ? !(kind === 'talks') : false;
}

/** Teams meet as well; a score beside the verb tells. */
function isMatch({ tokens }: EventSentence, { kind }: Trigger, attendees: readonly Attendee[]): boolean {
  if (kind !== 'meeting' || attendees.some(({ form }) => form === 'person')) return false;
  return tokens.some(({ folded }) => /^\d{1,3}[-–]\d{1,3}$/.test(folded));
}

const TWO_SIDED: ReadonlySet<string> = new Set(['meeting', 'talks', 'reception']);
const PRONOUN = /^(?:he|she|they|han|hun|de|ông|bà|họ)$/;

/** "On Tuesday she met Nils Holm": the one whom the sentence before is about. */
function withPronoun(
  own: readonly Attendee[],
  sentence: EventSentence,
  { first, sort, kind }: Trigger,
  body: readonly EventSentence[],
  input: EventText,
): readonly Attendee[] {
  // "She spoke at a dinner for Ada Berg"
  const opens = !isVerb(sort) && TWO_SIDED.has(kind) && PRONOUN.test(sentence.keys[0] ?? '');
  if (!(isVerb(sort) || opens) || own.some(({ party }) => party === 0)) return own;
  const near = sentence.keys.slice(Math.max(0, first - 4), first + 3);
  if (!opens && !near.some((key) => PRONOUN.test(key))) return own;
  const before = body[body.indexOf(sentence) - 1];
  const mention = before ? input.mentions(before).find(({ genitive }) => !genitive) : undefined;
  return mention ? [personAttendee(mention.person, 0, input), ...own] : own;
}

/** Where the sentence names nobody, the one beside it may: "… went on trial. Nils Holm, 51, is accused of …". */
function peopleBeside(sentence: EventSentence, body: readonly EventSentence[], input: EventText): Attendee[] {
  const at = body.indexOf(sentence);
  for (const beside of [body[at - 1], body[at + 1]]) {
    if (!beside) continue;
    const mentions = input.mentions(beside).filter(({ genitive }) => !genitive);
    const people = [...new Set(mentions.map(({ person }) => person))];
    const found = [
      ...people.map((person) => personAttendee(person, null, input)),
      ...unlistedPeople(beside, input),
    ];
    if (found.length > 0) return found;
  }
  return [];
}

/** The first sentence tells the news of a later day: what stands below about an earlier one is recalled. */
function isBeforeNews(day: NearDay, body: readonly EventSentence[], input: EventText): boolean {
  const [news] = body[0] ? nearDays(body[0], input) : [];
  return news !== undefined && day.to < news.from;
}

/** "The meeting", "møtet": what was told before, unless the day stands with it. */
function isAnaphoric(sentence: EventSentence, { first, last }: Trigger, input: EventText): boolean {
  if (input.language === 'no') return /(?:et|en|ene)$/.test(sentence.keys[last]!);
  if (input.language === 'vi') return first <= 2;
  return /^(?:the|this|that|these|those)$/.test(sentence.keys[first - 1] ?? '');
}

/** Whether the nearest date is one of a past month or year. */
function isLongAgo(sentence: EventSentence, start: number, input: EventText): boolean {
  const { day } = input;
  if (day === null) return false;
  const dates = input.dates(sentence);
  let nearest: { far: number; to: string | null } | null = null;
  for (const date of dates) {
    const far = Math.abs(date.start - start);
    if (nearest === null || far < nearest.far) nearest = { far, to: date.to };
  }
  return nearest !== null && nearest.to !== null && nearest.to < day && nearest.far < 80;
}

/** The day of the sentences around the lead, where the lead has none. */
export function dayBeside(
  sentence: EventSentence,
  body: readonly EventSentence[],
  input: EventText,
): { day: NearDay; sentence: EventSentence } | null {
  const at = body.indexOf(sentence);
  for (const other of [body[at - 1], body[at + 1], body[at - 2], body[at + 2]]) {
    const [day] = other ? nearDays(other, input) : [];
    if (other && day && body.indexOf(other) < LEAD) return { day, sentence: other };
  }
  return null;
}

/** Whether two attendees of one article are the same. */
export function sameHere(a: Attendee, b: Attendee): boolean {
  return a.personId !== null || b.personId !== null
    ? a.personId === b.personId
    : fold(a.name) === fold(b.name);
}

/** "… will meet on Friday. The talks are expected to last two hours." */
function goesOnAhead(
  sentence: EventSentence,
  trigger: Trigger,
  position: number,
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): boolean {
  if (position === 0 || trigger.sort !== 'noun' || !isAnaphoric(sentence, trigger, input)) return false;
  return body
    .slice(0, position)
    .some(({ ordinal }) =>
      triggers.get(ordinal)?.some(({ tense, sort }) => tense === 'ahead' && sort !== 'act'),
    );
}
