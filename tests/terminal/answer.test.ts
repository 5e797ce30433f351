import { describe, expect, test } from 'vitest';
import type { Answer, Citation, Quote } from '../../src/domain.ts';
import { renderAnswer } from '../../src/terminal/answer.ts';

const article: Citation = {
  path: 'a/harbour.txt',
  title: 'Harbour opens',
  date: '2024-05-01',
  dateCertain: true,
  language: 'en',
  source: 'Agency',
};
const quote: Quote = {
  text: 'The harbour cost 12 million kroner, said Kari Vik.',
  start: 10,
  end: 60,
  article,
  speaker: { name: 'Kari Vik', role: 'mayor' },
  speakers: [{ name: 'Kari Vik', role: 'mayor' }],
  kind: 'indirect',
  because: '"said" before the name',
  score: 0.8,
  signals: [{ name: 'terms', value: 1, weight: 0.5, because: 'all words are there' }],
  also: [],
};
const answered: Answer = {
  question: 'What did the harbour cost?',
  verdict: 'answered',
  answer: { text: '12 million kroner', start: 27, end: 44, day: null },
  quotes: [quote],
  related: [],
  conflicts: [],
  passages: [],
  understood: 'money · about harbour',
  reasons: ['Kari Vik says so.'],
  explanation: { reading: [], reasons: [] },
  index: { generation: 1, madeAt: '', model: '', articles: 1, passages: 1, ageSeconds: 0, waiting: 0 },
  ms: 1,
};
const plain = { columns: 80, why: false };

describe('an answer in the terminal', () => {
  test('says how far the index is behind the folder, when files wait', () => {
    const behind = { ...answered, index: { ...answered.index, waiting: 3, ageSeconds: 7_300 } };
    expect(renderAnswer(behind, plain)).toContain(
      'From an index that is 2 hours old; 3 files wait to be embedded.',
    );
    expect(renderAnswer(answered, plain)).not.toContain('wait');
  });

  test('begins with the short answer, then quote, speaker, and where it stands', () => {
    expect(renderAnswer(answered, plain)).toBe(
      [
        '12 million kroner',
        '',
        '  “The harbour cost 12 million kroner, said Kari Vik.”',
        '  — Kari Vik, mayor',
        '    Harbour opens, 2024-05-01, Agency (a/harbour.txt, characters 10–60)',
        '',
        'Understood as: money · about harbour',
        '',
      ].join('\n'),
    );
  });

  test('a day that is only told as seen from the article has its date below', () => {
    const answer = { text: 'Thursday', start: 27, end: 35, day: '2025-02-20' };
    expect(renderAnswer({ ...answered, answer }, plain)).toMatch(
      /^Thursday\n2025-02-20, counted from the date of the article\n\n/u,
    );
  });

  test('--why adds the signals', () => {
    expect(renderAnswer(answered, { ...plain, why: true })).toContain(
      'terms 1.00 × 0.50: all words are there',
    );
  });

  test('silence comes with its reason, and what is near is said not to be an answer', () => {
    const silent: Answer = {
      ...answered,
      verdict: 'related',
      answer: null,
      quotes: [],
      related: [quote],
      reasons: ['Nobody says what it cost.'],
    };
    const text = renderAnswer(silent, plain);
    expect(text).toMatch(
      /^The articles do not say\.\nNobody says what it cost\.\n\nWhat comes nearest, but is no answer:\n/,
    );
  });

  test('an uncertain date and an unknown speaker are said to be so', () => {
    const unsure: Quote = {
      ...quote,
      speaker: null,
      speakers: [],
      kind: 'unknown',
      article: { ...article, dateCertain: false },
    };
    const text = renderAnswer({ ...answered, quotes: [unsure] }, plain);
    expect(text).toContain('2024-05-01 (uncertain)');
    expect(text).toContain('the report does not make clear who says it');
  });

  test('an article cannot send commands to the terminal', () => {
    const hostile: Quote = { ...quote, text: 'red \u001b[31m and \u202e turned\u0007' };
    const text = renderAnswer({ ...answered, quotes: [hostile] }, plain);
    expect(/[\u0000-\u0009\u000b-\u001f\u202e]/.test(text)).toBe(false);
  });

  test('figures that disagree stand side by side', () => {
    const other: Quote = {
      ...quote,
      text: 'It cost 13 million.',
      article: { ...article, path: 'b.txt', date: null },
    };
    const sides = [
      { figure: { text: '12 million kroner', start: 27, end: 44 }, quote },
      { figure: { text: '13 million', start: 8, end: 18 }, quote: other },
    ];
    const text = renderAnswer(
      { ...answered, conflicts: [{ about: 'harbour cost', sides }] },
      { ...plain, columns: 200 },
    );
    expect(text).toContain('The articles give different figures (harbour cost):');
    expect(text).toContain('12 million kroner — Kari Vik, mayor, 2024-05-01, a/harbour.txt');
    expect(text).toContain('13 million — Kari Vik, mayor, undated, b.txt');
  });
});
