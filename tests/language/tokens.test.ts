import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokens.ts';
import { areSlices, oddText } from './odd-text.ts';

const texts = (text: string): string[] => tokenize(text).map((token) => token.text);

describe('tokens', () => {
  it('keeps numbers whole with what belongs to them', () => {
    const numbers = [
      '41.6',
      '1,000,000',
      '15.4',
      '2024-26',
      '17-21',
      'US$42',
      '3/11/2025',
      '22nd',
      '42%',
      '15:30',
      '6½',
      '3–1',
    ];
    for (const number of numbers) {
      expect(tokenize(`x ${number} y`)[1]).toMatchObject({ text: number, kind: 'number' });
    }
  });

  it('leaves the stop of a Norwegian ordinal out', () => {
    expect(texts('den 22. utgaven')).toEqual(['den', '22', 'utgaven']);
  });

  it('reads thousands with a space as one number, and holds no space in its forms', () => {
    expect(tokenize('1 200 km')[0]).toMatchObject({ text: '1 200', exact: '1200', folded: '1200' });
  });

  it('keeps initialisms', () => {
    expect(tokenize('the U.S. at 9 a.m.').map((token) => token.folded)).toEqual([
      'the',
      'us',
      'at',
      '9',
      'am',
    ]);
  });

  it('gives the parts of hyphenated words', () => {
    expect(texts('China-ASEAN Expo')).toEqual(['China', 'ASEAN', 'Expo']);
  });

  it('leaves the possessive out and keeps other apostrophes', () => {
    expect(texts("China’s, Việt Nam's, don't, O’Brien’s, countries'")).toEqual([
      'China',
      'Việt',
      'Nam',
      "don't",
      'O’Brien',
      'countries',
    ]);
  });

  it('gives one token a character where no spaces are written', () => {
    expect(texts('AI技术')).toEqual(['AI', '技', '术']);
  });

  it('writes decomposed words composed in the exact form', () => {
    expect(tokenize('No\u0323\u0302i')[0]).toMatchObject({ exact: 'nội', folded: 'noi', start: 0, end: 5 });
  });

  it('does not end a word at a character that nobody sees', () => {
    expect(tokenize('han\u00addel')[0]).toMatchObject({ folded: 'handel', end: 7 });
  });

  it('points at exactly the words, in any text and at any offset', () => {
    fc.assert(
      fc.property(oddText, fc.nat(1000), (text, offset) => areSlices(text, tokenize(text, offset), offset)),
      { numRuns: 400 },
    );
  });

  it('never has white space in a term', () => {
    fc.assert(fc.property(oddText, (text) => tokenize(text).every((t) => !/\s/.test(t.exact + t.folded))));
  });
});
