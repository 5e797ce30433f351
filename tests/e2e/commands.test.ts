/** The commands as a user starts them: real processes, the bundled model, invented articles. */
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import { type Ended, ended, startProcess } from './process.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-e2e-'));
const corpus = join(work, 'corpus');
const ARTICLE = 'court-lighthouse-fire.txt';

const start = (args: readonly string[], more: Record<string, string> = {}): ChildProcess =>
  startProcess(args, { CORPUS_DIR: corpus, INDEX_DIR: join(work, 'index'), ...more });

const cli = (args: readonly string[], input = '', more: Record<string, string> = {}): Promise<Ended> =>
  ended(start(['src/cli.ts', ...args], more), input);

beforeAll(async () => {
  cpSync(join(PROJECT_DIR, 'tests', 'golden', 'invented', 'corpus'), corpus, { recursive: true });
  const { code, err } = await cli(['embed', '--json']);
  if (code !== 0) throw new Error(err);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('ask', () => {
  test.concurrent('quotes what stands in the file', async () => {
    const { code, out } = await cli(['ask', '--json', 'What happened to the lighthouse?']);
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer.passages.length).toBeGreaterThan(0);
    for (const item of [...answer.quotes, ...answer.related, ...answer.passages]) {
      if (item.article.path.endsWith('.html')) continue;
      const text = readFileSync(join(corpus, item.article.path), 'utf8');
      expect(text.slice(item.start, item.end)).toBe(item.text);
    }
  });

  test.concurrent('--batch answers hostile lines as well, one line each', async () => {
    const hostile = [
      '',
      '🙂🙂',
      "'; DROP TABLE passages; --",
      'NEAR(a b) AND "',
      '\u202e\u0000',
      'x'.repeat(10_000),
    ];
    const lines = hostile.map((question, id) => JSON.stringify({ id, question }));
    const { code, out } = await cli(['ask', '--batch'], `${lines.join('\n')}\nno json\n`);
    const replies = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(replies.slice(0, -1).map(({ id }) => id)).toEqual(hostile.map((_, id) => id));
    expect(replies.slice(0, -1).filter((reply) => reply.error || reply.verdict === 'answered')).toEqual([]);
    expect(replies.at(-1).error.code).toBe('bad-line');
  });

  test.concurrent('Ctrl-C ends with one line and 130', async () => {
    const child = start(['src/cli.ts', 'ask', '--batch']);
    const end = ended(child, null);
    child.stdin?.write('{"id":1,"question":"who?"}\n');
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130, err: 'Stopped; nothing is left half done.\n' });
  });

  test.concurrent('a question needs no quotation marks, and is followed by another', async () => {
    const { code, out } = await cli(['ask', '--json', 'What', 'happened', 'to', 'the', 'lighthouse?']);
    expect([code, JSON.parse(out).question]).toEqual([0, 'What happened to the lighthouse?']);
    const args = ['ask', '--json', 'And when?', '--follows', 'What happened to the lighthouse?'];
    expect(JSON.parse((await cli(args)).out).understood).toMatch(/following on/);
  });

  test.concurrent('a reader that goes away is no failure', async () => {
    const child = start(['src/cli.ts', 'attributions', '--json']);
    const end = ended(child);
    child.stdout?.destroy();
    expect(await end).toMatchObject({ code: 0, err: '' });
  });
});

describe('bad input', () => {
  test.concurrent.each<[string, string[], Record<string, string>, string]>([
    ['an option', ['ask', '--jsno', 'x'], {}, 'ask has no option --jsno; did you mean --json?\n'],
    ['a command', ['aks'], {}, 'There is no command "aks"; did you mean ask?\n'],
    [
      'a variable',
      ['ask', 'x'],
      { CORPUS_DIRR: 'x' },
      'The configuration has a problem: There is no variable CORPUS_DIRR; did you mean CORPUS_DIR?\n',
    ],
    ['no question', ['ask'], {}, 'There is no question. Ask one: npm run -s ask -- "who said what?"\n'],
  ])('%s: one sentence, exit 2', async (_, args, environment, sentence) => {
    expect(await cli(args, '', environment)).toEqual({ code: 2, out: '', err: sentence });
  });

  test.concurrent('a folder that is not there', async () => {
    const { code, err } = await cli(['embed'], '', {
      CORPUS_DIR: join(work, 'nowhere'),
      INDEX_DIR: join(work, 'other'),
    });
    expect(code).toBe(2);
    expect(err).toMatch(
      /^The corpus folder .*nowhere cannot be read: .*\. Set CORPUS_DIR to a folder of articles\.\n$/,
    );
  });
});

describe('embed that is cut short', () => {
  const elsewhere = (name: string): Record<string, string> => ({ INDEX_DIR: join(work, name) });

  test.concurrent('by Ctrl-C says so and ends with 130; the index can be used afterwards', async () => {
    const large = join(work, 'large');
    mkdirSync(large);
    const text = readFileSync(join(corpus, ARTICLE), 'utf8');
    for (let i = 0; i < 1_500; i++) writeFileSync(join(large, `${i}.txt`), `${text}\nCopy ${i}.\n`);
    const child = start(['src/cli.ts', 'embed'], { ...elsewhere('stopped'), CORPUS_DIR: large });
    const end = ended(child);
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    child.kill('SIGINT');
    const { code, out, err } = await end;
    expect([code, out]).toEqual([130, '']);
    expect(err).toMatch(
      /^(?:[\w ]+: \d+ of \d+ \w+[^\n]*\n)+What is done is kept; to go on: npm run -s embed\nStopped; nothing is left half done\.\n$/,
    );
    const after = await cli(['ask', '--json', 'What happened to the lighthouse?'], '', elsewhere('stopped'));
    expect([after.code, JSON.parse(after.out).verdict]).toEqual([0, expect.any(String)]);
  });

  test.concurrent('of its reader on stderr goes on', async () => {
    const child = start(['src/cli.ts', 'embed', '--json'], elsewhere('unread'));
    const end = ended(child);
    child.stderr?.destroy();
    const { code, out } = await end;
    expect([code, JSON.parse(out).added.length > 0]).toEqual([0, true]);
  });
});

