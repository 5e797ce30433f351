/** Lines of Discord's markdown: quotes, headings, lists, fences; what is within a line is inline.ts. Pure. */
import { readInline } from './inline.ts';
import type { ListItem, Part } from './tree.ts';

const FENCE = /^```(?:[\w+#.-]*\n)?([\s\S]*?)\n?```/u;
const HEADING = /^(#{1,3}) +(.+)$/u;
const SMALL = /^-# +(.+)$/u;
const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(.+)$/u;
/** Lists within lists that are read; deeper ones join the deepest. */
const DEEPEST_LIST = 4;

/** Reads a text as Discord does. Quotes do not nest there, so `inQuote` stops that. */
export function readMarkdown(text: string, inQuote = false): readonly Part[] {
  const parts: Part[] = [];
  const source = text.replace(/\r\n?/gu, '\n');
  let paragraph: string[] = [];
  const end = (): void => {
    const joined = paragraph.join('\n').replace(/^\n+|\n+$/gu, '');
    if (joined !== '') parts.push({ kind: 'paragraph', inside: readInline(joined) });
    paragraph = [];
  };
  let rest = source;
  while (rest !== '') {
    const found = partAt(rest, inQuote);
    if (found) {
      end();
      parts.push(found.part);
      rest = rest.slice(found.length).replace(/^\n/u, '');
      continue;
    }
    const line = lineOf(rest);
    const fence = line.indexOf('```');
    if (fence > 0 && FENCE.test(rest.slice(fence))) {
      paragraph.push(line.slice(0, fence));
      rest = rest.slice(fence);
      continue;
    }
    if (line.trim() === '') end();
    else paragraph.push(line);
    rest = rest.slice(line.length + 1);
  }
  end();
  return parts;
}

interface Found {
  readonly part: Part;
  /** Characters that it takes of the text. */
  readonly length: number;
}

function partAt(text: string, inQuote: boolean): Found | null {
  const fence = FENCE.exec(text);
  if (fence) return { part: { kind: 'fence', text: fence[1]! }, length: fence[0].length };
  const line = lineOf(text);
  if (!inQuote && line.startsWith('>>> ')) {
    return { part: { kind: 'quote', parts: readMarkdown(text.slice(4), true) }, length: text.length };
  }
  if (!inQuote && isQuoted(line)) return quoteAt(text);
  const heading = HEADING.exec(line);
  if (heading) {
    const level = heading[1]!.length as 1 | 2 | 3;
    return { part: { kind: 'heading', level, inside: readInline(heading[2]!) }, length: line.length };
  }
  const small = SMALL.exec(line);
  if (small) return { part: { kind: 'small', inside: readInline(small[1]!) }, length: line.length };
  return ITEM.test(line) ? listAt(text) : null;
}

function quoteAt(text: string): Found {
  const lines: string[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    if (!isQuoted(line)) break;
    lines.push(line.slice(2));
    length += line.length + 1;
  }
  const parts = readMarkdown(lines.join('\n'), true);
  return { part: { kind: 'quote', parts }, length: Math.min(length - 1, text.length) };
}

/** A `>` alone is a line of a quote that holds nothing; without the space before words it is just a sign. */
function isQuoted(line: string): boolean {
  return line.startsWith('> ') || line === '>';
}

interface Line {
  readonly indent: number;
  readonly number: number | null;
  readonly text: string;
}

function listAt(text: string): Found {
  const lines: Line[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    const item = SMALL.test(line) ? null : ITEM.exec(line);
    if (!item) break;
    const number = item[2] === undefined ? null : Number(item[2]);
    lines.push({ indent: item[1]!.length, number, text: item[3]! });
    length += line.length + 1;
  }
  // Ordered and unordered items do not share a list: the first of another sort begins the next one.
  const first = lines[0]!;
  const other = lines.findIndex(
    ({ indent, number }) => indent <= first.indent && (number === null) !== (first.number === null),
  );
  const own = other < 0 ? lines : lines.slice(0, other);
  if (other >= 0)
    length = text
      .split('\n')
      .slice(0, other)
      .reduce((sum, line) => sum + line.length + 1, 0);
  return { part: listOf(own, 1), length: Math.min(length - 1, text.length) };
}

function listOf(lines: readonly Line[], depth: number): Part {
  const first = lines[0]!;
  const items: ListItem[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    let next = at + 1;
    while (depth < DEEPEST_LIST && next < lines.length && lines[next]!.indent > line.indent) next += 1;
    const below = next > at + 1 ? [listOf(lines.slice(at + 1, next), depth + 1)] : [];
    items.push({ inside: readInline(line.text), below });
    at = next;
  }
  return { kind: 'list', start: first.number, items };
}

function lineOf(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}
