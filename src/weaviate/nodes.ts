/** The nodes of a cluster: who is asked first, and who is left out until it answers again. */
import type { Transport } from './transport.ts';

/** How often a node that failed is asked whether it is back, milliseconds. */
const PROBE_EVERY = 500;
/** How long it may take to say so, milliseconds. */
const PROBE_PATIENCE = 1_000;

export interface Nodes {
  /** Every node once: the well ones first, beginning with another one each time; then those that failed. */
  inTurn(): readonly string[];
  /** Notes that a node did not answer. It comes last until it says that it is ready. */
  failed(address: string): void;
  /** Nodes that answered last time. */
  well(): readonly string[];
  /** How often this one has stopped answering. */
  falls(address: string): number;
  close(): void;
}

/** @param addresses one or more, without a slash at the end. */
export function watchNodes(addresses: readonly string[], transport: Transport): Nodes {
  const unwell = new Map<string, NodeJS.Timeout>();
  const falls = new Map<string, number>();
  const closing = new AbortController();
  let turn = 0;

  const probe = async (address: string) => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(PROBE_PATIENCE)]);
    const ready = await transport.send(address, 'GET', '/v1/.well-known/ready', null, signal).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) unwell.delete(address);
    else if (!closing.signal.aborted) probeLater(address);
  };
  // A process that has nothing else to do shall not be kept alive by this.
  const probeLater = (address: string) =>
    unwell.set(address, setTimeout(() => void probe(address), PROBE_EVERY).unref());
  const well = () => addresses.filter((address) => !unwell.has(address));

  return {
    well,
    falls: (address) => falls.get(address) ?? 0,
    inTurn() {
      const first = well();
      const start = first.length === 0 ? 0 : turn++ % first.length;
      return [...first.slice(start), ...first.slice(0, start), ...unwell.keys()];
    },
    failed(address) {
      if (unwell.has(address)) return;
      falls.set(address, (falls.get(address) ?? 0) + 1);
      probeLater(address);
    },
    close() {
      closing.abort();
      for (const timer of unwell.values()) clearTimeout(timer);
    },
  };
}
