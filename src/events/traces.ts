/** What else a report is recognised by beside who met whom: others who speak or are named, and numbers. Pure. */
import { parseNumber } from '../language/numerals.ts';
import type { EventSentence, EventText } from './article.ts';
import type { Attendee } from '../domain.ts';
import { personAttendee } from './persons.ts';
import { unlistedPeople } from './unlisted.ts';

/** Numbers below this stand everywhere. */
const LEAST_NUMBER = 3;

/** Those who speak in the sentences, without the ones given. */
export function voicesIn(
  sentences: readonly EventSentence[],
  without: readonly Attendee[],
  input: EventText,
): Attendee[] {
  const present = new Set(without.map(({ personId }) => personId));
  const speakers = new Set(sentences.flatMap(({ attribution }) => attribution.speakers));
  return input.people
    .filter(({ id }) => speakers.has(id) && !present.has(id))
    .map((person) => personAttendee(person, null, input));
}

/** Those who are only named, by a full name. */
export function namedIn(
  sentences: readonly EventSentence[],
  without: readonly Attendee[],
  input: EventText,
): Attendee[] {
  const present = new Set(without.map(({ personId, name }) => personId ?? name));
  const found = new Map<string, Attendee>();
  for (const sentence of sentences) {
    const listed = input
      .mentions(sentence)
      .filter(({ person }) => person.kind === 'person' && person.name.includes(' '))
      .map(({ person }) => personAttendee(person, null, input));
    for (const one of [...listed, ...unlistedPeople(sentence, input)])
      if (!present.has(one.personId ?? one.name)) found.set(one.personId ?? one.name, one);
  }
  return [...found.values()];
}

/** The numbers of the sentences that are no days and no years, as values: the same in every language. */
export function numbersIn(sentences: readonly EventSentence[], input: EventText): number[] {
  const found = new Set<number>();
  for (const sentence of sentences) {
    const numbers = sentence.tokens.filter(({ kind }) => kind === 'number');
    if (numbers.length === 0) continue;
    const dates = input.dates(sentence);
    for (const token of numbers) {
      if (dates.some(({ start, end }) => start < token.end && token.start < end)) continue;
      // a score or a vote is two numbers: 18-9
      for (const part of token.text.replace(/^[^\p{Nd}]+|[^\p{Nd}]+$/gu, '').split(/[-–]/u)) {
        const value = parseNumber(part, input.language);
        if (value !== null && value >= LEAST_NUMBER && !isYear(value)) found.add(value);
      }
    }
  }
  return [...found];
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100;