test('embed names the files that it skips and ends with 1', async () => {
  writeFileSync(join(corpus, 'empty.txt'), '');
  const { code, out, err } = await cli(['embed', '--json']);
  rmSync(join(corpus, 'empty.txt'));
  const report = JSON.parse(out);
  expect(code).toBe(1);
  expect(report.skipped).toEqual([{ file: 'empty.txt', reason: expect.stringContaining('empty') }]);
  expect(report.unchanged).toContain(ARTICLE);
  expect(err).toContain('Not read: empty.txt');
});

test('npm start shows an answered and an unanswered question of the folder, and how to ask', async () => {
  const { code, out } = await ended(start(['src/main.ts'], { WATCH: 'off' }));
  expect(code).toBe(0);
  expect(out).toContain('A question that the articles answer:');
  expect(out).toContain('One that they do not:');
  expect(out).toContain('The articles do not say.');
  expect(out).toContain('npm run -s ask -- "your question"');
});

test('embed --dry-run tells what would be done and why, and does nothing', async () => {
  const generation = async () => JSON.parse((await cli(['status', '--json'])).out).generation;
  const before = await generation();
  const added = join(corpus, 'new-bridge.txt');
  writeFileSync(added, 'A new bridge\n\nThe bridge was opened by Ada Berg on Monday.\n');
  const { code, out } = await cli(['embed', '--dry-run', '--json']);
  const text = await cli(['embed', '--dry-run']);
  rmSync(added);
  expect(code).toBe(0);
  const { files, passages, upToDate } = JSON.parse(out);
  expect(files).toEqual([
    {
      path: 'new-bridge.txt',
      what: 'added',
      reason: 'it is not in the index yet',
      passages: { embed: 2, reuse: 0, drop: 0 },
    },
  ]);
  expect([passages, upToDate]).toEqual([{ embed: 2, reuse: 0, drop: 0 }, false]);
  expect(text.out).toMatch(
    /added +new-bridge\.txt +2 to embed, 0 to reuse, 0 to drop +it is not in the index yet/,
  );
  expect(text.out).toContain('Nothing was changed.');
  expect(await generation()).toBe(before);
});

test('status tells what the index holds, what waits, and with --check that it is whole', async () => {
  const { code, out } = await cli(['status', '--check', '--json']);
  const status = JSON.parse(out);
  expect(code).toBe(0);
  expect(status.problems).toEqual([]);
  expect(status.articles).toBe(readdirSync(corpus).length);
  expect(Object.values<number>(status.languages).reduce((sum, n) => sum + n, 0)).toBe(status.articles);
  expect([status.stale, status.waiting, status.writer]).toEqual([[], [], null]);
  expect(status.bytes).toBeGreaterThan(100_000);
  expect((await cli(['status'])).out).toContain('Nothing waits to be embedded.');
  const none = await cli(['status'], '', { INDEX_DIR: join(work, 'none') });
  expect([none.code, none.out]).toEqual([2, '']);
  expect(none.err).toMatch(/^There is no index in .* yet\. Make it with: npm run -s embed\n$/);
});

/** `npm start` on a folder, and what it says. */
function following(corpusDir: string, index: string) {
  const child = start(['src/main.ts'], {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: join(work, index),
    RESCAN_MINUTES: '0.2',
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const ending = new Promise((resolve) => child.on('close', resolve));
  const heard = (what: string) =>
    vi.waitFor(() => expect(said).toContain(what), { timeout: 30_000, interval: 50 });
  return { child, ending, heard, said: () => said };
}

test('npm start follows the folder: a file that is dropped, changed and deleted, without a restart', async () => {
  const followed = join(work, 'followed');
  cpSync(corpus, followed, { recursive: true });
  const { child, ending, heard } = following(followed, 'followed-index');
  await heard('Following ');
  writeFileSync(join(followed, 'lake.txt'), 'The lake\n\nThe lake froze on 3 May, said Ada Berg.\n');
  await heard('Generation 2: 1 added');
  rmSync(join(followed, 'lake.txt'));
  await heard('Generation 3: 0 added, 0 updated, 1 removed');
  child.kill('SIGTERM');
  expect(await ending).toBe(0);
});

test('npm start answers with the index that there is while many changed files are embedded', async () => {
  const many = join(work, 'many');
  cpSync(corpus, many, { recursive: true });
  const embedded = await cli(['embed'], '', { CORPUS_DIR: many, INDEX_DIR: join(work, 'many-index') });
  expect(embedded.code).toBe(0);
  for (let i = 0; i < 101; i++) {
    writeFileSync(
      join(many, `note-${i}.txt`),
      `Note ${i}\n\nThe lake froze on ${i + 1} boats, said Ada Berg.\n`,
    );
  }
  const { child, ending, heard, said } = following(many, 'many-index');
  await heard('Following ');
  expect(said()).toContain('101 files have changed; they are embedded while the index answers as it was.');
  expect(said()).toContain('(101 files wait to be embedded)');
  await heard('Generation 2: 101 added');
  expect(said().indexOf('A question that the articles answer')).toBeLessThan(said().indexOf('Generation 2'));
  child.kill('SIGTERM');
  expect(await ending).toBe(0);
});
