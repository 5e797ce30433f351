/**
 * How much of what a question is about a sentence holds, itself or through the words around it. Pure.
 */
import type { Generation } from '../index/store.ts';
import type { TermGroup, TermPositions } from '../language/terms.ts';
import type { ArticleView } from './articleView.ts';
import { kinship, SHORTEST_KIN } from '../language/kin.ts';
import type { TopicTerm } from './question.ts';

/** What a match is worth by the form that matched. */
const FORM_WORTH = { exact: 1, folded: 0.97, concepts: 0.85 } as const;
const FORMS = ['exact', 'folded', 'concepts'] as const;
export type Form = (typeof FORMS)[number];

/** What a word is worth that stands not in the sentence but where the article says what it is about, beside it, or elsewhere. */
export const AROUND = { lead: 0.7, neighbour: 0.55, article: 0.35 } as const;

export interface TermMatch {
  /** 0 to 1. */
  readonly worth: number;
  readonly where: 'sentence' | 'lead' | 'neighbour' | 'article' | 'nowhere';
  /** Places in the sentence (index into its words), for nearness. */
  readonly places: readonly number[];
}

export interface Coverage {
  /** Weighted share of the topic that the sentence and its surroundings hold, 0 to 1. */
  readonly total: number;
  /** The same in the sentence alone, of the question's own words; what the article is about anyway need not be said again. */
  readonly inside: number;
  readonly matches: readonly TermMatch[];
}

/** A word that had to be corrected may have been another. */
const CORRECTED = 0.85;

/**
 * How much a word counts that no article holds and that need not stand in the answer: it may be the asker's way to put it;
 * and where hardly any article is in the question's language, the lexicon may only lack it.
 */
const UNHELD = { usual: 0.5, foreign: 0.25 } as const;

/** @param foreign whether hardly any article is in the question's language */
export function coverage(
  topics: readonly TopicTerm[],
  view: ArticleView,
  ordinal: number,
  foreign: boolean,
  generation: Generation,
): Coverage {
  let weights = 0;
  let total = 0;
  let inside = 0;
  let ownWeights = 0;
  const matches = topics.map((topic): TermMatch => {
    const found = matchTerm(topic, view, ordinal, generation);
    const match = topic.corrected ? { ...found, worth: found.worth * CORRECTED } : found;
    const loose = topic.unheld && !topic.strict && (foreign || !topic.telling);
    const weight = loose ? topic.weight * (foreign ? UNHELD.foreign : UNHELD.usual) : topic.weight;
    weights += weight;
    total += weight * match.worth;
    if (!topic.carried && match.where !== 'lead') {
      ownWeights += weight;
      if (match.where === 'sentence') inside += weight * match.worth;
    }
    return match;
  });
  return {
    total: weights > 0 ? total / weights : 0,
    inside: ownWeights > 0 ? inside / ownWeights : weights > 0 ? total / weights : 0,
    matches,
  };
}

const NOWHERE: TermMatch = { worth: 0, where: 'nowhere', places: [] };

/** From the cheapest look to the dearest: sentences are taken apart only where the article holds the word at all. */
function matchTerm(topic: TopicTerm, view: ArticleView, ordinal: number, generation: Generation): TermMatch {
  const { group } = topic;
  const holds = (each: Form, term: string) => view.holds(each, term, generation);
  const anywhere = bestWorth(topic, holds);
  if (anywhere === 0) return matchKin(topic, view, ordinal) ?? NOWHERE;
  const here = matchIn(group, view.terms(ordinal), holds, topic);
  if (here) return { worth: here.worth, where: 'sentence', places: here.places };
  const kin = matchKin(topic, view, ordinal);
  if (kin) return kin;
  const lead = bestWorth(topic, (each, term) => view.isAbout(each, term, generation));
  if (lead > 0) return { worth: lead * AROUND.lead, where: 'lead', places: [] };
  const before = ordinal > 0 ? matchIn(group, view.terms(ordinal - 1), holds, topic) : null;
  const after =
    ordinal + 1 < view.sentences.length ? matchIn(group, view.terms(ordinal + 1), holds, topic) : null;
  const beside = Math.max(before?.worth ?? 0, (after?.worth ?? 0) * 0.7);
  if (beside > 0) return { worth: beside * AROUND.neighbour, where: 'neighbour', places: [] };
  return { worth: anywhere * AROUND.article, where: 'article', places: [] };
}

/** A word of the same root or compound, where the sentence does not hold the word itself. */
function matchKin({ group, strict }: TopicTerm, view: ArticleView, ordinal: number): TermMatch | null {
  const token = group.tokens[0]!;
  if (strict || token.kind === 'number' || token.folded.length < SHORTEST_KIN) return null;
  const { tokens } = view.terms(ordinal);
  let best = 0;
  const places: number[] = [];
  tokens.forEach((other, at) => {
    const worth = kinship(token.folded, other.folded);
    if (worth === 0) return;
    best = Math.max(best, worth);
    places.push(at);
  });
  return best > 0 ? { worth: best, where: 'sentence', places } : null;
}

/** What the best form is worth that is held, 0 for none. */
function bestWorth(topic: TopicTerm, holds: (form: Form, term: string) => boolean): number {
  for (const form of FORMS) {
    let best = 0;
    for (const term of topic.group[form])
      if (holds(form, term)) best = Math.max(best, worthOf(form, term, topic.group, topic));
    if (best > 0) return best;
  }
  return 0;
}

/** Half of a compound says less than the whole. */
const HALF = 0.65;

function worthOf(form: Form, term: string, group: TermGroup, topic: TopicTerm | null): number {
  if (form === 'concepts') return FORM_WORTH.concepts * (topic?.concepts.get(term) ?? 1);
  if (form === 'exact') return FORM_WORTH.exact;
  const token = group.tokens[0]!;
  const whole = token.kind === 'number' || term === token.folded || term === group.folded[0];
  return whole ? FORM_WORTH.folded : HALF;
}

/**
 * The best form in which a stretch of text holds a word, and where. `holds` tells of the article around it what cannot be
 * found: it spares making forms of the text. With a topic, a broad concept is worth less.
 */
export function matchIn(
  group: TermGroup,
  text: TermPositions,
  holds: (form: Form, term: string) => boolean = () => true,
  topic: TopicTerm | null = null,
): { worth: number; places: readonly number[] } | null {
  let best: { worth: number; places: readonly number[] } | null = null;
  for (const form of FORMS) {
    for (const term of group[form]) {
      const places = holds(form, term) ? text[form].get(term) : undefined;
      if (!places) continue;
      const worth = worthOf(form, term, group, topic);
      if (worth > (best?.worth ?? 0)) best = { worth, places };
    }
    if (best && form !== 'folded') return best;
  }
  return best;
}
