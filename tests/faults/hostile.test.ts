/** Folders that nobody meant well: every readable file is indexed, every other is named with its reason, in bounded time. */
import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CorpusUnreadableError } from '../../src/errors.ts';
import { analyse } from '../../src/index/analyse.ts';
import { folderCorpus } from '../../src/index/folder-corpus.ts';
import { refreshIndex } from '../../src/index/refresh.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { plan } from '../../src/index/sync.ts';
import { loadWords } from '../../src/language/words.ts';
import { RECIPE } from '../index/articles.ts';
import { refreshOptions } from './folder.ts';

const ARTICLE = 'The harbour opens\n\nThe mayor Ada Berg said on Monday that the harbour was ready.\n';

let work: string;
let corpus: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'quoth-hostile-'));
  corpus = join(work, 'corpus');
  mkdirSync(corpus);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const put = (name: string, text: string | Buffer = ARTICLE) => writeFileSync(join(corpus, name), text);
const embed = () => refreshIndex(refreshOptions(corpus, join(work, 'index')));
const reasons = (skipped: readonly { file: string; reason: string }[]) =>
  Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]));

test('names that are hostile are names: each file is indexed under its own, byte for byte', async () => {
  const names = [
    'line\nbreak.txt',
    '"quotes" and \'more\'.txt',
    'a..dots...txt',
    '-n --help.txt',
    '$(touch x);`y`.txt',
    '\u202eright to left.txt',
    'zero\u200bwidth.txt',
    `${'x'.repeat(251)}.txt`,
    'é.txt'.normalize('NFC'),
    'é.txt'.normalize('NFD'),
    'Case.txt',
    'case.txt',
    'percent%20%2e%2e.txt',
    'tab\there.txt',
    '😀.txt',
  ];
  for (const name of names) put(name, `${ARTICLE}${JSON.stringify(name)}\n`);
  const report = await embed();
  expect(report.skipped).toEqual([]);
  expect(report.added).toEqual([...names].sort());
  const store = openStore(join(work, 'index'));
  const texts = await store.read((generation) => names.map((name) => generation.article(name)?.text));
  names.forEach((name, i) => {
    expect(texts[i]).toContain(JSON.stringify(name));
  });
  store.close();
  expect((await embed()).unchanged).toEqual([...names].sort());
});

