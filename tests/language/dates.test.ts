import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/language/dates.ts';
import { areSlices, language, oddText } from './odd-text.ts';

/** A Wednesday. */
const TODAY = '2025-02-19';

/** `text from..to precision` of every date. */
function read(text: string, lang: string, reference: string | null = TODAY): string[] {
  return findDates(text, lang, reference).map(
    (date) => `${date.text} | ${date.from}..${date.to} | ${date.precision}`,
  );
}

describe('dates', () => {
  it.each([
    ['scheduled for September 17-21 in town', 'en', 'September 17-21 | 2025-09-17..2025-09-21 | range'],
    ['on Tuesday, February 18, 2025 he', 'en', 'Tuesday, February 18, 2025 | 2025-02-18..2025-02-18 | day'],
    ['their meeting on April 3.', 'en', 'April 3 | 2025-04-03..2025-04-03 | day'],
    ['the 3rd of April 2024', 'en', '3rd of April 2024 | 2024-04-03..2024-04-03 | day'],
    ['in October 2022, he', 'en', 'October 2022 | 2022-10-01..2022-10-31 | month'],
    ['on Tuesday', 'en', 'Tuesday | 2025-02-18..2025-02-18 | weekday'],
    ['on Wednesday', 'en', 'Wednesday | 2025-02-19..2025-02-19 | weekday'],
    ['last Thursday', 'en', 'last Thursday | 2025-02-13..2025-02-13 | weekday'],
    ['next Monday', 'en', 'next Monday | 2025-02-24..2025-02-24 | weekday'],
    ['next September', 'en', 'next September | 2025-09-01..2025-09-30 | month'],
    ['came yesterday', 'en', 'yesterday | 2025-02-18..2025-02-18 | day'],
    ['in 2024 trade grew', 'en', '2024 | 2024-01-01..2024-12-31 | year'],
    ['the 2024-26 plan', 'en', '2024-26 | 2024-01-01..2026-12-31 | range'],
    ['Q3 2025', 'en', 'Q3 2025 | 2025-07-01..2025-09-30 | range'],
    ['the third quarter of 2024', 'en', 'third quarter of 2024 | 2024-07-01..2024-09-30 | range'],
    ['three years ago', 'en', 'three years ago | 2022-01-01..2022-12-31 | year'],
    ['2025-02-18', 'en', '2025-02-18 | 2025-02-18..2025-02-18 | day'],
    ['fra 17. til 21. september 2025', 'no', '17. til 21. september 2025 | 2025-09-17..2025-09-21 | range'],
    ['Om ettermiddagen 18. februar, i', 'no', '18. februar | 2025-02-18..2025-02-18 | day'],
    ['tirsdag 18. februar', 'no', 'tirsdag 18. februar | 2025-02-18..2025-02-18 | day'],
    ['det skjedde i går', 'no', 'i går | 2025-02-18..2025-02-18 | day'],
    ['i fjor vokste', 'no', 'i fjor | 2024-01-01..2024-12-31 | year'],
    ['på 1990-tallet', 'no', '1990-tallet | 1990-01-01..1999-12-31 | range'],
    ['for to uker siden', 'no', 'for to uker siden | 2025-02-03..2025-02-09 | range'],
    ['ngày 18 tháng 2 năm 2025', 'vi', 'ngày 18 tháng 2 năm 2025 | 2025-02-18..2025-02-18 | day'],
    ['hôm ngày 18/2', 'vi', 'ngày 18/2 | 2025-02-18..2025-02-18 | day'],
    ['vào tháng 10/2022', 'vi', 'tháng 10/2022 | 2022-10-01..2022-10-31 | month'],
    ['từ ngày 17 đến 21 tháng 9', 'vi', 'ngày 17 đến 21 tháng 9 | 2024-09-17..2024-09-21 | range'],
    ['trong hai ngày 8 và 9/10', 'vi', 'ngày 8 và 9/10 | 2024-10-08..2024-10-09 | range'],
    ['hôm qua', 'vi', 'hôm qua | 2025-02-18..2025-02-18 | day'],
    ['vào thứ Ba', 'vi', 'thứ Ba | 2025-02-18..2025-02-18 | weekday'],
    ['thứ Ba tuần trước', 'vi', 'thứ Ba tuần trước | 2025-02-11..2025-02-11 | weekday'],
    ['trong năm 2024', 'vi', 'năm 2024 | 2024-01-01..2024-12-31 | year'],
    ['quý III/2025', 'vi', 'quý III/2025 | 2025-07-01..2025-09-30 | range'],
  ])('%s (%s)', (text, lang, expected) => {
    expect(read(text, lang)).toEqual([expected]);
  });

  it.each([
    ['2000 people', 'en'],
    ['You may go. They march.', 'en'],
    ['the first half of the match', 'en'],
    ['1800 meter', 'no'],
    ['trafikken har økt', 'no'],
    ['lần thứ ba', 'vi'],
    ['lần thứ 22', 'vi'],
  ])('%s (%s) holds no date', (text, lang) => {
    expect(findDates(text, lang, TODAY)).toEqual([]);
  });

  it('reads a day without a year as the nearest one', () => {
    expect(read('on December 28', 'en', '2025-01-04')).toEqual([
      'December 28 | 2024-12-28..2024-12-28 | day',
    ]);
  });

  it('leaves open what only the day of the article would tell', () => {
    expect(read('on Tuesday', 'en', null)).toEqual(['Tuesday | null..null | weekday']);
    expect(read('April 3', 'en', null)).toEqual(['April 3 | null..null | day']);
  });

  it('says which words only mean a day from the day of the article', () => {
    expect(findDates('Tuesday, yesterday, 2024', 'en', TODAY).map((date) => date.relative)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('points at exactly the words, and gives days in order', () => {
    fc.assert(
      fc.property(oddText, language, fc.nat(500), (text, lang, offset) => {
        const dates = findDates(text, lang, TODAY, offset);
        return (
          areSlices(text, dates, offset) &&
          dates.every((d) => (d.from === null) === (d.to === null) && (d.from ?? '') <= (d.to ?? ''))
        );
      }),
      { numRuns: 400 },
    );
  });
});
