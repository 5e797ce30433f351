/**
 * Makes quotes of judged sentences: one quotation for one statement, however many articles print it, and articles that
 * disagree on a figure side by side. Pure.
 */
import type { Conflict, LanguageCode, Quote, Speaker } from '../domain.ts';
import type { Figure } from '../language/figures.ts';
import { tokenize } from '../language/tokens.ts';
import { wantsFigure, wantsSeveral } from './kinds.ts';
import type { Question } from './question.ts';
import type { Evidence } from './weigh.ts';

/** Most quotes of one answer. */
const MOST_QUOTES = 4;
/** A further quote must come so near to the best. */
const NEAR_BEST = 0.93;
/** Of two languages the reader's is shown first unless it fits so much worse. */
const NEARLY = 0.85;
/** A figure of another article is about the same when its sentence holds so much of what the first holds of the topic. */
const RIVAL = { inside: 0.5, total: 0.75 } as const;
/** Sentences of two articles with such a cosine say the same. */
const SAME_STATEMENT = 0.72;

/** Cosine of two sentences, or null where their vectors are not at hand. */
export type Likeness = (a: Evidence, b: Evidence) => number | null;

export function quoteOf(evidence: Evidence, also: readonly Evidence[] = []): Quote {
  const speakers = evidence.stored.attribution.speakers.map((id) => speakerOf(evidence, id));
  const alone = evidence.stored.attribution.kind !== 'joint' && speakers.length === 1;
  return {
    ...textOf(evidence),
    article: evidence.view.citation,
    speaker: alone ? speakers[0]! : null,
    speakers,
    kind: evidence.stored.attribution.kind,
    because: evidence.stored.attribution.because,
    score: round(evidence.score),
    signals: evidence.signals.map((signal) => ({ ...signal, value: round(signal.value) })),
    also: also.map((other) => ({ ...textOf(other), article: other.view.citation })),
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function textOf(evidence: Evidence): { text: string; start: number; end: number } {
  const { start, end } = evidence.stored.sentence;
  return { text: evidence.view.text({ start, end }), start, end };
}

function speakerOf(evidence: Evidence, id: string): Speaker {
  const person = evidence.view.people.find((other) => other.id === id);
  return { name: person?.name ?? id, role: person?.roles[0] ?? null };
}

/** A statement with the other places that print it. */
export interface Statement {
  readonly evidence: Evidence;
  readonly also: readonly Evidence[];
}

/** Groups answers that say the same; the best of each group leads it. Keeps the order. */
export function statements(
  answers: readonly Evidence[],
  likeness: Likeness,
  language: LanguageCode,
): Statement[] {
  const groups: { evidence: Evidence; also: Evidence[] }[] = [];
  for (const evidence of answers.slice(0, 24)) {
    const same = groups.find((group) => sayTheSame(group.evidence, evidence, likeness));
    if (same) same.also.push(evidence);
    else groups.push({ evidence, also: [] });
  }
  return groups.map((group) => inLanguage(group, language));
}

/** Of a statement in several languages, the one in the reader's language leads when it is nearly as good. */
function inLanguage(statement: Statement, language: LanguageCode): Statement {
  const { evidence, also } = statement;
  if (evidence.view.stored.language === language) return statement;
  const own = also.find(
    (other) => other.view.stored.language === language && other.score >= evidence.score * NEARLY,
  );
  return own ? { evidence: own, also: [evidence, ...also.filter((other) => other !== own)] } : statement;
}

function sayTheSame(a: Evidence, b: Evidence, likeness: Likeness): boolean {
  if (a.stored.path === b.stored.path) return false;
  const fold = (evidence: Evidence): string =>
    tokenize(textOf(evidence).text)
      .map((token) => token.folded)
      .join(' ');
  if (fold(a) === fold(b)) return true;
  const [figureA, figureB] = [a.short?.figure ?? null, b.short?.figure ?? null];
  if (figureA && figureB && !sameFigure(figureA, figureB)) return false;
  const cosine = likeness(a, b) ?? 0;
  return cosine >= (figureA && figureB ? SAME_STATEMENT - 0.25 : SAME_STATEMENT);
}

const sameFigure = (a: Figure, b: Figure): boolean =>
  a.value === b.value && a.unit === b.unit && a.kind === b.kind;

/**
 * The statements that are shown: the best alone, or, where several things are asked for, those that come near it, in the
 * order of the articles; with a figure, also those that give another.
 */
export function chosen(
  question: Question,
  all: readonly Statement[],
): { shown: Statement[]; rivals: Statement[] } {
  const [first] = all;
  if (!first) return { shown: [], rivals: [] };
  const rivals = wantsFigure(question.kind) ? rivalsOf(first, all) : [];
  if (!wantsSeveral(question.kind)) return { shown: [first, ...rivals].slice(0, MOST_QUOTES), rivals };
  const near = all.filter(
    ({ evidence }) =>
      evidence === first.evidence ||
      (evidence.score >= first.evidence.score * NEAR_BEST &&
        evidence.coverage.inside >= first.evidence.coverage.inside * 0.95 &&
        saidSo(evidence) >= saidSo(first.evidence) / 2),
  );
  const shown = near.slice(0, MOST_QUOTES);
  if (
    question.topics.length > 0 &&
    shown.length > 1 &&
    first.evidence.score > shown[1]!.evidence.score * 1.05
  )
    return { shown, rivals };
  return { shown: inOrder(shown), rivals };
}

/** How well a statement is made in the way that the question tells (asked, promised); 0 where it tells none. */
function saidSo({ signals }: Evidence): number {
  return signals.find(({ name }) => name === 'verb')?.value ?? 0;
}

function inOrder(list: readonly Statement[]): Statement[] {
  return [...list].sort((a, b) => {
    const [one, two] = [a.evidence.stored, b.evidence.stored];
    if (one.path !== two.path) return one.path < two.path ? -1 : 1;
    return one.sentence.start - two.sentence.start;
  });
}

/** Statements of other articles that give another value of the same unit for as much of the topic. */
function rivalsOf(first: Statement, all: readonly Statement[]): Statement[] {
  const figure = first.evidence.short?.figure;
  if (!figure || figure.kind === 'ordinal' || figure.kind === 'year') return [];
  return all.filter(({ evidence }) => {
    const other = evidence.short?.figure;
    return (
      other !== null &&
      other !== undefined &&
      evidence.stored.path !== first.evidence.stored.path &&
      other.kind === figure.kind &&
      other.unit === figure.unit &&
      other.value !== figure.value &&
      evidence.coverage.inside >= first.evidence.coverage.inside * RIVAL.inside &&
      evidence.coverage.total >= first.evidence.coverage.total * RIVAL.total
    );
  });
}

export function conflictsOf(
  question: Question,
  first: Statement | undefined,
  rivals: readonly Statement[],
): Conflict[] {
  if (!first || rivals.length === 0) return [];
  const sides = [first, ...rivals].slice(0, MOST_QUOTES).map(({ evidence, also }) => ({
    figure: spanText(evidence),
    quote: quoteOf(evidence, also),
  }));
  const about = question.topics.map((topic) => topic.corrected ?? topic.text).join(' ');
  return [{ about, sides }];
}

function spanText(evidence: Evidence): { text: string; start: number; end: number } {
  const { start, end } = evidence.short!.span;
  return { text: evidence.view.text({ start, end }), start, end };
}
