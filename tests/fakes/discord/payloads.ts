/** The world as Discord writes it in JSON: users, members, channels, servers. Shapes: discord-api-types v10. */
import type { Channel, Guild, Person, World } from './world.ts';
import { CHANNEL_TYPE } from './world.ts';

const SINCE = '2024-03-01T09:00:00.000000+00:00';

export function userPayload(person: Person): object {
  return {
    id: person.id,
    username: person.name,
    discriminator: person.bot ? '0001' : '0',
    global_name: person.bot ? null : person.name,
    avatar: null,
    // The client merges users in its cache, so a flag that is there once stays: never send `bot: false` for the bot.
    bot: person.bot,
  };
}

/** A member without its user, as messages carry it. */
export function memberPayload(guild: Guild, personId: string): object {
  return {
    roles: guild.members.get(personId) ?? [],
    joined_at: SINCE,
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
    pending: false,
    premium_since: null,
    communication_disabled_until: null,
  };
}

export function channelPayload(world: World, channel: Channel): object {
  const base = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.type === CHANNEL_TYPE.directMessage) {
    const person = world.people.get(channel.recipientId!)!;
    return { ...base, recipients: [userPayload(person)] };
  }
  const inGuild = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    rate_limit_per_user: 0,
  };
  if (!channel.thread) {
    return {
      ...inGuild,
      position: 0,
      topic: null,
      nsfw: false,
      permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
        id,
        type,
        allow: String(allow),
        deny: String(deny),
      })),
    };
  }
  const { ownerId, archived, locked, autoArchiveMinutes, messageCount } = channel.thread;
  return {
    ...inGuild,
    owner_id: ownerId,
    message_count: messageCount,
    member_count: 2,
    total_message_sent: messageCount,
    thread_metadata: {
      archived,
      locked,
      auto_archive_duration: autoArchiveMinutes,
      archive_timestamp: SINCE,
      create_timestamp: SINCE,
    },
  };
}

/** The channel as an interaction carries it, with the permissions of who acts. */
export function interactionChannelPayload(world: World, channel: Channel, personId: string): object {
  return {
    ...channelPayload(world, channel),
    permissions: String(world.permissionsIn(channel, personId)),
  };
}

/** A server as GUILD_CREATE brings it. Without the Members intent only the bot is among the members. */
export function guildPayload(world: World, guild: Guild): object {
  const channels = [...world.channels.values()].filter((each) => each.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 1,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    application_id: null,
    preferred_locale: guild.locale,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map((role, position) => ({
      id: role.id,
      name: role.name,
      permissions: String(role.permissions),
      position,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    })),
    joined_at: SINCE,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [{ ...memberPayload(guild, world.app.id), user: userPayload(world.app) }],
    channels: channels.filter((each) => !each.thread).map((each) => channelPayload(world, each)),
    threads: channels.filter((each) => each.thread).map((each) => channelPayload(world, each)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
