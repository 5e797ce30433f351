/**
 * The writing half of the embedded store.
 *
 * A generation: `put` and `remove` collect in pending.ts; `publish` carries everything over in one write transaction of
 * the index, so that readers (WAL) see the generation before until the commit and the new one after it. Then the write
 * ahead log is emptied and the pending file deleted. Killed before the commit: the old generation stands, and what was
 * prepared waits. Killed after it: the new generation stands, and the next `publish` finds the leftovers equal to it.
 */
import { randomUUID } from 'node:crypto';
import type { SkippedFile } from '../domain.ts';
import { IndexError } from '../errors.ts';
import { removeArticle, wipe, writeArticle, writeStatements } from './carry.ts';
import { asBlob, checkVector, fromCells, hashOfText, textKey, toCells } from './codec.ts';
import { writeChecksum } from './checksum.ts';
import type { PublishedGeneration } from './generation.ts';
import { removeHnsw } from './hnsw.ts';
import type { ArticleRow } from './layout.ts';
import { nameWords } from './name-words.ts';
import { packArticle, personColumns, sealOfFolder } from './packed-article.ts';
import { Pending, type PendingArticle } from './pending.ts';
import { type Counters, listTerms, NO_TERMS, Postings } from './postings.ts';
import { sameModel } from './plan.ts';
import { type ReaderOptions, SqliteReader } from './reader.ts';
import { proveRemovals, type Removal } from './removal.ts';
import { renewHnsw } from './renewal.ts';
import { BUSY_MS, type Connection } from './schema.ts';
import { asIndexError } from './sqlite-error.ts';
import type { FileState, IndexedArticle, IndexRecipe, Published, WritableStore } from './store.ts';
import { SCAN_AT_MOST } from './vector-search.ts';

export class SqliteWriter extends SqliteReader implements WritableStore {
  readonly #pending: Pending;
  readonly #write;
  /** The compressed and packed columns of an article. */
  readonly #columnsOf: { get(articleId: number): Uint8Array[] | undefined };
  #recipe: IndexRecipe | null = null;

  constructor(connection: Connection, options: ReaderOptions) {
    super(connection, options);
    this.#pending = new Pending(options.folder);
    this.#write = writeStatements(connection);
    this.#columnsOf = connection
      .prepare<[number], Uint8Array[]>(
        `SELECT events, text, parts, terms FROM content JOIN words ON words.article = content.article
         WHERE content.article = ?`,
      )
      .raw();
  }

