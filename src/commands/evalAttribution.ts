/** Who says what, against articles that were annotated by hand. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type OutputArticle, scoreAttributions } from '../answer/attributionScore.ts';
import { readArticle } from '../corpus/folder.ts';
import { wordsFor } from '../opening.ts';
import { cutTo, visible } from '../terminal/text.ts';
import { attributed } from './attributions.ts';
import type { Context } from './command.ts';
import { readJsonLines } from './jsonl.ts';
import { skippedLine } from './skipped.ts';

const span = z.object({ start: z.number(), end: z.number() });
const shape = z.object({
  article: z.string(),
  attributions: z.array(z.object({ content: z.array(span), speaker: z.string().nullable() })),
});

export async function evaluateAttribution(folder: string, json: boolean, context: Context): Promise<void> {
  const root = resolve(process.env.INIT_CWD ?? '.', folder);
  const gold = await readJsonLines(join(root, 'gold.jsonl'), shape);
  const words = await wordsFor(context.config.corpusDir);
  const output: OutputArticle[] = [];
  const startedAt = performance.now();
  for (const { article: path } of gold) {
    const read = await readArticle(join(root, 'articles'), path);
    if ('skipped' in read) {
      context.progress.note(skippedLine(read.skipped));
      continue;
    }
    const sentences = attributed(read.article, words).sentences.map((each) => ({
      ...each,
      speaker: each.speaker?.name ?? null,
    }));
    output.push({ article: path, sentences });
    context.progress.update('Reading', output.length, gold.length, 'articles');
  }
  context.progress.end();
  const score = scoreAttributions(gold, output);
  const msAnArticle = (performance.now() - startedAt) / Math.max(1, output.length);
  if (json) {
    await context.print(`${JSON.stringify({ ...score, msAnArticle })}\n`);
    return;
  }
  const lines = [...score.wrong, ...score.missed].map(({ article, text, expected, given }) =>
    cutTo(
      `${article} ${given ?? '—'} ≠ ${expected ?? '—'}: ${visible(text)}`,
      Math.max(context.columns, 160),
    ),
  );
  await context.print(
    [
      ...lines,
      ...(lines.length > 0 ? [''] : []),
      `${score.articles} articles, ${msAnArticle.toFixed(1)} ms an article`,
      `precision ${score.precision.toFixed(3)} (${score.right} right of ${score.given} that were given a speaker)`,
      `recall    ${score.recall.toFixed(3)} (${score.right} of ${score.gold} that have one)`,
      `strict precision ${score.strictPrecision.toFixed(3)} (as if the ${score.outsideGold} sentences that the annotation names nobody for were wrong)`,
      '',
    ].join('\n'),
  );
}
