/**
 * Finds the event that an article reports: news tell it in the first sentences, with its day, its place and who was there.
 * What the article only recalls or announces is kept as a mention. Pure.
 */
import type {
  ArticleEvents,
  AttributedArticle,
  EventPlace,
  MeetingDate,
  MentionedEvent,
  ReportedEvent,
} from '../domain.ts';
import { addDays } from '../language/calendar.ts';
import type { DateMention } from '../language/dates.ts';
import type { Words } from '../language/words.ts';
import { type EventSentence, type EventText, eventText, wordsAt } from './article.ts';
import { type Candidate, candidateOf, dayBeside, LEAD } from './candidate.ts';
import { dateOf, guessedDate } from './days.ts';
import { looseReport } from './loose.ts';
import { isOpinion } from './opinion.ts';
import { placesOf } from './places.ts';
import { furtherEvents } from './second.ts';
import { namedIn, numbersIn, voicesIn } from './traces.ts';
import { findTriggers, type Trigger } from './triggers.ts';

/** Part of what an index is made with: raise it when an article may be read otherwise than before. */
export const EVENTS_VERSION = '1';

/** What an article reports, recalls and announces. The same article and words give the same. */
export function readEvents(source: AttributedArticle, words: Words): ArticleEvents {
  const input = eventText(source, words);
  const body = input.sentences.filter(({ kind }) => kind === 'sentence');
  const triggers = new Map(body.map((sentence) => [sentence.ordinal, findTriggers(sentence, input)]));
  const opinion = isOpinion(input);
  const main = opinion ? null : mainCandidate(body, triggers, input);
  const found = main ? [main, ...furtherEvents(main, body, triggers, input)] : [];
  const events = found
    .map((candidate, number) => report(candidate, number, found, body, triggers, input))
    .filter((event) => event !== null);
  const taken = new Set(events.map(({ lead }) => lead));
  const loose = opinion || events.length > 0 ? null : looseReport(body, triggers, input);
  return { path: source.article.path, events, loose, mentions: mentionsOf(body, triggers, taken, input) };
}

function mainCandidate(
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): Candidate | null {
  let best: Candidate | null = null;
  body.slice(0, LEAD).forEach((sentence, position) => {
    for (const trigger of triggers.get(sentence.ordinal) ?? []) {
      const candidate = candidateOf(sentence, trigger, position, body, triggers, input);
      if (candidate && (best === null || candidate.score > best.score)) best = candidate;
    }
  });
  return best;
}

function report(
  candidate: Candidate,
  number: number,
  all: readonly Candidate[],
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): ReportedEvent | null {
  const { sentence, trigger, attendees } = candidate;
  const beside = number === 0 && candidate.day === null ? dayBeside(sentence, body, input) : null;
  const day = candidate.day ?? beside?.day ?? null;
  const date: MeetingDate | null = day
    ? dateOf(day, beside?.sentence ?? sentence, input)
    : guessedDate(input);
  if (date === null) return null;
  const sentences = sentencesOf(candidate, all, input);
  const own = sentences.map((ordinal) => input.sentences[ordinal]!);
  const voices = voicesIn(own, attendees, input);
  return {
    path: input.article.path,
    language: input.language,
    number,
    kind: isSitting(candidate) ? 'session' : trigger.kind,
    date,
    places: placesWithBeside(candidate, body, triggers, input),
    attendees,
    voices,
    named: namedIn(own, [...attendees, ...voices], input),
    numbers: numbersIn(own, input),
    lead: sentence.ordinal,
    sentences,
  };
}

/** The places of the sentence that tells the event; where it names none, those that the next one gives with the event. */
function placesWithBeside(
  { sentence, trigger, day }: Candidate,
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  input: EventText,
): EventPlace[] {
  const own = placesOf(sentence, trigger, day, input);
  if (own.some(({ stated }) => stated)) return own;
  const beside = body[body.indexOf(sentence) + 1];
  const again = beside
    ? triggers.get(beside.ordinal)?.find(({ tense, sort }) => tense === 'told' && sort !== 'act')
    : undefined;
  if (!beside || !again) return own;
  return placesOf(beside, again, null, input);
}

/** A meeting of a council or a board is a session of it. */
function isSitting({ trigger, attendees }: Candidate): boolean {
  return (
    trigger.kind === 'meeting' &&
    attendees.some(({ offices }) =>
      offices.some((office) => /^(?:council|parliament|board|committee)$/.test(office)),
    ) &&
    attendees.every(({ form }) => form === 'body')
  );
}

/** A further event has the sentences from its own on, up to the next; the first has the rest. */
function sentencesOf(candidate: Candidate, all: readonly Candidate[], input: EventText): number[] {
  const starts = all.slice(1).map(({ sentence }) => sentence.ordinal);
  const ownerOf = (ordinal: number): Candidate => {
    let owner = all[0]!;
    all.slice(1).forEach((other, i) => {
      if (starts[i]! <= ordinal) owner = other;
    });
    return owner;
  };
  return input.sentences.map(({ ordinal }) => ordinal).filter((ordinal) => ownerOf(ordinal) === candidate);
}

/** Events that are named but not reported: recalled, announced, or what a journey was for. */
function mentionsOf(
  body: readonly EventSentence[],
  triggers: ReadonlyMap<number, readonly Trigger[]>,
  taken: ReadonlySet<number>,
  input: EventText,
): MentionedEvent[] {
  const found: MentionedEvent[] = [];
  for (const sentence of body) {
    const named = triggers.get(sentence.ordinal) ?? [];
    if (taken.has(sentence.ordinal) || named.length === 0) continue;
    const dates = input.dates(sentence);
    for (const { kind, sort, first, last, tense } of named) {
      if (sort === 'act' || (dates.length === 0 && tense === 'told')) continue;
      const start = sentence.tokens[first]!.start;
      const near = dates
        .filter(({ from, to }) => from !== null && to !== null)
        .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0];
      found.push({
        path: input.article.path,
        kind,
        date: near ? mentionedDate(near, tense) : null,
        sentence: sentence.ordinal,
        words: {
          text: wordsAt(sentence, input.text, first, last),
          start,
          end: sentence.tokens[last]!.end,
        },
      });
    }
  }
  return found;
}

/** "On Wednesday she will meet" is the Wednesday that comes. */
function mentionedDate(date: DateMention, tense: Trigger['tense']): MeetingDate {
  const [from, to] = [date.from!, date.to!];
  const next = date.precision === 'weekday' && tense === 'ahead' ? 7 : 0;
  return { from: addDays(from, next), to: addDays(to, next), certain: date.precision === 'day' };
}
