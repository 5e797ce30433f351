/** Who takes part in an event: the people, bodies and groups of its sentence, by side. Pure. */
import { type EventSentence, type EventText, gapAfter, type PersonMention, wordsAt } from './article.ts';
import { type BodyMention, bodiesIn, bodyNamed, namedThings } from './bodies.ts';
import { groupBehind, groupInFront, leadsToTopic } from './groups.ts';
import { countriesIn } from './keys.ts';
import type { Attendee } from '../domain.ts';
import { personAttendee } from './persons.ts';
import { isVerb, type Trigger } from './triggers.ts';
import { peopleByRole, unlistedPeople } from './unlisted.ts';
import type { BodyKind } from './words/pattern.ts';

/** The bodies that hold each kind of event which needs one. */
const SITTING: ReadonlySet<BodyKind> = new Set([
  'shareholders',
  'council',
  'parliament',
  'board',
  'company',
  'federation',
  'committee',
  'union',
  'party',
  'government',
  'club',
  'bank',
] as const);

/** They hold conferences, or send people to them, but do not sit. */
const CONFERRING: ReadonlySet<BodyKind> = new Set<BodyKind>(['ministry', 'school', 'agency', 'delegation']);

const TWO_SIDED: ReadonlySet<string> = new Set(['meeting', 'talks', 'reception']);

/** Who stands on each side of a verb, or is named with the event. */
export function attendeesOf(sentence: EventSentence, trigger: Trigger, input: EventText): Attendee[] {
  const mentions = input.mentions(sentence).filter((mention) => isPresent(sentence, mention, input));
  if (isVerb(trigger.sort)) return sides(sentence, trigger, mentions, input);
  const listed = mentions.map(({ person }) => personAttendee(person, null, input));
  const people =
    trigger.kind === 'hearing' || listed.length === 0
      ? [...listed, ...unlistedPeople(sentence, input)]
      : listed;
  const bodies = (
    people.length >= 2 && trigger.sort === 'noun' && TWO_SIDED.has(trigger.kind)
      ? []
      : bodiesIn(sentence, input)
  )
    .filter(({ kind }) => kind !== null && fits(kind, trigger))
    .map(({ attendee }) => attendee);
  const two =
    people.length === 2 && bodies.length === 0
      ? people.map((one, i) => ({ ...one, party: i as 0 | 1 }))
      : people;
  return unique([...two, ...bodies, ...(people.length === 0 ? groupBehind(sentence, trigger, input) : [])]);
}

function fits(kind: BodyKind, { kind: event }: Trigger): boolean {
  if (event === 'hearing') return kind === 'court';
  if (event === 'conference' && CONFERRING.has(kind)) return true;
  if (event === 'session' || event === 'conference') return SITTING.has(kind);
  return kind !== 'court';
}

/** What these do they do in session; what a company or a government does it may do at any time. */
const ACTING: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'council',
  'parliament',
  'board',
  'shareholders',
  'federation',
  'committee',
  'union',
  'court',
]);

/** The court or the sitting body that an act needs, before or behind its verb. */
export function actor(sentence: EventSentence, trigger: Trigger, input: EventText): BodyMention | null {
  return (
    bodiesIn(sentence, input).find(({ kind }) => kind !== null && ACTING.has(kind) && fits(kind, trigger)) ??
    null
  );
}

/** A person in the genitive or inside a relative clause is spoken of. */
function isPresent(sentence: EventSentence, { first, genitive }: PersonMention, input: EventText): boolean {
  if (genitive) return false;
  for (let i = first - 1; i >= 0 && i > first - 7; i -= 1) {
    if (/[,;]/.test(gapAfter(sentence, input.text, i))) return true;
    if (/^(?:who|whose|which|som|hvis|người|succeeded|replaced|replacing)$/.test(sentence.keys[i]!))
      return false;
  }
  return true;
}

function sides(
  sentence: EventSentence,
  trigger: Trigger,
  mentions: readonly PersonMention[],
  input: EventText,
): Attendee[] {
  const stop = sentence.keys.findIndex((_, i) => i > trigger.last && leadsToTopic(sentence, i, input));
  const reach = stop < 0 ? sentence.keys.length : stop;
  const inside = mentions.filter(({ first }) => first > trigger.first && first < trigger.last);
  const before = mentions.filter(({ last }) => last < trigger.first);
  const after = mentions.filter(({ first }) => first > trigger.last && first < reach);
  const people = (list: readonly PersonMention[], party: 0 | 1 | null): Attendee[] =>
    list.map((mention) =>
      asCounterpart(sentence, mention, personAttendee(mention.person, party, input), mentions, input),
    );
  if (trigger.kind === 'hearing')
    return unique([
      ...people([...before, ...inside, ...after], null),
      ...unlistedPeople(sentence, input),
      ...courts(sentence, trigger, input),
    ]);
  if (before.length === 0 && inside.length === 0 && after.length >= 2) {
    // the verb comes first in Norwegian: "Tirsdag møtte ordføreren ministeren"
    const [one, ...others] = after;
    return unique([...people([one!], 0), ...people(others, 1), ...inFront(sentence, trigger, input)]);
  }
  if (inside.length > 0)
    return unique([
      ...people(inside, 0),
      ...people([...before, ...after], 1),
      ...otherSide(sentence, trigger, reach, [...before, ...after], input),
    ]);
  if (before.length >= 2 && after.length === 0 && !groupBehind(sentence, trigger, input).length) {
    const two = before.length === 2;
    return unique(before.map(({ person }, i) => personAttendee(person, two ? (i as 0 | 1) : null, input)));
  }
  const byRole = peopleByRole(sentence, input).filter(
    ({ attendee }) => !mentions.some(({ person }) => person.names.includes(attendee.name)),
  );
  // "with her counterpart, Nils Holm": whom the article names but once
  const once = after.length > 0 ? [] : unlistedPeople(sentence, input, trigger.last + 1, reach);
  if (once.length > 0)
    return unique([...people(before, 0), ...once.map((one): Attendee => ({ ...one, party: 1 }))]);
  const unnamed = [
    ...(before.length === 0 ? byRole.filter(({ first }) => first < trigger.first) : []).map(
      ({ attendee }): Attendee => ({ ...attendee, party: 0 }),
    ),
    ...(after.length === 0 ? byRole.filter(({ first }) => first > trigger.last && first < reach) : []).map(
      ({ attendee }): Attendee => ({ ...attendee, party: 1 }),
    ),
  ];
  if (unnamed.length > 0) return unique([...people(before, 0), ...unnamed, ...people(after, 1)]);
  const groups =
    after.length === 0 && trigger.kind === 'meeting' ? groupInFront(sentence, trigger, input) : [];
  if (groups.length > 0) return unique([...people(before, null), ...groups]);
  const subject =
    before.length > 0 && trigger.kind !== 'signing'
      ? people(before, 0)
      : [...people(before, 0), ...inFront(sentence, trigger, input)];
  return unique([
    ...subject,
    ...people(after, 1),
    ...otherSide(sentence, trigger, reach, after, input),
    ...(trigger.kind === 'signing' ? people(witnesses(sentence, mentions, reach), null) : []),
  ]);
}

