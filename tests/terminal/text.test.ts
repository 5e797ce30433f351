import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTo, table, visible, widthOf, wrap } from '../../src/terminal/text.ts';

describe('text for a terminal', () => {
  test('a letter with its marks takes one column, a Chinese character and an emoji two', () => {
    expect([widthOf('Diên'), widthOf('Diên'.normalize('NFD')), widthOf('中国'), widthOf('👩‍👩‍👧')]).toEqual([
      4, 4, 4, 2,
    ]);
  });

  test('wrapped lines keep to the width and hold every word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 9 }), { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const lines = wrap(text, 40, '  ').split('\n');
        expect(
          lines
            .map((line) => line.trim())
            .join(' ')
            .trim(),
        ).toBe(visible(text));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
      }),
    );
  });

  test('what is cut says so', () => {
    expect([cutTo('abcdef', 6), cutTo('abcdefg', 6)]).toEqual(['abcdef', 'abcde…']);
  });

  test('columns are aligned, numbers to the right', () => {
    expect(
      table(
        ['', '>n'],
        [
          ['en', '5'],
          ['all', '12'],
        ],
      ),
    ).toBe('      n\nen    5\nall  12');
  });
});
