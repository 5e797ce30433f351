/** Makes a private answer public, when the one who asked wants that. */
import type { Answers } from './answers.ts';
import { answerReply } from './answerReply.ts';
import { scopeInline } from './ask.ts';
import { citedIn } from './cite.ts';
import { ASKER_DIGITS } from './codes.ts';
import type { Library } from './library.ts';
import { forgotten, sentence } from './notices.ts';
import type { ChatPorts, Reader } from './ports.ts';
import type { Reply, ShareAction } from './reply.ts';
import { line } from './say.ts';

/**
 * The answer as it is now, for everybody.
 * @param shown the question as the message shows it; null when it is not at hand
 * @throws NoIndexError, IndexError, ModelError.
 */
export async function share(
  action: ShareAction,
  shown: string | null,
  { user, locale }: Reader,
  ports: ChatPorts,
  answers: Answers,
  library: Library,
): Promise<Reply> {
  const asker = ports.mark(user).slice(0, ASKER_DIGITS);
  if (asker !== action.asker) return sentence(locale, 'onlyAsker');
  const recalled = await answers.recall(action.answer, shown);
  if (!recalled) return forgotten(locale, ports.feedback.days);
  const now = ports.clock();
  return await ports.store.read((generation) => {
    generation.expect({ articles: citedIn(recalled.answer) });
    return answerReply(recalled.answer, {
      locale,
      places: library.places(generation),
      private: false,
      answerId: action.answer,
      question: recalled.question,
      asker,
      votes: ports.feedback.days > 0,
      scope: scopeInline(recalled.within, generation),
      nearest: [],
      notes: recalled.changed ? [line(locale, 'small', 'changedSince')] : [],
      now,
    });
  });
}
