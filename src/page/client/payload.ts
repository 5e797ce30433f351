/** The body of a message as Discord is sent it, read for drawing. Pure. Numbers: discord-api-docs, message components. */
import { type Fields, fieldsOf, listOf, numberOf, textOf } from './read.ts';

export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly rows: readonly (readonly Component[])[];
}

export interface Embed {
  /** `#2e7d32`; null for the colour of embeds without one. */
  readonly colour: string | null;
  readonly author: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly description: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly inline: boolean }[];
  readonly footer: string | null;
}

export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger';

export type Component =
  | {
      readonly kind: 'button';
      readonly style: ButtonStyle;
      readonly label: string;
      readonly customId: string;
      readonly disabled: boolean;
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string; readonly disabled: boolean }
  | {
      readonly kind: 'select';
      readonly customId: string;
      readonly placeholder: string;
      readonly disabled: boolean;
      readonly options: readonly SelectOption[];
    };

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

/** A form. */
export interface FormBody {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly required: boolean;
  readonly long: boolean;
  readonly maximum: number;
}

const BUTTON = 2;
const SELECT = 3;
const LABEL = 18;
const PARAGRAPH = 2;
const LINK_STYLE = 5;
const STYLES: Readonly<Record<number, ButtonStyle>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
};
/** The most that a text input takes. */
const LONGEST_INPUT = 4_000;

export function readMessage(payload: unknown): MessageBody {
  const { content, embeds, components } = fieldsOf(payload);
  return {
    content: textOf(content) ?? '',
    embeds: listOf(embeds, embedFrom),
    rows: listOf(components, ({ components: row }) => listOf(row, componentFrom)).filter(
      (row) => row.length > 0,
    ),
  };
}

/** Null when there is nothing to send back or to fill in. */
export function readForm(payload: unknown): FormBody | null {
  const { custom_id, title, components } = fieldsOf(payload);
  const customId = textOf(custom_id);
  const fields = listOf(components, fieldFrom);
  return customId === null || fields.length === 0 ? null : { customId, title: textOf(title) ?? '', fields };
}

function embedFrom({ color, author, title, url, description, fields, footer }: Fields): Embed {
  const colour = numberOf(color);
  return {
    colour: colour === null ? null : `#${(colour & 0xff_ff_ff).toString(16).padStart(6, '0')}`,
    author: textOf(fieldsOf(author).name),
    title: textOf(title),
    url: textOf(url),
    description: textOf(description),
    fields: listOf(fields, ({ name, value, inline }) => ({
      name: textOf(name) ?? '',
      value: textOf(value) ?? '',
      inline: inline === true,
    })),
    footer: textOf(fieldsOf(footer).text),
  };
}

function componentFrom(fields: Fields): Component | null {
  const { type, style, label, url, placeholder, options } = fields;
  const disabled = fields.disabled === true;
  const customId = textOf(fields.custom_id);
  if (type === BUTTON && style === LINK_STYLE) {
    const address = textOf(url);
    return address === null
      ? null
      : { kind: 'link', label: textOf(label) ?? address, url: address, disabled };
  }
  if (customId === null) return null;
  if (type === BUTTON) {
    const look = STYLES[numberOf(style) ?? 2] ?? 'secondary';
    return { kind: 'button', style: look, label: textOf(label) ?? '', customId, disabled };
  }
  if (type !== SELECT) return null;
  return {
    kind: 'select',
    customId,
    placeholder: textOf(placeholder) ?? '',
    disabled,
    options: listOf(options, (option) => {
      const value = textOf(option.value);
      if (value === null) return null;
      return { value, label: textOf(option.label) ?? value, description: textOf(option.description) ?? '' };
    }),
  };
}

function fieldFrom({ type, label, component }: Fields): FormField | null {
  const { custom_id, style, placeholder, value, required, max_length } = fieldsOf(component);
  const name = textOf(custom_id);
  if (type !== LABEL || name === null) return null;
  return {
    name,
    label: textOf(label) ?? name,
    placeholder: textOf(placeholder) ?? '',
    value: textOf(value) ?? '',
    required: required !== false,
    long: style === PARAGRAPH,
    maximum: numberOf(max_length) ?? LONGEST_INPUT,
  };
}
