/**
 * A process that embeds and kills itself (SIGKILL) at its n-th effect on the disk: a statement of SQLite that writes, a
 * file that is written, renamed, flushed or deleted. Run: victim.ts CORPUS INDEX N; N = 0 lives, and prints what each effect was.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import hnswlib from 'hnswlib-node';

const [corpus, index, at] = process.argv.slice(2) as [string, string, string];
const killAt = Number(at);
const effects: string[] = [];

/** Odd effects are killed before they happen, even ones after. */
function effect<T>(name: string, work: () => T): T {
  effects.push(name);
  const now = effects.length === killAt;
  if (now && killAt % 2 === 1) process.kill(process.pid, 'SIGKILL');
  try {
    return work();
  } finally {
    if (now) process.kill(process.pid, 'SIGKILL');
  }
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function wrap(owner: object, method: string, name: (args: readonly unknown[]) => string | null): void {
  const holder = owner as Record<string, Method>;
  const original = holder[method]!;
  holder[method] = function wrapped(this: unknown, ...args: unknown[]) {
    const named = name(args);
    return named === null ? original.apply(this, args) : effect(named, () => original.apply(this, args));
  };
}

const short = (text: unknown): string => String(text).trim().replace(/\s+/g, ' ').slice(0, 30);
const file = (path: unknown): string => String(path).split('/').at(-1) ?? '';

const probe = new Database(':memory:');
const statement = Object.getPrototypeOf(probe.prepare('SELECT 1'));
wrap(statement, 'run', () => 'run');
probe.close();
wrap(Database.prototype, 'exec', ([sql]) => `exec ${short(sql)}`);
wrap(Database.prototype, 'pragma', ([text]) =>
  /journal|checkpoint|vacuum|user_version|application/.test(String(text)) ? `pragma ${short(text)}` : null,
);
wrap(Database.prototype, 'close', () => 'close');
for (const method of ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'truncateSync']) {
  wrap(fs, method, ([path]) => (String(path).startsWith(index) ? `${method} ${file(path)}` : null));
}
for (const method of ['writeSync', 'fsyncSync']) wrap(fs, method, () => method);
wrap(promises, 'open', ([path]) => (String(path).startsWith(index) ? `open ${file(path)}` : null));
syncBuiltinESMExports();
const Graph = hnswlib.HierarchicalNSW;
/** Methods of the native class cannot be replaced, the class can. */
hnswlib.HierarchicalNSW = class extends Graph {
  override writeIndexSync(path: string): void {
    effect(`write ${file(path)}`, () => super.writeIndexSync(path));
  }

  override addPoint(point: number[], label: number): void {
    effect('add point', () => super.addPoint(point, label));
  }
};

const { refreshFolder } = await import('./folder.ts');
await refreshFolder(corpus, index);
if (killAt === 0) process.stdout.write(JSON.stringify(effects));
