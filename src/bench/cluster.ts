/**
 * What a shared index on a cluster costs beside the embedded one: made, changed and asked with the same articles and the
 * same questions, in the same minutes. The nodes are real and on this machine.
 */
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../answer/answerer.ts';
import { openQuoth, type Surroundings } from '../build.ts';
import type { Config } from '../config.ts';
import type { Answer } from '../domain.ts';
import type { SyncReport } from '../index/sync.ts';
import { openClient } from '../weaviate/client.ts';
import { WeaviateReader } from '../weaviate/reader.ts';
import { httpTransport } from '../weaviate/transport.ts';
import { type BenchCorpus, writeCorpus } from './corpus.ts';
import { type Asked, Clock, type Quantiles } from './clock.ts';
import { quantile, rounded } from './figures.ts';
import { questionsOf } from './generator.ts';
import { type Cluster, startCluster } from './nodes/server.ts';
import { runProgram } from './process.ts';
import { recallOf } from './recall.ts';
import { bytesOf } from './scale.ts';
import { Tally } from './tally.ts';

const SEED = 20_260;
const QUESTIONS = 200;
const WARMING = 40;
/** Asked by each of the processes that ask side by side, after the warming. */
const QUESTIONS_SIDE_BY_SIDE = 60;
const RECALL_QUESTIONS = 100;
const COLLECTION = 'quothbench';

export interface ClusterPlan {
  /** About so many. */
  readonly passages: number;
  /** Sizes of clusters, 1 to 3. */
  readonly nodes: readonly number[];
  /** How many processes ask side by side. */
  readonly processes: readonly number[];
}

/** An `embed`, in milliseconds. */
interface Embedded {
  /** The whole process. */
  readonly process: number;
  /** Until the new generation answered. */
  readonly published: number;
  readonly parts: SyncReport['parts'];
  readonly peakMB: number | null;
  /** Milliseconds of a processor. */
  readonly cpuMs: number | null;
}

export interface NodesFigures {
  /** Each holds a copy of everything, in so many shards. */
  readonly nodes: number;
  readonly shards: number;
  readonly full: Embedded & {
    /** Milliseconds of a processor that all nodes used. */
    readonly nodesCpuMs: number;
  };
  readonly changed: Embedded;
  /** Of each node after embedding and asking, megabytes. */
  readonly memoryMB: readonly number[];
  readonly diskMB: readonly number[];
  /** The same questions one after the other, in turn with the embedded store. */
  readonly embedded: Asked;
  readonly question: Asked & {
    /** Milliseconds that only nodes were waited for, and what is left: our own work and the model. */
    readonly waiting: Quantiles;
    readonly own: Quantiles;
    readonly waits: Quantiles;
    readonly requests: Quantiles;
    readonly receivedKB: Quantiles;
    /** Milliseconds of a processor that all nodes used, on the average. */
    readonly nodesCpuMs: number;
  };
  /** Share of the answers with the verdict and first quote that the embedded store gave. */
  readonly same: number;
  /** Share of the nearest passages by exact scan that the cluster finds. */
  readonly recall: { readonly n: number; readonly at: number; readonly value: number };
  /** So many processes with the same questions side by side. */
  readonly asking: readonly {
    readonly processes: number;
    readonly p50: number;
    readonly p99: number;
    readonly questionsASecond: number;
    /** Questions that could not be answered because the cluster was too slow. */
    readonly failed: number;
    readonly peakMB: number | null;
  }[];
  /** The system's load over a minute, before and after. */
  readonly load: readonly [number, number];
}

export interface ClusterFigures {
  readonly passages: number;
  readonly articles: number;
  readonly textBytes: number;
  readonly embedded: {
    readonly full: Embedded;
    readonly changed: Embedded;
    readonly diskMB: number;
  };
  readonly clusters: readonly NodesFigures[];
}

/** Measures in `folder`, which is emptied before. @throws NoGoError, BuildError. */
export async function measureClusters(
  { passages: wanted, nodes, processes }: ClusterPlan,
  folder: string,
  surroundings: Surroundings,
): Promise<ClusterFigures> {
  rmSync(folder, { recursive: true, force: true });
  const note = (what: string) => surroundings.progress.note(`${wanted} passages: ${what}`);
  const config: Config = {
    ...surroundings.config,
    store: 'embedded',
    corpusDir: join(folder, 'corpus'),
    indexDir: join(folder, 'index'),
    watch: false,
  };
  note('writing articles');
  const corpus = await writeCorpus(config.corpusDir, wanted);
  note('embedded store');
  const full = await embed(config, surroundings);
  corpus.change();
  const changed = await embed(config, surroundings);
  const diskMB = megabytes(bytesOf(config.indexDir));
  const clusters: NodesFigures[] = [];
  let passages = 0;
  for (const count of nodes) {
    note(`${count} ${count === 1 ? 'node' : 'nodes'}`);
    const cluster = await startCluster({ nodes: count });
    surroundings.lifetime.closeAtEnd(() => cluster.close());
    try {
      const bench = new ClusterBench(cluster, corpus, config, surroundings, note);
      clusters.push(await bench.measure(processes));
      passages = bench.passages;
    } finally {
      await cluster.close();
    }
  }
  const { articles, textBytes } = corpus;
  return { passages, articles, textBytes, embedded: { full, changed, diskMB }, clusters };
}

class ClusterBench {
  /** Of the generation that was measured. */
  passages = 0;
  readonly #config: Config;

