/**
 * The published generation of the embedded store, as one connection to the database sees it. reader.ts opens it for the time
 * of one read transaction; in between it keeps what it has made of the database.
 */
import type { ArticleEvents, IndexStamp, Passage, SkippedFile } from '../domain.ts';
import { NoIndexError } from '../errors.ts';
import { textKey } from './codec.ts';
import { Layout } from './layout.ts';
import { toPerson, type UnpackedArticle, unpackArticle, unpackEvents } from './packed-article.ts';
import { readStatements } from './read-statements.ts';
import type { Connection } from './schema.ts';
import { asIndexError } from './sqlite-error.ts';
import type {
  FileState,
  Generation,
  IndexRecipe,
  PassageKey,
  PassageTerms,
  StoredArticle,
  StoredPassage,
  StoredPerson,
  StoredSentence,
  TermCounts,
  WordStatistics,
} from './store.ts';
import { VectorSearch } from './vector-search.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordSearch, type WordTotals } from './word-search.ts';

/** What `meta` keeps of a published generation, one JSON value. */
export interface PublishedGeneration {
  readonly stamp: IndexStamp;
  readonly recipe: IndexRecipe;
  /** Names the database; made anew with its file. */
  readonly lineage: string;
  readonly nextArticle: number;
  readonly nextPassage: number;
  readonly nextTerm: number;
  /** Sum over passages. */
  readonly words: number;
  /** Seal of all terms (postings.ts). */
  readonly terms: string;
}

/** Articles that are kept unpacked: some megabytes. */
const ARTICLES_REMEMBERED = 64;

export interface GenerationOptions {
  readonly folder: string;
  readonly file: string;
  /** Up to how many passages vectors are scanned exactly. */
  readonly scanAtMost: number;
}

export class SqliteGeneration implements Generation {
  layout = new Layout([]);
  published: PublishedGeneration | null = null;
  /** Whether a read transaction is open. */
  open = false;
  readonly statements: ReturnType<typeof readStatements>;
  readonly vectors: VectorSearch;
  readonly #vocabulary: Vocabulary;
  readonly #words: WordSearch;
  readonly #articles = new Map<string, UnpackedArticle>();

  constructor(
    readonly connection: Connection,
    private readonly options: GenerationOptions,
  ) {
    this.#vocabulary = new Vocabulary(connection);
    this.#words = new WordSearch(connection, this.#vocabulary);
    this.vectors = new VectorSearch(connection, options.folder, options.scanAtMost);
    this.statements = readStatements(connection);
  }

  /** From now on this is the published one; null: there is none. */
  turnTo(published: PublishedGeneration | null): void {
    this.published = published;
    this.layout = new Layout(published ? this.statements.layout.all() : []);
    this.#vocabulary.forgetAll();
    this.#articles.clear();
    this.#words.turnTo(this.layout, published?.lineage ?? '');
    this.vectors.turnTo(this.layout, {
      lineage: published?.lineage ?? '',
      modelChecksum: published?.recipe.model.checksum ?? '',
      dimension: published?.recipe.model.dimension ?? 0,
    });
  }

  stamp(): IndexStamp {
    return this.#guarded(() => this.#publishedNow().stamp);
  }

  recipe(): IndexRecipe {
    return this.#guarded(() => this.#publishedNow().recipe);
  }

  skipped(): readonly SkippedFile[] {
    return this.#guarded(() => this.statements.skipped.all());
  }

  files(): readonly FileState[] {
    return this.#guarded(() => this.statements.files.all());
  }

