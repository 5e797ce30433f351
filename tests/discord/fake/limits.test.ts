/** Limits by route and over all, failures of the server and the line, command registration. */
import type { ChatInputCommandInteraction, Client } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { RateLimits } from '../../fakes/discord/limits.ts';
import type { FakeDiscord } from '../../fakes/discord/server.ts';
import { until } from '../../fakes/discord/until.ts';
import { ASK, closeAll, NO_PINGS, startFake, startWithAsk } from './client.ts';

afterEach(closeAll);

describe('limits', () => {
  const send = (client: Client, discord: FakeDiscord, content: string) =>
    client.rest.post(`/channels/${discord.general.id}/messages`, { body: { content } });

  test('the client waits for a bucket that is empty and loses nothing', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    discord.limits.allow('POST /channels/:channel/messages', { requests: 2, seconds: 0.3 });
    const begin = performance.now();
    await Promise.all(['a', 'b', 'c'].map((content) => send(client, discord, content)));
    expect(performance.now() - begin).toBeGreaterThan(250);
    expect(discord.limits.refused).toEqual([]);
    expect(
      discord
        .user('ada')
        .sees()
        .map(({ content }) => content),
    ).toEqual(['a', 'b', 'c']);
  });

  test('a bucket belongs to one channel', async () => {
    const { discord } = await startWithAsk(async () => undefined);
    discord.limits.allow('POST /channels/:channel/messages', { requests: 1, seconds: 60 });
    const post = (channel: string) => plain(discord, `/channels/${channel}/messages`, { content: 'x' });
    const other = discord.channel('other');
    expect((await post(discord.general.id)).status).toBe(200);
    const refused = await post(discord.general.id);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await refused.json()).toMatchObject({ global: false, message: 'You are being rate limited.' });
    expect((await post(other.id)).status).toBe(200);
    discord.clock.advance(60_001);
    expect((await post(discord.general.id)).status).toBe(200);
  });

  test('the limit over all holds on all routes but those of interactions', async () => {
    const { discord } = await startWithAsk(async () => undefined);
    discord.limits.allowGlobally({ requests: 1, seconds: 60 });
    expect((await plain(discord, '/users/@me')).status).toBe(200);
    const refused = await plain(discord, `/channels/${discord.general.id}`);
    expect([refused.status, refused.headers.get('x-ratelimit-global')]).toEqual([429, 'true']);
    expect(await refused.json()).toMatchObject({ global: true });
    const byToken = await plain(discord, `/webhooks/${discord.world.app.id}/unknown/messages/@original`);
    expect(byToken.status).toBe(404);
  });

  test('50 requests in a second over all are the limit', () => {
    let now = 1_000_000;
    const limits = new RateLimits({ now: () => now });
    const take = (index: number) => limits.take({ route: `GET /r${index}`, major: '', countsGlobally: true });
    const refused = Array.from({ length: 51 }, (_, index) => take(index)).map((each) => each?.global);
    expect(refused).toEqual([...Array.from({ length: 50 }, () => undefined), true]);
    now += 1_000;
    expect(take(51)).toBe(undefined);
  });

  test.each([
    ['by route', 'POST /channels/:channel/messages'],
    ['over all', null],
  ])('a 429 %s is waited for and tried again', async (_, route) => {
    const { discord, client } = await startWithAsk(async () => undefined);
    discord.limits.refuseNext(route, 0.2);
    const begin = performance.now();
    await send(client, discord, 'x');
    expect(performance.now() - begin).toBeGreaterThan(190);
    expect(discord.limits.refused).toEqual([
      { route: 'POST /channels/:channel/messages', global: route === null },
    ]);
    expect(discord.user('ada').sees()).toHaveLength(1);
  });
});

