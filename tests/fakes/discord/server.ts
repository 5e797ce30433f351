/**
 * A Discord on the loopback address, HTTP and gateway, that refuses what Discord refuses. Point the client at it with
 * `rest: { api: discord.apiUrl }`; act as people with `discord.user('ada')`.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayIntentBits } from 'discord.js';
import { Api, type SeenRequest } from './api.ts';
import { Channels } from './channels.ts';
import { FakeClock } from './clock.ts';
import { Commands } from './commands.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { PRIVILEGED } from './gateway-rules.ts';
import { Interactions } from './interactions.ts';
import { RateLimits } from './limits.ts';
import { type MessageEvent, Messages, type StoredMessage } from './messages.ts';
import { channelPayload, guildPayload, memberPayload, userPayload } from './payloads.ts';
import { has, type Permission } from './permissions.ts';
import { routesOf } from './routes.ts';
import { FakeUser, type UserOptions } from './user.ts';
import type { Json } from './validate/basics.ts';
import { type Channel, type Guild, World } from './world.ts';

export class FakeDiscord {
  readonly clock = new FakeClock();
  readonly world = new World(this.clock);
  readonly limits = new RateLimits(this.clock);
  readonly faults = new Faults();
  readonly commands = new Commands(this.clock, this.world.app.id);
  readonly messages = new Messages(
    this.world,
    this.clock,
    () => this.address,
    (event, message) => this.#tellMessage(event, message),
  );
  readonly interactions = new Interactions(this.world, this.clock, this.messages);
  readonly gateway: Gateway = new Gateway({
    clock: this.clock,
    token: () => this.token,
    address: () => this.address,
    welcome: (intents, shard) => this.#welcome(intents, shard),
  });
  /** The server and the channel in which people act when nothing else is said. */
  readonly guild: Guild;
  readonly general: Channel;
  /** The only token that logs in. */
  token = `${Buffer.from(this.world.app.id).toString('base64url')}.fake01.${randomBytes(20).toString('base64url')}`;
  readonly #channels = new Channels(
    this.world,
    this.messages,
    () => this.clock.now(),
    (event, channel) => this.#tellChannel(event, channel),
  );
  /** Requests, refusals, latency: see Api. */
  readonly api: Api = new Api({
    routes: routesOf({
      world: this.world,
      messages: this.messages,
      channels: this.#channels,
      commands: this.commands,
      interactions: this.interactions,
      gateway: this.gateway,
      address: () => this.address,
    }),
    limits: this.limits,
    faults: this.faults,
    messages: this.messages,
    token: () => this.token,
    address: () => this.address,
  });
  readonly #users = new Map<string, FakeUser>();
  #server = this.#newServer();
  #port = 0;

  constructor(options: { locale?: string; appPermissions?: readonly Permission[] } = {}) {
    this.guild = this.world.addGuild('Test server', options);
    this.general = this.world.addChannel(this.guild, 'general');
  }

  /** `http://127.0.0.1:PORT` */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** For the client's `rest.api` and for DISCORD_API_URL. */
  get apiUrl(): string {
    return `${this.address}/api`;
  }

  /** Starts listening on a free port; after goOffline() on the same one. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Ends everything. @throws the first error of the fake itself, if there was one. */
  async stop(): Promise<void> {
    this.gateway.stop();
    await this.goOffline();
    if (this.api.failures.length > 0) throw this.api.failures[0];
  }

  /** Connections are refused from now on, those that are there break. Sessions stay. */
  async goOffline(): Promise<void> {
    this.gateway.drop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#server = this.#newServer();
  }

  /** The person of this name; options count at the first call. */
  user(name: string, options: UserOptions = {}): FakeUser {
    const known = this.#users.get(name);
    if (known) return known;
    const guild = options.guild ?? this.guild;
    const person = this.world.addPerson(name, options);
    this.world.giveRole(guild, person.id, options.permissions ?? []);
    const user = new FakeUser(this, person, guild);
    this.#users.set(name, user);
    return user;
  }

  /** The channel of this name in the test server; made at the first call, without what `deny` takes from the bot. */
  channel(name: string, options: { deny?: readonly Permission[]; guild?: Guild } = {}): Channel {
    const guild = options.guild ?? this.guild;
    for (const each of this.world.channels.values()) {
      if (each.guildId === guild.id && each.name === name) return each;
    }
    const channel = this.world.addChannel(guild, name);
    if (options.deny) this.world.overwrite(channel, this.world.app.id, { deny: options.deny });
    this.gateway.dispatch('CHANNEL_CREATE', channelPayload(this.world, channel), this.#ofGuild(channel));
    return channel;
  }

  /** A further server, to which the bot is added now. */
  addGuild(name: string, options: { locale?: string; appPermissions?: readonly Permission[] } = {}): Guild {
    const guild = this.world.addGuild(name, options);
    const target = { intents: GatewayIntentBits.Guilds, guildId: guild.id };
    this.gateway.dispatch('GUILD_CREATE', guildPayload(this.world, guild), target);
    return guild;
  }

  /** Gives or takes permissions of the bot in a channel, from now on. */
  permit(channel: Channel, change: { allow?: readonly Permission[]; deny?: readonly Permission[] }): void {
    this.world.overwrite(channel, this.world.app.id, change);
    this.#tellChannel('CHANNEL_UPDATE', channel);
  }

  /** A thread that a person started. */
  thread(name: string, parent: Channel = this.general): Channel {
    const thread = this.world.addThread(parent, name, this.guild.ownerId);
    this.#tellChannel('THREAD_CREATE', thread);
    return thread;
  }

  /** The bot's privileged intent for message content, as switched on in the portal. */
  allowMessageContent(): void {
    this.gateway.allowedPrivileged |= PRIVILEGED.messageContent;
  }

  /** The portal resets the token: who has the old one is logged out. */
  resetToken(): void {
    this.token = `${this.token.slice(0, -4)}${randomBytes(3).toString('base64url')}`;
  }

  /** Every request, in order. */
  get requests(): readonly SeenRequest[] {
    return this.api.requests;
  }

  /** Messages and edits that did not close all mentions themselves: must be empty. */
  get unguarded(): readonly SeenRequest[] {
    return this.api.unguarded;
  }

  /** Every ping that the bot's messages and edits asked for: must be empty. */
  get pinged(): Messages['pinged'] {
    return this.messages.pinged;
  }

  #newServer() {
    const server = createServer((request, response) => this.api.listen(request, response));
    server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
    return server;
  }

  #welcome(intents: number, [shard, count]: readonly [number, number]) {
    this.messages.contentIntent = (intents & PRIVILEGED.messageContent) !== 0;
    const guilds = [...this.world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(count)) === shard,
    );
    const ready: Json = {
      user: { ...userPayload(this.world.app), verified: true, mfa_enabled: false, flags: 0, email: null },
      application: { id: this.world.app.id, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      relationships: [],
      user_settings: {},
    };
    const wantsGuilds = (intents & GatewayIntentBits.Guilds) !== 0;
    return { ready, guilds: wantsGuilds ? guilds.map((each) => guildPayload(this.world, each) as Json) : [] };
  }

  /** Private messages are not announced to the bot, and nothing from channels that it cannot see. */
  #tellMessage(event: MessageEvent, message: StoredMessage): void {
    const channel = this.world.channels.get(message.channelId)!;
    const canSee = has(this.world.permissionsIn(channel, this.world.app.id), 'ViewChannel');
    if (message.visibleTo || !canSee) return;
    const guild = channel.guildId ? this.world.guilds.get(channel.guildId) : undefined;
    const inGuild = guild ? { guild_id: guild.id } : {};
    const intents = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    const data =
      event === 'MESSAGE_DELETE'
        ? { id: message.id, channel_id: message.channelId, ...inGuild }
        : {
            ...this.messages.payloadOf(message),
            ...inGuild,
            // Only events carry it: from it the client knows the channel of a direct message.
            channel_type: channel.type,
            ...(guild ? { member: memberPayload(guild, message.authorId) } : {}),
          };
    this.gateway.dispatch(event, data, { intents, ...(guild ? { guildId: guild.id } : {}) });
  }

  #tellChannel(event: string, channel: Channel): void {
    this.gateway.dispatch(event, channelPayload(this.world, channel), this.#ofGuild(channel));
  }

  #ofGuild({ guildId }: Channel) {
    return { intents: GatewayIntentBits.Guilds, ...(guildId ? { guildId } : {}) };
  }
}
