/** The five sample articles tell four meetings, and what their summaries promise holds for every line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadWords, type Words } from '../../src/language/words.ts';
import type { MeetingBook } from '../../src/meetings/book.ts';
import { meetingJson } from '../../src/meetings/json.ts';
import type { MeetingLine, Summary, SummaryLength } from '../../src/meetings/meeting.ts';
import { bookOf, filesOf, INVENTED, SAMPLES, sampleFiles } from './read.ts';

const LENGTHS: readonly SummaryLength[] = ['short', 'normal', 'full'];
const LANGUAGES = ['en', 'no', 'vi'];

let book: MeetingBook;
let words: Words;
const files = sampleFiles();

beforeAll(async () => {
  words = loadWords(readFileSync(join(SAMPLES, 'glossary.yaml'), 'utf8'), 'glossary.yaml');
  book = (await bookOf(files, words)).book;
});

async function summaryOn(day: string, length: SummaryLength, language = 'en'): Promise<Summary> {
  return await book.summary((await book.meetings()).find(({ date }) => date.from === day)!, length, language);
}

const linesOf = (summary: Summary): MeetingLine[] => summary.sections.flatMap(({ lines }) => lines);

describe('the list', () => {
  test('holds four meetings with their people, days and places, newest first', async () => {
    const shown = (await book.meetings()).map((meeting) => {
      const { date, place, participants, articles } = meetingJson(meeting, words, 'en');
      const names = participants.map(({ name, side }) => `${name} (${side ?? '-'})`).join(' + ');
      return `${date.from} ${date.to} ${date.certain} ${place} ${names} ${articles.map((path) => path.slice(0, 3)).join()}`;
    });
    expect(shown).toEqual([
      '2025-02-20 2025-02-20 true Hạ Long Nguyễn Xuân Thắng (-) + Chen Gang (China) 002',
      '2025-02-19 2025-02-19 true Hà Nội Nguyễn Hồng Diên (Vietnam) + Chen Gang (China) 003',
      '2025-02-18 2025-02-18 true Hà Nội Phạm Minh Chính (-) + Chen Gang (China) 000,001',
      '2024-04-03 2024-04-03 true Chongzuo Bui Thanh Son (Vietnam) + Liu Ning (China) 004',
    ]);
  });

  test('without the glossary the office tells that two names are one guest', async () => {
    const { book: bare } = await bookOf(files, loadWords(null, 'glossary.yaml'));
    const [first] = (await bare.meetings()).filter(({ date }) => date.from === '2025-02-18');
    expect(first?.articles.map((path) => path.slice(0, 3))).toEqual(['000', '001']);
  });

  test('an office that the glossary gives to somebody is that person', async () => {
    const more = {
      ...files,
      'office.txt':
        ' date 2025-02-19 HANOI (NTB): Vietnams handelsminister møtte onsdag Tran Cuong i Hanoi. Tran Cuong sa at handelen øker.\n',
    };
    const { book: wider } = await bookOf(more, words);
    const [meeting] = (await wider.meetings()).filter(({ date }) => date.from === '2025-02-19');
    expect(meeting!.articles).toEqual(['003_747b61b6cb5b8612.txt', 'office.txt']);
  });

  test('keeps its ids when unrelated articles come', async () => {
    const ids = (await book.meetings()).map(({ id }) => id);
    const more = await bookOf({ ...files, ...filesOf(INVENTED) }, words);
    expect((await more.book.meetings()).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test('background events are mentions, with their days where the text has them', async () => {
    const ahead = (await book.events('004_95dc8e507bf0691a.txt'))!.mentions;
    const visits = ahead.filter(({ kind }) => kind === 'visit' || kind === 'meeting');
    expect(visits.every(({ date }) => date === null || date.from < '2024-04-01')).toBe(true);
    expect((await book.events('004_95dc8e507bf0691a.txt'))!.events).toHaveLength(1);
  });
});

describe('every line of every summary', () => {
  test('is a slice of its article, in all lengths and languages, and so is every source and figure', async () => {
    let seen = 0;
    for (const meeting of await book.meetings())
      for (const length of LENGTHS)
        for (const language of LANGUAGES)
          for (const section of (await book.summary(meeting, length, language)).sections) {
            const spans = section.lines.flatMap((line) => [
              line,
              ...line.sources,
              ...(line.context ? [{ ...line.context, article: line.article }] : []),
              ...line.figures.map((figure) => ({ ...figure, article: line.article })),
              ...line.figures.flatMap(({ others }) =>
                others.map(({ figure, article }) => ({ ...figure, article })),
              ),
            ]);
            const only = (section.articles ?? []).flatMap((one) =>
              one.only.map((span) => ({ ...span, article: one.article })),
            );
            for (const { text, start, end, article } of [...spans, ...only]) {
              expect(files[article.path]!.slice(start, end)).toBe(text);
              seen += 1;
            }
          }
    expect(seen).toBeGreaterThan(200);
  });

  test('says whom it is about', async () => {
    const lines = linesOf(await summaryOn('2025-02-18', 'full'));
    const also = lines.find(({ text }) => text.startsWith('He also proposed advancing'))!;
    expect(also.subject).toBe('Chen Gang');
    expect(
      lines.filter(({ text }) => /^(?:He|She)\b/.test(text)).every(({ subject }) => subject !== null),
    ).toBe(true);
    expect(lines.find(({ text }) => text.startsWith('This could be seen'))!.context!.text).toMatch(
      /^Both sides/,
    );
  });

  test('stands once: what both articles tell has both as its sources', async () => {
    const lines = linesOf(await summaryOn('2025-02-18', 'full'));
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
    for (const words of [
      'US$42 billion',
      'pilot industrial cooperation zone',
      'in Nanning to promote',
      'September 17-21',
    ]) {
      const [line, ...again] = lines.filter(({ text }) => text.includes(words));
      expect(again).toEqual([]);
      expect(line!.sources.map(({ article }) => article.language)).toEqual(['en', 'no']);
    }
    expect(lines.filter(({ text }) => text.includes('42 milliarder'))).toEqual([]);
  });

  test('is in the language of the reader where an article tells it so', async () => {
    const languages = async (language: string) =>
      linesOf(await summaryOn('2025-02-18', 'normal', language)).map(({ article }) => article.language);
    expect(new Set(await languages('no'))).toEqual(new Set(['no']));
    expect(new Set(await languages('en'))).toEqual(new Set(['en']));
    expect((await summaryOn('2025-02-18', 'short', 'no')).sections[0]!.title).toBe('Hva og hvem');
  });
});

describe('figures', () => {
  test('of two meetings that disagree link each other', async () => {
    const other = async (day: string, figure: string) =>
      linesOf(await summaryOn(day, 'short'))
        .flatMap(({ figures }) => figures)
        .find(({ text }) => text === figure)!
        .others.map(({ figure: { text }, meeting }) => `${text} ${meeting}`);
    expect(await other('2025-02-18', 'US$42 billion')).toEqual([
      'US$41.6 billion 2025-02-19-nguyen-hong-dien-chen-gang',
    ]);
    expect(await other('2025-02-19', 'US$41.6 billion')).toEqual([
      'US$42 billion 2025-02-18-pham-minh-chinh-chen-gang',
    ]);
  });

  test('carry the year that the sentence gives', async () => {
    const line = linesOf(await summaryOn('2025-02-19', 'short')).find(({ text }) => text.includes('41.6'))!;
    expect(line.figures.map(({ text, year }) => `${text} ${year}`)).toEqual([
      'US$41.6 billion 2024',
      '15.4 per cent 2024',
    ]);
    expect(line.speaker!.name).toBe('Nguyễn Hồng Diên');
  });
});

test('the sections stand in their order, each with lines, and the sources last', async () => {
  const order = ['what', 'figures', 'said', 'agreed', 'next', 'background', 'sources'];
  for (const meeting of await book.meetings()) {
    const { sections } = await book.summary(meeting, 'full', 'en');
    const places = sections.map(({ kind }) => order.indexOf(kind));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(sections.filter(({ kind, lines }) => kind !== 'sources' && lines.length === 0)).toEqual([]);
    expect(sections.at(-1)!.articles!.map(({ article }) => article.path)).toEqual(meeting.articles);
  }
});
