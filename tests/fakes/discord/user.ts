/** A person who uses the bot: types, clicks, fills in. Each act returns what that person then can wait for. */
import { Asked } from './asked.ts';
import type { Command } from './commands.ts';
import {
  COMMANDS_PERMISSION,
  fillOptions,
  isOffered,
  localised,
  partialOptions,
  pick,
  slashPath,
  type Typed,
} from './command-input.ts';
import { INTERACTION, type Interaction } from './interactions.ts';
import { MESSAGE_TYPE, type StoredMessage } from './messages.ts';
import type { ShownModal } from './modal.ts';
import { interactionChannelPayload, memberPayload, userPayload } from './payloads.ts';
import { has, type Permission } from './permissions.ts';
import type { FakeDiscord } from './server.ts';
import { Shown } from './shown.ts';
import type { Json } from './validate/basics.ts';
import { COMMAND } from './validate/commands.ts';
import type { Channel, Guild, Person } from './world.ts';

export interface UserOptions {
  /** The language of the person's client. */
  readonly locale?: string;
  /** In the server, beside what everyone may. */
  readonly permissions?: readonly Permission[];
  /** Another server than the test server. */
  readonly guild?: Guild;
}

/** Where something is done: `dm` is the conversation with the bot. */
export interface Place {
  readonly channel?: Channel | 'dm';
}

/** What a user finds when typing `/` or opening a message's menu, in their language. */
export interface OfferedCommand {
  readonly name: string;
  readonly description: string;
  readonly type: number;
}

export class FakeUser {
  constructor(
    private readonly discord: FakeDiscord,
    readonly person: Person,
    private readonly guild: Guild,
  ) {}

  get id(): string {
    return this.person.id;
  }

  /** The conversation between this person and the bot. */
  get directMessages(): Channel {
    return this.discord.world.directMessage(this.id);
  }

