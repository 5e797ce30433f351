/**
 * What a user reads when Discord's client has rendered a text: its markdown, mentions, times, links. The rules follow
 * what LyricLy/parse-discord found by trying Discord's desktop client. In doubt something counts as live, so that a
 * text which is inert here is inert there.
 */

/** What a part of a text became. Everything but `text` is live: it looks or acts other than its characters. */
export type Kind =
  | 'text'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'code block'
  | 'quote'
  | 'heading'
  | 'small'
  | 'list'
  | 'link'
  | 'mention'
  | 'command'
  | 'time'
  | 'emoji';

export interface Node {
  readonly kind: Kind;
  /** What stands there to be read; of kinds with children it is theirs. */
  readonly text: string;
  readonly children: readonly Node[];
}

/** What lies around a text that is parsed: it decides whether a line can begin there. */
interface Surroundings {
  /** What stands before it on its line: nothing, blanks or something. */
  readonly before: '' | ' ' | 'x';
  readonly inQuote: boolean;
  readonly listDepth: number;
}

interface Rule {
  readonly kind: Kind;
  /** Sticky; the group `inner` is parsed further, `text` is shown as it stands. */
  readonly pattern: RegExp;
  readonly show?: (groups: Readonly<Record<string, string | undefined>>) => string;
  readonly applies?: (around: Surroundings) => boolean;
}

const MOST_LISTS = 11;
/** Kinds that stand on lines of their own. */
const BLOCKS: readonly Kind[] = ['code block', 'quote', 'heading', 'small', 'list'];

