import { describe, expect, it } from 'vitest';
import { attributeArticle } from '../../src/people/attribute.ts';
import type { InventedArticle } from './invented.ts';
import { ENGLISH_ARTICLES } from './invented-english.ts';
import { MORE_ENGLISH_ARTICLES } from './invented-english-more.ts';
import { NORWEGIAN_ARTICLES } from './invented-norwegian.ts';
import { VIETNAMESE_ARTICLES } from './invented-vietnamese.ts';

/** What a reader is told: one line a sentence, so that a failure shows which sentence went to whom. */
function told({ article, sentences }: InventedArticle): string[] {
  const { people, attributions } = attributeArticle(article, sentences, null);
  return attributions.map(({ kind, speakers }, i) => {
    const name = speakers.length === 1 ? people.find((person) => person.id === speakers[0])!.name : null;
    return `${name ?? '-'} ${kind}: ${article.text.slice(sentences[i]!.start, sentences[i]!.end)}`;
  });
}

const wanted = ({ expected }: InventedArticle): string[] =>
  expected.map(({ speaker, kind, text }) => `${speaker ?? '-'} ${kind}: ${text}`);

describe.each([
  ['English', [...ENGLISH_ARTICLES, ...MORE_ENGLISH_ARTICLES]],
  ['Norwegian', NORWEGIAN_ARTICLES],
  ['Vietnamese', VIETNAMESE_ARTICLES],
] as const)('who says what in %s articles', (_language, articles) => {
  it.each(articles.map((article) => [article.name, article] as const))('%s', (_name, article) => {
    expect(told(article)).toEqual(wanted(article));
  });
});
