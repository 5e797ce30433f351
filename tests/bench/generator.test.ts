/** The articles of the benchmark are articles: read, split and attributed like any other, and none twice. */
import { describe, expect, it } from 'vitest';
import { articleOf, PASSAGES_AN_ARTICLE, questionsOf } from '../../src/bench/generator.ts';
import { readArticleBytes } from '../../src/corpus/article.ts';
import { analyse } from '../../src/index/analyse.ts';
import { loadWords } from '../../src/language/words.ts';

const words = loadWords(null, 'none');
const some = Array.from({ length: 90 }, (_, i) => articleOf(7, i * 31));
const read = await Promise.all(
  some.map(async (article) => {
    const found = await readArticleBytes(article.path, Buffer.from(article.text));
    if ('reason' in found) throw new Error(found.reason);
    return { article, analysed: analyse(found.article, words) };
  }),
);

describe('articles of the benchmark', () => {
  it('are the same for the same seed and number, and others otherwise', () => {
    expect(articleOf(7, 1_234)).toEqual(articleOf(7, 1_234));
    expect(articleOf(8, 1_234).text).not.toBe(articleOf(7, 1_234).text);
    const sentences = some.flatMap(({ text }) => text.split(/(?<=\.)\s+/)).filter((one) => one.length > 40);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('are recognised in their languages', () => {
    const wrong = read.filter(({ article, analysed }) => analysed.article.language !== article.language);
    expect(wrong.length).toBeLessThanOrEqual(read.length * 0.02);
  });

  it('have about as many passages as the benchmark counts on', () => {
    const mean = read.reduce((sum, { analysed }) => sum + analysed.passages.length, 0) / read.length;
    expect(mean).toBeGreaterThan(PASSAGES_AN_ARTICLE * 0.9);
    expect(mean).toBeLessThan(PASSAGES_AN_ARTICLE * 1.1);
  });

  it('have speakers that the rules find', () => {
    const found = read.filter(({ article, analysed }) => {
      const names = new Set(analysed.people.map(({ name }) => name));
      return article.people.some((name) => names.has(name));
    });
    expect(found.length).toBeGreaterThan(read.length * 0.9);
    const attributed = read
      .flatMap(({ analysed }) => analysed.attributions)
      .filter(({ speakers }) => speakers.length > 0);
    expect(attributed.length).toBeGreaterThan(read.length * 4);
  });

  it('can be asked about in many ways', () => {
    const questions = questionsOf(7, some, 1_000);
    expect(new Set(questions).size).toBeGreaterThan(800);
    expect(questions).toEqual(questionsOf(7, some, 1_000));
  });
});
