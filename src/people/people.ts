/**
 * Gathers the names of an article into people: which full name a short one means, by naming custom, honorific and
 * closeness.
 */
import { fold, hasMarks } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import type { NamingCustom } from './customs.ts';
import type { NameMention } from './names.ts';
import { genderOfGivenName, genderOfVietnameseName, isGivenName } from './words/given-names.ts';

/** Somebody of an article while it is being read. */
export interface Somebody {
  /** Folded full name. */
  readonly id: string;
  kind: 'person' | 'institution';
  /** The fullest form as printed. */
  name: string;
  parts: readonly string[];
  readonly custom: NamingCustom;
  gender: 'male' | 'female' | null;
  readonly names: Set<string>;
  /** As printed, with their offices in plain form. */
  readonly roles: Map<string, readonly string[]>;
  /** Number of the sentence in which they are first named. */
  readonly since: number;
  /** How often they are named. */
  count: number;
  /** Whether the words of a name show that it is a person's. */
  certain: boolean;
}

type Gender = 'male' | 'female' | null;

/** The people of an article and who a name means. */
export class People {
  readonly all: Somebody[] = [];
  readonly #byPart = new Map<string, Somebody[]>();
  readonly #aliasOf = new Map<string, number>();
  readonly #meant = new Map<NameMention, Somebody>();

  constructor(glossary: Glossary | null) {
    glossary?.aliases.forEach((names, group) => {
      for (const name of names) this.#aliasOf.set(fold(name), group);
    });
  }

  /** Who the mention means, as far as that is known without reading on. */
  whoIs(mention: NameMention): Somebody | null {
    return this.#meant.get(mention) ?? null;
  }

  add(
    mention: NameMention,
    kind: Somebody['kind'],
    roles: readonly { text: string; offices: readonly string[] }[],
  ): Somebody {
    const key = kind === 'person' ? mention.parts.join(' ') : fold(mention.text);
    const known = this.all.find((somebody) => somebody.id === key) ?? this.#sameAs(mention, kind);
    const somebody =
      known ??
      this.#make({
        id: key,
        kind,
        name: mention.text,
        parts: mention.parts.length > 0 ? mention.parts : [key],
        custom: mention.custom,
        gender: kind === 'person' ? genderOf(mention) : null,
        names: new Set<string>(),
        roles: new Map<string, readonly string[]>(),
        since: mention.sentence,
        count: 0,
        certain: false,
      });
    this.#note(somebody, mention, roles);
    return somebody;
  }

  /** The body that bears this name; a bearer that was taken for a person becomes a body. */
  addBody(mention: NameMention): Somebody {
    const key = fold(mention.text);
    const known = this.all.find((somebody) => fold(somebody.name) === key);
    if (!known) return this.add(mention, 'institution', []);
    known.kind = 'institution';
    known.gender = null;
    return known;
  }

  /** A body that is called by a common noun: "transport department". */
  addPlainBody(name: string, sentence: number): Somebody {
    const key = fold(name);
    const known = this.all.find((somebody) => somebody.id === key);
    return (
      known ??
      this.#make({
        id: key,
        kind: 'institution',
        name,
        parts: [key],
        custom: 'western',
        gender: null,
        names: new Set([name]),
        roles: new Map(),
        since: sentence,
        count: 1,
        certain: false,
      })
    );
  }

  /** Records that a mention means somebody who is known already. */
  note(
    somebody: Somebody,
    mention: NameMention,
    roles: readonly { text: string; offices: readonly string[] }[],
  ): void {
    this.#note(somebody, mention, roles);
  }

  #note(
    somebody: Somebody,
    mention: NameMention,
    roles: readonly { text: string; offices: readonly string[] }[],
  ): void {
    somebody.names.add(mention.text);
    if (isFuller(mention, somebody)) {
      somebody.name = mention.text;
      if (mention.parts.length > somebody.parts.length) {
        somebody.parts = mention.parts;
        for (const part of mention.parts) this.#index(part, somebody);
      }
    }
    for (const role of roles) somebody.roles.set(role.text, role.offices);
    somebody.gender ??= mention.honorific;
    somebody.count++;
    somebody.certain ||= mention.evidence === 'person';
    this.#meant.set(mention, somebody);
  }

  #make(somebody: Somebody): Somebody {
    this.all.push(somebody);
    for (const part of new Set(somebody.parts)) this.#index(part, somebody);
    return somebody;
  }

  #index(part: string, somebody: Somebody): void {
    const known = this.#byPart.get(part);
    if (!known) this.#byPart.set(part, [somebody]);
    else if (!known.includes(somebody)) known.push(somebody);
  }

  /** Somebody known under another form of the same full name, or under another name by the glossary. */
  #sameAs(mention: NameMention, kind: Somebody['kind']): Somebody | null {
    const group = this.#aliasOf.get(fold(mention.text));
    for (const somebody of this.all) {
      if (somebody.kind !== kind) continue;
      if (group !== undefined && [...somebody.names].some((name) => this.#aliasOf.get(fold(name)) === group))
        return somebody;
      if (kind !== 'person' || mention.parts.length < 2 || somebody.parts.length < 2) continue;
      const [short, long] =
        mention.parts.length <= somebody.parts.length
          ? [mention.parts, somebody.parts]
          : [somebody.parts, mention.parts];
      const western = somebody.custom === 'western' && mention.custom === 'western';
      const ends = short[0] === long[0] && short[short.length - 1] === long[long.length - 1];
      if (
        western
          ? ends
          : standsIn(short, long) && short.length > 1 && short[short.length - 1] === long[long.length - 1]
      )
        return somebody;
    }
    return null;
  }

  /** Everybody whom a short name can mean, the likeliest use of its parts first; equal ones together. */
  candidates(parts: readonly string[], text: string): Somebody[] {
    const found = this.#byPart.get(parts[0] ?? '') ?? this.#byPart.get(withoutGenitive(parts[0] ?? '')) ?? [];
    let best = 0;
    let fitting: Somebody[] = [];
    for (const somebody of found) {
      if (somebody.parts.length < parts.length) continue;
      const use = useOf(parts, somebody);
      if (use === 0 || use < best) continue;
      if (use > best) fitting = [];
      best = use;
      fitting.push(somebody);
    }
    if (fitting.length > 1) {
      const exact = fitting.filter((somebody) =>
        [...somebody.names].some((name) =>
          name.normalize('NFC').split(/\s+/).includes(text.normalize('NFC')),
        ),
      );
      if (exact.length > 0) fitting = exact;
    }
    return fitting;
  }
}

