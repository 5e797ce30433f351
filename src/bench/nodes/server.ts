/** Real Weaviate nodes on the loopback address, one process each, that are always gone when the tests are. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtServer } from './build.ts';
import { processorMs } from '../process.ts';
import { freePorts, type NodePorts } from './ports.ts';

export interface ClusterOptions {
  /** 1 to 3. */
  readonly nodes: number;
  /** A key that every request must show; without one anybody may do anything. */
  readonly apiKey?: string;
  /** More settings of the server, by environment variable. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Another program file than the one that is built. */
  readonly server?: string;
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** `http://127.0.0.1:…` of each node. */
  readonly addresses: readonly string[];
  /** Starts the nodes that do not run, and waits until all are ready. */
  start(): Promise<void>;
  /** Kills every node and removes all it wrote. */
  close(): Promise<void>;
}

export interface ClusterNode {
  /** n1, n2, n3. */
  readonly name: string;
  readonly address: string;
  /** `127.0.0.1:…`, for gRPC. */
  readonly grpcAddress: string;
  /** The folder of its data. */
  readonly folder: string;
  /** Starts the process without waiting for it to be ready. */
  launch(): void;
  /** Resolves when the node says that it is ready. @throws Error with the end of its log after `seconds`. */
  ready(seconds?: number): Promise<void>;
  running(): boolean;
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Bytes of physical memory; 0 when it does not run, or where the system does not tell. */
  memory(): number;
  /** Bytes of its data folder. */
  disk(): number;
  /** Milliseconds of a processor that its process has used; 0 when it does not run, or where the system does not tell. */
  processor(): number;
  log(): string;
}

/** A node answers within this many seconds; a cluster of three that starts together took less than 25 on four cores. */
const READY_SECONDS = 90;

/** @throws NoGoError, BuildError, or Error with the end of a log when a node does not become ready. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const server = options.server ?? (await builtServer());
  const folder = mkdtempSync(join(tmpdir(), 'quoth-cluster-'));
  const guard = startGuard(folder);
  const ports = await freePorts(options.nodes);
  const nodes = ports.map((_, i) => makeNode({ server, folder, ports, options, guard }, i));
  const close = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    guard.end();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async () => {
    for (const [i, node] of nodes.entries()) {
      if (node.running()) continue;
      node.launch();
      await listens(ports[i]!.gossip);
    }
    await Promise.all(nodes.map((node) => node.ready()));
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return { nodes, addresses: nodes.map((node) => node.address), start, close };
}

interface Guard {
  watch(pid: number): void;
  forget(pid: number): void;
  end(): void;
}

/** Reads `+pid` and `-pid`; when its input ends, because we did in whatever way, it kills what is left. */
const GUARD = `
const pids = new Set();
require('node:readline').createInterface({ input: process.stdin })
  .on('line', (line) => line[0] === '+' ? pids.add(Number(line.slice(1))) : pids.delete(Number(line.slice(1))))
  .on('close', () => {
    for (const pid of pids) { try { process.kill(pid, 'SIGKILL'); } catch {} }
    require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5 });
  });`;

