/** Retrieval alone: each passage of a file is an article of its own, and each question should find its passage. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { embedderFor } from '../build.ts';
import type { Article } from '../domain.ts';
import type { LoadedEmbedder } from '../embed/transformers.ts';
import { analysisFor, recipeFor } from '../index/refresh.ts';
import { openWritableStore } from '../index/sqlite.ts';
import type { Store } from '../index/store.ts';
import { type Corpus, sync } from '../index/sync.ts';
import { questionTerms } from '../language/terms.ts';
import type { Words } from '../language/words.ts';
import { wordsFor } from '../opening.ts';
import { type ScoredPassage, search } from '../search/search.ts';
import { table } from '../terminal/text.ts';
import type { Context } from './command.ts';
import { readJsonLines } from './jsonl.ts';
import { temporaryFolder } from './temporary.ts';

const passageShape = z.object({ id: z.string(), lang: z.string(), text: z.string() });
const questionShape = z.object({
  id: z.string(),
  lang: z.string(),
  question: z.string(),
  passage: z.string(),
});
type GoldPassage = z.infer<typeof passageShape>;

/** What passages are ordered by. */
const ORDERS = { words: 'keyword', vectors: 'semantic', both: 'score' } as const;
type Order = keyof typeof ORDERS;
const ORDER_NAMES = Object.keys(ORDERS) as Order[];

/** 1 for the first; 0 when the passage was not found at all. */
export function rankOf(wanted: string, found: readonly ScoredPassage[], order: Order): number {
  const best = new Map<string, number>();
  for (const passage of found) {
    const score = passage[ORDERS[order]];
    if (score > (best.get(passage.path) ?? Number.NEGATIVE_INFINITY)) best.set(passage.path, score);
  }
  const ranked = [...best].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ranked.findIndex(([path]) => path === wanted) + 1;
}

export interface RankFigures {
  readonly 'R@1': number;
  readonly 'R@5': number;
  readonly MRR: number;
}

export function figuresOf(ranks: readonly number[]): RankFigures {
  const mean = (value: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + value(rank), 0) / Math.max(1, ranks.length);
  return {
    'R@1': mean((rank) => (rank === 1 ? 1 : 0)),
    'R@5': mean((rank) => (rank >= 1 && rank <= 5 ? 1 : 0)),
    MRR: mean((rank) => (rank === 0 ? 0 : 1 / rank)),
  };
}

export async function evaluateRetrieval(
  passagesFile: string,
  questionsFile: string,
  json: boolean,
  context: Context,
): Promise<void> {
  const passages = await readJsonLines(passagesFile, passageShape);
  const questions = await readJsonLines(questionsFile, questionShape);
  const [embedder, words] = await Promise.all([embedderFor(context), wordsFor(context.config.corpusDir)]);
  const store = await storeOf(passages, embedder, words, context);
  const ranks: Record<Order, number[]> = { words: [], vectors: [], both: [] };
  for (const { question, lang, passage } of questions) {
    const vector = await embedder.embedQuestion(question);
    const query = { vector, language: lang, groups: questionTerms(question, lang, words) };
    const found = await store.read((generation) => search(generation, embedder.traits, query));
    for (const order of ORDER_NAMES) ranks[order].push(rankOf(passage, found, order));
    context.progress.update('Searching', ranks.both.length, questions.length, 'questions');
  }
  context.progress.end();
  const figures = ORDER_NAMES.map((order) => [order, figuresOf(ranks[order])] as const);
  const counts = { passages: passages.length, questions: questions.length };
  if (json) {
    await context.print(`${JSON.stringify({ ...counts, ...Object.fromEntries(figures) })}\n`);
    return;
  }
  const rows = figures.map(([order, each]) => [
    order,
    ...Object.values(each).map((value: number) => value.toFixed(3)),
  ]);
  const heading = `${counts.questions} questions on ${counts.passages} passages`;
  await context.print(`${heading}\n${table(['', '>R@1', '>R@5', '>MRR'], rows)}\n`);
}

async function storeOf(
  passages: readonly GoldPassage[],
  embedder: LoadedEmbedder,
  words: Words,
  context: Context,
): Promise<Store> {
  const { store } = openWritableStore(temporaryFolder(context.lifetime));
  context.lifetime.closeAtEnd(() => store.close());
  await sync({
    store,
    corpus: corpusOf(passages),
    embedder,
    recipe: recipeFor(embedder, words),
    analysis: analysisFor(embedder, words),
    onProgress: ({ done, total }) => context.progress.update('Reading', done, total, 'passages'),
    signal: context.lifetime.signal,
  });
  return store;
}

/** Passages as a folder of articles whose paths are the ids of the passages. */
function corpusOf(passages: readonly GoldPassage[]): Corpus {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    list: async () => ({
      files: passages.map(({ id, text }) => ({ path: id, size: Buffer.byteLength(text), modifiedMs: 0 })),
      unreadable: [],
    }),
    hash: async (path) => ({ hash: hashOf(byId.get(path)!.text) }),
    read: async (path) => ({ article: articleOf(byId.get(path)!, hashOf(byId.get(path)!.text)) }),
  };
}

function articleOf({ id, lang, text }: GoldPassage, hash: string): Article {
  return {
    path: id,
    text,
    hash,
    format: 'text',
    encoding: 'utf-8',
    language: lang,
    title: null,
    date: null,
    place: null,
    source: null,
    header: [],
    junk: [],
  };
}
