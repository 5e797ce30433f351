/**
 * Articles that tell a meeting in words the tables do not know. Such an article founds no meeting, but it may join one that
 * another article tells, when day, people, place and numbers are the same. Pure.
 */
import type { EventSentence, EventText } from './article.ts';
import { bodiesIn } from './bodies.ts';
import { dateOf, nearDays } from './days.ts';
import type { ReportedEvent } from '../domain.ts';
import { placesOf } from './places.ts';
import { namedIn, numbersIn, voicesIn } from './traces.ts';
import type { Trigger } from './triggers.ts';

/** The day of the news stands in the first sentences. */
const LEAD = 2;

/** What the article could be a report of; null where it names no day, or announces what is to come. */
export function looseReport(
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): ReportedEvent | null {
  const lead = body.slice(0, LEAD);
  const dated = lead.find((sentence) => nearDays(sentence, input).length > 0);
  const [first] = body;
  if (!dated || !first) return null;
  const announced = lead.some(({ ordinal }) =>
    triggers.get(ordinal)?.some(({ tense, sort }) => tense === 'ahead' && sort !== 'act'),
  );
  if (announced) return null;
  const [day] = nearDays(dated, input);
  const bodies = lead
    .flatMap((sentence) => bodiesIn(sentence, input))
    .filter(({ kind, attendee }) => kind !== null && attendee.of.length > 0)
    .map(({ attendee }) => attendee);
  const inLead = namedIn(lead, [], input);
  const voices = voicesIn(body, inLead, input);
  return {
    path: input.article.path,
    language: input.language,
    number: 0,
    kind: 'meeting',
    date: dateOf(day!, dated, input),
    places: placesOf(dated, null, day!, input),
    attendees: [],
    voices: [...inLead, ...voices, ...bodies],
    named: namedIn(body, [...inLead, ...voices], input),
    numbers: numbersIn(body, input),
    lead: first.ordinal,
    sentences: input.sentences.map(({ ordinal }) => ordinal),
  };
}
