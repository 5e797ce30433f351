/** Summaries of the four meetings of the sample articles hold what was listed by hand, and not what was ruled out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import { loadWords } from '../../src/language/words.ts';
import type { SummaryLength } from '../../src/meetings/meeting.ts';
import { bookOf, SAMPLES, sampleFiles } from './read.ts';

interface Expected {
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly mustNot: readonly string[];
}

interface Golden {
  readonly meeting: string;
  readonly language: string;
  readonly short: Expected;
  readonly normal: Expected;
}

const golden = JSON.parse(
  readFileSync(join(PROJECT_DIR, 'tests/meetings/golden/summaries.json'), 'utf8'),
) as { readonly summaries: readonly Golden[] };

describe('summaries of the sample meetings', async () => {
  const words = loadWords(readFileSync(join(SAMPLES, 'glossary.yaml'), 'utf8'), 'glossary.yaml');
  const { book } = await bookOf(sampleFiles(), words);
  const cases = golden.summaries.flatMap((one) =>
    (['short', 'normal'] as const).map((length) => [one.meeting, one.language, length, one[length]] as const),
  );

  test.each(cases)('%s in %s, %s', async (day, language, length: SummaryLength, { must, mustNot }) => {
    const meeting = (await book.meetings()).find(({ date }) => date.from === day)!;
    const summary = await book.summary(meeting, length, language);
    const lines = summary.sections.flatMap((section) => section.lines.map(({ text }) => text));
    const holds = (words: string): boolean => lines.some((line) => line.includes(words));
    expect({
      missing: must.filter((words) => !holds(words)),
      wrong: mustNot.filter(holds),
    }).toEqual({ missing: [], wrong: [] });
    expect(lines.length).toBeLessThanOrEqual(length === 'short' ? 5 : 12);
  });
});
