/**
 * The reading half of the embedded store. Every call runs inside one read transaction (`read` joins several), and a
 * generation is published in one write transaction, so what a call sees is one generation whole.
 */
import { statSync } from 'node:fs';
import type { IndexStamp, Passage, SkippedFile } from '../domain.ts';
import { NoIndexError } from '../errors.ts';
import { textKey } from './codec.ts';
import { enterFolder, leaveFolder } from './held-file.ts';
import { Layout } from './layout.ts';
import { readStatements } from './read-statements.ts';
import { toPerson, type UnpackedArticle, unpackArticle } from './packed-article.ts';
import type { Connection } from './schema.ts';
import { asIndexError } from './sqlite-error.ts';
import type {
  FileState,
  IndexRecipe,
  PassageKey,
  PassageTerms,
  Store,
  StoredArticle,
  StoredPassage,
  StoredPerson,
  StoredSentence,
  TermCounts,
  WordStatistics,
} from './store.ts';
import { SCAN_AT_MOST, VectorSearch } from './vector-search.ts';
import { verifyAll } from './verify.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordSearch, type WordTotals } from './word-search.ts';

/** What `meta` keeps of a published generation, one JSON value. */
export interface Generation {
  readonly stamp: IndexStamp;
  readonly recipe: IndexRecipe;
  /** Names the database; made anew with its file. */
  readonly lineage: string;
  readonly nextArticle: number;
  readonly nextPassage: number;
  readonly nextTerm: number;
  /** Sum over passages. */
  readonly foldedWords: number;
  /** Seal of all terms (postings.ts). */
  readonly terms: string;
}

/** Articles that are kept unpacked: some megabytes. */
const ARTICLES_REMEMBERED = 64;

export interface ReaderOptions {
  readonly folder: string;
  readonly file: string;
  /** Up to how many passages vectors are scanned exactly; for tests. */
  readonly scanAtMost?: number | undefined;
  /** Opens the file again; null for a writer, under whom nobody puts another file. */
  readonly reopen: (() => Connection) | null;
}

/** How often it is looked whether another file stands under the name. Milliseconds. */
const FOLLOW_EVERY_MS = 250;

/** A connection with everything that is prepared on it. */
function prepare(connection: Connection, { folder, scanAtMost }: ReaderOptions) {
  const vocabulary = new Vocabulary(connection);
  return {
    connection,
    vocabulary,
    words: new WordSearch(connection, vocabulary),
    vectors: new VectorSearch(connection, folder, scanAtMost ?? SCAN_AT_MOST),
    statements: readStatements(connection),
  };
}

export class SqliteReader implements Store {
  protected layout = new Layout([]);
  protected published: Generation | null = null;
  #opened: ReturnType<typeof prepare>;
  #file: string | null;
  #followedAt = performance.now();
  /** As it was read last: unchanged text is not parsed again. */
  #publishedText: string | null = null;
  readonly #articles = new Map<string, UnpackedArticle>();
  #depth = 0;

  constructor(
    connection: Connection,
    protected readonly options: ReaderOptions,
  ) {
    this.#opened = prepare(connection, options);
    this.#file = this.#identity();
    enterFolder(options.folder);
  }

  protected get connection(): Connection {
    return this.#opened.connection;
  }

  protected get vectors(): VectorSearch {
    return this.#opened.vectors;
  }

  protected get statements(): ReturnType<typeof readStatements> {
    return this.#opened.statements;
  }

