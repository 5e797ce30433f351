/** Shows on stderr how far long work has come: a bar in a terminal, now and then a plain line elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressView {
  /** `label` says what is done, `unit` what is counted, `more` what else there is to say. `total` 0: not known. */
  update(label: string, done: number, total: number, unit: string, more?: string): void;
  /** A sentence that stays. */
  note(sentence: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** Between two plain lines. */
const LINE_EVERY_MS = 2_000;

/** Before this much time has gone by, a rate says nothing. */
const RATE_AFTER_MS = 1_000;

/** How fast it goes and how long it will take: "35 a second, 1 min 50 s left"; empty at the beginning and at the end. */
export function pace(done: number, total: number, ms: number): string {
  if (done <= 0 || ms < RATE_AFTER_MS) return '';
  const rate = (done * 1000) / ms;
  const shown = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
  if (done >= total) return `${shown} a second`;
  const seconds = Math.ceil((total - done) / rate);
  const left =
    seconds < 60
      ? `${seconds} s`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
        : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${shown} a second, ${left} left`;
}

export function progressOn(stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? new Bar(stream) : new Lines(stream, () => performance.now());
}

class Bar implements ProgressView {
  #bar: SingleBar | null = null;
  #label = '';
  #began = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  update(label: string, done: number, total: number, unit: string, more = ''): void {
    if (this.#bar && this.#label !== label) this.end();
    if (!this.#bar) {
      this.#label = label;
      this.#began = performance.now();
      const options = {
        stream: this.stream,
        format: '{label} {bar} {value}/{total} {unit}{aside}',
        clearOnComplete: true,
        hideCursor: null,
        barsize: 24,
        fps: 12,
        gracefulExit: false,
      };
      this.#bar = new SingleBar(options, Presets.shades_classic);
      this.#bar.start(Math.max(total, 1), done, { label, unit, aside: '' });
    }
    this.#bar.setTotal(Math.max(total, 1));
    const aside = asides(more, pace(done, total, performance.now() - this.#began));
    this.#bar.update(done, { label, unit, aside });
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
  #label = '';
  #began = 0;

  constructor(
    private readonly stream: { write(text: string): unknown },
    private readonly now: () => number,
  ) {
    this.#due = now() + LINE_EVERY_MS;
  }

  update(label: string, done: number, total: number, unit: string, more = ''): void {
    const now = this.now();
    if (label !== this.#label) {
      this.#label = label;
      this.#began = now;
    }
    if (now < this.#due) return;
    this.#due = now + LINE_EVERY_MS;
    const aside = asides(more, total > 0 ? pace(done, total, now - this.#began) : '');
    this.stream.write(`${label}: ${done}${total > 0 ? ` of ${total}` : ''} ${unit}${aside}\n`);
  }

  note(sentence: string): void {
    this.stream.write(`${sentence}\n`);
  }

  end(): void {}
}

function asides(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => `, ${part}`)
    .join('');
}
