/** What measures and evaluates makes an index of its own, and leaves the one that hosts share on a cluster alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ended, startProcess } from '../e2e/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'quoth-own-'));
const corpus = join(folder, 'corpus');
const questions = join(folder, 'questions.jsonl');
const asked: string[] = [];
const cluster = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(500).end();
});

beforeAll(async () => {
  mkdirSync(corpus);
  writeFileSync(join(corpus, 'lake.txt'), 'The lake\n\nThe lake held 412 boats in May, Ada Berg said.\n');
  const evidence = [{ article: 'lake.txt', text: '412 boats' }];
  const question = 'How many boats did the lake hold?';
  const gold = { id: 'q', lang: 'en', kind: 'figure', question, answerable: true, evidence, answer: ['412'] };
  writeFileSync(questions, JSON.stringify(gold));
  await new Promise<void>((resolve) => cluster.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['eval --corpus', () => ['eval', questions, '--corpus', corpus, '--json']],
  ['bench', () => ['bench', '--meeting', '2', '--json']],
])('%s asks no cluster', async (_, args) => {
  const { port } = cluster.address() as AddressInfo;
  const { code, out, err } = await ended(
    startProcess(['src/cli.ts', ...args()], {
      STORE: 'weaviate',
      WEAVIATE_URL: `http://127.0.0.1:${port}`,
      INDEXER: 'off',
      INDEX_DIR: join(folder, 'none'),
    }),
  );
  expect([code, err, asked]).toEqual([0, expect.not.stringContaining('cluster'), []]);
  expect(Object.keys(JSON.parse(out)).length).toBeGreaterThan(0);
});
