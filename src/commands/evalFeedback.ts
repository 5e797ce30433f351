/** `eval --from-feedback`: what people said does not help, and what was not answered, as cases for somebody to review. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NoIndexError } from '../errors.ts';
import { asJsonLines, dislikedCase, unansweredCase } from '../feedback/cases.ts';
import { openFeedback } from '../feedback/sqlite.ts';
import { openStore } from '../index/sqlite.ts';
import type { Context } from './command.ts';

/** Prints one JSON object a line. Nothing when nothing was remembered. @throws FeedbackError. */
export async function printFeedback({ config, lifetime, print, progress }: Context): Promise<void> {
  const file = join(config.feedbackDir, 'feedback.sqlite');
  if (!existsSync(file)) {
    progress.note(`There is no feedback in ${config.feedbackDir} yet: it comes from people who use the bot.`);
    return;
  }
  const feedback = openFeedback({
    file,
    days: config.questionLogDays,
    today: new Date().toISOString().slice(0, 10),
  });
  lifetime.closeAtEnd(() => feedback.close());
  const textAt = textsOf(config.indexDir, lifetime.closeAtEnd);
  const cases = [
    ...feedback.disliked().map((disliked) => dislikedCase(disliked, textAt)),
    ...feedback.unanswered().map((question, i) => unansweredCase(question, i + 1)),
  ];
  await print(asJsonLines(cases));
  progress.note(`${cases.length} cases. Look at each before you add it to a file of questions.`);
}

/** The words at a place of an article as it is indexed now; null for all when there is no index. */
function textsOf(indexDir: string, closeAtEnd: (close: () => void) => void) {
  try {
    const store = openStore(indexDir);
    closeAtEnd(() => store.close());
    return (path: string, { start, end }: { start: number; end: number }): string | null =>
      store.article(path)?.text.slice(start, end) ?? null;
  } catch (error) {
    if (error instanceof NoIndexError) return () => null;
    throw error;
  }
}
