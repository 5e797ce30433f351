/** Whether a node finds what it was given: a list that is full may not hide a passage. */
import { afterEach, expect, it } from 'vitest';
import { openClient, type WeaviateClient } from '../../src/weaviate/client.ts';
import { columnTerm } from '../../src/weaviate/columns.ts';
import { Ledger, NOTHING } from '../../src/weaviate/ledger.ts';
import { LIST_LENGTH, passedOver, probesFor, untilFound } from '../../src/weaviate/sound.ts';
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

/** A node that lists these passages for a question with these words; `later` from the second time on. It holds those of `held`. */
function nodeListing(
  lists: Readonly<Record<string, readonly string[]>>,
  later: Readonly<Record<string, readonly string[]>> = lists,
  held: readonly string[] = ['p0', 'p1', 'p2'],
) {
  const asked: string[] = [];
  const client = openClient(
    { addresses: ['http://a'], apiKey: null },
    {
      async send(_address, _method, _path, body) {
        const { query } = JSON.parse(body!) as { query: string };
        const answer = (ids: readonly string[]) => {
          const objects = ids.map((id) => ({ _additional: { id } }));
          return { status: 200, body: JSON.stringify({ data: { Get: { C: objects } } }) };
        };
        if (query.includes('path:["id"]')) return answer(held.filter((id) => query.includes(`"${id}"`)));
        const word = Object.keys(lists).find((each) => query.includes(`${columnTerm('exact', each)} `))!;
        const ids = (asked.includes(word) ? later : lists)[word]!;
        asked.push(word);
        return answer(ids);
      },
      close() {},
    },
  );
  clients.push(client);
  return { client, asked };
}

const terms = (...words: string[]) => words.map((word) => columnTerm('exact', word)).join(' ');
const PASSAGES = [
  { id: 'p0', terms: terms('the', 'quay', 'often', 'harbour') },
  { id: 'p1', terms: terms('the', 'often', 'the') },
  { id: 'p2', terms: terms('100%', 'the', 'ferry', 'of', 'often', 'harbour') },
];
const COUNTS = { the: 900, of: 700, quay: 12, ferry: 5, '100%': 1, often: 400, harbour: 61 };
const LEDGER = ledgerOf(1_000, COUNTS);
const PROBES = probesFor(LEDGER, PASSAGES, 8);

it('looks for a passage by its rarest word together with those of its words that most others hold', () => {
  expect(PROBES.map(({ id, query }) => [id, [...new Set(query.split(' '))].join(' ')])).toEqual([
    ['p0', terms('quay', 'harbour', 'often', 'the')],
    // Its rarest word is held by 400 others: it would not be one of the first.
    ['p2', terms('100%', 'often', 'of', 'the')],
  ]);
});

it('asks nothing where no list can be full', () => {
  expect(probesFor(ledgerOf(LIST_LENGTH, COUNTS), PASSAGES, 8)).toEqual([]);
});

it('takes some of many passages, the last ones too', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => ({ id: `p${i}`, terms: terms('quay', 'the') }));
  const ids = probesFor(LEDGER, many, 100).map(({ id }) => Number(id.slice(1)));
  expect(ids.length).toBe(100);
  expect(Math.max(...ids.slice(1).map((id, i) => id - ids[i]!))).toBe(10);
  expect(ids.at(-1)).toBe(999);
});

it('tells which passages do not come', async () => {
  const missed = async (quay: string[], percent: string[]) =>
    (await passedOver(nodeListing({ quay, '100%': percent }).client, 'C', PROBES, {})).map(({ id }) => id);
  expect(await missed(['x', 'p0'], ['p2'])).toEqual([]);
  expect(await missed(['x', 'y'], ['p2'])).toEqual(['p0']);
  expect(await missed(['p2'], ['p0'])).toEqual(['p0', 'p2']);
});

it('asks again for what did not come, and for nothing else', async () => {
  const { client, asked } = nodeListing({ quay: ['p0'], '100%': ['x'] }, { quay: ['p0'], '100%': ['p2'] });
  await untilFound(client, 'C', PROBES);
  expect(asked.sort()).toEqual(['100%', '100%', 'quay']);
});

it('does not wait for a node that does not hold the passage: it is behind, and nobody searches it', async () => {
  const { client, asked } = nodeListing({ quay: ['p0'], '100%': ['x'] }, undefined, ['p0', 'p1']);
  await untilFound(client, 'C', PROBES);
  expect(asked.sort()).toEqual(['100%', 'quay']);
});
