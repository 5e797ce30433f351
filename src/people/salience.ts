/** Whom "she", "the minister" or a short name means at a place of the article: what has been read so far, and how lately. */
import { fold } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import type { Somebody } from './people.ts';
import type { Reference } from './references.ts';
import { CAPITALISED_WORDS, WIDE_ROLES } from './words/offices.ts';

/** How a person stood in a sentence. */
export type Standing = 'speaker' | 'subject' | 'object' | 'owner' | 'quoted';

const WEIGHT: Readonly<Record<Standing, number>> = {
  speaker: 3,
  subject: 2.6,
  object: 1,
  owner: 0.6,
  quoted: 0.15,
};
/** Sentences back that a pronoun reaches. */
const REACH = 6;
/** A pronoun is not resolved when the second choice is this close to the first. */
const CLOSE = 0.9;

export class Salience {
  readonly #standings: Map<Somebody, number>[] = [];
  readonly #lastNamed = new Map<Somebody, number>();

  constructor(
    private readonly people: readonly Somebody[],
    private readonly glossary: Glossary | null,
  ) {}

  note(sentence: number, somebody: Somebody, standing: Standing): void {
    let here = this.#standings[sentence];
    if (!here) {
      here = new Map();
      this.#standings[sentence] = here;
    }
    here.set(somebody, Math.max(here.get(somebody) ?? 0, WEIGHT[standing]));
    this.#lastNamed.set(somebody, sentence);
  }

  lastNamed(somebody: Somebody): number {
    return this.#lastNamed.get(somebody) ?? -1;
  }

  /** The one person of this gender whom a pronoun means, or null where that is not clear. */
  pronoun(gender: 'male' | 'female' | null, sentence: number, here: readonly Somebody[]): Somebody | null {
    const scores = new Map<Somebody, number>();
    const fits = (somebody: Somebody): boolean =>
      somebody.kind === 'person' &&
      (gender === null || somebody.gender === null || somebody.gender === gender);
    const sure = (somebody: Somebody): number => (gender !== null && somebody.gender === gender ? 1.35 : 1);
    here.forEach((somebody, i) => {
      if (fits(somebody)) scores.set(somebody, (2.4 / (i + 1)) * sure(somebody));
    });
    for (let back = 1; back <= REACH; back++) {
      const then = this.#standings[sentence - back];
      if (!then) continue;
      for (const [somebody, weight] of then) {
        if (!fits(somebody)) continue;
        const score = (weight * sure(somebody)) / (0.6 + 0.4 * back) / back ** 0.5;
        scores.set(somebody, Math.max(scores.get(somebody) ?? 0, score) + 0.05);
      }
    }
    return bestOf(scores);
  }

  /** Who holds the office that a role names, or the salient one where the role is as wide as "the official". */
  role(reference: Reference, sentence: number, words: readonly string[]): Somebody | null {
    const office = reference.office;
    if (office === null) return null;
    if (CAPITALISED_WORDS.has(office)) return this.#ofNation(office) ?? this.#only(sentence);
    if (office === 'year-old') return this.#only(sentence);
    const scores = new Map<Somebody, number>();
    const telling = reference.modifiers.filter((word) => !IDLE.has(word));
    const byGlossary = this.#byGlossary(words);
    for (const somebody of this.people) {
      if (somebody.kind !== 'person') continue;
      const near = this.#nearness(somebody, sentence);
      if (byGlossary && sameName(somebody, byGlossary)) scores.set(somebody, 5 + near);
      let best = 0;
      for (const [text, offices] of somebody.roles) {
        if (
          !offices.includes(office) &&
          !offices.some((other) => other.endsWith(office) || office.endsWith(other))
        )
          continue;
        const role = fold(text);
        if (contradicts(telling, role)) continue;
        const matched = telling.filter((word) => role.includes(word)).length;
        best = Math.max(best, (offices.includes(office) ? 1.3 : 1) + matched);
      }
      if (best > 0) scores.set(somebody, Math.max(scores.get(somebody) ?? 0, best + near * 0.25));
    }
    if (scores.size > 0) return bestOf(scores, 0.97);
    if (reference.modifiers.some((word) => FORMER.has(word))) return this.#only(sentence);
    if (!WIDE_ROLES.has(office)) return null;
    return this.#wide(office, sentence);
  }