const WITNESSED = /^(?:presence|witnessed|naervaer|overvart|bevitnet|kiến)$/;

/** "signed an agreement on ships in the presence of Ada Berg". */
function witnesses(
  { keys }: EventSentence,
  mentions: readonly PersonMention[],
  reach: number,
): PersonMention[] {
  const from = keys.findIndex((key, i) => i >= reach && WITNESSED.test(key));
  return from < 0 ? [] : mentions.filter(({ first }) => first > from);
}

const COUNTERPART = /^(?:counterpart|kollega|motpart|cấp)$/;

/** "her Danish counterpart Ada Berg": the office is that of whoever was named before. */
function asCounterpart(
  sentence: EventSentence,
  mention: PersonMention,
  attendee: Attendee,
  mentions: readonly PersonMention[],
  input: EventText,
): Attendee {
  let at = -1;
  for (let i = mention.first - 1; i >= mention.first - 4 && i >= 0; i -= 1)
    if (COUNTERPART.test(sentence.keys[i]!)) at = i;
  const other = mentions.findLast(({ last }) => last < at)?.person;
  if (at < 0 || !other) return attendee;
  const printed = wordsAt(sentence, input.text, Math.max(0, at - 1), mention.first - 1);
  const [country] = countriesIn(printed, input.language, input.words);
  const office = personAttendee(other, null, input);
  return {
    ...attendee,
    side: country ?? attendee.side,
    offices: [...new Set([...attendee.offices, ...office.offices])],
    of: [...new Set([...attendee.of, ...(country ? [country] : [])])],
  };
}

function courts(sentence: EventSentence, trigger: Trigger, input: EventText): Attendee[] {
  const court = actor(sentence, trigger, input);
  return court ? [court.attendee] : [];
}

/** Bodies or firms before the verb, where nobody is named there. */
function inFront(sentence: EventSentence, trigger: Trigger, input: EventText): Attendee[] {
  const bodies = bodiesIn(sentence, input).filter(({ last }) => last < trigger.first);
  const named = trigger.kind === 'signing' ? namedThings(sentence, input, 0, trigger.first - 1) : [];
  const free = named.filter(
    (one) => !bodies.some((body) => body.first <= one.last && one.first <= body.last),
  );
  const all = [...bodies, ...free]
    .sort((a, b) => a.first - b.first)
    .map(({ attendee }) => attendee)
    .filter(({ of }) => trigger.kind !== 'signing' || of.length > 0);
  if (trigger.kind === 'signing' && all.length === 0) return countriesAsSides(sentence, trigger.first, input);
  if ((trigger.kind === 'signing' || TWO_SIDED.has(trigger.kind)) && all.length === 2)
    return all.map((one, i) => ({ ...one, party: i as 0 | 1 }));
  return all.slice(0, 3).map((one) => ({ ...one, party: 0 as const }));
}

/** "Norway and Denmark signed …": two countries, where no body is named for them. */
function countriesAsSides(sentence: EventSentence, before: number, input: EventText): Attendee[] {
  const found = sentence.keys
    .slice(0, before)
    .flatMap((_, i) => (sentence.capital[i] === true ? [wordsAt(sentence, input.text, i, i)] : []))
    .filter((name) => countriesIn(name, input.language, input.words).length === 1);
  if (found.length !== 2) return [];
  return found.map((name, i) => ({ ...bodyNamed(name, 'government', input), party: i as 0 | 1 }));
}

function otherSide(
  sentence: EventSentence,
  trigger: Trigger,
  reach: number,
  after: readonly PersonMention[],
  input: EventText,
): Attendee[] {
  if (after.length > 0) return [];
  const bodies = bodiesIn(sentence, input).filter(({ first }) => first > trigger.last && first < reach);
  if (trigger.kind === 'signing' || trigger.kind === 'visit')
    return bodies.slice(0, 1).map(({ attendee }) => ({ ...attendee, party: 1 as const }));
  const group = groupBehind(sentence, trigger, input);
  return group.length > 0
    ? group
    : bodies.slice(0, 1).map(({ attendee }) => ({ ...attendee, party: 1 as const }));
}

function unique(attendees: readonly Attendee[]): Attendee[] {
  return attendees.filter(
    ({ names }, i) => attendees.findIndex((other) => other.names[0] === names[0]) === i,
  );
}
