import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePassages, type PassageOptions } from '../../src/corpus/passages.ts';
import { splitArticle } from '../../src/corpus/split.ts';
import type { Article, Passage } from '../../src/domain.ts';
import { articleOf, sentencesOf, slice } from './read.ts';

describe('blocks', () => {
  it('joins text that is wrapped to a column', async () => {
    const article = await articleOf(
      [
        'The council voted on Monday to close the old bridge, which has carried',
        'the road over the river since 1912 and has been unsafe for years. The',
        'mayor, who had asked for the vote, said that the work would begin in',
        'May at the latest. Nobody spoke against it, and the meeting ended.',
      ].join('\n'),
    );
    expect(sentencesOf(article)).toHaveLength(3);
    expect(sentencesOf(article)[0]).toMatch(/carried\nthe road/);
    expect(article.title).toBeNull();
  });

  it('joins a line that breaks off before a small letter', async () => {
    const article = await articleOf('The council closed\nthe old bridge.\nThe mayor agreed.');
    expect(sentencesOf(article)).toEqual(['The council closed\nthe old bridge.', 'The mayor agreed.']);
  });

  it('ends a sentence without a stop at its line, and makes it a heading before running text', async () => {
    const article = await articleOf(
      'The council closed the bridge on Monday.\n\nWhat comes next\n\nWork begins in May, the mayor said after the vote.\n\nThanks to all\nSee you',
    );
    expect(sentencesOf(article)).toEqual([
      'The council closed the bridge on Monday.',
      '# What comes next',
      'Work begins in May, the mayor said after the vote.',
      'Thanks to all',
      'See you',
    ]);
  });

  it('keeps items of lists apart, and the dash of a spoken line with it', async () => {
    const article = await articleOf(
      'Møtet vedtok dette mandag kveld:\n• Brua stenges.\n• Ferja går hver time.\n– Det er trist, sa ordføreren.\n- Ja, sa hun.',
    );
    expect(sentencesOf(article)).toEqual([
      'Møtet vedtok dette mandag kveld:',
      'Brua stenges.',
      'Ferja går hver time.',
      '– Det er trist, sa ordføreren.',
      '- Ja, sa hun.',
    ]);
  });

  it('counts paragraphs', async () => {
    const article = await articleOf('One here. Two here.\n\nThree here.\nFour here.');
    expect(splitArticle(article).sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1, 2]);
  });
});

const SIZE: PassageOptions = {
  targetTokens: 8,
  maxTokens: 12,
  maxSentences: 3,
  countTokens: (text) => text.match(/\S+/g)?.length ?? 0,
};
const texts = (article: Article, passages: readonly Passage[]) =>
  passages.map((passage) => slice(article, passage));

describe('passages', () => {
  it('are closed at the target size and share one sentence with their neighbour', async () => {
    const article = await articleOf(
      'One two three four. Five six seven. Eight nine ten. Eleven twelve thirteen fourteen.',
    );
    expect(texts(article, makePassages(article, splitArticle(article).sentences, SIZE))).toEqual([
      'One two three four. Five six seven. Eight nine ten.',
      'Eight nine ten. Eleven twelve thirteen fourteen.',
    ]);
  });

  it('do not go across a heading or junk', async () => {
    const article = await articleOf(
      'The bridge is old.\n\nWhat next\n\nWork begins soon now.\n\nRead more: Ferry\n\nAll are glad.',
    );
    expect(texts(article, makePassages(article, splitArticle(article).sentences, SIZE))).toEqual([
      'The bridge is old.',
      'What next',
      'Work begins soon now.',
      'All are glad.',
    ]);
  });

  it('cut a long sentence at its clause marks', async () => {
    const article = await articleOf(
      'He wants buses for the northern villages; trains for the western towns; ferries, at 10:30 and 1,900 kroner, for the islands.',
    );
    const { sentences } = splitArticle(article);
    const passages = makePassages(article, sentences, SIZE);
    expect(sentences).toHaveLength(1);
    expect(passages.length).toBeGreaterThan(1);
    expect(
      passages.every(({ firstSentence, lastSentence }) => firstSentence === 0 && lastSentence === 0),
    ).toBe(true);
    for (const text of texts(article, passages).slice(0, -1)) expect(text).toMatch(/[;,:]$/);
  });
});

