import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const VIETNAMESE = 'Thủ tướng gặp đại diện tỉnh Quảng Ninh.';

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const buffer = Buffer.from(text, 'utf16le');
  return order === 'le' ? buffer : buffer.swap16();
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(VIETNAMESE), VIETNAMESE, 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${VIETNAMESE}`), VIETNAMESE, 'utf-8 with mark'],
    ['UTF-16LE with mark', utf16(`\ufeff${VIETNAMESE}`, 'le'), VIETNAMESE, 'utf-16le'],
    ['UTF-16BE with mark', utf16(`\ufeff${VIETNAMESE}`, 'be'), VIETNAMESE, 'utf-16be'],
    ['UTF-16LE without mark', utf16('The mayor said no.', 'le'), 'The mayor said no.', 'utf-16le'],
    ['UTF-16BE without mark', utf16('Ordføreren sa nei.', 'be'), 'Ordføreren sa nei.', 'utf-16be'],
    [
      'Latin-1',
      bytes('Ordf', [0xf8], 'reren p', [0xe5], ' ', [0xd8], 'ya'),
      'Ordføreren på Øya',
      'iso-8859-1',
    ],
    ['Windows-1252', bytes([0x93], 'Ja', [0x94], ' ', [0x96], ' nei'), '“Ja” – nei', 'windows-1252'],
    // Hà Nội, Việt Nam: the marks stand behind their vowels
    [
      'Windows-1258',
      bytes('Ha', [0xcc], ' N', [0xf4, 0xf2], 'i, Vi', [0xea, 0xf2], 't Nam'),
      'Ha\u0300 N\u00f4\u0323i, Vi\u00ea\u0323t Nam',
      'windows-1258',
    ],
  ])('reads %s and says so', (_, input, text, encoding) => {
    expect(decode(input)).toEqual({ text, encoding });
  });

  it('takes one mark off and keeps line ends as they are', () => {
    expect(decode(Buffer.from('\ufeff\ufeffa\r\nb\rc\n'))).toMatchObject({ text: '\ufeffa\r\nb\rc\n' });
  });

  it('asks a page for its encoding only when it is not UTF-8', () => {
    const page = (charset: string, ...rest: (string | readonly number[])[]) =>
      bytes(`<html><meta charset="${charset}"><p>`, ...rest);
    expect(decode(page('koi8-r', [0xd2, 0xd5]), true)).toMatchObject({ encoding: 'koi8-r' });
    expect(decode(page('koi8-r', 'plain'), true)).toMatchObject({ encoding: 'utf-8' });
    expect(decode(page('no-such-thing', 'p', [0xe5]), true)).toMatchObject({ encoding: 'iso-8859-1' });
  });
});

describe('what is no text', () => {
  it.each([
    ['a PDF', bytes('%PDF-1.7\n%', [0xe2, 0xe3])],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13])],
    ['a ZIP archive', bytes('PK', [3, 4, 20, 0])],
    ['binary', bytes('text', [0], 'text')],
    ['binary', bytes([1, 2, 3, 4, 5, 6, 7, 8])],
  ])('names %s', (kind, input) => {
    expect(decode(input)).toEqual({ reason: expect.stringContaining(kind) as string });
    expect(decode(input)).toEqual({ reason: expect.stringMatching(/binary/) as string });
  });

  it.each([
    ['bytes that no one-byte encoding has', bytes('caf', [0x81], ' ', [0x8d])],
    ['Japanese in an old encoding', bytes([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x83, 0x65, 0x83, 0x4c])],
    ['half a UTF-16 character', bytes([0xff, 0xfe, 0x41])],
    ['a broken pair after a mark', bytes([0xfe, 0xff, 0xd8, 0x00, 0x00, 0x41])],
  ])('says that %s cannot be decoded', (_, input) => {
    expect(decode(input)).toEqual({ reason: expect.stringMatching(/cannot be decoded/) as string });
  });
});

it('decodes any UTF-8 to the text that was encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(!/[\0-\x1f]/.test(text) && !/^\ufeff|^(?:GIF8|RIFF|ID3|Rar!|PK|%PDF|\{\\rtf|7z)/.test(text));
      expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
    }),
  );
});

it('answers to any bytes with a text or a reason', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (input, html) => {
      const decoded = decode(input, html);
      expect('text' in decoded ? decoded.encoding : decoded.reason).toMatch(/\w/);
    }),
  );
});
