/// <reference lib="dom" />
/** Hears what the server tells while the page is open, and connects again for as long as it takes. */
import { type Progress, readProgress } from './state.ts';

/** After so long another try is made where the browser itself has given up. Milliseconds. */
const AGAIN_AFTER_MS = 3_000;

export interface Heard {
  /** How far embedding is; null when none is going on. */
  readonly onProgress: (progress: Progress | null) => void;
  /** Another index is there. */
  readonly onIndex: () => void;
  /** The server cannot be reached, or can again. Told when it changes. */
  readonly onConnection: (connected: boolean) => void;
}

/** Listens until the page is left. @param address where the events come from */
export function listen(address: string, heard: Heard): void {
  let connected = true;
  const tell = (now: boolean): void => {
    if (now === connected) return;
    connected = now;
    heard.onConnection(now);
  };
  const connect = (): void => {
    const source = new EventSource(address);
    source.addEventListener('open', () => tell(true));
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      heard.onProgress(readProgress(jsonOf(data)));
    });
    source.addEventListener('index', () => heard.onIndex());
    source.addEventListener('error', () => {
      tell(false);
      // A refusal ends it for good; a connection that breaks off is taken up again by the browser.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  connect();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
