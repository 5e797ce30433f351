/** What every store must do. Run by tests/index/sqlite.test.ts and, as a check of the suite itself, by the one in memory. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/domain.ts';
import { BadVectorError, NoIndexError } from '../../src/errors.ts';
import type { PassageTerms, WritableStore } from '../../src/index/store.ts';
import { invent, leaning, person, RECIPE, termsOf, vectorOf } from '../index/articles.ts';

const NOTHING: PassageTerms = { exact: [], folded: [], concepts: [] };
const NO_ROLES = new Map<string, readonly string[]>();
const WHEN = new Date('2031-06-01T08:00:00Z');

export function storeContract(name: string, open: () => { store: WritableStore; end: () => void }): void {
  describe(`${name} keeps what a store promises`, () => {
    let store: WritableStore;
    let end: () => void;
    beforeEach(() => {
      ({ store, end } = open());
      store.begin(RECIPE);
    });
    afterEach(() => end());

    const publish = () => store.publish([], [], WHEN);
    const put = (...made: Parameters<typeof invent>) => store.put(invent(...made), NO_ROLES);
    const found = (terms: Partial<PassageTerms>, limit = 10) =>
      store.passages(store.searchWords({ ...NOTHING, ...terms }, limit)).map(({ path, passage }) => {
        const text = store.article(path)!.text;
        return `${path}: ${text.slice(passage.start, passage.end)}`;
      });

    it('says that there is no index before the first publish', () => {
      put('a.txt', ['the harbour opened']);
      expect(() => store.stamp()).toThrow(NoIndexError);
      expect(store.articles()).toEqual([]);
      expect(found({ folded: ['harbour'] })).toEqual([]);
    });

    it('shows what was put from the next publish on, and not before', () => {
      put('a.txt', ['the harbour opened']);
      publish();
      put('b.txt', ['a second harbour']);
      store.remove('a.txt');
      expect(store.articles().map(({ path }) => path)).toEqual(['a.txt']);
      expect(found({ folded: ['harbour'] })).toEqual(['a.txt: the harbour opened']);
      const { stamp } = publish();
      expect(stamp).toEqual({
        generation: 2,
        madeAt: '2031-06-01T08:00:00.000Z',
        model: 'tiny',
        articles: 1,
        passages: 1,
      });
      expect(store.stamp()).toEqual(stamp);
      expect(store.recipe()).toEqual(RECIPE);
      expect(found({ folded: ['harbour'] })).toEqual(['b.txt: a second harbour']);
    });

    it('replaces an article whole', () => {
      put('a.txt', ['the old ferry', 'left at noon']);
      publish();
      put('a.txt', ['the new ferry']);
      expect(publish().removed).toBe(2);
      expect(store.stamp().passages).toBe(1);
      expect(found({ folded: ['ferry'] })).toEqual(['a.txt: the new ferry']);
      expect(found({ folded: ['noon', 'old'] })).toEqual([]);
      expect(store.sentences('a.txt')).toHaveLength(1);
    });

    it('gives a receipt for each article that went, with what stands nowhere else any more', () => {
      put('a.txt', ['the old ferry', 'left at noon']);
      put('b.txt', ['the old ferry', 'sank']);
      put('c.txt', ['a crane']);
      publish();
      store.remove('a.txt');
      store.remove('never.txt');
      put('c.txt', ['a new crane']);
      const receipts = publish().receipts.map(({ file, passages, erased }) => ({ file, passages, erased }));
      expect(receipts).toEqual([{ file: 'a.txt', passages: 2, erased: 1 }]);
      expect(publish().receipts).toEqual([]);
    });

    it('gives an article back as it was put, but for header and junk', () => {
      const indexed = invent('deep/ø r.txt', ['Line one', 'Hà Nội 𝒳 \u0000 end']);
      store.put(indexed, NO_ROLES);
      publish();
      const { header: _header, junk: _junk, ...rest } = indexed.analysed.article;
      expect(store.article('deep/ø r.txt')).toEqual(rest);
      expect(store.article('other.txt')).toBeNull();
    });

    it('numbers passages by path and place, whatever the order and history of putting', () => {
      put('b.txt', ['bee one', 'bee two']);
      put('c.txt', ['sea one']);
      publish();
      put('a.txt', ['ay one']);
      put('b.txt', ['bee one', 'bee two', 'bee three']);
      publish();
      expect(
        store.passages([0, 1, 2, 3, 4, 5]).map(({ key, path, passage }) => [key, path, passage.ordinal]),
      ).toEqual([
        [0, 'a.txt', 0],
        [1, 'b.txt', 0],
        [2, 'b.txt', 1],
        [3, 'b.txt', 2],
        [4, 'c.txt', 0],
      ]);
    });

    it('tells whether an article holds a term anywhere', () => {
      put('a.txt', ['one ship', 'two [trade]']);
      put('b.txt', ['a ship']);
      publish();
      expect(store.articleHolds('a.txt', 'folded', 'two')).toBe(true);
      expect(store.articleHolds('a.txt', 'concepts', 'trade')).toBe(true);
      expect(store.articleHolds('b.txt', 'concepts', 'trade')).toBe(false);
      expect(store.articleHolds('b.txt', 'exact', 'two')).toBe(false);
      expect(store.articleHolds('c.txt', 'exact', 'ship')).toBe(false);
    });

    it('tells the article of a passage by its key', () => {
      put('b.txt', ['bee one', 'bee two']);
      put('a.txt', ['ay one']);
      publish();
      expect(store.articlesOf([2, 0]).map(({ path, language }) => [path, language])).toEqual([
        ['b.txt', 'en'],
        ['a.txt', 'en'],
      ]);
      expect(() => store.articlesOf([3])).toThrow(RangeError);
    });

    it('counts terms in passages to the letter, by column', () => {
      put('a.txt', ['Đồng đồng US$41.6 15.4% [trade] [trade] f:x -', 'dong']);
      publish();
      const asked = { exact: ['đồng', 'dong', '15.4%', 'no'], folded: ['dong', 'f:x'], concepts: ['trade'] };
      expect(store.termCounts(asked, [1, 0])).toEqual([
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
      expect(store.termCounts(asked, [2])).toEqual([none]);
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
    ])('finds %s to the letter and nothing that only looks like it', (term) => {
      store.put(
        {
          ...invent('a.txt', ['one', 'two']),
          terms: [
            { ...NOTHING, exact: [term] },
            { ...NOTHING, exact: [`${term}1`, 'x'] },
          ],
        },
        NO_ROLES,
      );
      publish();
      expect(found({ exact: [term] })).toEqual(['a.txt: one']);
      expect(found({ folded: [term], concepts: [term] })).toEqual([]);
    });

    it('keeps the columns apart and ranks more and rarer words first', () => {
      put('a.txt', ['ship ship harbour', 'ship crane [trade]', 'ship', 'trade wind']);
      publish();
      expect(found({ folded: ['crane', 'ship'] })[0]).toBe('a.txt: ship crane [trade]');
      expect(found({ concepts: ['trade'] })).toEqual(['a.txt: ship crane [trade]']);
      expect(found({ folded: ['trade'] })).toEqual(['a.txt: trade wind']);
      expect(found({ folded: ['ship'] }, 2)).toHaveLength(2);
      expect(found({ folded: ['ship'] }, 0)).toEqual([]);
      expect(found(NOTHING)).toEqual([]);
    });

    it('breaks ties of words by path and place, at the cut too', () => {
      for (const path of ['d.txt', 'b.txt', 'e.txt', 'a.txt', 'c.txt'])
        put(path, [`same words here ${path[0]}`]);
      publish();
      put('b.txt', ['same words here b again']);
      publish();
      put('b.txt', ['same words here b']);
      publish();
      expect(found({ folded: ['words'] }, 3).map((hit) => hit.slice(0, 5))).toEqual([
        'a.txt',
        'b.txt',
        'c.txt',
      ]);
    });

    it('counts passages, words and holders of each term', () => {
      put('a.txt', ['ship ship harbour', 'ship [trade]']);
      put('b.txt', ['chip']);
      publish();
      put('b.txt', ['ship shape']);
      publish();
      const asked = { exact: ['ship'], folded: ['ship', 'chip', 'none'], concepts: ['trade', 'ship'] };
      expect(store.wordStatistics(asked)).toEqual({
        passages: 3,
        meanLength: 2,
        exact: new Map([['ship', 3]]),
        folded: new Map([['ship', 3]]),
        concepts: new Map([['trade', 1]]),
      });
    });

    it('finds the nearest vectors, best first, ties by path and place', () => {
      put('b.txt', ['one', 'two'], { vectors: [leaning(0, 0.3), leaning(2)] });
      put('a.txt', ['three', 'four'], { vectors: [leaning(0, 0.1), leaning(0, 0.3)] });
      publish();
      const hits = store.searchVectors(leaning(0), 3);
      expect(hits.map(({ key }) => key)).toEqual([0, 1, 2]);
      expect(hits[0]!.cosine).toBeCloseTo(Math.cos(0.1), 2);
      expect(hits[1]!.cosine).toBe(hits[2]!.cosine);
      expect(store.cosines(leaning(0), [2, 3, 0])).toEqual([
        hits[2]!.cosine,
        expect.closeTo(0, 5),
        hits[0]!.cosine,
      ]);
      expect(store.searchVectors(leaning(0), 100)).toHaveLength(4);
      expect(store.searchVectors(leaning(0), 0)).toEqual([]);
    });

    it('refuses vectors that are not what the model makes', () => {
      const one = (vector: Float32Array) => invent('a.txt', ['one'], { vectors: [vector] });
      expect(() => store.put(one(new Float32Array(3).fill(0.5)), NO_ROLES)).toThrow(BadVectorError);
      expect(() => store.put(one(leaning(0).map((x) => x * 2)), NO_ROLES)).toThrow(BadVectorError);
      expect(() => store.put(one(leaning(0).fill(Number.NaN, 2, 3)), NO_ROLES)).toThrow(BadVectorError);
      put('b.txt', ['fine']);
      publish();
      expect(() => store.searchVectors(new Float32Array(3), 1)).toThrow(BadVectorError);
      expect(store.articles().map(({ path }) => path)).toEqual(['b.txt']);
    });

    it('gives vectors again for the exact text, also while they wait, and only for the same model', () => {
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      put('a.txt', ['a line of news']);
      publish();
      put('b.txt', ['a line that waits']);
      const asked = ['a line of news', 'a line that waits', 'a line of News'].map(hash);
      const known = store.reusableVectors(asked);
      expect([...known.keys()]).toEqual(asked.slice(0, 2));
      const vector = vectorOf('a line of news');
      expect(known.get(asked[0]!)!.reduce((sum, x, i) => sum + x * vector[i]!, 0)).toBeGreaterThan(0.999);
      store.begin({ ...RECIPE, model: { ...RECIPE.model, checksum: 'c2' } });
      expect(store.reusableVectors(asked).size).toBe(0);
    });

    it('keeps what waits for the same recipe and drops it for another', () => {
      put('a.txt', ['one']);
      store.remove('b.txt');
      store.begin(RECIPE);
      expect([...store.prepared()]).toEqual([
        ['a.txt', invent('a.txt', ['one']).analysed.article.hash],
        ['b.txt', null],
      ]);
      store.forget('b.txt');
      expect([...store.prepared().keys()]).toEqual(['a.txt']);
      store.begin({ ...RECIPE, words: 'w2' });
      expect(store.prepared().size).toBe(0);
    });

    it('corrects spelling from the words of the articles, nearest and most frequent first', () => {
      put('a.txt', [
        'harbour harbor',
        'Hårbour harbour',
        'according to which',
        'witch 1234567',
        'Quảng Tây',
        'port',
      ]);
      publish();
      expect(store.nearWords('wich', 5).map(({ word }) => word)).toEqual(['which', 'witch']);
      expect(store.nearWords('acording', 1)).toEqual([{ word: 'according', passages: 1 }]);
      expect(store.nearWords('hrabour', 5)).toEqual([{ word: 'harbour', passages: 2 }]);
      expect(store.nearWords('haarrbour', 5).map(({ word }) => word)).toEqual(['harbour']);
      expect(store.nearWords('qunag', 5).map(({ word }) => word)).toEqual(['quang']);
      expect(store.nearWords('prt', 5)).toEqual([]);
      expect(store.nearWords('1234568', 5)).toEqual([]);
      expect(store.nearWords('harbor', 5).map(({ word }) => word)).toEqual(['harbour']);
    });

    it('forgets the words of what is gone', () => {
      put('a.txt', ['zeppelin over town']);
      put('b.txt', ['town hall']);
      publish();
      store.remove('a.txt');
      publish();
      expect(store.nearWords('zepelin', 5)).toEqual([]);
      expect(store.wordStatistics({ ...NOTHING, folded: ['zeppelin', 'town'] }).folded).toEqual(
        new Map([['town', 1]]),
      );
    });

    it('tells who says what', () => {
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
      put('a.txt', ['one', 'two', 'three'], {
        attributions,
        people: [person('ana berg', 'Ana Berg'), person('li wei', 'Li Wei')],
      });
      publish();
      expect(store.sentences('a.txt').map(({ attribution }) => attribution)).toEqual(attributions);
      expect(store.sentences('a.txt', 1, 2).map(({ sentence }) => sentence.ordinal)).toEqual([1, 2]);
      expect(store.sentencesBy('a.txt', 'li wei').map(({ sentence }) => sentence.ordinal)).toEqual([1]);
      expect(store.sentencesBy('a.txt', 'nobody')).toEqual([]);
      expect(store.sentences('none.txt')).toEqual([]);
    });

    it('finds people by any folded word of a name and by the terms of a role', () => {
      const diem = {
        ...person('ngo thi diem', 'Ngô Thị Diễm', ['harbour master']),
        names: ['Ngô Thị Diễm', 'Diễm'],
      };
      store.put(
        invent('b.txt', ['one'], { people: [diem] }),
        new Map([['ngo thi diem', ['harbour', 'master', 'official']]]),
      );
      put('a.txt', ['two'], { people: [person('ana berg', 'Ana Berg'), person('bo diem', 'Bo Diem')] });
      publish();
      expect(store.peopleByName(['diem', 'nobody']).map(({ path, id }) => [path, id])).toEqual([
        ['a.txt', 'bo diem'],
        ['b.txt', 'ngo thi diem'],
      ]);
      expect(store.peopleByName(['Diem'])).toEqual([]);
      expect(store.peopleByRole(['official'])).toEqual([
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
      expect(store.peopleOf('a.txt').map(({ name: shown }) => shown)).toEqual(['Ana Berg', 'Bo Diem']);
      store.remove('b.txt');
      publish();
      expect(store.peopleByName(['diem']).map(({ id }) => id)).toEqual(['bo diem']);
      expect(store.peopleByRole(['official'])).toEqual([]);
    });

    it('keeps the files and the skipped ones of the generation', () => {
      put('a.txt', ['one']);
      const files = [
        { path: 'a.txt', size: 3, modifiedMs: 1234.5, hash: 'aa' },
        { path: 'e.txt', size: 0, modifiedMs: 7, hash: null },
      ];
      store.publish([{ file: 'e.txt', reason: 'it is empty' }], files, WHEN);
      expect(store.files()).toEqual(files);
      expect(store.skipped()).toEqual([{ file: 'e.txt', reason: 'it is empty' }]);
      store.noteFiles([{ ...files[0]!, modifiedMs: 9 }]);
      expect(store.files().map(({ modifiedMs }) => modifiedMs)).toEqual([9]);
      expect(store.stamp().generation).toBe(1);
    });

    it('is content with a folder of nothing', () => {
      publish();
      expect(store.stamp().passages).toBe(0);
      expect(found({ folded: ['anything'] })).toEqual([]);
      expect(store.searchVectors(leaning(0), 5)).toEqual([]);
      expect(store.wordStatistics(termsOf('anything')).meanLength).toBe(0);
      expect(store.nearWords('anything', 5)).toEqual([]);
    });
  });
}
