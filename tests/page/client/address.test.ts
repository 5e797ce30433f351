/** What stands in the address of the page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carrying, localeOf, readAddress, writeAddress } from '../../../src/page/client/address.ts';

const ADDRESS = fc.record({
  locale: fc.constantFrom('en' as const, 'no' as const, 'vi' as const, null),
  question: fc.option(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .filter((text) => text.trim() === text && text !== ''),
  ),
  token: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
});

describe('the address', () => {
  test('that is written is read again', () => {
    fc.assert(
      fc.property(ADDRESS, (address) => {
        expect(readAddress(new URL(writeAddress(address), 'http://127.0.0.1').search)).toEqual(address);
      }),
    );
  });

  test.each([
    ['', { locale: null, question: null, token: null }],
    ['?q=%20%20', { locale: null, question: null, token: null }],
    ['?locale=de&q=What+now%3F&token=k', { locale: null, question: 'What now?', token: 'k' }],
    [`?q=${'x'.repeat(5_000)}`, { locale: null, question: 'x'.repeat(1_000), token: null }],
  ])('%s', (search, address) => {
    expect(readAddress(search)).toEqual(address);
  });

  test.each([
    ['vi', ['nb-NO'], 'vi'],
    [null, ['de-DE', 'nn-NO', 'vi'], 'no'],
    [null, ['vi-VN'], 'vi'],
    [null, ['de', 'fr'], 'en'],
    [null, [], 'en'],
  ] as const)('the language of %s with a browser in %j is %s', (locale, languages, chosen) => {
    expect(localeOf({ locale }, languages)).toBe(chosen);
  });

  test('links hand on language and token, and keep what they had', () => {
    const carried = { locale: 'no', token: 'a b&c' } as const;
    expect(carrying('/articles/bridge.txt?from=1&to=2#quote', carried)).toBe(
      '/articles/bridge.txt?from=1&to=2&locale=no&token=a+b%26c#quote',
    );
    expect(carrying('/meetings', { locale: null, token: null })).toBe('/meetings');
  });
});
