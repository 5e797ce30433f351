/** `bench`: how fast and how large, on this machine, each figure as parts of a whole and with its n. */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { openQuoth, type Quoth } from '../build.ts';
import { quantile, rounded } from '../bench/figures.ts';
import { measureMeeting, renderMeeting } from '../bench/meeting.ts';
import { runProgram } from '../bench/process.ts';
import { measureScale } from '../bench/scale.ts';
import { renderScale } from '../bench/table.ts';
import { BadInputError } from '../errors.ts';
import type { SyncReport } from '../index/sync.ts';
import type { Outcome } from '../lifetime.ts';
import { table } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { temporaryFolder, withOwnIndex } from './temporary.ts';
import { candidates, titlesOf } from './workedExample.ts';

export const bench: Command = {
  name: 'bench',
  summary:
    'Measures cold start, questions, embedding and memory on this machine, with the articles of CORPUS_DIR.',
  usage: '[--passages N[,N…] [--store weaviate] | --meeting N | --page] [--json]',
  options: {
    passages: {
      type: 'string',
      value: 'N[,N…]',
      help: 'Measure with about so many passages of invented articles instead.',
    },
    store: {
      type: 'string',
      value: 'weaviate',
      help: 'With --passages: measure an index on Weaviate nodes of its own, beside the embedded one.',
    },
    nodes: {
      type: 'string',
      value: 'N[,N…]',
      help: 'With --store: on so many nodes, 1 to 3; 1,2,3 unless told.',
    },
    processes: {
      type: 'string',
      value: 'N[,N…]',
      help: 'With --store: asked by so many processes side by side; 1,2,4 unless told.',
    },
    meeting: {
      type: 'string',
      value: 'N',
      help: 'Measure the summary of a meeting that N invented articles tell instead.',
    },
    page: { type: 'boolean', help: 'Measure the page in a Chromium of this machine instead.' },
    json: { type: 'boolean', help: 'Print the figures as one JSON object.' },
  },
  examples: [
    '',
    '--passages 1000,10000,100000',
    '--store weaviate --passages 10000 --nodes 3',
    '--meeting 100',
    '--page',
    '--json',
  ],
  notes: [
    'It makes an index of its own in a temporary folder; INDEX_DIR is not touched.',
    '100,000 passages take some minutes and 250 MB in the temporary folder.',
    '--store weaviate builds the server with Go when it is not there yet, and starts its nodes on the loopback address;\nevery node holds all of the index, in WEAVIATE_SHARDS shards.',
  ],
  rest: { atMost: 0 },
  run,
};

const COLD_STARTS = 5;
const QUESTIONS_ASKED = 300;
/** Texts embedded to measure the rate. */
const TEXTS_EMBEDDED = 512;

async function run(given: Arguments, surroundings: Context): Promise<Outcome> {
  // With --store the nodes are of its own as well.
  const context = { ...surroundings, config: withOwnIndex(surroundings.config) };
  const sizes = given.values.get('passages');
  if (sizes !== undefined) return await atScale(sizes, given, context);
  const articles = given.values.get('meeting');
  if (articles !== undefined) return await ofMeeting(articles, given, context);
  if (given.flags.has('page')) return await atPage(given, context);
  const rss = { start: megabytes() };
  const indexDir = temporaryFolder(context.lifetime);
  const quoth = await openQuoth({ ...context, config: { ...context.config, indexDir } });
  const memory = { ...rss, opened: megabytes(), questions: 0 };
  const questions = await questionsFor(quoth);
  const question = await measureQuestions(quoth, questions);
  memory.questions = megabytes();
  const embedding = await measureEmbedding(quoth);
  const cold = await measureColdStarts(questions[0]!, indexDir, context);
  const result = {
    machine: machineHere(),
    model: quoth.embedder.identity.id,
    index: indexingFigures(quoth.report!, await quoth.store.read((generation) => generation.stamp())),
    coldStart: cold,
    question,
    embedding,
    memoryMB: memory,
  };
  await context.print(given.flags.has('json') ? `${JSON.stringify(result)}\n` : render(result));
  return 0;
}