function startGuard(folder: string): Guard {
  // In a group of its own, so that a Ctrl-C in the terminal does not end it before its work is done.
  const child = spawn(process.execPath, ['-e', GUARD, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  return {
    watch: (pid) => child.stdin.write(`+${pid}\n`),
    forget: (pid) => child.stdin.write(`-${pid}\n`),
    end: () => child.stdin.end(),
  };
}

interface Plan {
  readonly server: string;
  readonly folder: string;
  readonly ports: readonly NodePorts[];
  readonly options: ClusterOptions;
  readonly guard: Guard;
}

function makeNode(plan: Plan, index: number): ClusterNode {
  const name = `n${index + 1}`;
  const own = plan.ports[index]!;
  const address = `http://127.0.0.1:${own.http}`;
  const folder = join(plan.folder, name);
  const logFile = join(plan.folder, `${name}.log`);
  mkdirSync(folder);
  let child: ChildProcess | null = null;

  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
    plan.guard.forget(ending.pid!);
  };
  const log = () => readFileSync(logFile, 'utf8');
  const running = () => child !== null && child.exitCode === null && child.signalCode === null;

  return {
    name,
    address,
    grpcAddress: `127.0.0.1:${own.grpc}`,
    folder,
    launch() {
      if (running()) throw new Error(`${name} runs already.`);
      const output = openSync(logFile, 'a');
      const where = ['--host', '127.0.0.1', '--port', String(own.http), '--scheme', 'http'];
      child = spawn(plan.server, where, {
        cwd: plan.folder,
        env: { PATH: process.env.PATH, ...environmentOf(plan, index, folder) },
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      plan.guard.watch(child.pid!);
    },
    async ready(seconds = READY_SECONDS) {
      const until = Date.now() + seconds * 1000;
      while (Date.now() < until && running()) {
        if (await saysReady(address)) return;
        await pause(50);
      }
      const why = running() ? `is not ready after ${seconds} s` : 'has ended';
      throw new Error(`Node ${name} ${why}:\n${log().slice(-2000)}`);
    },
    running,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    memory: () => (running() ? residentBytes(child!.pid!) : 0),
    disk: () => bytesOf(folder),
    processor: () => processorMs(child?.pid) ?? 0,
    log,
  };
}

function environmentOf({ ports, options }: Plan, index: number, folder: string): Record<string, string> {
  const own = ports[index]!;
  const key = options.apiKey;
  return {
    PERSISTENCE_DATA_PATH: folder,
    DEFAULT_VECTORIZER_MODULE: 'none',
    DISABLE_TELEMETRY: 'true',
    GO_PROFILING_DISABLE: 'true',
    AUTOSCHEMA_ENABLED: 'false',
    // A minute unless told; a large embed is published when it is in the files (weaviate/sound.ts).
    PERSISTENCE_MEMTABLES_FLUSH_DIRTY_AFTER_SECONDS: '5',
    CLUSTER_HOSTNAME: `n${index + 1}`,
    CLUSTER_IN_LOCALHOST: 'true',
    CLUSTER_ADVERTISE_ADDR: '127.0.0.1',
    CLUSTER_BIND_ADDR: '127.0.0.1',
    CLUSTER_GOSSIP_BIND_PORT: String(own.gossip),
    CLUSTER_DATA_BIND_PORT: String(own.data),
    // All of them, itself too: a node ends when it reaches none, and has to find the others whichever of them is gone.
    CLUSTER_JOIN: ports.map(({ gossip }) => `127.0.0.1:${gossip}`).join(','),
    RAFT_PORT: String(own.raft),
    RAFT_INTERNAL_RPC_PORT: String(own.raft + 1),
    RAFT_JOIN: ports.map((node, i) => `n${i + 1}:${node.raft}`).join(','),
    RAFT_BOOTSTRAP_EXPECT: String(ports.length),
    GRPC_PORT: String(own.grpc),
    ...(key === undefined
      ? { AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'true' }
      : {
          AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'false',
          AUTHENTICATION_APIKEY_ENABLED: 'true',
          AUTHENTICATION_APIKEY_ALLOWED_KEYS: key,
          AUTHENTICATION_APIKEY_USERS: 'quoth',
        }),
    ...options.environment,
  };
}

/** Waits until somebody listens there: a node looks for the others once, when it starts. Gives up silently; `ready` tells. */
async function listens(port: number): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(20)) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
  }
}

async function saysReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/v1/.well-known/ready`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}

function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    // A file may go while we look: the server tidies up whenever it likes.
    const state = statSync(join(folder, name), { throwIfNoEntry: false });
    return sum + (state?.isFile() ? state.size : 0);
  }, 0);
}
