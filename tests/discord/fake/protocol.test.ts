/** The gateway without the client: what it closes, and with which code; IDENTIFY and RESUME by hand. */
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { FakeDiscord } from '../../fakes/discord/server.ts';
import { until } from '../../fakes/discord/until.ts';
import { closeAll, startFake } from './client.ts';

afterEach(closeAll);

describe('a client that does not keep to the protocol is closed', () => {
  const identify = (discord: FakeDiscord, more: object = {}) => ({
    op: 2,
    d: { token: discord.token, intents: 512, properties: { os: 'x', browser: 'x', device: 'x' }, ...more },
  });

  test.each([
    ['an unknown version', '?v=6&encoding=json', () => [], 4012],
    ['events before IDENTIFY', '', () => [{ op: 3, d: {} }], 4003],
    ['no JSON object', '', () => ['hello'], 4002],
    ['more than 4096 bytes', '', () => [{ op: 1, d: 'x'.repeat(4096) }], 4002],
    ['a wrong token', '', (discord) => [identify(discord, { token: 'x' })], 4004],
    [
      'a login too many in a day, which resets the token',
      '',
      (discord) => withoutLogins(discord, identify(discord)),
      4004,
    ],
    ['IDENTIFY twice', '', (discord) => [identify(discord), identify(discord)], 4005],
    ['a shard beyond the number of shards', '', (discord) => [identify(discord, { shard: [2, 2] })], 4010],
    ['intents that do not exist', '', (discord) => [identify(discord, { intents: 1 << 30 })], 4013],
    ['a privileged intent', '', (discord) => [identify(discord, { intents: 1 << 15 })], 4014],
    ['an unknown operation', '', (discord) => [identify(discord), { op: 77, d: null }], 4001],
    ['121 events in a minute', '', () => Array.from({ length: 121 }, () => ({ op: 1, d: null })), 4008],
  ] as const satisfies readonly (readonly [string, string, (discord: FakeDiscord) => unknown[], number])[])(
    '%s',
    async (_, query, packets, code) => {
      const discord = await startFake();
      const socket = connect(discord, query);
      for (const packet of packets(discord)) await socket.send(packet);
      expect(await socket.closed).toBe(code);
    },
  );

  test('120 events in a minute are fine', async () => {
    const discord = await startFake();
    const socket = connect(discord);
    for (let count = 0; count < 120; count += 1) await socket.send({ op: 1, d: null });
    const acknowledged = () => socket.packets.filter(({ op }) => op === 11).length;
    await until(
      () => acknowledged() === 120,
      () => `${acknowledged()} acknowledged`,
    );
  });

  test('a second IDENTIFY within five seconds gets op 9, later one is welcome', async () => {
    const discord = await startFake();
    const first = connect(discord);
    await first.send(identify(discord));
    await first.packet((packet) => packet.t === 'READY');
    const second = connect(discord);
    await second.send(identify(discord));
    expect((await second.packet((packet) => packet.op === 9)).d).toBe(false);
    discord.clock.advance(5_000);
    const third = connect(discord);
    await third.send(identify(discord));
    await third.packet((packet) => packet.t === 'READY');
  });

  test('RESUME brings what came after the number, once and in order', async () => {
    const discord = await startFake();
    const first = connect(discord);
    await first.send(identify(discord));
    const ready = await first.packet((packet) => packet.t === 'READY');
    const { session_id: session } = ready.d as { session_id: string };
    for (const text of ['one', 'two']) discord.user('ada').mention(text);
    await first.packet((packet) => packet.s === 3);
    discord.gateway.drop();
    discord.user('ada').mention('three');
    const second = connect(discord);
    await second.send({ op: 6, d: { token: discord.token, session_id: session, seq: 2 } });
    await second.packet((packet) => packet.t === 'RESUMED');
    expect(second.packets.filter(({ op }) => op === 0).map(({ t, s }) => [t, s])).toEqual([
      ['MESSAGE_CREATE', 3],
      ['MESSAGE_CREATE', 4],
      ['RESUMED', 5],
    ]);
  });

  test('the bot is not told of private messages, of channels that it cannot see, of what it did not ask for', async () => {
    const discord = await startFake();
    const socket = connect(discord);
    await socket.send(identify(discord));
    await socket.packet((packet) => packet.t === 'READY');
    const { world, general, messages } = discord;
    const ada = discord.user('ada');
    messages.post({ channel: general, authorId: world.app.id, payload: { content: 'x' }, visibleTo: ada.id });
    ada.mention('Behind a door', { channel: discord.channel('hidden', { deny: ['ViewChannel'] }) });
    ada.dm('Without the intent');
    ada.mention('For the bot');
    await socket.packet((packet) => packet.t === 'MESSAGE_CREATE');
    expect(socket.packets.filter(({ op }) => op === 0).map(({ t }) => t)).toEqual([
      'READY',
      'MESSAGE_CREATE',
    ]);
    expect(socket.packets.at(-1)!.d).toMatchObject({ content: `<@${world.app.id}> For the bot` });
  });

  test('RESUME of a session that is gone gets op 9; of a number that never was, 4007', async () => {
    const discord = await startFake();
    const first = connect(discord);
    await first.send(identify(discord));
    const ready = await first.packet((packet) => packet.t === 'READY');
    const { session_id: session } = ready.d as { session_id: string };
    const resume = (seq: number) => ({ op: 6, d: { token: discord.token, session_id: session, seq } });
    const second = connect(discord);
    await second.send(resume(99));
    expect(await second.closed).toBe(4007);
    discord.gateway.forgetSessions();
    const third = connect(discord);
    await third.send(resume(1));
    expect((await third.packet((packet) => packet.op === 9)).d).toBe(false);
  });
});

function withoutLogins(discord: FakeDiscord, packet: object): object[] {
  discord.gateway.identifiesLeft = 0;
  return [packet];
}

interface Packet {
  readonly op: number;
  readonly t?: string;
  readonly s?: number;
  readonly d: unknown;
}

/** A client that sends what it is told to. */
function connect(discord: FakeDiscord, query = '?v=10&encoding=json') {
  const socket = new WebSocket(`${discord.address.replace('http', 'ws')}/${query || '?v=10&encoding=json'}`);
  const packets: Packet[] = [];
  socket.on('message', (raw) => packets.push(JSON.parse(String(raw)) as Packet));
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  return {
    packets,
    closed: new Promise<number>((resolve) => socket.once('close', resolve)),
    async send(packet: unknown): Promise<void> {
      await opened;
      socket.send(JSON.stringify(packet));
    },
    packet: (fits: (packet: Packet) => boolean) =>
      until(
        () => packets.find(fits),
        () => `only ${JSON.stringify(packets)} came`,
      ),
  };
}
