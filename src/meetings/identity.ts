/**
 * Who of one article is who of another: by name, by the glossary, or by the same office of the same place where the languages
 * differ. Pure.
 */
import { exactForm, fold, hasMarks } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import { nameParts } from '../people/link.ts';
import { WIDE_OFFICES } from '../events/keys.ts';
import type { Attendee } from '../domain.ts';

/** Names of the glossary by their parts: the number of their group, and of the person a role means. */
export interface NameGroups {
  groupOf(name: string): number | null;
}

/** The alias groups of a glossary. */
export function nameGroups(glossary: Glossary): NameGroups {
  const groups = new Map<string, number>();
  glossary.aliases.forEach((names, number) => {
    for (const name of names) groups.set(nameParts(name).join(' '), number);
  });
  return { groupOf: (name) => groups.get(nameParts(name).join(' ')) ?? null };
}

const parts = new Map<string, readonly string[]>();
const PARTS_KEPT = 20_000;

function partsOf(name: string): readonly string[] {
  const known = parts.get(name);
  if (known) return known;
  if (parts.size >= PARTS_KEPT) parts.clear();
  const made = nameParts(name);
  parts.set(name, made);
  return made;
}

/** Marks count where both names are written with them. */
function sameMarks(a: string, b: string): boolean {
  if (!hasMarks(a) || !hasMarks(b)) return true;
  const words = (name: string): Set<string> => new Set(exactForm(name).split(/[\s-]+/u));
  const [one, two] = [words(a), words(b)];
  const plain = (set: ReadonlySet<string>): Map<string, string> =>
    new Map([...set].map((word) => [fold(word), word]));
  const [first, second] = [plain(one), plain(two)];
  return [...first].every(([key, word]) => {
    const other = second.get(key);
    return (
      other === undefined || other === word || !hasMarks(other) || !hasMarks(word) || sameLetters(word, other)
    );
  });
}

/** `Hoà` and `Hòa` are one spelling. */
function sameLetters(a: string, b: string): boolean {
  const sorted = (word: string): string => [...word.normalize('NFD')].sort().join('');
  return sorted(a) === sorted(b);
}

/** How surely two attendees of two articles are one: 2 by name, 1 by office across languages, 0 not. */
export function samePerson(
  a: Attendee,
  b: Attendee,
  languages: readonly [string, string],
  groups: NameGroups,
): 0 | 1 | 2 {
  if (a.form !== b.form) return 0;
  if (a.form === 'body') return sameBody(a, b);
  if (sameName(a, b, groups)) return 2;
  return languages[0] !== languages[1] && sameOffice(a, b) ? 1 : 0;
}

function sameName(a: Attendee, b: Attendee, groups: NameGroups): boolean {
  const [one, two] = [partsOf(a.name), partsOf(b.name)];
  if (holdsRun(one, two) && sameMarks(a.name, b.name))
    return one.length > 1 && two.length > 1 ? true : sameSingle(a, b);
  const western = one.length > 1 && two.length > 1 && !hasMarks(a.name) && !hasMarks(b.name);
  if (western && one[0] === two[0] && one.at(-1) === two.at(-1)) return true;
  const known = new Set(a.written.map((name) => groups.groupOf(name)).filter((group) => group !== null));
  return b.written.some((name) => {
    const group = groups.groupOf(name);
    return group !== null && known.has(group);
  });
}

/** One name alone needs an office that agrees. */
function sameSingle(a: Attendee, b: Attendee): boolean {
  return (
    a.offices.length === 0 || b.offices.length === 0 || a.offices.some((office) => b.offices.includes(office))
  );
}

/** Whether the shorter list of parts stands in one piece in the longer. */
function holdsRun(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  for (let at = 0; at + short.length <= long.length; at += 1)
    if (short.every((part, k) => long[at + k] === part)) return true;
  return false;
}

/** The same office of the same place or body: what is left where two languages write a name each in its own way. */
function sameOffice(a: Attendee, b: Attendee): boolean {
  const shared = a.offices.filter((office) => b.offices.includes(office));
  const of = a.of.filter((key) => b.of.includes(key));
  if (of.some((key) => !key.startsWith('country:'))) return shared.length > 0;
  // a country has many ministers and secretaries, but one for each field
  return of.length > 0 && shared.some((office) => !WIDE_OFFICES.has(office));
}

function sameBody(a: Attendee, b: Attendee): 0 | 1 | 2 {
  if (a.names[0] === b.names[0]) return 2;
  const shared = a.of.filter((key) => !key.startsWith('country:') && b.of.includes(key));
  if (shared.length === 0) return 0;
  const kinds =
    a.offices.length === 0 || b.offices.length === 0 || a.offices.some((kind) => b.offices.includes(kind));
  return kinds ? (shared.length * 2 >= Math.min(a.of.length, b.of.length) ? 2 : 1) : 0;
}

/** Who of the one is who of the other. */
export function matches(
  a: readonly Attendee[],
  b: readonly Attendee[],
  languages: readonly [string, string],
  groups: NameGroups,
): [Attendee, Attendee][] {
  const taken = new Set<Attendee>();
  const found: [Attendee, Attendee][] = [];
  for (const one of a) {
    const other = b.find(
      (candidate) => !taken.has(candidate) && samePerson(one, candidate, languages, groups) > 0,
    );
    if (!other) continue;
    taken.add(other);
    found.push([one, other]);
  }
  return found;
}
