/**
 * A reply of the chat as the message that Discord is given: one embed, its colour by tone, a list to choose from and rows of
 * buttons. Pure. Words of articles and of people are escaped in the view, and nowhere else; lengths are counted after that.
 */
import {
  type APIEmbed,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { encodeAction } from '../chat/actions.ts';
import type { ModalRequest, Reply, ReplyFile, Tone } from '../chat/reply.ts';
import { type Row, rowsOf } from './components.ts';
import { cut, oneLine } from './cut.ts';
import { escaped } from './escape.ts';
import { LIMITS } from './limits.ts';
import type { Links } from './links.ts';
import { type CommandIds, View } from './view.ts';

/** The body of a message, ready to be sent. */
export interface Message {
  readonly embeds: APIEmbed[];
  readonly components: Row[];
  /** Nobody is ever mentioned, whatever the text holds. */
  readonly allowed_mentions: { readonly parse: [] };
  readonly file: ReplyFile | null;
}

/** What a message depends on beside the reply. */
export interface RenderOptions {
  readonly commands?: CommandIds;
  /** Address of the reader, which citations lead to, without a slash at the end; null for none. */
  readonly reader?: string | null;
}

const COLOURS: Readonly<Record<Tone, number>> = {
  answered: 0x2e7d32,
  related: 0x8d6e63,
  'not-found': 0x757575,
  notice: 0x3f51b5,
  error: 0xc62828,
};

/** A reply that does not fit gives up the links of its lines first, then its shorter form is shown, if it has one. */
export function renderReply(reply: Reply, options: RenderOptions = {}): Message {
  const links = (points: boolean): Links | null => (options.reader ? { base: options.reader, points } : null);
  const whole = viewOf(reply, options, links(true));
  if (!whole.overflowed) return messageOf(reply, whole);
  const plainer = viewOf(reply, options, links(false));
  if (plainer.overflowed && reply.shorter) return renderReply(reply.shorter, options);
  return messageOf(reply, plainer);
}

function viewOf({ question, blocks }: Reply, { commands = new Map() }: RenderOptions, links: Links | null) {
  const view = new View(commands, links);
  if (question !== null) view.add(`-# ${escaped(oneLine(cut(question, 300)))}`);
  for (const block of blocks) view.addBlock(block);
  return view;
}

function messageOf(reply: Reply, view: View): Message {
  return {
    embeds: [{ description: view.text(), color: COLOURS[reply.tone] }],
    components: rowsOf(reply),
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
