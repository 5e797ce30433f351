/** From the names of all sentences to the people of the article: full names first, then the short ones that mean them. */
import type { LanguageCode } from '../domain.ts';
import type { Glossary } from '../language/glossary.ts';
import type { Cue } from './cues.ts';
import type { NameMention } from './names.ts';
import { People, type Somebody } from './people.ts';
import type { ScannedSentence } from './scan.ts';

interface Given {
  readonly text: string;
  readonly sentences: readonly ScannedSentence[];
  readonly names: readonly (readonly NameMention[])[];
  readonly cues: readonly (readonly Cue[])[];
  readonly language: LanguageCode;
  readonly glossary: Glossary | null;
}

/** The people of an article with every mention by name settled. */
export function gatherPeople(given: Given): People {
  const people = new People(given.glossary);
  const speaking = new Set<NameMention>();
  for (const cues of given.cues)
    for (const cue of cues) for (const subject of cue.subjects) if (subject.name) speaking.add(subject.name);
  const all = given.names.flat();
  const shortForms = new Set(all.filter((name) => name.parts.length === 1).map((name) => name.parts[0]!));
  const rolesOf = (mention: NameMention) =>
    mention.roles.map((role) => ({
      text: printed(given, mention.sentence, role.first, role.last),
      offices: role.offices,
    }));

  for (const mention of all) {
    if (mention.parts.length < 2 || mention.evidence === 'body') continue;
    const last = mention.parts[mention.parts.length - 1]!;
    if (mention.evidence === 'person' || speaking.has(mention) || shortForms.has(last))
      people.add(mention, 'person', rolesOf(mention));
  }
  const latest = new Map<Somebody, number>();
  for (const mention of all) {
    const known = people.whoIs(mention);
    if (known) {
      latest.set(known, mention.sentence);
      continue;
    }
    if (mention.parts.length === 0 || mention.evidence === 'body') {
      if (speaking.has(mention)) people.add(mention, 'institution', []);
      continue;
    }
    const meant = choose(people.candidates(mention.parts, mention.text), mention, latest);
    if (meant) {
      people.note(meant, mention, rolesOf(mention));
      latest.set(meant, mention.sentence);
    } else if (
      people.candidates(mention.parts, mention.text).length === 0 &&
      (mention.titled || mention.evidence === 'person' || speaking.has(mention))
    ) {
      latest.set(people.add(mention, 'person', rolesOf(mention)), mention.sentence);
    }
  }
  return people;
}

function printed({ text, sentences }: Given, sentence: number, first: number, last: number): string {
  const { words } = sentences[sentence]!;
  return text.slice(words[first]!.start, words[last]!.end).replace(/\s+/g, ' ');
}

/** Among several who bear the name: the honorific decides, then who was named last nearby, then who came first. */
function choose(
  candidates: readonly Somebody[],
  mention: NameMention,
  latest: ReadonlyMap<Somebody, number>,
): Somebody | null {
  let left = candidates;
  if (mention.honorific) {
    const fitting = left.filter((somebody) => somebody.gender === mention.honorific);
    left = fitting.length > 0 ? fitting : left.filter((somebody) => somebody.gender === null);
  }
  if (left.length <= 1) return left[0] ?? null;
  const near = left.filter((somebody) => mention.sentence - (latest.get(somebody) ?? -99) <= 1);
  if (near.length === 1) return near[0]!;
  return [...left].sort((a, b) => (latest.get(b) ?? -1) - (latest.get(a) ?? -1) || b.count - a.count)[0]!;
}