  read<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#follow();
    this.#depth++;
    const inside = this.connection.inTransaction; // of `publish`
    try {
      if (!inside) this.statements.begin.run();
      this.#refresh();
      return work();
    } catch (error) {
      throw asIndexError(error, this.options.file);
    } finally {
      this.#depth--;
      if (!inside && this.connection.inTransaction) this.statements.end.run();
    }
  }

  stamp(): IndexStamp {
    return this.read(() => this.#publishedNow().stamp);
  }

  recipe(): IndexRecipe {
    return this.read(() => this.#publishedNow().recipe);
  }

  skipped(): readonly SkippedFile[] {
    return this.read(() => this.statements.skipped.all());
  }

  files(): readonly FileState[] {
    return this.read(() => this.statements.files.all());
  }

  articles(): readonly { readonly path: string; readonly hash: string; readonly language: string }[] {
    return this.read(() =>
      this.layout.articles.map(({ path, hash, language }) => ({ path, hash, language })),
    );
  }

  article(path: string): StoredArticle | null {
    return this.read(() => this.unpacked(path)?.article ?? null);
  }

  searchWords(terms: PassageTerms, limit: number): readonly PassageKey[] {
    return this.read(() => this.#opened.words.search(terms, limit, this.#totals()));
  }

  searchVectors(
    vector: Float32Array,
    limit: number,
  ): readonly { readonly key: PassageKey; readonly cosine: number }[] {
    return this.read(() => this.vectors.nearest(vector, limit));
  }

  cosines(vector: Float32Array, keys: readonly PassageKey[]): readonly number[] {
    return this.read(() => this.vectors.cosines(vector, keys));
  }

  articlesOf(keys: readonly PassageKey[]): readonly { readonly path: string; readonly language: string }[] {
    // Not inside `read`, which takes a RangeError for a damaged file: an unknown key is the caller's mistake.
    const places = this.read(() => keys.map((key) => this.layout.at(key)));
    return places.map((place, i) => {
      if (!place) throw new RangeError(`there is no passage ${keys[i]}`);
      return place.article;
    });
  }

  passages(keys: readonly PassageKey[]): readonly StoredPassage[] {
    return this.read(() =>
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
    return this.read(() => this.unpacked(path)?.passages ?? []);
  }

  /** Whether a passage with this text (SHA-256, hex) is in the index, so that its vector can be used again. */
  holdsText(textHash: string): boolean {
    return this.read(() => this.statements.passageOfText.get(textKey(textHash)) !== undefined);
  }

  termCounts(terms: PassageTerms, keys: readonly PassageKey[]): readonly TermCounts[] {
    return this.read(() => this.#opened.words.counts(terms, keys));
  }

  articleHolds(path: string, column: keyof PassageTerms, term: string): boolean {
    return this.read(() => {
      const article = this.layout.byPath(path);
      return article !== null && this.#opened.words.articleHolds(article, column, term);
    });
  }

  wordStatistics(terms: PassageTerms): WordStatistics {
    return this.read(() => this.#opened.words.statistics(terms, this.#totals()));
  }

  nearWords(folded: string, limit: number): readonly { readonly word: string; readonly passages: number }[] {
    return this.read(() => this.#opened.vocabulary.near(folded, limit));
  }

  sentences(path: string, first = 0, last = Number.MAX_SAFE_INTEGER): readonly StoredSentence[] {
    return this.read(() => this.unpacked(path)?.sentences.slice(first, last + 1) ?? []);
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
    return this.read(() => {
      const article = this.layout.byPath(path);
      return article ? this.statements.peopleOf.all(article.id).map((row) => toPerson(path, row)) : [];
    });
  }

  /** Makes now what the first question would have to wait for: half a second at 100,000 passages. */
  warm(): void {
    this.read(() => {
      this.#opened.words.warm();
      this.#opened.vectors.warm();
    });
  }

  /** Whether vectors are found through the accelerator rather than by the scan. */
  get accelerated(): boolean {
    return this.read(() => this.vectors.accelerated);
  }

  /** Everything that is wrong with what is stored, in sentences, at most so many; nothing when all is well. Takes long. */
  verify(atMost: number): string[] {
    return this.read(() => verifyAll(this.connection, atMost));
  }

  close(): void {
    if (!this.connection.open) return;
    this.connection.close();
    leaveFolder(this.options.folder);
  }

  /** Null for an article that this generation does not hold. Only inside `read`. */
  protected unpacked(path: string): UnpackedArticle | null {
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

  #people(
    statement: ReturnType<typeof readStatements>['peopleByName'],
    words: readonly string[],
  ): readonly StoredPerson[] {
    return this.read(() => {
      const terms = new Set(words.flatMap((word) => this.#opened.vocabulary.term(word)?.id ?? []));
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
    return { passages: this.layout.passages, foldedWords: this.published?.foldedWords ?? 0 };
  }

  #publishedNow(): Generation {
    if (!this.published) throw new NoIndexError(this.options.folder);
    return this.published;
  }

  /**
   * A damaged index is made again as a new file, by whichever process finds it. Who has the old one open must not go on
   * answering from it.
   */
  #follow(): void {
    const now = performance.now();
    if (!this.options.reopen || now - this.#followedAt < FOLLOW_EVERY_MS) return;
    this.#followedAt = now;
    const file = this.#identity();
    // While the new file is being put in place, the old one answers.
    if (file === null || file === this.#file) return;
    try {
      const connection = this.options.reopen();
      this.#opened.connection.close();
      this.#opened = prepare(connection, this.options);
      this.#file = this.#identity();
      this.#publishedText = null;
      this.#turnTo(null);
    } catch (error) {
      throw asIndexError(error, this.options.file);
    }
  }

  /** Names the file that stands under the name now; null when there is none. A copy in memory does not follow its file's bytes. */
  #identity(): string | null {
    const found = statSync(this.options.file, { throwIfNoEntry: false });
    if (!found) return null;
    const inMemory = this.connection.memory;
    return inMemory
      ? `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`
      : `${found.dev} ${found.ino}`;
  }

  #refresh(): void {
    const text = this.statements.published.get();
    if (text === undefined) {
      this.#publishedText = null;
      if (this.published) this.#turnTo(null);
      return;
    }
    if (text === this.#publishedText) return;
    const found = JSON.parse(text) as Generation;
    this.#publishedText = text;
    const now = this.published;
    if (now?.stamp.generation === found.stamp.generation && now.lineage === found.lineage) return;
    this.#turnTo(found);
  }

  #turnTo(published: Generation | null): void {
    this.published = published;
    this.layout = new Layout(published ? this.statements.layout.all() : []);
    this.#opened.vocabulary.forgetAll();
    this.#articles.clear();
    this.#opened.words.turnTo(this.layout, published?.lineage ?? '');
    this.vectors.turnTo(this.layout, {
      lineage: published?.lineage ?? '',
      modelChecksum: published?.recipe.model.checksum ?? '',
      dimension: published?.recipe.model.dimension ?? 0,
    });
  }
}
