/** Composition root, third part: what answers people on Discord. Loaded only with a token. */
import { join } from 'node:path';
import type { Surroundings } from './build.ts';
import { createChat } from './chat/chat.ts';
import { startBot } from './discord/bot.ts';
import { embedInProcess } from './embedding-process.ts';
import { createMarker, keyFrom } from './feedback/mark.ts';
import { openFeedback } from './feedback/sqlite.ts';
import type { Quoth } from './opening.ts';

export interface Serving {
  /** What was done at the start, in a sentence. */
  readonly greeting: string;
  /** Finishes what is in hand and leaves Discord. */
  close(): Promise<void>;
}

/** @throws DiscordError, FeedbackError. */
export async function startDiscord(
  quoth: Quoth,
  { config, log, progress, lifetime }: Surroundings,
): Promise<Serving> {
  const { store, embedder, words, answerer, waiting } = quoth;
  const feedback = openFeedback({
    file: join(config.feedbackDir, 'feedback.sqlite'),
    days: config.questionLogDays,
    today: new Date().toISOString().slice(0, 10),
  });
  lifetime.closeAtEnd(() => feedback.close());
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const chat = createChat({
    store,
    embedder,
    words,
    answerer,
    feedback,
    mark: createMarker(keyFrom(join(config.feedbackDir, 'key'))),
    waiting,
    ready: Promise.resolve(),
    reindex: () => lifetime.finishing(embedInProcess(config, false, lifetime.signal)),
    clock: () => new Date(),
    startedAt: new Date(Date.now() - performance.now()),
    onProblem: ({ incident, doing, error }) => problem(doing, error, incident),
  });
  await chat.warm();
  const bot = await startBot({
    token: config.discordToken ?? '',
    apiUrl: config.discordApiUrl,
    guildId: config.discordGuildId,
    chat,
    onNote: (sentence) => progress.note(sentence),
    onProblem: problem,
  });
  const { created, changed, deleted, cleaned } = bot.registered;
  const done = [
    ...(created.length > 0 ? [`new: ${created.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ...(deleted.length + cleaned.length > 0 ? [`removed: ${[...deleted, ...cleaned].join(', ')}`] : []),
  ];
  return {
    greeting: `Connected to Discord as ${bot.name}. Commands: ${done.join('; ') || 'as they were'}. Ctrl-C ends.`,
    close: () => bot.close(),
  };
}
