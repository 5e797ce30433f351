/** Whether a node finds what it was given: a list that is full may not hide those that hold a rare word. */
import { afterEach, expect, it } from 'vitest';
import { openClient, type WeaviateClient } from '../../src/weaviate/client.ts';
import { columnTerm } from '../../src/weaviate/columns.ts';
import { Ledger, NOTHING } from '../../src/weaviate/ledger.ts';
import { LIST_LENGTH, probesFor, searchesSoundly } from '../../src/weaviate/sound.ts';
import type { TermCount } from '../../src/weaviate/vocabulary.ts';

const clients: WeaviateClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** A generation of so many passages in one article, and how many of them hold each word. */
function ledgerOf(passages: number, words: Readonly<Record<string, number>>): Ledger {
  const article = { path: 'a.txt', version: 'v', hash: 'h', language: 'en', passages };
  const terms = Object.entries(words).map(([word, n]) => [word, [n, n, 0, n] as TermCount] as const);
  return Ledger.empty.with({ ...NOTHING, articles: new Map([['a.txt', article]]), terms }, 'tip');
}

/** A node that finds so many with each rare word, and as many as there is room for with the common one. */
function nodeFinding(found: Readonly<Record<string, number>>, common: string): WeaviateClient {
  const client = openClient(
    { addresses: ['http://a'], apiKey: null },
    {
      async send(_address, _method, _path, body) {
        const { query } = JSON.parse(body!) as { query: string };
        const rare = Object.keys(found).find((word) => query.includes(`${columnTerm('exact', word)} `))!;
        const texts = Array.from({ length: LIST_LENGTH }, (_, i) =>
          columnTerm('exact', i < found[rare]! ? rare : common),
        );
        const objects = texts.map((terms) => ({ terms }));
        return { status: 200, body: JSON.stringify({ data: { Get: { C: objects } } }) };
      },
      close() {},
    },
  );
  clients.push(client);
  return client;
}

const WORDS = { the: 900, quay: 12, ferry: 5, once: 1, often: 400 };
const LEDGER = ledgerOf(1_000, WORDS);
const PROBES = probesFor(LEDGER, Object.keys(WORDS), 8);

it('asks for rare words together with the one that most hold', () => {
  expect(PROBES.map(({ term, passages }) => [term, passages])).toEqual([
    [columnTerm('exact', 'quay'), 12],
    [columnTerm('exact', 'ferry'), 5],
  ]);
  for (const { query } of PROBES) expect(query.split(' ').at(-1)).toBe(columnTerm('exact', 'the'));
});

it('asks nothing where no list can be full', () => {
  expect(probesFor(ledgerOf(LIST_LENGTH, WORDS), Object.keys(WORDS), 8)).toEqual([]);
});

it('is content with a node that finds all, and not with one that finds some', async () => {
  const sound = (found: Readonly<Record<string, number>>) =>
    searchesSoundly(nodeFinding(found, 'the'), 'C', PROBES, {});
  expect(await sound({ quay: 12, ferry: 5 })).toBe(true);
  expect(await sound({ quay: 12, ferry: 2 })).toBe(false);
  expect(await sound({ quay: 1, ferry: 5 })).toBe(false);
});
