/**
 * `npm run -s cluster:demo`: three Weaviate nodes on this machine, the five articles embedded into them by the real program,
 * the guiding questions asked, a node killed, asked again, the node started again. Prints what was done and how long it took.
 * Ends with 2, and a sentence, where there is no server and no Go to make it with.
 */
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/config.ts';
import { BuildError, builtServer, NoGoError } from '../../src/bench/nodes/build.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';
import { ended, startProcess } from '../e2e/process.ts';

const QUESTIONS = [
  'what trade figure did Diên cite?',
  'what trade figure did Thắng cite?',
  'what happened at the meeting with Thắng?',
];

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  print(`── ${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

/** Runs a command of the program on the cluster; what it printed. @throws Error with what it said when it fails. */
async function run(cluster: Cluster, args: readonly string[]): Promise<string> {
  const child = startProcess(['src/cli.ts', ...args], {
    CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
    STORE: 'weaviate',
    WEAVIATE_URL: cluster.addresses.join(','),
    WEAVIATE_API_KEY: '',
    WEAVIATE_COLLECTION: 'demo',
    WEAVIATE_REPLICATION: '3',
    WEAVIATE_SHARDS: '3',
  });
  const { code, out, err } = await ended(child);
  if (code === 0 || code === 1) return out.trim();
  throw new Error(`${args[0]} ended with ${code}: ${err.trim()}`);
}

/** The answers of one program each, in order. */
async function askAll(cluster: Cluster, when: string): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const question of QUESTIONS) {
    answers.push(await timed(`ask, ${when}`, () => run(cluster, ['ask', question])));
  }
  return answers;
}

async function main(): Promise<void> {
  const cluster = await timed('three nodes started', () => startCluster({ nodes: 3 }));
  try {
    print(await timed('embed', () => run(cluster, ['embed'])));
    const before = await askAll(cluster, 'three nodes');
    for (const answer of before) print(`\n${answer}`);
    print('');
    const [, second] = cluster.nodes;
    await timed(`kill -9 ${second!.name}`, () => second!.kill());
    const without = await askAll(cluster, 'two nodes');
    print(sameness(before, without));
    await timed(`${second!.name} started again`, () => cluster.start());
    const after = await askAll(cluster, 'three nodes');
    print(sameness(before, after));
  } finally {
    await timed('all stopped', () => cluster.close());
  }
}

function sameness(before: readonly string[], now: readonly string[]): string {
  const same = now.filter((answer, i) => answer === before[i]).length;
  if (same < before.length) process.exitCode = 1;
  return `${same} of ${before.length} answers are the same, word for word.`;
}

try {
  await builtServer((line) => process.stderr.write(`${line}\n`));
  await main();
} catch (error) {
  if (!(error instanceof NoGoError || error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
