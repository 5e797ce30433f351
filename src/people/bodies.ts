/** Bodies that speak without their name: "the transport department said", "the company said". */
import { fold } from '../language/fold.ts';
import type { NameMention } from './names.ts';
import type { People, Somebody } from './people.ts';
import type { Reference } from './references.ts';
import { GENERAL_BODIES, SPEAKING_BODIES as PLAIN } from './words/offices.ts';
import { isPlace } from './words/places.ts';

/** A name that stands this many times more often than the next is what the article is about. */
const CLEARLY = 1.5;

/**
 * The body that an article is about: the one body that its first sentences name, else its most frequent name that is no
 * person's; null where there is no such name or two are about as frequent.
 */
export function mainBody(names: readonly NameMention[], people: People): NameMention | null {
  const lead = new Set<string>();
  const counts = new Map<string, { mention: NameMention; count: number }>();
  for (const name of names) {
    const somebody = people.whoIs(name);
    const text = fold(name.text);
    if (name.evidence === 'person' || somebody?.certain || isPlace(text)) continue;
    if (name.sentence <= 1) lead.add(text);
    const known = counts.get(text) ?? { mention: name, count: 0 };
    known.count++;
    counts.set(text, known);
  }
  if (lead.size === 1) return counts.get([...lead][0]!)!.mention;
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!first || first.count < 2 || (second && second.count * CLEARLY > first.count)) return null;
  return first.mention;
}

/** Whom a phrase like "the company" or "the transport department" means. */
export function bodyMeant(
  reference: Reference,
  printed: string,
  head: string,
  people: People,
  main: NameMention | null,
): Somebody | null {
  if (reference.modifiers.length === 0 && GENERAL_BODIES.has(head)) return main ? people.addBody(main) : null;
  const bearers = people.all.filter(
    (somebody) => somebody.kind === 'institution' && fold(somebody.name).split(/\s+/).includes(head),
  );
  if (reference.modifiers.length === 0 && bearers.length === 1) return bearers[0]!;
  const name =
    reference.first === 0 && PLAIN.has(head) ? printed.charAt(0).toLowerCase() + printed.slice(1) : printed;
  return people.addPlainBody(name.replace(/^(?:the|its|their|his|her)\s+/i, ''), reference.sentence);
}
