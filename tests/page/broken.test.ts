/**
 * Clients that are broken or mean no good: a thousand malformed requests, each with the status that its fault calls for, and
 * connections that never come to an end. Afterwards the page answers as before.
 */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../src/bench/random.ts';
import { done, get, type Served, serve } from './served.ts';

let one: Served;
beforeAll(async () => {
  one = await serve();
});
afterAll(async () => {
  await one.page.close();
});

const QUESTION = { kind: 'message', text: 'How much will the bridge cost?', locale: 'en', follows: null };
const HOST = 'host: 127.0.0.1';
const JSON_TYPE = 'content-type: application/json';

/** Bytes to send, and the statuses that come back for them, in order. */
interface Fault {
  readonly bytes: string | Buffer;
  readonly statuses: readonly number[];
}

const headed = (line: string, ...headers: readonly string[]): string =>
  `${[line, ...headers, 'connection: close'].join('\r\n')}\r\n\r\n`;
const getting = (target: string, ...headers: readonly string[]): string =>
  headed(`GET ${target} HTTP/1.1`, HOST, ...headers);
const posting = (body: string | Buffer, target = '/api/interactions'): Buffer => {
  const bytes = Buffer.from(body);
  const head = headed(`POST ${target} HTTP/1.1`, HOST, JSON_TYPE, `content-length: ${bytes.length}`);
  return Buffer.concat([Buffer.from(head), bytes]);
};
const chunked = (...chunks: readonly string[]): string =>
  headed('POST /api/interactions HTTP/1.1', HOST, JSON_TYPE, 'transfer-encoding: chunked') + chunks.join('');
const letters = (random: Random, length: number, of = 'abcdefghijklmnopqrstuvwxyz'): string =>
  Array.from({ length }, () => random.pick([...of])).join('');

/** Values that stand where a text, a truth or a list belongs. */
const WRONG = [0, -1, 1e308, [], {}, [[]], { a: null }, 'x'.repeat(4_001)];

function wrongInteraction(random: Random): unknown {
  const wrong = random.pick(WRONG);
  return random.pick([
    wrong,
    null,
    { ...QUESTION, text: random.pick(WRONG.slice(0, -1)) },
    { ...QUESTION, text: 'x'.repeat(4_001) },
    { ...QUESTION, locale: random.pick([...WRONG, 'de', 'EN', null]) },
    { ...QUESTION, follows: random.pick([...WRONG, '', 'short', '../../etc']) },
    { ...QUESTION, kind: random.pick([...WRONG, 'shout', '__proto__', 'constructor', null]) },
    { kind: 'command', name: wrong === WRONG[7] ? wrong : random.pick(WRONG), options: {}, locale: 'en' },
    { kind: 'command', name: 'ask', options: { question: random.pick(WRONG) }, locale: 'en' },
    { kind: 'command', name: 'ask', locale: 'en' },
    {
      kind: 'button',
      customId: 'y'.repeat(random.between(101, 900)),
      shown: null,
      private: false,
      locale: 'en',
    },
    { kind: 'button', customId: '1?', shown: random.pick(WRONG), private: 'no', locale: 'en' },
    {
      kind: 'select',
      customId: '1o',
      values: random.pick([wrong === WRONG[3] ? 1 : 'x', Array(26).fill('a')]),
      shown: null,
      private: true,
      locale: 'en',
    },
    {
      kind: 'modal',
      customId: '1A',
      values: { question: random.pick([1, [], {}, null]) },
      shown: null,
      private: true,
      locale: 'en',
    },
  ]);
}

