/**
 * A reply of the chat as the message that Discord is given: one embed, its colour by tone, and rows of buttons. Pure. Words
 * of articles and of people are escaped here, and nowhere else; lengths are counted after that.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { encodeAction } from '../chat/actions.ts';
import type {
  Block,
  Button,
  ButtonLook,
  CitationLine,
  ConflictBlock,
  Inline,
  Line,
  ModalRequest,
  QuoteBlock,
  Reply,
  ReplyFile,
  SourceList,
  Tone,
} from '../chat/reply.ts';
import { escaped } from './escape.ts';
import { LIMITS } from './limits.ts';

/** The body of a message, ready to be sent. */
export interface Message {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** Nobody is ever mentioned, whatever the text holds. */
  readonly allowed_mentions: { readonly parse: [] };
  readonly file: ReplyFile | null;
}

/** Numbers of our commands, by name, as Discord gave them: for names that can be clicked. */
export type CommandIds = ReadonlyMap<string, string>;

const COLOURS: Readonly<Record<Tone, number>> = {
  answered: 0x2e7d32,
  related: 0x8d6e63,
  'not-found': 0x757575,
  notice: 0x3f51b5,
  error: 0xc62828,
};

export function renderReply(reply: Reply, commands: CommandIds = new Map()): Message {
  const view = new View(commands);
  if (reply.question !== null) view.add(`-# ${escaped(oneLine(cut(reply.question, 300)))}`);
  for (const block of reply.blocks) view.addBlock(block);
  return {
    embeds: [{ description: view.text(), color: COLOURS[reply.tone] }],
    components: rowsOf(reply.buttons),
    allowed_mentions: { parse: [] },
    file: reply.file,
  };
}

/** A form. Discord calls it a modal; each field is a text input under its label. */
export function renderModal(modal: ModalRequest): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeAction(modal.action),
    title: cut(modal.title, LIMITS.modalTitle),
    components: modal.fields.map((field) => ({
      type: ComponentType.Label,
      label: cut(field.label, LIMITS.fieldLabel),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.name,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.required,
        max_length: Math.min(field.maximum, LIMITS.textInput),
        ...(field.placeholder ? { placeholder: cut(field.placeholder, LIMITS.placeholder) } : {}),
        ...(field.value ? { value: cut(field.value, Math.min(field.maximum, LIMITS.textInput)) } : {}),
      },
    })),
  };
}

const LOOKS: Readonly<
  Record<ButtonLook, ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger>
> = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  good: ButtonStyle.Success,
  bad: ButtonStyle.Danger,
};

function rowsOf(rows: Reply['buttons']): Message['components'] {
  return rows
    .filter((row) => row.length > 0)
    .slice(0, LIMITS.rows)
    .map((row) => ({
      type: ComponentType.ActionRow,
      components: row.slice(0, LIMITS.buttonsInRow).map(buttonOf),
    }));
}

function buttonOf({ action, label, look, disabled }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: LOOKS[look],
    label: cut(oneLine(label), LIMITS.label),
    custom_id: encodeAction(action),
    disabled,
  };
}

/** Text of a quote that is shown at most; the rest is behind its button. */
const QUOTE_AT_MOST = 1_200;
/** Of a passage in a list of sources. */
const ENTRY_AT_MOST = 220;
/** Kept for the line that says that something was left out. */
const RESERVE = 8;

/** Gathers lines as long as there is room; what comes first is what matters most. */
class View {
  readonly #parts: string[] = [];
  #length = 0;
  #bytes = 0;
  #full = false;

  constructor(private readonly commands: CommandIds) {}

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
        this.add(this.#line(block.heading));
        block.entries.forEach(({ inline, detail }, i) => {
          const more = detail.length > 0 ? `\n-# ${this.#inline(detail)}` : '';
          this.add(`**${block.first + i}**\u2002${this.#inline(inline)}${more}`);
        });
    }
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

  #citation({ inline }: CitationLine): string {
    return this.#inline(inline);
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

/** A text of at most so many characters that holds what is marked whole, cut at a sentence or a word. */
function cutAround(text: string, marked: QuoteBlock['marked'], atMost: number) {
  if (text.length <= atMost) return { text, marked, before: false, after: false };
  const focus = marked ?? { start: 0, end: 0 };
  const start = focus.end <= atMost ? 0 : Math.max(0, focus.start - Math.floor(atMost / 4));
  const from = start === 0 ? 0 : afterSpace(text, start, focus.start);
  const end = Math.min(text.length, Math.max(focus.end, from + atMost));
  const to = end === text.length ? end : beforeBreak(text, Math.max(focus.end, from + 1), end);
  const moved = marked && { start: marked.start - from, end: marked.end - from };
  return { text: text.slice(from, to).trimEnd(), marked: moved, before: from > 0, after: to < text.length };
}

/** The first place behind white space in a stretch, or its end. */
function afterSpace(text: string, from: number, to: number): number {
  const found = text.slice(from, to).search(/\s\S/u);
  return found < 0 ? to : from + found + 1;
}

/** The last end of a sentence in a stretch, or of a word, or the stretch's end. */
function beforeBreak(text: string, from: number, to: number): number {
  const stretch = text.slice(from, to);
  const sentence = Math.max(
    ...['. ', '! ', '? ', '.” ', '." '].map((mark) => stretch.lastIndexOf(mark) + mark.length - 1),
  );
  if (sentence > stretch.length / 2) return from + sentence;
  const word = stretch.lastIndexOf(' ');
  return word > 0 ? from + word : to;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At most so many UTF-16 units, with an ellipsis for what is left out; no character is cut in two. */
export function cut(text: string, atMost: number): string {
  if (text.length <= atMost) return text;
  const kept = text.slice(0, atMost - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${kept.trimEnd()}…`;
}
