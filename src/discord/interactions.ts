/** What people do with commands, buttons and forms: each becomes a call of the chat, and its reply goes out by the door. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { decodeAction, isButton, isForm, isMenu, opensForm } from '../chat/actions.ts';
import type { Chat, Pressed } from '../chat/chat.ts';
import {
  asksQuestion,
  type CommandOptions,
  isPrivateCommand,
  runCommand,
  suggestedField,
} from '../chat/commands.ts';
import { sentence } from '../chat/notices.ts';
import type { Reader } from '../chat/ports.ts';
import type { ButtonAction, Locale, ModalFieldName, OnProgress, Reply } from '../chat/reply.ts';
import type { Answerable, Door } from './door.ts';
import { unescaped } from './escape.ts';
import { LIMITS } from './limits.ts';
import type { Turnstile } from './turnstile.ts';

export interface InteractionParts {
  readonly chat: Chat;
  readonly door: Door;
  readonly turnstile: Turnstile;
  readonly onProblem: (doing: string, error: unknown) => void;
}

/** Never rejects. */
export async function onInteraction(interaction: Interaction, parts: InteractionParts): Promise<void> {
  try {
    if (interaction.isAutocomplete()) await onAutocomplete(interaction, parts);
    else if (interaction.isChatInputCommand()) await onCommand(interaction, parts);
    else if (interaction.isMessageContextMenuCommand()) await onAbout(interaction, parts);
    else if (interaction.isButton()) await onButton(interaction, parts);
    else if (interaction.isStringSelectMenu()) await onMenu(interaction, parts);
    else if (interaction.isModalSubmit()) await onModal(interaction, parts);
  } catch (error) {
    parts.onProblem('interaction', error);
  }
}

/** Discord's locales that the fixed words exist in; all others read English. */
export function localeOf(locale: string | null | undefined): Locale {
  return locale === 'vi' || locale === 'no' ? locale : 'en';
}

const readerOf = (interaction: Interaction): Reader => ({
  user: interaction.user.id,
  locale: localeOf(interaction.locale),
});

/** Asks when there is room, and says so politely when there is not. */
async function askInTurn(
  interaction: Answerable,
  { turnstile, door }: InteractionParts,
  ask: (onProgress: OnProgress) => Promise<Reply>,
): Promise<void> {
  const { user, locale } = readerOf(interaction);
  const refused = await turnstile.refusal(user, interaction.channelId ?? user, locale);
  if (refused) {
    await door.finish(interaction, refused);
    return;
  }
  const onProgress: OnProgress = (reply) => void door.finish(interaction, reply);
  await door.finish(interaction, await turnstile.pass(locale, () => ask(onProgress)));
}

