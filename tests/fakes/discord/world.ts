/** The servers, channels and people of the fake. Only state; who is told about changes is the gateway's part. */
import type { FakeClock } from './clock.ts';
import {
  basePermissions,
  bits,
  channelPermissions,
  EVERYONE,
  IN_DIRECT_MESSAGE,
  type Overwrite,
  type Permission,
  type Role,
} from './permissions.ts';

export const CHANNEL_TYPE = { text: 0, directMessage: 1, publicThread: 11, privateThread: 12 } as const;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** A Discord locale: `en-US`, `vi`, `no` … */
  locale: string;
  /** Takes no direct messages. */
  refusesMessages?: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  /** Role ids by member. */
  readonly members: Map<string, string[]>;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  name: string;
  readonly guildId?: string;
  /** Of a thread: the channel that it is in. */
  readonly parentId?: string;
  readonly overwrites: Overwrite[];
  /** Of a direct message: the person on the other side. */
  readonly recipientId?: string;
  thread?: ThreadState;
  /** When the bot showed that it types: milliseconds since 1970. */
  readonly typing: number[];
}

export interface ThreadState {
  readonly ownerId: string;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  messageCount: number;
}

export class World {
  readonly people = new Map<string, Person>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly app: Person;

  constructor(private readonly clock: FakeClock) {
    this.app = this.addPerson('quoth-test', { bot: true });
  }

  addPerson(name: string, options: { bot?: boolean; locale?: string } = {}): Person {
    const id = this.clock.snowflake();
    const person = { id, name, bot: options.bot ?? false, locale: options.locale ?? 'en-US' };
    this.people.set(id, person);
    return person;
  }

  /** A server with the bot in it. `appPermissions` are those of the bot's own role. */
  addGuild(name: string, options: { locale?: string; appPermissions?: readonly Permission[] } = {}): Guild {
    const id = this.clock.snowflake();
    const owner = this.addPerson(`owner of ${name}`);
    const everyone: Role = { id, name: '@everyone', permissions: bits(EVERYONE) };
    const guild: Guild = {
      id,
      name,
      locale: options.locale ?? 'en-US',
      ownerId: owner.id,
      roles: new Map([[id, everyone]]),
      members: new Map([[owner.id, []]]),
    };
    this.guilds.set(id, guild);
    this.giveRole(guild, this.app.id, options.appPermissions ?? []);
    return guild;
  }

  /** Makes someone a member, with a role of their own where there is something to give. */
  giveRole(guild: Guild, personId: string, permissions: readonly Permission[]): void {
    const roles = guild.members.get(personId) ?? [];
    guild.members.set(personId, roles);
    if (permissions.length === 0) return;
    const role: Role = {
      id: this.clock.snowflake(),
      name: `role of ${personId}`,
      permissions: bits(permissions),
    };
    guild.roles.set(role.id, role);
    roles.push(role.id);
  }

  addChannel(guild: Guild, name: string): Channel {
    const channel = {
      id: this.clock.snowflake(),
      type: CHANNEL_TYPE.text,
      name,
      guildId: guild.id,
      overwrites: [],
      typing: [],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** A thread; one that grew from a message has the id of that message. */
  addThread(parent: Channel, name: string, ownerId: string, id = this.clock.snowflake()): Channel {
    const channel: Channel = {
      id,
      type: CHANNEL_TYPE.publicThread,
      name,
      ...(parent.guildId ? { guildId: parent.guildId } : {}),
      parentId: parent.id,
      overwrites: [],
      typing: [],
      thread: { ownerId, archived: false, locked: false, autoArchiveMinutes: 4320, messageCount: 0 },
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** The conversation between the bot and a person; made at the first call. */
  directMessage(personId: string): Channel {
    for (const channel of this.channels.values()) if (channel.recipientId === personId) return channel;
    const channel: Channel = {
      id: this.clock.snowflake(),
      type: CHANNEL_TYPE.directMessage,
      name: '',
      overwrites: [],
      recipientId: personId,
      typing: [],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Gives or takes permissions of someone in a channel. */
  overwrite(
    channel: Channel,
    personId: string,
    { allow = [], deny = [] }: { allow?: readonly Permission[]; deny?: readonly Permission[] },
  ): void {
    const known = channel.overwrites.find((each) => each.id === personId);
    const entry: Overwrite = known ?? { id: personId, type: 1, allow: 0n, deny: 0n };
    if (!known) channel.overwrites.push(entry);
    entry.allow = (entry.allow & ~bits(deny)) | bits(allow);
    entry.deny = (entry.deny & ~bits(allow)) | bits(deny);
  }

  /** What someone may do in a channel; in a thread the rules of its parent hold. */
  permissionsIn(channel: Channel, personId: string): bigint {
    const guild = channel.guildId ? this.guilds.get(channel.guildId) : undefined;
    if (!guild) return IN_DIRECT_MESSAGE;
    const roleIds = guild.members.get(personId);
    if (!roleIds) return 0n;
    const held = channel.parentId ? (this.channels.get(channel.parentId) ?? channel) : channel;
    return channelPermissions(this.basePermissions(guild, personId), held.overwrites, {
      userId: personId,
      guildId: guild.id,
      roleIds,
    });
  }

  /** What someone may do in a server. */
  basePermissions(guild: Guild, personId: string): bigint {
    const roleIds = guild.members.get(personId) ?? [];
    const roles = [guild.id, ...roleIds]
      .map((id) => guild.roles.get(id))
      .filter((role) => role !== undefined);
    const base = basePermissions(roles);
    return personId === guild.ownerId
      ? basePermissions([{ id: '', name: '', permissions: bits(['Administrator']) }])
      : base;
  }
}
