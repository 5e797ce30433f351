/** Words that a person remembers find the meeting. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadWords, type Words } from '../../src/language/words.ts';
import type { MeetingBook } from '../../src/meetings/book.ts';
import { filterMeetings, readPeriod } from '../../src/meetings/filter.ts';
import { bookOf, SAMPLES, sampleFiles } from './read.ts';

let book: MeetingBook;
let words: Words;
const TODAY = '2025-02-24';

beforeAll(async () => {
  words = loadWords(readFileSync(join(SAMPLES, 'glossary.yaml'), 'utf8'), 'glossary.yaml');
  book = (await bookOf(sampleFiles(), words)).book;
});

const days = async (query: string): Promise<string[]> =>
  (await book.find(query, TODAY)).found.map(({ date }) => date.from);

describe('one meeting is meant by', () => {
  test.each([
    ['the Hạ Long one', '2025-02-20'],
    ['ha long', '2025-02-20'],
    ['Chính Chen February', '2025-02-18'],
    ['møtet i Chongzuo', '2024-04-03'],
    ['Sùng Tả', '2024-04-03'],
    ['April 2024', '2024-04-03'],
    ['19. februar', '2025-02-19'],
    ['summarise the meeting with Thắng', '2025-02-20'],
    ['what happened at the Hạ Long meeting', '2025-02-20'],
    ['the trade minister and Tran Cuong', '2025-02-19'],
    ['statsministeren', '2025-02-18'],
    ['Liu', '2024-04-03'],
    ['the one about artificial intelligence in Nanning', '2025-02-18'],
  ])('%s', async (query, day) => {
    expect(await days(query)).toEqual([day]);
  });

  test('its id', async () => {
    for (const { id, date } of await book.meetings()) expect(await days(id)).toEqual([date.from]);
  });
});

test('several that fit are all named', async () => {
  expect((await days('Chen')).sort()).toEqual(['2025-02-18', '2025-02-19', '2025-02-20']);
  expect((await days('cuộc gặp ở Hà Nội')).sort()).toEqual(['2025-02-18', '2025-02-19']);
});

test('where none fits the nearest three are named', async () => {
  const { found, nearest } = await book.find('Abe in Tokyo, March 2011', TODAY);
  expect(found).toEqual([]);
  expect(nearest).toHaveLength(3);
  expect((await book.find('Thắng in Tokyo', TODAY)).nearest[0]!.date.from).toBe('2025-02-20');
});

test('nothing typed finds nothing', async () => {
  expect((await book.find('  ', TODAY)).found).toEqual([]);
  expect((await book.find('???', TODAY)).found).toEqual([]);
});

describe('the list is narrowed', () => {
  const filtered = async (filter: Parameters<typeof filterMeetings>[1]): Promise<string[]> =>
    filterMeetings(await book.meetings(), filter, words).map(({ date }) => date.from);

  test('by a name under any of its forms, and by an office', async () => {
    expect(await filtered({ person: 'tran cuong' })).toEqual(['2025-02-20', '2025-02-19', '2025-02-18']);
    expect(await filtered({ person: 'Diên' })).toEqual(['2025-02-19']);
    expect(await filtered({ person: 'foreign minister' })).toEqual(['2024-04-03']);
    expect(await filtered({ person: 'Nobody' })).toEqual([]);
  });

  test('by day', async () => {
    expect(await filtered({ from: '2025-02-19' })).toEqual(['2025-02-20', '2025-02-19']);
    expect(await filtered({ to: '2025-02-18' })).toEqual(['2025-02-18', '2024-04-03']);
  });

  test('by place', async () => {
    expect(await filtered({ place: 'Hanoi' })).toEqual(['2025-02-19', '2025-02-18']);
    expect(await filtered({ place: 'Sùng Tả' })).toEqual(['2024-04-03']);
  });

  test.each([
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2024', '2024-01-01', '2024-12-31'],
    ['18 February 2025', '2025-02-18', '2025-02-18'],
    ['18. februar 2025', '2025-02-18', '2025-02-18'],
  ])('%s is a period', (typed, from, to) => {
    expect(readPeriod(typed, TODAY)).toEqual({ from, to });
  });

  test.each(['yesterdy', '2025-13', '', 'Chen'])('%j is none', (typed) => {
    expect(readPeriod(typed, TODAY)).toBeNull();
  });
});
