/** The five articles of the corpus, as read by eye. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readArticle } from '../../src/corpus/folder.ts';
import { makePassages } from '../../src/corpus/passages.ts';
import { splitArticle } from '../../src/corpus/split.ts';
import type { Article } from '../../src/domain.ts';

const FOLDER = join(import.meta.dirname, '../../corpus');

async function article(path: string): Promise<Article> {
  const read = await readArticle(FOLDER, path);
  if ('skipped' in read) throw new Error(read.skipped.reason);
  return read.article;
}

interface Expected {
  readonly path: string;
  readonly language: string;
  readonly title: RegExp | null;
  readonly date: readonly [value: string, certain: boolean, because: string];
  readonly place: string | null;
  readonly source: string | null;
  readonly sentences: number;
  readonly paragraphs: number;
  /** Beginning and end of the first and of the last sentence. */
  readonly first: readonly [string, string];
  readonly last: readonly [string, string];
}

const EXPECTED: readonly Expected[] = [
  {
    path: '000_732b52f82592a435.txt',
    language: 'en',
    title: null,
    date: ['2025-02-19', true, 'date mark'],
    place: 'HÀ NỘI',
    source: 'VNA/VNS',
    sentences: 18,
    paragraphs: 11,
    first: ['Prime Minister Phạm Minh Chính met', 'the Chinese locality.'],
    last: ['He extended an invitation', 'support for the event.'],
  },
  {
    path: '001_5296d4d7ab98bfa9.txt',
    language: 'no',
    title: /^Statsminister Pham Minh Chinh sa at .* lokaliteter\.$/,
    date: ['2025-02-18', false, 'text: 18. februar + 2025-programmet'],
    place: null,
    source: null,
    sentences: 13,
    paragraphs: 10,
    first: ['Statsminister Pham Minh Chinh sa', 'vietnamesiske lokaliteter.'],
    last: ['Guangxis partisekretær Tran Cuong inviterte', 'fra 17. til 21. september 2025.'],
  },
  {
    path: '002_1a8a2c799bc21c61.txt',
    language: 'en',
    title: null,
    date: ['2025-02-21', true, 'date mark'],
    place: 'HÀ NỘI',
    source: 'VNS',
    sentences: 10,
    paragraphs: 7,
    first: ['Politburo member, Chairman', 'Province on Thursday.'],
    last: ['He also highlighted', 'Vietnamese localities.'],
  },
  {
    path: '003_747b61b6cb5b8612.txt',
    language: 'en',
    title: null,
    date: ['2025-02-19', true, 'date mark'],
    place: 'HÀ NỘI',
    source: 'VNA/VNS',
    sentences: 19,
    paragraphs: 13,
    first: ['Vietnamese Minister of Industry and Trade', 'Autonomous Region.'],
    last: ['After the meeting, the two officials', 'Department of Commerce.'],
  },
  {
    path: '004_95dc8e507bf0691a.txt',
    language: 'en',
    title: /^Vietnam, China step up cooperation between localities$/,
    date: ['2024-04-03', true, 'date mark'],
    place: null,
    source: null,
    sentences: 10,
    paragraphs: 10,
    first: ['Vietnam, China step up', 'between localities'],
    last: ['The two sides should maximise', 'in cooperation, he noted.'],
  },
];

describe.each(EXPECTED)('$path', (expected) => {
  it('has the header that a reader sees', async () => {
    const { language, title, date, place, source, encoding, format } = await article(expected.path);
    expect({ language, place: place?.text ?? null, source: source?.text ?? null }).toEqual({
      language: expected.language,
      place: expected.place,
      source: expected.source,
    });
    expect([date?.value, date?.certain, date?.because]).toEqual([...expected.date]);
    if (expected.title === null) expect(title).toBeNull();
    else expect(title?.text).toMatch(expected.title);
    expect([encoding, format]).toEqual(['utf-8', 'text']);
  });

  it('is split into the sentences that a reader counts', async () => {
    const read = await article(expected.path);
    const { sentences } = splitArticle(read);
    const texts = sentences.map(({ start, end }) => read.text.slice(start, end));
    expect(sentences).toHaveLength(expected.sentences);
    expect(sentences.at(-1)!.paragraph).toBe(expected.paragraphs - 1);
    for (const [text, [begin, end]] of [
      [texts[0]!, expected.first],
      [texts.at(-1)!, expected.last],
    ] as const) {
      expect(text.slice(0, begin.length)).toBe(begin);
      expect(text.slice(-end.length)).toBe(end);
    }
    const headings = sentences.filter(({ kind }) => kind === 'heading').map(({ ordinal }) => ordinal);
    expect(headings).toEqual(expected.title === null ? [] : [0]);
  });

  it('decodes to what Python decodes, and every field is a slice of it', async () => {
    const read = await article(expected.path);
    const bytes = await readFile(join(FOLDER, expected.path));
    expect(read.text).toBe(bytes.toString('utf8'));
    for (const field of [read.title, read.place, read.source]) {
      if (field) expect(read.text.slice(field.span!.start, field.span!.end)).toBe(field.text);
    }
  });

  it('has passages of one to four whole sentences that leave no sentence out', async () => {
    const read = await article(expected.path);
    const { sentences } = splitArticle(read);
    const passages = makePassages(read, sentences);
    const held = new Set<number>();
    for (const passage of passages) {
      expect(passage.start).toBe(sentences[passage.firstSentence]!.start);
      expect(passage.end).toBe(sentences[passage.lastSentence]!.end);
      expect(passage.lastSentence - passage.firstSentence).toBeLessThan(4);
      for (let i = passage.firstSentence; i <= passage.lastSentence; i += 1) held.add(i);
    }
    expect(held.size).toBe(sentences.length);
  });
});

it('lists the articles in order and not the glossary', async () => {
  const { files, unreadable } = await listFiles(FOLDER);
  expect(files.map(({ path }) => path)).toEqual(EXPECTED.map(({ path }) => path));
  expect(unreadable).toEqual([]);
});

it('marks the remains of the web page below the Norwegian article, each with its reason', async () => {
  const read = await article('001_5296d4d7ab98bfa9.txt');
  expect(read.junk.map(({ reason }) => reason)).toEqual([
    'source line',
    'image link',
    'image link',
    'image link',
    'repeated blank lines',
    'comment counter',
  ]);
  expect(read.text.slice(read.junk[0]!.start, read.junk[0]!.end)).toBe('Kilde');
});