const PIECES = [
  'The council met. ',
  'Mr. ',
  'U.S. ',
  '22. ',
  '“Why?” ',
  '… ',
  '– ',
  '• ',
  '- ',
  '# ',
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  '\t',
  ' ',
  'å',
  'Đ',
  'e\u0323\u0302',
  '😀',
  '\ud83d',
  '\u202e',
  '日本。',
  'Kilde\n',
  'Kommentar (0)\n',
  '![a](b.png)',
  'https://x.example\n',
  ' date 2025-02-19 ',
  'OSLO (NTB) – ',
  ' — VNS',
  '/.',
  'Read more: x\n',
  'Foto: A\n',
  '\n\n\n\n\n\n',
  '---\n',
  ';',
  ', ',
  '. ',
  '! ',
  'word ',
];

it('sentences and passages are slices in order that hold every letter outside header and junk, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
          fc.string({ unit: 'binary', maxLength: 8 }),
        ),
        {
          maxLength: 60,
        },
      ),
      fc.constantFrom('a.txt', 'a.md'),
      async (parts, path) => {
        const text = parts.join('').replace(/\0/g, '');
        const { readArticleBytes } = await import('../../src/corpus/article.ts');
        const reading = await readArticleBytes(path, Buffer.from(`The vote was on Monday. ${text}`));
        if ('reason' in reading) return;
        const { article } = reading;
        const { sentences } = splitArticle(article);
        const covered = new Uint8Array(article.text.length);
        let from = 0;
        for (const [ordinal, sentence] of sentences.entries()) {
          expect(sentence.ordinal).toBe(ordinal);
          expect(sentence.start).toBeGreaterThanOrEqual(from);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          expect(slice(article, sentence)).toBe(slice(article, sentence).trim());
          from = sentence.end;
        }
        let last = 0;
        for (const span of article.junk) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
        for (const { start, end } of [...sentences, ...article.header, ...article.junk])
          covered.fill(1, start, end);
        for (const { index } of article.text.matchAll(/[\p{L}\p{N}]/gu))
          expect([index, covered[index]]).toEqual([index, 1]);
        for (const { start, end } of [...article.header, ...article.junk]) {
          expect(sentences.some((sentence) => sentence.start < end && start < sentence.end)).toBe(false);
        }
        const passages = makePassages(article, sentences, SIZE);
        const held = new Set<number>();
        for (const [ordinal, passage] of passages.entries()) {
          expect(passage.ordinal).toBe(ordinal);
          const [first, final] = [sentences[passage.firstSentence]!, sentences[passage.lastSentence]!];
          if (first !== final) expect([passage.start, passage.end]).toEqual([first.start, final.end]);
          expect(passage.start).toBeGreaterThanOrEqual(first.start);
          expect(passage.end).toBeLessThanOrEqual(final.end);
          for (let i = passage.firstSentence; i <= passage.lastSentence; i += 1) held.add(i);
        }
        expect(held.size).toBe(sentences.length);
      },
    ),
    { numRuns: 400 },
  );
});

it('takes time in step with the length, also on one line of a million characters', async () => {
  const article = await articleOf('The council met, and it went on and on; ');
  const texts = [
    'word '.repeat(200_000),
    'Mr. '.repeat(250_000),
    '. '.repeat(500_000),
    'a.'.repeat(500_000),
    '"'.repeat(1_000_000),
    'one\n'.repeat(250_000),
  ];
  const began = performance.now();
  for (const text of texts) {
    const long = { ...article, text, header: [], junk: [], title: null };
    makePassages(long, splitArticle(long).sentences);
  }
  expect(performance.now() - began).toBeLessThan(10_000);
});