  constructor(
    private readonly cluster: Cluster,
    private readonly corpus: BenchCorpus,
    private readonly embeddedConfig: Config,
    private readonly surroundings: Surroundings,
    private readonly note: (what: string) => void,
  ) {
    const { length } = cluster.nodes;
    this.#config = {
      ...embeddedConfig,
      store: 'weaviate',
      weaviateUrls: cluster.addresses,
      weaviateApiKey: null,
      weaviateCollection: COLLECTION,
      // Every node holds all of it. How many shards that is in: WEAVIATE_SHARDS.
      weaviateReplication: length,
    };
  }

  async measure(processes: readonly number[]): Promise<NodesFigures> {
    const before = rounded(loadavg()[0]!);
    this.note('embedding all');
    const idle = this.#processor();
    const embedded = await embed(this.#config, this.surroundings);
    const full = { ...embedded, nodesCpuMs: this.#processor() - idle };
    this.corpus.change();
    this.note('one article changed');
    const changed = await embed(this.#config, this.surroundings);
    this.note('questions');
    const questions = questionsOf(SEED, this.corpus.sample, QUESTIONS + WARMING);
    const asked = await this.#ask(questions);
    this.note('processes side by side');
    const asking = [];
    for (const count of processes)
      asking.push(await this.#sideBySide(count, questions.slice(0, WARMING + QUESTIONS_SIDE_BY_SIDE)));
    return {
      nodes: this.cluster.nodes.length,
      shards: this.#config.weaviateShards,
      full,
      changed,
      memoryMB: this.cluster.nodes.map((node) => megabytes(node.memory())),
      diskMB: this.cluster.nodes.map((node) => megabytes(node.disk())),
      ...asked,
      asking,
      load: [before, rounded(loadavg()[0]!)],
    };
  }

  async #ask(questions: readonly string[]) {
    const embedded = await openQuoth({ ...this.surroundings, config: this.embeddedConfig });
    const tally = new Tally();
    const client = openClient(
      { addresses: this.cluster.addresses, apiKey: null },
      tally.over(httpTransport(null)),
    );
    const store = new WeaviateReader(client, COLLECTION);
    try {
      await store.warm();
      const { embedder, words } = embedded;
      const answerer = createAnswerer({ store, embedder, words });
      const here = new Clock(embedded.answerer);
      let nodesCpuMs = 0;
      const there = new Clock(answerer, tally);
      let same = 0;
      for (const [i, question] of questions.entries()) {
        const counts = i >= WARMING;
        const expected = await here.ask(question, counts);
        const before = this.#processor();
        const answer = await there.ask(question, counts);
        if (counts) nodesCpuMs += this.#processor() - before;
        if (counts && saidBy(answer) === saidBy(expected)) same++;
      }
      this.note('recall');
      const recall = await recallOf(embedded, store, questions.slice(0, RECALL_QUESTIONS));
      this.passages = (await store.read((generation) => generation.stamp())).passages;
      return {
        embedded: here.figures(),
        question: { ...there.figures(), ...there.spent(), nodesCpuMs: rounded(nodesCpuMs / QUESTIONS) },
        same: Math.round((same / QUESTIONS) * 10_000) / 10_000,
        recall,
      };
    } finally {
      await store.close();
      await embedded.store.close();
    }
  }

  #processor(): number {
    return this.cluster.nodes.reduce((sum, node) => sum + node.processor(), 0);
  }

  async #sideBySide(count: number, questions: readonly string[]) {
    const lines = questions.map((question, id) => JSON.stringify({ id, question })).join('\n');
    const { signal } = this.surroundings.lifetime;
    const runs = await Promise.all(
      Array.from({ length: count }, () =>
        runProgram(['ask', '--batch'], this.#config, { signal, input: `${lines}\n`, reports: true }),
      ),
    );
    const replies = runs.map(({ out }) =>
      out
        .trim()
        .split('\n')
        .slice(WARMING)
        .map((line) => JSON.parse(line) as Answer | { readonly error: { readonly message: string } }),
    );
    const errors = replies.flat().flatMap((reply) => ('error' in reply ? [reply.error.message] : []));
    if (errors[0]) this.note(`${errors.length} of ${replies.flat().length} questions failed: ${errors[0]}`);
    const times = replies.map((each) => each.flatMap((reply) => ('error' in reply ? [] : [reply.ms])));
    const all = times.flat();
    const rates = times.map((each) => (each.length * 1000) / each.reduce((sum, ms) => sum + ms, 0));
    return {
      processes: count,
      p50: quantile(all, 0.5),
      p99: quantile(all, 0.99),
      questionsASecond: rounded(rates.reduce((sum, rate) => sum + rate, 0)),
      failed: errors.length,
      peakMB: Math.max(...runs.map(({ peakMB }) => peakMB ?? 0)) || null,
    };
  }
}

async function embed(config: Config, { lifetime }: Surroundings): Promise<Embedded> {
  const run = await runProgram(['embed', '--json'], config, { signal: lifetime.signal });
  const { ms, parts } = JSON.parse(run.out) as SyncReport;
  const published = Math.round(ms - (parts.proving ?? 0));
  return { process: rounded(run.ms), published, parts, peakMB: run.peakMB, cpuMs: run.cpuMs };
}

function saidBy({ verdict, quotes }: Answer): string {
  const [first] = quotes;
  return JSON.stringify([verdict, first?.article.path, first?.start, first?.end]);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
