/** Times questions to one answerer, with the parts of each and what its requests to nodes cost. */
import type { Answerer, AskPart } from '../answer/answerer.ts';
import type { Answer } from '../domain.ts';
import { quantile, rounded } from './figures.ts';
import type { Spent, Tally } from './tally.ts';

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds of a question. */
export interface Asked extends Quantiles {
  readonly n: number;
  readonly parts: Readonly<Partial<Record<AskPart, Quantiles>>>;
  /** Milliseconds of a processor that this process used, on the average. */
  readonly cpuMs: number;
}

export class Clock {
  readonly #times: number[] = [];
  readonly #parts = new Map<AskPart, number[]>();
  readonly #spent: Spent[] = [];
  /** Microseconds. */
  #cpu = 0;

  constructor(
    private readonly answerer: Answerer,
    private readonly tally: Tally | null = null,
  ) {}

  async ask(question: string, counts: boolean): Promise<Answer> {
    this.tally?.take();
    const cpu = process.cpuUsage();
    const from = performance.now();
    const answer = await this.answerer.ask(question, {
      onParts: (parts) => {
        if (!counts) return;
        for (const [part, ms] of Object.entries(parts) as [AskPart, number][]) {
          this.#parts.set(part, [...(this.#parts.get(part) ?? []), ms]);
        }
      },
    });
    if (!counts) return answer;
    this.#times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(cpu);
    this.#cpu += user + system;
    if (this.tally) this.#spent.push(this.tally.take());
    return answer;
  }

  figures(): Asked {
    const parts = [...this.#parts].map(([part, ms]) => [part, quantiles(ms)] as const);
    const cpuMs = rounded(this.#cpu / 1000 / this.#times.length);
    return { n: this.#times.length, ...quantiles(this.#times), parts: Object.fromEntries(parts), cpuMs };
  }

  spent() {
    const spent = this.#spent;
    return {
      waiting: quantiles(spent.map(({ ms }) => ms)),
      own: quantiles(spent.map(({ ms }, i) => this.#times[i]! - ms)),
      waits: quantiles(spent.map(({ waits }) => waits)),
      requests: quantiles(spent.map(({ requests }) => requests)),
      receivedKB: quantiles(spent.map(({ receivedBytes }) => receivedBytes / 1000)),
    };
  }
}

function quantiles(values: readonly number[]): Quantiles {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
}
