/** The reader: what somebody sees who follows a citation. The HTML is read as a browser reads it. */
import { parseHTML } from 'linkedom';
import { afterAll, describe, expect, test } from 'vitest';
import { wordsCode } from '../../src/chat/codes.ts';
import { get, type Served, serve } from './served.ts';

const open: Served[] = [];
afterAll(async () => {
  for (const { page } of open) await page.close();
});

async function served(articles?: Readonly<Record<string, string>>): Promise<Served> {
  const one = await serve(articles);
  open.push(one);
  return one;
}

const textOf = async ({ world }: Served, path: string): Promise<string> =>
  (await world.store.read((generation) => generation.article(path)))?.text ?? '';

async function read(one: Served, target: string, headers: Record<string, string> = {}) {
  const got = await get(one, target, headers);
  return { ...got, document: parseHTML(got.text).document };
}

/** The address of words of an article, without their fingerprint. */
async function at(one: Served, path: string, words: string): Promise<string> {
  const from = (await textOf(one, path)).indexOf(words);
  return `/articles/${path}?from=${from}&to=${from + words.length}`;
}

const COST = 'Bergstrom said that the new bridge would cost US$14.5 million.';

describe('an article', () => {
  test('is shown with every character of its text, the quoted words marked once', async () => {
    const one = await served();
    const { status, document } = await read(one, await at(one, 'bridge.txt', COST));
    expect(status).toBe(200);
    expect(document.querySelector('#text')?.textContent).toBe(await textOf(one, 'bridge.txt'));
    const marks = [...document.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.textContent)).toEqual([COST]);
    expect(marks[0]?.id).toBe('quote');
    expect(marks[0]?.hasAttribute('autofocus')).toBe(true);
  });

  test('marks exactly what the address says where that crosses sentences and paragraphs', async () => {
    const one = await served();
    const text = await textOf(one, 'bridge.txt');
    const [from, to] = [text.indexOf('three years'), text.indexOf(' the plan')];
    const { document } = await read(one, `/articles/bridge.txt?from=${from}&to=${to}`);
    const marked = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marked).toEqual(['three years.', 'Dexter praised']);
    expect([...document.querySelectorAll('#quote')].length).toBe(1);
    expect(document.querySelector('#text')?.textContent).toBe(text);
  });

  test('shows its header, who says what, and what lies in no sentence in grey', async () => {
    const one = await served();
    const { document } = await read(one, '/articles/bridge.txt');
    const facts = [...document.querySelectorAll('.facts div')].map((row) => row.textContent?.trim());
    expect(facts).toEqual(['Date4 March 2026', 'PlaceMARLOW', 'LanguageEnglish', 'Filebridge.txt']);
    expect([...document.querySelectorAll('#text .grey')].map((grey) => grey.textContent?.trim())).toEqual([
      'date 2026-03-04 MARLOW —',
    ]);
    const notes = [...document.querySelectorAll('[data-who]')].map((said) => [
      said.getAttribute('data-who'),
      said.textContent,
    ]);
    expect(notes).toEqual([
      ['Ada Bergstrom', COST],
      ['Carl Dexter', 'He proposed a toll of two dollars for every lorry.'],
    ]);
    expect(document.querySelector('#speakers')?.getAttribute('type')).toBe('checkbox');
    expect(document.querySelectorAll('script').length).toBe(0);
  });

  test('leads to the other sentences of the one who is quoted', async () => {
    const one = await served();
    const { document } = await read(one, await at(one, 'bridge.txt', COST));
    const opened = document.querySelector('#who details[open]');
    expect(opened?.querySelector('summary')?.textContent).toBe('Ada Bergstrom, Mayor · 2 sentences');
    const links = [...(opened?.querySelectorAll('a') ?? [])];
    expect(links.map((link) => link.textContent)).toEqual([
      COST,
      'She added that the work would take three years.',
    ]);
    const next = await read(one, links[1]?.getAttribute('href')?.split('#')[0] ?? '');
    expect(next.document.querySelector('mark')?.textContent).toBe(
      'She added that the work would take three years.',
    );
  });

  test('leads to its meeting, whose page leads back to the words', async () => {
    const one = await served();
    const { document } = await read(one, '/articles/bridge.txt');
    const link = document.querySelector('#meetings a');
    expect(link?.textContent).toBe('Ada Bergstrom – Carl Dexter, Marlow');
    const meeting = await read(one, link?.getAttribute('href') ?? '');
    expect(meeting.document.querySelector('h1')?.textContent).toBe('Ada Bergstrom – Carl Dexter, Marlow');
    const item = [...meeting.document.querySelectorAll('.figures li')].find((li) =>
      li.textContent?.includes('14.5'),
    );
    const place = item?.querySelector('a.place')?.getAttribute('href') ?? '';
    const back = await read(one, place.split('#')[0] ?? '');
    expect(back.document.querySelector('mark')?.textContent).toBe(COST);
  });

  test('finds words again that stand elsewhere now, and says so', async () => {
    const one = await served();
    const from = (await textOf(one, 'bridge.txt')).indexOf(COST);
    const old = `/articles/bridge.txt?from=${from}&to=${from + COST.length}&words=${wordsCode(COST)}`;
    const moved = (await textOf(one, 'bridge.txt')).replace(
      'Bergstrom said',
      'It rained all day in Marlow.\n\nBergstrom said',
    );
    await one.world.publish({ 'bridge.txt': moved });
    const after = await read(one, old);
    expect(after.document.querySelector('mark')?.textContent).toBe(COST);
    expect(after.document.querySelector('.note')?.textContent).toBe(
      'The article has changed since; the words were found again in another place.',
    );
    await one.world.publish({ 'bridge.txt': moved.replace('would cost US$14.5 million', 'is dear') });
    const gone = await read(one, old);
    expect(gone.status).toBe(200);
    expect(gone.document.querySelectorAll('mark').length).toBe(0);
    expect(gone.document.querySelector('.note')?.textContent).toBe(
      'The article has changed since, and the quoted words are not in it any more.',
    );
  });

  test.each([
    'from=5',
    'to=5',
    'from=9&to=3',
    'from=0&to=999999999',
    'from=-4&to=5',
    'from=1e1&to=30',
    'from=a&to=b',
  ])('without words where %s points, says so and marks nothing', async (query) => {
    const one = open[0]!;
    const { status, document } = await read(one, `/articles/bridge.txt?${query}`);
    expect(status).toBe(200);
    expect(document.querySelectorAll('mark').length).toBe(0);
    expect(document.querySelector('.note')?.textContent).toBe(
      'The address points at words that the article does not have.',
    );
  });

  test('that is not in the index is not found', async () => {
    const { status, document } = await read(open[0]!, '/articles/none.txt');
    expect(status).toBe(404);
    expect(document.querySelector('main')?.textContent).toContain('The index holds no such article.');
  });
});

