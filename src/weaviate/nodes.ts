/** The nodes of a cluster: who is asked first, and who is left out until it answers again. */
import { type Transport, withinTime } from './transport.ts';

/** How often a node that failed is asked whether it is back, milliseconds. */
const PROBE_EVERY = 500;
/** How long it may take to say so, milliseconds. */
const PROBE_PATIENCE = 1_000;

export interface Nodes {
  /** Every node once: the quick ones first, beginning with another one each time; then slow ones; then those that are away. */
  inTurn(): readonly string[];
  /** Notes that a node cannot be reached. It is away until it says that it is ready. */
  failed(address: string): void;
  /** Notes that a node is slow. It comes later until it says that it is ready; where it does not, it is away. */
  silent(address: string): void;
  /** Nodes that are not away. */
  well(): readonly string[];
  /** How often this one went away: it may have come back as another. One that is only busy has not. */
  falls(address: string): number;
  close(): void;
}

/** @param addresses one or more, without a slash at the end. */
export function watchNodes(addresses: readonly string[], transport: Transport): Nodes {
  /** Slow or away, with the next look at each. */
  const watched = new Map<string, NodeJS.Timeout>();
  const away = new Set<string>();
  const falls = new Map<string, number>();
  let closed = false;
  const probes = new Set<() => void>();
  let turn = 0;

  const probe = async (address: string) => {
    const { signal, abort } = withinTime(PROBE_PATIENCE);
    probes.add(abort);
    const ready = await transport.send(address, 'GET', '/v1/.well-known/ready', null, signal).then(
      ({ status }) => status === 200,
      () => false,
    );
    probes.delete(abort);
    abort();
    if (closed) return;
    if (ready) {
      watched.delete(address);
      away.delete(address);
    } else {
      fell(address);
      probeLater(address);
    }
  };
  const fell = (address: string) => {
    if (!away.has(address)) falls.set(address, (falls.get(address) ?? 0) + 1);
    away.add(address);
  };
  // A process that has nothing else to do shall not be kept alive by this.
  const probeLater = (address: string) =>
    watched.set(address, setTimeout(() => void probe(address), PROBE_EVERY).unref());

  return {
    well: () => addresses.filter((address) => !away.has(address)),
    falls: (address) => falls.get(address) ?? 0,
    inTurn() {
      const quick = addresses.filter((address) => !watched.has(address));
      const start = quick.length === 0 ? 0 : turn++ % quick.length;
      const slow = [...watched.keys()].filter((address) => !away.has(address));
      return [...quick.slice(start), ...quick.slice(0, start), ...slow, ...away];
    },
    failed(address) {
      fell(address);
      if (!watched.has(address)) probeLater(address);
    },
    silent(address) {
      if (!watched.has(address)) probeLater(address);
    },
    close() {
      closed = true;
      for (const abort of probes) abort();
      for (const timer of watched.values()) clearTimeout(timer);
    },
  };
}
