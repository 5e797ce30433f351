/** Pieces of a line of Discord's markdown: bold, links, times. Pure. */
import type { Piece, TimeStyle } from './tree.ts';

/** Marks within marks that are read; deeper ones stay as they are written. Nobody writes more than four on purpose. */
const DEEPEST = 8;

const PAIRS = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
] as const;

const ESCAPE = /\\([^0-9A-Za-z\s])/uy;
const TIME = /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/uy;
const COMMAND = /<\/([-_\p{L}\p{N}]+(?: [-_\p{L}\p{N}]+){0,2}):\d+>/uy;
const ANGLED = /<(https?:\/\/[^\s<>]+)>/uy;
const BARE = /https?:\/\/[^\s<]*[^\s<.,:;"')\]*_~|]/uy;
/** Address of a masked link: no space, and no bracket unless it comes in a pair. A title behind it is read over. */
const TARGET = /\]\(<?((?:[^\s()<>\\]|\([^\s()<>]*\))+)>?(?:\s+"[^"\n]*")?\)/uy;

/** Reads a text. Line breaks become breaks. */
export function readInline(text: string, depth = 0, inLink = false): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  const push = (piece: Piece): void => {
    if (plain) pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push(piece);
  };
  let at = 0;
  while (at < text.length) {
    const escaped = matchAt(ESCAPE, text, at);
    if (escaped) {
      plain += escaped[1]!;
      at += escaped[0].length;
      continue;
    }
    const found = pieceAt(text, at, depth, inLink);
    if (found) {
      push(found.piece);
      at = found.end;
    } else if (text[at] === '\n') {
      push({ kind: 'break' });
      at += 1;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) pieces.push({ kind: 'text', text: plain });
  return pieces;
}

interface Found {
  readonly piece: Piece;
  readonly end: number;
}

function pieceAt(text: string, at: number, depth: number, inLink: boolean): Found | null {
  switch (text[at]) {
    case '`':
      return codeAt(text, at);
    case '<':
      return angledAt(text, at, inLink);
    case '[':
      return inLink ? null : linkAt(text, at, depth);
    case 'h': {
      const bare = inLink || /\w/u.test(text[at - 1] ?? '') ? null : matchAt(BARE, text, at);
      return bare && { piece: link(bare[0]), end: at + bare[0].length };
    }
    case '*':
    case '_':
    case '~':
    case '|':
      return depth < DEEPEST ? pairAt(text, at, depth, inLink) : null;
    default:
      return null;
  }
}

function codeAt(text: string, at: number): Found | null {
  const end = codeEnd(text, at);
  if (end === null) return null;
  const ticks = /^`+/u.exec(text.slice(at))![0].length;
  const inside = text.slice(at + ticks, end - ticks);
  // A space on each side is there to keep a backquote off the mark.
  const trimmed = /^ .*[^ ].* $|^ `| ` $/su.test(inside) ? inside.replace(/^ | $/gu, '') : inside;
  return { piece: { kind: 'code', text: trimmed }, end };
}

/** Behind the code that begins here, or null when it does not end. */
function codeEnd(text: string, at: number): number | null {
  const ticks = /^`+/u.exec(text.slice(at))?.[0];
  if (ticks === undefined || ticks.length > 2) return null;
  let from = at + ticks.length;
  for (;;) {
    const close = text.indexOf(ticks, from);
    if (close < 0) return null;
    const run = /^`+/u.exec(text.slice(close))![0].length;
    if (run === ticks.length && close > at + ticks.length) return close + run;
    from = close + run;
  }
}

function angledAt(text: string, at: number, inLink: boolean): Found | null {
  const time = matchAt(TIME, text, at);
  if (time) {
    const style = (time[2] ?? 'f') as TimeStyle;
    return { piece: { kind: 'time', seconds: Number(time[1]), style }, end: at + time[0].length };
  }
  const command = matchAt(COMMAND, text, at);
  if (command) return { piece: { kind: 'command', name: command[1]! }, end: at + command[0].length };
  const address = inLink ? null : matchAt(ANGLED, text, at);
  return address && { piece: link(address[1]!), end: at + address[0].length };
}

function linkAt(text: string, at: number, depth: number): Found | null {
  if (depth >= DEEPEST) return null;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '[' || text[i] === '\n') return null;
    else if (text[i] === ']') {
      const target = matchAt(TARGET, text, i);
      const words = text.slice(at + 1, i);
      if (!target || words.trim() === '') return null;
      const inside = readInline(words, depth + 1, true);
      return { piece: { kind: 'link', address: target[1]!, inside }, end: i + target[0].length };
    }
  }
  return null;
}

function pairAt(text: string, at: number, depth: number, inLink: boolean): Found | null {
  for (const [mark, kind] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    // An underscore within a word is a letter of it.
    if (mark === '_' && isLetter(text[at - 1])) continue;
    const close = closeOf(text, at + mark.length, mark);
    if (close === null) continue;
    const inside = readInline(text.slice(at + mark.length, close), depth + 1, inLink);
    return { piece: { kind, inside }, end: close + mark.length };
  }
  return null;
}

/** Where the mark comes again, with something between; escapes, code, and longer runs of the mark's sign are passed over. */
function closeOf(text: string, from: number, mark: string): number | null {
  const sign = mark[0]!;
  const single = mark.length === 1;
  if (single && /\s/u.test(text[from] ?? ' ')) return null;
  let i = from;
  while (i < text.length) {
    if (text[i] === '\\') {
      i += 2;
    } else if (text[i] === '`') {
      i = codeEnd(text, i) ?? i + 1;
    } else if (text[i] !== sign) {
      i += 1;
    } else {
      let run = 1;
      while (text[i + run] === sign) run += 1;
      const close = i + (single || run < mark.length ? 0 : run - mark.length);
      const ends = single ? run % 2 === 1 && closesSingle(text, i, run, sign) : run >= mark.length;
      if (ends && close > from) return single ? i + run - 1 : close;
      i += run;
    }
  }
  return null;
}

function closesSingle(text: string, at: number, run: number, sign: string): boolean {
  if (/\s/u.test(text[at - 1] ?? ' ')) return false;
  return sign === '*' || !isLetter(text[at + run]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function link(address: string): Piece {
  return { kind: 'link', address, inside: [{ kind: 'text', text: address }] };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
