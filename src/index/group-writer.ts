/** Takes analysed articles to the model and the store, in groups. */
import type { AnalysedArticle } from '../domain.ts';
import { hashOfText } from './codec.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { SyncPart, SyncTools } from './sync.ts';

/** Texts that go to the model at once, and articles that are written at once, whichever comes first. */
const GROUP = { texts: 256, articles: 32 } as const;

/** Gathers articles into groups; while one group is with the model, the next is read and analysed. */
export class GroupWriter {
  embedded = 0;
  truncated = 0;
  passages = 0;
  #articles: AnalysedArticle[] = [];
  #texts = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: Pick<SyncTools, 'store' | 'analysis' | 'embedder'>,
    private readonly watch: Stopwatch<SyncPart>,
  ) {}

  async add(analysed: AnalysedArticle): Promise<void> {
    this.#articles.push(analysed);
    this.#texts += analysed.passages.length;
    if (this.#texts >= GROUP.texts || this.#articles.length >= GROUP.articles) await this.#startWriting();
  }

  /** Resolves when everything is with the store. */
  async finish(): Promise<void> {
    await this.#startWriting();
    await this.watch.waiting('waiting', () => this.#writing);
  }

  async #startWriting(): Promise<void> {
    await this.watch.waiting('waiting', () => this.#writing);
    const articles = this.#articles;
    this.#articles = [];
    this.#texts = 0;
    this.#writing = this.#write(articles);
    // A failure is thrown by the next call; until then nobody waits for it.
    this.#writing.catch(() => {});
  }

  async #write(articles: readonly AnalysedArticle[]): Promise<void> {
    const { store, analysis, embedder } = this.tools;
    const texts = new Map<string, string>();
    const hashes = articles.map(({ article, passages }) =>
      passages.map(({ start, end }) => {
        const text = article.text.slice(start, end);
        const hash = hashOfText(text);
        texts.set(hash, text);
        return hash;
      }),
    );
    const vectors = new Map(await store.reusableVectors([...texts.keys()]));
    const missing = [...texts].filter(([hash]) => !vectors.has(hash));
    if (missing.length > 0) {
      const made = await this.watch.waiting('embedding', () =>
        embedder.embedPassages(missing.map(([, text]) => text)),
      );
      missing.forEach(([hash], i) => {
        vectors.set(hash, made.vectors[i]!);
      });
      this.embedded += missing.length;
      this.truncated += made.truncated;
    }
    for (const [i, analysed] of articles.entries()) {
      const terms = this.watch.time('terms', () => analysis.terms(analysed));
      const indexed = { analysed, terms, vectors: hashes[i]!.map((hash) => vectors.get(hash)!) };
      const roleTerms = this.watch.time('terms', () => analysis.roleTerms(analysed));
      await this.watch.waiting('writing', () => store.put(indexed, roleTerms));
      this.passages += analysed.passages.length;
    }
  }
}
