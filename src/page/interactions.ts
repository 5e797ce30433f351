/**
 * What is done on the page: each becomes a call of the chat, and its replies become events through the renderer of the
 * Discord half. Does for the page what discord/interactions.ts and discord/messages.ts do for Discord.
 */
import { z } from 'zod';
import { decodeAction, isButton, isForm, isMenu, opensForm } from '../chat/actions.ts';
import type { Pressed } from '../chat/chat.ts';
import { isPrivateCommand, runCommand } from '../chat/commands.ts';
import { sentence } from '../chat/notices.ts';
import { CODE } from '../chat/codes.ts';
import type { Reader } from '../chat/ports.ts';
import type { ButtonAction, OnProgress, Outcome, Reply } from '../chat/reply.ts';
import { renderModal, renderReply } from '../discord/render.ts';
import type { PageParts } from './ports.ts';

const locale = z.enum(['en', 'vi', 'no']);
/** Discord lets 2,000 characters through in a message and 4,000 in a field; the chat itself reads less. */
const text = z.string().max(4_000);
/** discord-api-docs, message components: 100 characters. */
const customId = z.string().max(100);
const around = { shown: text.nullable(), private: z.boolean(), locale };

/** What the page sends when something was done. */
export const INTERACTION = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), text, locale, follows: z.string().regex(CODE).nullable() }),
  z.object({
    kind: z.literal('command'),
    name: z.string().max(32),
    options: z.record(z.string().max(32), z.union([text, z.boolean(), z.null()])),
    locale,
  }),
  z.object({ kind: z.literal('about'), text, locale }),
  z.object({ kind: z.literal('button'), customId, ...around }),
  z.object({ kind: z.literal('select'), customId, values: z.array(z.string().max(100)).max(25), ...around }),
  z.object({
    kind: z.literal('modal'),
    customId,
    values: z.object({ question: text.optional(), reason: text.optional() }),
    ...around,
  }),
]);

export type Interaction = z.infer<typeof INTERACTION>;

/** What the page sends while an option is typed. */
export const TYPED = z.object({ option: z.string().max(32), typed: text, locale });

/** One line of the answer to an interaction. */
export type PageEvent =
  | { readonly event: 'defer'; readonly private: boolean }
  | {
      readonly event: 'message';
      readonly payload: unknown;
      readonly private: boolean;
      readonly replace: boolean;
      readonly answerId: string | null;
      readonly question: string | null;
      readonly file: Reply['file'];
    }
  | { readonly event: 'modal'; readonly payload: unknown }
  | { readonly event: 'error'; readonly text: string }
  | { readonly event: 'done' };

export interface InteractionView {
  /** Where citations lead, without a slash at the end. */
  readonly base: string;
  /** Whether the operator asks, who may do what managers of a server may. */
  readonly mayManage: boolean;
}

/** Everybody on the page is one person: whoever sits at this machine. */
const USER = 'page';
/** Buttons of lists that only those who manage the place may open. */
const FOR_MANAGERS: ReadonlySet<string> = new Set<ButtonAction['do']>(['unanswered', 'export']);

/** Does it, and sends what came of it. The chat turns what goes wrong into replies. */
export async function interact(
  { chat }: Pick<PageParts, 'chat'>,
  interaction: Interaction,
  { base, mayManage }: InteractionView,
  send: (event: PageEvent) => void,
): Promise<void> {
  const reader: Reader = { user: USER, locale: interaction.locale };
  const message = (reply: Reply): void => send(messageOf(reply, base));
  const deferred = async (isPrivate: boolean, work: (onProgress: OnProgress) => Promise<Outcome>) => {
    send({ event: 'defer', private: isPrivate });
    const outcome = await work(message);
    message(outcome.kind === 'reply' ? outcome : chat.unknown(reader.locale));
  };
  const ask = (question: string, follows: { id: string; question: null } | null) =>
    deferred(false, (onProgress) => chat.ask({ reader, question, private: false, follows }, onProgress));

  switch (interaction.kind) {
    case 'message': {
      const question = interaction.text.replace(/\s+/gu, ' ').trim();
      if (question === '') return message(await chat.help(reader.locale));
      const { follows } = interaction;
      return await ask(question, follows === null ? null : { id: follows, question: null });
    }
    case 'command': {
      const { name, options } = interaction;
      return await deferred(isPrivateCommand(name, options), (onProgress) =>
        runCommand(chat, { name, options, reader, mayManage }, onProgress),
      );
    }
    case 'about': {
      const about = chat.about(interaction.text, reader.locale);
      if ('kind' in about) return send({ event: 'modal', payload: renderModal(about) });
      return await ask(about.question, null);
    }
    case 'button':
    case 'select':
    case 'modal': {
      const pressed: Pressed = { reader, shown: interaction.shown, private: interaction.private };
      return await onComponent(interaction, pressed);
    }
  }

  async function onComponent(
    component: Extract<Interaction, { customId: string }>,
    pressed: Pressed,
  ): Promise<void> {
    const action = decodeAction(component.customId);
    if (component.kind === 'button' && action && isButton(action)) {
      if (FOR_MANAGERS.has(action.do) && !mayManage) return message(sentence(reader.locale, 'notAllowed'));
      if (!opensForm(action)) {
        const isPrivate = isPrivateButton(action, pressed.private);
        return await deferred(isPrivate, (onProgress) => chat.press(action, pressed, onProgress));
      }
      // Nothing may be shown before a form.
      const outcome = await chat.press(action, pressed);
      if (outcome.kind === 'modal') return send({ event: 'modal', payload: renderModal(outcome) });
      return message(outcome);
    }
    if (component.kind === 'select' && action && isMenu(action)) {
      return await deferred(true, () => chat.choose(action, component.values, { ...pressed, private: true }));
    }
    if (component.kind === 'modal' && action && isForm(action)) {
      const isPrivate = action.do === 'vote-reason' || pressed.private;
      return await deferred(isPrivate, (onProgress) =>
        chat.submit(action, component.values, pressed, onProgress),
      );
    }
    return message(chat.unknown(reader.locale));
  }
}

/** The event that shows a reply: the body that Discord would be sent, the file beside it. */
export function messageOf(reply: Reply, base: string): PageEvent {
  const { file, ...payload } = renderReply(reply, { reader: base });
  return {
    event: 'message',
    payload,
    private: reply.private,
    replace: reply.delivery === 'replace',
    answerId: reply.answerId,
    question: reply.question,
    file,
  };
}

/** Whether what follows a button is for the one who pressed it: most is; a page that is turned stays what it was. */
function isPrivateButton(action: ButtonAction, shownPrivately: boolean): boolean {
  switch (action.do) {
    case 'share':
    case 'share-summary':
      return false;
    case 'ask':
    case 'articles':
    case 'meetings':
    case 'unanswered':
    case 'summary':
      return shownPrivately;
    default:
      return true;
  }
}
