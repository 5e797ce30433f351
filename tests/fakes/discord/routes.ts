/** Which request does what: method and pattern → handler. Places in a pattern begin with a colon. */
import type { Channels } from './channels.ts';
import type { Commands } from './commands.ts';
import type { Gateway } from './gateway.ts';
import { type ApiAnswer, type ApiRequest, NO_CONTENT, ok } from './http.ts';
import type { Interactions } from './interactions.ts';
import { REPLY } from './interactions.ts';
import type { Messages } from './messages.ts';
import { channelPayload, guildPayload, memberPayload, userPayload } from './payloads.ts';
import { refusals } from './problems.ts';
import { isObject } from './validate/basics.ts';
import { FLAG } from './validate/message.ts';
import type { World } from './world.ts';

export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (request: ApiRequest) => ApiAnswer;
  /** Interaction endpoints need no Authorization header: the token is in the path. */
  readonly open: boolean;
}

/** The parts that the routes lead to. */
export interface Parts {
  readonly world: World;
  readonly messages: Messages;
  readonly channels: Channels;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  address(): string;
}

/** Every route that the fake knows; others are 404. */
export function routesOf(parts: Parts): Route[] {
  return [
    ...channelRoutes(parts.channels),
    ...interactionRoutes(parts),
    ...commandRoutes(parts, '/applications/:app/commands', () => 'global'),
    ...commandRoutes(parts, '/applications/:app/guilds/:guild/commands', ({ values }) => {
      if (!parts.world.guilds.has(values.guild!)) throw refusals.missingAccess();
      return values.guild!;
    }),
    ...otherRoutes(parts),
  ];
}

function route(definition: string, handle: Route['handle'], open = false): Route {
  const [method, pattern] = definition.split(' ') as [string, string];
  return { method, pattern, handle, open };
}

function channelRoutes(channels: Channels): Route[] {
  const message = '/channels/:channel/messages/:message';
  return [
    route('GET /channels/:channel', (request) => channels.show(request)),
    route('PATCH /channels/:channel', (request) => channels.change(request)),
    route('POST /channels/:channel/messages', (request) => channels.post(request)),
    route('GET /channels/:channel/messages', (request) => channels.list(request)),
    route(`GET ${message}`, (request) => channels.showMessage(request)),
    route(`PATCH ${message}`, (request) => channels.edit(request)),
    route(`DELETE ${message}`, (request) => channels.remove(request)),
    route('POST /channels/:channel/typing', (request) => channels.type(request)),
    route('POST /channels/:channel/threads', (request) => channels.startThread(request)),
    route(`POST ${message}/threads`, (request) => channels.startThread(request)),
    route('PUT /channels/:channel/thread-members/@me', (request) => channels.join(request)),
    route('DELETE /channels/:channel/thread-members/@me', (request) => channels.join(request)),
    route(`PUT ${message}/reactions/:emoji/@me`, (request) => channels.react(request)),
    route(`DELETE ${message}/reactions/:emoji/@me`, (request) => channels.unreact(request)),
  ];
}

function interactionRoutes({ interactions, messages }: Parts): Route[] {
  const shown = (message: Parameters<Messages['payloadOf']>[0]) =>
    ok(messages.payloadOf(message, { full: true }));
  const owner = ({ values }: ApiRequest) => interactions.byToken(values.app!, values.token!);
  const bodyOf = ({ body }: ApiRequest) => (isObject(body) ? body : {});
  const one = '/webhooks/:app/:token/messages/:message';
  return [
    route(
      'POST /interactions/:interaction/:token/callback',
      ({ values, body, files, query }) => {
        const interaction = interactions.respond(values.interaction!, values.token!, body, files);
        if (query.get('with_response') !== 'true') return NO_CONTENT;
        const { original, firstReply } = interaction;
        const posted = firstReply!.type === REPLY.message || firstReply!.type === REPLY.defer;
        const response = original && posted;
        return ok({
          interaction: {
            id: interaction.id,
            type: interaction.type,
            ...(response
              ? {
                  response_message_id: original.id,
                  response_message_loading: (original.flags & FLAG.loading) !== 0,
                  response_message_ephemeral: (original.flags & FLAG.ephemeral) !== 0,
                }
              : {}),
          },
          resource: {
            type: firstReply!.type,
            ...(original ? { message: messages.payloadOf(original, { full: true }) } : {}),
          },
        });
      },
      true,
    ),
    route(
      'POST /webhooks/:app/:token',
      (request) => shown(interactions.followUp(owner(request), bodyOf(request), request.files)),
      true,
    ),
    route(
      `GET ${one}`,
      (request) => shown(interactions.message(owner(request), request.values.message!)),
      true,
    ),
    route(
      `PATCH ${one}`,
      (request) =>
        shown(interactions.edit(owner(request), request.values.message!, bodyOf(request), request.files)),
      true,
    ),
    route(
      `DELETE ${one}`,
      (request) => {
        messages.remove(interactions.message(owner(request), request.values.message!));
        return NO_CONTENT;
      },
      true,
    ),
  ];
}

