/** A process that asks often knows who is named in a generation without asking, and in the next one too. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PublishedState } from '../../src/weaviate/candidates.ts';
import type { ListedArticle } from '../../src/weaviate/catalogue.ts';
import { openClient } from '../../src/weaviate/client.ts';
import { ClusterUnreachableError } from '../../src/weaviate/errors.ts';
import { Ledger, NOTHING } from '../../src/weaviate/ledger.ts';
import { PeopleTable } from '../../src/weaviate/people.ts';
import type { Transport } from '../../src/weaviate/transport.ts';

/** Articles by version, with the words of the names in them. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  harbour: ['diên', 'nguyễn'],
  bridge: ['nguyễn', 'chen'],
  school: ['hauge'],
};

/** A cluster with these articles that counts how many were fetched from it; while `down` it gives no answer. */
function cluster() {
  const state = { fetched: 0, down: false };
  const transport: Transport = {
    async send(_address, method, _path, body) {
      if (state.down) return { status: 503, body: '' };
      if (method === 'GET') return { status: 404, body: '' };
      const { query } = JSON.parse(body ?? '') as { query: string };
      const ids = JSON.parse(/valueText:(\[[^\]]*\])/.exec(query)![1]!) as string[];
      state.fetched += ids.length;
      const Articles = ids.map((id) => ({ _additional: { id }, people: packed(NAMED[id]!) }));
      return { status: 200, body: JSON.stringify({ data: { Get: { Articles } } }) };
    },
    close() {},
  };
  return { state, people: new PeopleTable(openClient({ addresses: ['http://a'], apiKey: null }, transport)) };
}

function packed(nameWords: readonly string[]): string {
  const columns = { id: 'p', kind: 'person', name: '', names: '[]', roles: '[]', gender: null };
  const people = [{ columns, nameWords, roleTerms: [] }];
  return deflateRawSync(JSON.stringify(people)).toString('base64');
}

function generation(versions: readonly string[]): PublishedState {
  const listed = (version: string): ListedArticle => ({
    path: `${version}.txt`,
    version,
    hash: version,
    language: 'en',
    passages: 1,
  });
  const articles = new Map(versions.map((version) => [`${version}.txt`, listed(version)]));
  const head = { collections: { articles: 'Articles' } } as PublishedState['head'];
  return { head, ledger: Ledger.empty.with({ ...NOTHING, articles }, versions.join()) };
}

describe('people of a generation', () => {
  const named = { property: 'nameWords', words: ['nguyễn'] } as const;

  /** Asks until the table answers by itself. */
  async function held(people: PeopleTable, state: PublishedState): Promise<readonly string[]> {
    for (let i = 0; i < 1_000; i++) {
      const found = await people.holding(state, named);
      if (found) return found.map(({ version }) => version).sort();
    }
    throw new Error('it never did');
  }

  it('leaves a process that asks once to the cluster', async () => {
    const { state, people } = cluster();
    expect(await people.holding(generation(['harbour']), named)).toBeNull();
    expect(state.fetched).toBe(0);
  });

  it('finds everybody of that name, and fetches an article once', async () => {
    const { state, people } = cluster();
    const first = generation(['harbour', 'school']);
    expect(await held(people, first)).toEqual(['harbour']);
    expect(await held(people, generation(['harbour', 'school', 'bridge']))).toEqual(['bridge', 'harbour']);
    expect(state.fetched).toBe(3);
  });

  it('reads all names at the first question when it has to, and says when it cannot', async () => {
    const { state, people } = cluster();
    state.down = true;
    await expect(people.surely(generation(['bridge']), named)).rejects.toThrow(ClusterUnreachableError);
    state.down = false;
    const found = await people.surely(generation(['harbour', 'bridge', 'school']), named);
    expect(found.map(({ version }) => version).sort()).toEqual(['bridge', 'harbour']);
  });

  it('knows nobody of articles that are gone', async () => {
    const { people } = cluster();
    await held(people, generation(['harbour', 'bridge', 'school']));
    expect(await held(people, generation(['bridge']))).toEqual(['bridge']);
    expect(await held(people, generation(['school']))).toEqual([]);
  });

  it('leaves it to the cluster while the people of a new generation cannot be had, and has them later', async () => {
    const { state, people } = cluster();
    await held(people, generation(['harbour']));
    const next = generation(['harbour', 'bridge']);
    state.down = true;
    expect(await people.holding(next, named)).toBeNull();
    state.down = false;
    expect(await held(people, next)).toEqual(['bridge', 'harbour']);
  });
});