/** One kind of fault each; called with the same seed they are the same. */
const FAULTS: Readonly<Record<string, (random: Random) => Fault>> = {
  'bytes that are no request': (random) => ({
    bytes: Buffer.concat([
      Buffer.from([random.between(0x80, 0xff)]),
      Buffer.from(Array.from({ length: random.between(1, 300) }, () => random.between(0, 255))),
    ]),
    statuses: [400],
  }),
  'an unknown method': (random) => ({
    bytes: headed(`Z${letters(random, random.between(1, 12)).toUpperCase()} / HTTP/1.1`, HOST),
    statuses: [400],
  }),
  'another protocol': (random) => ({
    bytes: random.pick([
      headed(`GET / HTTP/${random.between(3, 9)}.${random.between(2, 9)}`, HOST),
      headed('GET / SMTP/1.1', HOST),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ]),
    statuses: [400],
  }),
  'a protocol without versions': () => ({ bytes: headed('GET /', HOST), statuses: [505] }),
  'a host that cannot be': (random) => ({
    bytes: random.pick([
      headed('GET / HTTP/1.1'),
      headed('GET / HTTP/1.1', 'host:'),
      headed('GET / HTTP/1.1', `host: ${letters(random, 5)} ${letters(random, 5)}`),
      headed('GET / HTTP/1.1', HOST, `host: ${letters(random, 9)}.example`),
    ]),
    statuses: [400],
  }),
  'a host that is not ours': (random) => ({
    bytes: headed(
      'GET / HTTP/1.1',
      `host: ${letters(random, random.between(1, 60))}.example:${random.between(1, 65_535)}`,
    ),
    statuses: [421],
  }),
  'a header that breaks the rules': (random) => ({
    bytes: getting(
      '/',
      random.pick([
        'x-a: b\0c',
        'x a: b',
        `: ${letters(random, 4)}`,
        `x-a\x01: ${letters(random, 4)}`,
        letters(random, 8),
        'content-length: abc',
        'content-length: -5',
        'content-length: 5\r\ncontent-length: 6',
        'content-length: 5\r\ntransfer-encoding: chunked',
        'transfer-encoding: chunked, gzip',
      ]),
    ),
    statuses: [400],
  }),
  'headers without end': (random) => ({
    bytes: getting('/', `x-long: ${'h'.repeat(random.between(17_000, 40_000))}`),
    statuses: [431],
  }),
  'an address without end': (random) => ({
    bytes: getting(`/articles/${letters(random, random.between(4_100, 12_000))}`),
    statuses: [414],
  }),
  'an address that is none': (random) => ({
    bytes: getting(
      random.pick([
        `/articles/${letters(random, 3)}%${random.pick(['', '0', 'g1', 'c3', 'ff'])}`,
        `/articles/${letters(random, 3)}/..%2f${letters(random, 3)}`,
        `/${letters(random, 3)}\\${letters(random, 3)}`,
        `/articles/<${letters(random, 3)}>`,
        `/?q="${letters(random, 3)}"`,
        `//${letters(random, 6)}.example/`,
        `http://${letters(random, 6)}.example/`,
        '*',
      ]),
    ),
    statuses: [400],
  }),
  'an address of nothing': (random) => ({
    bytes: getting(
      `/${random.pick(['', 'articles/', 'meetings/', 'assets/', 'api/', 'api/why/'])}${letters(random, 9)}`,
    ),
    statuses: [404],
  }),
  'a method that the address does not take': (random) => ({
    bytes: headed(
      random.pick([
        `${random.pick(['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST'])} /articles HTTP/1.1`,
        `${random.pick(['GET', 'HEAD', 'PUT', 'DELETE'])} /api/autocomplete HTTP/1.1`,
      ]),
      HOST,
    ),
    statuses: [405],
  }),
  'a body that is not JSON': (random) => {
    const text = JSON.stringify(QUESTION);
    return {
      bytes: posting(
        random.pick<string | Buffer>([
          '',
          text.slice(0, random.between(1, text.length - 1)),
          `${text}${letters(random, 2)}`,
          letters(random, 30),
          Buffer.from(Array.from({ length: 40 }, () => random.between(0x80, 0xff))),
          '['.repeat(random.between(100, 60_000)),
          '{"a":'.repeat(random.between(100, 12_000)),
          'NaN',
          "{'kind':'message'}",
        ]),
        random.pick(['/api/interactions', '/api/autocomplete']),
      ),
      statuses: [400],
    };
  },
  'JSON that is no interaction': (random) => ({
    bytes: posting(JSON.stringify(wrongInteraction(random))),
    statuses: [400],
  }),
  'JSON that is nothing typed': (random) => ({
    bytes: posting(
      JSON.stringify(
        random.pick<unknown>([
          random.pick(WRONG),
          { option: 'person', typed: random.pick(WRONG), locale: 'en' },
          { option: random.pick(WRONG), typed: 'a', locale: 'en' },
          { option: 'person', typed: 'a' },
        ]),
      ),
      '/api/autocomplete',
    ),
    statuses: [400],
  }),
  'JSON nested deeply': (random) => {
    const depth = random.between(1_000, 30_000);
    return { bytes: posting(`${'['.repeat(depth)}${']'.repeat(depth)}`), statuses: [400] };
  },
  'a body that is too long': (random) => ({
    bytes: posting(
      JSON.stringify({ ...QUESTION, text: letters(random, 1).repeat(random.between(66_000, 200_000)) }),
    ),
    statuses: [413],
  }),
  'a body that is too long and does not say so': (random) => {
    const chunk = `1000\r\n${' '.repeat(4_096)}\r\n`;
    return { bytes: chunked(...Array(random.between(17, 40)).fill(chunk), '0\r\n\r\n'), statuses: [413] };
  },
  'chunks that are none': (random) => ({
    bytes: chunked(
      random.pick(['zz\r\nab\r\n', '-1\r\n\r\n', 'fffffffffffffffff\r\nab\r\n', '2\r\nabcdef\r\n']),
    ),
    statuses: [400],
  }),
  'a body that is said to be something else': (random) => ({
    bytes: headed(
      'POST /api/interactions HTTP/1.1',
      HOST,
      random.pick([
        'x-a: b',
        'content-type: text/plain',
        `content-type: ${letters(random, 5)}/json`,
        'content-type: multipart/form-data',
      ]),
      'content-length: 0',
    ),
    statuses: [415],
  }),
  'another origin': (random) => ({
    bytes: headed(
      'POST /api/interactions HTTP/1.1',
      HOST,
      JSON_TYPE,
      `origin: ${random.pick(['null', '', 'https://127.0.0.1', `http://${letters(random, 5)}.example`, 'http://127.0.0.1.evil.example'])}`,
      'content-length: 0',
    ),
    statuses: [403],
  }),
  'an expectation that nobody has': (random) => ({
    bytes: getting('/', `expect: ${letters(random, 6)}`),
    statuses: [417],
  }),
  'a good request with rubbish behind it': (random) => ({
    bytes: `GET /articles HTTP/1.1\r\n${HOST}\r\n\r\n\x7f${letters(random, random.between(1, 40))}\r\n\r\n`,
    // Nothing on a connection that is out of step is answered but its fault.
    statuses: [400],
  }),
  'a wish for another protocol, which is passed over': () => ({
    bytes: headed('GET /articles HTTP/1.1', HOST, 'upgrade: websocket', 'sec-websocket-version: 13'),
    statuses: [200],
  }),
  'odd fields of a good address': (random) => ({
    bytes: getting(
      `/articles/bridge.txt?${random.pick(['from', 'to', 'words', 'locale', 'page', 'token'])}=${random.pick(['%00', '%', '-1', '1e9', letters(random, 2_000), '%F0%9F', '[]'])}&from=${random.pick(['x', '99999999999', '%E2%80%AE'])}&to=5`,
    ),
    statuses: [200],
  }),
};

