/// <reference lib="dom" />
/** One message of the channel. */
import { drawButtons } from './buttons.ts';
import { element, icon } from './dom.ts';
import { drawEmbed, drawText } from './embed.ts';
import type { Entry } from './entry.ts';
import { drawFile } from './file.ts';
import { BOT_PICTURE, ICON, MEMBER_PICTURE } from './icons.ts';
import type { Drawing } from './drawing.ts';

/** What can be done with a message. */
export interface MessageActions {
  readonly press: (entry: Entry, customId: string) => void;
  readonly choose: (entry: Entry, customId: string, value: string) => void;
  readonly dismiss: (entry: Entry) => void;
  readonly reply: (entry: Entry) => void;
  readonly about: (entry: Entry) => void;
  readonly why: (entry: Entry) => void;
  /** What an entry is called in a line above a reply to it. */
  readonly excerpt: (id: number) => { readonly name: string; readonly text: string } | null;
}

/** Draws a message. */
export function drawMessage(entry: Entry, drawing: Drawing, actions: MessageActions): HTMLElement {
  const { say, bot } = drawing;
  const isBot = entry.author === 'bot';
  const name = isBot ? bot : say('you');
  const time = new Intl.DateTimeFormat(drawing.language, { timeStyle: 'short' }).format(entry.at);
  const message = element(
    'discord-message' as 'div',
    {
      author: name,
      avatar: isBot ? BOT_PICTURE : MEMBER_PICTURE,
      timestamp: time,
      bot: isBot,
      role: 'article',
      'aria-label': `${name}, ${time}`,
      class: entry.private ? 'message private' : 'message',
      'data-entry': entry.id,
      'aria-busy': entry.state === 'thinking' ? 'true' : null,
    },
    above(entry, drawing, actions),
    ...body(entry, drawing, actions),
  );
  return message;
}

/** The line above: what it replies to, or the command that it came of. */
function above(entry: Entry, { say }: Drawing, actions: MessageActions): HTMLElement | null {
  if (entry.used) {
    const { command, summary } = entry.used;
    return element(
      'div',
      { slot: 'reply', class: 'above' },
      element('img', { src: MEMBER_PICTURE, alt: '', width: 16, height: 16 }),
      element('span', { class: 'above-name' }, say('used', { name: say('you') })),
      element('span', { class: 'mention' }, command),
      summary === '' ? null : element('span', { class: 'above-text', dir: 'auto' }, summary),
    );
  }
  const original = entry.repliesTo === null ? null : actions.excerpt(entry.repliesTo);
  if (!original) return null;
  return element(
    'div',
    { slot: 'reply', class: 'above' },
    element('span', { class: 'out-of-sight' }, say('original')),
    element('span', { class: 'above-name' }, `@${original.name}`),
    element('span', { class: 'above-text', dir: 'auto' }, original.text),
  );
}

function body(entry: Entry, drawing: Drawing, actions: MessageActions): (HTMLElement | null)[] {
  const { say } = drawing;
  if (entry.state === 'thinking') return [thinking(drawing)];
  if (entry.state === 'failed') return [failure(entry, drawing), tools(entry, drawing, actions)];
  const { body: shown } = entry;
  return [
    entry.text === '' ? null : element('div', { class: 'text', dir: 'auto' }, entry.text),
    shown && shown.content !== '' ? drawText(shown.content, drawing) : null,
    ...(shown?.embeds ?? []).map((embed) => drawEmbed(embed, drawing)),
    entry.edited ? element('span', { slot: 'embeds', class: 'edited' }, say('edited')) : null,
    entry.file ? drawFile(entry.file, drawing) : null,
    ...(shown?.rows ?? []).map((row) =>
      drawButtons(row, drawing, {
        onPress: (customId) => actions.press(entry, customId),
        onChoose: (customId, value) => actions.choose(entry, customId, value),
      }),
    ),
    entry.private ? onlyYou(entry, drawing, actions) : null,
    tools(entry, drawing, actions),
  ];
}

function thinking({ say, bot }: Drawing): HTMLElement {
  return element(
    'div',
    { class: 'thinking' },
    element(
      'span',
      { class: 'dots', 'aria-hidden': 'true' },
      ...[1, 2, 3].map(() => element('span', { class: 'dot' })),
    ),
    say('thinking', { name: bot }),
  );
}

function failure({ problem, retry }: Entry, { say }: Drawing): HTMLElement {
  return element(
    'div',
    { class: 'failure' },
    element('p', {}, problem),
    retry
      ? element('button', { type: 'button', class: 'button secondary', onclick: retry }, say('retry'))
      : null,
  );
}

function onlyYou(entry: Entry, { say }: Drawing, { dismiss }: MessageActions): HTMLElement {
  return element(
    'div',
    { slot: 'components', class: 'only-you' },
    icon(ICON.eye),
    element('span', {}, say('onlyYou')),
    element('span', { 'aria-hidden': 'true' }, '•'),
    element(
      'button',
      { type: 'button', class: 'link-button', onclick: () => dismiss(entry) },
      say('dismiss'),
    ),
  );
}

/** Buttons that Discord shows on a message that is pointed at, or holds the cursor. */
function tools(entry: Entry, { say }: Drawing, actions: MessageActions): HTMLElement {
  const tool = (label: string, path: string, act: (entry: Entry) => void): HTMLElement =>
    element(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: () => act(entry) },
      icon(path),
    );
  return element(
    'div',
    { slot: 'thread', class: 'tools', role: 'group', 'aria-label': say('actions') },
    entry.answerId === null ? null : tool(say('why'), ICON.why, actions.why),
    entry.answerId === null || entry.private ? null : tool(say('reply'), ICON.reply, actions.reply),
    tool(say('about'), ICON.about, actions.about),
  );
}
