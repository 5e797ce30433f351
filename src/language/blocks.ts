/**
 * Blocks: what a reader sees as one paragraph. A line break ends a block, unless the text is only wrapped to a column.
 * Offsets are UTF-16 positions in the given text.
 */
import type { Span } from '../domain.ts';

interface Line extends Span {
  /** Whether one or more empty lines come before it. */
  readonly afterBlank: boolean;
}

const LINE_END = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g;
const SPACE = /[\s\u200b\u0085]/;
/** Marks of list items and of dialogue; a dash needs the space, so that `-5` and `–ish` are no items. */
const ITEM = /^(?:[-*+•·▪‣◦●○■–—]\s|#{1,6}\s|>|\d{1,3}\)\s|\p{L}\)\s)/u;
const NUMBERED_ITEM = /^\d{1,3}\.\s/;
const ENDED = /[.!?…:;。！？][\])}"'”’»*_]*$/;
/** Columns that people and programs wrap text to. */
const WRAP = { narrowest: 40, widest: 130 } as const;
/** Share of lines that must be full before a paragraph counts as wrapped. */
const FULL_LINES = 0.6;

/** The blocks of `span`, in order, trimmed, never empty. */
export function splitBlocks(text: string, span: Span): Span[] {
  const blocks: Span[] = [];
  let run: Line[] = [];
  const close = () => {
    if (run.length > 0) joinLines(text, run, blocks);
    run = [];
  };
  for (const line of lines(text, span)) {
    if (line.afterBlank) close();
    run.push(line);
  }
  close();
  return blocks;
}

/** The lines of `span` that hold anything, trimmed. */
export function lines(text: string, span: Span): Line[] {
  const found: Line[] = [];
  LINE_END.lastIndex = span.start;
  let from = span.start;
  let afterBlank = false;
  while (from <= span.end) {
    const match = LINE_END.exec(text);
    const to = match === null || match.index >= span.end ? span.end : match.index;
    const line = trim(text, { start: from, end: to });
    if (line.start < line.end) {
      found.push({ ...line, afterBlank });
      afterBlank = false;
    } else if (found.length > 0) {
      afterBlank = true;
    }
    if (match === null || match.index >= span.end) break;
    from = match.index + match[0].length;
  }
  return found;
}

/** `span` without white space at its ends. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && SPACE.test(text[start]!)) start += 1;
  while (end > start && SPACE.test(text[end - 1]!)) end -= 1;
  return { start, end };
}

/** Lines without an empty line between them: joined where they are one text that was wrapped. */
function joinLines(text: string, run: readonly Line[], blocks: Span[]): void {
  const isFull = fullness(text, run);
  let start = run[0]!.start;
  for (let i = 0; i + 1 < run.length; i += 1) {
    if (isWrapped(text, run[i]!, run[i + 1]!, isFull(i))) continue;
    blocks.push({ start, end: run[i]!.end });
    start = run[i + 1]!.start;
  }
  blocks.push({ start, end: run.at(-1)!.end });
}

/** Whether the break between two lines is only there because the column was full. */
function isWrapped(text: string, line: Span, next: Span, full: boolean): boolean {
  const head = text.slice(next.start, Math.min(next.end, next.start + 24));
  if (ITEM.test(head)) return false;
  const tail = text.slice(Math.max(line.start, line.end - 8), line.end);
  const ended = ENDED.test(tail);
  if (full) return !(ended && NUMBERED_ITEM.test(head));
  return !ended && /^["'“‘«(]?\p{Ll}/u.test(head) && !ITEM.test(text.slice(line.start, line.start + 8));
}

/** For line `i` of a run: whether the next word would not have fitted on it. Only in paragraphs that look wrapped. */
function fullness(text: string, run: readonly Line[]): (i: number) => boolean {
  const never = () => false;
  if (run.length < 3) return never;
  const width = run.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  if (width < WRAP.narrowest || width > WRAP.widest) return never;
  const full = run.slice(0, -1).map((line, i) => {
    const next = run[i + 1]!;
    const word = /^\S+/.exec(text.slice(next.start, Math.min(next.end, next.start + width)));
    return line.end - line.start + 1 + (word?.[0].length ?? 0) > width;
  });
  const share = full.filter(Boolean).length / full.length;
  return share >= FULL_LINES ? (i) => full[i] === true : never;
}
