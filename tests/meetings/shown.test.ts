/** What people are shown: the list, a summary in a terminal, and the file to keep. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/commands/arguments.ts';
import { meetings, renderList, renderOffer, renderSummary, summary } from '../../src/commands/meetings.ts';
import { loadWords, type Words } from '../../src/language/words.ts';
import type { MeetingBook } from '../../src/meetings/book.ts';
import { meetingJson, summaryJson } from '../../src/meetings/json.ts';
import { summaryMarkdown } from '../../src/meetings/markdown.ts';
import { bookOf, SAMPLES, sampleFiles } from './read.ts';

let book: MeetingBook;
let words: Words;
const view = { columns: 100, bold: (text: string) => `*${text}*` };

beforeAll(async () => {
  words = loadWords(readFileSync(join(SAMPLES, 'glossary.yaml'), 'utf8'), 'glossary.yaml');
  book = (await bookOf(sampleFiles(), words)).book;
});

const shown = async (day: string, language = 'en') =>
  summaryJson(
    await book.summary((await book.meetings()).find(({ date }) => date.from === day)!, 'short', language),
    words,
  );

test('the list gives day, people, place, number of articles and id', async () => {
  const list = renderList(
    (await book.meetings()).map((meeting) => meetingJson(meeting, words, 'en')),
    100,
  );
  expect(list).toContain(
    '18 February 2025: Phạm Minh Chính – Chen Gang, Hà Nội\n  meeting · 2 articles · 2025-02-18-pham-minh-chinh-chen-gang\n',
  );
  expect(renderList([], 100)).toBe('The articles tell no such meeting.\n');
});

describe('a summary in a terminal', () => {
  test('marks what is ours with brackets, and cites articles by number', async () => {
    const text = renderSummary(await shown('2025-02-18'), view);
    expect(text).toContain('*Figures*\n');
    expect(text).toMatch(/- \[Chen Gang\] He also proposed advancing/);
    expect(text).toContain('[another article gives US$41.6 billion: 2025-02-19-nguyen-hong-dien-chen-gang]');
    expect(text).toMatch(/ {2}1\. 000_\S+ · 2025-02-19 · en · VNA\/VNS\n/);
    expect(text.split('\n').every((line) => line.length <= 100 + 10)).toBe(true);
  });

  test('speaks the language of the reader where the words are ours', async () => {
    const text = renderSummary(await shown('2025-02-18', 'no'), view);
    expect(text).toContain('18. februar 2025 · møte');
    expect(text).toContain('Sagt av Chen Gang');
    expect(text).toContain('Kina');
  });
});

test('a file to keep holds every line with its place, and the marks of Markdown only where they are ours', async () => {
  const meeting = (await book.meetings()).find(({ date }) => date.from === '2025-02-19')!;
  const file = summaryMarkdown(await book.summary(meeting, 'short', 'en'), words);
  expect(file).toMatch(/^# Nguyễn Hồng Diên – Chen Gang, Hà Nội\n\n19 February 2025 · Hà Nội\n/);
  expect(file).toMatch(/- \\\[Nguyễn Hồng Diên\\\] “The minister expressed .+” \[1: \d+–\d+\]\n/);
  expect(file).toContain('  - another article gives US$42 billion: 000\\_732b52f82592a435.txt');
  expect(file).toMatch(/\n1\. `003_\S+` · 2025-02-19 · English · VNA\/VNS\n$/);
});

test('several that fit are offered by id, and the nearest where none does', async () => {
  const all = (await book.meetings()).map((meeting) => meetingJson(meeting, words, 'en'));
  const offer = (candidates: typeof all, nearest: typeof all) =>
    renderOffer({ meeting: null, sections: [], candidates, nearest }, 'Chen', 100);
  expect(offer(all.slice(0, 2), [])).toMatch(/^2 meetings fit "Chen":\n/);
  expect(offer([], all.slice(0, 3))).toMatch(/^No meeting fits "Chen"\. The nearest:\n/);
  expect(offer([], [])).toBe('The articles tell no meeting.\n');
});

describe('the options are those of the help', () => {
  test('of the list', () => {
    const given = parseArguments(meetings, [
      '--json',
      '--person',
      'Chen',
      '--from',
      '2025',
      '--place',
      'Oslo',
    ]);
    expect(given).toMatchObject({ flags: new Set(['json']) });
    expect(() => parseArguments(meetings, ['--persn', 'x'])).toThrow('did you mean --person?');
    expect(() => parseArguments(meetings, ['Chen'])).toThrow('does not know what to do with "Chen"');
  });

  test('of one meeting', () => {
    expect(parseArguments(summary, ['--short', 'the', 'Oslo', 'one'])).toMatchObject({
      rest: ['the', 'Oslo', 'one'],
    });
  });
});
