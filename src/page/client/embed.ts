/// <reference lib="dom" />
/** Embeds and texts of a message, with Discord's markdown. */
import { element } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { drawMarkdown } from './markdown/draw.ts';
import type { Embed } from './payload.ts';

/** Inline fields stand side by side, so many in a line. */
const FIELDS_IN_LINE = 3;

/** The text of a message outside its embeds. */
export function drawText(text: string, drawing: Drawing): HTMLElement {
  return element('div', { class: 'markdown', dir: 'auto' }, markdown(text, drawing));
}

/** Names and titles are texts of their own here: the component would read words of them as addresses of pictures. */
export function drawEmbed(embed: Embed, drawing: Drawing): HTMLElement {
  const { colour, author, title, url, description, fields, footer } = embed;
  const address = url === null ? null : drawing.address(url);
  const made = element(
    'discord-embed' as 'div',
    { slot: 'embeds', class: 'embed' },
    part(
      'discord-embed-description',
      'description',
      author === null ? null : element('p', { class: 'embed-author', dir: 'auto' }, author),
      title === null
        ? null
        : element(
            'h3',
            { class: 'embed-title', dir: 'auto' },
            address === null
              ? title
              : element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, title),
          ),
      description === null ? null : drawText(description, drawing),
    ),
    fields.length === 0 ? null : part('discord-embed-fields', 'fields', ...drawFields(fields, drawing)),
    footer === null ? null : part('discord-embed-footer', 'footer', element('span', { dir: 'auto' }, footer)),
  );
  if (colour !== null) made.style.setProperty('--tone', colour);
  return made;
}

function drawFields(fields: Embed['fields'], drawing: Drawing): HTMLElement[] {
  let inLine = 0;
  return fields.map(({ name, value, inline }) => {
    inLine = inline ? (inLine % FIELDS_IN_LINE) + 1 : 0;
    return element(
      'discord-embed-field' as 'div',
      inline ? { inline: true, 'inline-index': inLine } : {},
      element('h4', { class: 'embed-field-name', dir: 'auto' }, name),
      drawText(value, drawing),
    );
  });
}

function part(name: string, slot: string, ...children: readonly (Node | null)[]): HTMLElement {
  return element(name as 'div', { slot }, ...children);
}

function markdown(text: string, { language, say, address }: Drawing): DocumentFragment {
  return drawMarkdown(text, { document, language, now: new Date(), spoiler: say('spoiler'), address });
}
