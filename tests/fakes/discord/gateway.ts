/** The gateway: sessions over WebSocket that are identified, resumed, replayed, invalidated and dropped. discord-api-docs, events/gateway. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FakeClock } from './clock.ts';
import {
  ALL_INTENTS,
  ALL_PRIVILEGED,
  CLOSE,
  GOING_AWAY,
  IDENTIFY_WINDOW,
  MINUTE,
  MOST_BYTES,
  MOST_EVENTS,
  NORMAL_CLOSURE,
  OP,
} from './gateway-rules.ts';
import { isObject, type Json } from './validate/basics.ts';

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  sequence: number;
  /** All that was sent, to be replayed. */
  readonly sent: { sequence: number; text: string }[];
  socket: WebSocket | undefined;
}

/** Where an event goes: all sessions with the intent, of the shard of the server; direct messages go to shard 0. */
export interface Target {
  /** Bits of which the session needs one; 0 for events that everyone gets. */
  readonly intents: number;
  readonly guildId?: string;
}

/** What the gateway must know of the rest of the fake. */
export interface GatewayHost {
  readonly clock: FakeClock;
  token(): string;
  address(): string;
  /** READY's own data, and the GUILD_CREATE events that follow. */
  welcome(intents: number, shard: readonly [number, number]): { ready: Json; guilds: Json[] };
}

export class Gateway {
  /** Privileged intents switched on in the portal; others close the connection with 4014. */
  allowedPrivileged = 0;
  /** Milliseconds between heartbeats that HELLO asks for. */
  heartbeatInterval = 41_250;
  /** False: heartbeats are read and not answered. */
  acknowledges = true;
  /** IDENTIFYs left today; when they are used up Discord resets the token. */
  identifiesLeft = 1000;
  /** How many IDENTIFYs may come at once, each for another shard. */
  maxConcurrency = 1;
  shards = 1;
  /** What happened so far. */
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  readonly #host: GatewayHost;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #sockets = new Set<WebSocket>();
  readonly #sessions = new Map<string, Session>();
  readonly #lastIdentify = new Map<number, number>();

  constructor(host: GatewayHost) {
    this.#host = host;
  }

  /** Whether a session has its connection now. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== undefined);
  }

  /** For the server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (client) => this.#accept(client, request));
  }

  /** Sends an event to the sessions that it is for; those without a connection get it when they resume. */
  dispatch(event: string, data: unknown, target: Target): void {
    for (const session of this.#sessions.values()) {
      const [shard, count] = session.shard;
      const wanted = target.guildId ? Number((BigInt(target.guildId) >> 22n) % BigInt(count)) : 0;
      if (wanted === shard && (target.intents === 0 || (session.intents & target.intents) !== 0)) {
        this.#send(session, event, data);
      }
    }
  }

  /** Breaks all connections without a word; the sessions can be resumed. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Op 7: asks the clients to reconnect and resume. */
  askReconnect(): void {
    this.#broadcast({ op: OP.reconnect, d: null });
  }

