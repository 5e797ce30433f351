/// <reference lib="dom" />
/** Hears what the server tells, and connects again for as long as it takes. */
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

/**
 * Listens as long as the page is looked at: a browser holds few connections to one server, and pages in the background would
 * keep them from the one in front. @param address where the events come from
 */
export function listen(address: string, heard: Heard): void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let connected = true;
  const tell = (now: boolean): void => {
    if (now === connected) return;
    connected = now;
    heard.onConnection(now);
  };
  const connect = (): void => {
    clearTimeout(again);
    const made = new EventSource(address);
    source = made;
    made.addEventListener('open', () => tell(true));
    made.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      heard.onProgress(readProgress(jsonOf(data)));
    });
    made.addEventListener('index', () => heard.onIndex());
    made.addEventListener('error', () => {
      tell(false);
      // A refusal ends it for good; a connection that breaks off is taken up again by the browser.
      if (made.readyState === EventSource.CLOSED) again = setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  const disconnect = (): void => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  document.addEventListener('visibilitychange', () => {
    disconnect();
    if (document.visibilityState === 'hidden') return;
    connect();
    // It may have changed meanwhile.
    heard.onIndex();
  });
  if (document.visibilityState !== 'hidden') connect();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
