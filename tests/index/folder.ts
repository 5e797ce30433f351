/** A folder of articles in memory and the tools to index it: a line is a sentence and a passage; `!` makes a file unreadable. */
import { createHash } from 'node:crypto';
import type { AnalysedArticle, Article } from '../../src/domain.ts';
import type { EmbedResult } from '../../src/embed/embedder.ts';
import type { IndexRecipe, WritableStore } from '../../src/index/store.ts';
import type { Analysis, Corpus, SyncTools } from '../../src/index/sync.ts';
import { invent, person, RECIPE, termsOf, vectorOf } from './articles.ts';

export class MemoryFolder implements Corpus {
  readonly texts = new Map<string, string>();
  readonly reads: string[] = [];
  /** Time of the last change, by path. */
  readonly #times = new Map<string, number>();
  #clock = 1000;

  constructor(files: Record<string, string> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    this.texts.set(path, text);
    this.#times.set(path, this.#clock++);
  }

  rename(from: string, to: string): void {
    this.write(to, this.texts.get(from)!);
    this.texts.delete(from);
  }

  delete(path: string): void {
    this.texts.delete(path);
  }

  async list() {
    const files = [...this.texts].map(([path, text]) => ({
      path,
      size: Buffer.byteLength(text),
      modifiedMs: this.#times.get(path)!,
    }));
    return { files, unreadable: [] };
  }

  async hash(path: string) {
    return { hash: createHash('sha256').update(this.texts.get(path)!).digest('hex') };
  }

  async read(path: string): Promise<{ article: Article } | { skipped: { file: string; reason: string } }> {
    this.reads.push(path);
    const text = this.texts.get(path)!;
    if (text.startsWith('!')) return { skipped: { file: path, reason: 'only junk' } };
    return { article: invent(path, text.split('\n')).analysed.article };
  }
}

/** Counts what it is asked for; vectors depend on every letter. */
export class CountingEmbedder {
  readonly asked: string[] = [];

  async embedPassages(texts: readonly string[]): Promise<EmbedResult> {
    this.asked.push(...texts);
    return {
      vectors: texts.map((text) => vectorOf(text)),
      truncated: texts.filter((text) => text.length > 500).length,
    };
  }
}

/** Every capitalised first word of a line speaks it. */
export const lineAnalysis: Analysis = {
  analyse(article): AnalysedArticle {
    const lines = article.text.split('\n');
    const speaker = (line: string) => /^[A-Z]\w+(?= said)/.exec(line)?.[0].toLowerCase();
    const names = new Set(lines.map(speaker).filter((name) => name !== undefined));
    return invent(article.path, lines, {
      people: [...names].map((name) => person(name, name, ['harbour master'])),
      attributions: lines.map((line) => {
        const name = speaker(line);
        return {
          kind: name ? 'indirect' : 'narration',
          speakers: name ? [name] : [],
          because: 'first word',
          evidence: [],
        };
      }),
    }).analysed;
  },
  passagesOf: (article) => lineAnalysis.analyse(article).passages,
  terms: ({ article, passages }) => passages.map(({ start, end }) => termsOf(article.text.slice(start, end))),
  roleTerms: ({ people }) => new Map(people.map(({ id }) => [id, ['harbour', 'master']])),
};

export function toolsFor(store: WritableStore, corpus: Corpus, recipe: IndexRecipe = RECIPE) {
  const embedder = new CountingEmbedder();
  const tools: SyncTools = { store, corpus, analysis: lineAnalysis, embedder, recipe };
  return { ...tools, embedder };
}

/** Everything that a user could see of a store, for comparing two of them; the generation and its time left out. */
export function everything(store: WritableStore, words: readonly string[], vectors: readonly Float32Array[]) {
  return store.read((generation) => {
    const { passages, articles } = generation.stamp();
    const keys = Array.from({ length: passages }, (_, key) => key);
    const list = { exact: words, folded: words, concepts: [] };
    return {
      articles,
      passages: generation.passages(keys),
      counts: generation.termCounts(list, keys),
      listed: generation
        .articles()
        .map(({ path }) => [
          generation.article(path),
          generation.sentences(path),
          generation.peopleOf(path),
          generation.sentencesBy(path, 'ana'),
        ]),
      skipped: generation.skipped(),
      statistics: generation.wordStatistics(list),
      byWord: words.map((word) => generation.searchWords({ exact: [word], folded: [word], concepts: [] }, 7)),
      byAll: generation.searchWords(list, 5),
      byVector: vectors.map((vector) => generation.searchVectors(vector, 7)),
      near: words.map((word) => generation.nearWords(`x${word}`, 5)),
      people: [generation.peopleByName(words), generation.peopleByRole(['master'])],
    };
  });
}
