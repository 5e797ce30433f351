/** The lines of a text with their offsets. Pure. */
import type { Span } from '../domain.ts';

export interface Line extends Span {
  /** Without the line break. */
  readonly text: string;
  readonly blank: boolean;
}

/** All lines between two offsets; a line break of any kind belongs to none. */
export function linesOf(text: string, start = 0, end = text.length): Line[] {
  const lines: Line[] = [];
  let from = start;
  while (from <= end) {
    let to = from;
    while (
      to < end &&
      text[to] !== '\n' &&
      text[to] !== '\r' &&
      text[to] !== '\u2028' &&
      text[to] !== '\u2029'
    )
      to++;
    const line = text.slice(from, to);
    lines.push({ start: from, end: to, text: line, blank: line.trim() === '' });
    if (to >= end) break;
    from = text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : to + 1;
  }
  return lines;
}

/** A span without the white space at its ends; null when nothing is left. */
export function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (end > start && /\s/u.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : null;
}

/** What is left of a span when others are taken out, in order. `out` must be in order. */
export function without(span: Span, out: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.start;
  for (const hole of out) {
    if (hole.end <= from || hole.start >= span.end) continue;
    if (hole.start > from) left.push({ start: from, end: hole.start });
    from = Math.max(from, hole.end);
  }
  if (from < span.end) left.push({ start: from, end: span.end });
  return left;
}
