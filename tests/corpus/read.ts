/** Reads invented articles in tests. */
import { readArticleBytes } from '../../src/corpus/article.ts';
import { splitArticle } from '../../src/corpus/split.ts';
import type { Article, Span } from '../../src/domain.ts';

/** The article of a text; fails the test when there is none. */
export async function articleOf(text: string, path = 'a.txt'): Promise<Article> {
  const reading = await readArticleBytes(path, Buffer.from(text));
  if ('reason' in reading) throw new Error(`no article: ${reading.reason}`);
  return reading.article;
}

/** Why a text is no article; fails the test when it is one. */
export async function reasonOf(text: string | Uint8Array, path = 'a.txt'): Promise<string> {
  const reading = await readArticleBytes(path, Buffer.from(text));
  if ('article' in reading) throw new Error('it is an article');
  return reading.reason;
}

export const slice = (article: Article, span: Span): string => article.text.slice(span.start, span.end);

/** The sentences of an article as they stand, headings with `# ` before them. */
export function sentencesOf(article: Article): string[] {
  return splitArticle(article).sentences.map(
    (sentence) => (sentence.kind === 'heading' ? '# ' : '') + slice(article, sentence),
  );
}