test('a name that is no text is named, or read, and disturbs nothing', async () => {
  put('good.txt');
  writeFileSync(
    Buffer.concat([Buffer.from(`${corpus}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]),
    ARTICLE,
  );
  const report = await embed();
  expect(report.added).toEqual(['good.txt']);
  expect(report.skipped).toHaveLength(1);
  expect(report.skipped[0]!.reason).not.toBe('');
});

describe('what is no file', () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  test('pipes, sockets, devices, loops and links out of the folder are named and never opened', async () => {
    put('good.txt');
    mkdirSync(join(corpus, 'inner'));
    writeFileSync(join(work, 'outside.txt'), 'A secret outside\n\nNobody should read this at all.\n');
    mkdirSync(join(work, 'elsewhere'));
    execFileSync('mkfifo', [join(corpus, 'pipe.txt')]);
    server = createServer().listen(join(corpus, 'socket.txt'));
    await new Promise((resolve) => server?.once('listening', resolve));
    symlinkSync('/dev/zero', join(corpus, 'zero.txt'));
    symlinkSync(join(work, 'outside.txt'), join(corpus, 'out.txt'));
    symlinkSync(join(work, 'elsewhere'), join(corpus, 'elsewhere'));
    symlinkSync('..', join(corpus, 'inner', 'up'));
    symlinkSync('self.txt', join(corpus, 'self.txt'));
    symlinkSync('nothing.txt', join(corpus, 'dangling.txt'));
    symlinkSync('good.txt', join(corpus, 'inside.txt'));
    linkSync(join(corpus, 'good.txt'), join(corpus, 'hard.txt'));
    const report = await embed();
    expect(report.added).toEqual(['good.txt', 'hard.txt', 'inside.txt']);
    expect(reasons(report.skipped)).toEqual({
      'pipe.txt': 'it is no file but a device, a pipe or a socket',
      'socket.txt': 'it is no file but a device, a pipe or a socket',
      'zero.txt': 'it is a link out of the folder, which is not followed',
      'out.txt': 'it is a link out of the folder, which is not followed',
      elsewhere: 'it is a link out of the folder, which is not followed',
      'inner/up': 'it is a loop of links',
      'self.txt': 'it is a loop of links',
      'dangling.txt': 'it is a link that leads nowhere: the file does not exist',
    });
  });
});

test('contents that are hostile end in an article or a reason', async () => {
  put('good.txt');
  put('huge.txt', 'x');
  truncateSync(join(corpus, 'huge.txt'), 100 * 1024 * 1024);
  put('nul.txt', Buffer.from(`${ARTICLE}\0\0\0${'\0'.repeat(500)}`));
  put('binary.txt', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 37) % 256)));
  put('empty.txt', '');
  put('spaces.txt', ' \n\t \n'.repeat(1_000));
  put(
    'script.html',
    `<html lang="en"><body><article><h1>The harbour opens</h1><script>globalThis.ran = 1; process.exit(3)</script>
     <p>The mayor Ada Berg said on Monday that the harbour was ready for all of the ships of the country.</p>
     <img src=x onerror="process.exit(4)"><p>She said that the ships would come in spring and that all was well.</p></article></body></html>`,
  );
  put('deep.html', `<html><body>${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}</body></html>`);
  put(
    'bomb.md',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntitle: *c\n---\n${ARTICLE}`,
  );
  put('fence.md', `---js\nprocess.exit(5)\n---\n${ARTICLE}`);
  put('brackets.md', `# The harbour\n\n${'['.repeat(50_000)}text${'>'.repeat(50_000)}\n\n${ARTICLE}`);
  const report = await embed();
  const skipped = reasons(report.skipped);
  expect(report.added).toEqual(expect.arrayContaining(['good.txt', 'script.html']));
  expect([...report.added, ...Object.keys(skipped)].sort()).toEqual(readdirSync(corpus).sort());
  expect(skipped['huge.txt']).toBe('it is too large: 100.0 MB, the limit is 10.0 MB');
  expect(skipped['empty.txt']).toBe('it is empty');
  for (const file of ['spaces.txt', 'binary.txt', 'deep.html', 'bomb.md'])
    expect(skipped[file]).toMatch(/\w/);
  expect('ran' in globalThis).toBe(false);
});

describe('long runs of one thing take time in proportion', () => {
  const words = loadWords(null, 'none');
  async function milliseconds(text: string): Promise<number> {
    put('long.txt', `The harbour opens\n\n${text}\n`);
    const from = performance.now();
    const read = await folderCorpus(corpus).read('long.txt');
    if ('article' in read) analyse(read.article, words);
    return performance.now() - from;
  }

  test.each([
    ['letters', 'a'],
    ['capitals', 'A'],
    ['spaces between words', 'a '],
    ['quotation marks', '"'],
    ['opening quotation marks', '“'],
    ['digits with points', '1.'],
    ['parentheses', '('],
    ['full stops', '.'],
    ['hyphens', '-'],
    ['commas', ', '],
    ['names', 'Ada Berg '],
    ['quotes said', '"Yes," said Ada Berg. '],
    ['line breaks', '\n'],
    ['Vietnamese syllables', 'Việt Nam '],
  ])('%s', async (_name, unit) => {
    const of = (length: number) => unit.repeat(Math.ceil(length / unit.length));
    await milliseconds(of(20_000));
    const [less, more] = [await milliseconds(of(100_000)), await milliseconds(of(400_000))];
    // Four times the text: four times the time, and room for noise; a quadratic rule would take sixteen times.
    expect(more).toBeLessThan(less * 9 + 150);
  });

  test('a line of a million characters', async () => {
    const line = 'The mayor said that the harbour was ready, and that more ships would come, '.repeat(13_400);
    expect(line.length).toBeGreaterThan(1_000_000);
    put('line.txt', `The harbour opens\n\n${line}\n`);
    const report = await embed();
    expect([...report.added, ...Object.keys(reasons(report.skipped))]).toEqual(['line.txt']);
  });
});

test('twenty thousand files are looked at without holding up anything else', async () => {
  for (let folder = 0; folder < 20; folder++) {
    mkdirSync(join(corpus, `${folder}`));
    for (let i = 0; i < 1_000; i++) put(`${folder}/${i}.txt`, `${ARTICLE}${folder} ${i}`);
  }
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const found = await plan({ store: null, corpus: folderCorpus(corpus), recipe: RECIPE });
  clearInterval(timer);
  expect(found.added).toHaveLength(20_000);
  // Planning itself is one step of some 30 ms; nothing like the seconds that the whole takes.
  expect(longest).toBeLessThan(500);
});

test.each([
  ['an empty folder', () => {}, null],
  ['a folder that is not there', () => rmSync(corpus, { recursive: true }), 'it does not exist'],
  [
    'a folder that is a file',
    () => {
      rmSync(corpus, { recursive: true });
      writeFileSync(corpus, 'x');
    },
    'it is not a folder',
  ],
])('%s', async (_name, prepare, why) => {
  prepare();
  if (why === null) {
    expect((await embed()).generation).toBe(1);
    return;
  }
  const failed = await embed().then(
    () => null,
    (error: unknown) => error,
  );
  expect(failed).toBeInstanceOf(CorpusUnreadableError);
  expect((failed as Error).message).toBe(
    `The corpus folder ${corpus} cannot be read: ${why}. Set CORPUS_DIR to a folder of articles.`,
  );
});
