/** What can be done on the page, each as the server is told of it. */
import type { Locale } from '../../chat/reply.ts';
import type { Channel } from './channel.ts';
import type { Command, OptionValues } from './commands.ts';
import { type Conversation, NO_OCCASION, type Occasion } from './conversation.ts';
import type { Entry } from './entry.ts';
import type { ReplyTarget } from './replyBar.ts';
import type { Say } from './words.ts';

export interface DoingsParts {
  readonly channel: Channel;
  readonly conversation: Conversation;
  readonly locale: () => Locale;
  readonly say: () => Say;
}

export class Doings {
  constructor(private readonly parts: DoingsParts) {}

  /** A question, as a member would type it. @param target the answer that it follows on; null for none */
  ask(text: string, target: ReplyTarget | null): void {
    const { channel, conversation, locale } = this.parts;
    const member = channel.add('member', { text, repliesTo: target?.entry ?? null });
    void conversation.run(
      { kind: 'message', text, locale: locale(), follows: target?.answerId ?? null },
      { on: null, heading: { used: null, repliesTo: member.id } },
    );
  }

  /** @param summary what was filled in, as a line */
  command({ name, shown }: Command, options: OptionValues, summary: string): void {
    const { conversation, locale } = this.parts;
    void conversation.run(
      { kind: 'command', name, options, locale: locale() },
      { on: null, heading: { used: { command: `/${shown}`, summary }, repliesTo: null } },
    );
  }

  press(entry: Entry, customId: string): void {
    void this.parts.conversation.run(
      { kind: 'button', customId, ...this.#around(entry) },
      this.#occasion(entry),
    );
  }

  choose(entry: Entry, customId: string, value: string): void {
    void this.parts.conversation.run(
      { kind: 'select', customId, values: [value], ...this.#around(entry) },
      this.#occasion(entry),
    );
  }

  /** "Ask about this": what a message says, outside its embeds, is the question, or a form asks for one. */
  about({ author, text, body }: Entry): void {
    const { conversation, locale, say } = this.parts;
    const command = say()('about');
    void conversation.run(
      { kind: 'about', text: author === 'member' ? text : (body?.content ?? ''), locale: locale() },
      { on: null, heading: { ...NO_OCCASION.heading, used: { command, summary: '' } } },
    );
  }

  #around({ question, private: isPrivate }: Entry) {
    return { shown: question, private: isPrivate, locale: this.parts.locale() };
  }

  #occasion(entry: Entry): Occasion {
    return { on: entry, heading: { used: null, repliesTo: entry.id } };
  }
}
