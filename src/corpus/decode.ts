/** From bytes to text: recognises the encoding, says which it was. Pure. */

export type Decoded = { readonly text: string; readonly encoding: string } | { readonly reason: string };

/** How much is looked at to tell text from other files. Bytes. */
const PROBE = 8_192;
/** What files of other kinds begin with, as Latin-1. */
const KINDS: readonly (readonly [begins: string, kind: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a sound'],
  ['ID3', 'a sound'],
  ['\u001f\u008b', 'a compressed file'],
  ['7z\u00bc\u00af', 'an archive'],
  ['Rar!', 'an archive'],
  ['\u007fELF', 'a program'],
  ['SQLite format 3', 'a database'],
];
const BINARY = 'it is a binary file, not text';
const UNDECODABLE =
  'its characters cannot be decoded: it is neither UTF-8, UTF-16, Windows-1252, Windows-1258 nor Latin-1';
/** Share of bytes that control characters may have in a text. */
const CONTROLS = 0.02;
/** Share of bytes above 0x7F in a text of Latin letters: Vietnamese has most, about a quarter. */
const HIGH = 0.4;
/** Bytes that Windows-1252 leaves empty. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What Windows-1252 has at 0x80 to 0x9F; the five bytes of `UNUSED` never get here. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

/** The combining marks of Windows-1258, which stand behind a vowel. */
const MARKS_1258 = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
const VOWELS_1258 = new Set(
  [...'aeiouyAEIOUY']
    .map((letter) => letter.charCodeAt(0))
    .concat([0xc2, 0xc3, 0xca, 0xd4, 0xd5, 0xdd, 0xe2, 0xe3, 0xea, 0xf4, 0xf5, 0xfd]),
);

/**
 * UTF-8 with or without mark, UTF-16 of either order, else one of the one-byte encodings of Western Europe and Viet Nam. The
 * byte order mark is no part of the text; every other character is kept as it stands, line ends too.
 * @param html whether the text itself may say how it is encoded; asked only when it is not UTF-8
 */
export function decode(bytes: Uint8Array, html = false): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return strict(bytes.subarray(3), 'utf-8', 'utf-8 with mark');
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0))
    return strict(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict(bytes.subarray(2), 'utf-16be');
  const probe = bytes.subarray(0, PROBE);
  const order = utf16Order(probe);
  if (order !== null) return strict(bytes, order);
  const kind = kindOf(probe);
  if (kind !== null) return { reason: `it is a binary file (${kind}), not text` };
  if (bytes.includes(0) || controls(probe) > CONTROLS) return { reason: BINARY };
  const utf8 = strict(bytes, 'utf-8');
  if ('text' in utf8) return utf8;
  const declared = html ? declaredEncoding(probe) : null;
  return declared === null ? singleByte(bytes) : strict(bytes, declared);
}

function strict(bytes: Uint8Array, encoding: string, name = encoding): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { reason: BINARY } : { text, encoding: name };
  } catch (error) {
    if (error instanceof TypeError) return { reason: UNDECODABLE };
    throw error;
  }
}

/** Text of Latin letters in UTF-16 has a zero in nearly every second byte, always on the same side. */
function utf16Order(probe: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (probe.length < 4) return null;
  const zeros: [number, number] = [0, 0];
  probe.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
  });
  const half = probe.length / 2;
  if (zeros[1] > half * 0.4 && zeros[0] < half * 0.05) return 'utf-16le';
  if (zeros[0] > half * 0.4 && zeros[1] < half * 0.05) return 'utf-16be';
  return null;
}

function kindOf(probe: Uint8Array): string | null {
  const begins = String.fromCharCode(...probe.subarray(0, 16));
  return KINDS.find(([mark]) => begins.startsWith(mark))?.[1] ?? null;
}

/** Share of control characters that no text has. */
function controls(probe: Uint8Array): number {
  const found = probe.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte));
  return found.length / Math.max(1, probe.length);
}

function declaredEncoding(probe: Uint8Array): string | null {
  const label = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(
    String.fromCharCode(...probe),
  )?.[1];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'windows-1252' ? null : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Windows-1258 writes most Vietnamese marks as characters of their own; Latin-1 is what has none at 0x80 to 0x9F. */
function singleByte(bytes: Uint8Array): Decoded {
  let high = 0;
  let c1 = 0;
  let marks = 0;
  let marksOnVowels = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    high += 1;
    if (UNUSED.has(byte)) return { reason: UNDECODABLE };
    if (byte < 0xa0) c1 += 1;
    if (!MARKS_1258.has(byte)) continue;
    marks += 1;
    if (VOWELS_1258.has(bytes[i - 1] ?? 0)) marksOnVowels += 1;
  }
  if (high > bytes.length * HIGH) return { reason: UNDECODABLE };
  const vietnamese = marksOnVowels >= 2 && marksOnVowels >= marks * 0.8 && marks >= high * 0.1;
  if (vietnamese) return { text: new TextDecoder('windows-1258').decode(bytes), encoding: 'windows-1258' };
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (c1 === 0) return { text: latin, encoding: 'iso-8859-1' };
  // Node 20's own decoder takes Windows-1252 for Latin-1 and loses its quotation marks and dashes
  const text = latin.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
  return { text, encoding: 'windows-1252' };
}
