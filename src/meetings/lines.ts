/** Makes lines of claims: the words of an article with who says them, whom they are about, and where else they stand. Pure. */
import type { LanguageCode, Speaker, TextSpan } from '../domain.ts';
import { fold } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import type { ArticleClaims, Claim } from './claims.ts';
import type { LineFigure, MeetingLine } from './meeting.ts';
import type { Told } from './twice.ts';

/** A narrated sentence that begins so leans on the one before. */
const LEANS: Readonly<Record<string, RegExp>> = {
  en: /^["“]?(?:this|these|that|those|it|they|he|she|such|both|the two|the former|the latter)\b/iu,
  no: /^["“«–-]?\s?(?:dette|disse|det|den|de|han|hun|begge|slik|slike|der|da)(?![\p{L}])/iu,
  vi: /^["“]?(?:đây|điều này|việc này|những|đó|ông|bà|họ|trong đó|hai bên|cả hai)(?![\p{L}])/iu,
};

/** The claims of a group that a reader of this language is shown: of one article, points of one sentence that follow each other as one. */
export function shownClaims(
  { claims }: Told,
  language: LanguageCode,
  weight: (claim: Claim) => number,
): Claim[][] {
  const fits = (wanted: LanguageCode): Claim[] => claims.filter(({ article }) => article.language === wanted);
  const choice = [language, 'en'].map(fits).find((list) => list.length > 0) ?? claims;
  const best = [...choice].sort(
    (a, b) =>
      weight(b) - weight(a) ||
      (a.article.path < b.article.path ? -1 : a.article.path > b.article.path ? 1 : a.start - b.start),
  )[0]!;
  const own = choice
    .filter(({ article, ordinal }) => article.path === best.article.path && ordinal === best.ordinal)
    .sort((a, b) => a.start - b.start);
  const runs: Claim[][] = [];
  for (const claim of own) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.clause !== null && claim.clause === last.clause + 1) run.push(claim);
    else runs.push([claim]);
  }
  return runs;
}

/** What a line needs beside its claims. */
export interface LineContext {
  /** The text of an article of the meeting. */
  textOf(path: string): string;
  articleOf(path: string): ArticleClaims;
  figuresOf(claim: Claim): readonly LineFigure[];
}

/** One line of a run of claims that follow each other, with the other places that tell it. */
export function lineOf(run: readonly Claim[], told: Told, context: LineContext): MeetingLine {
  const first = run[0]!;
  const last = run.at(-1)!;
  const text = context.textOf(first.article.path).slice(first.start, last.end);
  const speakers = first.speakers.map(({ name, roles }): Speaker => ({ name, role: roles[0] ?? null }));
  const alone = first.attribution.kind !== 'joint' && speakers.length === 1;
  const others = told.claims.filter(
    (claim) => !run.includes(claim) && claim.article.path !== first.article.path,
  );
  const own = { text, start: first.start, end: last.end, article: first.article };
  return {
    ...own,
    speaker: alone ? speakers[0]! : null,
    speakers,
    subject: subjectOf(text, first),
    context: contextOf(text, first, context),
    sources: [
      own,
      ...others.map(({ text: words, start, end, article }) => ({ text: words, start, end, article })),
    ],
    figures: run.flatMap((claim) => context.figuresOf(claim)),
  };
}

/** Whom the line is about where its own words do not name them: "He also …", "The minister …", a point of a list. */
function subjectOf(text: string, { speakers }: Claim): string | null {
  if (speakers.length === 0) return null;
  const words = tokenize(text);
  const unnamed = speakers.filter(({ names }) => !names.some((name) => isNamed(name, words, text)));
  return unnamed.length === 0 ? null : speakers.map(({ name }) => name).join(', ');
}

/** Whether a name stands in the line and not only as an owner: "Holm's proposals" does not say who speaks. */
function isNamed(name: string, words: ReturnType<typeof tokenize>, text: string): boolean {
  const parts = tokenize(name).map(({ folded }) => folded);
  return words.some((_, at) => {
    if (!parts.every((part, k) => words[at + k]?.folded === part)) return false;
    const end = words[at + parts.length - 1]!.end;
    const owner = /^['’]s?[\s,.]/u.test(text.slice(end, end + 3));
    return !owner && /^\p{Lu}/u.test(words[at]!.text);
  });
}

/** The sentence before, where a narrated one begins with "This" or "They". */
function contextOf(text: string, claim: Claim, { articleOf }: LineContext): TextSpan | null {
  if (claim.speakers.length > 0) return null;
  const { claims } = articleOf(claim.article.path);
  if (!(LEANS[claim.article.language] ?? LEANS.en!).test(text)) return null;
  const before = claims.findLast(({ ordinal }) => ordinal < claim.ordinal);
  return before ? { text: before.text, start: before.start, end: before.end } : null;
}

/** Two texts that are the same to a reader. */
export function sameWords(a: string, b: string): boolean {
  return (
    fold(a)
      .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
      .trim() ===
    fold(b)
      .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
      .trim()
  );
}
