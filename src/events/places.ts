/** Where an event is: the names behind "in", "at", "i", "på", "tại" in its sentence, else the dateline. Pure. */
import { type EventSentence, type EventText, gapAfter, wordsAt } from './article.ts';
import { bodiesIn, VIETNAMESE_LINK } from './bodies.ts';
import type { NearDay } from './days.ts';
import { countriesIn, isCalendarWord, isFunctionWord, placeKey, withoutShouting } from './keys.ts';
import type { EventPlace } from '../domain.ts';
import { isVerb, type Trigger } from './triggers.ts';
import type { BodyKind } from './words/pattern.ts';

/** A name of a place has at most so many words. */
const LONGEST = 4;
/** Words of place and words like "the" between "in" and the name. */
const LED_BY = 4;
/** So many words between the words that name the event and a place that belongs to it. */
const NEAR = 8;

/** What stands behind these is what they spoke about: "a hearing about fees in Elmstad". */
const TOPIC = /^(?:om|about|over|regarding|concerning|về)$/;

/** Below this a place stands too far off to be the event's. */
const STATED = 1;

/** Bodies that have places in their names, which say nothing of where they meet: "Elmstad Energy". */
const FIRMS: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'company',
  'board',
  'bank',
  'club',
  'federation',
  'union',
  'shareholders',
  'agency',
]);

/** Verbs whose object is the place. */
const VISITED = /^(?:visited|visits|toured|besokte|besoker|thăm)$/;
/** Where a visitor goes: "kom til Elmstad på besøk". */
const TO = /^(?:to|til|đến|tới)$/;
const BY_VISIT = 1.6;

interface Run {
  readonly first: number;
  readonly last: number;
}

/** The places of an event, nearest first; the dateline last, not stated. */
export function placesOf(
  sentence: EventSentence,
  trigger: Trigger | null,
  day: NearDay | null,
  input: EventText,
): EventPlace[] {
  const found: { places: EventPlace[]; near: number }[] = [];
  const mentions = input.mentions(sentence);
  const firms = bodiesIn(sentence, input).filter(({ kind }) => kind !== null && FIRMS.has(kind));
  for (let i = 0; i < sentence.keys.length; i += 1) {
    const visited =
      VISITED.test(sentence.keys[i]!) ||
      (trigger?.kind === 'visit' && i > trigger.first && TO.test(sentence.keys[i]!));
    if (!visited && !input.table.at.has(sentence.keys[i]!)) continue;
    const run = runAfter(sentence, input, i);
    if (!run || [...mentions, ...firms].some(({ first, last }) => first <= run.last && run.first <= last))
      continue;
    const chain = [run, ...lyingIn(sentence, input, run)];
    const places = chain.map(({ first, last }) =>
      placeNamed(wordsAt(sentence, input.text, first, last), true, input),
    );
    const near = visited ? BY_VISIT : nearness(sentence, input, i, chain.at(-1)!, trigger, day);
    found.push({ places, near });
  }
  const stated = found
    .filter(({ near }) => near >= STATED)
    .sort((a, b) => b.near - a.near)
    .flatMap(({ places }) => places);
  return unique([...stated, ...datelineOf(input)]);
}

/** "ELMSTAD, Norway": the town, then what it lies in. */
function datelineOf(input: EventText): EventPlace[] {
  const { place } = input.article;
  return (place?.text.split(/,\s+/u) ?? []).map((part) => placeNamed(part, false, input));
}

function placeNamed(printed: string, stated: boolean, input: EventText): EventPlace {
  const name = withoutShouting(printed.trim());
  return { name, key: placeKey(name, input.language, input.words), stated };
}

function unique(places: readonly EventPlace[]): EventPlace[] {
  return places.filter(({ key }, i) => places.findIndex((other) => other.key === key) === i);
}

/** The capitalised words behind a preposition, or null where what follows is no name of a place. */
function runAfter(sentence: EventSentence, input: EventText, at: number): Run | null {
  let first = at + 1;
  while (
    first <= at + LED_BY &&
    (sentence.capital[first] === false
      ? input.table.placeWords.has(sentence.keys[first] ?? '')
      : isPeople(sentence, input, first))
  )
    first += 1;
  if (!/^\s$/.test(gapAfter(sentence, input.text, first - 1))) return null;
  return runAt(sentence, input, first);
}

/** "the central Danish city of Elmstad": whose city it is. */
function isPeople(sentence: EventSentence, { language, text, table, words }: EventText, i: number): boolean {
  if (sentence.capital[i] !== true || sentence.capital[i + 1] !== false) return false;
  if (!table.placeWords.has(sentence.keys[i + 1]!) || table.at.has(sentence.keys[i + 1]!)) return false;
  return countriesIn(wordsAt(sentence, text, i, i), language, words).length > 0;
}

