/** A store that has to fetch what is read runs every `work` several times: the answers must be the same, and the rounds few. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { PROJECT_DIR } from '../../src/config.ts';
import { sampleFiles } from '../meetings/read.ts';
import { ARTICLES, library } from './library.ts';

interface SeedQuestion {
  readonly id: string;
  readonly question: string;
  readonly follows?: string;
}

const seed: SeedQuestion[] = readFileSync(join(PROJECT_DIR, 'tests/golden/seed-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const invented: SeedQuestion[] = [
  'what did Bergstrom say the bridge would cost?',
  'How long will the work take according to the mayor?',
  'How much will the brigde in Marlow cost?',
  'Hva foreslo Dexter om bompenger for lastebiler?',
  'What did Olga Bergstrom say about the bridge?',
  'What did the bridge cost in 2011?',
  'What did Dexter propose?',
].map((question, i) => ({ id: `${i}`, question }));
invented.push({ id: '7', question: 'Where was that held?', follows: '6' });

/** Rounds of fetching that a question takes at most: each is a wait for the network. */
const MOST_ROUNDS = 20;

async function asked(
  articles: Readonly<Record<string, string>>,
  questions: readonly SeedQuestion[],
  replays: boolean,
) {
  const { answerer, store } = await library(articles, { replays });
  const answers = new Map<string, Answer>();
  const rounds: number[] = [];
  for (const { id, question, follows } of questions) {
    const before = store.replayed;
    const earlier = follows === undefined ? null : (answers.get(follows) ?? null);
    answers.set(id, await answerer.ask(question, { follows: earlier }));
    rounds.push(store.replayed - before);
  }
  const timeless = [...answers].map(([id, answer]) => {
    const { ms: _ms, index, ...rest } = answer;
    const { ageSeconds: _age, ...stamp } = index;
    return { id, ...rest, stamp };
  });
  return { answers: timeless, rounds };
}

describe.each([
  ['the seed questions', () => sampleFiles(), seed],
  ['the invented articles', () => ARTICLES, invented],
] as const)('%s, over a store that fetches what is read', (_name, articles, questions) => {
  let plain: Awaited<ReturnType<typeof asked>>;
  let fetched: Awaited<ReturnType<typeof asked>>;
  beforeAll(async () => {
    plain = await asked(articles(), questions, false);
    fetched = await asked(articles(), questions, true);
  });

  it('have the same answers', () => {
    expect(plain.answers.some(({ verdict }) => verdict === 'answered')).toBe(true);
    expect(fetched.answers).toEqual(plain.answers);
  });

  it('take few rounds of fetching each', () => {
    expect(Math.max(...plain.rounds)).toBe(0);
    expect(Math.min(...fetched.rounds)).toBeGreaterThan(0);
    expect(Math.max(...fetched.rounds)).toBeLessThanOrEqual(MOST_ROUNDS);
  });
});