async function onCommand(interaction: ChatInputCommandInteraction, parts: InteractionParts): Promise<void> {
  const { chat, door } = parts;
  const { commandName: name } = interaction;
  const options: CommandOptions = Object.fromEntries(
    interaction.options.data.map(({ name: option, value }) => [
      option,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
  if (!(await door.defer(interaction, isPrivateCommand(name, options)))) return;
  const mayManage = interaction.memberPermissions?.has('ManageGuild') ?? false;
  const run = (onProgress: OnProgress): Promise<Reply> =>
    runCommand(chat, { name, options, reader: readerOf(interaction), mayManage }, onProgress);
  if (!asksQuestion(name)) {
    await door.finish(interaction, await run((reply) => void door.finish(interaction, reply)));
    return;
  }
  await askInTurn(interaction, parts, run);
  const { question, thread } = options;
  if (thread === true && options.private !== true) await door.startThread(interaction, String(question));
}

async function onAutocomplete(
  interaction: AutocompleteInteraction,
  { chat, onProblem }: InteractionParts,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const field = suggestedField(name);
  const found = field ? chat.suggest(field, value, localeOf(interaction.locale)) : [];
  try {
    await interaction.respond(
      found.slice(0, LIMITS.choices).map(({ name: shown, value: sent }) => ({ name: shown, value: sent })),
    );
  } catch (error) {
    // Somebody typed on, and this answer is of no use any more; or it is a fault that the log should have.
    onProblem('autocomplete', error);
  }
}

/** "Ask about this": the message is the question, or a form asks for one. */
async function onAbout(
  interaction: MessageContextMenuCommandInteraction,
  parts: InteractionParts,
): Promise<void> {
  const { chat, door } = parts;
  const reader = readerOf(interaction);
  const about = chat.about(interaction.targetMessage.content, reader.locale);
  if ('kind' in about) {
    await door.modal(interaction, about);
    return;
  }
  if (!(await door.defer(interaction, false))) return;
  const input = { reader, question: about.question, private: false };
  await askInTurn(interaction, parts, (onProgress) => chat.ask(input, onProgress));
}

/** How the first reply to a button has to look, which must be said before there is a reply. */
function firstReply(action: ButtonAction, isPrivate: boolean): 'update' | 'private' | 'public' {
  switch (action.do) {
    case 'articles':
    case 'meetings':
    case 'unanswered':
    case 'summary':
      return 'update';
    case 'sources':
    case 'meeting-sources':
      return action.turned ? 'update' : 'private';
    case 'share':
    case 'share-summary':
      return 'public';
    case 'ask':
      return isPrivate ? 'private' : 'public';
    default:
      return 'private';
  }
}

/** Buttons of lists that only those who manage the server may open. */
const FOR_MANAGERS: ReadonlySet<string> = new Set<ButtonAction['do']>(['unanswered', 'export']);

async function onButton(interaction: ButtonInteraction, parts: InteractionParts): Promise<void> {
  const { chat, door } = parts;
  const action = decodeAction(interaction.customId);
  const pressed = pressedOn(interaction, interaction.message);
  const { locale } = pressed.reader;
  if (!action || !isButton(action)) {
    if (await door.defer(interaction, true)) await door.finish(interaction, chat.unknown(locale));
    return;
  }
  if (FOR_MANAGERS.has(action.do) && !interaction.memberPermissions?.has('ManageGuild')) {
    if (await door.defer(interaction, true)) await door.finish(interaction, sentence(locale, 'notAllowed'));
    return;
  }
  if (opensForm(action)) {
    // Nothing may be shown before a form.
    const outcome = await chat.press(action, pressed);
    if (outcome.kind === 'modal') await door.modal(interaction, outcome);
    else if (await door.defer(interaction, true)) await door.finish(interaction, outcome);
    return;
  }
  const first = firstReply(action, pressed.private);
  const deferred =
    first === 'update'
      ? await door.deferUpdate(interaction)
      : await door.defer(interaction, first === 'private');
  if (!deferred) return;
  const press = async (onProgress?: OnProgress): Promise<Reply> => {
    const outcome = await chat.press(action, pressed, onProgress);
    return outcome.kind === 'reply' ? outcome : chat.unknown(locale);
  };
  if (action.do === 'ask') await askInTurn(interaction, parts, press);
  else await door.finish(interaction, await press());
}

/** What is chosen from a list is shown to whoever chose it, who may share it then. */
async function onMenu(
  interaction: StringSelectMenuInteraction,
  { chat, door }: InteractionParts,
): Promise<void> {
  const action = decodeAction(interaction.customId);
  if (!(await door.defer(interaction, true))) return;
  const pressed = { ...pressedOn(interaction, interaction.message), private: true };
  const known = action && isMenu(action);
  await door.finish(
    interaction,
    known ? await chat.choose(action, interaction.values, pressed) : chat.unknown(pressed.reader.locale),
  );
}

async function onModal(interaction: ModalSubmitInteraction, parts: InteractionParts): Promise<void> {
  const { chat, door } = parts;
  const action = decodeAction(interaction.customId);
  const pressed = pressedOn(interaction, interaction.message);
  const known = action && isForm(action);
  const isPrivate = !known || action.do === 'vote-reason' || pressed.private;
  if (!(await door.defer(interaction, isPrivate))) return;
  if (!known) {
    await door.finish(interaction, chat.unknown(pressed.reader.locale));
    return;
  }
  const value = (name: ModalFieldName): string =>
    interaction.fields.fields.has(name) ? interaction.fields.getTextInputValue(name) : '';
  const values = { question: value('question'), reason: value('reason') };
  const submit = (onProgress?: OnProgress) => chat.submit(action, values, pressed, onProgress);
  if (action.do === 'vote-reason') await door.finish(interaction, await submit());
  else await askInTurn(interaction, parts, submit);
}

function pressedOn(
  interaction: ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction,
  message: Message | null,
): Pressed {
  return {
    reader: readerOf(interaction),
    shown: message ? questionOn(message) : null,
    private: message?.flags.has(MessageFlags.Ephemeral) ?? false,
  };
}

/** The question that a message of ours restates in its first line (render.ts); null when it shows none. */
export function questionOn(message: Pick<Message, 'embeds'>): string | null {
  const [first] = (message.embeds[0]?.description ?? '').split('\n');
  return first?.startsWith('-# ') ? unescaped(first.slice(3)) : null;
}

/** The answer that a message of ours shows, told from its buttons; null when it shows none. */
export function answerOn(message: Pick<Message, 'components'>): string | null {
  for (const row of message.components) {
    if (!('components' in row)) continue;
    for (const button of row.components) {
      const action = 'customId' in button && button.customId ? decodeAction(button.customId) : null;
      if (action && 'answer' in action) return action.answer;
    }
  }
  return null;
}
