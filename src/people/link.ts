/**
 * People across articles: who of one article is who of another, by name, by role and by the user's glossary. A given or
 * family name alone joins two only where nobody else could be meant.
 */
import { exactForm, fold, hasMarks } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';

/** A person of one article, as far as linking needs it. */
export interface LinkablePerson {
  readonly path: string;
  /** Unique within the article. */
  readonly id: string;
  readonly kind: 'person' | 'institution';
  readonly name: string;
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly gender: 'male' | 'female' | null;
}

/** One person of the corpus with the places where they are known. */
export interface LinkedPerson {
  /** The fullest name, with its marks where an article prints them. */
  readonly name: string;
  /** The fullest role, or null. */
  readonly role: string | null;
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly members: readonly { readonly path: string; readonly personId: string }[];
}

interface Entry {
  readonly person: LinkablePerson;
  readonly parts: readonly string[];
  readonly offices: ReadonlySet<string>;
}

const WORDS = /[\p{L}\p{M}][\p{L}\p{M}\p{Nd}'’-]*/gu;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;

/** Folded parts of a name without initials and suffixes. */
export function nameParts(name: string): string[] {
  const words = [...fold(name.normalize('NFC')).matchAll(WORDS)].map((match) => match[0]);
  const parts = words.filter((word) => word.length > 1 && !SUFFIX.test(word));
  return parts.length > 0 ? parts : words;
}

/**
 * Joins the people of many articles. Order of the result: by first appearance in `people`.
 * @param glossary names that the user says are one; null when there is none
 */
export function linkPeople(people: readonly LinkablePerson[], glossary: Glossary | null): LinkedPerson[] {
  const entries = people.map(makeEntry);
  const groups = new Groups(entries);
  joinBy(
    entries,
    groups,
    (entry) => (entry.parts.length > 1 ? [`${entry.person.kind}:${entry.parts.join(' ')}`] : []),
    sameMarks,
  );
  joinBy(entries, groups, (entry) => westernKey(entry), sameMarks);
  joinBy(
    entries,
    groups,
    (entry) => (entry.person.kind === 'institution' ? [`body:${fold(entry.person.name)}`] : []),
    () => true,
  );
  const aliases = aliasGroups(glossary);
  joinBy(
    entries,
    groups,
    (entry) => aliasKeys(entry, aliases),
    () => true,
  );
  joinShortNames(entries, groups);
  return groups.all().map(describe);
}

function makeEntry(person: LinkablePerson): Entry {
  const offices = new Set<string>();
  for (const role of person.roles)
    for (const match of fold(role).matchAll(WORDS)) if (match[0].length > 3) offices.add(match[0]);
  return { person, parts: nameParts(person.name), offices };
}

/** First and last part: joins `James Brien Comey` with `James Comey`; of no use where the family name comes first. */
function westernKey(entry: Entry): string[] {
  const { parts, person } = entry;
  if (person.kind !== 'person' || parts.length < 2 || hasMarks(person.name)) return [];
  return [`ends:${parts[0]} ${parts[parts.length - 1]}`];
}

function aliasGroups(glossary: Glossary | null): Map<string, number> {
  const groups = new Map<string, number>();
  glossary?.aliases.forEach((names, number) => {
    for (const name of names) groups.set(nameParts(name).join(' '), number);
  });
  return groups;
}

function aliasKeys(entry: Entry, aliases: ReadonlyMap<string, number>): string[] {
  const keys: string[] = [];
  for (const name of [entry.person.name, ...entry.person.names]) {
    const parts = nameParts(name);
    const group = parts.length > 1 || entry.parts.length === 1 ? aliases.get(parts.join(' ')) : undefined;
    if (group !== undefined) keys.push(`alias:${group}`);
  }
  return keys;
}

function joinBy(
  entries: readonly Entry[],
  groups: Groups,
  keysOf: (entry: Entry) => readonly string[],
  fits: (a: Entry, b: Entry) => boolean,
): void {
  const seen = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const others = seen.get(key);
      if (!others) {
        seen.set(key, [entry]);
        continue;
      }
      const other = others.find((candidate) => fits(candidate, entry) && sameGender(candidate, entry));
      if (other) groups.join(other, entry);
      others.push(entry);
    }
  }
}

