/** The summary of one meeting: which claims get a line, in which section, in whose words. Pure. */
import type { LanguageCode } from '../domain.ts';
import type { Words } from '../language/words.ts';
import type { ArticleClaims, Claim } from './claims.ts';
import { labelsFor, listed } from './labels.ts';
import { type LineContext, lineOf, sameWords, shownClaims } from './lines.ts';
import type {
  Meeting,
  MeetingLine,
  Summary,
  SummaryLength,
  SummarySection,
  SummarySource,
} from './meeting.ts';
import { type FigureFact, factsOf, withOthers } from './others.ts';
import type { Prepared } from './prepare.ts';
import type { Told } from './twice.ts';
import { sectionOf } from './weigh.ts';

/** Most lines of each length; what is worth less than `least` gets none. */
const LENGTHS: Readonly<Record<SummaryLength, { readonly lines: number; readonly least: number }>> = {
  short: { lines: 5, least: 0.9 },
  normal: { lines: 12, least: 0.2 },
  full: { lines: Number.POSITIVE_INFINITY, least: Number.NEGATIVE_INFINITY },
};
/** What two articles tell is worth so much more. */
const TWICE_TOLD = 0.5;
/** What nobody says and nothing comes of. */
const BACKGROUND = -0.4;
/** Of the things that a claim names. */
const ECHO = 0.4;
/** What the first line tells already stands in the full summary only. */
const IN_LEAD = -1;
/** So many statements that only one article has are shown beside it. */
const MOST_ONLY = 3;

/** Everything that a summary is made of. */
export interface SummaryInput {
  readonly meeting: Meeting;
  readonly prepared: Prepared;
  /** The claims of its articles, in the order of `meeting.articles`. */
  readonly articles: readonly ArticleClaims[];
  textOf(path: string): string;
  readonly words: Words;
  readonly length: SummaryLength;
  readonly language: LanguageCode;
  /** Figures of other meetings with somebody of this one. */
  readonly otherFacts: readonly FigureFact[];
}

/** A claim with its other places, its worth and the claims that are shown for it. */
interface Weighed {
  readonly told: Told;
  readonly lead: boolean;
  readonly worth: number;
  readonly shown: readonly (readonly Claim[])[];
  readonly key: Claim;
}

/** The summary. Pure: the same input gives the same bytes. */
export function summarise(input: SummaryInput): Summary {
  const { meeting, language, length, prepared } = input;
  const weighed = prepared.told.map(({ group, lead }): Weighed => {
    const sources = new Set(group.claims.map(({ article }) => article.path)).size;
    const best = Math.max(...group.claims.map(prepared.weight));
    const shown = shownClaims(group, language, prepared.weight);
    const key = shown[0]![0]!;
    const around = sectionOf(key, meeting.date) === 'background' ? BACKGROUND : 0;
    return { told: group, lead, worth: best + (sources > 1 ? TWICE_TOLD : 0) + around, shown, key };
  });
  const context = lineContext(input);
  const lead = weighed.filter((one) => one.lead).flatMap(({ shown }) => shown.flat());
  const chosen = choose(
    weighed.map((one) => (isInLead(one, lead) ? { ...one, worth: IN_LEAD } : one)),
    LENGTHS[length],
  );
  const lines = new Map(chosen.map((one) => [one, one.shown.map((run) => lineOf(run, one.told, context))]));
  return { meeting, length, language, sections: sectionsOf(chosen, lines, input, weighed) };
}

/** Whether the first line, of another article, has all the figures of a claim and the things beside them. */
function isInLead({ lead, key }: Weighed, leads: readonly Claim[]): boolean {
  const values = key.figures.filter(({ kind }) => kind !== 'year').map(({ value }) => value);
  if (lead || values.length === 0) return false;
  return leads.some(({ article, figures, shared }) => {
    if (article.path === key.article.path) return false;
    if (!values.every((value) => figures.some((figure) => figure.value === value))) return false;
    let common = 0;
    for (const feature of key.shared) if (shared.has(feature)) common += 1;
    return common >= key.shared.size * ECHO;
  });
}

/** The lead, then what is worth most, in the order of the articles. */
function choose(weighed: readonly Weighed[], { lines, least }: { lines: number; least: number }): Weighed[] {
  const ranked = weighed
    .map((one, order) => ({ one, order }))
    .sort(
      (a, b) => Number(b.one.lead) - Number(a.one.lead) || b.one.worth - a.one.worth || a.order - b.order,
    );
  const chosen = new Set<Weighed>();
  let used = 0;
  for (const { one } of ranked) {
    const needed = one.shown.length;
    if ((!one.lead && one.worth < least) || used + needed > lines) continue;
    chosen.add(one);
    used += needed;
  }
  return weighed.filter((one) => chosen.has(one));
}

