/** Discord's markdown as the page reads it: what the Discord half writes is understood, what others wrote stays text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped } from '../../../src/discord/escape.ts';
import { readMarkdown } from '../../../src/page/client/markdown/blocks.ts';
import { followable } from '../../../src/page/client/markdown/draw.ts';
import type { Part, Piece } from '../../../src/page/client/markdown/tree.ts';

/** What somebody reads of it. */
function read(parts: readonly Part[]): string {
  return parts.map(readPart).join('\n');
}

function readPart(part: Part): string {
  switch (part.kind) {
    case 'fence':
      return part.text;
    case 'quote':
      return read(part.parts);
    case 'list':
      return part.items.map(({ inside, below }) => [readPieces(inside), read(below)].join('\n')).join('\n');
    default:
      return readPieces(part.inside);
  }
}

function readPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
        case 'code':
          return piece.text;
        case 'break':
          return '\n';
        case 'time':
          return `<t:${piece.seconds}>`;
        case 'command':
          return `/${piece.name}`;
        default:
          return readPieces(piece.inside);
      }
    })
    .join('');
}

const kinds = (parts: readonly Part[]): string[] => parts.map(({ kind }) => kind);
const MARKS = fc
  .array(
    fc.constantFrom(
      '*',
      '_',
      '`',
      '~',
      '|',
      '>',
      '#',
      '-',
      '[',
      ']',
      '(',
      ')',
      '<',
      '\\',
      '@',
      ' ',
      'a',
      '1.',
      'đ',
      'https://x.y',
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((signs) => signs.join(''))
  .filter((text) => text.trim() !== '');

describe('words of others', () => {
  test('that were escaped are read exactly as they stand, with nothing marked', () => {
    fc.assert(
      fc.property(MARKS, (text) => {
        const [part, ...more] = readMarkdown(`x${escaped(text)}`);
        expect(more).toEqual([]);
        expect(part?.kind).toBe('paragraph');
        expect(read(readMarkdown(`x${escaped(text)}`))).toBe(`x${text}`);
      }),
    );
  });

  test('never take long, however they are marked', () => {
    for (const text of ['*'.repeat(20_000), '[a]('.repeat(5_000), '> '.repeat(10_000), '||`'.repeat(7_000)]) {
      expect(read(readMarkdown(text)).length).toBeGreaterThan(0);
    }
  });
});

describe('what the Discord half writes', () => {
  test('an answer: small print, bold, quote, speaker, citation with link and day', () => {
    const parts = readMarkdown(
      '-# How much?\n**US$14.5 million**\n> It costs **US$14.5 million**.\n— Ada\n-# [bridge.txt](http://h/a?from=1) · <t:1772622000:D>',
    );
    expect(kinds(parts)).toEqual(['small', 'paragraph', 'quote', 'paragraph', 'small']);
    expect(parts[1]).toEqual({
      kind: 'paragraph',
      inside: [{ kind: 'bold', inside: [{ kind: 'text', text: 'US$14.5 million' }] }],
    });
    expect(parts[4]).toMatchObject({
      inside: [
        { kind: 'link', address: 'http://h/a?from=1', inside: [{ kind: 'text', text: 'bridge.txt' }] },
        { kind: 'text', text: ' · ' },
        { kind: 'time', seconds: 1_772_622_000, style: 'D' },
      ],
    });
  });

  test.each([
    ['# Big', ['heading']],
    ['- one\n- two', ['list']],
    ['1. one\n2. two', ['list']],
    ['```js\nlet a\n```', ['fence']],
    ['>>> all\nof it', ['quote']],
    ['#no heading', ['paragraph']],
    ['>no quote', ['paragraph']],
    ['one\n\ntwo', ['paragraph', 'paragraph']],
  ])('%j is %j', (text, expected) => {
    expect(kinds(readMarkdown(text))).toEqual(expected);
  });
});

test.each([
  ['http://127.0.0.1:1/articles', 'http://127.0.0.1:1/articles'],
  ['/articles', 'http://127.0.0.1:1/articles'],
  ['https://example.org/', 'https://example.org/'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['http://[', null],
])('an address %s is followed to %s', (written, followed) => {
  expect(followable(written, 'http://127.0.0.1:1')).toBe(followed);
});
