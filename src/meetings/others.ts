/**
 * Figures of other articles that look like the same thing: money or shares of the same unit, beside the same things, about
 * the same countries or bodies, with another value. Pure.
 */
import type { Figure } from '../language/figures.ts';
import { tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import type { Claim } from './claims.ts';
import type { LineFigure, OtherFigure } from './meeting.ts';
import { tellingFigures } from './weigh.ts';

/** A figure with what it measures. */
export interface FigureFact {
  readonly figure: Figure;
  readonly claim: Claim;
  readonly meeting: string;
  /** Things named within a few words of the figure. */
  readonly things: ReadonlySet<string>;
  readonly year: number | null;
}

/** Characters between a figure and its year, where the sentence has several. */
const CLOSE = 25;
/** So many words on either side of a figure say what it measures. */
const NEAR = 7;
/** Values farther apart than this are of different things. */
const MOST_APART = 1.5;
/** No more are shown beside a figure. */
const MOST_OTHERS = 3;
/** Things that stand beside any figure. */
const EVERYWHERE =
  /^(?:increase|decrease|growth|growth-rate|percent|billion|million|thousand|reach|year|year-on-year|unit-|currency:|number:|ordinal:|more|large|largest|proportion|figure|note|say|country|full|time|total|result|side|party|country:|people|month|money|more)/;

/** The figures of a claim that others can disagree with. */
export function factsOf(claim: Claim, meeting: string, words: Words): FigureFact[] {
  const { language } = claim.article;
  const tokens = tokenize(claim.text, claim.start);
  const figures = tellingFigures(claim).filter(({ kind }) => kind === 'money' || kind === 'percentage');
  if (figures.length === 0) return [];
  const matches = words.lexicon.conceptsOf(tokens, language);
  return figures.map((figure) => {
    const at = tokens.findIndex(({ end }) => end > figure.start);
    const things = matches
      .filter(({ first, last }) => last >= at - NEAR && first <= at + NEAR)
      .map(({ concept }) => concept)
      .filter((concept) => !EVERYWHERE.test(concept) && words.lexicon.namesThing(concept));
    return { figure, claim, meeting, things: new Set(things), year: yearOf(figure, claim) };
  });
}

/** The year that stands nearest to the figure. */
export function yearOf(figure: Figure, claim: Claim): number | null {
  const years = claim.figures.filter(({ kind, value }) => kind === 'year' && value >= 1900 && value <= 2100);
  const far = (other: Figure): number => Math.abs(other.start - figure.start);
  const [nearest] = [...years].sort((a, b) => far(a) - far(b));
  if (!nearest) return null;
  // of several years one must stand close by
  const several = new Set(years.map(({ value }) => value)).size > 1;
  return several && far(nearest) > CLOSE ? null : nearest.value;
}

/** @param facts of all articles that share somebody with this meeting, this meeting's own among them */
export function withOthers(
  claim: Claim,
  own: readonly FigureFact[],
  facts: readonly FigureFact[],
): LineFigure[] {
  return tellingFigures(claim).map((figure) => {
    const fact = own.find((one) => one.figure === figure);
    const rivals = fact
      ? inOwnLanguage(
          facts.filter((other) => disagree(fact, other)),
          claim,
        )
      : [];
    const others: OtherFigure[] = [];
    const known = new Set<string>();
    for (const { figure: other, claim: there, meeting } of rivals) {
      const about = `${other.value} ${meeting}`;
      if (known.has(about) || others.length >= MOST_OTHERS) continue;
      known.add(about);
      others.push({
        figure: { text: other.text, start: other.start, end: other.end },
        article: there.article,
        meeting: fact && meeting === fact.meeting ? null : meeting,
      });
    }
    const { text, start, end } = figure;
    return { text, start, end, year: yearOf(figure, claim), others };
  });
}

/** Of one figure in two languages the one of this claim's language comes first. */
function inOwnLanguage(facts: readonly FigureFact[], { article }: Claim): FigureFact[] {
  const foreign = ({ claim }: FigureFact): number => Number(claim.article.language !== article.language);
  return [...facts].sort((a, b) => foreign(a) - foreign(b));
}

function disagree(a: FigureFact, b: FigureFact): boolean {
  if (a.claim.article.path === b.claim.article.path) return false;
  if (a.figure.kind !== b.figure.kind || a.figure.unit !== b.figure.unit || a.figure.value === b.figure.value)
    return false;
  if (a.year !== null && b.year !== null && a.year !== b.year) return false;
  const [low, high] = [a.figure.value, b.figure.value].sort((x, y) => x - y) as [number, number];
  if (low <= 0 || high / low > MOST_APART) return false;
  const things = [...a.things].filter((thing) => b.things.has(thing));
  return things.length > 0 && shareSomebody(a.claim, b.claim);
}

/** Whether both sentences, or their articles' subjects, name a country or a body in common. */
function shareSomebody(a: Claim, b: Claim): boolean {
  const named = ({ shared }: Claim): string[] =>
    [...shared].filter((feature) => feature.startsWith('alias:') || feature.startsWith('country:'));
  const [one, two] = [named(a), new Set(named(b))];
  // a sentence that names nobody goes on about those of the sentence before
  return one.length === 0 || two.size === 0 || one.some((feature) => two.has(feature));
}
