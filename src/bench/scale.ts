/** What an index of so many passages costs: made, changed, opened, asked; with the parts of each. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AskPart } from '../answer/answerer.ts';
import { openQuoth, type Quoth, type Surroundings } from '../build.ts';
import type { Config } from '../config.ts';
import type { SyncReport } from '../index/sync.ts';
import { writeCorpus } from './corpus.ts';
import { quantile, rounded } from './figures.ts';
import { questionsOf } from './generator.ts';
import { runProgram } from './process.ts';

const SEED = 20_260;
const QUESTIONS = 1_000;
const WARMING = 100;
const COLD_STARTS = 5;
const RECALL_QUESTIONS = 100;
const RECALL_AT = 10;

/** Milliseconds of an `embed` process, and what it says of itself. */
interface Embedded {
  readonly process: number;
  readonly inside: number;
  readonly parts: SyncReport['parts'];
}

export interface ScaleFigures {
  readonly passages: number;
  readonly articles: number;
  readonly textBytes: number;
  readonly indexBytes: number;
  readonly full: Embedded & { readonly passagesASecond: number; readonly peakMB: number | null };
  readonly changed: Embedded;
  readonly removed: Embedded;
  /** From the start of a process to its answer. */
  readonly coldStart: { readonly n: number; readonly p50: number; readonly max: number };
  readonly question: {
    readonly n: number;
    readonly p50: number;
    readonly p90: number;
    readonly p99: number;
    readonly parts: Readonly<Partial<Record<AskPart, { readonly p50: number; readonly p99: number }>>>;
  };
  /** Share of the nearest passages by exact scan that the search finds. */
  readonly recall: {
    readonly n: number;
    readonly at: number;
    readonly value: number;
    readonly accelerated: boolean;
  };
  /** Resident memory of a process that answers many questions. */
  readonly asking: { readonly peakMB: number | null; readonly steadyMB: number | null };
}

/** Measures in `folder`, which is emptied before. */
export async function measureScale(
  wanted: number,
  folder: string,
  surroundings: Surroundings,
): Promise<ScaleFigures> {
  const { progress, lifetime } = surroundings;
  const { signal } = lifetime;
  const config: Config = {
    ...surroundings.config,
    corpusDir: join(folder, 'corpus'),
    indexDir: join(folder, 'index'),
    watch: false,
  };
  rmSync(folder, { recursive: true, force: true });
  const step = (what: string) => progress.note(`${wanted} passages: ${what}`);
  step('writing articles');
  const corpus = await writeCorpus(config.corpusDir, wanted);

  const embed = async (): Promise<Embedded & { peakMB: number | null; report: SyncReport }> => {
    const run = await runProgram(['embed', '--json'], config, { signal });
    const report = JSON.parse(run.out) as SyncReport;
    return { process: rounded(run.ms), inside: report.ms, parts: report.parts, peakMB: run.peakMB, report };
  };
  step('embedding all');
  const { report, peakMB, ...all } = await embed();
  const passages = report.passages.embedded + report.passages.reused;
  const indexBytes = bytesOf(config.indexDir);

  step('one article changed');
  corpus.change();
  const { report: _changed, peakMB: _peak, ...changed } = await embed();
  step('one article removed');
  corpus.remove();
  const { report: _removed, peakMB: _same, ...removed } = await embed();

  step('cold starts');
  const questions = questionsOf(SEED, corpus.sample, QUESTIONS + WARMING);
  const cold: number[] = [];
  for (let i = 0; i <= COLD_STARTS; i++) {
    const run = await runProgram(['ask', '--json', questions[i]!], config, { signal });
    // The first one warms the caches of the system.
    if (i > 0) cold.push(run.ms);
  }
  step('memory while asking');
  const lines = questions.map((question, id) => JSON.stringify({ id, question })).join('\n');
  const batch = await runProgram(['ask', '--batch'], config, { signal, input: `${lines}\n` });
  step('questions');
  const quoth = await openQuoth({ ...surroundings, config });
  const question = await measureQuestions(quoth, questions);
  const recall = await measureRecall(quoth, questions.slice(0, RECALL_QUESTIONS));
  return {
    passages,
    articles: corpus.articles,
    textBytes: corpus.textBytes,
    indexBytes,
    full: { ...all, peakMB, passagesASecond: Math.round((passages * 1000) / all.process) },
    changed,
    removed,
    coldStart: { n: COLD_STARTS, p50: quantile(cold, 0.5), max: quantile(cold, 1) },
    question,
    recall,
    asking: { peakMB: batch.peakMB, steadyMB: batch.lastMB },
  };
}

/** Bytes of the files of a folder without folders in it. */
export function bytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

async function measureQuestions({ answerer }: Quoth, questions: readonly string[]) {
  for (const question of questions.slice(0, WARMING)) await answerer.ask(question);
  const whole: number[] = [];
  const parts = new Map<AskPart, number[]>();
  for (const question of questions.slice(WARMING)) {
    const from = performance.now();
    await answerer.ask(question, {
      onParts: (spent) => {
        for (const [part, ms] of Object.entries(spent) as [AskPart, number][]) {
          const known = parts.get(part);
          if (known) known.push(ms);
          else parts.set(part, [ms]);
        }
      },
    });
    whole.push(performance.now() - from);
  }
  return {
    n: whole.length,
    p50: quantile(whole, 0.5),
    p90: quantile(whole, 0.9),
    p99: quantile(whole, 0.99),
    parts: Object.fromEntries(
      [...parts].map(([part, ms]) => [part, { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) }]),
    ),
  };
}

/** Against the cosines of all passages, computed one by one. */
async function measureRecall({ store, embedder }: Quoth, questions: readonly string[]) {
  let found = 0;
  let wanted = 0;
  for (const question of questions) {
    const vector = await embedder.embedQuestion(question);
    const { near, cosines } = await store.read((generation) => {
      const keys = Array.from({ length: generation.stamp().passages }, (_, key) => key);
      return { near: generation.searchVectors(vector, RECALL_AT), cosines: generation.cosines(vector, keys) };
    });
    const nth = [...cosines].sort((a, b) => b - a)[Math.min(RECALL_AT, cosines.length) - 1] ?? 0;
    // Of equal cosines any will do.
    found += near.filter(({ cosine }) => cosine >= nth).length;
    wanted += Math.min(RECALL_AT, cosines.length);
  }
  const value = wanted === 0 ? 1 : Math.round((found / wanted) * 10_000) / 10_000;
  return { n: questions.length, at: RECALL_AT, value, accelerated: store.accelerated };
}
