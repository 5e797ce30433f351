/**
 * Where the model lives: one worker thread for the whole process, and, only after that thread has died, a process.
 *
 * onnxruntime-node keeps references of the thread that loads it in static variables. Loaded by two threads, or
 * again after its thread ended, it corrupts the heap or is refused ("Module did not self-register"). Therefore all
 * models of a process share one thread, closing a model does not end the thread, and a dead thread is followed by
 * a child process, which runs the same script and can be started as often as need be.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerReply, WorkerRequest } from './protocol.ts';

/** Somebody who uses a host. Every tenant hears every reply and takes those to its own jobs. */
export interface Tenant {
  onReply(reply: WorkerReply): void;
  /** The host ended by itself: nothing that was sent will be answered. */
  onDeath(why: string): void;
}

/** A running thread or process, as its tenants see it. */
export interface Host {
  post(request: WorkerRequest): void;
  /** Whether the tenant waits for something. A host for which nobody waits does not keep the program alive. */
  setBusy(tenant: Tenant, busy: boolean): void;
  /** The tenant wants nothing any more. */
  leave(tenant: Tenant): void;
}

interface Vehicle {
  post(request: WorkerRequest): void;
  keepAlive(alive: boolean): void;
  /** Called when the last tenant has left. Returns whether the vehicle ends, and so takes no new tenants. */
  abandon(): boolean;
}

interface Listeners {
  reply(reply: WorkerReply): void;
  death(why: string): void;
}

/**
 * A thread that is ended while onnxruntime computes takes the process down with an abort. So the thread says in
 * shared memory when it is inside, and a program that ends closes the gate and waits until it is out.
 */
const GATE_INSIDE = 0;
const GATE_CLOSED = 1;
const LONGEST_WAIT_AT_EXIT_MS = 5_000;

const running = new Map<string, SharedHost>();
const threadsThatDied = new Set<string>();

/** The host that runs `script` for `tenant`; started when there is none. */
export function enterHost(script: URL, tenant: Tenant): Host {
  const key = script.href;
  const host =
    running.get(key) ?? new SharedHost(script, threadsThatDied.has(key) ? startProcess : startThread);
  running.set(key, host);
  host.enter(tenant);
  return host;
}

/** A process that runs `script` for `tenant` alone; it ends when the tenant leaves. */
export function enterOwnProcess(script: URL, tenant: Tenant): Host {
  const host = new SharedHost(script, startProcess);
  host.enter(tenant);
  return host;
}

class SharedHost implements Host {
  readonly #tenants = new Set<Tenant>();
  readonly #busy = new Set<Tenant>();
  readonly #vehicle: Vehicle;

  constructor(
    private readonly script: URL,
    start: (script: URL, listeners: Listeners) => Vehicle,
  ) {
    this.#vehicle = start(script, {
      reply: (reply) => {
        for (const tenant of [...this.#tenants]) tenant.onReply(reply);
      },
      death: (why) => this.#died(why),
    });
  }

  enter(tenant: Tenant): void {
    this.#tenants.add(tenant);
  }

  post(request: WorkerRequest): void {
    this.#vehicle.post(request);
  }

  setBusy(tenant: Tenant, busy: boolean): void {
    if (busy) this.#busy.add(tenant);
    else this.#busy.delete(tenant);
    this.#vehicle.keepAlive(this.#busy.size > 0);
  }

  leave(tenant: Tenant): void {
    this.setBusy(tenant, false);
    this.#tenants.delete(tenant);
    if (this.#tenants.size > 0 || !this.#vehicle.abandon()) return;
    if (running.get(this.script.href) === this) running.delete(this.script.href);
  }

  #died(why: string): void {
    if (running.get(this.script.href) === this) {
      running.delete(this.script.href);
      threadsThatDied.add(this.script.href);
    }
    const tenants = [...this.#tenants];
    this.#tenants.clear();
    for (const tenant of tenants) tenant.onDeath(why);
  }
}

function startThread(script: URL, listeners: Listeners): Vehicle {
  // No flags are handed on: a TypeScript loader among them would cost the thread a fifth of a second.
  const gate = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(script, { execArgv: [], workerData: { gate } });
  const awaitNative = () => {
    Atomics.store(gate, GATE_CLOSED, 1);
    Atomics.wait(gate, GATE_INSIDE, 1, LONGEST_WAIT_AT_EXIT_MS);
  };
  process.once('exit', awaitNative);
  worker.once('exit', () => process.off('exit', awaitNative));
  worker.on('message', listeners.reply);
  onFirst(listeners.death, (tell) => {
    worker.on('error', (error) => tell(error.message));
    worker.on('exit', (code) => tell(`exit code ${code}`));
  });
  return {
    post: (request) => worker.postMessage(request),
    keepAlive: (alive) => (alive ? worker.ref() : worker.unref()),
    abandon: () => false,
  };
}

function startProcess(script: URL, listeners: Listeners): Vehicle {
  const child = fork(fileURLToPath(script), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (message) => listeners.reply(message as unknown as WorkerReply));
  onFirst(listeners.death, (tell) => {
    child.on('error', (error) => tell(error.message));
    child.on('exit', (code, signal) => tell(code === null ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    // A failure to send is the death of the process, of which `exit` tells.
    post: (request) => void child.send(request, () => {}),
    keepAlive: (alive) => {
      if (alive) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    // The script ends when its channel closes.
    abandon: () => {
      if (child.connected) child.disconnect();
      return true;
    },
  };
}

/** Hands on only the first of several events that mean the same. */
function onFirst(hear: (why: string) => void, listen: (tell: (why: string) => void) => void): void {
  let heard = false;
  listen((why) => {
    if (!heard) hear(why);
    heard = true;
  });
}
