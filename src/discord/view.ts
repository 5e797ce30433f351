/** The text of a message: blocks of a reply as Discord's markdown, as long as there is room. Pure. */
import type {
  Block,
  CitationLine,
  ConflictBlock,
  EntryList,
  Inline,
  Line,
  LinkText,
  Point,
  QuoteBlock,
  SourceList,
} from '../chat/reply.ts';
import { cut, cutAround, oneLine } from './cut.ts';
import { escaped } from './escape.ts';
import { LIMITS } from './limits.ts';
import { type Links, maskedLink } from './links.ts';

/** Numbers of our commands, by name, as Discord gave them: for names that can be clicked. */
export type CommandIds = ReadonlyMap<string, string>;

/** Text of a quote that is shown at most; the rest is behind its button. */
const QUOTE_AT_MOST = 1_200;
/** Of a line of a summary: a sentence is hardly ever longer. */
const POINT_AT_MOST = 700;
/** Of a passage in a list of sources. */
const ENTRY_AT_MOST = 220;
/** Kept for the line that says that something was left out. */
const RESERVE = 8;

/** Gathers lines as long as there is room; what comes first is what matters most. */
export class View {
  readonly #parts: string[] = [];
  #length = 0;
  #bytes = 0;
  #full = false;

  constructor(
    private readonly commands: CommandIds,
    private readonly links: Links | null,
  ) {}

  /** Whether something was left out. */
  get overflowed(): boolean {
    return this.#full;
  }

  text(): string {
    return this.#parts.join('\n') || '\u200b';
  }

  /** Returns false, and leaves it out, when there is no room; then nothing that follows is added either. */
  add(text: string): boolean {
    const length = text.length + 1;
    const bytes = Buffer.byteLength(text) + 1;
    const fits =
      this.#length + length + RESERVE <= LIMITS.description && this.#bytes + bytes + RESERVE <= LIMITS.bytes;
    if (this.#full || !fits) {
      if (!this.#full) this.#parts.push('…');
      this.#full = true;
      return false;
    }
    this.#parts.push(text);
    this.#length += length;
    this.#bytes += bytes;
    return true;
  }

  addBlock(block: Block): void {
    switch (block.kind) {
      case 'line':
        this.add(this.#line(block));
        return;
      case 'quote':
        this.#addQuote(block);
        return;
      case 'conflict':
        this.#addConflict(block);
        return;
      case 'sources':
        this.#addSources(block);
        return;
      case 'list':
        this.#addList(block);
        return;
      case 'points':
        for (const point of block.entries) this.#addPoint(point);
    }
  }

  #addList({ heading, first, entries }: EntryList): void {
    this.add(this.#line(heading));
    entries.forEach(({ inline, detail }, i) => {
      const more = detail.length > 0 ? `\n-# ${this.#inline(detail)}` : '';
      this.add(`**${first + i}**\u2002${this.#inline(inline)}${more}`);
    });
  }

  /** The article's words as a quote; before them, in brackets and italics, whom they are about, which is ours. */
  #addPoint({ subject, text, context, speaker, places, remarks }: Point): void {
    const about = subject === null ? '' : `*\\[${escaped(oneLine(subject.text))}\\]* `;
    const shown = escaped(oneLine(cutAround(text, null, POINT_AT_MOST).text));
    const cut = text.length > POINT_AT_MOST ? ' …' : '';
    const small = [
      ...(speaker.length > 0 ? [`— ${this.#inline(speaker)}`] : []),
      this.#inline(places),
      ...(context === null ? [] : [`… ${escaped(oneLine(context.text))}`]),
    ];
    const more = remarks.map((remark) => `\n-# ${this.#inline(remark)}`).join('');
    this.add(`> ${about}${shown}${cut}\n-# ${small.join(' · ')}${more}`);
  }

  #line({ style, inline }: Line): string {
    const text = this.#inline(inline);
    // Bold as a whole: what stands out in it must not close it.
    const bold = (): string =>
      `**${this.#inline(inline.map((piece) => ('strong' in piece ? { ...piece, strong: false } : piece)))}**`;
    switch (style) {
      case 'strong':
        return bold();
      case 'heading':
        return `\n${bold()}`;
      case 'small':
        return `-# ${text}`;
      case 'reason':
      case 'plain':
        return text;
    }
  }

