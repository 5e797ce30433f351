/** A store in memory: the readable one. With `replays` it behaves to whoever reads like one that has to fetch everything. */
import { createHash } from 'node:crypto';
import type { IndexStamp, SkippedFile } from '../../src/domain.ts';
import type {
  FileState,
  Generation,
  IndexedArticle,
  IndexRecipe,
  Published,
  WritableStore,
} from '../../src/index/store.ts';
import { checkUnit, type Entry, MemoryGeneration, type State } from './generation.ts';
import { reading } from './reading.ts';

export class MemoryStore implements WritableStore {
  /** How often a `work` was run again because something had to be fetched; 0 without `replays`. */
  replayed = 0;
  #now: State | null = null;
  #recipe: IndexRecipe | null = null;
  #waiting = new Map<string, Entry | null>();

  constructor(private readonly options: { readonly replays: boolean } = { replays: false }) {}

  async read<T>(work: (generation: Generation) => T): Promise<T> {
    const onAgain = () => {
      this.replayed++;
    };
    return await reading(new MemoryGeneration(this.#now), work, { ...this.options, onAgain });
  }

  async begin(recipe: IndexRecipe): Promise<void> {
    if (this.#recipe && JSON.stringify(this.#recipe) !== JSON.stringify(recipe)) this.#waiting.clear();
    this.#recipe = recipe;
  }

  async prepared(): Promise<ReadonlyMap<string, string | null>> {
    return new Map(
      [...this.#waiting].map(([path, entry]) => [path, entry?.indexed.analysed.article.hash ?? null]),
    );
  }

  async reusableVectors(textHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
    const known = new Map<string, Float32Array>();
    const same = JSON.stringify(this.#now?.recipe.model) === JSON.stringify(this.#recipe?.model);
    for (const entry of [...(same ? this.#now!.entries.values() : []), ...this.#waiting.values()]) {
      entry?.indexed.analysed.passages.forEach((passage, i) => {
        const text = entry.indexed.analysed.article.text.slice(passage.start, passage.end);
        const hash = createHash('sha256').update(text).digest('hex');
        if (textHashes.includes(hash)) known.set(hash, entry.indexed.vectors[i]!);
      });
    }
    return known;
  }

  async put(indexed: IndexedArticle, roleTerms: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const vector of indexed.vectors) checkUnit(vector, this.#recipe!.model.dimension);
    this.#waiting.set(indexed.analysed.article.path, { indexed, roleTerms });
  }

  async remove(path: string): Promise<void> {
    this.#waiting.set(path, null);
  }

  async forget(path: string): Promise<void> {
    this.#waiting.delete(path);
  }

  async flush(): Promise<void> {}

  async publish(
    skipped: readonly SkippedFile[],
    files: readonly FileState[],
    madeAt: Date,
  ): Promise<Published> {
    const before = new MemoryGeneration(this.#now).texts();
    const gone = [...this.#waiting].filter(([path, entry]) => !entry && this.#now?.entries.has(path));
    const passagesOf = new Map(gone.map(([path]) => [path, this.#now!.entries.get(path)!.indexed]));
    const entries = new Map(this.#now?.entries);
    for (const [path, entry] of this.#waiting) {
      if (entry) entries.set(path, entry);
      else entries.delete(path);
    }
    this.#waiting.clear();
    const passages = [...entries.values()].reduce((sum, { indexed }) => sum + indexed.terms.length, 0);
    const stamp: IndexStamp = {
      generation: (this.#now?.stamp.generation ?? 0) + 1,
      madeAt: madeAt.toISOString(),
      model: this.#recipe!.model.id,
      articles: entries.size,
      passages,
    };
    this.#now = { entries, stamp, recipe: this.#recipe!, skipped, files };
    const after = new MemoryGeneration(this.#now).texts();
    let removed = 0;
    for (const [text, times] of before) removed += Math.max(0, times - (after.get(text) ?? 0));
    const receipts = [...passagesOf].map(([file, { analysed }]) => {
      const texts = analysed.passages.map(({ start, end }) => analysed.article.text.slice(start, end));
      const erased = texts.filter((text) => !after.has(text)).length;
      return { file, passages: texts.length, erased, pieces: 0, left: 0, bytesChecked: 0 };
    });
    return { stamp, removed, receipts, provingMs: 0 };
  }

  async noteFiles(files: readonly FileState[]): Promise<void> {
    if (this.#now) this.#now = { ...this.#now, files };
  }

  async accelerate(): Promise<boolean> {
    return false;
  }

  close(): void {}
}
