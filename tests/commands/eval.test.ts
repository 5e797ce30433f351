import { describe, expect, test } from 'vitest';
import { type GoldQuestion, scoreQuestion, sharesOf } from '../../src/commands/evalQuestions.ts';
import { figuresOf, rankOf } from '../../src/commands/evalRetrieval.ts';
import type { Answer, Quote } from '../../src/domain.ts';

const quote = (path: string, text: string): Quote => ({
  text,
  start: 0,
  end: text.length,
  article: { path, title: null, date: null, dateCertain: true, language: 'en', source: null },
  speaker: null,
  speakers: [],
  kind: 'narration',
  because: '',
  score: 1,
  signals: [],
  also: [],
});
const answer = (quotes: Quote[], short: string | null): Answer => ({
  question: '',
  verdict: quotes.length > 0 ? 'answered' : 'not-found',
  answer: short === null ? null : { text: short, start: 0, end: short.length, day: null },
  quotes,
  related: [],
  conflicts: [],
  passages: [],
  understood: '',
  reasons: [],
  explanation: { reading: [], reasons: [] },
  index: { generation: 1, madeAt: '', model: '', articles: 1, passages: 1, ageSeconds: 0, waiting: 0 },
  ms: 1,
});
const gold: GoldQuestion = {
  id: 'q',
  lang: 'en',
  kind: 'count',
  question: 'How many?',
  answerable: true,
  evidence: [{ article: 'b.txt', text: 'twelve boats' }],
  answer: ['twelve'],
};
const right = quote('b.txt', 'There were twelve boats.');
const wrong = quote('a.txt', 'There were twelve boats.');

describe('a question with a known answer', () => {
  test('is right when the first quote holds the evidence, in the right article', () => {
    expect(scoreQuestion(gold, answer([right, wrong], 'twelve'))).toMatchObject({
      first: true,
      any: true,
      span: true,
    });
    expect(scoreQuestion(gold, answer([wrong, right], 'twelve'))).toMatchObject({ first: false, any: true });
    expect(scoreQuestion(gold, answer([], null))).toMatchObject({ first: false, any: false, span: false });
  });

  test('has its short answer when that holds an expected one or lies in it', () => {
    expect(scoreQuestion(gold, answer([right], 'twelve boats')).span).toBe(true);
    expect(scoreQuestion(gold, answer([right], 'ten')).span).toBe(false);
  });

  test('that nobody can answer asks for silence, and nothing else', () => {
    const none = { ...gold, answerable: false };
    expect(scoreQuestion(none, answer([], null))).toMatchObject({ silent: true, first: null, span: null });
    expect(scoreQuestion(none, answer([right], 'twelve')).silent).toBe(false);
  });

  test('shares are over the questions that a measure applies to', () => {
    const scores = [
      scoreQuestion(gold, answer([right], 'twelve')),
      scoreQuestion(gold, answer([wrong], 'ten')),
      scoreQuestion({ ...gold, answerable: false }, answer([], null)),
    ];
    expect(sharesOf(scores)).toEqual({ first: 0.5, any: 0.5, within: 0, span: 0.5, silent: 1 });
    expect(sharesOf([]).first).toBeNull();
  });
});

describe('retrieval', () => {
  const found = (path: string, keyword: number, semantic: number, score: number) => ({
    key: 0,
    path,
    passage: { ordinal: 0, firstSentence: 0, lastSentence: 0, start: 0, end: 1 },
    keyword,
    semantic,
    score,
  });
  const hits = [
    found('a', 3, 0.1, 0.5),
    found('b', 1, 0.2, 0.4),
    found('a', 0, 0.3, 0.1),
    found('c', 1, 0, 0),
  ];

  test('an article ranks by its best passage, ties by path', () => {
    expect(['a', 'b', 'c', 'd'].map((path) => rankOf(path, hits, 'words'))).toEqual([1, 2, 3, 0]);
    expect(rankOf('a', hits, 'vectors')).toBe(1);
    expect(rankOf('b', hits, 'both')).toBe(2);
  });

  test('what is not found counts as nothing', () => {
    expect(figuresOf([1, 2, 0, 10])).toEqual({ 'R@1': 0.25, 'R@5': 0.5, MRR: 0.4 });
  });
});