const sameGender = (a: Entry, b: Entry): boolean =>
  a.person.gender === null || b.person.gender === null || a.person.gender === b.person.gender;

/** Two names that both carry marks are one only if the marks agree: `Dũng` is not `Dung` where both are written with care. */
function sameMarks(a: Entry, b: Entry): boolean {
  if (!hasMarks(a.person.name) || !hasMarks(b.person.name)) return true;
  return marksOf(a.person.name) === marksOf(b.person.name);
}

/** The letters of each word with its marks behind them, so that `Hoà` and `Hòa` are the same. */
function marksOf(name: string): string {
  return [...exactForm(name).normalize('NFD').matchAll(WORDS)]
    .map(
      ([word]) =>
        word.replace(/\p{M}/gu, '') +
        [...word]
          .filter((letter) => /\p{M}/u.test(letter))
          .sort()
          .join(''),
    )
    .join(' ');
}

/** Joins `Ân` with the one full name that holds it, if there is one only and the roles do not speak against it. */
function joinShortNames(entries: readonly Entry[], groups: Groups): void {
  const holders = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.person.kind !== 'person' || entry.parts.length < 2) continue;
    for (const part of new Set(entry.parts)) {
      const known = holders.get(part);
      if (known) known.push(entry);
      else holders.set(part, [entry]);
    }
  }
  for (const entry of entries) {
    if (entry.person.kind !== 'person') continue;
    const candidates = (holders.get(entry.parts[0]!) ?? []).filter(
      (other) =>
        other.parts.length > entry.parts.length &&
        other.person.path !== entry.person.path &&
        entry.parts.every((part) => other.parts.includes(part)) &&
        sameGender(other, entry),
    );
    const meant = new Set(candidates.map((candidate) => groups.rootOf(candidate)));
    const [candidate] = candidates;
    if (meant.size !== 1 || !candidate || groups.sharePath(candidate, entry)) continue;
    if (rolesSpeakAgainst(groups.offices(candidate), entry.offices)) continue;
    groups.join(candidate, entry);
  }
}

function rolesSpeakAgainst(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const office of b) if (a.has(office)) return false;
  return true;
}

/** Sets of entries that are one person. */
class Groups {
  readonly #parent = new Map<Entry, Entry>();
  readonly #members = new Map<Entry, Entry[]>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      this.#parent.set(entry, entry);
      this.#members.set(entry, [entry]);
    }
  }

  rootOf(entry: Entry): Entry {
    let root = entry;
    while (this.#parent.get(root) !== root) root = this.#parent.get(root)!;
    return root;
  }

  join(a: Entry, b: Entry): void {
    const into = this.rootOf(a);
    const from = this.rootOf(b);
    if (into === from) return;
    this.#parent.set(from, into);
    this.#members.get(into)!.push(...this.#members.get(from)!);
    this.#members.delete(from);
  }

  /** Whether the two groups have people of one article: that article tells them apart. */
  sharePath(a: Entry, b: Entry): boolean {
    const paths = new Set(this.#members.get(this.rootOf(a))!.map((entry) => entry.person.path));
    return this.#members.get(this.rootOf(b))!.some((entry) => paths.has(entry.person.path));
  }

  offices(entry: Entry): ReadonlySet<string> {
    return new Set(this.#members.get(this.rootOf(entry))!.flatMap((member) => [...member.offices]));
  }

  all(): Entry[][] {
    return [...this.#members.values()];
  }
}

function describe(group: readonly Entry[]): LinkedPerson {
  const names = unique(group.flatMap(({ person }) => [person.name, ...person.names])).sort(fullerFirst);
  const roles = unique(group.flatMap(({ person }) => person.roles)).sort((a, b) => b.length - a.length);
  const heads = group.map(({ person }) => person.name).sort(fullerFirst);
  return {
    name: heads[0]!,
    role: roles[0] ?? null,
    names,
    roles,
    members: group.map(({ person }) => ({ path: person.path, personId: person.id })),
  };
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** More parts first; of equally many, the one written with marks, then the longer one. */
function fullerFirst(a: string, b: string): number {
  return (
    nameParts(b).length - nameParts(a).length ||
    Number(hasMarks(b)) - Number(hasMarks(a)) ||
    b.length - a.length
  );
}
