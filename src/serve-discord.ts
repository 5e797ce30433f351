/** Composition root of the bot. Loaded only with a token. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from './build.ts';
import { openingChat } from './chat/openingChat.ts';
import { type Bot, startBot } from './discord/bot.ts';
import { ageSeconds } from './index/plan.ts';
import { Metrics } from './metrics.ts';
import { type OpenedChat, openChat } from './open-chat.ts';
import type { Quoth } from './opening.ts';

export interface Serving {
  /** What was done at the start, in a sentence. */
  readonly greeting: string;
  /** The chat that answers, for the page beside the bot. */
  readonly opened: OpenedChat;
  /** Finishes what is in hand and leaves Discord. */
  close(): Promise<void>;
}

/**
 * Connects to Discord while the index is being opened: who asks meanwhile is told so, and answered then.
 * @throws DiscordError, FeedbackError, and whatever `opening` rejects with.
 */
export async function startDiscord(opening: Promise<Quoth>, surroundings: Surroundings): Promise<Serving> {
  const { config, log, progress, lifetime } = surroundings;
  let quoth: Quoth | null = null;
  let connected: Bot | null = null;
  let warm = false;
  const metrics = new Metrics({
    queue: () => connected?.inHand ?? 0,
    indexAge: async () =>
      quoth ? ageSeconds(await quoth.store.read((generation) => generation.stamp()), new Date()) : 0,
    waiting: () => quoth?.waiting() ?? 0,
    ready: async () => warm && (connected?.connected ?? false) && quoth !== null && (await canRead(quoth)),
  });
  const opened = opening.then((open) => {
    quoth = open;
    return openChat(open, surroundings, (verdict, ms) => metrics.count(verdict, ms));
  });
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const chat = openingChat(
    opened.then(({ chat }) => chat),
    ({ incident, doing, error }) => problem(doing, error, incident),
  );
  if (config.metricsPort !== null) {
    await metrics.listen(config.metricsPort);
    lifetime.closeAtEnd(() => metrics.close());
  }
  const bot = await startBot({
    token: config.discordToken ?? '',
    apiUrl: config.discordApiUrl,
    guildId: config.discordGuildId,
    shardCount: config.shardCount,
    shardIds: config.shardIds,
    chat,
    reader: config.publicUrl,
    onNote: (sentence) => progress.note(sentence),
    onProblem: problem,
  });
  connected = bot;
  if (quoth === null) progress.note(`Connected to Discord as ${bot.name}; the index is being opened.`);
  try {
    const answering = await opened;
    await chat.warm();
    warm = true;
    return { greeting: greetingOf(bot), opened: answering, close: () => bot.close() };
  } catch (error) {
    await bot.close();
    throw error;
  }
}

/** How long the index may take to say that it is there, milliseconds. */
const READY_MS = 2_000;

/** A cluster may be away for a while: then others should be asked. */
async function canRead({ store }: Quoth): Promise<boolean> {
  const read = store
    .read((generation) => generation.stamp())
    .then(
      () => true,
      () => false,
    );
  return await Promise.race([read, sleep(READY_MS, false, { ref: false })]);
}

function greetingOf({ name, registered: { created, changed, deleted, cleaned } }: Bot): string {
  const done = [
    ...(created.length > 0 ? [`new: ${created.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ...(deleted.length + cleaned.length > 0 ? [`removed: ${[...deleted, ...cleaned].join(', ')}`] : []),
  ];
  return `Connected to Discord as ${name}. Commands: ${done.join('; ') || 'as they were'}. Ctrl-C ends.`;
}
