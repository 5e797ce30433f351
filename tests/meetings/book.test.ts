/** Meetings follow the index at the cost of what changed. */
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../src/language/words.ts';
import { crowd } from '../../src/bench/crowd.ts';
import { summaryJson } from '../../src/meetings/json.ts';

import { bookOf, filesOf, INVENTED, putArticle } from './read.ts';

const words = loadWords(null, 'glossary.yaml');
const files = filesOf(INVENTED, (name) => name.startsWith('dev-'));
const LATER = new Date('2027-01-02T00:00:00Z');

describe('after a change', () => {
  test('only the changed article is read, and other summaries are the same to the byte', async () => {
    const { book, store, embedder } = await bookOf(files, words);
    const summaries = async (): Promise<Map<string, string>> => {
      const all = new Map<string, string>();
      for (const meeting of await book.meetings()) {
        const summary = await book.summary(meeting, 'full', 'en');
        all.set(meeting.articles.join(), JSON.stringify(summaryJson(summary, words)));
      }
      return all;
    };
    const before = await summaries();
    expect(book.articlesRead).toBe(Object.keys(files).length);

    const changed = 'dev-21-havnefond-no.txt';
    await putArticle(store, embedder, changed, files[changed]!.replace('2,1 prosent', '2,4 prosent'), words);
    await store.publish([], [], LATER);
    const after = await summaries();

    expect(book.articlesRead).toBe(Object.keys(files).length + 1);
    const different = [...before]
      .filter(([articles, text]) => after.get(articles) !== text)
      .map(([articles]) => articles);
    expect(different).toEqual(['dev-20-president-two-guests-en.txt,dev-21-havnefond-no.txt']);
  });

  test('a removed article leaves its meeting, and takes it along when it was the only one', async () => {
    const { book, store } = await bookOf(files, words);
    const count = (await book.meetings()).length;
    await store.remove('dev-09-kommunestyret-kai-no.txt');
    await store.remove('dev-08-council-schools-en.txt');
    await store.publish([], [], LATER);
    const paths = (await book.meetings()).flatMap(({ articles }) => articles);
    expect(await book.meetings()).toHaveLength(count - 1);
    expect(paths).not.toContain('dev-08-council-schools-en.txt');
    expect(paths).toContain('dev-07-kommunestyret-budsjett-no.txt');
  });

  test('nothing is read again while the index is the same', async () => {
    const { book } = await bookOf(files, words);
    const first = await book.meetings();
    expect(await book.meetings()).toBe(first);
    expect(book.articlesRead).toBe(Object.keys(files).length);
  });
});

test('the same articles give the same meetings in whatever order they came', async () => {
  const forwards = await bookOf(files, words);
  const backwards = await bookOf(Object.fromEntries(Object.entries(files).reverse()), words);
  expect(JSON.stringify(await backwards.book.meetings())).toBe(
    JSON.stringify(await forwards.book.meetings()),
  );
});

test('a hundred articles tell one meeting, summed up at every length', async () => {
  const { book } = await bookOf(crowd(100), words);
  const [meeting, ...others] = await book.meetings();
  expect(others).toEqual([]);
  expect(meeting!.articles).toHaveLength(100);
  const counts: number[] = [];
  for (const length of ['short', 'normal', 'full'] as const) {
    const { sections } = await book.summary(meeting!, length, 'en');
    counts.push(sections.flatMap(({ lines }) => lines).length);
  }
  expect(counts[0]).toBeGreaterThan(3);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
}, 30_000);

test('what a hundred articles tell stands once', async () => {
  const { book } = await bookOf(crowd(100), words);
  const { sections } = await book.summary((await book.meetings())[0]!, 'full', 'en');
  const lines = sections.flatMap((section) => section.lines);
  expect(lines.filter(({ text }) => text.includes('3.2 million tonnes'))).toHaveLength(1);
  expect(lines.find(({ text }) => text.includes('3.2 million tonnes'))!.sources).toHaveLength(80);
  expect(lines.length).toBeLessThan(25);
}, 30_000);
