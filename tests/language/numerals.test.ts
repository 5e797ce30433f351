import { describe, expect, it } from 'vitest';
import { canonicalNumber, parseNumber, vietnameseNumber } from '../../src/language/numerals.ts';

describe('numbers in digits', () => {
  it.each([
    ['1,000,000', 'en', 1_000_000],
    ['1,200', 'en', 1200],
    ['41.6', 'en', 41.6],
    ['1.200', 'en', 1.2],
    ['41,6', 'no', 41.6],
    ['1 200', 'no', 1200],
    ['1.200', 'no', 1200],
    ['3,125', 'no', 3.125],
    ['1.200,5', 'vi', 1200.5],
    ['1.200', 'vi', 1200],
    ['15,4', 'vi', 15.4],
    ['6½', 'en', 6.5],
    ['0.125', 'vi', 0.125],
  ])('%s in %s', (text, language, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });

  it.each(['3/11/2025', '17-21', 'abc', '', '1..2', '٣'])('%s is no single number', (text) => {
    expect(parseNumber(text, 'en')).toBeNull();
  });

  it('is one term in every language', () => {
    expect(canonicalNumber(parseNumber('41,6', 'no')!)).toBe(canonicalNumber(parseNumber('41.6', 'en')!));
  });
});

it('reads Vietnamese number words', () => {
  expect(
    ['hai mươi lăm', 'mười một', 'ba', 'năm mươi'].map((words) => vietnameseNumber(words.split(' '))),
  ).toEqual([25, 11, 3, 50]);
  expect(vietnameseNumber(['thương'])).toBeNull();
});