describe('words of an article that look like something else', () => {
  const hostile = [
    '<script>alert(1)</script> <img src=x onerror=alert(2)> & &amp; &lt; "quotes" \'single\'',
    'Mayor Ada <b>Bergstrom</b> said that [this](javascript:alert(3)) would cost 5 dollars.</p></article>',
    'She added that \u202Ethe toll\u2066 was high. <!-- <style>*{display:none}</style> ]]> %3Cscript%3E',
    'Dexter said: "</title><script src=//evil.example/x.js></script>" on Tuesday. <a href="javascript:4',
  ].join('\n\n');

  test('are text, every character of them, and nothing of them is markup', async () => {
    const path = `a<b>'"&.txt`;
    const one = await served({ [path]: hostile });
    const list = await read(one, '/articles');
    const link = list.document.querySelector('.list a')?.getAttribute('href') ?? '';
    expect(link).toBe(`/articles/${encodeURIComponent(path)}`);
    const { status, text, document } = await read(one, `${link}?from=0&to=200`);
    expect(status).toBe(200);
    expect(document.querySelector('#text')?.textContent).toBe(await textOf(one, path));
    expect(document.querySelectorAll('script, img, style, b').length).toBe(0);
    const addresses = [...document.querySelectorAll('[href]')].map((each) => each.getAttribute('href') ?? '');
    expect(
      addresses.filter((address) => !/^(?:\/(?:articles|meetings|assets)?|#|data:,$)/.test(address)),
    ).toEqual([]);
    const handlers = [...document.querySelectorAll('*')].flatMap((each) =>
      [...each.attributes]
        .map(({ name }) => name)
        .filter((name) => name.startsWith('on') || name === 'style'),
    );
    expect(handlers).toEqual([]);
    expect(text).not.toMatch(/<script|<img|<style|onerror=alert\(2\)>/);
  });

  test('with marks of writing direction stay within their own sentence', async () => {
    const one = await served({ 'bidi.txt': 'She added that \u202Ethe toll was high. The bridge stands.' });
    const { document } = await read(one, '/articles/bidi.txt');
    const holders = [...document.querySelectorAll('bdi')].filter((each) =>
      each.textContent?.includes('\u202E'),
    );
    expect(holders.length).toBeGreaterThan(0);
    for (const holder of holders) expect(holder.textContent).not.toContain('The bridge stands');
  });

  test.each([
    [
      'Markdown',
      'notes.md',
      '# The *bridge*\n\n- one toll\n- two tolls\n\n> Quill said steel was dear.\n\n![a](javascript:1)\n',
    ],
    [
      'HTML',
      'page.html',
      '<html><head><title>Bridge</title></head><body><h1>Bridge &lt;opens&gt;</h1><p>Quill said on Sunday that the bridge in Marlow would open to all traffic soon.</p><script>x</script></body></html>',
    ],
    ['line ends of Windows', 'crlf.txt', 'Quill said one.\r\nShe said two.\r\n\r\nDexter left.\r\n'],
  ])('in %s are shown as the index has them', async (_, path, text) => {
    const one = await served({ [path]: text });
    const { document } = await read(one, `/articles/${path}`);
    expect(document.querySelector('#text')?.textContent).toBe(await textOf(one, path));
    expect((await textOf(one, path)).length).toBeGreaterThan(20);
  });
});

describe('the reader', () => {
  test('speaks the language of the address, else of the browser', async () => {
    const one = open[0]!;
    const vietnamese = await read(one, '/articles?locale=vi');
    expect(vietnamese.document.querySelector('h1')?.textContent).toBe('Bài báo');
    expect(vietnamese.document.querySelector('nav a')?.getAttribute('href')).toBe('/articles?locale=vi');
    const norwegian = await read(one, '/articles', { 'accept-language': 'de, nb-NO;q=0.8, en;q=0.5' });
    expect(norwegian.document.querySelector('h1')?.textContent).toBe('Artikler');
    expect(norwegian.document.documentElement.getAttribute('lang')).toBe('nb');
    const other = await read(one, '/articles?locale=xx', { 'accept-language': 'de' });
    expect(other.document.querySelector('h1')?.textContent).toBe('Articles');
  });

  test('sends a page that the browser has only when it changed', async () => {
    const one = await served();
    for (const target of [
      '/',
      '/assets/page.js',
      '/assets/reader.css',
      '/articles',
      '/articles/bru.txt',
      '/meetings',
    ]) {
      const first = await get(one, target);
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      const again = await get(one, target, { 'if-none-match': `"other", W/${etag}` });
      expect([target, again.status, again.text]).toEqual([target, 304, '']);
    }
    const before = await get(one, '/articles');
    await one.world.publish({ 'audit.txt': 'Quill said nothing.' });
    const after = await get(one, '/articles', { 'if-none-match': String(before.headers.etag) });
    expect(after.status).toBe(200);
  });

  test('answers HEAD with the headers and nothing else', async () => {
    const one = open[0]!;
    const head = await get(one, '/articles', {}, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.etag).toBe((await get(one, '/articles')).headers.etag);
  });

  test('turns the pages of a long list', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, i) => [`a${String(i).padStart(3, '0')}.txt`, `Quill said ${i} words.`]),
    );
    const one = await served(many);
    const first = await read(one, '/articles');
    expect(first.document.querySelectorAll('.list li').length).toBe(100);
    const older = [...first.document.querySelectorAll('.turning a')];
    expect(older.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Older', '/articles?page=2'],
    ]);
    const last = await read(one, '/articles?page=99');
    expect([...last.document.querySelectorAll('.list a')].map((link) => link.textContent)).toEqual([
      'a100.txt',
    ]);
  });

  test('says that there is no index yet, which is not the same as no articles', async () => {
    const none = await serve(null);
    open.push(none);
    const page = await read(none, '/articles');
    expect(page.status).toBe(503);
    expect(page.document.querySelector('main')?.textContent).toContain('There is no index yet.');
    const empty = await served({});
    const list = await read(empty, '/articles');
    expect([list.status, list.document.querySelector('main p')?.textContent]).toEqual([
      200,
      'The index holds no article.',
    ]);
  });

  test('says that it could not look, with a number that the log has, and nothing of the machine', async () => {
    const one = await served();
    one.world.store.read = async () => {
      throw new Error('disk /secret/place failed');
    };
    const { status, text, document } = await read(one, '/articles/bridge.txt');
    expect(status).toBe(500);
    const [problem] = one.world.problems;
    expect(document.querySelector('main')?.textContent).toContain(`under number ${problem?.incident}`);
    expect(text).not.toContain('secret');
    expect(String(problem?.error)).toBe('Error: disk /secret/place failed');
  });
});
