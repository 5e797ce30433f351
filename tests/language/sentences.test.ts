import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

const split = (text: string, language = 'en'): string[] =>
  splitSentences(text, { start: 0, end: text.length }, language).map(({ start, end }) =>
    text.slice(start, end),
  );

const WHOLE: Record<string, readonly string[]> = {
  en: [
    'Mr. Chen met Sen. Ada Cruz and Dr. No in St. Petersburg at 5 p.m. on Monday.',
    'Trade reached US$41.6 billion, up 15.4 per cent.',
    'J. K. Rowling and George W. Bush wrote to the U.S. Senate.',
    'The plan, vs. the old one, names No. 5 and Fig. 2.',
    '“Why?” the judge asked.',
    '“Who pays?” Ada Berg asked.',
    'He wants buses; trains; and ferries.',
    'It cost 3.5 million... and rose.',
  ],
  no: [
    'Den 22. China-ASEAN Expo holdes fra 17. til 21. september 2025.',
    'De møttes kl. 12 bl.a. for å snakke om f.eks. Oslo.',
    'Kong Harald den 5. Haraldsson kom.',
    'Om ettermiddagen 18. februar kom han.',
  ],
  vi: ['TP. Hồ Chí Minh và GS. Nguyễn Văn An gặp TS. Lê Bình.'],
};

describe.each(Object.keys(WHOLE))('one sentence in %s', (language) => {
  it.each(WHOLE[language]!)('%s', (text) => {
    expect(split(text, language)).toEqual([text]);
  });
});

describe('where sentences end', () => {
  it('keeps the closing quotation mark with the sentence it closes', () => {
    expect(split('“We won.” They left.')).toEqual(['“We won.”', 'They left.']);
    expect(split("''We won.'' They left.")).toEqual(["''We won.''", 'They left.']);
  });

  it('ends after p.m. and U.S. when a word follows that begins sentences', () => {
    expect(split('It opens at 5 p.m. The mayor comes.')).toEqual(['It opens at 5 p.m.', 'The mayor comes.']);
    expect(split('She left the U.S. He stayed.')).toEqual(['She left the U.S.', 'He stayed.']);
  });

  it('ends after a year, and after a Norwegian number that is no ordinal', () => {
    expect(split('It began in 2019. Nobody came.')).toHaveLength(2);
    expect(split('Han er 25. Hun er 30.', 'no')).toHaveLength(2);
  });

  it('ends before an opening quotation mark and a dialogue dash', () => {
    expect(split('He sat down. “I am tired.”')).toEqual(['He sat down.', '“I am tired.”']);
    expect(split('Han satte seg. – Jeg er trøtt, sa han.', 'no')).toHaveLength(2);
  });

  it('takes a text without a stop as one sentence', () => {
    expect(split('  Council says no  ')).toEqual(['Council says no']);
  });

  it('is quick on a line of a million characters', () => {
    const text = 'word '.repeat(200_000);
    const began = performance.now();
    expect(split(text)).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('sentences are in order, do not overlap, and hold every character that is no white space', () => {
  const pieces = fc.constantFrom(
    'Mr. ',
    'Ða. ',
    '“',
    '”',
    '. ',
    '? ',
    '… ',
    'a',
    'É',
    '22. ',
    '😀',
    'u\u0301',
    '\u202e',
    '\n',
    ' ',
    "''",
    '.',
    'U.S. ',
    '。',
    '日本',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }),
      fc.constantFrom('en', 'no', 'vi', 'ja'),
      (parts, language) => {
        const text = parts.join('');
        const spans = splitSentences(text, { start: 0, end: text.length }, language);
        let from = 0;
        for (const { start, end } of spans) {
          expect(text.slice(from, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          from = end;
        }
        expect(text.slice(from).trim()).toBe('');
      },
    ),
  );
});
