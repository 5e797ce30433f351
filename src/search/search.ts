/**
 * Finds the passages for a question by words and by meaning. Reads one generation; the arithmetic is in words.ts and fuse.ts.
 */
import type { Passage } from '../domain.ts';
import type { ModelTraits } from '../embed/embedder.ts';
import { Stopwatch } from '../index/stopwatch.ts';
import type { Generation, PassageKey } from '../index/store.ts';
import type { TermGroup } from '../language/terms.ts';
import { fuse, minMax } from './fuse.ts';
import { scorePassages, searchableTerms } from './words.ts';

/** How many passages each source proposes before they are scored together. */
export const CANDIDATES = { words: 100, meaning: 40 } as const;

/** Where the time of a search goes. */
export type SearchPart = 'words' | 'vectors' | 'fetch';

/** What is looked for. */
export interface Query {
  /** The vector of the question. */
  readonly vector: Float32Array;
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

/** Passages that a search returns, the best; more are scored against each other. */
const RETURNED = 20;

/** The best candidates, best first; ties are broken by path and place, so that equal folders give equal lists. */
export function search(
  generation: Generation,
  traits: ModelTraits,
  { vector, language: asked, groups }: Query,
  watch: Stopwatch<SearchPart> = new Stopwatch(),
): readonly ScoredPassage[] {
  const terms = searchableTerms(groups);
  const statistics = generation.wordStatistics(terms);
  generation.expect({
    words: { terms, limit: CANDIDATES.words },
    vectors: { vector, limit: CANDIDATES.meaning },
  });
  const byWords = watch.time('words', () => generation.searchWords(terms, CANDIDATES.words));
  const byMeaning = watch.time('vectors', () => generation.searchVectors(vector, CANDIDATES.meaning));
  const keys = [...new Set([...byWords, ...byMeaning.map((hit) => hit.key)])];
  const articles = generation.articlesOf(keys);
  const keywords = watch.time('words', () => {
    const counts = generation.termCounts(terms, keys);
    const candidates = articles.map(({ path }, i) => ({ path, counts: counts[i]! }));
    return scorePassages(groups, candidates, statistics);
  });
  const cosines = watch.time('vectors', () => generation.cosines(vector, keys));
  const weights = articles.map(({ language }) =>
    language === asked ? traits.sameLanguageWeight : traits.crossLanguageWeight,
  );
  const paths = new Map(keys.map((key, i) => [key, articles[i]!.path]));
  const best = rank(keys, keywords, cosines, weights).slice(0, RETURNED);
  // Whoever looks for passages reads their articles next.
  generation.expect({ articles: best.map(({ key }) => paths.get(key)!) });
  const stored = watch.time('fetch', () => generation.passages(best.map(({ key }) => key)));
  return stored.map(({ path, passage }, i) => ({ ...best[i]!, path, passage }));
}

type Scored = Omit<ScoredPassage, 'path' | 'passage'>;

/** Keys are in the order of path and place. */
function rank(
  keys: readonly PassageKey[],
  keywords: readonly number[],
  cosines: readonly number[],
  weights: readonly number[],
): Scored[] {
  const words = minMax(keywords);
  const meanings = minMax(cosines);
  return keys
    .map((key, i) => ({
      key,
      keyword: keywords[i]!,
      semantic: cosines[i]!,
      score: fuse(words[i]!, meanings[i]!, weights[i]!),
    }))
    .sort((a, b) => b.score - a.score || a.key - b.key);
}
