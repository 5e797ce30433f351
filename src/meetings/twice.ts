/**
 * Claims that two articles make are one: the same speaker, the same figures, and enough of the same things, names and
 * numbers, whatever the language. Pure.
 */
import type { Figure } from '../language/figures.ts';
import type { Claim } from './claims.ts';

/** A claim with every place that makes it. */
export interface Told {
  /** In the order of the articles. */
  readonly claims: readonly Claim[];
}

/** Of the lighter claim of two, so much must stand in the other as well: across languages fewer words can meet. */
const ENOUGH = { sameLanguage: 0.5, acrossLanguages: 0.42 } as const;
/** And of the heavier so much. */
const OF_HEAVIER = { sameLanguage: 0.3, acrossLanguages: 0.2 } as const;
/** Equal figures of money or of a share say most of it. */
const WITH_FIGURE = 0.5;
/** So many exemplars of a claim are compared; further articles tell nothing new. */
const EXEMPLARS = 4;
/** Fewer things in common than these two are chance. */
const LEAST_COMMON = 2;

/** @param speakersOf whom a claim is said by, as one key for each person of the meeting */
export function toldOnce(claims: readonly Claim[], speakersOf: (claim: Claim) => readonly string[]): Told[] {
  if (new Set(claims.map(({ article }) => article.path)).size < 2)
    return claims.map((claim) => ({ claims: [claim] }));
  const scale = new Scale(claims);
  const told: Claim[][] = [];
  const placesOf: Set<string>[] = [];
  const byText = new Map<string, number>();
  const byFeature = new Map<string, Set<number>>();
  const note = (claim: Claim, at: number): void => {
    for (const feature of scale.rare(claim)) {
      const known = byFeature.get(feature);
      if (known) known.add(at);
      else byFeature.set(feature, new Set([at]));
    }
  };
  const join = (claim: Claim, at: number): void => {
    told[at]!.push(claim);
    placesOf[at]!.add(claim.article.path);
    if (told[at]!.length <= EXEMPLARS) note(claim, at);
  };
  for (const claim of claims) {
    // the same words by the same people, as articles of one agency have them
    const words = `${claim.article.language} ${speakersOf(claim).join()} ${claim.text}`;
    const twin = byText.get(words);
    if (twin !== undefined && !placesOf[twin]!.has(claim.article.path)) {
      join(claim, twin);
      continue;
    }
    const near = new Set<number>();
    for (const feature of scale.rare(claim)) for (const at of byFeature.get(feature) ?? []) near.add(at);
    let best = -1;
    let likeness = 0;
    for (const at of near) {
      const group = told[at]!;
      if (placesOf[at]!.has(claim.article.path) && !isPointOfSame(claim, group)) continue;
      for (const other of group.slice(0, EXEMPLARS)) {
        const found = scale.likeness(claim, other, speakersOf);
        if (found > likeness) {
          likeness = found;
          best = at;
        }
      }
    }
    if (best < 0) {
      best = told.length;
      told.push([]);
      placesOf.push(new Set());
    }
    join(claim, best);
    byText.set(words, best);
  }
  return told.map((group) => ({ claims: group }));
}

/** An article says a thing once, unless it says it in several points of one sentence. */
function isPointOfSame(claim: Claim, group: readonly Claim[]): boolean {
  return group.every(
    ({ article, ordinal, clause }) =>
      article.path !== claim.article.path || (clause !== null && ordinal === claim.ordinal),
  );
}

/** What each thing, name and number tells among the claims of a meeting: the rarer, the more. */
class Scale {
  readonly #weights = new Map<string, number>();
  readonly #totals = new Map<Claim, { shared: number; stems: number }>();
  readonly #rareFrom: number;

  constructor(claims: readonly Claim[]) {
    const articles = new Set(claims.map(({ article }) => article.path)).size;
    const counts = new Map<string, number>();
    const count = (feature: string): void => void counts.set(feature, (counts.get(feature) ?? 0) + 1);
    for (const { shared, stems } of claims) {
      for (const feature of shared) count(feature);
      for (const stemmed of stems) count(`stem ${stemmed}`);
    }
    // as if one article told it: a claim that a hundred articles make is not common for that
    const each = claims.length / articles;
    for (const [feature, found] of counts)
      this.#weights.set(feature, Math.log(1 + each / Math.max(1, found / articles)));
    this.#rareFrom = Math.log(1 + each / Math.max(2, each / 5));
  }

  /** The features by which claims find each other. */
  rare({ shared }: Claim): string[] {
    return [...shared].filter((feature) => this.#weight(feature) >= this.#rareFrom);
  }

  #weight(feature: string): number {
    return this.#weights.get(feature) ?? 0;
  }

  #total(claim: Claim): { shared: number; stems: number } {
    let known = this.#totals.get(claim);
    if (!known) {
      known = { shared: 0, stems: 0 };
      for (const feature of claim.shared) known.shared += this.#weight(feature);
      for (const stemmed of claim.stems) known.stems += this.#weight(`stem ${stemmed}`);
      this.#totals.set(claim, known);
    }
    return known;
  }

  /** 0 where the two are not one claim. */
  likeness(a: Claim, b: Claim, speakersOf: (claim: Claim) => readonly string[]): number {
    if (!speakersAgree(speakersOf(a), speakersOf(b))) return 0;
    const figures = figuresAgree(a.figures, b.figures);
    if (figures === 'differ') return 0;
    const same = a.article.language === b.article.language;
    const [one, two] = same ? [a.stems, b.stems] : [a.shared, b.shared];
    const prefix = same ? 'stem ' : '';
    let common = 0;
    let count = 0;
    for (const feature of one.size <= two.size ? one : two) {
      if (!(one.size <= two.size ? two : one).has(feature)) continue;
      common += this.#weight(prefix + feature);
      count += 1;
    }
    const [first, second] = same
      ? [this.#total(a).stems, this.#total(b).stems]
      : [this.#total(a).shared, this.#total(b).shared];
    const [light, heavy] = first <= second ? [first, second] : [second, first];
    if (light === 0 || count < LEAST_COMMON) return 0;
    const [ofLight, ofHeavy] = [common / light, common / heavy];
    const ease = figures === 'same' ? WITH_FIGURE : 1;
    const kind = same ? 'sameLanguage' : 'acrossLanguages';
    return ofLight >= ENOUGH[kind] * ease && ofHeavy >= OF_HEAVIER[kind] * ease ? ofLight + ofHeavy : 0;
  }
}

function speakersAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((key) => b.includes(key));
}

/** Money and shares decide; other figures are often counted in one article and not in the other. */
function figuresAgree(a: readonly Figure[], b: readonly Figure[]): 'same' | 'differ' | 'open' {
  const strong = (figures: readonly Figure[]): Figure[] =>
    figures.filter(({ kind }) => kind === 'money' || kind === 'percentage');
  const [one, two] = [strong(a), strong(b)];
  if (one.length === 0 || two.length === 0) return 'open';
  return one.some((x) => two.some((y) => x.value === y.value && (x.unit === y.unit || !x.unit || !y.unit)))
    ? 'same'
    : 'differ';
}
