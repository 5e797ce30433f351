/**
 * The one door through which everything goes out to Discord. Nothing is sent without `allowed_mentions`, nothing is sent
 * unescaped or uncounted (render.ts), and what cannot be delivered any more is told to the log and not tried again.
 */
import {
  AttachmentBuilder,
  type BaseMessageOptions,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { ModalRequest, Reply } from '../chat/reply.ts';
import { LIMITS } from './limits.ts';
import { cut } from './cut.ts';
import { renderModal, renderReply } from './render.ts';
import type { CommandIds } from './view.ts';

/** Interactions that are answered with a reply. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** A token lives fifteen minutes; a little less, for the way. Milliseconds. */
const TOKEN_MS = 14.5 * 60_000;
const ALREADY_ACKNOWLEDGED = 40060;
/** Unknown interaction, unknown webhook, already acknowledged: it is too late. */
const TOO_LATE: ReadonlySet<number | string> = new Set([10062, 10015, ALREADY_ACKNOWLEDGED]);
/** The message is gone, or was never there. */
const GONE: ReadonlySet<number | string> = new Set([10008, 10003]);

export interface DoorOptions {
  readonly commands: () => CommandIds;
  /** PUBLIC_URL, which citations lead to; null for none. */
  readonly reader: string | null;
  /** What could not be delivered, in a sentence. */
  readonly onUndelivered: (sentence: string) => void;
  readonly now: () => number;
}

export class Door {
  constructor(private readonly options: DoorOptions) {}

  /** The first reply, at once: "is thinking". Whether it is private cannot be changed later. */
  async defer(interaction: Answerable, isPrivate: boolean): Promise<boolean> {
    return await this.#try('first reply', async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
          return;
        } catch (error) {
          const refused = error instanceof DiscordAPIError;
          if (refused && error.code === ALREADY_ACKNOWLEDGED) {
            // An earlier try arrived, and only its confirmation was lost.
            interaction.deferred = true;
            interaction.ephemeral = isPrivate;
            return;
          }
          if (refused || attempt > 1) throw error;
        }
      }
    });
  }

  /** The first reply of a button whose message will change. */
  async deferUpdate(interaction: ButtonInteraction): Promise<boolean> {
    return await this.#try('first reply', () => interaction.deferUpdate());
  }

  async modal(
    interaction: ButtonInteraction | MessageContextMenuCommandInteraction,
    modal: ModalRequest,
  ): Promise<boolean> {
    return await this.#try('form', () => interaction.showModal(renderModal(modal)));
  }

  /** Takes the place of what was deferred; after fifteen minutes a message of its own, unless it was private. */
  async finish(interaction: Answerable, reply: Reply): Promise<void> {
    const body = this.#body(reply);
    const late = this.options.now() - interaction.createdTimestamp > TOKEN_MS;
    if (!late) {
      await this.#try('answer', () => interaction.editReply(body));
      return;
    }
    const { channel } = interaction;
    if (reply.private || interaction.ephemeral || !channel?.isSendable()) {
      this.options.onUndelivered('An answer came after fifteen minutes and was private: it was not sent.');
      return;
    }
    await this.#try('late answer', () => channel.send(body));
  }

  /**
   * A thread on the answer, where the bot may start one. In it every question has to mention the bot: without that Discord
   * hides the text of messages from a bot that asks for no privileged intent.
   */
  async startThread(interaction: ChatInputCommandInteraction, question: string): Promise<void> {
    if (!interaction.inGuild() || !interaction.appPermissions.has('CreatePublicThreads')) {
      this.options.onUndelivered('A thread was asked for where the bot may not start one.');
      return;
    }
    await this.#try('thread', async () => {
      const message = await interaction.fetchReply();
      await message.startThread({ name: cut(question.replace(/\s+/gu, ' ').trim(), LIMITS.threadName) });
    });
  }

  /** Answers a message; null when it could not be. */
  async answer(message: Message, reply: Reply): Promise<Message | null> {
    let sent: Message | null = null;
    await this.#try('answer', async () => {
      sent = await message.reply({ ...this.#body(reply), failIfNotExists: false });
    });
    return sent;
  }

  /** Changes an answer that was sent before. */
  async edit(sent: Message, reply: Reply): Promise<void> {
    await this.#try('edit', () => sent.edit(this.#body(reply)));
  }

  async remove(sent: Message): Promise<void> {
    await this.#try('deletion', () => sent.delete());
  }

  async typing(message: Message): Promise<void> {
    const { channel } = message;
    if (channel.isSendable()) await this.#try('typing', () => channel.sendTyping());
  }

  #body(reply: Reply) {
    const { embeds, components, file } = renderReply(reply, {
      commands: this.options.commands(),
      reader: this.options.reader,
    });
    return {
      embeds,
      components,
      allowedMentions: { parse: [], repliedUser: false },
      files: file ? [new AttachmentBuilder(Buffer.from(file.text, 'utf8'), { name: file.name })] : [],
    } satisfies BaseMessageOptions;
  }

  async #try(what: string, send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : null;
      if (code !== null && GONE.has(code)) return false;
      const why = error instanceof Error ? error.message : String(error);
      const late = code !== null && TOO_LATE.has(code);
      this.options.onUndelivered(
        late ? `The ${what} came too late for Discord (${code}).` : `The ${what} could not be sent: ${why}.`,
      );
      return false;
    }
  }
}
