/** What Discord would show of an article's words equals the words, and nothing in them does anything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, unescaped } from '../../src/discord/escape.ts';

const NASTY = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ask:123456789012345678>',
  '<t:1700000000:R>',
  '<:smile:123456789012345678>',
  ':smile:',
  '**bold**',
  '__under__',
  '*it*',
  '_it_',
  '~~gone~~',
  '||spoiler||',
  '`code`',
  '```js\ncode\n```',
  '# heading',
  '## heading',
  '-# small',
  '- item',
  '* item',
  '+ item',
  '1. one',
  '> quote',
  '>>> all of it',
  '[title](https://example.org)',
  '[title](<https://example.org>)',
  'https://example.org/a_b_c',
  'steam://run/1',
  '\\*not\\*',
  '\\',
  'a\u202eb',
  '\u2067x',
  '\u200b@everyone',
  'Việt Nam',
  'ẩn dụ 🙂',
];

/** Discord's own rules for what is alive in a text, roughly: taken from how its markup is documented. */
const ALIVE = [
  /(?<!\\)(?:\\\\)*[*_~|`]/u,
  /(?<!\\)(?:\\\\)*<(?:@|#|\/|t:|a?:)/u,
  /(?<!\\)(?:\\\\)*@(?:everyone|here)/u,
  /^[ \t]*#{1,3}[ \t]/mu,
  /^[ \t]*-#/mu,
  /^[ \t]*(?:[-*+]|\d+\.)[ \t]/mu,
  /^[ \t]*>{1,3}[ \t]/mu,
  /(?<!\\)(?:\\\\)*\[[^\]]*(?<!\\)\]\(/u,
  /\b(?:https?|steam):\/\//u,
  /(?<!\\)(?:\\\\)*:[\w~]+(?<!\\):/u,
];

describe('words that are not ours', () => {
  it.each(NASTY)('%j are shown as written and do nothing', (text) => {
    const sent = escaped(text);
    expect(unescaped(sent).replace(/[\u202c\u2069]+$/u, '')).toBe(text);
    for (const alive of ALIVE) expect([alive, alive.test(sent)]).toEqual([alive, false]);
  });

  it('in any order and company are shown as written and do nothing', () => {
    const piece = fc.oneof(
      fc.constantFrom(...NASTY),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', ' ', '\n\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('').replace(/\r\n?/gu, '\n');
        const sent = escaped(text);
        const visible = (some: string) => some.replace(/[\u202c\u2069]/gu, '');
        expect(visible(unescaped(sent))).toBe(visible(text));
        for (const alive of ALIVE)
          expect([alive.source, sent, alive.test(sent)]).toEqual([alive.source, sent, false]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave what follows in its own direction', () => {
    expect(escaped('a\u202eb\nc')).toBe('a\u202eb\u202c\nc');
    expect(escaped('\u2067\u2068x\u2069')).toBe('\u2067\u2068x\u2069\u2069');
  });
});