  /** Op 9: ends the sessions, or says that they can be resumed. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.forgetSessions();
    // The client may go on with the same connection.
    for (const session of this.#sessions.values()) session.socket = undefined;
    this.#broadcast({ op: OP.invalidSession, d: resumable });
  }

  /** Closes all connections with a code. */
  closeWith(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  /** Loses all sessions: who resumes is told to identify anew. */
  forgetSessions(): void {
    for (const session of this.#sessions.values()) session.socket = undefined;
    this.#sessions.clear();
  }

  /** Ends everything. */
  stop(): void {
    this.drop();
    this.forgetSessions();
    this.#server.close();
  }

  #accept(socket: WebSocket, request: IncomingMessage): void {
    this.#sockets.add(socket);
    const received: number[] = [];
    let session: Session | undefined;
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // A client that says goodbye ends its session; any other way of going keeps it.
      if (code === NORMAL_CLOSURE || code === GOING_AWAY) this.#sessions.delete(session.id);
    });
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') {
      socket.close(CLOSE.invalidVersion);
      return;
    }
    write(socket, { op: OP.hello, d: { heartbeat_interval: this.heartbeatInterval } });
    socket.on('message', (raw) => {
      const now = this.#host.clock.now();
      received.push(now);
      if (received.filter((at) => at > now - MINUTE).length > MOST_EVENTS) socket.close(CLOSE.rateLimited);
      else
        session =
          this.#receive(socket, session?.socket === socket ? session : undefined, String(raw)) ?? session;
    });
  }

  /** Returns the session that begins or goes on. */
  #receive(socket: WebSocket, session: Session | undefined, raw: string): Session | undefined {
    let packet: unknown;
    try {
      packet = JSON.parse(raw);
    } catch {
      packet = undefined;
    }
    if (!isObject(packet) || Buffer.byteLength(raw) > MOST_BYTES) {
      socket.close(CLOSE.decodeError);
      return undefined;
    }
    const data = isObject(packet.d) ? packet.d : {};
    switch (packet.op) {
      case OP.heartbeat:
        this.heartbeats += 1;
        if (this.acknowledges) write(socket, { op: OP.acknowledged });
        return undefined;
      case OP.identify:
        if (!session) return this.#identify(socket, data);
        socket.close(CLOSE.alreadyAuthenticated);
        return undefined;
      case OP.resume:
        if (!session) return this.#resume(socket, data);
        socket.close(CLOSE.alreadyAuthenticated);
        return undefined;
      case OP.presence:
      case OP.voice:
      case OP.members:
        if (!session) socket.close(CLOSE.notAuthenticated);
        return undefined;
      default:
        socket.close(session ? CLOSE.unknownOpcode : CLOSE.notAuthenticated);
        return undefined;
    }
  }

  #identify(socket: WebSocket, data: Json): Session | undefined {
    this.identifies += 1;
    this.identifiesLeft -= 1;
    const shard = (data.shard ?? [0, 1]) as [number, number];
    const intents = Number(data.intents);
    const refusal = this.#refusal(data, intents, shard);
    if (refusal !== undefined) {
      socket.close(refusal);
      return undefined;
    }
    if (!this.#mayIdentify(shard[0])) {
      write(socket, { op: OP.invalidSession, d: false });
      return undefined;
    }
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      intents,
      shard,
      sequence: 0,
      sent: [],
      socket,
    };
    this.#sessions.set(session.id, session);
    const { ready, guilds } = this.#host.welcome(intents, shard);
    this.#send(session, 'READY', {
      v: 10,
      session_id: session.id,
      resume_gateway_url: this.#host.address().replace(/^http/, 'ws'),
      session_type: 'normal',
      shard,
      ...ready,
    });
    for (const guild of guilds) this.#send(session, 'GUILD_CREATE', guild);
    return session;
  }

  #refusal(data: Json, intents: number, shard: readonly number[]): number | undefined {
    if (this.identifiesLeft < 0 || data.token !== this.#host.token()) return CLOSE.authenticationFailed;
    if (!isObject(data.properties)) return CLOSE.decodeError;
    if (shard.length !== 2 || shard[0]! < 0 || shard[0]! >= shard[1]!) return CLOSE.invalidShard;
    if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) return CLOSE.invalidIntents;
    if ((intents & ALL_PRIVILEGED & ~this.allowedPrivileged) !== 0) return CLOSE.disallowedIntents;
    return undefined;
  }

  #mayIdentify(shard: number): boolean {
    const key = shard % this.maxConcurrency;
    const now = this.#host.clock.now();
    const last = this.#lastIdentify.get(key);
    if (last !== undefined && now - last < IDENTIFY_WINDOW) return false;
    this.#lastIdentify.set(key, now);
    return true;
  }

  #resume(socket: WebSocket, data: Json): Session | undefined {
    if (data.token !== this.#host.token()) {
      socket.close(CLOSE.authenticationFailed);
      return undefined;
    }
    const session = this.#sessions.get(String(data.session_id));
    if (!session) {
      write(socket, { op: OP.invalidSession, d: false });
      return undefined;
    }
    const from = Number(data.seq);
    if (!Number.isInteger(from) || from > session.sequence) {
      socket.close(CLOSE.invalidSequence);
      return undefined;
    }
    this.resumes += 1;
    session.socket?.terminate();
    session.socket = socket;
    for (const { sequence, text } of session.sent) if (sequence > from) socket.send(text);
    this.#send(session, 'RESUMED', { _trace: [] });
    return session;
  }

  #send(session: Session, event: string, data: unknown): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: OP.dispatch, t: event, s: session.sequence, d: data });
    session.sent.push({ sequence: session.sequence, text });
    if (session.socket?.readyState === OPEN) session.socket.send(text);
  }

  #broadcast(packet: object): void {
    for (const socket of this.#sockets) write(socket, packet);
  }
}

const OPEN = 1;

function write(socket: WebSocket, packet: object): void {
  if (socket.readyState === OPEN) socket.send(JSON.stringify(packet));
}
