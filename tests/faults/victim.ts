/**
 * A process that embeds, and kills itself (SIGKILL) or stops (SIGSTOP) at chosen effects: a statement of SQLite that
 * writes, a file that is written, renamed, flushed or deleted, an article that is read, texts that are embedded.
 *
 * Run: victim.ts CORPUS INDEX, with KILL_AT (numbers of effects from 1, or a name, which means the first of that name,
 * one a line; 0 for none), KILL_WHEN (before, after, stop) and KILL_MODEL (checksum of the model, where another is set). It says at which effect on standard error. When it
 * lives to the end, it prints what each effect was.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import hnswlib from 'hnswlib-node';
import { FakeEmbedder } from '../fakes/embedder.ts';

const [corpus, index] = process.argv.slice(2) as [string, string];
const { KILL_AT = '0', KILL_WHEN: when = 'after', KILL_MODEL } = process.env;
const places = new Set(KILL_AT.split('\n'));
const effects: string[] = [];
const say = fs.writeSync.bind(fs);

function end(name: string): void {
  say(2, `${when} ${name}\n`);
  process.kill(process.pid, when === 'stop' ? 'SIGSTOP' : 'SIGKILL');
}

/** Counts one effect, and ends the process before or after it where that was asked for. */
function effect<T>(name: string, work: () => T): T {
  effects.push(name);
  const chosen = places.delete(String(effects.length)) || places.delete(name);
  if (chosen && when === 'before') end(name);
  const after = (): void => {
    if (chosen) end(name);
  };
  const result = work();
  if (result instanceof Promise) return result.finally(after) as T;
  after();
  return result;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** `name` gives null for a call that is no effect. */
function wrap(
  owner: object,
  method: string,
  name: (args: readonly unknown[], self: unknown) => string | null,
): void {
  const holder = owner as Record<string, Method>;
  const original = holder[method]!;
  holder[method] = function wrapped(this: unknown, ...args: unknown[]) {
    const named = name(args, this);
    return named === null ? original.apply(this, args) : effect(named, () => original.apply(this, args));
  };
}

const short = (text: unknown): string => String(text).trim().replace(/\s+/g, ' ').slice(0, 40);
/** Numbers of generations are left out, so that an effect has the same name in every run. */
const file = (path: unknown): string => (String(path).split('/').at(-1) ?? '').replace(/-\d+\./, '-N.');
const within = (folder: string, what: string) => (args: readonly unknown[]) =>
  String(args[0]).startsWith(`${folder}/`) ? `${what} ${file(args[0])}` : null;

/** Connections in a transaction that has written nothing so far; its end is no effect. */
const reading = new Set<unknown>();

function statementName(statement: Database.Statement): string | null {
  const { source, database } = statement;
  if (source === 'BEGIN') reading.add(database);
  const only = reading.has(database) && /^(BEGIN|COMMIT|ROLLBACK)$/.test(source);
  if (only && source === 'BEGIN') return null;
  reading.delete(database);
  return only ? null : `run ${short(source)}`;
}

const probe = new Database(':memory:');
wrap(Object.getPrototypeOf(probe.prepare('SELECT 1')), 'run', (_, statement) =>
  statementName(statement as Database.Statement),
);
probe.close();
wrap(Database.prototype, 'exec', ([sql], database) => {
  reading.delete(database);
  return `exec ${short(sql)}`;
});
wrap(Database.prototype, 'pragma', ([text]) =>
  /journal|checkpoint|vacuum|(_id|_version) =/.test(String(text)) ? `pragma ${short(text)}` : null,
);
wrap(Database.prototype, 'close', (_, database) => `close ${file((database as Database.Database).name)}`);
for (const method of ['writeFileSync', 'renameSync', 'rmSync', 'truncateSync']) {
  wrap(fs, method, within(index, method));
}
wrap(fs, 'openSync', (args) => (args[1] === 'r' ? null : within(index, 'openSync')(args)));
for (const method of ['writeSync', 'fsyncSync', 'ftruncateSync']) wrap(fs, method, () => method);
wrap(fs, 'createReadStream', within(corpus, 'hash'));
wrap(promises, 'open', (args) => within(index, 'open')(args) ?? within(corpus, 'read')(args));
syncBuiltinESMExports();
wrap(FakeEmbedder.prototype, 'embedPassages', () => 'embed');
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

const { refreshOptions } = await import('./folder.ts');
const { refreshIndex } = await import('../../src/index/refresh.ts');
await refreshIndex(refreshOptions(corpus, index, KILL_MODEL));
process.stdout.write(JSON.stringify(effects));
