/** `npm start` without a token: the page is there, follows the folder, moves on where its port is taken, and ends with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startProcess } from './process.ts';

const LAKE = 'The lake\n\nThe lake froze on 3 May, said Ada Berg.\n';
let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'quoth-page-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The program over a folder of its own. */
function starting(corpusDir: string, port: number) {
  const child = startProcess(['src/main.ts'], {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: `${corpusDir}-index`,
    FEEDBACK_DIR: `${corpusDir}-feedback`,
    PORT: String(port),
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  const ending = new Promise((resolve) => child.on('close', resolve));
  const page = async (): Promise<string> => {
    await vi.waitFor(() => expect(said).toContain('Following '), { timeout: 30_000, interval: 50 });
    return /^The page: (\S+)/mu.exec(said)?.[1] ?? `no page: ${said}`;
  };
  return { child, ending, page, said: () => said };
}

test('the page opens, knows the articles as they change, and ends with the program', async () => {
  const corpus = mkdtempSync(join(work, 'one-'));
  writeFileSync(join(corpus, 'lake.txt'), LAKE);
  const { child, ending, page, said } = starting(corpus, 0);
  const url = await page();
  expect(said().indexOf('One that they do not:')).toBeLessThan(said().indexOf('The page:'));
  expect(await (await fetch(url)).text()).toContain('<script type="module" src="/assets/page.js">');
  for (const asset of ['page.js', 'page.css', 'reader.css']) {
    expect((await (await fetch(`${url}/assets/${asset}`)).text()).length).toBeGreaterThan(1_000);
  }
  const articles = async (): Promise<string[]> => {
    const state: { corpus: { path: string }[] } = JSON.parse(await (await fetch(`${url}/api/state`)).text());
    return state.corpus.map(({ path }) => path).sort();
  };
  expect(await articles()).toEqual(['lake.txt']);
  writeFileSync(join(corpus, 'pier.txt'), 'The pier\n\nThe pier opened on 4 May, said Ada Berg.\n');
  await expect.poll(articles, { timeout: 60_000 }).toEqual(['lake.txt', 'pier.txt']);

  const beside = mkdtempSync(join(work, 'two-'));
  writeFileSync(join(beside, 'lake.txt'), LAKE);
  const taken = Number(new URL(url).port);
  const second = starting(beside, taken);
  expect(new URL(await second.page()).port).not.toBe(String(taken));
  expect(second.said()).toContain(`(port ${taken} was taken)`);
  for (const one of [child, second.child]) one.kill('SIGINT');
  expect(await Promise.all([ending, second.ending])).toEqual([0, 0]);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
