/** What the summary of a meeting costs that many articles tell. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openQuoth, type Surroundings } from '../build.ts';
import { MeetingBook } from '../meetings/book.ts';
import { table } from '../terminal/text.ts';
import { crowd } from './crowd.ts';
import { quantile, rounded } from './figures.ts';

const LENGTHS = ['normal', 'short', 'full'] as const;
const AGAIN = 20;

/** Milliseconds. */
export interface MeetingFigures {
  readonly articles: number;
  /** Reading the events of all articles and grouping them. */
  readonly grouping: number;
  /** The first summary, which puts the claims together for all that follow. */
  readonly first: number;
  /** Each of the three lengths, so many times. */
  readonly again: { readonly n: number; readonly p50: number; readonly max: number };
}

/** Measures in `folder`, which is emptied before. */
export async function measureMeeting(
  articles: number,
  folder: string,
  surroundings: Surroundings,
): Promise<MeetingFigures> {
  rmSync(folder, { recursive: true, force: true });
  const [corpusDir, indexDir] = [join(folder, 'corpus'), join(folder, 'index')];
  mkdirSync(corpusDir, { recursive: true });
  for (const [path, text] of Object.entries(crowd(articles))) writeFileSync(join(corpusDir, path), text);
  const config = { ...surroundings.config, corpusDir, indexDir, watch: false };
  const { store, words } = await openQuoth({ ...surroundings, config });
  const book = new MeetingBook(store, words);
  const startedAt = performance.now();
  const [meeting] = await book.meetings();
  const grouping = performance.now() - startedAt;
  if (!meeting) throw new RangeError(`${articles} articles of one meeting tell none`);
  const times: number[] = [];
  for (let i = 0; i <= AGAIN; i++)
    for (const length of LENGTHS) {
      const from = performance.now();
      await book.summary(meeting, length, 'en');
      times.push(performance.now() - from);
    }
  const [first = 0, ...again] = times;
  return {
    articles: meeting.articles.length,
    grouping: rounded(grouping),
    first: rounded(first),
    again: { n: again.length, p50: quantile(again, 0.5), max: quantile(again, 1) },
  };
}

/** As text for people. */
export function renderMeeting({ articles, grouping, first, again }: MeetingFigures): string {
  const rows = [
    ['events read and grouped', `${grouping} ms`, `${articles} articles, one meeting`],
    ['first summary', `${first} ms`, 'normal'],
    ['summary after it, p50', `${again.p50} ms`, `n = ${again.n}, slowest ${again.max} ms`],
  ];
  return `${table(['', '>', ''], rows)}\n`;
}
