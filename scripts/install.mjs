/**
 * Installs what package-lock.json names, when that has not been done for this lock file and this Node. Needs nothing but
 * Node, and speaks to stderr only.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockInstall } from './install-lock.mjs';
import { whyFailed } from './install-sentences.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const MODULES = join(ROOT, 'node_modules');
const LOCK_FILE = join(ROOT, 'package-lock.json');
/** Names what was installed in full; not there after an interrupted install. */
const MARKER = join(MODULES, '.quoth-install');
/** Beside node_modules, because `npm ci` empties that. */
const INSTALLING = join(ROOT, '.quoth-installing');
/** What npm said, kept when it failed. */
const LOG = join(ROOT, 'install.log');
/** npm writes it last of all, so it is not there while packages are still built. */
const RECORD = join(MODULES, '.package-lock.json');
/** What is compiled, or fetched, for one version of Node on one system. */
const NATIVE = {
  'better-sqlite3': 'build/Release/better_sqlite3.node',
  'hnswlib-node': 'build/Release/addon.node',
};

/** Ends the process with its sentence and `exitCode`. */
export class Refusal extends Error {
  constructor(sentence, exitCode = 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Brings node_modules in line with the lock file; silent when it already is. @throws Refusal. */
export async function install() {
  const lockText = textOf(LOCK_FILE);
  if (lockText === null) throw new Refusal('package-lock.json is missing; restore it from the repository.');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const wanted = `${hash} node-abi-${process.versions.modules} ${process.platform}-${process.arch}`;
  const installed = () => textOf(MARKER)?.trim() === wanted;
  if (installed()) return;
  const release = await lockInstall(INSTALLING, () =>
    say('Another process is installing the packages; waiting for it.'),
  );
  try {
    if (installed()) return;
    const before = textOf(MARKER)?.trim() ?? null;
    if (before === null && matchesRecord(lockText) && brokenNative(lockText) === null) {
      writeFileSync(MARKER, `${wanted}\n`);
      return;
    }
    await installNow(lockText, reasonFor(before, hash));
    writeFileSync(MARKER, `${wanted}\n`);
  } finally {
    release();
  }
}

function reasonFor(before, hash) {
  if (!existsSync(MODULES)) return 'they are not installed yet';
  if (before === null) return 'the last install did not finish';
  return before.startsWith(hash) ? 'they were installed for another Node' : 'package-lock.json has changed';
}

async function installNow(lockText, reason) {
  process.stderr.write(`Installing the packages (${reason}); this takes a minute or two … `);
  rmSync(MARKER, { force: true });
  rmSync(RECORD, { force: true });
  const startedAt = Date.now();
  const { code, stopped, output } = await npmCi();
  if (code !== 0 || stopped) {
    // Without its record the next run cannot take for done what npm only meant to do.
    rmSync(RECORD, { force: true });
    say('');
    if (stopped) throw new Refusal('The install was stopped; the next start makes it good.', 130);
    throw new Refusal(`${whyFailed(output, MODULES)} ${kept(output)}`.trim());
  }
  const broken = brokenNative(lockText);
  if (broken !== null) {
    say('');
    throw new Refusal(
      `${broken} was installed but not built: npm must be allowed to run its install script (npm config set ignore-scripts false), then try again.`,
    );
  }
  mkdirSync(MODULES, { recursive: true });
  rmSync(LOG, { force: true });
  say(`done in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

function kept(output) {
  try {
    writeFileSync(LOG, output);
    return 'What npm said is in install.log.';
  } catch {
    return '';
  }
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
  const record = textOf(RECORD);
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

/** The first native module of the lock file that this Node cannot load; null when all can be. */
function brokenNative(lockText) {
  const load = createRequire(import.meta.url);
  for (const [name, file] of Object.entries(NATIVE)) {
    if (!lockText.includes(`"node_modules/${name}"`)) continue;
    try {
      load(join(MODULES, name, file));
    } catch {
      return name;
    }
  }
  return null;
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

/** Of npm's patience (70 s for a registry that is out of reach), what a person would have. */
const NPM_CI = [
  'ci',
  '--include=dev',
  '--prefer-offline',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

function npmCi() {
  const npm = npmScript();
  if (npm === null)
    throw new Refusal('npm was not found beside Node; install Node with npm from https://nodejs.org.');
  return new Promise((settle) => {
    const child = spawn(process.execPath, [npm, ...NPM_CI], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A production setting of the caller would leave out what the tools need.
      env: { ...process.env, NODE_ENV: 'development' },
    });
    let output = '';
    let stopped = false;
    const keep = (chunk) => {
      output = (output + chunk).slice(-262_144);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // A second Ctrl-C finds no listener and ends this process as well.
    const stop = () => {
      stopped = true;
      child.kill('SIGTERM');
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const settled = (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      settle({ code, stopped, output });
    };
    child.on('error', (error) => {
      output += error.message;
      settled(1);
    });
    child.on('close', (code) => settled(code ?? 1));
  });
}