  articles(): readonly { readonly path: string; readonly hash: string; readonly language: string }[] {
    return this.#guarded(() =>
      this.layout.articles.map(({ path, hash, language }) => ({ path, hash, language })),
    );
  }

  article(path: string): StoredArticle | null {
    return this.#guarded(() => this.unpacked(path)?.article ?? null);
  }

  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[] {
    return this.#guarded(() => this.#words.search(terms, limit, this.#totals()));
  }

  searchVectors(
    vector: Float32Array,
    limit: number,
  ): readonly { readonly key: PassageKey; readonly cosine: number }[] {
    return this.#guarded(() => this.vectors.nearest(vector, limit));
  }

  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[] {
    return this.#guarded(() => this.vectors.cosines(vector, keys));
  }

  articlesOf(keys: readonly PassageKey[]): readonly { readonly path: string; readonly language: string }[] {
    const places = this.#guarded(() => keys.map((key) => this.layout.at(key)));
    return places.map((place, i) => {
      // Not a damaged file, as a RangeError inside `#guarded` would be: an unknown key is the caller's mistake.
      if (!place) throw new RangeError(`there is no passage ${keys[i]}`);
      return place.article;
    });
  }

  passages(keys: readonly PassageKey[]): readonly StoredPassage[] {
    return this.#guarded(() =>
      keys.flatMap((key) => {
        const place = this.layout.at(key);
        if (!place) return [];
        const { path } = place.article;
        const passage = this.unpacked(path)?.passages[place.ordinal];
        if (!passage)
          throw new RangeError(`passage ${place.ordinal} of article ${place.article.id} is missing`);
        return [{ key, path, passage }];
      }),
    );
  }

  passagesOf(path: string): readonly Passage[] {
    return this.#guarded(() => this.unpacked(path)?.passages ?? []);
  }

  /** Whether a passage with this text (SHA-256, hex) is in the index, so that its vector can be used again. */
  holdsText(textHash: string): boolean {
    return this.#guarded(() => this.statements.passageOfText.get(textKey(textHash)) !== undefined);
  }

  termCounts(terms: PassageTerms, keys: readonly PassageKey[]): readonly TermCounts[] {
    return this.#guarded(() => this.#words.counts(terms, keys));
  }

  articleHolds(path: string, column: keyof PassageTerms, term: string): boolean {
    return this.#guarded(() => {
      const article = this.layout.byPath(path);
      return article !== null && this.#words.articleHolds(article, column, term);
    });
  }

  wordStatistics(terms: PassageTerms): WordStatistics {
    return this.#guarded(() => this.#words.statistics(terms, this.#totals()));
  }

  nearWords(folded: string, limit: number): readonly { readonly word: string; readonly passages: number }[] {
    return this.#guarded(() => this.#vocabulary.near(folded, limit));
  }

  sentences(path: string, first = 0, last = Number.MAX_SAFE_INTEGER): readonly StoredSentence[] {
    return this.#guarded(() => this.unpacked(path)?.sentences.slice(first, last + 1) ?? []);
  }

  sentencesBy(path: string, personId: string): readonly StoredSentence[] {
    return this.sentences(path).filter((sentence) => sentence.attribution.speakers.includes(personId));
  }

  peopleByName(foldedWords: readonly string[]): readonly StoredPerson[] {
    return this.#people(this.statements.peopleByName, foldedWords);
  }

  peopleByRole(terms: readonly string[]): readonly StoredPerson[] {
    return this.#people(this.statements.peopleByRole, terms);
  }

  peopleOf(path: string): readonly StoredPerson[] {
    return this.#guarded(() => {
      const article = this.layout.byPath(path);
      return article ? this.statements.peopleOf.all(article.id).map((row) => toPerson(path, row)) : [];
    });
  }

  events(path: string): ArticleEvents | null {
    return this.#guarded(() => {
      const article = this.layout.byPath(path);
      const packed = article && this.statements.events.get(article.id);
      return packed ? unpackEvents(packed) : null;
    });
  }

  /** An article is read from the disk in less time than it would take to look ahead. */
  expect(): void {}

  /** Whether vectors are found through the accelerator rather than by the scan. */
  get accelerated(): boolean {
    return this.#guarded(() => this.vectors.accelerated);
  }

  /** Makes now what the first question would have to wait for: half a second at 100,000 passages. */
  warm(): void {
    this.#guarded(() => {
      this.#words.warm();
      this.vectors.warm();
    });
  }

  /** Null for an article that this generation does not hold. */
  unpacked(path: string): UnpackedArticle | null {
    const known = this.#articles.get(path);
    if (known) return known;
    const row = this.layout.byPath(path);
    const content = row && this.statements.content.get(row.id);
    if (!row || !content) return null;
    const article = unpackArticle(row, content);
    if (this.#articles.size >= ARTICLES_REMEMBERED) this.#articles.clear();
    this.#articles.set(path, article);
    return article;
  }

  /** Complaints of SQLite, and of what is stored otherwise than it was written, as errors of ours. What `work` throws itself stays what it is. */
  #guarded<T>(work: () => T): T {
    if (!this.open) throw new Error('a generation was kept and read outside of its `work`');
    try {
      return work();
    } catch (error) {
      throw asIndexError(error, this.options.file);
    }
  }

  #people(
    statement: ReturnType<typeof readStatements>['peopleByName'],
    words: readonly string[],
  ): readonly StoredPerson[] {
    return this.#guarded(() => {
      const terms = new Set(words.flatMap((word) => this.#vocabulary.term(word)?.id ?? []));
      if (terms.size === 0) return [];
      const rows = statement.all(JSON.stringify([...terms]));
      return rows
        .flatMap((row) => {
          const article = this.layout.byId(row.article);
          return article ? [{ person: toPerson(article.path, row), ordinal: row.ordinal }] : [];
        })
        .sort(
          (a, b) =>
            (a.person.path < b.person.path ? -1 : a.person.path > b.person.path ? 1 : 0) ||
            a.ordinal - b.ordinal,
        )
        .map(({ person }) => person);
    });
  }

  #totals(): WordTotals {
    return { passages: this.layout.passages, words: this.published?.words ?? 0 };
  }

  #publishedNow(): PublishedGeneration {
    if (!this.published) throw new NoIndexError(this.options.folder);
    return this.published;
  }
}
