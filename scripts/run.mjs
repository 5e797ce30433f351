/**
 * Runs the program, or one of its tools, right after a clone: first makes sure that what package-lock.json names is
 * installed, then goes on in this same process. Needs nothing but Node.
 *
 *   node scripts/run.mjs src/cli.ts ask "…"      a TypeScript file of the project
 *   node scripts/run.mjs --tool vitest run       a tool from node_modules
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const LOCK_FILE = join(ROOT, 'package-lock.json');
/** Holds the hash of the package-lock.json that was installed in full; not there after an interrupted install. */
const MARKER = join(MODULES, '.quoth-install');
/** Beside node_modules, because `npm ci` empties that. */
const INSTALLING = join(ROOT, '.quoth-installing');

const TOOLS = {
  vitest: 'vitest/vitest.mjs',
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
};

class Refusal extends Error {}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Refusal(
    `Node 20.9 or later is needed; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Whether npm's own record of node_modules names the packages of the lock file, but for those of other platforms. */
function matchesRecord(lockText) {
  const record = textOf(join(MODULES, '.package-lock.json'));
  if (record === null) return false;
  try {
    const wanted = JSON.parse(lockText).packages;
    const installed = JSON.parse(record).packages;
    const same = Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || (installed[path] ? installed[path].version === version : optional === true),
    );
    return same && Object.keys(installed).every((path) => path in wanted);
  } catch {
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Lets one process at a time install; waits for another, and takes over from one that died. */
async function lockInstall() {
  for (let waited = false; ; ) {
    try {
      const handle = openSync(INSTALLING, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(textOf(INSTALLING));
    if (owner > 0 ? !isRunning(owner) : isOlderThan(INSTALLING, 10_000)) {
      rmSync(INSTALLING, { force: true });
      continue;
    }
    if (!waited) say('Another process is installing the packages; waiting for it.');
    waited = true;
    await sleep(300);
  }
}

/** A file without a process number was cut short between making and writing it. */
function isOlderThan(file, ms) {
  try {
    return Date.now() - statSync(file).mtimeMs > ms;
  } catch {
    return false;
  }
}

/** npm as a script, so that it starts without a shell on every system. */
function npmScript() {
  const nodeDir = dirname(realpathSync(process.execPath));
  const candidates = [
    process.env.npm_execpath,
    join(nodeDir, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodeDir, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .flatMap((folder) => [join(folder, 'npm'), join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')])
      .flatMap((file) => (existsSync(file) ? [realpathSync(file)] : [])),
  ];
  return candidates.find((file) => file && /npm-cli\.[cm]?js$/.test(file) && existsSync(file)) ?? null;
}

function npmCi() {
  const npm = npmScript();
  if (npm === null)
    throw new Refusal('npm was not found beside Node; install Node with npm from https://nodejs.org.');
  return new Promise((settle) => {
    const child = spawn(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A production setting of the caller would leave out what the tools need.
      env: { ...process.env, NODE_ENV: 'development' },
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-65_536);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => settle({ code: 1, output: error.message }));
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      settle({ code: signal ? 130 : (code ?? 1), output });
    });
  });
}

/** What to tell somebody whose install failed, in one sentence. */
function whyFailed(output) {
  if (/gyp ERR|node-gyp|prebuild-install|not found: make|g\+\+|Visual Studio/iu.test(output)) {
    const native = /node_modules[\\/](better-sqlite3|hnswlib-node)/u.exec(output)?.[1] ?? 'a native module';
    return `${native} could not be built: install Python 3 and a C++ compiler (Debian: build-essential; macOS: xcode-select --install; Windows: Visual Studio Build Tools), then try again.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ENOTCACHED/u.test(output)) {
    return 'The packages could not be fetched because the npm registry is out of reach; connect to the network once, then try again.';
  }
  if (/ENOSPC/u.test(output)) return 'The packages could not be installed because the disk is full.';
  if (/EACCES|EPERM|EROFS/u.test(output))
    return `The packages could not be installed because ${MODULES} may not be written.`;
  const line = output.split('\n').find((each) => /^npm (?:error|ERR!) (?!code)\S/u.test(each));
  return `The packages could not be installed: ${line?.replace(/^npm (?:error|ERR!)\s*|\.\s*$/gu, '') ?? 'npm ci failed'}.`;
}

async function install() {
  const lockText = textOf(LOCK_FILE);
  if (lockText === null) throw new Refusal('package-lock.json is missing; restore it from the repository.');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const installed = () => textOf(MARKER)?.trim() === hash;
  if (installed()) return;
  await lockInstall();
  const release = () => rmSync(INSTALLING, { force: true });
  process.once('exit', release);
  try {
    if (installed()) return;
    const before = textOf(MARKER);
    if (matchesRecord(lockText)) {
      writeFileSync(MARKER, `${hash}\n`);
      return;
    }
    const reason = !existsSync(MODULES)
      ? 'they are not installed yet'
      : before === null
        ? 'the last install did not finish'
        : 'package-lock.json has changed';
    process.stderr.write(`Installing the packages (${reason}); this takes a minute or two … `);
    rmSync(MARKER, { force: true });
    const startedAt = Date.now();
    const { code, output } = await npmCi();
    if (code !== 0) {
      // npm leaves a record of what it meant to install; without it the next run cannot take that for done.
      rmSync(join(MODULES, '.package-lock.json'), { force: true });
      say('');
      if (code === 130)
        throw Object.assign(new Refusal('The install was stopped; the next start makes it good.'), {
          exitCode: 130,
        });
      throw new Refusal(whyFailed(output));
    }
    mkdirSync(MODULES, { recursive: true });
    writeFileSync(MARKER, `${hash}\n`);
    say(`done in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  } finally {
    process.off('exit', release);
    release();
  }
}

function runTool(name, args) {
  const script = TOOLS[name];
  if (!script) throw new Refusal(`There is no tool "${name}"; there are ${Object.keys(TOOLS).join(', ')}.`);
  const child = spawn(process.execPath, [join(MODULES, script), ...args], { cwd: ROOT, stdio: 'inherit' });
  // The terminal gives Ctrl-C to the child as well; it decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => {
    process.exitCode = signal ? 130 : (code ?? 1);
  });
}

async function runProgram(target, args) {
  const file = resolve(ROOT, target);
  if (!existsSync(file)) throw new Refusal(`${target} is missing; restore it from the repository.`);
  const { register } = await import(
    pathToFileURL(join(MODULES, 'tsx', 'dist', 'esm', 'api', 'index.mjs')).href
  );
  process.argv = [process.execPath, file, ...args];
  register();
  await import(pathToFileURL(file).href);
}

try {
  requireNode();
  const [first, ...rest] = process.argv.slice(2);
  if (!first)
    throw new Refusal('Usage: node scripts/run.mjs FILE.ts … or node scripts/run.mjs --tool NAME …');
  await install();
  if (first === '--tool') runTool(rest[0], rest.slice(1));
  else await runProgram(first, rest);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = error.exitCode ?? 2;
}
