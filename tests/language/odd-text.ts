/** Texts that break naive offsets: surrogate pairs, loose marks, zero-width and direction marks, all kinds of digits. */
import fc from 'fast-check';

const pieces = [
  'Hà Nội',
  'Ha\u0300 No\u0323\u0302i',
  'US$41.6 billion',
  '42 milliarder USD',
  '41,6 tỷ USD',
  '17. til 21. september 2025',
  'September 17-21',
  'ngày 18/2',
  'thứ Ba',
  '15.4 per cent',
  '😀',
  '👩‍👩‍👧',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u0301',
  '𝐇a',
  'שלום',
  'العربية',
  '技术AI技术',
  'ไทย',
  "don't",
  'O’Brien’s',
  'China-ASEAN',
  'U.S.',
  ' ',
  '\u00a0',
  '\n',
  '\r\n',
  '–',
  '½',
  '1 200',
  '3–1',
  '%',
  '°C',
  '$',
  'kr',
  'two key railway projects',
  'i går',
  'three years ago',
  '\ud800',
  '٣',
  'năm',
  'for',
  'last',
  '2024-26',
  '1990-tallet',
  '-',
  '.',
  ',',
  'May',
];

/** Such texts, made of words, figures and dates as much as of oddities. */
export const oddText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

export const language: fc.Arbitrary<string> = fc.constantFrom('en', 'no', 'vi', 'fr');

/** Whether spans are in order, do not overlap, and hold exactly what they say. */
export function areSlices(
  text: string,
  spans: readonly { readonly text: string; readonly start: number; readonly end: number }[],
  offset: number,
): boolean {
  let last = offset;
  return spans.every((span) => {
    const good =
      span.start >= last &&
      span.end > span.start &&
      text.slice(span.start - offset, span.end - offset) === span.text;
    last = span.end;
    return good;
  });
}
