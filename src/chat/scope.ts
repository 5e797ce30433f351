/**
 * A store that holds only some articles of another one: a question that is limited to an article is answered as if there were no
 * others. Frequencies of words stay those of the whole, so that the same word weighs the same.
 */
import type { PassageKey, PassageTerms, Store } from '../index/store.ts';

/** @param paths the articles that are left; a path that the index does not hold (any more) is passed over */
export function limitedStore(store: Store, paths: readonly string[]): Store {
  const wanted = new Set(paths);
  const inside = (item: { readonly path: string }): boolean => wanted.has(item.path);
  const keysOf = keyFinder(store, wanted);
  return {
    read: (work) => store.read(work),
    stamp: () => store.stamp(),
    recipe: () => store.recipe(),
    skipped: () => store.skipped(),
    files: () => store.files().filter(inside),
    articles: () => store.articles().filter(inside),
    article: (path) => (wanted.has(path) ? store.article(path) : null),
    searchWords: (terms, limit) => store.read(() => holding(store, keysOf(), terms).slice(0, limit)),
    searchVectors: (vector, limit) =>
      store.read(() => {
        const keys = keysOf();
        const cosines = store.cosines(vector, keys);
        return keys
          .map((key, i) => ({ key, cosine: cosines[i]! }))
          .sort((a, b) => b.cosine - a.cosine || a.key - b.key)
          .slice(0, limit);
      }),
    cosines: (vector, keys) => store.cosines(vector, keys),
    articlesOf: (keys) => store.articlesOf(keys),
    passages: (keys) => store.passages(keys),
    passagesOf: (path) => (wanted.has(path) ? store.passagesOf(path) : []),
    termCounts: (terms, keys) => store.termCounts(terms, keys),
    articleHolds: (path, column, term) => wanted.has(path) && store.articleHolds(path, column, term),
    wordStatistics: (terms) => store.wordStatistics(terms),
    nearWords: (folded, limit) => store.nearWords(folded, limit),
    sentences: (path, first, last) => (wanted.has(path) ? store.sentences(path, first, last) : []),
    sentencesBy: (path, personId) => (wanted.has(path) ? store.sentencesBy(path, personId) : []),
    peopleByName: (foldedWords) => store.peopleByName(foldedWords).filter(inside),
    peopleByRole: (terms) => store.peopleByRole(terms).filter(inside),
    peopleOf: (path) => (wanted.has(path) ? store.peopleOf(path) : []),
    // The whole is closed by whoever opened it.
    close: () => {},
  };
}

/** Passages that hold any of the terms, those that hold most of them first. The scoring proper is done by the search. */
function holding(store: Store, keys: readonly PassageKey[], terms: PassageTerms): readonly PassageKey[] {
  const counts = store.termCounts(terms, keys);
  return keys
    .map((key, i) => {
      const { exact, folded, concepts } = counts[i]!;
      return { key, held: exact.size + folded.size + concepts.size };
    })
    .filter(({ held }) => held > 0)
    .sort((a, b) => b.held - a.held || a.key - b.key)
    .map(({ key }) => key);
}

/**
 * The keys of the passages of some articles, found once a generation. Keys are numbered by article, in the order in which the
 * store lists them, so that the first of an article is found by halving.
 */
function keyFinder(store: Store, wanted: ReadonlySet<string>): () => readonly PassageKey[] {
  let known: { readonly generation: number; readonly keys: readonly PassageKey[] } | null = null;
  return () => {
    const { generation, passages } = store.stamp();
    if (known?.generation === generation) return known.keys;
    const order = new Map(store.articles().map(({ path }, i) => [path, i]));
    const articleAt = (key: PassageKey): number => order.get(store.articlesOf([key])[0]!.path) ?? -1;
    const keys: PassageKey[] = [];
    for (const path of wanted) {
      const place = order.get(path);
      if (place === undefined) continue;
      let [low, high] = [0, passages];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (articleAt(middle) < place) low = middle + 1;
        else high = middle;
      }
      const count = store.passagesOf(path).length;
      for (let i = 0; i < count; i++) keys.push(low + i);
    }
    keys.sort((a, b) => a - b);
    known = { generation, keys };
    return keys;
  };
}
