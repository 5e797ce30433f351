/** How long each part of a run took, in milliseconds of the wall clock; parts that run beside each other overlap. */
export class Stopwatch<Part extends string> {
  readonly #spent = new Map<string, number>();

  /** Runs `work` and adds its time to the part. */
  time<T>(part: Part, work: () => T): T {
    const from = performance.now();
    try {
      return work();
    } finally {
      this.add(part, performance.now() - from);
    }
  }

  /** The same for work that takes its time. */
  async waiting<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.add(part, performance.now() - from);
    }
  }

  add(part: Part, ms: number): void {
    this.#spent.set(part, (this.#spent.get(part) ?? 0) + ms);
  }

  /** Rounded to a tenth of a millisecond, in the order in which parts were first timed. */
  parts(): Readonly<Partial<Record<Part, number>>> {
    const rounded = [...this.#spent].map(([part, ms]) => [part, Math.round(ms * 10) / 10] as const);
    return Object.fromEntries(rounded) as Partial<Record<Part, number>>;
  }
}