const withoutGenitive = (part: string): string => (part.endsWith('s') ? part.slice(0, -1) : part);

/** How usual it is to call somebody by these parts of the name: 3 the custom, 2 the other name, 1 anything else, 0 not theirs. */
function useOf(parts: readonly string[], { parts: full, custom, kind }: Somebody): number {
  if (kind === 'institution') return parts.length === 1 && full[0] === parts[0] ? 1 : 0;
  const wanted = parts.length === 1 && !full.includes(parts[0]!) ? [withoutGenitive(parts[0]!)] : parts;
  if (!standsIn(wanted, full)) return 0;
  const last = full[full.length - 1];
  if (wanted.length > 1) return wanted[wanted.length - 1] === last ? 3 : 2;
  const [part] = wanted;
  if (custom === 'chinese') return part === full[0] ? 3 : 1;
  if (part === last) return 3;
  return part === full[0] ? (custom === 'western' ? 2 : 1) : 1;
}

function standsIn(run: readonly string[], full: readonly string[]): boolean {
  let at = 0;
  for (const part of run) {
    at = full.indexOf(part, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function isFuller(mention: NameMention, somebody: Somebody): boolean {
  if (mention.parts.length !== somebody.parts.length) return mention.parts.length > somebody.parts.length;
  const same = mention.parts.join(' ') === somebody.parts.join(' ');
  return same && mention.text.length > somebody.name.length && !/['’]/.test(mention.text);
}

function genderOf(mention: NameMention): Gender {
  if (mention.honorific) return mention.honorific;
  if (mention.custom === 'vietnamese') {
    const given = mention.text.split(/\s+/u).at(-1) ?? '';
    return genderOfVietnameseName(mention.parts, { text: given, marked: hasMarks(mention.text) });
  }
  if (mention.custom === 'chinese') return null;
  const [first] = mention.parts;
  return mention.parts.length > 1 && first !== undefined && isGivenName(first)
    ? genderOfGivenName(first)
    : null;
}
