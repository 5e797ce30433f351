/** Cuts texts to a length, at a sentence or a word, and never in what is marked. Pure. */
import type { Span } from '../domain.ts';

/** A text of at most so many characters that holds what is marked whole, cut at a sentence or a word. */
export function cutAround(text: string, marked: Span | null, atMost: number) {
  if (text.length <= atMost) return { text, marked, before: false, after: false };
  const focus = marked ?? { start: 0, end: 0 };
  const start = focus.end <= atMost ? 0 : Math.max(0, focus.start - Math.floor(atMost / 4));
  const from = start === 0 ? 0 : afterSpace(text, start, focus.start);
  const end = Math.min(text.length, Math.max(focus.end, from + atMost));
  const to = end === text.length ? end : beforeBreak(text, Math.max(focus.end, from + 1), end);
  const moved = marked && { start: marked.start - from, end: marked.end - from };
  return { text: text.slice(from, to).trimEnd(), marked: moved, before: from > 0, after: to < text.length };
}

/** The first place behind white space in a stretch, or its end. */
function afterSpace(text: string, from: number, to: number): number {
  const found = text.slice(from, to).search(/\s\S/u);
  return found < 0 ? to : from + found + 1;
}

/** The last end of a sentence in a stretch, or of a word, or the stretch's end. */
function beforeBreak(text: string, from: number, to: number): number {
  const stretch = text.slice(from, to);
  const sentence = Math.max(
    ...['. ', '! ', '? ', '.” ', '." '].map((mark) => stretch.lastIndexOf(mark) + mark.length - 1),
  );
  if (sentence > stretch.length / 2) return from + sentence;
  const word = stretch.lastIndexOf(' ');
  return word > 0 ? from + word : to;
}

/** Runs of white space become one space: a line stays a line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At most so many UTF-16 units, with an ellipsis for what is left out; no character is cut in two. */
export function cut(text: string, atMost: number): string {
  if (text.length <= atMost) return text;
  const kept = text.slice(0, atMost - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${kept.trimEnd()}…`;
}