async function atScale(sizes: string, given: Arguments, context: Context): Promise<Outcome> {
  const wanted = wholeNumbers('passages', sizes, 20, 5_000_000);
  const kind = given.values.get('store');
  if (kind !== undefined) return await onClusters(kind, wanted, given, context);
  const folder = temporaryFolder(context.lifetime);
  const figures = [];
  for (const size of wanted) figures.push(await measureScale(size, join(folder, 'scale'), context));
  context.progress.end();
  const machine = machineHere();
  const text = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${renderScale(figures)}`;
  await context.print(given.flags.has('json') ? `${JSON.stringify({ machine, scale: figures })}\n` : text);
  return 0;
}

async function onClusters(
  kind: string,
  sizes: readonly number[],
  given: Arguments,
  context: Context,
): Promise<Outcome> {
  if (kind !== 'weaviate') throw new BadInputError(`--store takes weaviate, not ${JSON.stringify(kind)}.`);
  const nodes = wholeNumbers('nodes', given.values.get('nodes') ?? '1,2,3', 1, 3);
  const processes = wholeNumbers('processes', given.values.get('processes') ?? '1,2,4', 1, 16);
  const [{ measureClusters }, { renderClusters }] = await Promise.all([
    import('../bench/cluster.ts'),
    import('../bench/cluster-table.ts'),
  ]);
  const folder = join(temporaryFolder(context.lifetime), 'cluster');
  const figures = [];
  for (const passages of sizes) {
    figures.push(await measureClusters({ passages, nodes, processes }, folder, context));
  }
  context.progress.end();
  const machine = machineHere();
  const text = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${renderClusters(figures)}`;
  await context.print(given.flags.has('json') ? `${JSON.stringify({ machine, clusters: figures })}\n` : text);
  return 0;
}

function wholeNumbers(option: string, given: string, least: number, most: number): number[] {
  const numbers = given.split(',').map(Number);
  if (numbers.every((each) => Number.isInteger(each) && each >= least && each <= most)) return numbers;
  throw new BadInputError(
    `--${option} takes whole numbers from ${least} to ${most} with commas between them, not ${JSON.stringify(given.slice(0, 60))}.`,
  );
}

/** The page of the articles of CORPUS_DIR, on a port of its own. */
async function atPage(given: Arguments, context: Context): Promise<Outcome> {
  const config = { ...context.config, indexDir: temporaryFolder(context.lifetime), port: 0 };
  const surroundings = { ...context, config: { ...config, feedbackDir: temporaryFolder(context.lifetime) } };
  const quoth = await openQuoth(surroundings);
  const questions = await questionsFor(quoth);
  const [{ openChat }, { servePage }, { measurePage }] = await Promise.all([
    import('../open-chat.ts'),
    import('../serve-page.ts'),
    import('../bench/page.ts'),
  ]);
  const opened = await openChat(quoth, surroundings, () => {});
  const page = await servePage(quoth, opened, surroundings);
  await opened.chat.warm();
  const figures = await measurePage(page.url, questions);
  const { load, answer, requests, kilobytes } = figures;
  const machine = machineHere();
  const rows = [
    [
      'first paint',
      `${load.firstPaint} ms`,
      `n = ${load.n}, empty cache, ${requests} requests, ${kilobytes} kB`,
    ],
    ['page usable', `${load.usable} ms`, `wanted 500; slowest ${load.usableMax} ms`],
    ['question to drawn answer, p50', `${answer.p50} ms`, `wanted 100; n = ${answer.n}`],
    ['question to drawn answer, p99', `${answer.p99} ms`, ''],
  ];
  const text = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${table(['', '>', ''], rows)}\n`;
  await context.print(given.flags.has('json') ? `${JSON.stringify({ machine, page: figures })}\n` : text);
  return 0;
}

async function ofMeeting(articles: string, given: Arguments, context: Context): Promise<Outcome> {
  const wanted = Number(articles);
  if (!Number.isInteger(wanted) || wanted < 2 || wanted > 10_000)
    throw new BadInputError(
      `--meeting takes a whole number from 2 to 10000, not ${JSON.stringify(articles.slice(0, 60))}.`,
    );
  const figures = await measureMeeting(wanted, join(temporaryFolder(context.lifetime), 'meeting'), context);
  context.progress.end();
  const machine = machineHere();
  const text = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${renderMeeting(figures)}`;
  await context.print(given.flags.has('json') ? `${JSON.stringify({ machine, meeting: figures })}\n` : text);
  return 0;
}

function machineHere() {
  return { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
}

type Figures = {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number };
  readonly model: string;
  readonly index: ReturnType<typeof indexingFigures>;
  readonly coldStart: Awaited<ReturnType<typeof measureColdStarts>>;
  readonly question: Awaited<ReturnType<typeof measureQuestions>>;
  readonly embedding: Awaited<ReturnType<typeof measureEmbedding>>;
  readonly memoryMB: { readonly start: number; readonly opened: number; readonly questions: number };
};

function indexingFigures(report: SyncReport, stamp: { articles: number; passages: number }) {
  return { articles: stamp.articles, passages: stamp.passages, ms: report.ms };
}

/** Questions about everybody who says something, and about what the articles are called. */
async function questionsFor({ store, words }: Quoth): Promise<string[]> {
  const { people, titles } = await store.read((generation) => ({
    people: candidates(generation, words).slice(0, 40),
    titles: titlesOf(generation, 40),
  }));
  const questions = [
    ...people.flatMap(({ name }) => [
      `What figure did ${name} cite?`,
      `What did ${name} say?`,
      `When did ${name} speak?`,
    ]),
    ...titles.map((title) => `What is said about ${title}?`),
  ];
  return questions.length > 0 ? questions : ['What happened?'];
}

