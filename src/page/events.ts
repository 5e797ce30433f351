/** Server-sent events: how far embedding is, and that the index changed, to everybody who has the page open. */
import type { EmbeddingProgress, PageParts } from './ports.ts';
import { stampOf } from './state.ts';

/** More pages than this are not open on one machine; each costs a connection. */
export const MOST_LISTENERS = 50;
/** Another process may publish an index too, so it is looked at. Milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** Proxies and browsers give up a connection that is silent for a minute. Milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Whoever reads so much slower than it comes is dropped; the browser connects again. */
const MOST_PENDING = 100;

/** Takes a piece of the stream; resolves when it is on its way. */
type Write = (text: string) => Promise<unknown>;

interface Listener {
  readonly write: Write;
  readonly end: () => void;
  pending: number;
}

type EventParts = Pick<PageParts, 'store' | 'waiting' | 'embedding'>;

export class PageEvents {
  readonly #listeners = new Set<Listener>();
  #ending: (() => void) | null = null;
  #seen = '';
  #looked = Promise.resolve();
  #lookWaits = false;
  #closed = false;

  constructor(
    private readonly parts: EventParts,
    private readonly heartbeatMs = HEARTBEAT_MS,
  ) {}

  /** Whether there is room for another. */
  get hasRoom(): boolean {
    return !this.#closed && this.#listeners.size < MOST_LISTENERS;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Sends what happens until `stopped` says that nobody reads any more, or the page closes. */
  async listen(write: Write, stopped: (callback: () => void) => void): Promise<void> {
    await new Promise<void>((resolve) => {
      const listener: Listener = { write, pending: 0, end: resolve };
      const leave = (): void => {
        this.#listeners.delete(listener);
        if (this.#listeners.size === 0) this.#stop();
        resolve();
      };
      stopped(leave);
      this.#listeners.add(listener);
      if (this.#ending === null) this.#begin();
      this.#send(listener, 'retry: 2000\n\n');
      const { current } = this.parts.embedding;
      if (current) this.#send(listener, eventText('progress', current));
    });
  }

  /** Ends all of them. */
  close(): void {
    this.#closed = true;
    this.#stop();
    for (const { end } of this.#listeners) end();
    this.#listeners.clear();
  }

  #begin(): void {
    this.#inOrder(async () => {
      this.#seen = (await this.#stampText()) ?? '';
    });
    const look = setInterval(() => this.#look(), LOOK_EVERY_MS);
    const beat = setInterval(() => this.#sendAll(': still here\n\n'), this.heartbeatMs);
    const unlisten = this.parts.embedding.listen((progress) => {
      this.#sendAll(eventText('progress', progress));
      if (!progress) this.#look();
    });
    this.#ending = () => {
      clearInterval(look);
      clearInterval(beat);
      unlisten();
    };
  }

  #stop(): void {
    this.#ending?.();
    this.#ending = null;
  }

  #look(): void {
    // One that waits its turn will see this too.
    if (this.#lookWaits) return;
    this.#lookWaits = true;
    this.#inOrder(async () => {
      this.#lookWaits = false;
      const text = await this.#stampText();
      if (text === null || text === this.#seen) return;
      this.#seen = text;
      this.#sendAll(`event: index\ndata: ${text}\n\n`);
    });
  }

  /** Looks take their time, and come one after the other. */
  #inOrder(look: () => Promise<void>): void {
    this.#looked = this.#looked.then(look);
  }

  /** Null while there is no index, or it cannot be read: whoever asks something is told so. */
  async #stampText(): Promise<string | null> {
    try {
      const stamp = await stampOf(this.parts);
      if (!stamp) return null;
      const { generation, articles, passages, waiting } = stamp;
      return JSON.stringify({ generation, articles, passages, waiting });
    } catch {
      return null;
    }
  }

  #sendAll(text: string): void {
    for (const listener of [...this.#listeners]) this.#send(listener, text);
  }

  #send(listener: Listener, text: string): void {
    listener.pending += 1;
    if (listener.pending > MOST_PENDING) {
      this.#listeners.delete(listener);
      listener.end();
      return;
    }
    const sent = (): void => {
      listener.pending -= 1;
    };
    listener.write(text).then(sent, () => listener.end());
  }
}

/** @param data null: nothing is embedded any more */
function eventText(name: string, data: EmbeddingProgress | null): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
