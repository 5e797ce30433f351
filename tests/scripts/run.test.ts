/** scripts/run.mjs in an invented project with an invented npm. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';

/** Notes each call, then does as FAKE_NPM says: install, hang half way, or fail with that text. */
const NPM = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
appendFileSync('calls.log', process.argv.slice(2).join(' ') + '\\n');
const wish = process.env.FAKE_NPM ?? '';
mkdirSync('node_modules/tsx/dist/esm/api', { recursive: true });
if (wish === 'hang') setTimeout(() => {}, 60_000);
else if (wish) { console.error(wish); process.exitCode = 1; }
else if (process.argv.includes('--include=dev')) setTimeout(() => writeFileSync('node_modules/tsx/dist/esm/api/index.mjs', 'export function register() {}'), 100);
`;

let project: string;
const inProject = (...path: string[]): string => join(project, ...path);
const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/tsx': { version },
      'node_modules/far': { version: '1.0.0', optional: true },
    },
  });

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'quoth-run-'));
  mkdirSync(inProject('npm'));
  cpSync(join(PROJECT_DIR, 'scripts'), inProject('scripts'), { recursive: true });
  writeFileSync(inProject('npm', 'package.json'), '{"type":"module"}');
  writeFileSync(inProject('npm', 'npm-cli.js'), NPM);
  writeFileSync(inProject('package-lock.json'), lock('1.0.0'));
  writeFileSync(inProject('hello.mjs'), 'console.log(JSON.stringify(process.argv.slice(2)));');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function start(wish: string, args: readonly string[]): ChildProcess {
  const env = { ...process.env, npm_execpath: inProject('npm', 'npm-cli.js'), FAKE_NPM: wish };
  return spawn(process.execPath, [inProject('scripts', 'run.mjs'), ...args], { env });
}

function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text.err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

const run = (wish = '', args: readonly string[] = ['hello.mjs', 'a b', '--c']) => ended(start(wish, args));
const calls = (): number =>
  existsSync(inProject('calls.log'))
    ? readFileSync(inProject('calls.log'), 'utf8').trim().split('\n').length
    : 0;

describe('the first start', () => {
  test('installs from the lock file, says so in one line, and goes on to the program', async () => {
    const { code, out, err } = await run();
    expect([code, out]).toEqual([0, '["a b","--c"]\n']);
    expect(err).toMatch(/^Installing the packages \(they are not installed yet\); .* done in \d+ s\.\n$/);
    expect(readFileSync(inProject('calls.log'), 'utf8')).toMatch(/^ci /);
  });

  test('the second start is silent', async () => {
    await run();
    expect(await run()).toMatchObject({ code: 0, err: '' });
    expect(calls()).toBe(1);
  });

  test('two at once install once', async () => {
    const both = await Promise.all([run(), run()]);
    expect(both.map(({ code, out }) => [code, out])).toEqual([
      [0, '["a b","--c"]\n'],
      [0, '["a b","--c"]\n'],
    ]);
    expect(calls()).toBe(1);
  });
});

describe('a later start', () => {
  test('installs again when the lock file has changed', async () => {
    await run();
    writeFileSync(inProject('package-lock.json'), lock('2.0.0'));
    expect((await run()).err).toContain('package-lock.json has changed');
    expect(calls()).toBe(2);
  });

  test('takes over what npm itself has installed from this lock file', async () => {
    await run();
    rmSync(inProject('node_modules', '.quoth-install'));
    const record = { packages: { 'node_modules/tsx': { version: '1.0.0' } } };
    writeFileSync(inProject('node_modules', '.package-lock.json'), JSON.stringify(record));
    expect(await run()).toMatchObject({ code: 0, err: '' });
    expect(calls()).toBe(1);
  });

  test('makes an interrupted install good', async () => {
    const child = start('hang', ['hello.mjs']);
    const first = ended(child);
    while (!existsSync(inProject('node_modules'))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await first;
    const { code, err } = await run();
    expect([code, err]).toEqual([0, expect.stringContaining('the last install did not finish')]);
  });

  test('installs again for another Node', async () => {
    await run();
    const marker = inProject('node_modules', '.quoth-install');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace(/node-abi-\d+/, 'node-abi-1'));
    expect((await run()).err).toContain('they were installed for another Node');
    expect(calls()).toBe(2);
  });

  test('Ctrl-C during the install ends with one line, and the next start makes it good', async () => {
    const child = start('hang', ['hello.mjs']);
    const first = ended(child);
    while (!existsSync(inProject('node_modules'))) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, err } = await first;
    expect(code).toBe(130);
    expect(err).toMatch(/\nThe install was stopped; the next start makes it good\.\n$/);
    expect(existsSync(inProject('.quoth-installing'))).toBe(false);
    expect(await run()).toMatchObject({ code: 0 });
  });
});

describe('a lock that was left behind', () => {
  const hourAgo = new Date(Date.now() - 3_600_000);
  test.each([
    ['by a process that is gone', '999999999', new Date()],
    ['by a process whose number another one has now', String(process.pid), hourAgo],
    ['before its number was written', '', hourAgo],
  ])('%s is taken over', async (_, owner, beatAt) => {
    writeFileSync(inProject('.quoth-installing'), owner);
    utimesSync(inProject('.quoth-installing'), beatAt, beatAt);
    expect(await run()).toMatchObject({ code: 0, err: expect.not.stringContaining('Another process') });
    expect(existsSync(inProject('.quoth-installing'))).toBe(false);
  });
});

describe('an install that fails', () => {
  test.each([
    [
      'npm error path /p/node_modules/hnswlib-node\nnpm error gyp ERR! stack Error: Could not find any Python installation to use',
      /^hnswlib-node could not be built because there is no Python 3: install Python 3, make and a C\+\+ compiler/,
    ],
    [
      'npm error path /p/node_modules/better-sqlite3\nnpm error gyp ERR! stack Error: not found: make',
      /^better-sqlite3 could not be built because there is no make: /,
    ],
    [
      'npm error path /p/node_modules/hnswlib-node\nnpm error make: g++: No such file or directory\nnpm error gyp ERR! build error',
      /^hnswlib-node could not be built because there is no C\+\+ compiler: /,
    ],
    [
      'npm error gyp ERR! stack FetchError: request to https://nodejs.org/x failed, reason: getaddrinfo ENOTFOUND',
      /^A native module could not be built because the headers of this Node could not be fetched /,
    ],
    [
      'npm error gyp ERR! build error\nnode_modules/better-sqlite3',
      /^better-sqlite3 could not be built: install Python 3, make and a C\+\+ compiler/,
    ],
    [
      'npm error code ENOTFOUND',
      /^The packages could not be fetched because the npm registry is out of reach/,
    ],
    ['npm error code ENOSPC', /because the disk is full\./],
    [
      'npm error code E999\nnpm error something odd',
      /^The packages could not be installed: something odd\. What npm said is in install\.log\.$/,
    ],
  ])('is explained in a sentence: %s', async (wish, sentence) => {
    const { code, out, err } = await run(wish);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n').at(-1)).toMatch(sentence);
    expect(err).not.toContain('    at ');
    expect(readFileSync(inProject('install.log'), 'utf8')).toContain(wish);
  });
});

test('a damaged package is a sentence, not a stack', async () => {
  writeFileSync(inProject('hello.mjs'), "import 'not-there';");
  const { code, err } = await run();
  expect(code).toBe(2);
  expect(err).toMatch(/is missing or damaged \(.*not-there.*\); delete node_modules and start again\.\n$/);
});

test('an unknown tool is named', async () => {
  expect(await run('', ['--tool', 'eslint'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no tool "eslint"'),
  });
});