const RULES: readonly Rule[] = [
  {
    kind: 'code block',
    pattern: /```(?:[\w\-+.]*\n)?(?<text>[\s\S]*?[^\n][\s\S]*?)```/y,
    show: ({ text }) => text!.replace(/^\n+|\n+$/g, ''),
  },
  { kind: 'bold', pattern: /\*\*(?<inner>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y },
  { kind: 'italic', pattern: /\*(?!\s)(?<inner>(?:\\[\s\S]|\*\*|[^*\\])+?)(?<!\s) {0,2}\*(?!\*)/y },
  { kind: 'underline', pattern: /__(?<inner>(?:\\[\s\S]|[^\\])+?)__(?!_)/y },
  { kind: 'italic', pattern: /_(?<inner>(?:\\[\s\S]|__|[^_\\])+?)_(?!\w)/y },
  { kind: 'strike', pattern: /~~(?<inner>[\s\S]+?)~~(?!_)/y },
  { kind: 'spoiler', pattern: /\|\|(?<inner>[\s\S]+?)\|\|/y },
  { kind: 'code', pattern: /(?<fence>`+)(?<text>[\s\S]+?)(?<!`)\k<fence>(?!`)/y },
  { kind: 'time', pattern: /<t:(?<seconds>-?\d+)(?::(?<style>[tTdDfFR]))?>/y, show: showTime },
  { kind: 'emoji', pattern: /<a?(?<text>:\w+:)\d+>/y },
  { kind: 'emoji', pattern: /(?<text>:(?=\w*[a-zA-Z])[\w+-]+:)/y },
  {
    kind: 'mention',
    pattern: /<(?<text>@[!&]?|#)\d+>/y,
    show: ({ text }) => (text === '#' ? '#channel' : '@someone'),
  },
  { kind: 'mention', pattern: /(?<text>@everyone|@here)/y },
  { kind: 'mention', pattern: /<id:(?<text>customize|browse|guide|linked-roles)(?::\d+)?>/y },
  { kind: 'command', pattern: /<(?<text>\/[-_'\p{L}\p{N}]+(?: [-_'\p{L}\p{N}]+){0,2}):\d+>/uy },
  { kind: 'link', pattern: /(?<text>(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s])/y },
  { kind: 'link', pattern: /<(?<text>[^: >]+:\/[^ >]+)>/y },
  { kind: 'link', pattern: /<(?<text>[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+|\+[\d ()-]+)>/y },
  {
    kind: 'link',
    pattern:
      /\[(?<inner>(?:\[[^\]]*\]|[^[\]])*[^[]*?)\]\(\s*<?[^\s<>:)]+:(?:\([^)]*\)|[^\s\\)]|\\[^\n])+?>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
  },
  { kind: 'small', pattern: /(?<=^)-# +(?!-#)(?<inner>[^\n]+)\n?/my },
  {
    kind: 'heading',
    pattern: /(?<=^)#{1,3}[^\S\n]+(?!#)(?<inner>[^\n]+)\n?/my,
    applies: ({ listDepth }) => listDepth === 0,
  },
];

const QUOTE_LINE = /(?<=^ *)> (?<inner>[^\n]*)\n?/my;
const QUOTE_REST = /(?<=^ *)>>> (?<inner>[\s\S]*)/my;
const LIST_ITEM = /(?<=^ *)(?<mark>(?:[*-]|\d+\.) +)(?<inner>[^\n]+(?:\n [^\n]*)*)\n?/my;

/** The tree of a text. */
export function parseMarkdown(source: string): Node[] {
  return parse(source.trim(), { before: '', inQuote: false, listDepth: 0 });
}

/** What a user reads, in plain characters. */
export function readable(source: string): string {
  return textOf(parseMarkdown(source));
}

/** The kinds of everything that is live, outer ones first, in order. Empty: the text is shown as its characters. */
export function liveKinds(source: string): Kind[] {
  const kinds = (nodes: readonly Node[]): Kind[] =>
    nodes.flatMap(({ kind, children }) => (kind === 'text' ? [] : [kind, ...kinds(children)]));
  return kinds(parseMarkdown(source));
}

function parse(inner: string, around: Surroundings): Node[] {
  const source = around.before + inner;
  const nodes: Node[] = [];
  let text = '';
  let position = around.before.length;
  const flush = () => {
    // Blanks at the end of a line are not shown.
    if (text !== '') nodes.push(leaf('text', text.replace(/ +(?=\n)/g, '')));
    text = '';
  };
  while (position < source.length) {
    const escaped = source[position] === '\\' ? source.slice(position + 1, position + 2) : '';
    const shrug = source.startsWith(SHRUG, position);
    if (escaped !== '' || shrug) {
      const length = shrug ? SHRUG.length : 2;
      const shown = shrug ? SHRUG : /[A-Za-z0-9\s]/.test(escaped) ? `\\${escaped}` : escaped;
      text += shown;
      position += length;
      continue;
    }
    const found = match(source, position, around);
    if (found) {
      flush();
      nodes.push(found.node);
      position = found.end;
    } else {
      text += source[position];
      position += 1;
    }
  }
  flush();
  return nodes;
}

const SHRUG = '¯\\_(ツ)_/¯';

interface Found {
  readonly node: Node;
  readonly end: number;
}

function match(source: string, position: number, around: Surroundings): Found | undefined {
  const line = lineBefore(source, position);
  if (!around.inQuote) {
    const quote = matchQuote(source, position, { ...around, before: line });
    if (quote) return quote;
  }
  if (around.listDepth < MOST_LISTS) {
    const list = matchList(source, position, { ...around, before: line });
    if (list) return list;
  }
  return matchRule(source, position, { ...around, before: line });
}

/** Of rules that fit at the same place the first counts, but bold and underline before a shorter italic. */
function matchRule(source: string, position: number, around: Surroundings): Found | undefined {
  for (const { kind, pattern, show, applies } of RULES) {
    if (applies && !applies(around)) continue;
    pattern.lastIndex = position;
    const found = pattern.exec(source);
    if (!found) continue;
    const end = pattern.lastIndex;
    const groups = found.groups ?? {};
    if (groups.inner !== undefined) {
      return { node: branch(kind, parse(groups.inner.trimEnd(), around)), end };
    }
    return { node: leaf(kind, show ? show(groups) : groups.text!), end };
  }
  return undefined;
}

function matchQuote(source: string, position: number, around: Surroundings): Found | undefined {
  const inside = { ...around, before: '', inQuote: true } as const;
  QUOTE_REST.lastIndex = position;
  const rest = QUOTE_REST.exec(source);
  if (rest) return { node: branch('quote', parse(rest.groups!.inner!, inside)), end: QUOTE_REST.lastIndex };
  const lines = repeated(QUOTE_LINE, source, position);
  if (lines.found.length === 0) return undefined;
  const text = lines.found.map(({ inner }) => inner).join('\n');
  return { node: branch('quote', parse(text, inside)), end: lines.end };
}

function matchList(source: string, position: number, around: Surroundings): Found | undefined {
  const items = repeated(LIST_ITEM, source, position);
  if (items.found.length === 0) return undefined;
  const inside = { ...around, before: '', listDepth: around.listDepth + 1 } as const;
  const first = Number.parseInt(items.found[0]!.mark!, 10);
  const children = items.found.flatMap(({ inner, mark }, index) => {
    const own = inner!.replace(new RegExp(`^ {1,${mark!.length}}`, 'gm'), '');
    const bullet = Number.isNaN(first) ? '•' : `${first + index}.`;
    return [leaf('text', `${index === 0 ? '' : '\n'}${bullet} `), ...parse(own, inside)];
  });
  return { node: branch('list', children), end: items.end };
}

/** All matches that follow each other without a gap. */
function repeated(pattern: RegExp, source: string, position: number) {
  const found: Readonly<Record<string, string | undefined>>[] = [];
  let end = position;
  for (;;) {
    pattern.lastIndex = end;
    const next = pattern.exec(source);
    if (!next) return { found, end };
    found.push(next.groups!);
    end = pattern.lastIndex;
  }
}

function lineBefore(source: string, position: number): Surroundings['before'] {
  const line = source.slice(source.lastIndexOf('\n', position - 1) + 1, position);
  if (line === '') return '';
  return /^ +$/.test(line) ? ' ' : 'x';
}

function leaf(kind: Kind, text: string): Node {
  return { kind, text, children: [] };
}

function branch(kind: Kind, children: readonly Node[]): Node {
  return { kind, text: textOf(children), children };
}

function textOf(nodes: readonly Node[]): string {
  let text = '';
  let before: Kind = 'text';
  for (const { kind, text: own } of nodes) {
    const begins = BLOCKS.includes(kind) && !text.endsWith('\n');
    // The line break after a code block is its own text, that after other blocks belongs to them.
    const ends = BLOCKS.includes(before) && !(before === 'code block' && own.startsWith('\n'));
    text += text !== '' && (begins || ends) ? `\n${own}` : own;
    before = kind;
  }
  return text;
}

/** The day or the moment, in UTC: a user sees it in their own zone and language. */
function showTime({ seconds }: Readonly<Record<string, string | undefined>>): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? `<t:${seconds}>` : date.toISOString().slice(0, 16).replace('T', ' ');
}
