/** The gateway with the real client: sessions that break, resume, end, are refused; what happened meanwhile is not lost. */
import { type Client, type ClientOptions, Events, GatewayIntentBits, type Message, Status } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { FakeDiscord } from '../../fakes/discord/server.ts';
import { until } from '../../fakes/discord/until.ts';
import { closeAll, INTENTS, logIn, newClient, NO_PINGS, startFake } from './client.ts';

afterEach(closeAll);

/** A bot that answers every mention. */
async function startEcho(discord: FakeDiscord, options: Partial<ClientOptions> = {}) {
  const onMessage = (message: Message) => message.reply({ content: 'Answer.', allowedMentions: NO_PINGS });
  return logIn(discord, { onMessage }, options);
}

function untilResumed(discord: FakeDiscord, times = 1) {
  return until(
    () => discord.gateway.resumes === times,
    () => `${discord.gateway.resumes} resumes, ${discord.gateway.identifies} identifies`,
  );
}

describe('a session that breaks is resumed, and what was said meanwhile is answered', () => {
  test.each([
    ['the connection is lost', (discord: FakeDiscord) => discord.gateway.drop()],
    ['the server asks to reconnect', (discord: FakeDiscord) => discord.gateway.askReconnect()],
    ['the server closes with 4000', (discord: FakeDiscord) => discord.gateway.closeWith(4000)],
    ['the session is invalid but can be resumed', (discord: FakeDiscord) => discord.gateway.invalidate(true)],
  ])('%s', async (_, breakIt) => {
    const discord = await startFake();
    await startEcho(discord);
    breakIt(discord);
    await until(
      () => !discord.gateway.connected,
      () => 'the connection is still there',
    );
    const said = discord.user('ada').mention('Are you there?');
    expect((await said.reply()).content).toBe('Answer.');
    await untilResumed(discord);
    expect(discord.gateway.identifies).toBe(1);
  });
});

test('nothing is told twice after a resume', async () => {
  const discord = await startFake();
  await startEcho(discord);
  await discord.user('ada').mention('First').reply();
  discord.gateway.drop();
  await untilResumed(discord);
  await discord.user('ada').mention('Second').reply();
  expect(
    discord
      .user('bo')
      .sees()
      .map(({ content }) => content.replace(/<@\d+> /, '')),
  ).toEqual(['First', 'Answer.', 'Second', 'Answer.']);
});

test('heartbeats that are not answered make the client resume', async () => {
  const discord = await startFake();
  discord.gateway.heartbeatInterval = 100;
  await startEcho(discord);
  await until(
    () => discord.gateway.heartbeats > 1,
    () => 'no heartbeat came',
  );
  expect(discord.gateway.resumes).toBe(0);
  discord.gateway.acknowledges = false;
  await until(
    () => discord.gateway.resumes === 1,
    () => `${discord.gateway.resumes} resumes`,
  );
  discord.gateway.acknowledges = true;
});

test('an invalid session is identified anew', async () => {
  const discord = await startFake();
  // Discord lets one IDENTIFY in five seconds pass; the client would wait for that, and here nobody has to.
  const atOnce = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) };
  await startEcho(discord, { ws: atOnce });
  discord.clock.advance(5_000);
  discord.gateway.invalidate(false);
  await until(
    () => discord.gateway.identifies === 2 && discord.gateway.connected,
    () => `${discord.gateway.identifies} identifies`,
  );
  expect((await discord.user('ada').mention('Again?').reply()).content).toBe('Answer.');
  expect(discord.gateway.resumes).toBe(0);
}, 15_000);

test('a connection that is refused for a while comes back on the same session', async () => {
  const discord = await startFake();
  await startEcho(discord);
  await discord.goOffline();
  await expect(fetch(discord.address)).rejects.toThrow('fetch failed');
  const said = discord.user('ada').mention('Still there?');
  await discord.start();
  expect((await said.reply()).content).toBe('Answer.');
  expect(discord.gateway.identifies).toBe(1);
}, 15_000);

describe('what Discord does not let in', () => {
  test('a privileged intent that is switched off: 4014', async () => {
    const discord = await startFake();
    const client = newClient(discord, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
  });

  test('the intent that is switched on brings all content', async () => {
    const discord = await startFake();
    discord.allowMessageContent();
    const read: string[] = [];
    await logIn(
      discord,
      { onMessage: async (message) => read.push(message.content) },
      { intents: [...INTENTS, GatewayIntentBits.MessageContent] },
    );
    discord.user('ada').say('For all');
    await until(
      () => read.length === 1,
      () => 'nothing came',
    );
    expect(read).toEqual(['For all']);
  });

  test('a wrong token: 401 before the gateway', async () => {
    const discord = await startFake();
    const client = newClient(discord);
    await expect(client.login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
    expect(discord.gateway.identifies).toBe(0);
    expect(discord.api.requests.map(({ status }) => status)).toEqual([401]);
  });

  test('a token that is reset while logged in: 4004 when it identifies', async () => {
    const discord = await startFake();
    const client = await startEcho(discord);
    const closed = closeCode(client);
    discord.resetToken();
    discord.gateway.closeWith(4004);
    expect(await closed).toBe(4004);
    await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 });
  });

  test('no login left today: the client does not try', async () => {
    const discord = await startFake();
    discord.gateway.identifiesLeft = 0;
    const client = newClient(discord);
    const outcome = client.login(discord.token).then(
      () => 'ready',
      (error: Error) => error.message,
    );
    expect(await outcome).toMatch(/Not enough sessions remaining/);
    expect(discord.gateway.identifies).toBe(0);
  });
});

function closeCode(client: Client): Promise<number> {
  return new Promise((resolve) => client.once(Events.ShardDisconnect, (event) => resolve(event.code)));
}

test('each shard gets the events of its servers, direct messages come to shard 0', async () => {
  const discord = await startFake();
  discord.gateway.shards = 2;
  const others = Array.from({ length: 6 }, (_, index) => {
    discord.clock.advance(1);
    return discord.addGuild(`Server ${index}`);
  });
  const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
  const far = others.find(({ id }) => shardOf(id) === 1)!;
  const told: string[] = [];
  const client = await logIn(
    discord,
    { onMessage: async (message) => told.push(`${message.content} ${message.guild?.shardId ?? 'direct'}`) },
    { shards: [1], shardCount: 2 },
  );
  expect(client.guilds.cache.has(far.id)).toBe(true);
  expect([...client.guilds.cache.keys()].every((id) => shardOf(id) === 1)).toBe(true);
  expect(client.ws.status).toBe(Status.Ready);
  const channel = discord.channel('elsewhere', { guild: far });
  discord.user('bo').dm('for shard 0');
  discord.user('ada', { guild: far }).mention('here', { channel });
  await until(
    () => told.length > 0,
    () => 'nothing came',
  );
  expect(told).toEqual([`<@${discord.world.app.id}> here 1`]);
});
