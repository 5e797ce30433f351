/** Numbers of the gateway: operations, close codes, intents, limits. discord-api-docs, events/gateway. */
import { GatewayIntentBits } from 'discord.js';

export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
} as const;

/** Close codes: discord-api-types, GatewayCloseCodes. */
export const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);
export const PRIVILEGED = {
  members: GatewayIntentBits.GuildMembers,
  presences: GatewayIntentBits.GuildPresences,
  messageContent: GatewayIntentBits.MessageContent,
} as const;
export const ALL_PRIVILEGED = PRIVILEGED.members | PRIVILEGED.presences | PRIVILEGED.messageContent;

/** What a client may send in a minute, and how large: events/gateway "Rate Limiting", "Sending Events". */
export const MOST_EVENTS = 120;
export const MINUTE = 60_000;
export const MOST_BYTES = 4096;
/** One IDENTIFY for each place of max_concurrency in this time, in milliseconds. */
export const IDENTIFY_WINDOW = 5_000;
export const NORMAL_CLOSURE = 1000;
export const GOING_AWAY = 1001;
