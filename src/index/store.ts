/**
 * Port: keeps analysed articles with their words and vectors, and finds passages again. `sqlite.ts` is the
 * embedded one; tests/contracts/store.ts is what every store must do.
 *
 * Passage numbers (`PassageKey`) are 0, 1, 2 … in the order of article path and place, so that equal folders give equal
 * numbers however their index came about, and "ties by key" means "ties by path and place". They are stable within one
 * generation only; nothing outside may keep them.
 */
import type {
  AnalysedArticle,
  Article,
  ArticleEvents,
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
  /** Version of the rules by which events are found. */
  readonly events: string;
  /** Version of tokens, stems, lexicon, and hash of the glossary. */
  readonly words: string;
}

/** A file of the folder as it was when it was last looked at: what tells cheaply whether the index is up to date. */
export interface FileState {
  /** Relative to CORPUS_DIR, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When content or entry changed last: milliseconds since 1970, with fraction. */
  readonly modifiedMs: number;
  /** SHA-256 of the bytes, hex; null when they could not be read. */
  readonly hash: string | null;
}

export interface StoredPassage {
  readonly key: PassageKey;
  readonly path: string;
  readonly passage: Passage;
}

/** How often a passage holds each of the terms that were asked for, by column; a term that it does not hold is absent. */
export interface TermCounts {
  readonly exact: ReadonlyMap<string, number>;
  readonly folded: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
  /** Number of words of the passage (its exact terms, repeats counted). */
  readonly words: number;
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

/** Article fields without the spans that only indexing needs. */
export type StoredArticle = Omit<Article, 'header' | 'junk'>;

/** What a `work` is about to read. */
export interface Expected {
  readonly articles?: readonly string[];
  /** Of these articles the events only. */
  readonly events?: readonly string[];
  readonly passages?: readonly PassageKey[];
  /** Searches, as they will be asked for. */
  readonly words?: { readonly terms: PassageTerms; readonly limit: number };
  readonly vectors?: { readonly vector: Float32Array; readonly limit: number };
}

/**
 * One published state of the index. Everything that is read from it belongs together, whatever another process publishes
 * meanwhile. Valid only inside the `work` that got it (`Store.read`).
 */
export interface Generation {
  /** Throws NoIndexError when there is no generation. */
  stamp(): IndexStamp;
  /** Throws NoIndexError when there is none. */
  recipe(): IndexRecipe;
  skipped(): readonly SkippedFile[];
  /** The files of the folder as the published generation saw them, the skipped ones too, sorted by path. */
  files(): readonly FileState[];
  /** Paths with the hash of the file that was indexed, sorted by path. */
  articles(): readonly { readonly path: string; readonly hash: string; readonly language: string }[];
  article(path: string): StoredArticle | null;

  /**
   * Passages that hold at least one of the terms, best BM25 first, ties by key. Terms are taken literally. Terms found in
   * so many passages that they tell nothing may be passed over when rarer ones are there.
   */
  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[];
  /** The nearest passages by cosine, best first, ties by key. */
  searchVectors(
    vector: Float32Array,
    limit: number,
  ): readonly { readonly key: PassageKey; readonly cosine: number }[];
  /** Cosine of the question's vector with these passages, in the order asked; throws BadVectorError for a wrong length. */
  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[];
  /** The article of each passage, in the order asked; throws RangeError for an unknown key. Cheap: no text is read. */
  articlesOf(keys: readonly PassageKey[]): readonly { readonly path: string; readonly language: string }[];
  /** In the order asked; unknown keys are left out. */
  passages(keys: readonly PassageKey[]): readonly StoredPassage[];

  /** The passages of an article, in order; none for an article that is not there. */
  passagesOf(path: string): readonly Passage[];

  /** How often these passages hold these terms, in the order of the keys; an unknown key holds none. */
  termCounts(terms: PassageTerms, keys: readonly PassageKey[]): readonly TermCounts[];

  /** Whether a passage of the article holds the term in this column. */
  articleHolds(path: string, column: keyof PassageTerms, term: string): boolean;

