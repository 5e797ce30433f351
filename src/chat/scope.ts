/**
 * A store that holds only some articles of another one: a question that is limited to an article is answered as if there were no
 * others. Frequencies of words stay those of the whole, so that the same word weighs the same.
 */
import type { Generation, PassageKey, PassageTerms, Store } from '../index/store.ts';

/** @param paths the articles that are left; a path that the index does not hold (any more) is passed over */
export function limitedStore(store: Store, paths: readonly string[]): Store {
  const wanted = new Set(paths);
  const keysOf = keyFinder(wanted);
  return {
    read: (work) => store.read((whole) => work(limited(whole, wanted, keysOf))),
    // The whole is closed by whoever opened it.
    close: () => {},
  };
}

function limited(
  whole: Generation,
  wanted: ReadonlySet<string>,
  keysOf: (whole: Generation) => readonly PassageKey[],
): Generation {
  const inside = (item: { readonly path: string }): boolean => wanted.has(item.path);
  return {
    stamp: () => whole.stamp(),
    recipe: () => whole.recipe(),
    skipped: () => whole.skipped(),
    files: () => whole.files().filter(inside),
    articles: () => whole.articles().filter(inside),
    article: (path) => (wanted.has(path) ? whole.article(path) : null),
    searchWords: (terms, limit) => holding(whole, keysOf(whole), terms).slice(0, limit),
    searchVectors: (vector, limit) => {
      const keys = keysOf(whole);
      const cosines = whole.cosines(vector, keys);
      return keys
        .map((key, i) => ({ key, cosine: cosines[i]! }))
        .sort((a, b) => b.cosine - a.cosine || a.key - b.key)
        .slice(0, limit);
    },
    cosines: (vector, keys) => whole.cosines(vector, keys),
    articlesOf: (keys) => whole.articlesOf(keys),
    passages: (keys) => whole.passages(keys),
    passagesOf: (path) => (wanted.has(path) ? whole.passagesOf(path) : []),
    termCounts: (terms, keys) => whole.termCounts(terms, keys),
    articleHolds: (path, column, term) => wanted.has(path) && whole.articleHolds(path, column, term),
    wordStatistics: (terms) => whole.wordStatistics(terms),
    nearWords: (folded, limit) => whole.nearWords(folded, limit),
    sentences: (path, first, last) => (wanted.has(path) ? whole.sentences(path, first, last) : []),
    sentencesBy: (path, personId) => (wanted.has(path) ? whole.sentencesBy(path, personId) : []),
    peopleByName: (foldedWords) => whole.peopleByName(foldedWords).filter(inside),
    peopleByRole: (terms) => whole.peopleByRole(terms).filter(inside),
    peopleOf: (path) => (wanted.has(path) ? whole.peopleOf(path) : []),
    events: (path) => (wanted.has(path) ? whole.events(path) : null),
    // Searches go through the passages of these articles, and not through all.
    expect: ({ articles = [], passages = [] }) =>
      whole.expect({ articles: articles.filter((path) => wanted.has(path)), passages }),
  };
}

/** Passages that hold any of the terms, those that hold most of them first. The scoring proper is done by the search. */
function holding(whole: Generation, keys: readonly PassageKey[], terms: PassageTerms): readonly PassageKey[] {
  const counts = whole.termCounts(terms, keys);
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
function keyFinder(wanted: ReadonlySet<string>): (whole: Generation) => readonly PassageKey[] {
  let known: { readonly generation: number; readonly keys: readonly PassageKey[] } | null = null;
  return (whole) => {
    const { generation, passages } = whole.stamp();
    if (known?.generation === generation) return known.keys;
    const order = new Map(whole.articles().map(({ path }, i) => [path, i]));
    const articleAt = (key: PassageKey): number => order.get(whole.articlesOf([key])[0]!.path) ?? -1;
    whole.expect({ articles: [...wanted].filter((path) => order.has(path)) });
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
      const count = whole.passagesOf(path).length;
      for (let i = 0; i < count; i++) keys.push(low + i);
    }
    keys.sort((a, b) => a - b);
    known = { generation, keys };
    return keys;
  };
}
