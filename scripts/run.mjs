/**
 * Runs the program, or one of its tools, right after a clone: first makes sure that what package-lock.json names is
 * installed, then goes on in this same process. Needs nothing but Node.
 *
 *   node scripts/run.mjs src/cli.ts ask "…"      a TypeScript file of the project
 *   node scripts/run.mjs --tool vitest run       a tool from node_modules
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, MODULES, Refusal, ROOT, say } from './install.mjs';

const TOOLS = {
  vitest: 'vitest/vitest.mjs',
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
};

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Refusal(
    `Node 20.9 or later is needed; this is ${process.versions.node}. See https://nodejs.org.`,
  );
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

/** A failure of the program itself never comes here: src/lifetime.ts ends it. */
function explain(error) {
  if (error instanceof Refusal) return error.message;
  const what = String(error?.message ?? error)
    .replace(/\s+/gu, ' ')
    .slice(0, 300);
  if (/^ERR_MODULE_NOT_FOUND$|^MODULE_NOT_FOUND$|^ERR_DLOPEN_FAILED$/u.test(error?.code ?? '')) {
    return `A package or a file of the program is missing or damaged (${what}); delete node_modules and start again.`;
  }
  const stack = /^(?:debug|trace)$/iu.test(process.env.LOG_LEVEL ?? '') ? `\n${error?.stack}` : '';
  return `The program cannot be started: ${what}${stack}`;
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
  say(explain(error));
  process.exitCode = error?.exitCode ?? 2;
}
