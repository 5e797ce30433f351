/** A person of an article as an attendee: by what names, offices and bodies they are recognised elsewhere. Pure. */
import type { Attendee, Person } from '../domain.ts';
import { fold } from '../language/fold.ts';
import type { Words } from '../language/words.ts';
import type { EventText } from './article.ts';
import { bodyNamed } from './bodies.ts';
import { countriesIn, officesIn, properNames } from './keys.ts';
import type { BodyKind } from './words/pattern.ts';

/** A person of the article as an attendee. */
export function personAttendee(person: Person, party: 0 | 1 | null, input: EventText): Attendee {
  let known = described.get(person);
  if (!known || known.words !== input.words) {
    known = { words: input.words, attendee: describePerson(person, input) };
    described.set(person, known);
  }
  return party === null ? known.attendee : { ...known.attendee, party };
}

const described = new WeakMap<Person, { readonly words: Words; readonly attendee: Attendee }>();

function describePerson(person: Person, input: EventText): Attendee {
  if (person.kind === 'institution')
    return { ...bodyNamed(person.name, headOf(person.name, input), input), personId: person.id };
  const { language, words } = input;
  const { bodies, placeWords } = input.table;
  const roles = person.roles.filter((role) => !/^the\s/iu.test(role));
  const role = roles.find((one) => one.length >= 4) ?? roles[0] ?? person.roles[0] ?? null;
  const all = person.roles.join('. ');
  const isCommon = (folded: string): boolean => bodies.has(folded) || placeWords.has(folded);
  const [country] = role === null ? [] : countriesIn(role, language, words);
  return {
    name: person.name,
    role,
    side: country ?? null,
    personId: person.id,
    form: 'person',
    names: person.names.map(fold),
    written: person.names,
    offices: officesIn(all, language, words),
    of: properNames(all, language, words, isCommon),
    party: null,
  };
}

/** What a body is by a word of its name. */
function headOf(name: string, { table }: EventText): BodyKind | null {
  const keys = name.toLowerCase().split(/[\s-]+/u);
  const phrase = table.bodyPhrases.find(({ words }) => keys.join(' ').includes(words.join(' ')));
  if (phrase) return phrase.kind;
  for (const key of keys) {
    const folded = fold(key);
    const end = table.compoundEnds.find((one) => folded.endsWith(one)) ?? '';
    const kind = table.bodies.get(key) ?? table.bodies.get(folded) ?? table.bodies.get(end);
    if (kind !== undefined) return kind;
  }
  return null;
}
