import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticleBytes } from '../../src/corpus/article.ts';
import { splitArticle } from '../../src/corpus/split.ts';
import { attributeArticle } from '../../src/people/attribute.ts';

interface GoldenSentence {
  readonly text: string;
  readonly speaker: string | null;
  readonly kind: string;
}

const GOLDEN = new URL('../golden/attributions/', import.meta.url);
const CORPUS = new URL('../../corpus/', import.meta.url);
const files = readdirSync(GOLDEN);

async function compare(file: string) {
  const golden: { article: string; sentences: GoldenSentence[] } = JSON.parse(
    readFileSync(new URL(file, GOLDEN), 'utf8'),
  );
  const reading = await readArticleBytes(golden.article, readFileSync(new URL(golden.article, CORPUS)));
  if (!('article' in reading)) throw new Error(reading.reason);
  const { article } = reading;
  const { sentences } = splitArticle(article);
  const { people, attributions } = attributeArticle(article, sentences, null);
  const told = sentences.map(({ start, end }, i) => {
    const { speakers, kind } = attributions[i]!;
    const speaker = speakers.length === 1 ? people.find((person) => person.id === speakers[0])!.name : null;
    return { text: article.text.slice(start, end), speaker, kind };
  });
  return golden.sentences.map((wanted) => ({
    wanted,
    told: told.find(
      ({ text }) => text.includes(wanted.text) || (text.length > 20 && wanted.text.includes(text)),
    ),
  }));
}

describe('the five articles, annotated by hand', () => {
  it.each(files)('%s: every sentence of the annotation is there', async (file) => {
    const missing = (await compare(file)).filter(({ told }) => !told).map(({ wanted }) => wanted.text);
    expect(missing).toEqual([]);
  });

  it('are told with precision of at least .97 and recall of at least .90', async () => {
    const pairs = (await Promise.all(files.map(compare))).flat();
    const given = pairs.filter(({ told }) => told?.speaker);
    const wanted = pairs.filter((pair) => pair.wanted.speaker !== null);
    const right = given.filter((pair) => pair.told!.speaker === pair.wanted.speaker).length;
    expect(right / given.length).toBeGreaterThanOrEqual(0.97);
    expect(right / wanted.length).toBeGreaterThanOrEqual(0.9);
  });
});
