/** Composition root of the chat: what Discord and the page both answer from. */
import type { Answerer } from './answer/answerer.ts';
import type { Surroundings } from './build.ts';
import { embedsHere } from './config.ts';
import { type Chat, createChat } from './chat/chat.ts';
import type { Meetings } from './chat/ports.ts';
import type { Verdict } from './domain.ts';
import { embedInProcess } from './embedding-process.ts';
import { MeetingBook } from './meetings/book.ts';
import { NotIndexerError } from './errors.ts';
import { feedbackOf } from './open-feedback.ts';
import type { Quoth } from './opening.ts';

/** The chat over the index, with what it remembers. */
export interface OpenedChat {
  readonly chat: Chat;
  readonly meetings: Meetings;
  readonly problem: (doing: string, error: unknown, incident?: string) => void;
}

/** @throws FeedbackError. */
export async function openChat(
  quoth: Quoth,
  { config, log, lifetime }: Surroundings,
  onAnswer: (verdict: Verdict | 'error', ms: number) => void,
): Promise<OpenedChat> {
  const { store, embedder, words, answerer, waiting } = quoth;
  const problem = (doing: string, error: unknown, incident?: string) =>
    log.error({ err: error, doing, incident }, 'failed');
  const lost = (error: unknown) => problem('keeping an answer or a vote', error);
  const { feedback, mark } = await feedbackOf(config, lost);
  lifetime.closeAtEnd(() => feedback.close());
  const meetings = new MeetingBook(store, words);
  const chat = createChat({
    store,
    embedder,
    words,
    meetings,
    answerer: counted(answerer, onAnswer),
    feedback,
    mark,
    waiting,
    reindex: async (onProgress) => {
      if (!embedsHere(config)) throw new NotIndexerError();
      return await lifetime.finishing(embedInProcess(config, false, lifetime.signal, onProgress));
    },
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
