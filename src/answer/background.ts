/** What a question is read against: one generation, and the words. */
import type { Generation } from '../index/store.ts';
import type { Words } from '../language/words.ts';

export interface Background {
  readonly generation: Generation;
  readonly words: Words;
  readonly languages: ArticleLanguages;
}

interface Counted {
  readonly generation: number;
  readonly ofArticle: ReadonlyMap<string, string>;
  readonly shares: ReadonlyMap<string, number>;
}

/** The languages of the articles, looked at once a generation. */
export class ArticleLanguages {
  #counted: Counted | null = null;

  /** Null for an article that is not there. */
  of(path: string, generation: Generation): string | null {
    return this.#of(generation).ofArticle.get(path) ?? null;
  }

  /** Share of the articles that are in this language, 0 to 1. */
  share(language: string, generation: Generation): number {
    return this.#of(generation).shares.get(language) ?? 0;
  }

  #of(generation: Generation): Counted {
    const { generation: number } = generation.stamp();
    if (this.#counted?.generation !== number) {
      const articles = generation.articles();
      const shares = new Map<string, number>();
      for (const { language } of articles)
        shares.set(language, (shares.get(language) ?? 0) + 1 / articles.length);
      const ofArticle = new Map(articles.map(({ path, language }) => [path, language]));
      this.#counted = { generation: number, ofArticle, shares };
    }
    return this.#counted;
  }
}