function commandRoutes(parts: Parts, path: string, scope: (request: ApiRequest) => string): Route[] {
  const { commands, world } = parts;
  const scopeOf = (request: ApiRequest) => {
    if (request.values.app !== world.app.id) throw refusals.missingAccess();
    return scope(request);
  };
  const shown = (command: Parameters<Commands['payload']>[0], { query }: ApiRequest) =>
    commands.payload(command, query.get('with_localizations') === 'true');
  return [
    route(`GET ${path}`, (request) =>
      ok(commands.list(scopeOf(request)).map((each) => shown(each, request))),
    ),
    route(`PUT ${path}`, (request) => ok(commands.replaceAll(scopeOf(request), request.body))),
    route(`POST ${path}`, (request) => {
      const { command, isNew } = commands.create(scopeOf(request), request.body);
      return { status: isNew ? 201 : 200, body: command };
    }),
    route(`GET ${path}/:command`, (request) =>
      ok(shown(commands.get(scopeOf(request), request.values.command!), request)),
    ),
    route(`PATCH ${path}/:command`, (request) =>
      ok(commands.change(scopeOf(request), request.values.command!, request.body)),
    ),
    route(`DELETE ${path}/:command`, (request) => {
      commands.remove(scopeOf(request), request.values.command!);
      return NO_CONTENT;
    }),
  ];
}

function otherRoutes({ world, gateway, address }: Parts): Route[] {
  const url = () => address().replace(/^http/, 'ws');
  const application = () => ({
    id: world.app.id,
    name: world.app.name,
    description: '',
    icon: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: userPayload(world.app),
    approximate_guild_count: world.guilds.size,
  });
  const guildOf = ({ values }: ApiRequest) => {
    const guild = world.guilds.get(values.guild!);
    if (!guild) throw refusals.unknownGuild();
    return guild;
  };
  return [
    route('GET /gateway', () => ok({ url: url() }), true),
    route('GET /gateway/bot', () =>
      ok({
        url: url(),
        shards: gateway.shards,
        session_start_limit: {
          total: 1000,
          remaining: Math.max(0, gateway.identifiesLeft),
          reset_after: 14_400_000,
          max_concurrency: gateway.maxConcurrency,
        },
      }),
    ),
    route('GET /applications/@me', () => ok(application())),
    route('GET /oauth2/applications/@me', () => ok(application())),
    route('GET /users/@me', () => ok(userPayload(world.app))),
    route('GET /users/:user', ({ values }) => {
      const person = world.people.get(values.user!);
      if (!person) throw refusals.unknownUser();
      return ok(userPayload(person));
    }),
    route('POST /users/@me/channels', ({ body }) => {
      const id = isObject(body) ? String(body.recipient_id) : '';
      if (!world.people.has(id)) throw refusals.unknownUser();
      return ok(channelPayload(world, world.directMessage(id)));
    }),
    route('GET /guilds/:guild', (request) => ok(guildPayload(world, guildOf(request)))),
    route('GET /guilds/:guild/channels', (request) => {
      const { id } = guildOf(request);
      const channels = [...world.channels.values()].filter((each) => each.guildId === id && !each.thread);
      return ok(channels.map((each) => channelPayload(world, each)));
    }),
    route('GET /guilds/:guild/members/:user', (request) => {
      const guild = guildOf(request);
      const person = world.people.get(request.values.user!);
      if (!person || !guild.members.has(person.id)) throw refusals.unknownMember();
      return ok({ ...memberPayload(guild, person.id), user: userPayload(person) });
    }),
  ];
}
