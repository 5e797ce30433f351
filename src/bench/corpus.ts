/** Invented articles in a folder, and changes of them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { articleOf, type BenchArticle, PASSAGES_AN_ARTICLE } from './generator.ts';

const SEED = 20_260;
/** Articles that questions are about. */
const SAMPLED = 300;

export interface BenchCorpus {
  readonly articles: number;
  readonly textBytes: number;
  /** Some of them, evenly spread. */
  readonly sample: readonly BenchArticle[];
  /** Writes another article over one of the middle; another one each time. */
  change(): void;
  /** Removes the article after the one that was changed first. */
  remove(): void;
}

/** About so many passages in articles under `folder`. */
export async function writeCorpus(folder: string, passages: number): Promise<BenchCorpus> {
  const articles = Math.max(2, Math.round(passages / PASSAGES_AN_ARTICLE));
  const sample: BenchArticle[] = [];
  let textBytes = 0;
  for (let i = 0; i < articles; i++) {
    const article = articleOf(SEED, i);
    textBytes += put(folder, article);
    if (i % Math.ceil(articles / SAMPLED) === 0) sample.push(article);
    if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const middle = Math.floor(articles / 2);
  let changes = 0;
  return {
    articles,
    textBytes,
    sample,
    change() {
      put(folder, { ...articleOf(SEED + ++changes, middle), path: articleOf(SEED, middle).path });
    },
    remove() {
      rmSync(join(folder, articleOf(SEED, middle + 1).path));
    },
  };
}

function put(folder: string, { path, text }: Pick<BenchArticle, 'path' | 'text'>): number {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return Buffer.byteLength(text);
}
