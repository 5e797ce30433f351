/** What comes bit by bit: replies while they are made, and events while the page is open. */
import { get as httpGet, type ClientRequest } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { notice } from '../../src/chat/notices.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { PageEvents, MOST_LISTENERS } from '../../src/page/events.ts';
import { PageError } from '../../src/page/serve.ts';
import { ARTICLES, World } from '../chat/world.ts';
import { get, post, type Served, serve } from './served.ts';

const open: Served[] = [];
afterAll(async () => {
  for (const { page } of open) await page.close();
});

const saying = (text: string): Reply =>
  notice('en', [{ kind: 'line', style: 'plain', inline: [{ kind: 'own', text }] }]);

/** A promise and what settles it. */
function gate() {
  let let_: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    let_ = resolve;
  });
  return { passed, open: () => let_() };
}

/** What a browser has heard so far. */
function listen({ page }: Served, sent: ClientRequest[] = []): { heard: string; status: number } {
  const listener = { heard: '', status: 0 };
  const request = httpGet(`${page.url}/api/events`, { agent: false }, (response) => {
    listener.status = response.statusCode ?? 0;
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      listener.heard += text;
    });
    response.on('error', () => {});
  });
  request.on('error', () => {});
  sent.push(request);
  return listener;
}

describe('an answer', () => {
  test('is sent piece by piece, as the chat says it', async () => {
    const world = await new World().publish(ARTICLES);
    const [first, second] = [gate(), gate()];
    const chat = {
      ...world.chat(),
      ask: async (_: unknown, onProgress?: (reply: Reply) => void) => {
        await first.passed;
        onProgress?.(saying('Starting.'));
        await second.passed;
        return saying('It costs much.');
      },
    };
    const one = await serve(undefined, { chat });
    open.push(one);
    const response = await fetch(`${one.page.url}/api/interactions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'message', text: 'How much?', locale: 'en', follows: null }),
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value ?? '';
    expect(JSON.parse(await next())).toEqual({ event: 'defer', private: false });
    first.open();
    expect(await next()).toContain('Starting.');
    second.open();
    let rest = '';
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
      rest += value;
    const [message, end, ...more] = rest.trimEnd().split('\n');
    expect(message).toContain('It costs much.');
    expect(JSON.parse(end ?? '')).toEqual({ event: 'done' });
    expect(more).toEqual([]);
  });

  test('that fails in a way nobody foresaw is a sentence with a number, and the page goes on', async () => {
    const world = await new World().publish(ARTICLES);
    const chat = {
      ...world.chat(),
      ask: async (): Promise<Reply> => {
        throw new Error('/secret/place is broken');
      },
    };
    const one = await serve(undefined, { chat });
    open.push(one);
    const sent = { kind: 'message', text: 'How much?', locale: 'en', follows: null };
    const { text } = await post(one, '/api/interactions', sent);
    const [, error, done] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(error.event).toBe('error');
    expect(error.text).toContain(one.world.problems[0]?.incident);
    expect(error.text).not.toContain('secret');
    expect(done).toEqual({ event: 'done' });
    expect((await get(one, '/articles')).status).toBe(200);
  });

  test('has to wait when too much is asked at once', async () => {
    const world = await new World().publish(ARTICLES);
    const held = gate();
    const chat = { ...world.chat(), ask: () => held.passed.then(() => saying('Now.')) };
    const one = await serve(undefined, { chat });
    open.push(one);
    const sent = { kind: 'message', text: 'How much?', locale: 'en', follows: null };
    const waiting = Array.from({ length: 20 }, () => post(one, '/api/interactions', sent));
    let refused = await post(one, '/api/interactions', { ...sent, text: '' });
    while (refused.status === 200) refused = await post(one, '/api/interactions', { ...sent, text: '' });
    expect(refused.status).toBe(503);
    expect(JSON.parse(refused.text)).toEqual({
      error: 'Too much is being asked at once. Try again in a moment.',
    });
    held.open();
    for (const { status, text } of await Promise.all(waiting)) {
      expect(status).toBe(200);
      expect(text).toContain('Now.');
    }
    expect((await post(one, '/api/interactions', sent)).status).toBe(200);
  });
});

describe('events', () => {
  test('tell how far embedding is, to those who come later too', async () => {
    const one = await serve();
    open.push(one);
    one.embedding.tell({ done: 1, total: 9, doing: 'embedding' });
    const listener = listen(one);
    await expect
      .poll(() => listener.heard)
      .toContain('event: progress\ndata: {"done":1,"total":9,"doing":"embedding"}\n\n');
    one.embedding.tell({ done: 2, total: 9, doing: 'embedding' });
    await expect.poll(() => listener.heard).toContain('{"done":2,"total":9,"doing":"embedding"}');
    const state = JSON.parse((await get(one, '/api/state')).text);
    expect(state.embedding).toEqual({ done: 2, total: 9, doing: 'embedding' });
  });

  test('tell that embedding has ended, also where it changed nothing', async () => {
    const one = await serve();
    open.push(one);
    one.embedding.tell({ done: 1, total: 9, doing: 'embedding' });
    const listener = listen(one);
    await expect.poll(() => listener.heard).toContain('"total":9');
    one.embedding.tell(null);
    await expect.poll(() => listener.heard).toContain('event: progress\ndata: null\n\n');
    expect(listener.heard).not.toContain('event: index');
  });

  test('tell that the index changed when a run ends', async () => {
    const one = await serve();
    open.push(one);
    const listener = listen(one);
    await expect.poll(() => listener.heard).toContain('retry:');
    await one.world.publish({ 'audit.txt': 'Quill said one.' });
    one.embedding.tell(null);
    await expect
      .poll(() => listener.heard)
      .toContain('event: index\ndata: {"generation":2,"articles":1,"passages":1,"waiting":0}\n\n');
  });

  test('tell that the index changed when another process changed it, once', async () => {
    const one = await serve();
    open.push(one);
    const listener = listen(one);
    await expect.poll(() => listener.heard).toContain('retry:');
    await one.world.publish({ 'audit.txt': 'Quill said one.' });
    await expect.poll(() => listener.heard, { timeout: 3_000 }).toContain('"generation":2');
    one.embedding.tell(null);
    one.embedding.tell({ done: 1, total: 1, doing: 'embedding' });
    await expect.poll(() => listener.heard).toContain('"done":1');
    expect(listener.heard.split('event: index').length).toBe(2);
  });

  test('are for 50 pages at most; one that closes makes room', async () => {
    const one = await serve();
    open.push(one);
    const sent: ClientRequest[] = [];
    const listeners = Array.from({ length: MOST_LISTENERS }, () => listen(one, sent));
    await expect.poll(() => listeners.filter(({ heard }) => heard !== '').length).toBe(50);
    const refused = await get(one, '/api/events');
    expect([refused.status, JSON.parse(refused.text).error]).toEqual([
      503,
      'Too many pages are open. Close some and load this one again.',
    ]);
    expect((await get(one, '/articles')).status).toBe(200);
    sent[0]?.destroy();
    const later = { listener: listen(one, sent) };
    await expect
      .poll(() => {
        if (later.listener.status === 503) later.listener = listen(one, sent);
        return later.listener.status;
      })
      .toBe(200);
  });

  test('have a heartbeat, and drop whoever does not read', async () => {
    const world = await new World().publish(ARTICLES);
    const embedding = { current: null, listen: () => () => {} };
    const events = new PageEvents({ store: world.store, waiting: () => 0, embedding }, 20);
    let heard = '';
    const reading = events.listen(
      async (text) => {
        heard += text;
      },
      () => {},
    );
    const stuck = events.listen(
      () => new Promise(() => {}),
      () => {},
    );
    await expect.poll(() => heard).toContain(': still here\n\n');
    expect(events.listeners).toBe(2);
    await expect.poll(() => events.listeners, { timeout: 10_000 }).toBe(1);
    await stuck;
    events.close();
    await reading;
    expect(events.hasRoom).toBe(false);
  });
});

describe('the page', () => {
  test('takes the next port that is free and says which was taken', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
    });
    const one = await serve(undefined, { port });
    open.push(one);
    expect(one.page.taken).toBe(port);
    expect(one.page.port).toBeGreaterThan(port);
    expect(one.page.url).toBe(`http://127.0.0.1:${one.page.port}`);
    expect((await get(one, '/')).status).toBe(200);
    blocker.close();
  });

  test('says in a sentence that it cannot listen', async () => {
    const one = open[0]!;
    const starting = serve(undefined, { host: '192.0.2.1', chat: one.chat });
    await expect(starting).rejects.toThrow(PageError);
    await expect(starting).rejects.toThrow(
      /^The page cannot listen on 192\.0\.2\.1, port 0 \(EADDRNOTAVAIL\)\./,
    );
  });

  test('closes at once, whoever listens', async () => {
    const one = await serve();
    const listener = listen(one);
    await expect.poll(() => listener.heard).not.toBe('');
    const waited = await Promise.race([
      one.page.close().then(() => 'closed'),
      // Long before the next heartbeat would show that nobody reads any more.
      new Promise((resolve) => setTimeout(resolve, 10_000, 'waited')),
    ]);
    expect(waited).toBe('closed');
    await expect(get(one, '/')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('goes on without its script, and the log has the cause', async () => {
    const missing = new Error('the script does not fit together');
    const failing = await serve(undefined, {
      assets: async () => {
        throw missing;
      },
    });
    open.push(failing);
    const got = await get(failing, '/assets/page.js');
    expect(got.status).toBe(500);
    expect(failing.world.problems.map(({ error }) => error)).toEqual([missing]);
    expect((await get(failing, '/articles')).status).toBe(200);
  });
});