function runAt(sentence: EventSentence, input: EventText, first: number): Run | null {
  const token = sentence.tokens[first];
  if (token?.kind !== 'word' || !sentence.capital[first]) return null;
  if (isCalendarWord(token) || isFunctionWord(token)) return null;
  let last = first;
  while (
    last - first < LONGEST - 1 &&
    sentence.capital[last + 1] === true &&
    sentence.tokens[last + 1]!.kind === 'word' &&
    !isCalendarWord(sentence.tokens[last + 1]!) &&
    (/^[ -]$/.test(gapAfter(sentence, input.text, last)) ||
      (sentence.keys[last] === 'tp' && gapAfter(sentence, input.text, last) === '.'))
  )
    last += 1;
  // "Bảo tàng Trà Đông": a word in small letters inside a name of capitals
  if (
    input.language === 'vi' &&
    last === first &&
    sentence.capital[first + 1] === false &&
    sentence.capital[first + 2] === true &&
    gapAfter(sentence, input.text, first) === ' ' &&
    gapAfter(sentence, input.text, first + 1) === ' ' &&
    !VIETNAMESE_LINK.test(sentence.keys[first + 1]!)
  ) {
    last = first + 2;
    while (
      last - first < LONGEST &&
      sentence.capital[last + 1] === true &&
      gapAfter(sentence, input.text, last) === ' '
    )
      last += 1;
  }
  const { bodies } = input.table;
  for (let i = first; i <= last + 1; i += 1)
    if (bodies.has(sentence.keys[i] ?? '') && /^[ ]$/.test(gapAfter(sentence, input.text, i - 1)))
      return null;
  while (last > first && REGION.test(sentence.keys[last]!)) last -= 1;
  if (/^['’]s/.test(input.text.slice(token.end, token.end + 2)) && last === first) return null;
  if (input.language === 'no' && isOwner(sentence, last, input.text)) return null;
  return { first, last };
}

/** What a town or region is, behind its name: no part of it. A palace or a hotel keeps its word. */
const REGION =
  /^(?:city|town|province|municipality|district|region|county|village|commune|state|by|kommune|fylke|provins)$/;

/** "i Verdens havnefond": a genitive before a common noun. */
function isOwner(sentence: EventSentence, last: number, text: string): boolean {
  return (
    sentence.keys[last]!.endsWith('s') &&
    gapAfter(sentence, text, last) === ' ' &&
    sentence.capital[last + 1] === false &&
    sentence.keys[last + 1]!.length > 4 &&
    sentence.tokens[last + 1]!.kind === 'word' &&
    !/dag$/.test(sentence.keys[last + 1]!)
  );
}

/** "in Elmstad of northern Varg Province", "in Elmstad, Varg": what the place lies in. */
function lyingIn(sentence: EventSentence, input: EventText, run: Run): Run[] {
  const found: Run[] = [];
  let last = run.last;
  for (let k = 0; k < 2; k += 1) {
    let next = last + 1;
    while (
      next <= last + LED_BY &&
      input.table.placeWords.has(sentence.keys[next] ?? '') &&
      /^,?\s$/.test(gapAfter(sentence, input.text, next - 1))
    )
      next += 1;
    if (next > last + LED_BY || !/^(?:,\s|\s)$/.test(gapAfter(sentence, input.text, next - 1))) break;
    const comma = gapAfter(sentence, input.text, last) === ', ';
    if (next === last + 1 && (!comma || input.language === 'vi')) break;
    const behind = runAt(sentence, input, next);
    if (!behind) break;
    found.push(behind);
    last = behind.last;
  }
  return found;
}

/** How closely a place stands with the event: beside its day, close to the words that name it, or not at all. */
function nearness(
  sentence: EventSentence,
  input: EventText,
  at: number,
  run: Run,
  trigger: Trigger | null,
  day: NearDay | null,
): number {
  const start = sentence.tokens[at]!.start;
  const end = sentence.tokens[run.last]!.end;
  let near = 0;
  if (day) {
    const between = day.start >= end ? input.text.slice(end, day.start) : input.text.slice(day.end, start);
    if (between.length <= 22 && !/[.;]/.test(between)) near = 3 - between.length / 30;
  }
  if (trigger) {
    const far = at > trigger.last ? at - trigger.last : trigger.first - run.last;
    const opening = sentence.tokens[trigger.first]!.start;
    // a place before the verb is the event's only in the same clause
    const parted = at < trigger.first && /[,;:]/.test(input.text.slice(end, Math.max(end, opening)));
    const topic =
      !isVerb(trigger.sort) &&
      sentence.keys.slice(trigger.last + 1, Math.max(0, at)).some((key) => TOPIC.test(key));
    if (far <= NEAR && !parted && !topic) near = Math.max(near, 2 - far / (NEAR * 2));
  }
  // a place before everything else opens the sentence: "In Elmstad, …"
  if (at <= 8 && input.language === 'vi') near = Math.max(near, 1.5);
  return near;
}
