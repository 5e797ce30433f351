/** Who comes in and who does not: names, sites, methods, tokens, and paths that lead elsewhere. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Admission, admit, type Arrival } from '../../src/page/entrance.ts';
import type { Entrance } from '../../src/page/ports.ts';
import { done, get, post, raw, type Served, serve } from './served.ts';

const open: Served[] = [];
afterAll(async () => {
  for (const { page } of open) await page.close();
});

const LOCAL: Entrance = { host: '127.0.0.1', publicUrl: null, readerToken: null, publicReader: false };
const EVERYWHERE: Entrance = { ...LOCAL, host: '0.0.0.0', readerToken: 'right-token' };
const PUBLIC: Entrance = { ...LOCAL, publicUrl: 'https://quoth.example' };

function arrival(more: Partial<Arrival> = {}, headers: Record<string, string> = {}): Arrival {
  return {
    method: 'GET',
    target: '/articles/bridge.txt',
    version: '1.1',
    from: '127.0.0.1',
    ...more,
    headers: { host: '127.0.0.1:8787', ...headers },
  };
}

/** `200 inside`, `200 outside`, or the status it is refused with. */
function outcome(admission: Admission): string {
  if (admission.refused) return String(admission.refused.status);
  return admission.inside ? '200 inside' : '200 outside';
}

describe('names (DNS rebinding)', () => {
  test.each([
    ['127.0.0.1:8787', '200 inside'],
    ['localhost:8787', '200 inside'],
    ['LOCALHOST', '200 inside'],
    ['[::1]:8787', '200 inside'],
    ['evil.example', '421'],
    ['127.0.0.1.evil.example', '421'],
    ['localhost.evil.example:8787', '421'],
    ['192.168.1.5:8787', '421'],
    ['', '400'],
    ['127.0.0.1:8787@evil.example', '400'],
    ['evil.example/127.0.0.1', '400'],
    ['127.0.0.1, evil.example', '400'],
  ])('%j on the loopback interface: %s', (host, expected) => {
    expect(outcome(admit(arrival({}, { host }), LOCAL))).toBe(expected);
  });

  test('an address in figures is known where others may connect, a name only as HOST or PUBLIC_URL', () => {
    const as = (host: string, entrance: Entrance) =>
      outcome(
        admit(arrival({ from: '192.168.1.9', target: '/articles?token=right-token' }, { host }), entrance),
      );
    expect(as('192.168.1.5:8787', EVERYWHERE)).toBe('200 outside');
    expect(as('[fe80::1]:8787', EVERYWHERE)).toBe('200 outside');
    expect(as('evil.example', EVERYWHERE)).toBe('421');
    expect(as('news.lan', { ...EVERYWHERE, host: 'news.lan' })).toBe('200 outside');
    expect(as('quoth.example', { ...EVERYWHERE, publicUrl: 'https://quoth.example' })).toBe('200 outside');
  });
});

describe('who is inside', () => {
  test.each<[string, Partial<Arrival>, Record<string, string>, string]>([
    ['this machine', {}, {}, '200 inside'],
    ['this machine by IPv6', { from: '::ffff:127.0.0.1' }, {}, '200 inside'],
    ['another machine', { from: '192.168.1.9' }, { host: '192.168.1.5' }, '401'],
    ['another machine that says localhost', { from: '192.168.1.9' }, { host: 'localhost' }, '401'],
    ['a proxy that says so', {}, { 'x-forwarded-for': '203.0.113.9' }, '401'],
    ['a proxy of HTTP/1.0', { version: '1.0' }, {}, '401'],
  ])('%s', (_, more, headers, expected) => {
    expect(outcome(admit(arrival({ target: '/', ...more }, headers), EVERYWHERE))).toBe(expected);
  });

  test.each([
    ['/articles', null, '401'],
    ['/articles?token=right-token', null, '200 outside'],
    ['/articles?token=right-toke', null, '401'],
    ['/articles?token=', null, '401'],
    ['/articles', 'Bearer right-token', '200 outside'],
    ['/articles', 'Bearer wrong', '401'],
    ['/articles', 'Basic right-token', '401'],
    ['/?token=right-token', null, '200 outside'],
    ['/api/state', null, '401'],
    ['/assets/reader.css', null, '200 outside'],
  ])('from outside %s with %s: %s', (target, authorization, expected) => {
    const headers: Record<string, string> = {
      host: '192.168.1.5',
      ...(authorization ? { authorization } : {}),
    };
    expect(outcome(admit(arrival({ target, from: '192.168.1.9' }, headers), EVERYWHERE))).toBe(expected);
  });

  test('READER_PUBLIC opens the articles and not the chat', () => {
    const entrance = { ...LOCAL, host: '0.0.0.0', publicReader: true };
    const as = (target: string) =>
      outcome(admit(arrival({ target, from: '192.168.1.9' }, { host: '192.168.1.5' }), entrance));
    expect(as('/articles/bridge.txt')).toBe('200 outside');
    expect(as('/meetings')).toBe('200 outside');
    expect(as('/')).toBe('403');
    expect(as('/api/state')).toBe('403');
  });

  test('PUBLIC_URL through a proxy on this machine shows the articles and not the chat', () => {
    const as = (target: string, entrance: Entrance) =>
      outcome(admit(arrival({ target }, { host: 'quoth.example' }), entrance));
    expect(as('/articles', PUBLIC)).toBe('200 outside');
    expect(as('/', PUBLIC)).toBe('403');
    expect(as('/articles', { ...PUBLIC, readerToken: 'right-token' })).toBe('401');
    expect(outcome(admit(arrival({ target: '/' }), PUBLIC))).toBe('200 inside');
  });

  test('links of replies lead to the name that the visitor uses', () => {
    const base = (entrance: Entrance, host: string) => {
      const admission = admit(arrival({}, { host }), entrance);
      return admission.refused ? null : admission.base;
    };
    expect(base(PUBLIC, 'localhost:8787')).toBe('http://localhost:8787');
    expect(base(PUBLIC, 'quoth.example')).toBe('https://quoth.example');
  });

  test('may manage; who comes from outside with the token may not', async () => {
    const one = await serve(undefined, { publicUrl: 'https://quoth.example', readerToken: 'right-token' });
    open.push(one);
    const command = { kind: 'command', name: 'unanswered', options: {}, locale: 'en' };
    const [, message] = await done(one, command);
    const outside = await post(one, '/api/interactions?token=right-token', command, {
      host: 'quoth.example',
      origin: 'https://quoth.example',
    });
    const refusal = 'This is only for those who manage this place.';
    expect(message?.payload?.embeds?.[0]?.description).not.toBe(refusal);
    const told = JSON.parse(outside.text.split('\n')[1] ?? '');
    expect(told.payload.embeds[0].description).toBe(refusal);
  });
});