/** What comes back; ends when the server ends the connection. */
function exchange(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const end = (): void => resolve(Buffer.concat(chunks).toString('latin1'));
    const socket = connect(one.page.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    // What was still to be sent when the server had seen enough.
    socket.on('error', end);
    socket.on('close', end);
    socket.setTimeout(10_000, () => {
      socket.destroy();
      reject(new Error(`no end after ${JSON.stringify(bytes.toString().slice(0, 200))}`));
    });
  });
}

const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));

describe('a thousand malformed requests', () => {
  const random = new Random(20_260_601);
  const kinds = Object.keys(FAULTS);
  const all = Array.from({ length: 1_008 }, (_, i) => {
    const kind = kinds[i % kinds.length]!;
    return { kind, ...FAULTS[kind]!(random) };
  });

  test('each get the status of their fault, and the page answers afterwards', async () => {
    const wrong: string[] = [];
    const queue = [...all];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const got = statusesOf(await exchange(next.bytes));
        if (String(got) === String(next.statuses)) continue;
        wrong.push(
          `${next.kind}: ${got} for ${JSON.stringify(next.bytes.toString('latin1' as 'utf8').slice(0, 160))}`,
        );
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(wrong).toEqual([]);
    const [, answer] = await done(one, QUESTION);
    expect(JSON.stringify(answer?.payload)).toContain('US$14.5 million');
    // None of it is a fault of ours: the log stays empty.
    expect(one.world.problems).toEqual([]);
  });
});

describe('slow connections', () => {
  const open: Socket[] = [];
  afterAll(() => {
    for (const socket of open) socket.destroy();
  });

  function slow({ page }: Served, beginning: string): { closed: boolean } {
    const state = { closed: false };
    const socket = connect(page.port, '127.0.0.1', () => socket.write(beginning));
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      state.closed = true;
    });
    open.push(socket);
    return state;
  }

  test('do not stop an answer, and are ended', async () => {
    const mine = await serve(undefined, { limits: { headMs: 3_000, requestMs: 4_000, idleMs: 500 } });
    const body = `POST /api/interactions HTTP/1.1\r\n${HOST}\r\n${JSON_TYPE}\r\ncontent-length: 100\r\n\r\n{"kind`;
    const states = Array.from({ length: 100 }, (_, i) =>
      slow(mine, i % 3 === 0 ? body : i % 3 === 1 ? 'GET /articles HTTP/1.1\r\nho' : ''),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [, answer] = await done(mine, QUESTION);
    expect(JSON.stringify(answer?.payload)).toContain('US$14.5 million');
    expect((await get(mine, '/articles')).status).toBe(200);
    // All of them still wait: the answer did not.
    expect(states.filter(({ closed }) => closed).length).toBe(0);
    await expect.poll(() => states.filter(({ closed }) => !closed).length, { timeout: 20_000 }).toBe(0);
    await mine.page.close();
  });

  test('that are more than there may be are turned away, and the others stay', async () => {
    const mine = await serve(undefined, { limits: { connections: 10 } });
    const states = Array.from({ length: 14 }, () => slow(mine, 'GET / HT'));
    await expect.poll(() => states.filter(({ closed }) => closed).length).toBe(4);
    await mine.page.close();
  });
});