  /** Sends a slash command; `/group sub` by a space. @throws Error where Discord's client would not let them. */
  slash(path: string, typed: Typed = {}, place: Place = {}): Asked {
    const { name, nested } = slashPath(path);
    const channel = this.#channel(place);
    const command = pick(this.#offered(channel), COMMAND.slash, name);
    return this.#interact(channel, {
      type: INTERACTION.command,
      data: { ...dataOf(command), options: fillOptions(command, nested, typed) },
      metadata: {},
    });
  }

  /** Types into an option that offers choices. `others` are the options filled in before. */
  autocomplete(path: string, option: string, text: string, others: Typed = {}, place: Place = {}): Asked {
    const { name, nested } = slashPath(path);
    const channel = this.#channel(place);
    const command = pick(this.#offered(channel), COMMAND.slash, name);
    const { options, kind } = partialOptions(command, nested, option, text, others);
    return this.#interact(channel, {
      type: INTERACTION.autocomplete,
      data: { ...dataOf(command), options },
      metadata: {},
      choiceKind: kind,
    });
  }

  /** Picks a command from the menu of a message. */
  messageCommand(name: string, message: Shown): Asked {
    const { channel, stored } = message;
    const command = pick(this.#offered(channel), COMMAND.message, name);
    const resolved = { messages: { [stored.id]: this.discord.messages.payloadOf(stored, { full: true }) } };
    return this.#interact(channel, {
      type: INTERACTION.command,
      data: { ...dataOf(command), target_id: stored.id, resolved },
      metadata: { target_message_id: stored.id },
      target: stored,
      replyType: MESSAGE_TYPE.contextMenu,
    });
  }

  /** Presses a button by its label or custom id. @throws Error when it is not there or disabled. */
  clickButton(message: Shown, button: string): Asked {
    this.#mustSee(message);
    const found = message.buttons.find(({ label, customId }) => label === button || customId === button);
    if (!found) throw new Error(`No button "${button}", only: ${message.labels.join(', ') || 'none'}.`);
    if (found.disabled) throw new Error(`The button "${button}" is disabled.`);
    if (found.customId === undefined) throw new Error(`The button "${button}" is a link to ${found.url}.`);
    return this.#useComponent(message, { component_type: 2, custom_id: found.customId });
  }

  /** Chooses in a select by its custom id. */
  select(message: Shown, customId: string, values: readonly string[]): Asked {
    this.#mustSee(message);
    const found = message.selects.find((each) => each.custom_id === customId);
    if (!found || found.disabled === true) throw new Error(`No select "${customId}" to choose from.`);
    const offered = (found.options as Json[] | undefined)?.map(({ value }) => value);
    const unknown = offered && values.find((each) => !offered.includes(each));
    if (unknown !== undefined) throw new Error(`The select "${customId}" has no choice "${unknown}".`);
    return this.#useComponent(message, { component_type: found.type, custom_id: customId, values });
  }

  /** Fills in a modal, by label or custom id of its inputs, and submits it. */
  submitModal(modal: ShownModal, values: Readonly<Record<string, string | readonly string[]>>): Asked {
    const { opener } = modal;
    if (opener.personId !== this.id) throw new Error('The modal was shown to somebody else.');
    return this.#interact(opener.channel, {
      type: INTERACTION.modal,
      data: { custom_id: modal.customId, components: modal.fill(values) },
      metadata: { triggering_interaction_metadata: opener.metadata },
      ...(opener.source ? { source: opener.source } : {}),
    });
  }

  /** Says something in a channel. */
  say(text: string, place: Place = {}): Shown {
    return this.#post(this.#channel(place), text);
  }

  /** Says something to the bot in a channel. */
  mention(text: string, place: Place = {}): Shown {
    return this.say(`<@${this.discord.world.app.id}> ${text}`, place);
  }

  /** Writes to the bot directly. */
  dm(text: string): Shown {
    return this.say(text, { channel: 'dm' });
  }

  /** Replies to a message; `ping` is the switch beside the reply. */
  reply(message: Shown, text: string, { ping = true } = {}): Shown {
    this.#mustSee(message);
    return this.#post(message.channel, text, message.stored, ping);
  }

  /** Changes what this person said. The bot's reply to it can be waited for with `after()`. */
  editMessage(message: Shown, text: string): Shown {
    this.#mustOwn(message);
    this.discord.messages.edit(message.stored, { content: text, allowed_mentions: USERS_OWN });
    return message;
  }

  deleteMessage(message: Shown): Shown {
    this.#mustOwn(message);
    this.discord.messages.remove(message.stored);
    return message;
  }

  /** The messages in a channel as this person sees them, oldest first. */
  sees(place: Place = {}): Shown[] {
    const { id } = this.#channel(place);
    return this.discord.messages.inChannel(id, this.id).map((each) => new Shown(this.discord, each));
  }

  /** The commands that this person finds, in their language. */
  commands(place: Place = {}): OfferedCommand[] {
    return this.#offered(this.#channel(place)).map((command) => ({
      name: localised(command, 'name', this.person.locale),
      description: localised(command, 'description', this.person.locale),
      type: command.type,
    }));
  }

  #channel({ channel }: Place): Channel {
    if (channel === 'dm') return this.directMessages;
    return channel ?? (this.guild === this.discord.guild ? this.discord.general : this.#firstChannel());
  }

  #firstChannel(): Channel {
    const channels = [...this.discord.world.channels.values()];
    return (
      channels.find((each) => each.guildId === this.guild.id) ??
      this.discord.channel('general', { guild: this.guild })
    );
  }

  #offered(channel: Channel): Command[] {
    const { world, commands } = this.discord;
    if (!has(world.permissionsIn(channel, this.id), COMMANDS_PERMISSION)) return [];
    const inGuild = channel.guildId !== undefined;
    const permissions = inGuild ? world.basePermissions(this.guild, this.id) : 0n;
    return commands.offered(channel.guildId).filter((each) => isOffered(each, inGuild, permissions));
  }

  #post(channel: Channel, text: string, reference?: StoredMessage, ping = true): Shown {
    if (!has(this.discord.world.permissionsIn(channel, this.id), 'ViewChannel')) {
      throw new Error(`${this.person.name} does not see that channel.`);
    }
    const payload = {
      content: text,
      allowed_mentions: { ...USERS_OWN, replied_user: ping },
    };
    const message = this.discord.messages.post({
      channel,
      authorId: this.id,
      payload,
      ...(reference ? { reference } : {}),
    });
    return new Shown(this.discord, message);
  }

  #useComponent(message: Shown, data: Json): Asked {
    return this.#interact(message.channel, {
      type: INTERACTION.component,
      data,
      metadata: { interacted_message_id: message.id },
      source: message.stored,
    });
  }

  #interact(
    channel: Channel,
    parts: { type: number; data: Json; metadata: Json } & Partial<
      Pick<Interaction, 'source' | 'target' | 'choiceKind' | 'replyType'>
    >,
  ): Asked {
    const { data, ...rest } = parts;
    const guild = channel.guildId ? this.discord.world.guilds.get(channel.guildId) : undefined;
    const owners = guild ? { '0': guild.id } : { '0': '0' };
    const interaction = this.discord.interactions.begin({
      ...rest,
      personId: this.id,
      channel,
      metadata: { ...rest.metadata, user: userPayload(this.person), authorizing_integration_owners: owners },
    });
    const payload = this.#payload(interaction, data, guild);
    this.discord.gateway.dispatch('INTERACTION_CREATE', payload, {
      intents: 0,
      ...(guild ? { guildId: guild.id } : {}),
    });
    return new Asked(this.discord, interaction);
  }

  #payload(interaction: Interaction, data: Json, guild: Guild | undefined): Json {
    const { world, messages } = this.discord;
    const { channel, source } = interaction;
    const user = userPayload(this.person);
    const permissions = String(world.permissionsIn(channel, this.id));
    const who = guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...memberPayload(guild, this.id), user, permissions },
        }
      : { user };
    return {
      id: interaction.id,
      application_id: world.app.id,
      type: interaction.type,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: interactionChannelPayload(world, channel, this.id),
      app_permissions: String(world.permissionsIn(channel, world.app.id)),
      locale: this.person.locale,
      entitlements: [],
      authorizing_integration_owners: interaction.metadata.authorizing_integration_owners,
      context: guild ? 0 : 1,
      attachment_size_limit: 10_485_760,
      data,
      ...who,
      ...(source ? { message: messages.payloadOf(source, { full: true }) } : {}),
    };
  }

  #mustSee(message: Shown): void {
    const { visibleTo, deleted } = message.stored;
    if (deleted || (visibleTo && visibleTo !== this.id)) {
      throw new Error(`${this.person.name} does not see that message.`);
    }
  }

  #mustOwn(message: Shown): void {
    if (message.stored.authorId !== this.id) throw new Error('Only the author can do that.');
  }
}

/** What people write may ping whomever it names. */
const USERS_OWN = { parse: ['users', 'roles', 'everyone'], replied_user: false } as const;

function dataOf(command: Command): Json {
  const { id, name, type, guild_id: guildId } = command;
  return { id, name, type, ...(guildId ? { guild_id: guildId } : {}) };
}
