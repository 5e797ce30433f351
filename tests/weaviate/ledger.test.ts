/** The ledger gives back what was written into it, however it was cut and in however many steps it came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileState } from '../../src/index/store.ts';
import { Catalogue, type ListedArticle } from '../../src/weaviate/catalogue.ts';
import { applyPieces, fileChanges, Ledger, NOTHING, packChange } from '../../src/weaviate/ledger.ts';
import type { TermCount } from '../../src/weaviate/vocabulary.ts';

const paths = fc.constantFrom('a.txt', 'b/ø.txt', 'c.txt', 'd.txt', 'e.txt', 'Z.txt');

/** One generation: articles by path with their number of passages, and how many hold each word. */
const generation = fc.record({
  articles: fc.dictionary(paths, fc.record({ passages: fc.nat(5), hash: fc.constantFrom('h1', 'h2') })),
  words: fc.dictionary(fc.constantFrom('ship', 'đồng', 'trade', '15.4%'), fc.integer({ min: 1, max: 9 })),
  files: fc.dictionary(paths, fc.record({ size: fc.nat(99), hash: fc.constantFrom('h1', 'h2', null) })),
});
type Generation = typeof generation extends fc.Arbitrary<infer T> ? T : never;

const listed = (path: string, { passages, hash }: { passages: number; hash: string }): ListedArticle => ({
  path,
  version: `${path} ${hash} ${passages}`,
  hash,
  language: 'en',
  passages,
});
const filesOf = ({ files }: Generation): FileState[] =>
  Object.entries(files)
    .map(([path, file]) => ({ path, modifiedMs: 1.5, ...file }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
const count = (n: number): TermCount => [n, n, 0, n];

function changeTo(before: Ledger, wanted: Generation) {
  const articles = new Map<string, ListedArticle | null>(
    before.catalogue.articles.map(({ path }) => [path, null]),
  );
  for (const [path, article] of Object.entries(wanted.articles)) articles.set(path, listed(path, article));
  const words = new Set([...[...before.terms.all()].map(([word]) => word), ...Object.keys(wanted.words)]);
  const terms = [...words].map(
    (word) => [word, count((wanted.words[word] ?? 0) - before.terms.count('exact', word))] as const,
  );
  return { ...NOTHING, articles, terms, words: 1, files: fileChanges(before.files, filesOf(wanted)) };
}

describe('the ledger', () => {
  it('leads every reader to the same state, by changes or by the whole', () => {
    fc.assert(
      fc.property(fc.array(generation, { minLength: 1, maxLength: 5 }), (generations) => {
        let written = Ledger.empty;
        let read = Ledger.empty;
        generations.forEach((wanted, i) => {
          const change = changeTo(written, wanted);
          written = written.with(change, `t${i}`);
          read = applyPieces(read, packChange(change, written.catalogue), `t${i}`);
        });
        const whole = written.asChange();
        const last = generations.at(-1)!;
        for (const ledger of [
          read,
          applyPieces(Ledger.empty, packChange(whole, written.catalogue), 'whole'),
        ]) {
          expect(ledger.catalogue.articles).toEqual(
            Object.entries(last.articles)
              .map(([path, article]) => listed(path, article))
              .sort((a, b) => (a.path < b.path ? -1 : 1)),
          );
          expect(Object.fromEntries(ledger.terms.all())).toEqual(
            Object.fromEntries(Object.entries(last.words).map(([word, n]) => [word, count(n)])),
          );
          expect(ledger.files).toEqual(filesOf(last));
          expect(ledger.words).toBe(generations.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says so when a piece is not what was written', () => {
    expect(() => applyPieces(Ledger.empty, [Buffer.from('nonsense')], 't')).toThrow(RangeError);
  });
});

describe('the catalogue', () => {
  it('numbers passages by path and place, and finds each by its number', () => {
    const articles = [listed('b', { passages: 2, hash: 'h' }), listed('a', { passages: 0, hash: 'h' })];
    articles.push(listed('c', { passages: 1, hash: 'h' }));
    const catalogue = new Catalogue(new Map(articles.map((each) => [each.path, each])));
    const places = [0, 1, 2].map((key) => catalogue.at(key)!);
    expect(places.map(({ article, ordinal }) => [article.path, ordinal])).toEqual([
      ['b', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(places.map(({ article, ordinal }) => catalogue.keyOf(article.version, ordinal))).toEqual([
      0, 1, 2,
    ]);
    expect([catalogue.at(3), catalogue.at(-1), catalogue.at(0.5)]).toEqual([null, null, null]);
    expect(catalogue.keyOf('of another generation', 0)).toBeNull();
  });
});
