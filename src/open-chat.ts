/** Composition root of the chat: what Discord and the page both answer from. */
import { join } from 'node:path';
import type { Answerer } from './answer/answerer.ts';
import type { Surroundings } from './build.ts';
import { type Chat, createChat } from './chat/chat.ts';
import type { Meetings } from './chat/ports.ts';
import type { Verdict } from './domain.ts';
import { embedInProcess } from './embedding-process.ts';
import { createMarker, keyFrom } from './feedback/mark.ts';
import { openFeedback } from './feedback/sqlite.ts';
import { MeetingBook } from './meetings/book.ts';
import type { Quoth } from './opening.ts';

/** The chat over the index, with what it remembers. */
export interface OpenedChat {
  readonly chat: Chat;
  readonly meetings: Meetings;
  readonly problem: (doing: string, error: unknown, incident?: string) => void;
}

/** @throws FeedbackError. */
export function openChat(
  quoth: Quoth,
  { config, log, lifetime }: Surroundings,
  onAnswer: (verdict: Verdict | 'error', ms: number) => void,
): OpenedChat {
  const { store, embedder, words, answerer, waiting } = quoth;
  const feedback = openFeedback({
    file: join(config.feedbackDir, 'feedback.sqlite'),
    days: config.questionLogDays,
    today: new Date().toISOString().slice(0, 10),
  });
  lifetime.closeAtEnd(() => feedback.close());
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const meetings = new MeetingBook(store, words);
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
