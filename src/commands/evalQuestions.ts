/** Questions with known answers: is the right sentence first, is the short answer right, is there silence where there should be. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { openQuoth } from '../build.ts';
import type { Answer, Quote, RetrievedPassage } from '../domain.ts';
import { cutTo, table, visible } from '../terminal/text.ts';
import type { Context } from './command.ts';
import { readJsonLines } from './jsonl.ts';
import { noteSkipped } from './skipped.ts';
import { temporaryFolder, withOwnIndex } from './temporary.ts';

const shape = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.string(),
  question: z.string(),
  follows: z.string().nullish(),
  answerable: z.boolean(),
  evidence: z.array(z.object({ article: z.string(), text: z.string() })),
  answer: z.array(z.string()),
});
export type GoldQuestion = z.infer<typeof shape>;

/** How one question went. Null where the measure does not apply. */
export interface QuestionScore {
  readonly gold: GoldQuestion;
  readonly answer: Answer;
  /** The first quote holds the evidence. */
  readonly first: boolean | null;
  /** One of the quotes does. */
  readonly any: boolean | null;
  /** One of the ten passages retrieved does. */
  readonly within: boolean | null;
  /** The short answer, or where there is none the first quote, holds one of the expected answers or lies in it. */
  readonly span: boolean | null;
  readonly silent: boolean | null;
}

export function scoreQuestion(gold: GoldQuestion, answer: Answer): QuestionScore {
  if (!gold.answerable) {
    const silent = answer.verdict !== 'answered';
    return { gold, answer, first: null, any: null, within: null, span: null, silent };
  }
  const holds = (item: Quote | RetrievedPassage): boolean =>
    gold.evidence.some(
      ({ article, text }) => item.article.path.endsWith(article) && item.text.includes(text),
    );
  const short = answer.answer?.text;
  return {
    gold,
    answer,
    first: answer.quotes.slice(0, 1).some(holds),
    any: answer.quotes.some(holds),
    within: answer.passages.slice(0, 10).some(holds),
    span:
      gold.answer.length === 0
        ? null
        : short !== undefined && gold.answer.some((text) => short.includes(text) || text.includes(short)),
    silent: null,
  };
}

const MEASURES = ['first', 'any', 'within', 'span', 'silent'] as const;
type Shares = Readonly<Record<(typeof MEASURES)[number], number | null>>;

/** The share of questions that went well, by measure; null where it applies to none. */
export function sharesOf(scores: readonly QuestionScore[]): Shares {
  const share = (measure: (typeof MEASURES)[number]): number | null => {
    const values = scores.flatMap((score) => (score[measure] === null ? [] : [score[measure]]));
    return values.length === 0 ? null : values.filter(Boolean).length / values.length;
  };
  return {
    first: share('first'),
    any: share('any'),
    within: share('within'),
    span: share('span'),
    silent: share('silent'),
  };
}

export async function evaluateQuestions(
  file: string,
  corpus: string | null,
  json: boolean,
  context: Context,
): Promise<void> {
  const questions = await readJsonLines(file, shape);
  const config =
    corpus === null
      ? context.config
      : {
          ...withOwnIndex(context.config),
          corpusDir: resolve(process.env.INIT_CWD ?? '.', corpus),
          indexDir: temporaryFolder(context.lifetime),
        };
  const { answerer, report } = await openQuoth({ ...context, config });
  noteSkipped(report, context);
  const answers = new Map<string, Answer>();
  const scores: QuestionScore[] = [];
  for (const gold of questions) {
    const follows = gold.follows ? (answers.get(gold.follows) ?? null) : null;
    const answer = await answerer.ask(gold.question, { follows });
    answers.set(gold.id, answer);
    scores.push(scoreQuestion(gold, answer));
    context.progress.update('Asking', scores.length, questions.length, 'questions');
  }
  context.progress.end();
  await context.print(json ? `${JSON.stringify(asJson(scores))}\n` : render(scores, context.columns));
}

function groups(scores: readonly QuestionScore[]): [string, readonly QuestionScore[]][] {
  const by = (name: (score: QuestionScore) => string): [string, QuestionScore[]][] => {
    const names = [...new Set(scores.map(name))].sort();
    return names.map((each) => [each, scores.filter((score) => name(score) === each)]);
  };
  return [...by(({ gold }) => gold.lang), ...by(({ gold }) => gold.kind), ['all', scores]];
}

function missed(score: QuestionScore): string[] {
  if (score.silent === false) return ['answered, should be silent'];
  if (score.first === false) return [score.any ? 'right sentence, but not first' : 'right sentence missed'];
  return score.span === false ? ['short answer'] : [];
}

function asJson(scores: readonly QuestionScore[]): object {
  return {
    n: scores.length,
    groups: groups(scores).map(([name, members]) => ({ name, n: members.length, ...sharesOf(members) })),
    misses: scores.flatMap((score) =>
      missed(score).map((what) => ({ id: score.gold.id, question: score.gold.question, what })),
    ),
  };
}

function render(scores: readonly QuestionScore[], columns: number): string {
  const rows = groups(scores).map(([name, members]) => {
    const shares = sharesOf(members);
    const cells = MEASURES.map((measure) => shares[measure]?.toFixed(3) ?? '');
    return [name, String(members.length), ...cells];
  });
  const misses = scores.flatMap((score) => missed(score).map((what) => renderMiss(score, what, columns)));
  return [
    table(['', '>n', '>first', '>any', '>in ten', '>span', '>silent'], rows),
    '',
    misses.length === 0 ? 'No misses.' : `${misses.length} misses:`,
    ...misses,
    '',
  ].join('\n');
}

function renderMiss({ gold, answer }: QuestionScore, what: string, columns: number): string {
  const best = answer.quotes[0] ?? answer.related[0];
  const got = answer.answer ? `"${answer.answer.text}"` : '';
  return [
    `${gold.id} (${gold.lang}, ${gold.kind}) ${what}: ${visible(gold.question)}`,
    `   read as ${answer.understood}`,
    `   ${answer.verdict} ${got} ${best ? visible(best.text) : ''}`,
    ...(gold.answerable ? [`   expected ${visible(gold.evidence.map(({ text }) => text).join(' | '))}`] : []),
  ]
    .map((line) => cutTo(line, Math.max(columns, 140)))
    .join('\n');
}
