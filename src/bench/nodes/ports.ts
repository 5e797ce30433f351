/** Ports that nobody listens on, for the processes of a cluster. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** The ports of one node. The server itself expects its internal calls on `raft + 1`. */
export interface NodePorts {
  readonly http: number;
  readonly grpc: number;
  readonly gossip: number;
  readonly data: number;
  readonly raft: number;
}

/** Ports for so many nodes, all of them free a moment ago: all are held until the last is found. */
export async function freePorts(nodes: number): Promise<readonly NodePorts[]> {
  const held: Server[] = [];
  try {
    const found: NodePorts[] = [];
    for (let i = 0; i < nodes; i++) {
      const [http, grpc, gossip, data] = [
        await hold(held, 0),
        await hold(held, 0),
        await hold(held, 0),
        await hold(held, 0),
      ];
      found.push({ http: http!, grpc: grpc!, gossip: gossip!, data: data!, raft: await holdPair(held) });
    }
    return found;
  } finally {
    await Promise.all(held.map((server) => new Promise((done) => server.close(done))));
  }
}

/** Listens on a port (0: any) and says which; null when it is taken. */
async function hold(held: Server[], port: number): Promise<number | null> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return null;
  }
  held.push(server);
  return (server.address() as { readonly port: number }).port;
}

/** The first of two neighbouring ports. */
async function holdPair(held: Server[]): Promise<number> {
  for (;;) {
    const first = await hold(held, 0);
    if (first !== null && (await hold(held, first + 1)) !== null) return first;
  }
}
