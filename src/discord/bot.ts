/** The bot: connects, registers its commands, hands what happens to the chat, and ends in order. */
import { Client, DiscordAPIError, Events, GatewayIntentBits, HTTPError, Options, Partials } from 'discord.js';
import type { Chat } from '../chat/chat.ts';
import { QuothError } from '../errors.ts';
import { Door } from './door.ts';
import { onInteraction } from './interactions.ts';
import { MessageQuestions } from './messages.ts';
import { lookUp, type Registered, register } from './register.ts';
import { type Shares, Turnstile } from './turnstile.ts';

/** Discord refuses us, or cannot be reached at the start. */
export class DiscordError extends QuothError {
  override readonly code = 'discord-unavailable';
}

export interface BotOptions {
  readonly token: string;
  /** DISCORD_API_URL; null for Discord itself. */
  readonly apiUrl: string | null;
  /** DISCORD_GUILD_ID: the only server that gets the commands; null for all. */
  readonly guildId: string | null;
  /** SHARD_COUNT: over all processes; null: as many as Discord asks for. */
  readonly shardCount?: number | null;
  /** SHARD_IDS: those of this process; null for all of them. The process of shard 0 registers the commands. */
  readonly shardIds?: readonly number[] | null;
  readonly chat: Chat;
  /** PUBLIC_URL, which citations lead to; null for none. */
  readonly reader?: string | null;
  readonly shares?: Shares;
  /** Sentences for the operator. */
  readonly onNote: (sentence: string) => void;
  readonly onProblem: (doing: string, error: unknown) => void;
  readonly now?: () => number;
}

export interface Bot {
  /** As Discord shows it. */
  readonly name: string;
  readonly registered: Registered;
  /** Questions in hand. */
  readonly inHand: number;
  /** Whether the gateway is connected at this moment. */
  readonly connected: boolean;
  /** Waits for what is in hand, at most `GRACE_MS`, and leaves. */
  close(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * The library holds itself to 50 requests a second, answers to interactions among them, which Discord exempts: two hundred
 * people at once would wait four seconds. Other routes are held back by their own limits, which come with each answer.
 */
const REQUESTS_A_SECOND = 10_000;

/** None is privileged. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Resolves when the bot is connected and its commands are registered. @throws DiscordError. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, guildId, chat, onNote, onProblem, now = Date.now } = options;
  const client = new Client({
    intents: INTENTS,
    // From 2,500 servers on Discord insists on several; several processes may serve them over one index.
    ...shardsFor(options),
    // Direct messages come from channels that were never seen; edits and deletions may be of older messages.
    partials: [Partials.Channel, Partials.Message],
    rest: {
      globalRequestsPerSecond: REQUESTS_A_SECOND,
      ...(apiUrl === null ? {} : { api: apiUrl }),
    },
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 50 }),
  });
  client.on(Events.Error, (error) => onProblem('gateway', error));
  client.on(Events.Warn, (warning) => onNote(warning));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const invalidated = new Promise<never>((_, reject) => {
    client.once(Events.Invalidated, () => reject(new DiscordError(SESSION_ENDED)));
  });
  invalidated.catch(() => {});
  try {
    await client.login(token);
    const connected = await Promise.race([ready, invalidated]);
    const { rest, application } = connected;
    const registers = options.shardIds?.includes(0) ?? true;
    const registered = registers
      ? await register(rest, application.id, guildId)
      : await lookUp(rest, application.id, guildId);
    return connect(connected, registered, { ...options, now, chat });
  } catch (error) {
    await client.destroy();
    throw asDiscordError(error);
  }
}

function shardsFor({ shardCount, shardIds }: BotOptions) {
  if (!shardCount) return { shards: 'auto' as const };
  const all = Array.from({ length: shardCount }, (_, shard) => shard);
  return { shardCount, shards: [...(shardIds ?? all)] };
}

function connect(
  client: Client<true>,
  registered: Registered,
  options: BotOptions & { now: () => number },
): Bot {
  const { chat, onNote, onProblem, now, shares } = options;
  const turnstile = new Turnstile(shares);
  const door = new Door({
    commands: () => registered.ids,
    reader: options.reader ?? null,
    onUndelivered: onNote,
    now,
  });
  const questions = new MessageQuestions({ client, chat, door, turnstile, onProblem, now });
  const inHand = new Set<Promise<void>>();
  const keep = (work: Promise<void>): void => {
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  };
  client.on(Events.InteractionCreate, (interaction) =>
    keep(onInteraction(interaction, { chat, door, turnstile, onProblem })),
  );
  client.on(Events.MessageCreate, (message) => keep(questions.onCreate(message)));
  client.on(Events.MessageUpdate, (_before, message) => keep(questions.onUpdate(message)));
  client.on(Events.MessageDelete, ({ id }) => keep(questions.onDelete(id)));
  return {
    name: client.user.tag,
    registered,
    get inHand() {
      return inHand.size;
    },
    get connected() {
      return client.isReady();
    },
    close: async () => {
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise((resolve) => {
        timer = setTimeout(resolve, GRACE_MS);
      });
      await Promise.race([Promise.allSettled([...inHand]), grace]);
      clearTimeout(timer);
      await client.destroy();
    },
  };
}

const SESSION_ENDED =
  'Discord has ended the session and will not resume it. Start the program again; if it happens often, make a new token.';

/** What a failed start means, and what to do. There is no second try: a loop of failing logins gets a token reset. */
function asDiscordError(error: unknown): unknown {
  if (error instanceof QuothError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  const status = error instanceof HTTPError || error instanceof DiscordAPIError ? error.status : null;
  if (code === 'TokenInvalid' || status === 401 || /authentication failed/iu.test(message)) {
    return new DiscordError(
      'Discord does not accept DISCORD_TOKEN. Copy the token of the bot from the developer portal, or reset it there.',
    );
  }
  if (/disallowed intents/iu.test(message)) {
    return new DiscordError(
      'Discord refuses the intents of the bot, though none is privileged. Look at the bot in the developer portal.',
    );
  }
  if (
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|UND_ERR\w*)$/u.test(code) ||
    status !== null
  ) {
    return new DiscordError(
      `Discord cannot be reached (${message}). Look at the network, or at DISCORD_API_URL.`,
    );
  }
  return error;
}