  async begin(recipe: IndexRecipe): Promise<void> {
    this.#recipe = recipe;
    this.#guard(() => {
      this.#pending.begin(JSON.stringify(recipe));
      this.#emptyLog();
    });
  }

  async prepared(): Promise<ReadonlyMap<string, string | null>> {
    return this.#pending.states();
  }

  async reusableVectors(textHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
    return this.#guard(() =>
      this.inside(({ published }) => {
        const vectors = new Map<string, Float32Array>();
        const { model } = this.#recipeNow();
        const comparable = published !== null && sameModel(published.recipe.model, model);
        for (const textHash of textHashes) {
          const cells = this.#pending.cells(textHash) ?? (comparable ? this.#publishedCells(textHash) : null);
          if (cells?.length === model.dimension) vectors.set(textHash, fromCells(cells));
        }
        return vectors;
      }),
    );
  }

  async put(indexed: IndexedArticle, roleTerms: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const { analysed, terms, vectors } = indexed;
    const { article, passages } = analysed;
    if (terms.length !== passages.length || vectors.length !== passages.length) {
      throw new RangeError(`${article.path}: ${passages.length} passages need as many terms and vectors`);
    }
    const { dimension } = this.#recipeNow().model;
    for (const vector of vectors) checkVector(vector, dimension);
    const pending: PendingArticle = {
      path: article.path,
      hash: article.hash,
      packed: packArticle(analysed),
      rest: {
        language: article.language,
        textHashes: passages.map((passage) => hashOfText(article.text.slice(passage.start, passage.end))),
        terms: listTerms(terms),
        people: analysed.people.map((person) => ({
          columns: personColumns(person),
          nameWords: nameWords(person.names),
          roleTerms: [...new Set(roleTerms.get(person.id) ?? [])],
        })),
      },
    };
    this.#guard(() => this.#pending.put(pending, vectors.map(toCells)));
  }

  async remove(path: string): Promise<void> {
    this.#guard(() => this.#pending.remove(path));
  }

  async forget(path: string): Promise<void> {
    this.#guard(() => this.#pending.forget(path));
  }

  async flush(): Promise<void> {
    this.#guard(() => this.#pending.flush());
  }

  async publish(
    skipped: readonly SkippedFile[],
    files: readonly FileState[],
    madeAt: Date,
  ): Promise<Published> {
    const recipe = this.#recipeNow();
    this.#guard(() => this.#pending.flush());
    const removals = this.#guard(() => this.inside(() => this.#removals()));
    const removed = this.#guard(() =>
      this.connection.transaction(() => this.#carryOver(recipe, skipped, files, madeAt)).immediate(),
    );
    this.#guard(() => this.#tidy());
    const from = performance.now();
    const receipts = this.#guard(() =>
      proveRemovals(removals, {
        folder: this.options.folder,
        connection: this.connection,
        hashes: new Set(this.inside((generation) => generation.articles()).map(({ hash }) => hash)),
        holdsText: (textHash) => this.inside((generation) => generation.holdsText(textHash)),
        rewrite: () => {
          this.connection.exec('VACUUM');
          this.#emptyLog();
          writeChecksum(this.options.folder);
        },
      }),
    );
    const stamp = this.inside((generation) => generation.stamp());
    return { stamp, removed, receipts, provingMs: performance.now() - from };
  }

  async noteFiles(files: readonly FileState[]): Promise<void> {
    this.#guard(() => {
      const write = this.connection.transaction(() => {
        this.#writeFiles(files);
        this.#sealFolder();
      });
      write.immediate();
    });
    this.#guard(() => this.#tidy());
  }

  async accelerate(
    onProgress: (done: number, total: number) => void,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const generation = this.inside(({ published }) => published);
    const { layout } = this.last;
    const { folder, file, scanAtMost } = this.options;
    if (!generation || layout.passages <= (scanAtMost ?? SCAN_AT_MOST)) {
      removeHnsw(folder);
      return false;
    }
    try {
      const { accelerated } = this;
      const points = () => this.#points();
      return await renewHnsw(folder, { generation, layout, accelerated, points }, onProgress, signal);
    } catch (error) {
      const foreseen = asIndexError(error, file);
      if (!(foreseen instanceof IndexError)) throw error;
      // The generation is published, and the scan finds the same: half an accelerator is of no use to anybody.
      removeHnsw(folder);
      return false;
    }
  }

  override close(): void {
    this.#pending.close();
    super.close();
  }

  #recipeNow(): IndexRecipe {
    if (!this.#recipe) throw new Error('begin was not called');
    return this.#recipe;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asIndexError(error, this.options.file);
    }
  }

  #publishedCells(textHash: string): Int8Array | null {
    const { statements, layout, published, vectors } = this.last;
    const id = statements.passageOfText.get(textKey(textHash));
    const key = id === undefined ? null : layout.keyOf(id);
    const place = key === null ? null : layout.at(key);
    if (!place) return null;
    const { dimension } = published!.recipe.model;
    const from = place.ordinal * dimension;
    return vectors.cells(place.article).subarray(from, from + dimension);
  }

  /** Inside the write transaction. Returns how many texts of passages went. */
  #carryOver(
    recipe: IndexRecipe,
    skipped: readonly SkippedFile[],
    files: readonly FileState[],
    madeAt: Date,
  ): number {
    const before = this.inside(({ published }) => published);
    const { layout } = this.last;
    const waiting = this.#pending.states();
    const replaced = layout.articles.filter((article) => waiting.has(article.path));
    const counters: Counters = {
      article: before?.nextArticle ?? 1,
      passage: before?.nextPassage ?? 1,
      term: before?.nextTerm ?? 1,
      words: before?.words ?? 0,
      terms: before?.terms ?? NO_TERMS,
    };
    const postings = new Postings(this.#write, counters);
    const texts = new Map<string, number>();
    const count = (textHash: string, by: number) => texts.set(textHash, (texts.get(textHash) ?? 0) + by);
    if (replaced.length === layout.articles.length) {
      for (const article of replaced) for (const textHash of this.#textHashes(article)) count(textHash, -1);
      wipe(this.connection);
      counters.words = 0;
      counters.terms = NO_TERMS;
    } else {
      for (const article of replaced) {
        const textHashes = this.#textHashes(article);
        for (const textHash of textHashes) count(textHash, -1);
        removeArticle(this.#write, postings, article, textHashes);
      }
    }
    for (const { article } of this.#pending.entries()) {
      if (!article) continue;
      for (const textHash of article.rest.textHashes) count(textHash, 1);
      writeArticle(this.#write, postings, counters, article, (textHash) => this.#pending.cells(textHash)!);
    }
    postings.settle();
    this.#writeFiles(files);
    this.#write.clearSkipped.run();
    for (const { file, reason } of skipped) this.#write.addSkipped.run(file, reason);
    const generation: PublishedGeneration = {
      stamp: {
        generation: (before?.stamp.generation ?? 0) + 1,
        madeAt: madeAt.toISOString(),
        model: recipe.model.id,
        ...this.#write.totals.get()!,
      },
      recipe,
      lineage: before?.lineage ?? randomUUID(),
      nextArticle: counters.article,
      nextPassage: counters.passage,
      nextTerm: counters.term,
      words: counters.words,
      terms: counters.terms,
    };
    this.#write.setPublished.run(JSON.stringify(generation));
    this.#sealFolder();
    return [...texts.values()].reduce((sum, change) => sum - Math.min(change, 0), 0);
  }

  /** SHA-256 of the texts of an article's passages, hex. */
  #textHashes({ path }: ArticleRow): string[] {
    const unpacked = this.inside((generation) => generation.unpacked(path));
    if (!unpacked) throw new RangeError(`the text of ${path} is missing`);
    const { article, passages } = unpacked;
    return passages.map(({ start, end }) => hashOfText(article.text.slice(start, end)));
  }

  /** What is stored of the articles that wait to be removed. */
  #removals(): Removal[] {
    const { layout, published, vectors } = this.last;
    const { dimension } = published?.recipe.model ?? { dimension: 0 };
    return [...this.#pending.states()].flatMap(([path, hash]) => {
      const row = hash === null ? layout.byPath(path) : null;
      const unpacked = row && this.last.unpacked(path);
      if (!row || !unpacked) return [];
      const cells = asBlob(vectors.cells(row));
      const passages = unpacked.passages.map(({ start, end }, i) => {
        const text = unpacked.article.text.slice(start, end);
        return {
          textHash: hashOfText(text),
          text,
          cells: Buffer.from(cells.subarray(i * dimension, (i + 1) * dimension)),
        };
      });
      return [{ path, hash: row.hash, passages, columns: this.#columnsOf.get(row.id) ?? [] }];
    });
  }

  #writeFiles(files: readonly FileState[]): void {
    this.#write.clearFiles.run();
    for (const { path, size, modifiedMs, hash } of files) {
      this.#write.addFile.run(path, size, modifiedMs, hash);
    }
  }

  #sealFolder(): void {
    const { files, skipped, published } = this.last.statements;
    this.#write.setFolderSeal.run(sealOfFolder(published.get() ?? '', files.all(), skipped.all()));
  }

  /** After a commit: no byte of what was removed may stay in a log or a spare file. */
  #tidy(): void {
    this.#pending.discard();
    this.connection.pragma('incremental_vacuum');
    this.#emptyLog();
    writeChecksum(this.options.folder);
  }

  /** Waits a second for readers in the middle of a read; when one reads on, the next `begin` tries again. */
  #emptyLog(): void {
    this.connection.pragma('busy_timeout = 1000');
    this.connection.pragma('wal_checkpoint(TRUNCATE)');
    this.connection.pragma(`busy_timeout = ${BUSY_MS}`);
  }

  *#points(): Generator<readonly [number, Float32Array]> {
    const { layout, published, vectors } = this.last;
    const { dimension } = published!.recipe.model;
    for (const article of layout.articles) {
      const cells = vectors.cells(article);
      for (let i = 0; i < article.passages; i++) {
        yield [article.firstPassage + i, fromCells(cells.subarray(i * dimension, (i + 1) * dimension))];
      }
    }
  }
}
