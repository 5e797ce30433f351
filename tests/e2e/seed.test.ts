/** The seed questions on the five articles, with the bundled model, in a real process: what the README promises. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import type { Answer } from '../../src/domain.ts';

interface SeedQuestion {
  readonly id: string;
  readonly question: string;
  readonly follows?: string;
  readonly answerable: boolean;
  readonly evidence: readonly { readonly article: string; readonly text: string }[];
  readonly answer: readonly string[];
}

const questions: SeedQuestion[] = readFileSync(
  join(PROJECT_DIR, 'tests', 'golden', 'seed-questions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
/** Asked by people who tried it, and answered wrongly once. */
const TRIED = {
  where: 'Where did Thang meet Chen Gang?',
  day: 'When did Thang meet Chen Gang?',
  sideBySide: 'Når møtte Thang Chen Gang?',
  unsaid: 'When will the two sides sign the power agreement?',
  named: 'What did Chen Gang say about tourism in 2031?',
} as const;
const index = mkdtempSync(join(tmpdir(), 'quoth-seed-'));
let answers: Map<string, Answer>;

beforeAll(async () => {
  const env = {
    ...process.env,
    CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
    INDEX_DIR: index,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/cli.ts', 'ask', '--batch'], {
    cwd: PROJECT_DIR,
    env,
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stdin.end(
    [...questions, ...Object.entries(TRIED).map(([id, question]) => ({ id, question, follows: undefined }))]
      .map(({ id, question, follows }) => JSON.stringify({ id, question, follows }))
      .join('\n'),
  );
  await new Promise((resolve) => child.on('close', resolve));
  const lines: (Answer & { readonly id: string })[] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  answers = new Map(lines.map((answer) => [answer.id, answer]));
});
afterAll(() => rmSync(index, { recursive: true, force: true }));

const answerTo = (id: string): Answer => answers.get(id)!;

describe('the guiding question', () => {
  it('what trade figure did Diên cite? US$41.6 billion, with sentence, speaker and article', () => {
    const answer = answerTo('p01');
    expect(answer.answer?.text).toBe('US$41.6 billion');
    expect(answer.quotes[0]?.text).toContain('Việt Nam-Guangxi trade reached US$41.6 billion in 2024');
    expect(answer.quotes[0]?.speaker?.name).toBe('Nguyễn Hồng Diên');
    expect(answer.quotes[0]?.article).toMatchObject({ path: '003_747b61b6cb5b8612.txt', date: '2025-02-19' });
  });

  it('what trade figure did Thắng cite? None; Diên does', () => {
    const answer = answerTo('p41');
    expect(answer.verdict).toBe('not-found');
    expect(answer.reasons.join(' ')).toBe(
      'Nguyễn Xuân Thắng cites no such figure about trade. Nguyễn Hồng Diên does: US$41.6 billion.',
    );
  });
});

describe('a question that somebody tried', () => {
  it(`${TRIED.where} Where the sentence says it that tells of their meeting`, () => {
    expect(answerTo('where').answer?.text).toBe('Hạ Long City');
  });

  it(`${TRIED.day} As the article says it, with the date`, () => {
    for (const id of ['day', 'sideBySide'] as const) {
      expect(answerTo(id).answer).toMatchObject({ text: 'Thursday', day: '2025-02-20' });
    }
  });

  it(`${TRIED.unsaid} The years of a plan and of tasks are no answer`, () => {
    expect(answerTo('unsaid')).toMatchObject({ answer: null, quotes: [] });
  });

  it(`${TRIED.named} Nothing, and he is called what he was called`, () => {
    expect(answerTo('named').reasons[0]).toBe(
      'Chen Gang says nothing of the kind about tourism in the articles.',
    );
  });
});

describe('all seed questions', () => {
  const answerable = questions.filter((question) => question.answerable);

  it('find the right sentence first in at least 95 of 100', () => {
    const missed = answerable.filter(({ id, evidence }) => {
      const quote = answerTo(id).quotes[0];
      return !evidence.some(
        ({ article, text }) => quote?.article.path === article && quote.text.includes(text),
      );
    });
    expect(missed.length, missed.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(answerable.length * 0.05);
  });

  it('give a short answer that holds the expected one in at least 90 of 100', () => {
    const missed = answerable.filter(({ id, answer: accepted }) => {
      const given = answerTo(id).answer?.text;
      return given === undefined || !accepted.some((text) => given.includes(text) || text.includes(given));
    });
    expect(missed.length, missed.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(answerable.length * 0.1);
  });

  it('are never answered where the articles hold no answer', () => {
    const wrong = questions.filter(({ id, answerable: may }) => !may && answerTo(id).verdict === 'answered');
    expect(wrong.map(({ question }) => question)).toEqual([]);
  });
});
