/** What every store must do. Run by tests/index/sqlite.test.ts and, as a check of the suite itself, by the one in memory. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleEvents, Attribution } from '../../src/domain.ts';
import { BadVectorError, NoIndexError } from '../../src/errors.ts';
import type { Generation, PassageTerms, Store, WritableStore } from '../../src/index/store.ts';
import { invent, leaning, person, RECIPE, termsOf, vectorOf } from '../index/articles.ts';

const NOTHING: PassageTerms = { exact: [], folded: [], concepts: [] };
const NO_ROLES = new Map<string, readonly string[]>();
const WHEN = new Date('2031-06-01T08:00:00Z');

/** A store that holds nothing yet. */
export interface OpenedStore {
  readonly store: WritableStore;
  /** What is published in it as another process has it open; closed by `end`. */
  readonly elsewhere: () => Store | Promise<Store>;
  readonly end: () => void | Promise<void>;
}

export function storeContract(name: string, open: () => OpenedStore | Promise<OpenedStore>): void {
  describe(`${name} keeps what a store promises`, () => {
    let store: WritableStore;
    let elsewhere: OpenedStore['elsewhere'];
    let end: OpenedStore['end'];
    beforeEach(async () => {
      ({ store, elsewhere, end } = await open());
      await store.begin(RECIPE);
    });
    afterEach(() => end());

    const publish = async () => await store.publish([], [], WHEN);
    const put = async (...made: Parameters<typeof invent>) => await store.put(invent(...made), NO_ROLES);
    const found = (terms: Partial<PassageTerms>, limit = 10) =>
      store.read((generation) =>
        generation
          .passages(generation.searchWords({ ...NOTHING, ...terms }, limit))
          .map(({ path, passage }) => {
            const text = generation.article(path)!.text;
            return `${path}: ${text.slice(passage.start, passage.end)}`;
          }),
      );

    it('reads one generation in one work, whatever is published meanwhile', async () => {
      await put('a.txt', ['the harbour opened']);
      await publish();
      const other = await elsewhere();
      const paths = (generation: Generation) => generation.articles().map(({ path }) => path);
      await other.read(paths);
      await put('b.txt', ['a second harbour']);
      await store.remove('a.txt');
      let publishing: Promise<unknown> | null = null;
      const seen = await other.read((generation) => {
        const before = [generation.stamp().generation, ...paths(generation)];
        // Against the rules for a `work`, to have it happen in the middle of one.
        publishing ??= publish();
        return [before, [generation.stamp().generation, ...paths(generation)], generation.article('b.txt')];
      });
      expect(seen).toEqual([[1, 'a.txt'], [1, 'a.txt'], null]);
      await publishing;
      expect(await other.read(paths)).toEqual(['b.txt']);
    });

    it('rejects with the very error that a work throws, and goes on', async () => {
      await put('a.txt', ['the harbour opened']);
      await publish();
      for (const error of [new RangeError('not ours'), new SyntaxError('nor this'), new Error('or this')]) {
        const failing = store.read((generation) => {
          if (generation.article('a.txt')) throw error;
        });
        await expect(failing).rejects.toBe(error);
      }
      expect((await store.read((generation) => generation.stamp())).articles).toBe(1);
    });

    it('cannot be read outside of a work, nor by one that was kept', async () => {
      await put('a.txt', ['the harbour opened']);
      await publish();
      const kept: Generation[] = [];
      await store.read((generation) => {
        kept.push(generation);
      });
      expect(() => kept[0]!.article('a.txt')).toThrow(/kept and read outside of its `work`/);
      // @ts-expect-error what a generation holds is not of the store
      expect(() => store.article('a.txt')).toThrow(TypeError);
    });

    it('reads the same whether it was said to be expected or not', async () => {
      await put('a.txt', ['the harbour opened', 'ships came']);
      await put('b.txt', ['taxes fell']);
      await publish();
      const readAll = (generation: Generation) => [
        ['a.txt', 'b.txt', 'none.txt'].map((path) => [
          generation.article(path)?.text,
          generation.sentences(path),
          generation.passagesOf(path),
        ]),
        generation.passages([2, 0, 9]),
      ];
      const plain = await store.read(readAll);
      const expected = await store.read((generation) => {
        generation.expect({ articles: ['b.txt', 'none.txt', 'a.txt'], passages: [0, 2, 9] });
        generation.expect({});
        return readAll(generation);
      });
      expect(expected).toEqual(plain);
    });

    it('says that there is no index before the first publish', async () => {
      await put('a.txt', ['the harbour opened']);
      await expect(store.read((generation) => generation.stamp())).rejects.toThrow(NoIndexError);
      expect(await store.read((generation) => generation.articles())).toEqual([]);
      expect(await found({ folded: ['harbour'] })).toEqual([]);
    });

    it('shows what was put from the next publish on, and not before', async () => {
      await put('a.txt', ['the harbour opened']);
      await publish();
      await put('b.txt', ['a second harbour']);
      await store.remove('a.txt');
      expect((await store.read((generation) => generation.articles())).map(({ path }) => path)).toEqual([
        'a.txt',
      ]);
      expect(await found({ folded: ['harbour'] })).toEqual(['a.txt: the harbour opened']);
      const { stamp } = await publish();
      expect(stamp).toEqual({
        generation: 2,
        madeAt: '2031-06-01T08:00:00.000Z',
        model: 'tiny',
        articles: 1,
        passages: 1,
      });
      expect(await store.read((generation) => generation.stamp())).toEqual(stamp);
      expect(await store.read((generation) => generation.recipe())).toEqual(RECIPE);
      expect(await found({ folded: ['harbour'] })).toEqual(['b.txt: a second harbour']);
    });

    it('replaces an article whole', async () => {
      await put('a.txt', ['the old ferry', 'left at noon']);
      await publish();
      await put('a.txt', ['the new ferry']);
      expect((await publish()).removed).toBe(2);
      expect((await store.read((generation) => generation.stamp())).passages).toBe(1);
      expect(await found({ folded: ['ferry'] })).toEqual(['a.txt: the new ferry']);
      expect(await found({ folded: ['noon', 'old'] })).toEqual([]);
      expect(await store.read((generation) => generation.sentences('a.txt'))).toHaveLength(1);
    });

    it('gives a receipt for each article that went, with what stands nowhere else any more', async () => {
      await put('a.txt', ['the old ferry', 'left at noon']);
      await put('b.txt', ['the old ferry', 'sank']);
      await put('c.txt', ['a crane']);
      await publish();
      await store.remove('a.txt');
      await store.remove('never.txt');
      await put('c.txt', ['a new crane']);
      const receipts = (await publish()).receipts.map(({ file, passages, erased }) => ({
        file,
        passages,
        erased,
      }));
      expect(receipts).toEqual([{ file: 'a.txt', passages: 2, erased: 1 }]);
      expect((await publish()).receipts).toEqual([]);
    });

    it('gives an article back as it was put, but for header and junk', async () => {
      const indexed = invent('deep/ø r.txt', ['Line one', 'Hà Nội 𝒳 \u0000 end']);
      await store.put(indexed, NO_ROLES);
      await publish();
      const { header: _header, junk: _junk, ...rest } = indexed.analysed.article;
      expect(await store.read((generation) => generation.article('deep/ø r.txt'))).toEqual(rest);
      expect(await store.read((generation) => generation.article('other.txt'))).toBeNull();
    });

    it('numbers passages by path and place, whatever the order and history of putting', async () => {
      await put('b.txt', ['bee one', 'bee two']);
      await put('c.txt', ['sea one']);
      await publish();
      await put('a.txt', ['ay one']);
      await put('b.txt', ['bee one', 'bee two', 'bee three']);
      await publish();
      expect(
        (await store.read((generation) => generation.passages([0, 1, 2, 3, 4, 5]))).map(
          ({ key, path, passage }) => [key, path, passage.ordinal],
        ),
      ).toEqual([
        [0, 'a.txt', 0],
        [1, 'b.txt', 0],
        [2, 'b.txt', 1],
        [3, 'b.txt', 2],
        [4, 'c.txt', 0],
      ]);
    });

    it('tells whether an article holds a term anywhere', async () => {
      await put('a.txt', ['one ship', 'two [trade]']);
      await put('b.txt', ['a ship']);
      await publish();
      expect(await store.read((generation) => generation.articleHolds('a.txt', 'folded', 'two'))).toBe(true);
      expect(await store.read((generation) => generation.articleHolds('a.txt', 'concepts', 'trade'))).toBe(
        true,
      );
      expect(await store.read((generation) => generation.articleHolds('b.txt', 'concepts', 'trade'))).toBe(
        false,
      );
      expect(await store.read((generation) => generation.articleHolds('b.txt', 'exact', 'two'))).toBe(false);
      expect(await store.read((generation) => generation.articleHolds('c.txt', 'exact', 'ship'))).toBe(false);
    });

    it('tells the article of a passage by its key', async () => {
      await put('b.txt', ['bee one', 'bee two']);
      await put('a.txt', ['ay one']);
      await publish();
      expect(
        (await store.read((generation) => generation.articlesOf([2, 0]))).map(({ path, language }) => [
          path,
          language,
        ]),
      ).toEqual([
        ['b.txt', 'en'],
        ['a.txt', 'en'],
      ]);
      await expect(store.read((generation) => generation.articlesOf([3]))).rejects.toThrow(RangeError);
    });

    it('counts terms in passages to the letter, by column', async () => {
      await put('a.txt', ['Đồng đồng US$41.6 15.4% [trade] [trade] f:x -', 'dong']);
      await publish();
      const asked = { exact: ['đồng', 'dong', '15.4%', 'no'], folded: ['dong', 'f:x'], concepts: ['trade'] };
      expect(await store.read((generation) => generation.termCounts(asked, [1, 0]))).toEqual([
        { exact: new Map([['dong', 1]]), folded: new Map([['dong', 1]]), concepts: new Map(), words: 1 },
        {
          exact: new Map([
            ['đồng', 2],
            ['15.4%', 1],
          ]),
          folded: new Map([
            ['dong', 2],
            ['f:x', 1],
          ]),
          concepts: new Map([['trade', 2]]),
          words: 6,
        },
      ]);
      const none = { exact: new Map(), folded: new Map(), concepts: new Map(), words: 0 };
      expect(await store.read((generation) => generation.termCounts(asked, [2]))).toEqual([none]);
    });

    it.each([
      'us$41.6',
      '15.4%',
      '2024-26',
      'a"b',
      "o'brien",
      'node.js',
      'c++',
      'x:y',
      'or',
      'and',
      'not',
      'near',
      '*',
      '(',
      '-',
      '^a',
      'đồng',
      'æøå',
      '越南',
      '🚢',
      'folded',
      '{exact}',
      'a\u0301',
    ])('finds %s to the letter and nothing that only looks like it', async (term) => {
      await store.put(
        {
          ...invent('a.txt', ['one', 'two']),
          terms: [
            { ...NOTHING, exact: [term] },
            { ...NOTHING, exact: [`${term}1`, 'x'] },
          ],
        },
        NO_ROLES,
      );
      await publish();
      expect(await found({ exact: [term] })).toEqual(['a.txt: one']);
      expect(await found({ folded: [term], concepts: [term] })).toEqual([]);
    });

    it('keeps the columns apart and ranks more and rarer words first', async () => {
      await put('a.txt', ['ship ship harbour', 'ship crane [trade]', 'ship', 'trade wind']);
      await publish();
      expect((await found({ folded: ['crane', 'ship'] }))[0]).toBe('a.txt: ship crane [trade]');
      expect(await found({ concepts: ['trade'] })).toEqual(['a.txt: ship crane [trade]']);
      expect(await found({ folded: ['trade'] })).toEqual(['a.txt: trade wind']);
      expect(await found({ folded: ['ship'] }, 2)).toHaveLength(2);
      expect(await found({ folded: ['ship'] }, 0)).toEqual([]);
      expect(await found(NOTHING)).toEqual([]);
    });

    it('breaks ties of words by path and place, at the cut too', async () => {
      for (const path of ['d.txt', 'b.txt', 'e.txt', 'a.txt', 'c.txt'])
        await put(path, [`same words here ${path[0]}`]);
      await publish();
      await put('b.txt', ['same words here b again']);
      await publish();
      await put('b.txt', ['same words here b']);
      await publish();
      expect((await found({ folded: ['words'] }, 3)).map((hit) => hit.slice(0, 5))).toEqual([
        'a.txt',
        'b.txt',
        'c.txt',
      ]);
    });

    it('counts passages, words and holders of each term', async () => {
      await put('a.txt', ['ship ship harbour', 'ship [trade]']);
      await put('b.txt', ['chip']);
      await publish();
      await put('b.txt', ['ship shape']);
      await publish();
      const asked = { exact: ['ship'], folded: ['ship', 'chip', 'none'], concepts: ['trade', 'ship'] };
      expect(await store.read((generation) => generation.wordStatistics(asked))).toEqual({
        passages: 3,
        meanLength: 2,
        exact: new Map([['ship', 3]]),
        folded: new Map([['ship', 3]]),
        concepts: new Map([['trade', 1]]),
      });
    });

    it('finds the nearest vectors, best first, ties by path and place', async () => {
      await put('b.txt', ['one', 'two'], { vectors: [leaning(0, 0.3), leaning(2)] });
      await put('a.txt', ['three', 'four'], { vectors: [leaning(0, 0.1), leaning(0, 0.3)] });
      await publish();
      const hits = await store.read((generation) => generation.searchVectors(leaning(0), 3));
      expect(hits.map(({ key }) => key)).toEqual([0, 1, 2]);
      expect(hits[0]!.cosine).toBeCloseTo(Math.cos(0.1), 2);
      expect(hits[1]!.cosine).toBe(hits[2]!.cosine);
      expect(await store.read((generation) => generation.cosines(leaning(0), [2, 3, 0]))).toEqual([
        hits[2]!.cosine,
        expect.closeTo(0, 5),
        hits[0]!.cosine,
      ]);
      expect(await store.read((generation) => generation.searchVectors(leaning(0), 100))).toHaveLength(4);
      expect(await store.read((generation) => generation.searchVectors(leaning(0), 0))).toEqual([]);
    });

    it('refuses vectors that are not what the model makes', async () => {
      const one = (vector: Float32Array) => invent('a.txt', ['one'], { vectors: [vector] });
      await expect(store.put(one(new Float32Array(3).fill(0.5)), NO_ROLES)).rejects.toThrow(BadVectorError);
      await expect(store.put(one(leaning(0).map((x) => x * 2)), NO_ROLES)).rejects.toThrow(BadVectorError);
      await expect(store.put(one(leaning(0).fill(Number.NaN, 2, 3)), NO_ROLES)).rejects.toThrow(
        BadVectorError,
      );
      await put('b.txt', ['fine']);
      await publish();
      await expect(
        store.read((generation) => generation.searchVectors(new Float32Array(3), 1)),
      ).rejects.toThrow(BadVectorError);
      expect((await store.read((generation) => generation.articles())).map(({ path }) => path)).toEqual([
        'b.txt',
      ]);
    });

    it('gives vectors again for the exact text, also while they wait, and only for the same model', async () => {
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      await put('a.txt', ['a line of news']);
      await publish();
      await put('b.txt', ['a line that waits']);
      const asked = ['a line of news', 'a line that waits', 'a line of News'].map(hash);
      const known = await store.reusableVectors(asked);
      expect([...known.keys()]).toEqual(asked.slice(0, 2));
      const vector = vectorOf('a line of news');
      expect(known.get(asked[0]!)!.reduce((sum, x, i) => sum + x * vector[i]!, 0)).toBeGreaterThan(0.999);
      await store.begin({ ...RECIPE, model: { ...RECIPE.model, checksum: 'c2' } });
      expect((await store.reusableVectors(asked)).size).toBe(0);
    });

    it('keeps what waits for the same recipe and drops it for another', async () => {
      await put('a.txt', ['one']);
      await store.remove('b.txt');
      await store.begin(RECIPE);
      expect([...(await store.prepared())]).toEqual([
        ['a.txt', invent('a.txt', ['one']).analysed.article.hash],
        ['b.txt', null],
      ]);
      await store.forget('b.txt');
      expect([...(await store.prepared()).keys()]).toEqual(['a.txt']);
      await store.begin({ ...RECIPE, words: 'w2' });
      expect((await store.prepared()).size).toBe(0);
    });

    it('corrects spelling from the words of the articles, nearest and most frequent first', async () => {
      await put('a.txt', [
        'harbour harbor',
        'Hårbour harbour',
        'according to which',
        'witch 1234567',
        'Quảng Tây',
        'port',
      ]);
      await publish();
      expect(
        (await store.read((generation) => generation.nearWords('wich', 5))).map(({ word }) => word),
      ).toEqual(['which', 'witch']);
      expect(await store.read((generation) => generation.nearWords('acording', 1))).toEqual([
        { word: 'according', passages: 1 },
      ]);
      expect(await store.read((generation) => generation.nearWords('hrabour', 5))).toEqual([
        { word: 'harbour', passages: 2 },
      ]);
      expect(
        (await store.read((generation) => generation.nearWords('haarrbour', 5))).map(({ word }) => word),
      ).toEqual(['harbour']);
      expect(
        (await store.read((generation) => generation.nearWords('qunag', 5))).map(({ word }) => word),
      ).toEqual(['quang']);
      expect(await store.read((generation) => generation.nearWords('prt', 5))).toEqual([]);
      expect(await store.read((generation) => generation.nearWords('1234568', 5))).toEqual([]);
      expect(
        (await store.read((generation) => generation.nearWords('harbor', 5))).map(({ word }) => word),
      ).toEqual(['harbour']);
    });

    it('forgets the words of what is gone', async () => {
      await put('a.txt', ['zeppelin over town']);
      await put('b.txt', ['town hall']);
      await publish();
      await store.remove('a.txt');
      await publish();
      expect(await store.read((generation) => generation.nearWords('zepelin', 5))).toEqual([]);
      expect(
        (
          await store.read((generation) =>
            generation.wordStatistics({ ...NOTHING, folded: ['zeppelin', 'town'] }),
          )
        ).folded,
      ).toEqual(new Map([['town', 1]]));
    });

    it('tells who says what', async () => {
      const said = (speakers: string[], kind: Attribution['kind']): Attribution => ({
        kind,
        speakers,
        because: '"said" after the name',
        evidence: [
          { start: 3, end: 7 },
          { start: 0, end: 2 },
        ],
      });
      const attributions = [
        said(['ana berg'], 'direct'),
        said(['ana berg', 'li wei'], 'joint'),
        said([], 'narration'),
      ];
      await put('a.txt', ['one', 'two', 'three'], {
        attributions,
        people: [person('ana berg', 'Ana Berg'), person('li wei', 'Li Wei')],
      });
      await publish();
      expect(
        (await store.read((generation) => generation.sentences('a.txt'))).map(
          ({ attribution }) => attribution,
        ),
      ).toEqual(attributions);
      expect(
        (await store.read((generation) => generation.sentences('a.txt', 1, 2))).map(
          ({ sentence }) => sentence.ordinal,
        ),
      ).toEqual([1, 2]);
      expect(
        (await store.read((generation) => generation.sentencesBy('a.txt', 'li wei'))).map(
          ({ sentence }) => sentence.ordinal,
        ),
      ).toEqual([1]);
      expect(await store.read((generation) => generation.sentencesBy('a.txt', 'nobody'))).toEqual([]);
      expect(await store.read((generation) => generation.sentences('none.txt'))).toEqual([]);
    });

    it('finds people by any folded word of a name and by the terms of a role', async () => {
      const diem = {
        ...person('ngo thi diem', 'Ngô Thị Diễm', ['harbour master']),
        names: ['Ngô Thị Diễm', 'Diễm'],
      };
      await store.put(
        invent('b.txt', ['one'], { people: [diem] }),
        new Map([['ngo thi diem', ['harbour', 'master', 'official']]]),
      );
      await put('a.txt', ['two'], { people: [person('ana berg', 'Ana Berg'), person('bo diem', 'Bo Diem')] });
      await publish();
      expect(
        (await store.read((generation) => generation.peopleByName(['diem', 'nobody']))).map(
          ({ path, id }) => [path, id],
        ),
      ).toEqual([
        ['a.txt', 'bo diem'],
        ['b.txt', 'ngo thi diem'],
      ]);
      expect(await store.read((generation) => generation.peopleByName(['Diem']))).toEqual([]);
      expect(await store.read((generation) => generation.peopleByRole(['official']))).toEqual([
        {
          path: 'b.txt',
          id: 'ngo thi diem',
          kind: 'person',
          name: 'Ngô Thị Diễm',
          names: ['Ngô Thị Diễm', 'Diễm'],
          roles: ['harbour master'],
          gender: null,
        },
      ]);
      expect(
        (await store.read((generation) => generation.peopleOf('a.txt'))).map(({ name: shown }) => shown),
      ).toEqual(['Ana Berg', 'Bo Diem']);
      await store.remove('b.txt');
      await publish();
      expect(
        (await store.read((generation) => generation.peopleByName(['diem']))).map(({ id }) => id),
      ).toEqual(['bo diem']);
      expect(await store.read((generation) => generation.peopleByRole(['official']))).toEqual([]);
    });

    it('gives the events of an article, and those of no article that is not there', async () => {
      const meeting: ArticleEvents = {
        path: 'a.txt',
        events: [],
        loose: null,
        mentions: [
          {
            path: 'a.txt',
            kind: 'talks',
            date: { from: '2031-05-04', to: '2031-05-05', certain: false },
            sentence: 1,
            words: { text: 'cuộc hội đàm', start: 4, end: 16 },
          },
        ],
      };
      await put('a.txt', ['the cuộc hội đàm', 'more'], { events: meeting });
      await put('b.txt', ['nothing happened']);
      await publish();
      const events = (path: string) =>
        store.read((generation) => {
          generation.expect({ events: ['a.txt', 'b.txt', 'never there.txt'] });
          return generation.events(path);
        });
      expect(await events('a.txt')).toEqual(meeting);
      expect(await events('b.txt')).toEqual({ path: 'b.txt', events: [], loose: null, mentions: [] });
      expect(await events('never there.txt')).toBeNull();
      await put('a.txt', ['another text']);
      expect(await events('a.txt')).toEqual(meeting);
      await publish();
      expect((await events('a.txt'))?.mentions).toEqual([]);
      await store.remove('a.txt');
      await publish();
      expect(await events('a.txt')).toBeNull();
    });

    it('keeps the files and the skipped ones of the generation', async () => {
      await put('a.txt', ['one']);
      const files = [
        { path: 'a.txt', size: 3, modifiedMs: 1234.5, hash: 'aa' },
        { path: 'e.txt', size: 0, modifiedMs: 7, hash: null },
      ];
      await store.publish([{ file: 'e.txt', reason: 'it is empty' }], files, WHEN);
      expect(await store.read((generation) => generation.files())).toEqual(files);
      expect(await store.read((generation) => generation.skipped())).toEqual([
        { file: 'e.txt', reason: 'it is empty' },
      ]);
      await store.noteFiles([{ ...files[0]!, modifiedMs: 9 }]);
      expect(
        (await store.read((generation) => generation.files())).map(({ modifiedMs }) => modifiedMs),
      ).toEqual([9]);
      expect((await store.read((generation) => generation.stamp())).generation).toBe(1);
    });

    it('is content with a folder of nothing', async () => {
      await publish();
      expect((await store.read((generation) => generation.stamp())).passages).toBe(0);
      expect(await found({ folded: ['anything'] })).toEqual([]);
      expect(await store.read((generation) => generation.searchVectors(leaning(0), 5))).toEqual([]);
      expect(
        (await store.read((generation) => generation.wordStatistics(termsOf('anything')))).meanLength,
      ).toBe(0);
      expect(await store.read((generation) => generation.nearWords('anything', 5))).toEqual([]);
    });
  });
}