  /** "The Italian said": the one person whom a role calls so. */
  #ofNation(nation: string): Somebody | null {
    const fitting = this.people.filter((somebody) =>
      [...somebody.roles.keys()].some((role) => fold(role).split(/\s+/).includes(nation)),
    );
    return fitting.length === 1 ? fitting[0]! : null;
  }

  /** 0 to 1: how lately and how prominently somebody stood in the sentences before. */
  #nearness(somebody: Somebody, sentence: number): number {
    let best = 0;
    for (let back = 0; back <= REACH; back++) {
      const weight = this.#standings[sentence - back]?.get(somebody) ?? 0;
      best = Math.max(best, weight / WEIGHT.speaker / (1 + back / 2));
    }
    return Math.max(best, 0.3 / (2 + Math.max(0, sentence - this.lastNamed(somebody))));
  }

  /** The one person who has spoken or acted in the two sentences before; null where there are two. */
  #only(sentence: number): Somebody | null {
    const found = new Set<Somebody>();
    for (let back = 1; back <= 2; back++) {
      for (const [somebody, weight] of this.#standings[sentence - back] ?? []) {
        if (somebody.kind === 'person' && weight >= WEIGHT.subject) found.add(somebody);
      }
    }
    return found.size === 1 ? [...found][0]! : null;
  }

  #wide(office: string, sentence: number): Somebody | null {
    const gender = office === 'woman' ? 'female' : office === 'man' ? 'male' : null;
    for (let back = 1; back <= 3; back++) {
      const then = this.#standings[sentence - back];
      if (!then) continue;
      let best: Somebody | null = null;
      let weight = 0;
      for (const [somebody, value] of then) {
        const able =
          somebody.kind === 'person' && (gender ? somebody.gender === gender : somebody.roles.size > 0);
        if (able && value > weight && value >= WEIGHT.subject) {
          best = somebody;
          weight = value;
        }
      }
      if (best) return best;
    }
    return null;
  }

  #byGlossary(words: readonly string[]): string | null {
    if (!this.glossary || this.glossary.roles.length === 0) return null;
    const text = ` ${words.join(' ')} `;
    for (const { role, person } of this.glossary.roles)
      if (text.includes(` ${fold(role)} `)) return fold(person);
    return null;
  }
}

const IDLE = new Set([
  'then',
  'new',
  'current',
  'longtime',
  'long-time',
  'veteran',
  'the',
  'first',
  'senior',
  'top',
]);

function sameName(somebody: Somebody, folded: string): boolean {
  return [...somebody.names, somebody.name].some((name) => fold(name) === folded);
}

const FORMER = new Set(['former', 'tidligere', 'ex']);

/** "The Norwegian minister" is not the Swedish one. */
function contradicts(telling: readonly string[], role: string): boolean {
  if (telling.some((word) => FORMER.has(word)) && !role.split(/\s+/).some((word) => FORMER.has(word)))
    return true;
  const nations = telling.filter((word) => CAPITALISED_WORDS.has(word));
  if (nations.length === 0) return false;
  return (
    nations.every((nation) => !role.includes(nation)) &&
    role.split(/\s+/).some((word) => CAPITALISED_WORDS.has(word))
  );
}

function bestOf(scores: ReadonlyMap<Somebody, number>, close = CLOSE): Somebody | null {
  let best: Somebody | null = null;
  let first = 0;
  let second = 0;
  for (const [somebody, score] of scores) {
    if (score > first) {
      second = first;
      first = score;
      best = somebody;
    } else if (score > second) second = score;
  }
  return first > 0 && second < first * close ? best : null;
}
