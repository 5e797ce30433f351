/**
 * Questions in messages: a mention in a channel or thread, a direct message, a reply to an answer. None needs a privileged
 * intent: Discord hands over the text of messages that mention the bot, and of direct ones. Where a message does not mention
 * it, as in a thread without a mention, the text stays hidden, and the bot stays silent.
 */
import { ChannelType, type Client, type Message, type PartialMessage } from 'discord.js';
import type { Chat } from '../chat/chat.ts';
import type { Reply } from '../chat/reply.ts';
import type { Door } from './door.ts';
import { answerOn, localeOf, questionOn } from './interactions.ts';
import type { Turnstile } from './turnstile.ts';

export interface MessageParts {
  readonly client: Client<true>;
  readonly chat: Chat;
  readonly door: Door;
  readonly turnstile: Turnstile;
  readonly onProblem: (doing: string, error: unknown) => void;
  readonly now: () => number;
}

/** A question in a message, and our answer to it. */
interface Exchange {
  /** Settles when the answer is sent; null when it could not be. An edit may come before that. */
  readonly sent: Promise<{ readonly answer: Message; readonly answerId: string | null } | null>;
  readonly at: number;
  question: string;
}

/** A question that is edited later than this keeps its answer. */
const EDITED_WITHIN_MS = 60_000;
/** Exchanges that are remembered, so that an edit or a deletion of the question reaches the answer. */
const REMEMBERED = 2_000;

export class MessageQuestions {
  readonly #exchanges = new Map<string, Exchange>();

  constructor(private readonly parts: MessageParts) {}

  /** Never rejects. */
  async onCreate(message: Message): Promise<void> {
    try {
      const asked = await this.#asked(message);
      if (asked === null) return;
      await this.#answer(message, asked);
    } catch (error) {
      this.parts.onProblem('message', error);
    }
  }

  /** A question that is edited soon is answered anew, in place. Never rejects. */
  async onUpdate(message: Message | PartialMessage): Promise<void> {
    try {
      const exchange = this.#exchanges.get(message.id);
      const { door, chat, now } = this.parts;
      if (!exchange || message.partial || now() - exchange.at > EDITED_WITHIN_MS) return;
      const question = this.#questionIn(message);
      if (question === exchange.question) return;
      exchange.question = question;
      const sent = await exchange.sent;
      if (!sent) return;
      const reader = { user: message.author.id, locale: this.#localeOf(message) };
      const follows = await this.#followed(message);
      const input = { reader, question, private: false, follows, instead: sent.answerId };
      await door.edit(sent.answer, await this.#inTurn(message, () => chat.ask(input)));
    } catch (error) {
      this.parts.onProblem('edited message', error);
    }
  }

  /** A question that is deleted takes its answer with it. Never rejects. */
  async onDelete(messageId: string): Promise<void> {
    try {
      const exchange = this.#exchanges.get(messageId);
      if (!exchange) return;
      this.#exchanges.delete(messageId);
      const sent = await exchange.sent;
      if (!sent) return;
      if (sent.answerId) await this.parts.chat.forget(sent.answerId);
      await this.parts.door.remove(sent.answer);
    } catch (error) {
      this.parts.onProblem('deleted message', error);
    }
  }

  /** The question that a message asks us; null for a message that is none of our business. */
  async #asked(message: Message): Promise<string | null> {
    const { user } = this.parts.client;
    if (message.author.bot || message.system || message.author.id === user.id) return null;
    const direct = message.channel.type === ChannelType.DM;
    // Not @everyone, nor a role that we have: only our own name.
    const mentioned = message.mentions.users.has(user.id);
    return direct || mentioned ? this.#questionIn(message) : null;
  }

  /** The text without our name. */
  #questionIn(message: Message): string {
    const { id } = this.parts.client.user;
    return message.content
      .replace(new RegExp(`<@!?${id}>`, 'gu'), ' ')
      .replace(/\s+/gu, ' ')
      .trim();
  }

  async #answer(message: Message, question: string): Promise<void> {
    const { chat, door, now } = this.parts;
    if (question === '') {
      await door.answer(message, await chat.help(this.#localeOf(message)));
      return;
    }
    const sent = this.#send(message, question);
    if (this.#exchanges.size >= REMEMBERED) this.#exchanges.delete(this.#exchanges.keys().next().value!);
    this.#exchanges.set(message.id, { sent: sent.catch(() => null), at: now(), question });
    await sent;
  }

  async #send(
    message: Message,
    question: string,
  ): Promise<{ answer: Message; answerId: string | null } | null> {
    const { chat, door } = this.parts;
    await door.typing(message);
    const reader = { user: message.author.id, locale: this.#localeOf(message) };
    const follows = await this.#followed(message);
    let early: Promise<Message | null> | null = null;
    const reply = await this.#inTurn(message, () =>
      chat.ask({ reader, question, private: false, follows }, (progress) => {
        early ??= door.answer(message, progress);
      }),
    );
    let answer: Message | null = await early;
    if (answer) await door.edit(answer, reply);
    else answer = await door.answer(message, reply);
    return answer && { answer, answerId: reply.answerId };
  }

  async #inTurn(message: Message, ask: () => Promise<Reply>): Promise<Reply> {
    const { turnstile } = this.parts;
    const locale = this.#localeOf(message);
    return (
      (await turnstile.refusal(message.author.id, message.channelId, locale)) ??
      (await turnstile.pass(locale, ask))
    );
  }

  /** The answer of ours that a message replies to. */
  async #followed(message: Message): Promise<{ id: string; question: string | null } | null> {
    if (!message.reference?.messageId) return null;
    const before = await message.fetchReference().catch(() => null);
    if (before?.author.id !== this.parts.client.user.id) return null;
    const id = answerOn(before);
    return id === null ? null : { id, question: questionOn(before) };
  }

  #localeOf(message: Message) {
    return localeOf(message.guild?.preferredLocale);
  }
}
