/** Figures of the running bot for those who watch it, over HTTP on the loopback address: /metrics, /healthz, /readyz. */
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Verdict } from './domain.ts';
import { QuothError } from './errors.ts';

/** METRICS_PORT cannot be listened on. */
export class MetricsError extends QuothError {
  override readonly code = 'metrics-unavailable';
}

export interface MetricsSources {
  /** Questions in hand. */
  readonly queue: () => number;
  /** Seconds since the generation was made. */
  readonly indexAge: () => number | Promise<number>;
  /** Files that wait to be embedded. */
  readonly waiting: () => number;
  /** Whether everything is there to answer: model, index, Discord. Must not reject. */
  readonly ready: () => Promise<boolean>;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #questions;
  readonly #seconds;
  #server: Server | null = null;

  constructor(private readonly sources: MetricsSources) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#questions = new Counter({
      name: 'quoth_questions_total',
      help: 'Questions answered, by verdict; error: could not look.',
      labelNames: ['verdict'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'quoth_question_seconds',
      help: 'From question to answer.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
      registers,
    });
    const gauge = (name: string, help: string, of: () => number | Promise<number>) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await of());
        },
      });
    gauge('quoth_queue', 'Questions in hand.', sources.queue);
    gauge('quoth_index_age_seconds', 'Since the generation was made.', sources.indexAge);
    gauge('quoth_files_waiting', 'Files that wait to be embedded.', sources.waiting);
    gauge('quoth_ready', '1 when everything is there to answer.', async () =>
      (await sources.ready()) ? 1 : 0,
    );
  }

  count(verdict: Verdict | 'error', milliseconds: number): void {
    this.#questions.inc({ verdict });
    this.#seconds.observe(milliseconds / 1000);
  }

  /** Listens on the loopback address; resolves to the port. @throws MetricsError. */
  async listen(port: number): Promise<number> {
    const server = createServer((request, response) => {
      const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      if (request.method !== 'GET') answer(405, 'GET only\n');
      else if (request.url === '/healthz') answer(200, 'alive\n');
      else if (request.url === '/readyz') {
        void this.sources
          .ready()
          .then((ready) => answer(ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n'));
      } else if (request.url === '/metrics') {
        this.#registry.metrics().then(
          (text) => answer(200, text, this.#registry.contentType),
          () => answer(500, 'The figures could not be gathered.\n'),
        );
      } else answer(404, '/metrics, /healthz or /readyz\n');
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          new MetricsError(
            `METRICS_PORT ${port} cannot be listened on (${error.code}). Choose another, or leave it empty.`,
          ),
        ),
      );
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}