  #addQuote({ text, marked, speaker, citation, also }: QuoteBlock): void {
    const shown = cutAround(text, marked, QUOTE_AT_MOST);
    const lines = markedText(shown.text, shown.marked).split('\n');
    const quote = `${shown.before ? '> …\n' : ''}${lines.map((line) => `> ${line}`).join('\n')}${shown.after ? ' …' : ''}`;
    const who = speaker.length > 0 ? `— ${this.#inline(speaker)}\n` : '';
    const cited = [citation, ...also].map((one) => `-# ${this.#citation(one)}`).join('\n');
    this.add(`${quote}\n${who}${cited}`);
  }

  #addConflict({ heading, sides }: ConflictBlock): void {
    const lines = sides.map(({ figure, speaker, day, citation }) => {
      const parts = [
        `**${escaped(oneLine(figure.text))}**`,
        ...(speaker.length > 0 ? [this.#inline(speaker)] : []),
        ...(day ? [this.#inline([day])] : []),
        escaped(oneLine(cut(citation.title.text, 120))),
      ];
      return `• ${parts.join(' · ')}`;
    });
    this.add([this.#line(heading), ...lines].join('\n'));
  }

  #addSources({ heading, first, entries }: SourceList): void {
    this.add(this.#line(heading));
    entries.forEach(({ citation, text, quoted }, i) => {
      const words = escaped(oneLine(cut(text, ENTRY_AT_MOST)));
      const mark = quoted ? '**' : '';
      this.add(`${mark}${first + i}${mark}\u2002${words}\n-# ${this.#citation(citation)}`);
    });
  }

  /** The title leads to the quoted words. */
  #citation({ inline, title, path, span }: CitationLine): string {
    return inline
      .map((piece) =>
        piece === title && this.links
          ? this.#link({ kind: 'link', text: title.text, to: { page: 'article', path: path.text, span } })
          : this.#piece(piece),
      )
      .join('');
  }

  #link({ text, to }: LinkText): string {
    const shown = oneLine(text);
    if (!this.links || (!this.links.points && /^\d+$/u.test(shown))) return escaped(shown);
    return maskedLink(shown, to, this.links.base);
  }

  #inline(inline: readonly Inline[]): string {
    return inline.map((piece) => this.#piece(piece)).join('');
  }

  #piece(piece: Inline): string {
    switch (piece.kind) {
      case 'own':
        return piece.strong ? `**${piece.text}**` : piece.text;
      case 'source':
        return piece.strong ? `**${escaped(oneLine(piece.text))}**` : escaped(oneLine(piece.text));
      case 'typed':
        return escaped(oneLine(piece.text));
      case 'day':
        return piece.certain ? `<t:${noonish(piece.value)}:D>` : piece.text;
      case 'moment':
        return `<t:${Math.floor(Date.parse(piece.at) / 1000)}:R>`;
      case 'link':
        return this.#link(piece);
      case 'command': {
        const id = this.commands.get(piece.name);
        return id === undefined ? `\`/${piece.name}\`` : `</${piece.name}:${id}>`;
      }
    }
  }
}

/** Eleven in the morning, UTC: the same day from eleven hours west to twelve hours east. Seconds. */
function noonish(day: string): number {
  return Math.floor(Date.parse(`${day}T11:00:00Z`) / 1000);
}

function markedText(text: string, marked: QuoteBlock['marked']): string {
  if (!marked || marked.end <= marked.start) return escaped(text);
  const [before, inside, after] = [
    text.slice(0, marked.start),
    text.slice(marked.start, marked.end),
    text.slice(marked.end),
  ];
  // Bold does not reach over line breaks, nor begin or end with a space.
  const bold = inside
    .split('\n')
    .map((line) =>
      line.replace(/^(\s*)(.*?)(\s*)$/u, (_all, left, words, right) =>
        words ? `${left}**${escaped(words)}**${right}` : _all,
      ),
    )
    .join('\n');
  return escaped(before) + bold + escaped(after);
}