  /** How many passages hold each term, and how many passages and words there are: what BM25 needs. */
  wordStatistics(terms: PassageTerms): WordStatistics;
  /**
   * Folded words that articles hold, near in spelling to this folded word: one slip (a letter too many, too few, wrong,
   * or two changed about) for words of 4 to 7 letters, two from 8; none for shorter ones. Fewest slips first, then the
   * most frequent. The word itself is not among them.
   */
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
  /** The events that an article tells; null for an article that is not there. Reads nothing else of it. */
  events(path: string): ArticleEvents | null;

  /**
   * Says what `work` is about to read, so that a store that has to fetch it can fetch it at once. An article is all that is
   * stored of it. Free where reading is cheap; changes nothing but the time that it takes.
   */
  expect(wanted: Expected): void;
}

export interface Store {
  /**
   * Runs `work` on the published generation and resolves to what it returns. `work` is a function of what it reads: it must
   * not wait for anything, and have no effect but its result and caches that may be filled twice, because a store that has
   * to fetch what is read runs it again when that has come; errors that are not its own it lets pass. Rejects with whatever
   * `work` throws. Without a generation there are no articles, and `stamp` and `recipe` throw NoIndexError.
   */
  read<T>(work: (generation: Generation) => T): Promise<T>;
  close(): void | Promise<void>;
}

export interface WordStatistics {
  readonly passages: number;
  /** Mean number of words of a passage, repeats counted. */
  readonly meanLength: number;
  /** How many passages hold the term, by column. A term that no passage holds is absent. */
  readonly exact: ReadonlyMap<string, number>;
  readonly folded: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
}

/** What publishing changed, in passages. */
export interface Published {
  readonly stamp: IndexStamp;
  /** Passages whose text stood in the generation before and stands nowhere among the changed articles now. */
  readonly removed: number;
  /** One for each article that went. */
  readonly receipts: readonly RemovalReceipt[];
  /** How much of the time of publishing went into proving removals. */
  readonly provingMs: number;
}

/** What was looked for in every byte of the index, or asked of every node, after a file went, and what was found. */
export interface RemovalReceipt {
  /** Path of the file that went. */
  readonly file: string;
  /** Passages that it had. */
  readonly passages: number;
  /** Of these, passages whose text stands nowhere else in the corpus, so that it had to go. */
  readonly erased: number;
  /** Pieces of what was stored of it (text, sentences, words, vectors) that were looked for. */
  readonly pieces: number;
  /**
   * Pieces that are still there: 0, unless another process was reading for so long that its log could not be emptied, or a
   * node did not answer.
   */
  readonly left: number;
  /** Bytes of all files of the index that were searched; null where nodes of a cluster were asked instead. */
  readonly bytesChecked: number | null;
}

/**
 * The writing half; only sync.ts uses it. What is `put` or `remove`d waits, on disk but unseen, until `publish`; when the
 * process ends before that, the next `begin` with the same recipe finds it prepared.
 */
export interface WritableStore extends Store {
  /** First of all calls of a run. Work that was prepared with another recipe is dropped. */
  begin(recipe: IndexRecipe): Promise<void>;
  /** Articles that wait for `publish`: path → hash of the file; null for one that waits to be removed. */
  prepared(): Promise<ReadonlyMap<string, string | null>>;
  /** Vectors already made with the model of the recipe for exactly these texts, by SHA-256 of the text (hex). */
  reusableVectors(textHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  /** Writes or replaces one article. `roleTerms`: the folded stems and concepts of the roles, by person id. */
  put(article: IndexedArticle, roleTerms: ReadonlyMap<string, readonly string[]>): Promise<void>;
  remove(path: string): Promise<void>;
  /** Takes back what `put` or `remove` left waiting for this path. */
  forget(path: string): Promise<void>;
  /** Makes sure that what was put so far survives the end of the process. */
  flush(): Promise<void>;
  /** Makes everything written since the last publish visible as the next generation, at once. */
  publish(skipped: readonly SkippedFile[], files: readonly FileState[], madeAt: Date): Promise<Published>;
  /** Notes new sizes and times of files whose content is the published one; no new generation. */
  noteFiles(files: readonly FileState[]): Promise<void>;
  /** Makes or renews the accelerator of vector search when that pays; may take long. Resolves to whether it was made. */
  accelerate(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<boolean>;
}
