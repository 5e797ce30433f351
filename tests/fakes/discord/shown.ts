/** A message as a user sees it, and waiting for what becomes of it. */
import { readable } from './markdown.ts';
import type { Look, StoredMessage } from './messages.ts';
import type { FakeDiscord } from './server.ts';
import { until } from './until.ts';
import { isObject, type Json } from './validate/basics.ts';
import { allComponents, textsOf } from './validate/components.ts';
import { COMPONENT, SELECTS } from './validate/interactive.ts';
import { FLAG } from './validate/message.ts';
import type { Channel } from './world.ts';

export interface ShownButton {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
}

/** A live view: its properties follow what happens to the message. */
export class Shown {
  constructor(
    readonly discord: FakeDiscord,
    readonly stored: StoredMessage,
  ) {}

  get id(): string {
    return this.stored.id;
  }

  get channel(): Channel {
    return this.discord.world.channels.get(this.stored.channelId)!;
  }

  /** The content as sent, markdown and all. */
  get content(): string {
    return this.stored.content;
  }

  /** Embeds that Discord shows: of those with the same address only the first. */
  get embeds(): Json[] {
    return visibleEmbeds(this.stored.embeds);
  }

  /** Everything that can be read: content, embeds, texts of the layout; markdown and all. */
  get text(): string {
    return partsOf(this.stored).join('\n');
  }

  /** The same as a user reads it, markdown rendered. */
  get readable(): string {
    return partsOf(this.stored).map(readable).join('\n');
  }

  /** What it looked like before each edit, oldest first. */
  get earlier(): readonly Look[] {
    return this.stored.history;
  }

  get buttons(): ShownButton[] {
    return allComponents(this.stored.components)
      .filter((each) => each.type === COMPONENT.button)
      .map((each) => ({
        label: String(each.label ?? (isObject(each.emoji) ? each.emoji.name : '') ?? ''),
        customId: each.custom_id as string | undefined,
        url: each.url as string | undefined,
        disabled: each.disabled === true,
      }));
  }

  get labels(): string[] {
    return this.buttons.map(({ label }) => label);
  }

  get selects(): Json[] {
    return allComponents(this.stored.components).filter((each) => SELECTS.includes(each.type as number));
  }

  /** Names and texts of the files. */
  get files(): { name: string; text: string }[] {
    return this.stored.files.map(({ name, bytes }) => ({ name, text: bytes.toString('utf8') }));
  }

  /** Only one person sees it. */
  get ephemeral(): boolean {
    return this.stored.visibleTo !== undefined;
  }

  /** "… is thinking". */
  get thinking(): boolean {
    return (this.stored.flags & FLAG.loading) !== 0;
  }

  get deleted(): boolean {
    return this.stored.deleted;
  }

  /** How often it was edited or deleted. */
  get revision(): number {
    return this.stored.revision;
  }

  /** Id of the message that it replies to. */
  get replyTo(): string | undefined {
    return this.stored.referenceId;
  }

  get pings(): readonly string[] {
    return this.stored.pings;
  }

  get reactions(): string[] {
    return [...this.stored.reactions];
  }

  /** The thread that was started from it. */
  get thread(): Channel | undefined {
    return this.discord.world.channels.get(this.stored.id);
  }

  /** Waits until it was edited after the revision that a test saw. */
  after(revision: number, patience?: number): Promise<this> {
    return until(
      () => this.revision > revision && this,
      () => `message ${this.id} stays at revision ${this.revision}: ${this.text}`,
      patience,
    );
  }

  /** Waits until what can be read fits. */
  reads(wanted: RegExp | string, patience?: number): Promise<this> {
    const fits = () => (typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text));
    return until(
      () => fits() && this,
      () => `message ${this.id} does not read ${wanted}: ${this.text}`,
      patience,
    );
  }

  /** Waits until it is deleted. */
  gone(patience?: number): Promise<this> {
    return until(
      () => this.deleted && this,
      () => `message ${this.id} is still there: ${this.text}`,
      patience,
    );
  }

  /** Waits for the nth reply of the bot to this message, counted from 0. */
  reply(index = 0, patience?: number): Promise<Shown> {
    return this.#fromBot((each) => each.referenceId === this.id, index, patience);
  }

  /** Waits for the nth message of the bot in the channel after this one, counted from 0. */
  next(index = 0, patience?: number): Promise<Shown> {
    return this.#fromBot(() => true, index, patience);
  }

  /** Waits until the bot showed that it types, after this message was sent. */
  typing(patience?: number): Promise<true> {
    return until(
      () => this.channel.typing.some((at) => at >= this.stored.sentAt) && true,
      () => `the bot does not type in ${this.channel.name || 'the direct message'}`,
      patience,
    );
  }

  async #fromBot(
    fits: (message: StoredMessage) => boolean,
    index: number,
    patience?: number,
  ): Promise<Shown> {
    const app = this.discord.world.app.id;
    const find = () =>
      this.discord.messages
        .inChannel(this.channel.id)
        .filter((each) => each.authorId === app && BigInt(each.id) > BigInt(this.id) && fits(each))[index];
    const message = await until(
      find,
      () => `the bot says nothing to "${this.content}"; ${this.discord.api.lastRefusals()}`,
      patience,
    );
    return new Shown(this.discord, message);
  }
}

/** Of embeds with the same address Discord shows one: discord-api-docs, resources/message. */
function visibleEmbeds(embeds: readonly Json[]): Json[] {
  return embeds.filter(({ url }, index) => !url || embeds.findIndex((each) => each.url === url) === index);
}

function partsOf({ content, embeds, components, files }: StoredMessage): string[] {
  const inEmbeds = visibleEmbeds(embeds).flatMap(({ title, description, fields, footer, author }) => [
    isObject(author) ? author.name : undefined,
    title,
    description,
    ...(Array.isArray(fields) ? fields.filter(isObject).flatMap(({ name, value }) => [name, value]) : []),
    isObject(footer) ? footer.text : undefined,
  ]);
  const parts = [content, ...inEmbeds, ...textsOf(components), ...files.map(({ name }) => name)];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}
