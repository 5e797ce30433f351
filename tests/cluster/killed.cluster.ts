/** `embed` killed at any moment, and run again: the index is the one that a run makes that nobody disturbs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleOf } from '../../src/bench/generator.ts';
import { type Cluster, startCluster } from '../../src/bench/nodes/server.ts';
import type { Generation } from '../../src/index/store.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { countObjects } from '../../src/weaviate/find.ts';
import { Heads } from '../../src/weaviate/head.ts';
import { WeaviateReader } from '../../src/weaviate/reader.ts';
import { ended, startProcess } from '../e2e/process.ts';

const SEED = 77;
const ARTICLES = 120;
const KILLS = Number(process.env.QUOTH_KILLS ?? 3);

const folder = mkdtempSync(join(tmpdir(), 'quoth-killed-'));
const corpus = join(folder, 'corpus');
let cluster: Cluster;
beforeAll(async () => {
  for (let i = 0; i < ARTICLES; i++) {
    const { path, text } = articleOf(SEED, i);
    mkdirSync(join(corpus, path, '..'), { recursive: true });
    writeFileSync(join(corpus, path), text.slice(0, 1_500));
  }
  cluster = await startCluster({ nodes: 1 });
});
afterAll(async () => {
  await cluster?.close();
  rmSync(folder, { recursive: true, force: true });
});

const embed = (collection: string) =>
  startProcess(['src/cli.ts', 'embed', '--json'], {
    CORPUS_DIR: corpus,
    INDEX_DIR: join(folder, 'none'),
    STORE: 'weaviate',
    WEAVIATE_URL: cluster.addresses[0]!,
    WEAVIATE_COLLECTION: collection,
  });

async function embedded(collection: string): Promise<void> {
  const { code, err } = await ended(embed(collection));
  if (code !== 0) throw new Error(err);
}

/** All that a reader can see, and how many objects there are. */
async function contents(collection: string): Promise<unknown> {
  const client = openClient({ addresses: cluster.addresses, apiKey: null });
  const reader = new WeaviateReader(client, collection);
  const head = (await new Heads(client, collection).fresh())!;
  const read = (generation: Generation) => {
    const terms = { exact: [], folded: ['said', 'sier', 'cho', 'biet'], concepts: [] };
    generation.expect({ articles: generation.articles().map(({ path }) => path) });
    return {
      articles: generation.articles().map(({ path, hash }) => ({
        path,
        hash,
        text: generation.article(path)!.text,
        passages: generation.passagesOf(path),
        sentences: generation.sentences(path),
        people: generation.peopleOf(path),
      })),
      files: generation.files().map(({ path, hash }) => [path, hash]),
      words: generation.wordStatistics(terms),
      found: generation.searchWords(terms, 40),
    };
  };
  try {
    const { articles, passages } = head.collections;
    return {
      ...(await reader.read(read)),
      tidy: head.tidy,
      objects: [await countObjects(client, articles), await countObjects(client, passages)],
    };
  } finally {
    await reader.close();
  }
}

it('goes on where the killed one was, and leaves nothing of it', async () => {
  const from = Date.now();
  await embedded('clean');
  const took = Date.now() - from;
  const clean = await contents('clean');
  for (let kill = 0; kill < KILLS; kill++) {
    const child = embed('killed');
    const moment = Math.random() * took;
    const end = ended(child);
    await Promise.race([sleep(moment), end]);
    child.kill('SIGKILL');
    const { code } = await end;
    console.log(`killed after ${Math.round(moment)} of ${took} ms${code === null ? '' : ': it had ended'}`);
  }
  await embedded('killed');
  expect(await contents('killed')).toEqual(clean);
}, 600_000);
