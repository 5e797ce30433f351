/** Shows on stderr how far long work has come: a bar in a terminal, now and then a plain line elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressView {
  /** `label` says what is done, `unit` what is counted. `total` 0 means that it is not known. */
  update(label: string, done: number, total: number, unit: string): void;
  /** A sentence that stays. */
  note(sentence: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** Between two plain lines. */
const LINE_EVERY_MS = 2_000;

export function progressOn(stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? new Bar(stream) : new Lines(stream, () => performance.now());
}

class Bar implements ProgressView {
  #bar: SingleBar | null = null;
  #label = '';

  constructor(private readonly stream: NodeJS.WriteStream) {}

  update(label: string, done: number, total: number, unit: string): void {
    if (this.#bar && this.#label !== label) this.end();
    if (!this.#bar) {
      this.#label = label;
      const options = {
        stream: this.stream,
        format: '{label} {bar} {value}/{total} {unit}',
        clearOnComplete: true,
        hideCursor: null,
        barsize: 24,
        fps: 12,
        gracefulExit: false,
      };
      this.#bar = new SingleBar(options, Presets.shades_classic);
      this.#bar.start(Math.max(total, 1), done, { label, unit });
    }
    this.#bar.setTotal(Math.max(total, 1));
    this.#bar.update(done, { label, unit });
  }

  note(sentence: string): void {
    this.end();
    this.stream.write(`${sentence}\n`);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

/** Says nothing about work that is done before the first line is due. */
export class Lines implements ProgressView {
  #due: number;

  constructor(
    private readonly stream: { write(text: string): unknown },
    private readonly now: () => number,
  ) {
    this.#due = now() + LINE_EVERY_MS;
  }

  update(label: string, done: number, total: number, unit: string): void {
    if (this.now() < this.#due) return;
    this.#due = this.now() + LINE_EVERY_MS;
    this.stream.write(`${label}: ${done}${total > 0 ? ` of ${total}` : ''} ${unit}\n`);
  }

  note(sentence: string): void {
    this.stream.write(`${sentence}\n`);
  }

  end(): void {}
}
