/** `eval --from-feedback`: what people said does not help, and what was not answered, as cases for somebody to review. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../domain.ts';
import { NoIndexError } from '../errors.ts';
import { asJsonLines, dislikedCase, type FeedbackCase, unansweredCase } from '../feedback/cases.ts';
import type { DislikedAnswer } from '../feedback/feedback.ts';
import type { IndexHome } from '../index/home.ts';
import { feedbackOf } from '../open-feedback.ts';
import { homeOf } from '../opening.ts';
import type { Context } from './command.ts';

/** Prints one JSON object a line. Nothing when nothing was remembered. @throws FeedbackError. */
export async function printFeedback({ config, lifetime, print, progress }: Context): Promise<void> {
  const file = join(config.feedbackDir, 'feedback.sqlite');
  if (config.store === 'embedded' && !existsSync(file)) {
    progress.note(`There is no feedback in ${config.feedbackDir} yet: it comes from people who use the bot.`);
    return;
  }
  const { feedback } = await feedbackOf(config);
  lifetime.closeAtEnd(() => feedback.close());
  const disliked = await feedback.disliked();
  const unanswered = await feedback.unanswered();
  const cases = [
    ...(await dislikedCases(disliked, homeOf(config), lifetime.closeAtEnd)),
    ...unanswered.map((question, i) => unansweredCase(question, i + 1)),
  ];
  await print(asJsonLines(cases));
  progress.note(`${cases.length} cases. Look at each before you add it to a file of questions.`);
}

/** With the words as the articles are indexed now; without any when there is no index. */
async function dislikedCases(
  disliked: readonly DislikedAnswer[],
  home: IndexHome,
  closeAtEnd: (close: () => Promise<void> | void) => void,
): Promise<readonly FeedbackCase[]> {
  try {
    const store = await home.open();
    closeAtEnd(() => store.close());
    return await store.read((generation) => {
      generation.expect({
        articles: disliked.flatMap(({ answer }) => answer.quoted.map(({ path }) => path)),
      });
      const textAt = (path: string, { start, end }: Span): string | null =>
        generation.article(path)?.text.slice(start, end) ?? null;
      return disliked.map((each) => dislikedCase(each, textAt));
    });
  } catch (error) {
    if (error instanceof NoIndexError) return disliked.map((each) => dislikedCase(each, () => null));
    throw error;
  }
}
