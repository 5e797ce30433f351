/** HTML as text that is escaped wherever it is filled in. Pure. */

/** HTML that is ready to be sent: everything in it is escaped or written by us. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a hole: text is escaped, markup is not; null stands for nothing. */
export type Hole = string | number | Markup | null | readonly Hole[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A browser makes a line feed of it, and the text would not be the article's any more.
  '\r': '&#13;',
};

/** Text for an element or an attribute in quotes. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character]!);
}

/** A template: what we write is markup, what fills it in is text. */
export function html(written: readonly string[], ...holes: readonly Hole[]): Markup {
  return new Markup(written.map((part, i) => (i === 0 ? part : filled(holes[i - 1]!) + part)).join(''));
}

/** Pieces of markup, one behind the other. */
export function joinedMarkup(pieces: readonly Markup[], between = ''): Markup {
  return new Markup(pieces.map(({ text }) => text).join(between));
}

function filled(hole: Hole): string {
  if (hole === null) return '';
  if (hole instanceof Markup) return hole.text;
  if (typeof hole === 'object') return hole.map(filled).join('');
  return escapedHtml(String(hole));
}
