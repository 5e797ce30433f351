/**
 * One model in the worker: one request at a time, questions before passages, and a worker that dies takes nobody
 * with it.
 */
import { ModelError } from '../errors.ts';
import { enterHost, type Host, type Tenant } from './host.ts';
import type { LoadedReply, LoadRequest, WorkerReply, WorkerRequest } from './protocol.ts';

/** `question` overtakes everything that waits as `passages`. */
export type Urgency = 'question' | 'passages';

/** Vectors of one request, end to end, and how many of its texts were cut. */
export interface RawVectors {
  readonly data: Float32Array;
  readonly truncated: number;
}

/** A file of the model differs from what was downloaded. */
export interface DamagedModel {
  readonly damaged: string;
}

/** What to load: a request without its running numbers. */
export type ModelToLoad = Omit<LoadRequest, 'kind' | 'job' | 'handle'>;

interface Job {
  readonly request: WorkerRequest;
  resolve(reply: WorkerReply): void;
  reject(error: Error): void;
}

/** After this many deaths without a single answer in between the worker is not started again. */
const DEATHS_UNTIL_REFUSAL = 2;

/** Jobs and models are numbered through the whole process, because all models share one worker. */
let lastNumber = 0;

export class ModelWorker implements Tenant {
  readonly #handle = ++lastNumber;
  #host: Host | null = null;
  #loaded: LoadedReply | null = null;
  #restarting: Promise<void> | null = null;
  #running: Job | null = null;
  readonly #waiting: Record<Urgency, Job[]> = { question: [], passages: [] };
  #deathsInARow = 0;
  #closing: Promise<void> | null = null;
  /** Called when no request runs any more. */
  readonly #idle: (() => void)[] = [];

  /**
   * `script` is the worker's file; `onOutput` gets the lines that libraries in the worker print; `enter` says where the
   * script runs.
   */
  constructor(
    private readonly script: URL,
    private readonly model: ModelToLoad,
    private readonly onOutput: (line: string) => void = () => {},
    private readonly enter: typeof enterHost = enterHost,
  ) {}

  /** Loads the model. Throws ModelError; a damaged file is an answer, since it can be mended. */
  async start(): Promise<LoadedReply | DamagedModel> {
    this.#host = this.enter(this.script, this);
    const numbers = { job: ++lastNumber, handle: this.#handle };
    const reply = await this.#send({ kind: 'load', ...numbers, ...this.model }, 'question');
    if (reply.kind === 'damaged') return { damaged: reply.file };
    if (reply.kind !== 'loaded') throw new ModelError(this.model.id, 'its worker gave a strange answer.');
    this.#loaded = reply;
    return reply;
  }

  /** Vectors of `texts`, which must not be empty. Starts a dead worker again. Throws ModelError. */
  async embed(texts: readonly string[], urgency: Urgency): Promise<RawVectors> {
    if (this.#closing !== null) throw new ModelError(this.model.id, 'it was closed.');
    if (this.#host === null || this.#restarting !== null) await this.#restart();
    const numbers = { job: ++lastNumber, handle: this.#handle };
    const reply = await this.#send({ kind: 'embed', ...numbers, texts }, urgency);
    if (reply.kind !== 'vectors') throw new ModelError(this.model.id, 'its worker gave a strange answer.');
    return reply;
  }

  /** Frees the model once the worker is done with the request it has; what waits is rejected. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#leave();
    return this.#closing;
  }

  async #leave(): Promise<void> {
    this.#rejectWaiting('it was closed.');
    // Whoever ends the program after closing must not end the worker in the middle of a computation.
    while (this.#running !== null) await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#host?.post({ kind: 'unload', job: ++lastNumber, handle: this.#handle });
    this.#host?.leave(this);
    this.#host = null;
  }

  onReply(reply: WorkerReply): void {
    if (reply.kind === 'output') {
      this.onOutput(reply.line);
      return;
    }
    const job = this.#running;
    if (job === null || job.request.job !== reply.job) return;
    this.#running = null;
    if (reply.kind === 'failed') {
      job.reject(new ModelError(this.model.id, describeFailure(job.request.kind, reply.why)));
    } else {
      if (reply.kind === 'vectors') this.#deathsInARow = 0;
      job.resolve(reply);
    }
    this.#pump();
  }

  onDeath(why: string): void {
    this.#host = null;
    this.#deathsInARow += 1;
    const sentence = `its worker ended unexpectedly (${why}).`;
    this.#running?.reject(new ModelError(this.model.id, sentence));
    this.#running = null;
    this.#rejectWaiting(sentence);
    this.#tellIdle();
  }

  #restart(): Promise<void> {
    if (this.#deathsInARow >= DEATHS_UNTIL_REFUSAL) {
      throw new ModelError(
        this.model.id,
        `its worker ended ${this.#deathsInARow} times in a row. Start the program again.`,
      );
    }
    this.#restarting ??= this.#reload().finally(() => {
      this.#restarting = null;
    });
    return this.#restarting;
  }

  async #reload(): Promise<void> {
    const before = this.#loaded?.checksum;
    const now = await this.start();
    if ('damaged' in now || now.checksum !== before) {
      await this.close();
      throw new ModelError(
        this.model.id,
        'its files changed while the program was running. Start the program again.',
      );
    }
  }

  #send(request: WorkerRequest, urgency: Urgency): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      // Closed, or dead again, while this call waited for the worker to come back.
      if (this.#host === null) throw new ModelError(this.model.id, 'its worker has ended.');
      this.#waiting[urgency].push({ request, resolve, reject });
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#running !== null || this.#host === null) return;
    const next = this.#waiting.question.shift() ?? this.#waiting.passages.shift() ?? null;
    this.#running = next;
    this.#host.setBusy(this, next !== null);
    if (next !== null) this.#host.post(next.request);
    else this.#tellIdle();
  }

  #tellIdle(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #rejectWaiting(why: string): void {
    const jobs = [...this.#waiting.question.splice(0), ...this.#waiting.passages.splice(0)];
    for (const job of jobs) job.reject(new ModelError(this.model.id, why));
  }
}

/** A library's message as one sentence on one line. */
function describeFailure(kind: WorkerRequest['kind'], why: string): string {
  const line = why.replace(/\s+/g, ' ').trim().slice(0, 300);
  return kind === 'load' ? `its files could not be loaded (${line}).` : `it failed on a text (${line}).`;
}
