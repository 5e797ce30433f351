/**
 * Makes the Weaviate server from its Go module, once for this user: `npm test` needs nothing of it. The module is
 * checked against Go's checksum database, its dependencies against the go.sum that it brings.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { isExecutable } from '../process.ts';

export const SERVER_VERSION = '1.35.2';

const run = promisify(execFile);
const MODULE = 'github.com/weaviate/weaviate';

/** There is no Go on this machine, so that no server can be made. */
export class NoGoError extends Error {
  constructor() {
    super(
      'The tests and the benchmark of the cluster build a Weaviate server and need Go 1.25 or later for it. Install it from https://go.dev/dl.',
    );
  }
}

/** The server could not be made; `why` is the end of what Go said. */
export class BuildError extends Error {
  constructor(readonly why: string) {
    super(`The Weaviate server ${SERVER_VERSION} cannot be built: ${why}`);
  }
}

/** Where the finished server is kept: the user's cache, which outlives a clone. */
export function serverPath(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'quoth', 'weaviate', SERVER_VERSION);
}

/**
 * The program file of the server; built when it is not there yet (2 to 6 minutes on four cores, 3 GB of Go's caches).
 * Two builders at once do the work twice and harm nobody: each names its own finished file.
 * @throws NoGoError, BuildError.
 */
export async function builtServer(say: (line: string) => void = () => {}): Promise<string> {
  const folder = serverPath();
  const server = join(folder, 'weaviate');
  if (isExecutable(server)) return server;
  const go = findGo();
  if (go === null) throw new NoGoError();
  const started = Date.now();
  say(`Building the Weaviate server ${SERVER_VERSION}; this takes some minutes, once.`);
  const empty = mkdtempSync(join(tmpdir(), 'quoth-go-'));
  mkdirSync(folder, { recursive: true });
  const part = join(folder, `weaviate.${process.pid}.part`);
  try {
    const module = await goRun(go, ['mod', 'download', '-json', `${MODULE}@v${SERVER_VERSION}`], empty);
    const { Dir: source } = JSON.parse(module) as { readonly Dir: string };
    const settings = ['-mod=readonly', '-buildvcs=false', '-trimpath'];
    await goRun(go, ['build', ...settings, '-o', part, './cmd/weaviate-server'], source);
    renameSync(part, server);
  } finally {
    rmSync(empty, { recursive: true, force: true });
    rmSync(part, { force: true });
  }
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return server;
}

/** `go` on the PATH, or where Go's own installer puts it; null when there is none, or the PATH is empty. */
export function findGo(): string | null {
  const path = process.env.PATH ?? '';
  const folders = path === '' ? [] : [...path.split(delimiter), '/usr/local/go/bin'];
  return folders.map((folder) => join(folder, 'go')).find(isExecutable) ?? null;
}

async function goRun(go: string, args: readonly string[], cwd: string): Promise<string> {
  // GOFLAGS of the machine could ask for vendoring or another -mod; the module's own go.mod is what counts.
  const env = { ...process.env, GOFLAGS: '' };
  try {
    return (await run(go, args, { cwd, env, maxBuffer: 64 << 20 })).stdout;
  } catch (error) {
    const said = String((error as { readonly stderr?: string }).stderr || (error as Error).message).trim();
    throw new BuildError(said.split('\n').slice(-3).join(' '));
  }
}
