import { describe, expect, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.ts';
import { runBatch } from '../../src/commands/batch.ts';
import type { Answer } from '../../src/domain.ts';
import { NoIndexError } from '../../src/errors.ts';

/** Answers every question with nothing found; `follows` shows in the reasons. */
const answerer: Answerer = {
  async ask(question, options) {
    if (question === 'boom') throw new NoIndexError('here');
    if (question === 'defect') throw new TypeError('x is undefined\n    at y');
    const answer: Answer = {
      question,
      verdict: 'not-found',
      answer: null,
      quotes: [],
      related: [],
      conflicts: [],
      passages: [],
      understood: '',
      reasons: options?.follows ? [`follows ${options.follows.question}`] : [],
      explanation: { reading: [], reasons: [] },
      index: { generation: 1, madeAt: '', model: '', articles: 0, passages: 0, ageSeconds: 0, waiting: 0 },
      ms: 0,
    };
    return answer;
  },
};

async function* bytes(text: string, size = 7): AsyncGenerator<Buffer> {
  const whole = Buffer.from(text);
  for (let i = 0; i < whole.length; i += size) yield whole.subarray(i, i + size);
}

async function batch(text: string) {
  const replies: Record<string, unknown>[] = [];
  const outcome = await runBatch(bytes(text), answerer, async (line) => {
    expect(line.endsWith('\n')).toBe(true);
    replies.push(JSON.parse(line));
  });
  return { outcome, replies };
}

describe('ask --batch', () => {
  test('answers every line in order, with its id first', async () => {
    const { outcome, replies } = await batch(
      '\ufeff{"id":"a","question":"hỏi gì?"}\r\n{"id":2,"question":"å?"}',
    );
    expect(outcome).toBe(0);
    expect(replies.map((reply) => [Object.keys(reply)[0], reply.id, reply.question])).toEqual([
      ['id', 'a', 'hỏi gì?'],
      ['id', 2, 'å?'],
    ]);
  });

  test.each([
    ['not json', undefined, 'bad-line', 'The line is not JSON'],
    ['', undefined, 'bad-line', 'The line is empty'],
    ['[]', undefined, 'bad-line', 'no object'],
    ['null', undefined, 'bad-line', 'no object'],
    ['{"question":"no id"}', undefined, 'bad-line', 'no usable "id"'],
    ['{"id":"x"}', 'x', 'bad-line', 'no usable "question"'],
    ['{"id":"y","question":7}', 'y', 'bad-line', 'no usable "question"'],
    ['{"id":"z","question":"q","follows":"nobody"}', 'z', 'unknown-follows', '"nobody"'],
  ])('answers the bad line %s and goes on', async (line, id, code, words) => {
    const { outcome, replies } = await batch(`${line}\n{"id":"next","question":"q"}\n`);
    expect(outcome).toBe(0);
    expect(replies).toHaveLength(2);
    expect(replies[0]!.id).toBe(id);
    expect(replies[0]!.error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(replies[1]).toMatchObject({ id: 'next', verdict: 'not-found' });
  });

  test('takes a line separator inside a string for text', async () => {
    const { replies } = await batch('{"id":"a","question":"one\u2028two"}\n');
    expect(replies).toMatchObject([{ question: 'one\u2028two' }]);
  });

  test('follows an earlier line by its id', async () => {
    const { replies } = await batch(
      '{"id":"a","question":"first"}\n{"id":"b","question":"second","follows":"a"}\n',
    );
    expect(replies[1]!.reasons).toEqual(['follows first']);
  });

  test('a line too long to be a question is refused without being kept', async () => {
    const { replies } = await batch(
      `{"id":"a","question":"${'a'.repeat(1_100_000)}"}\n{"id":"b","question":"q"}\n`,
    );
    expect(replies[0]!.error).toMatchObject({
      code: 'bad-line',
      message: expect.stringContaining('longer than'),
    });
    expect(replies[1]!.id).toBe('b');
  });

  test('10,000 bad lines are 10,000 errors', async () => {
    const { outcome, replies } = await batch('{\n'.repeat(10_000));
    expect([outcome, replies.length]).toEqual([0, 10_000]);
  });

  test('"could not look" is an error of the run, and a defect shows no stack', async () => {
    const { outcome, replies } = await batch('{"id":1,"question":"boom"}\n{"id":2,"question":"defect"}\n');
    expect(outcome).toBe(1);
    expect(replies[0]).toMatchObject({ id: 1, error: { code: 'no-index' } });
    expect(replies[1]).toMatchObject({ id: 2, error: { code: 'internal' } });
    expect(JSON.stringify(replies[1])).not.toContain('at y');
  });
});
