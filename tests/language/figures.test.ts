import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/language/figures.ts';
import { areSlices, language, oddText } from './odd-text.ts';

function read(text: string, lang: string): string[] {
  return findFigures(text, lang).map(
    (f) =>
      `${f.text} | ${f.kind} ${f.value}${f.valueTo === undefined ? '' : `..${f.valueTo}`} ${f.unit ?? '-'}`,
  );
}

describe('figures', () => {
  it.each([
    ['trade reached US$41.6 billion', 'en', 'US$41.6 billion | money 41600000000 USD'],
    ['it paid $3m for', 'en', '$3m | money 3000000 USD'],
    ['worth €2.5bn,', 'en', '€2.5bn | money 2500000000 EUR'],
    ['NOK 3.2 million', 'en', 'NOK 3.2 million | money 3200000 NOK'],
    ['a 15.4 per cent increase', 'en', '15.4 per cent | percentage 15.4 %'],
    ['rose 39.1% to', 'en', '39.1% | percentage 39.1 %'],
    ['from 3 to 5 per cent', 'en', '3 to 5 per cent | percentage 3..5 %'],
    ['two-thirds of voters', 'en', 'two-thirds | percentage 66.67 %'],
    ['for 26 consecutive years, he', 'en', '26 consecutive years | duration 26 years'],
    ['three years in a row', 'en', 'three years in a row | duration 3 years'],
    ['the 75th anniversary of', 'en', '75th anniversary | ordinal 75 anniversary'],
    ['the 22nd Expo', 'en', '22nd | ordinal 22 -'],
    [
      'two key standard-gauge railway projects of',
      'en',
      'two key standard-gauge railway projects | count 2 project',
    ],
    ['the four provinces bordering the sea', 'en', 'four provinces | count 4 provinc'],
    ['12 people were killed', 'en', '12 people | count 12 peopl'],
    ['a dozen eggs', 'en', 'a dozen eggs | count 12 egg'],
    ['hundreds of people', 'en', 'hundreds of people | count 100 peopl'],
    ['between 3 and 5 million people', 'en', '3 and 5 million people | count 3000000..5000000 peopl'],
    ['won 3–1 at home', 'en', '3–1 | count 3..1 score'],
    ['it was -5 °C', 'en', '-5 °C | measure -5 °C'],
    ['a 1,200 km line', 'en', '1,200 km | measure 1200 km'],
    ['a 45-year-old man', 'en', '45-year-old | measure 45 age'],
    ['the 2024-26 plan', 'en', '2024-26 | year 2024..2026 -'],
    ['in 2024, he', 'en', '2024 | year 2024 -'],
    ['the 2016 elections', 'en', '2016 | year 2016 -'],
    ['of 2000 people', 'en', '2000 people | count 2000 peopl'],
    ['forty six percent', 'en', 'forty six percent | percentage 46 %'],
    ['mười năm qua', 'vi', 'mười năm | duration 10 years'],
    ['på 42 milliarder USD', 'no', '42 milliarder USD | money 42000000000 USD'],
    ['koster kr 500', 'no', 'kr 500 | money 500 NOK'],
    ['3,2 mill. kroner', 'no', '3,2 mill. kroner | money 3200000 NOK'],
    ['koster 1 200 kroner', 'no', '1 200 kroner | money 1200 NOK'],
    ['15,4 prosent', 'no', '15,4 prosent | percentage 15.4 %'],
    ['halvparten av dem', 'no', 'halvparten | percentage 50 %'],
    [
      'de to standardsporede jernbanelinjene som',
      'no',
      'to standardsporede jernbanelinjene | count 2 jernbanelinj',
    ],
    ['tre år på rad', 'no', 'tre år på rad | duration 3 years'],
    ['den 22. utgaven', 'no', '22. utgaven | ordinal 22 utgav'],
    ['en 22-åring', 'no', '22-åring | measure 22 age'],
    ['tok fem VM-gull', 'no', 'fem VM-gull | count 5 gul'],
    ['đạt 41,6 tỷ USD', 'vi', '41,6 tỷ USD | money 41600000000 USD'],
    ['1.200 tỷ đồng', 'vi', '1.200 tỷ đồng | money 1200000000000 VND'],
    ['tăng 15,4 phần trăm', 'vi', '15,4 phần trăm | percentage 15.4 %'],
    ['hai dự án đường sắt', 'vi', 'hai dự án | count 2 du an'],
    ['26 năm liên tiếp', 'vi', '26 năm liên tiếp | duration 26 years'],
    ['lần thứ 22', 'vi', 'lần thứ 22 | ordinal 22 -'],
    ['năm người chết', 'vi', 'năm người chết | count 5 nguoi chet'],
    ['hàng trăm người', 'vi', 'hàng trăm người | count 100 nguoi'],
  ])('%s (%s)', (text, lang, expected) => {
    expect(read(text, lang)).toEqual([expected]);
  });

  it.each([
    ['scheduled for September 17-21', 'en'],
    ['on 3/11/2025', 'en'],
    ['COVID-19 and G20', 'en'],
    ['Article 5', 'en'],
    ['one of the two', 'en'],
    ['den 18. februar', 'no'],
    ['andre passasjerer', 'no'],
    ['it was first reported', 'en'],
    ['ngày 18/2', 'vi'],
  ])('%s (%s) holds none', (text, lang) => {
    expect(read(text, lang)).toEqual([]);
  });

  it('compares one sum in three languages', () => {
    const sums = [
      findFigures('US$42 billion', 'en')[0],
      findFigures('42 milliarder USD', 'no')[0],
      findFigures('42 tỷ đô la Mỹ', 'vi')[0],
    ];
    expect(sums.map((f) => [f?.kind, f?.value, f?.unit])).toEqual(Array(3).fill(['money', 42e9, 'USD']));
  });

  it('finds several, each once', () => {
    expect(read('trade reached US$41.6 billion in 2024, a 15.4 per cent increase', 'en')).toHaveLength(3);
  });

  it('points at exactly the words, with finite values', () => {
    fc.assert(
      fc.property(oddText, language, fc.nat(500), (text, lang, offset) => {
        const figures = findFigures(text, lang, offset);
        return areSlices(text, figures, offset) && figures.every((figure) => Number.isFinite(figure.value));
      }),
      { numRuns: 400 },
    );
  });
});
