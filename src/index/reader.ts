/**
 * The reading half of the embedded store. `read` is one read transaction, and a generation is published in one write
 * transaction, so what a `work` sees is one generation whole. Reading is quick enough here to be done at once.
 */
import { statSync } from 'node:fs';
import { type GenerationOptions, type PublishedGeneration, SqliteGeneration } from './generation.ts';
import { enterFolder, leaveFolder } from './held-file.ts';
import type { Connection } from './schema.ts';
import { asIndexError } from './sqlite-error.ts';
import type { Generation, Store } from './store.ts';
import { SCAN_AT_MOST } from './vector-search.ts';
import { verifyAll } from './verify.ts';

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

export class SqliteReader implements Store {
  #generation: SqliteGeneration;
  #file: string | null;
  #followedAt = performance.now();
  /** As it was read last: unchanged text is not parsed again. */
  #publishedText: string | null = null;

  constructor(
    connection: Connection,
    protected readonly options: ReaderOptions,
  ) {
    this.#generation = new SqliteGeneration(connection, this.#generationOptions());
    this.#file = this.#identity();
    enterFolder(options.folder);
  }

  protected get connection(): Connection {
    return this.#generation.connection;
  }

  /** As it was read last; for the writer, beside whom nobody changes it. */
  protected get last(): SqliteGeneration {
    return this.#generation;
  }

  /** At once; a promise only because the port says so. */
  async read<T>(work: (generation: Generation) => T): Promise<T> {
    return this.inside(work);
  }

  /** Whether a passage with one of these texts (SHA-256, hex) is in the index, so that its vector can be used again. */
  async textsHeld(textHashes: readonly string[]): Promise<ReadonlySet<string>> {
    return this.inside((generation) => new Set(textHashes.filter((hash) => generation.holdsText(hash))));
  }

  /** Makes now what the first question would have to wait for: half a second at 100,000 passages. */
  warm(): void {
    this.inside((generation) => generation.warm());
  }

  /** Whether vectors are found through the accelerator rather than by the scan. */
  get accelerated(): boolean {
    return this.inside(({ accelerated }) => accelerated);
  }

  /** Everything that is wrong with what is stored, in sentences, at most so many; nothing when all is well. Takes long. */
  verify(atMost: number): string[] {
    return this.inside(({ connection }) => verifyAll(connection, atMost));
  }

  close(): void {
    if (!this.connection.open) return;
    this.connection.close();
    leaveFolder(this.options.folder);
  }

  /** `read` at once, in one read transaction or in the one that is open; for the other files of the embedded store. */
  inside<T>(work: (generation: SqliteGeneration) => T): T {
    if (this.#generation.open) return work(this.#generation);
    this.#follow();
    const generation = this.#generation;
    const { begin, end } = generation.statements;
    const within = this.connection.inTransaction; // of `publish`
    generation.open = true;
    try {
      this.#guarded(() => {
        if (!within) begin.run();
        this.#refresh();
      });
      return work(generation);
    } finally {
      generation.open = false;
      if (!within && this.connection.inTransaction) end.run();
    }
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asIndexError(error, this.options.file);
    }
  }

  /**
   * A damaged index is made again as a new file, by whichever process finds it. Who has the old one open must not go on
   * answering from it.
   */
  #follow(): void {
    const now = performance.now();
    const { reopen } = this.options;
    if (!reopen || now - this.#followedAt < FOLLOW_EVERY_MS) return;
    this.#followedAt = now;
    const file = this.#identity();
    // While the new file is being put in place, the old one answers.
    if (file === null || file === this.#file) return;
    this.#guarded(() => {
      const connection = reopen();
      this.connection.close();
      this.#generation = new SqliteGeneration(connection, this.#generationOptions());
      this.#file = this.#identity();
      this.#publishedText = null;
    });
  }

  #generationOptions(): GenerationOptions {
    const { folder, file, scanAtMost } = this.options;
    return { folder, file, scanAtMost: scanAtMost ?? SCAN_AT_MOST };
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
    const generation = this.#generation;
    const text = generation.statements.published.get();
    if (text === undefined) {
      this.#publishedText = null;
      if (generation.published) generation.turnTo(null);
      return;
    }
    if (text === this.#publishedText) return;
    const found = JSON.parse(text) as PublishedGeneration;
    this.#publishedText = text;
    const now = generation.published;
    if (now?.stamp.generation === found.stamp.generation && now.lineage === found.lineage) return;
    generation.turnTo(found);
  }
}
