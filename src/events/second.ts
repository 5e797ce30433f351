/** Further events of one article: "the same day she also received …", "On Tuesday, the President met …". Pure. */
import type { EventSentence, EventText } from './article.ts';
import { type Candidate, candidateOf, sameHere } from './candidate.ts';
import { isVerb, type Trigger } from './triggers.ts';

/**
 * A later sentence reports an event of its own when a verb of meeting brings in somebody new, and either the day is said
 * to be the same, or another day is named and the newcomer is then heard. One sentence about another day only recalls.
 */
export function furtherEvents(
  main: Candidate,
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): Candidate[] {
  const found: Candidate[] = [];
  body.forEach((sentence, at) => {
    if (sentence.ordinal <= main.sentence.ordinal) return;
    const { kind } = sentence.attribution;
    if (kind === 'direct' || kind === 'mixed') return;
    const sameDay = saysSameDay(sentence, input);
    for (const trigger of triggers.get(sentence.ordinal) ?? []) {
      if (!isVerb(trigger.sort) || trigger.kind === 'hearing' || trigger.kind === 'visit') continue;
      const candidate = candidateOf(sentence, trigger, 0, body, triggers, input);
      if (!candidate || (!sameDay && candidate.day === null)) continue;
      const known = [main, ...found].flatMap(({ attendees }) => attendees);
      const newcomers = candidate.attendees.filter(
        (one) => one.party === 1 && !known.some((other) => sameHere(one, other)),
      );
      if (
        newcomers.length === 0 ||
        (!sameDay &&
          !isHeard(
            newcomers.map(({ personId }) => personId),
            body[at + 1],
          ))
      )
        continue;
      found.push(sameDay ? { ...candidate, day: candidate.day ?? main.day } : candidate);
      break;
    }
  });
  return found;
}

function saysSameDay({ keys }: EventSentence, { table }: EventText): boolean {
  return table.sameDay.some((phrase) => phrase.every((word, i) => keys[i] === word));
}

function isHeard(ids: readonly (string | null)[], next: EventSentence | undefined): boolean {
  return next?.attribution.speakers.some((id) => ids.includes(id)) ?? false;
}