/** `other` is all but the making of the question's vector. Milliseconds. */
async function measureQuestions({ answerer, embedder }: Quoth, questions: readonly string[]) {
  for (const each of questions.slice(0, 20)) await answerer.ask(each);
  const whole: number[] = [];
  const vector: number[] = [];
  for (let i = 0; i < QUESTIONS_ASKED; i++) {
    const question = questions[i % questions.length]!;
    const startedAt = performance.now();
    await answerer.ask(question);
    const answeredAt = performance.now();
    await embedder.embedQuestion(`${question} ${i}`);
    whole.push(answeredAt - startedAt);
    vector.push(performance.now() - answeredAt);
  }
  return {
    n: QUESTIONS_ASKED,
    different: questions.length,
    p50: quantile(whole, 0.5),
    p99: quantile(whole, 0.99),
    vectorP50: quantile(vector, 0.5),
    vectorP99: quantile(vector, 0.99),
  };
}

async function measureEmbedding({ store, embedder }: Quoth) {
  const texts = await store.read((generation) => {
    const count = Math.min(generation.stamp().passages, TEXTS_EMBEDDED);
    const passages = generation.passages(Array.from({ length: count }, (_, key) => key));
    generation.expect({ articles: passages.map(({ path }) => path) });
    return passages.flatMap(
      ({ path, passage }) => generation.article(path)?.text.slice(passage.start, passage.end) ?? [],
    );
  });
  if (texts.length === 0) return { n: 0, ms: 0, passagesASecond: 0, charactersASecond: 0 };
  const many = Array.from({ length: TEXTS_EMBEDDED }, (_, i) => texts[i % texts.length]!);
  await embedder.embedPassages(many.slice(0, 32));
  const startedAt = performance.now();
  await embedder.embedPassages(many);
  const seconds = (performance.now() - startedAt) / 1000;
  const characters = many.reduce((sum, text) => sum + text.length, 0);
  return {
    n: many.length,
    ms: rounded(seconds * 1000),
    passagesASecond: Math.round(many.length / seconds),
    charactersASecond: Math.round(characters / seconds),
  };
}

/** Real processes, one after another, as `npm run -s ask` starts them; the parts are what the process itself measures. */
async function measureColdStarts(question: string, indexDir: string, context: Context) {
  const runs: { whole: number; opening: Record<string, number> }[] = [];
  for (let i = 0; i <= COLD_STARTS; i++) {
    const one = await coldStart(question, indexDir, context);
    // The first one warms the caches of the operating system and of tsx.
    if (i > 0) runs.push(one);
  }
  const part = (name: string): number =>
    quantile(
      runs.map(({ opening }) => opening[name] ?? 0),
      0.5,
    );
  return {
    n: COLD_STARTS,
    p50: quantile(
      runs.map(({ whole }) => whole),
      0.5,
    ),
    max: quantile(
      runs.map(({ whole }) => whole),
      1,
    ),
    parts: {
      start: part('start'),
      program: part('program'),
      words: part('words'),
      index: part('index'),
      model: part('model'),
      question: part('question'),
    },
  };
}

async function coldStart(question: string, indexDir: string, { config, lifetime }: Context) {
  const options = { signal: lifetime.signal, logLevel: 'debug' };
  const { ms, out, err } = await runProgram(['ask', '--json', question], { ...config, indexDir }, options);
  return { whole: ms, opening: { ...timingsIn(err), question: JSON.parse(out).ms as number } };
}

/** The line of build.ts that says how long each part of opening took. */
function timingsIn(log: string): Record<string, number> {
  const line = log.split('\n').find((each) => each.includes('"timings"'));
  return line ? JSON.parse(line).timings : {};
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1_000_000);
}

function render({ machine, model, index, coldStart: cold, question, embedding, memoryMB }: Figures): string {
  const parts = Object.entries(cold.parts).map(([name, ms]) => `${name} ${ms} ms`);
  const rows = [
    ['index from nothing', `${index.ms} ms`, `${index.articles} articles, ${index.passages} passages`],
    ['cold ask process, p50', `${cold.p50} ms`, `n = ${cold.n}, slowest ${cold.max} ms`],
    ['  of which (the model beside the others)', '', parts.join(', ')],
    ['question, p50', `${question.p50} ms`, `n = ${question.n}, ${question.different} different`],
    ['question, p99', `${question.p99} ms`, ''],
    ['  of which its vector', `${question.vectorP50} ms`, `p99 ${question.vectorP99} ms`],
    [
      'embedding',
      `${embedding.passagesASecond} passages/s`,
      `n = ${embedding.n}, ${embedding.charactersASecond} characters/s`,
    ],
    ['memory at start', `${memoryMB.start} MB`, 'resident'],
    ['memory with model and index', `${memoryMB.opened} MB`, `+${memoryMB.opened - memoryMB.start}`],
    ['memory after the questions', `${memoryMB.questions} MB`, `+${memoryMB.questions - memoryMB.opened}`],
  ];
  return `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, model ${model}\n${table(['', '>', ''], rows)}\n`;
}
