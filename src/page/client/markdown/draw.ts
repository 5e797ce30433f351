/// <reference lib="dom" />
/**
 * Markdown as nodes of a page. Every word becomes a text node and no string is ever read as HTML, so that what an article or
 * a person wrote cannot become anything else.
 */
import { readMarkdown } from './blocks.ts';
import type { Part, Piece, TimeStyle } from './tree.ts';

/** What a text is drawn for. */
export interface DrawOptions {
  readonly document: Document;
  /** Tag of the reader's language, for days and times: `vi-VN`. */
  readonly language: string;
  readonly now: Date;
  /** What a spoiler is called while it is closed, for those who do not see it. */
  readonly spoiler: string;
  /** The address to follow for one that is written, or null: then its words are shown without a link. */
  readonly address: (written: string) => string | null;
}

const FORMATS: Readonly<Record<Exclude<TimeStyle, 'R'>, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};
const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;
/** Seconds of each unit, largest first. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
/** The last moment that a Date can hold, in seconds. ECMAScript, time values. */
const LAST_SECOND = 8_640_000_000_000;

/** The address if it may be followed: http, https, or a path of this place. Anything else, like `javascript:`, is null. */
export function followable(written: string, origin: string): string | null {
  try {
    const { protocol, href } = new URL(written, origin);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

/** Draws a text. */
export function drawMarkdown(text: string, options: DrawOptions): DocumentFragment {
  const fragment = options.document.createDocumentFragment();
  for (const part of readMarkdown(text)) fragment.append(drawPart(part, options));
  return fragment;
}

function drawPart(part: Part, options: DrawOptions): HTMLElement {
  const make = (name: string, inside: readonly Piece[] = []): HTMLElement => {
    const made = options.document.createElement(name);
    made.append(...inside.map((piece) => drawPiece(piece, options)));
    return made;
  };
  switch (part.kind) {
    case 'paragraph':
      return make('p', part.inside);
    case 'small': {
      const small = make('p', part.inside);
      small.className = 'small';
      return small;
    }
    case 'heading':
      // The page has its own first and second level.
      return make(`h${part.level + 2}`, part.inside);
    case 'fence': {
      const fence = make('pre');
      const code = make('code');
      code.textContent = part.text;
      fence.append(code);
      return fence;
    }
    case 'quote': {
      const quote = make('blockquote');
      quote.append(...part.parts.map((one) => drawPart(one, options)));
      return quote;
    }
    case 'list': {
      const list = make(part.start === null ? 'ul' : 'ol');
      if (part.start !== null && part.start !== 1) list.setAttribute('start', String(part.start));
      for (const { inside, below } of part.items) {
        const item = make('li', inside);
        item.append(...below.map((one) => drawPart(one, options)));
        list.append(item);
      }
      return list;
    }
  }
}

function drawPiece(piece: Piece, options: DrawOptions): Node {
  const { document } = options;
  const make = (name: string, inside: readonly Piece[]): HTMLElement => {
    const made = document.createElement(name);
    made.append(...inside.map((one) => drawPiece(one, options)));
    return made;
  };
  switch (piece.kind) {
    case 'text':
      return document.createTextNode(piece.text);
    case 'break':
      return document.createElement('br');
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
      return make(TAGS[piece.kind], piece.inside);
    case 'spoiler':
      return drawSpoiler(make('span', piece.inside), options);
    case 'code': {
      const code = make('code', []);
      code.textContent = piece.text;
      return code;
    }
    case 'link': {
      const address = options.address(piece.address);
      if (address === null) return make('span', piece.inside);
      const link = make('a', piece.inside);
      link.setAttribute('href', address);
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noopener noreferrer');
      return link;
    }
    case 'time':
      return drawTime(piece.seconds, piece.style, options);
    case 'command': {
      const command = make('span', []);
      command.className = 'mention';
      command.textContent = `/${piece.name}`;
      command.dataset.command = piece.name;
      return command;
    }
  }
}

/** Covered until it is pressed; then it is text. */
function drawSpoiler(words: HTMLElement, { document, spoiler }: DrawOptions): HTMLElement {
  const cover = document.createElement('button');
  cover.setAttribute('type', 'button');
  cover.className = 'spoiler';
  cover.setAttribute('aria-label', spoiler);
  words.setAttribute('aria-hidden', 'true');
  cover.append(words);
  cover.addEventListener('click', () => {
    words.removeAttribute('aria-hidden');
    words.className = 'spoiler-open';
    cover.replaceWith(words);
  });
  return cover;
}

function drawTime(seconds: number, style: TimeStyle, { document, language, now }: DrawOptions): Node {
  if (Math.abs(seconds) > LAST_SECOND) return document.createTextNode(String(seconds));
  const moment = new Date(seconds * 1000);
  const time = document.createElement('time');
  time.setAttribute('datetime', moment.toISOString());
  const written = (one: Exclude<TimeStyle, 'R'>): string =>
    new Intl.DateTimeFormat(language, FORMATS[one]).format(moment);
  time.textContent = style === 'R' ? relative(seconds - now.getTime() / 1000, language) : written(style);
  time.title = written('F');
  return time;
}

function relative(seconds: number, language: string): string {
  const [unit, length] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    Math.round(seconds / length),
    unit,
  );
}
