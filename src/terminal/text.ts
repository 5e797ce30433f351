/** Text for a terminal: wrapped, aligned, and free of anything that a terminal would obey. Pure. */

/** Controls, direction marks and the like: an article must not move the cursor or turn the line around. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line of visible text: white space runs become one space. For people; never for offsets. */
export function visible(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(OBEYED, '').trim();
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Cuts what is too wide, and says so with an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const more = WIDE.test(segment) ? 2 : 1;
    if (used + more > width - 1) break;
    kept += segment;
    used += more;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of at most `columns`, broken at spaces, the following ones indented. */
export function wrap(text: string, columns: number, indent = '', hanging = indent): string {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of visible(text).split(' ')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += (empty ? '' : ' ') + word;
    empty = false;
  }
  lines.push(line);
  return lines.join('\n');
}

/** How long something is, roughly: "less than a minute", "5 minutes", "3 hours", "12 days". */
export function age(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const [amount, unit] =
    seconds < 3600
      ? [seconds / 60, 'minute']
      : seconds < 172_800
        ? [seconds / 3600, 'hour']
        : [seconds / 86_400, 'day'];
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

/** A number of bytes for people: "640 bytes", "3.9 MB". */
export function bytes(count: number): string {
  if (count < 1000) return `${count} bytes`;
  return count < 1_000_000 ? `${(count / 1000).toFixed(0)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** Rows under a heading, columns aligned; columns whose name begins with `>` to the right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const right = heading.map((name) => name.startsWith('>'));
  const all = [heading.map((name) => name.replace(/^>/u, '')), ...rows];
  const widths = heading.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, i) =>
          right[i] ? ' '.repeat(widths[i]! - widthOf(cell)) + cell : padTo(cell, widths[i]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
