/**
 * Words that are not ours, so that Discord shows them as they are written and does nothing with them: no bold, no link, no
 * mention, no heading, no code. Pure.
 *
 * Discord takes a backslash before any character that is neither a letter, a digit nor white space as "show this as it is".
 * So every character that begins something gets one; the words that a reader sees stay the same.
 */

/**
 * Marks of style (`*_~|` and backquotes), the backslash itself, whatever opens a mention, a time or a link (`<`, `@`, `[`,
 * `:` of addresses and emoji), and what makes a heading, a list or a quote at the start of a line.
 */
const ACTIVE = /[\\*_~|`<>@[\]():#]/gu;
/** At the start of a line only: a list, a small line (`-#`), a numbered list. */
const AT_LINE_START = /^([ \t]*)([-+]|\d+(?=[.)]))/gmu;
/** Turn the line around, or hide in it; an unclosed one would reach into our own words. */
const OPENS_DIRECTION = /[\u202a\u202b\u202d\u202e]/gu;
const CLOSES_DIRECTION = /\u202c/gu;
const OPENS_ISOLATE = /[\u2066\u2067\u2068]/gu;
const CLOSES_ISOLATE = /\u2069/gu;

const POP_DIRECTION = '\u202c';
const POP_ISOLATE = '\u2069';

/** The text as Discord has to be given it. One line of it may be longer than what came in, by a backslash for each mark. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => closed(escapedLine(line)))
    .join('\n');
}

function escapedLine(line: string): string {
  const active = line.replace(ACTIVE, '\\$&');
  // "1." at the start of a line counts again from one; the point is shown as it is, and the number stays.
  return active.replace(AT_LINE_START, (_all, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

/** Ends what the line opened, so that the next words run in their own direction. */
function closed(line: string): string {
  const count = (pattern: RegExp): number => line.match(pattern)?.length ?? 0;
  const directions = Math.max(0, count(OPENS_DIRECTION) - count(CLOSES_DIRECTION));
  const isolates = Math.max(0, count(OPENS_ISOLATE) - count(CLOSES_ISOLATE));
  return line + POP_DIRECTION.repeat(directions) + POP_ISOLATE.repeat(isolates);
}

/** What a reader sees of a text that was escaped: for checks and tests. */
export function unescaped(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