function lineContext(input: SummaryInput): LineContext {
  const byPath = new Map(input.articles.map((article) => [article.path, article]));
  const facts = new Map<Claim, FigureFact[]>();
  for (const claim of input.prepared.claims) facts.set(claim, factsOf(claim, input.meeting.id, input.words));
  const all = [...[...facts.values()].flat(), ...input.otherFacts];
  return {
    textOf: input.textOf,
    articleOf: (path) => byPath.get(path)!,
    figuresOf: (claim) => withOthers(claim, facts.get(claim) ?? [], all),
  };
}

function sectionsOf(
  chosen: readonly Weighed[],
  lines: ReadonlyMap<Weighed, readonly MeetingLine[]>,
  input: SummaryInput,
  all: readonly Weighed[],
): SummarySection[] {
  const { language, meeting } = input;
  const labels = labelsFor(language);
  const linesOf = (list: readonly Weighed[]): MeetingLine[] => list.flatMap((one) => lines.get(one) ?? []);
  const kindOf = (one: Weighed) => (one.lead ? 'what' : sectionOf(one.key, meeting.date));
  const section = (kind: 'what' | 'figures' | 'agreed' | 'next' | 'background'): SummarySection[] => {
    const found = linesOf(chosen.filter((one) => kindOf(one) === kind));
    return found.length === 0 ? [] : [{ kind, title: labels.sections[kind], lines: found }];
  };
  return [
    ...section('what'),
    ...section('figures'),
    ...saidSections(
      chosen.filter((one) => kindOf(one) === 'said'),
      linesOf,
      input,
      all,
    ),
    ...section('agreed'),
    ...section('next'),
    ...section('background'),
    { kind: 'sources', title: labels.sections.sources, lines: [], articles: sourcesOf(input, all) },
  ];
}

/** One section for each speaker, or for those who speak together, the one who says most first. */
function saidSections(
  said: readonly Weighed[],
  linesOf: (list: readonly Weighed[]) => MeetingLine[],
  { language, prepared: { people } }: SummaryInput,
  all: readonly Weighed[],
): SummarySection[] {
  const worth = new Map<string, number>();
  for (const one of all)
    for (const key of people.keysOf(one.key)) worth.set(key, (worth.get(key) ?? 0) + Math.max(0, one.worth));
  const groups = new Map<string, Weighed[]>();
  for (const one of said) {
    const key = people.keysOf(one.key).join('+');
    const list = groups.get(key);
    if (list) list.push(one);
    else groups.set(key, [one]);
  }
  const weight = (key: string): number => Math.max(0, ...key.split('+').map((part) => worth.get(part) ?? 0));
  return [...groups]
    .sort(([a], [b]) => Number(a.includes('+')) - Number(b.includes('+')) || weight(b) - weight(a))
    .map(([key, list]) => {
      const claim = list[0]!.key;
      const names = key === '' ? [] : key.split('+').map((part) => people.nameOf(part, claim, language));
      const speaker = listed(names, language);
      const title =
        speaker === '' ? labelsFor(language).sections.agreed : `${labelsFor(language).saidBy} ${speaker}`;
      return { kind: 'said' as const, title, speaker, lines: linesOf(list) };
    });
}

/** The articles, and where there are several, the best of what only one of them tells. */
function sourcesOf({ articles }: SummaryInput, all: readonly Weighed[]): SummarySource[] {
  return articles.map(({ path, citation }) => {
    const only =
      articles.length < 2
        ? []
        : all
            .filter(({ lead, told }) => !lead && told.claims.every(({ article }) => article.path === path))
            .filter(({ worth, key }) => worth > 0 && !isEchoed(key, all))
            .sort((a, b) => b.worth - a.worth)
            .slice(0, MOST_ONLY)
            .map(({ key }) => ({ text: key.text, start: key.start, end: key.end }));
    return {
      article: citation,
      only: only.filter(({ text }, i) => only.findIndex((other) => sameWords(other.text, text)) === i),
    };
  });
}

/** Whether another article names most of the same things in one breath: then it is not told by one alone. */
function isEchoed(claim: Claim, all: readonly Weighed[]): boolean {
  const most = claim.shared.size * ECHO;
  return all.some(({ told }) =>
    told.claims.some((other) => {
      if (other.article.path === claim.article.path) return false;
      let common = 0;
      for (const feature of claim.shared) if (other.shared.has(feature)) common += 1;
      return common > most;
    }),
  );
}