describe('failures', () => {
  const edit = (interaction: ChatInputCommandInteraction) =>
    interaction.editReply({ content: 'Answer.', allowedMentions: NO_PINGS });

  test('a 503 is tried again', async () => {
    const { discord } = await startWithAsk(async (interaction) => {
      await interaction.deferReply();
      await edit(interaction);
    });
    discord.faults.order('PATCH /webhooks/:app/:token/messages/:message', { status: 503 }, 2);
    expect((await discord.user('ada').slash('ask').answer()).content).toBe('Answer.');
    const tries = discord.requests.filter(({ method }) => method === 'PATCH').map(({ status }) => status);
    expect(tries).toEqual([503, 503, 200]);
  });

  test('an answer that is lost on the way was done all the same', async () => {
    const { discord, errors } = await startWithAsk((interaction) => interaction.deferReply());
    discord.faults.order(/callback/, { breaks: 'after' });
    await discord.user('ada').slash('ask').shown();
    // The client tries again and is told that this was the second time.
    await until(
      () => discord.requests.some(({ status }) => status === 400) || errors.length > 0,
      () => 'it was not tried again',
    );
    expect(discord.interactions.all[0]!.firstReply?.type).toBe(5);
  });

  test('a slow answer takes as long as ordered', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    discord.faults.order('GET /users/@me', { delay: 80 });
    const begin = performance.now();
    await client.rest.get('/users/@me');
    expect(performance.now() - begin).toBeGreaterThan(75);
  });

  test.each([
    ['an unknown path', '/nowhere', {}, 404, 0],
    ['no token', '/users/@me', { authorization: '' }, 401, 0],
    ['no user agent of a bot', '/users/@me', { 'user-agent': 'curl' }, 403, 40333],
    ['an unknown channel', '/channels/1', {}, 404, 10003],
  ])('%s', async (_, path, headers, status, code) => {
    const discord = await startFake();
    const answer = await plain(discord, path, undefined, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
    expect(discord.limits.invalidAnswers).toBe(status === 404 ? 0 : 1);
  });

  test('a body that is no JSON is 50109', async () => {
    const discord = await startFake();
    const answer = await plain(discord, `/channels/${discord.general.id}/messages`, '{');
    expect(await answer.json()).toMatchObject({ code: 50109 });
  });
});

describe('registration', () => {
  const path = (discord: FakeDiscord) => `/applications/${discord.world.app.id}/commands` as const;

  test('a command keeps its id when it is replaced; localisations are shown on request', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    const localised = { ...ASK, name_localizations: { vi: 'hỏi' } };
    const [before] = discord.commands.list('global');
    await client.rest.put(path(discord), { body: [localised] });
    const plainList = (await client.rest.get(path(discord))) as object[];
    expect(plainList).toMatchObject([{ id: before!.id, name: 'ask' }]);
    expect(plainList[0]).not.toHaveProperty('name_localizations');
    const query = new URLSearchParams({ with_localizations: 'true' });
    expect(await client.rest.get(path(discord), { query })).toMatchObject([
      { name_localizations: { vi: 'hỏi' }, description_localizations: null },
    ]);
    expect(discord.commands.writes).toBe(2);
  });

  test('one is added, changed, deleted; afterwards it is 10063', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    const made = (await client.rest.post(path(discord), { body: { ...ASK, name: 'help' } })) as {
      id: string;
    };
    await client.rest.patch(`${path(discord)}/${made.id}`, { body: { description: 'Helps' } });
    expect(discord.user('ada').commands()).toContainEqual({ name: 'help', description: 'Helps', type: 1 });
    await client.rest.delete(`${path(discord)}/${made.id}`);
    await expect(client.rest.get(`${path(discord)}/${made.id}`)).rejects.toMatchObject({ code: 10063 });
  });

  test('the sixteenth message command is 30032, the two hundred and first new one in a day 30034', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    const menu = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ type: 3, name: `m${index}` }));
    await client.rest.put(path(discord), { body: menu(15) });
    await expect(client.rest.put(path(discord), { body: menu(16) })).rejects.toMatchObject({ code: 30032 });
    const slashes = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...ASK, name: `c${from + index}` }));
    await client.rest.put(path(discord), { body: slashes(0, 100) });
    // 1 by start(), 15 menus, 100 commands: 84 are left.
    await client.rest.put(path(discord), { body: slashes(100, 84) });
    await expect(client.rest.put(path(discord), { body: slashes(300, 1) })).rejects.toMatchObject({
      code: 30034,
    });
  });

  test('a wrong command is 50035 at its place in the list', async () => {
    const { discord, client } = await startWithAsk(async () => undefined);
    const wrong = { ...ASK, name: 'Two words' };
    await expect(client.rest.put(path(discord), { body: [ASK, wrong] })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { 1: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } } },
    });
  });
});

/** A request without the client, which would wait and try again. */
function plain(discord: FakeDiscord, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(`${discord.apiUrl}/v10${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: {
      authorization: `Bot ${discord.token}`,
      'user-agent': 'DiscordBot (https://example.org, 1)',
      'content-type': 'application/json',
      ...headers,
    },
  });
}
