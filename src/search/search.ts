/**
 * Finds the passages for a question by words and by meaning. Shell over the store; the arithmetic is in
 * words.ts and fuse.ts.
 */
import type { Passage } from '../domain.ts';
import type { ModelTraits } from '../embed/embedder.ts';
import type { PassageKey, Store, StoredPassage } from '../index/store.ts';
import type { TermGroup } from '../language/terms.ts';
import { fuse, minMax } from './fuse.ts';
import { scorePassages, searchableTerms } from './words.ts';

/** How many passages each source proposes before they are scored together. */
export const CANDIDATES = { words: 100, meaning: 40 } as const;

/** What is looked for. */
export interface Query {
  /** The vector of the question, in the making. */
  readonly vector: Promise<Float32Array>;
  readonly language: string;
  readonly groups: readonly TermGroup[];
}

/** A passage with the parts of its score. */
export interface ScoredPassage {
  readonly key: PassageKey;
  readonly path: string;
  readonly passage: Passage;
  /** BM25, 0 or more. */
  readonly keyword: number;
  /** Cosine with the question, −1 to 1. */
  readonly semantic: number;
  /** Fused, 0 to 1. */
  readonly score: number;
}

/** All candidates, best first; ties are broken by path and place, so that equal folders give equal lists. */
export async function search(
  store: Store,
  traits: ModelTraits,
  query: Query,
): Promise<readonly ScoredPassage[]> {
  const vector = await query.vector;
  // Keys of passages hold within one generation: everything is read from one.
  return store.read(() => {
    const terms = searchableTerms(query.groups);
    const statistics = store.wordStatistics(terms);
    const byWords = store.searchWords(terms, CANDIDATES.words);
    const byMeaning = store.searchVectors(vector, CANDIDATES.meaning);
    const stored = store.passages([...new Set([...byWords, ...byMeaning.map((hit) => hit.key)])]);
    const keys = stored.map((passage) => passage.key);
    const counts = store.termCounts(terms, keys);
    const candidates = stored.map(({ path }, i) => ({ path, counts: counts[i]! }));
    const keywords = scorePassages(query.groups, candidates, statistics);
    const weight = (path: string): number => weightOf(store, traits, path, query.language);
    return rank(stored, keywords, store.cosines(vector, keys), weight);
  });
}

function rank(
  stored: readonly StoredPassage[],
  keywords: readonly number[],
  cosines: readonly number[],
  weight: (path: string) => number,
): ScoredPassage[] {
  const words = minMax(keywords);
  const meanings = minMax(cosines);
  return stored
    .map((candidate, i) => ({
      key: candidate.key,
      path: candidate.path,
      passage: candidate.passage,
      keyword: keywords[i]!,
      semantic: cosines[i]!,
      score: fuse(words[i]!, meanings[i]!, weight(candidate.path)),
    }))
    .sort(
      (a, b) =>
        b.score - a.score || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.passage.start - b.passage.start),
    );
}

function weightOf(store: Store, traits: ModelTraits, path: string, questionLanguage: string): number {
  const same = store.article(path)?.language === questionLanguage;
  return same ? traits.sameLanguageWeight : traits.crossLanguageWeight;
}
