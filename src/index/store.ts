/**
 * Port: keeps analysed articles with their words and vectors, and finds passages again. `sqlite.ts` is the
 * embedded one; tests/contracts/store.ts is what every store must do.
 *
 * Passage numbers (`PassageKey`) are stable within one generation only; nothing outside may keep them.
 */
import type {
  AnalysedArticle,
  Article,
  Attribution,
  IndexStamp,
  Passage,
  Person,
  Sentence,
  SkippedFile,
} from '../domain.ts';
import type { ModelIdentity } from '../embed/embedder.ts';

export type PassageKey = number;

/** The words of one passage, as `language/terms.ts` makes them; each list may repeat a term. */
export interface PassageTerms {
  /** Lower-cased words as they stand, with their marks. */
  readonly exact: readonly string[];
  /** Folded and stemmed words, whole numbers, parts of compounds. */
  readonly folded: readonly string[];
  /** Concepts of the lexicon and the glossary, language-free: `trade`, `figure`. */
  readonly concepts: readonly string[];
}

/** An article ready to be written. `terms[i]` and `vectors[i]` belong to `analysed.passages[i]`. */
export interface IndexedArticle {
  readonly analysed: AnalysedArticle;
  readonly terms: readonly PassageTerms[];
  readonly vectors: readonly Float32Array[];
}

/** What the index was made from and with; any difference makes part of it stale. */
export interface IndexRecipe {
  readonly model: ModelIdentity;
  /** Version of reading, splitting and passage size. */
  readonly splitting: string;
  /** Version of the attribution rules. */
  readonly attribution: string;
  /** Version of tokens, stems, lexicon, and hash of the glossary. */
  readonly words: string;
}

export interface StoredPassage {
  readonly key: PassageKey;
  readonly path: string;
  readonly passage: Passage;
  readonly terms: PassageTerms;
}

/** A sentence with all that weighing needs. */
export interface StoredSentence {
  readonly path: string;
  readonly sentence: Sentence;
  readonly attribution: Attribution;
}

/** A person of one article, without the mentions. */
export interface StoredPerson extends Omit<Person, 'mentions'> {
  readonly path: string;
}

/** Article fields without the text. */
export type StoredArticle = Omit<Article, 'header' | 'junk'>;

export interface Store {
  /** The published generation; throws NoIndexError when there is none. */
  stamp(): IndexStamp;
  recipe(): IndexRecipe;
  skipped(): readonly SkippedFile[];
  /** Paths with the hash of the file that was indexed, sorted by path. */
  articles(): readonly { readonly path: string; readonly hash: string; readonly language: string }[];
  article(path: string): StoredArticle | null;

  /** Passages that hold at least one of the terms, best BM25 first. Terms are taken literally. */
  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[];
  /** The nearest passages by cosine, best first, ties by key. */
  searchVectors(
    vector: Float32Array,
    limit: number,
  ): readonly { readonly key: PassageKey; readonly cosine: number }[];
  /** Cosine of the question's vector with these passages, in the order asked. */
  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[];
  /** In the order asked; unknown keys are left out. */
  passages(keys: readonly PassageKey[]): readonly StoredPassage[];

  /** How many passages hold each term, and how many passages and words there are: what BM25 needs. */
  wordStatistics(terms: PassageTerms): WordStatistics;
  /** Folded words that articles hold, near in spelling to this folded word (edit distance 1 or 2), most frequent first. */
  nearWords(folded: string, limit: number): readonly { readonly word: string; readonly passages: number }[];

  /** Sentences of an article with these ordinals, inclusive; all of them without a range. */
  sentences(path: string, first?: number, last?: number): readonly StoredSentence[];
  /** Sentences said (alone or jointly) by a person of an article, in order. */
  sentencesBy(path: string, personId: string): readonly StoredSentence[];
  /** People of all articles one of whose folded name words is among these. */
  peopleByName(foldedWords: readonly string[]): readonly StoredPerson[];
  /** People of all articles one of whose role terms (folded stems or concepts) is among these. */
  peopleByRole(terms: readonly string[]): readonly StoredPerson[];
  peopleOf(path: string): readonly StoredPerson[];
  close(): void;
}

export interface WordStatistics {
  readonly passages: number;
  /** Mean number of folded words of a passage. */
  readonly meanLength: number;
  /** How many passages hold the term, by column. A term that no passage holds is absent. */
  readonly exact: ReadonlyMap<string, number>;
  readonly folded: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
}

/** The writing half; only sync.ts uses it. */
export interface WritableStore extends Store {
  /** Vectors already made with this model for exactly these texts, by SHA-256 of the text (hex). */
  reusableVectors(textHashes: readonly string[]): ReadonlyMap<string, Float32Array>;
  /** Writes or replaces one article in one transaction; not visible to readers before `publish`. */
  put(article: IndexedArticle, roleTerms: ReadonlyMap<string, readonly string[]>): void;
  remove(path: string): void;
  /** Makes everything written since the last publish visible as the next generation, at once. */
  publish(recipe: IndexRecipe, skipped: readonly SkippedFile[], madeAt: Date): IndexStamp;
}
