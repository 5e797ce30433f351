/** Composition root, third part: what answers people on Discord. Loaded only with a token. */
import { join } from 'node:path';
import type { Answerer } from './answer/answerer.ts';
import type { Surroundings } from './build.ts';
import { type Chat, createChat } from './chat/chat.ts';
import { openingChat } from './chat/openingChat.ts';
import type { Meetings } from './chat/ports.ts';
import { type Bot, startBot } from './discord/bot.ts';
import type { Verdict } from './domain.ts';
import { embedInProcess } from './embedding-process.ts';
import { createMarker, keyFrom } from './feedback/mark.ts';
import { openFeedback } from './feedback/sqlite.ts';
import { ageSeconds } from './index/plan.ts';
import { MeetingBook } from './meetings/book.ts';
import { Metrics } from './metrics.ts';
import type { Quoth } from './opening.ts';

export interface Serving {
  /** What was done at the start, in a sentence. */
  readonly greeting: string;
  /** Finishes what is in hand and leaves Discord. */
  close(): Promise<void>;
}

/** What both places share: the chat over the index, with what it remembers. */
interface Opened {
  readonly chat: Chat;
  readonly meetings: Meetings;
  readonly problem: (doing: string, error: unknown, incident?: string) => void;
}

/** @throws FeedbackError. */
function openChat(
  quoth: Quoth,
  { config, log, lifetime }: Surroundings,
  onAnswer: (verdict: Verdict | 'error', ms: number) => void,
): Opened {
  const { store, embedder, words, answerer, waiting } = quoth;
  const feedback = openFeedback({
    file: join(config.feedbackDir, 'feedback.sqlite'),
    days: config.questionLogDays,
    today: new Date().toISOString().slice(0, 10),
  });
  lifetime.closeAtEnd(() => feedback.close());
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const meetings = shelvable(new MeetingBook(store, words));
  const chat = createChat({
    store,
    embedder,
    words,
    meetings,
    answerer: counted(answerer, onAnswer),
    feedback,
    mark: createMarker(keyFrom(join(config.feedbackDir, 'key'))),
    waiting,
    reindex: (onProgress) => lifetime.finishing(embedInProcess(config, false, lifetime.signal, onProgress)),
    clock: () => new Date(),
    startedAt: new Date(Date.now() - performance.now()),
    onProblem: ({ incident, doing, error }) => problem(doing, error, incident),
  });
  return { chat, meetings, problem };
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
    indexAge: () => (quoth ? ageSeconds(quoth.store.stamp(), new Date()) : 0),
    waiting: () => quoth?.waiting() ?? 0,
    ready: () => warm && (connected?.connected ?? false),
  });
  const opened = opening.then((open) => {
    quoth = open;
    return openChat(open, surroundings, (verdict, ms) => metrics.count(verdict, ms)).chat;
  });
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const chat = openingChat(opened, ({ incident, doing, error }) => problem(doing, error, incident));
  if (config.metricsPort !== null) {
    await metrics.listen(config.metricsPort);
    lifetime.closeAtEnd(() => metrics.close());
  }
  const bot = await startBot({
    token: config.discordToken ?? '',
    apiUrl: config.discordApiUrl,
    guildId: config.discordGuildId,
    shards: config.shards,
    chat,
    reader: config.publicUrl,
    onNote: (sentence) => progress.note(sentence),
    onProblem: problem,
  });
  connected = bot;
  if (quoth === null) progress.note(`Connected to Discord as ${bot.name}; the index is being opened.`);
  try {
    await opened;
    await chat.warm();
    warm = true;
  } catch (error) {
    await bot.close();
    throw error;
  }
  return { greeting: greetingOf(bot), close: () => bot.close() };
}

function greetingOf({ name, registered: { created, changed, deleted, cleaned } }: Bot): string {
  const done = [
    ...(created.length > 0 ? [`new: ${created.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ...(deleted.length + cleaned.length > 0 ? [`removed: ${[...deleted, ...cleaned].join(', ')}`] : []),
  ];
  return `Connected to Discord as ${name}. Commands: ${done.join('; ') || 'as they were'}. Ctrl-C ends.`;
}

function shelvable(book: MeetingBook): Meetings {
  return {
    refresh: async () => {},
    meetings: () => book.meetings(),
    find: (query, today) => book.find(query, today),
    summary: (meeting, length, language) => book.summary(meeting, length, language),
  };
}

/** The same answerer; every answer is told. */
function counted(answerer: Answerer, tell: (verdict: Verdict | 'error', ms: number) => void): Answerer {
  return {
    ask: async (question, options) => {
      const from = performance.now();
      try {
        const answer = await answerer.ask(question, options);
        tell(answer.verdict, performance.now() - from);
        return answer;
      } catch (error) {
        tell('error', performance.now() - from);
        throw error;
      }
    },
  };
}