describe('other sites', () => {
  const body = { kind: 'message', text: '', locale: 'en', follows: null };
  test.each<[string, Record<string, string>, number]>([
    ['the page itself', {}, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', { 'content-type': 'text/plain' }, 415],
    ['JSON with its encoding', { 'content-type': 'application/json; charset=utf-8' }, 200],
    ['a browser that says where from', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_, headers, status) => {
    open[0] ??= await serve();
    const one = open[0];
    expect((await post(one, '/api/interactions', body, headers)).status).toBe(status);
  });

  test('cannot listen to events or read the state', async () => {
    const one = open[0]!;
    expect((await get(one, '/api/state', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get(one, '/api/events', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  test('no answer sets a cookie, lets a script of another site read it, or can be framed', async () => {
    const one = open[0]!;
    for (const target of [
      '/',
      '/articles',
      '/articles/bridge.txt',
      '/api/state',
      '/assets/page.js',
      '/nothing',
      '/..',
    ]) {
      const { headers } = await get(one, target);
      expect(headers['set-cookie']).toBe(undefined);
      expect(headers['access-control-allow-origin']).toBe(undefined);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });
});

describe('methods', () => {
  test.each([
    ['POST', '/', 405, 'GET, HEAD'],
    ['DELETE', '/articles/bridge.txt', 405, 'GET, HEAD'],
    ['OPTIONS', '/api/interactions', 405, 'POST'],
    ['GET', '/api/interactions', 405, 'POST'],
    ['TRACE', '/', 405, 'GET, HEAD'],
  ])('%s %s: %d', async (method, target, status, allow) => {
    const got = await get(open[0]!, target, {}, { method });
    expect([got.status, got.headers.allow]).toEqual([status, allow]);
  });

  test('CONNECT gets no tunnel', async () => {
    expect(await raw(open[0]!, 'CONNECT quoth.example:443 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')).toMatch(
      /^HTTP\/1.1 405 /,
    );
  });

  test('HEAD holds no place among those who listen', async () => {
    expect((await get(open[0]!, '/api/events', {}, { method: 'HEAD' })).status).toBe(405);
  });
});

describe('paths out of the corpus', () => {
  test.each([
    '/articles/../../etc/passwd',
    '/articles/..%2f..%2fetc%2fpasswd',
    '/articles/%2e%2e/%2e%2e/etc/passwd',
    '/articles/%2E%2E%2Fbridge.txt',
    '/articles/./bridge.txt',
    '/articles/..%5c..%5cetc',
    '/articles/..\\..\\etc',
    '/articles/bridge.txt%00.html',
    '/articles/%00',
    '/articles/%c0%ae%c0%ae/etc/passwd',
    '/articles/%',
    '/articles/%zz',
    '/articles/%ff',
    '/assets/../page.js',
    '/assets/..%2f..%2fpackage.json',
    '//evil.example/articles',
    'http://evil.example/articles',
    '*',
  ])('%s is refused', async (target) => {
    const answer = await raw(
      open[0]!,
      `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"error"');
  });

  test.each([
    '/articles/%252e%252e/package.json',
    '/articles//etc/passwd',
    '/articles//bridge.txt',
    '/articles/bridge.txt/',
    '/articles/BRIDGE.TXT',
    '/articles/package.json',
    '/articles/etc/passwd',
    '/articles/file:%2f%2f%2fetc%2fpasswd',
    '/articles/C:/windows/win.ini',
    '/articles/...',
    '/articles/bridge.txt.',
    '/articles/__proto__',
    '/assets/serve.ts',
    '/assets/__proto__',
    '/meetings/..;',
    '/meetings/constructor',
    '/client/page.ts',
    '/favicon.ico',
  ])('%s is not found', async (target) => {
    const { status, text } = await get(open[0]!, target);
    expect(status).toBe(404);
    expect(text).not.toMatch(/root:|"name": "quoth"/);
  });

  test('only what the index holds is served, whatever the folder holds', async () => {
    const one = await serve({ 'sub/a b?.txt': 'Quill said one.', 'plain.txt': 'Quill said two.' });
    open.push(one);
    expect((await get(one, '/articles/sub/a%20b%3F.txt')).text).toContain('Quill said one.');
    expect((await get(one, '/articles/sub%2Fa%20b%3F.txt')).status).toBe(200);
    expect((await get(one, '/articles/sub')).status).toBe(404);
    expect((await get(one, '/articles/bridge.txt')).status).toBe(404);
  });
});
