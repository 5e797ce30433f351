import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, fold, hasMarks } from '../../src/language/fold.ts';
import { oddText } from './odd-text.ts';

describe('folding', () => {
  it.each([
    ['Hà Nội', 'ha noi'],
    ['Đường', 'duong'],
    ['Tromsø', 'tromso'],
    ['Ærlig', 'aerlig'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['O’Brien', "o'brien"],
    ['han\u00addel', 'handel'],
    ['日本が', '日本が'],
  ])('reads %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('takes composed and decomposed letters alike', () => {
    fc.assert(fc.property(oddText, (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(oddText, (text) => fold(fold(text)) === fold(text)));
  });

  it('keeps the marks in the exact form', () => {
    expect(exactForm('Ha\u0300 NO\u0323\u0302I')).toBe('hà nội');
  });

  it('knows letters with marks', () => {
    expect(['Hà', 'đ', 'Tromsø', 'é'.normalize('NFD')].every(hasMarks)).toBe(true);
    expect(['Hanoi', 'don’t', '技', ''].some(hasMarks)).toBe(false);
  });
});
