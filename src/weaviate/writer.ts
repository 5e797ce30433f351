/**
 * The writing half of the store on a cluster.
 *
 * A generation: `put` writes objects that no head names, so that no reader knows of them; `publish` writes what changed
 * into the ledger and then one object, the head. Killed before that: the old generation stands, and the next run finds what
 * was written under the ids that it would write itself. Killed after it: the new generation stands, and the next run
 * collects what the old one left.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SkippedFile } from '../domain.ts';
import { IndexLockedError } from '../errors.ts';
import { checkVector, fromCells, toCells } from '../index/codec.ts';
import type { FileState, IndexedArticle, IndexRecipe, Published, WritableStore } from '../index/store.ts';
import type { WeaviateClient } from './client.ts';
import { deleteVersions, proveRemoved, pruneLedger, type Removal, sweepPassages } from './collect.ts';
import { dropOthers, ensureCollections } from './collections.ts';
import { RunCounts } from './counts.ts';
import { fetchObjects } from './find.ts';
import { type Head, tipOf } from './head.ts';
import { fingerprint } from './ids.ts';
import { fileChanges, Ledger, type LedgerChange, NOTHING } from './ledger.ts';
import { writeLedger } from './ledger-writer.ts';
import {
  type ArticleWords,
  articleWords,
  type Birth,
  readyArticle,
  removalObject,
  textKeyOf,
  textOf,
} from './objects.ts';
import { WriteQueue } from './queue.ts';
import { KEPT_MS, WeaviateReader } from './reader.ts';
import { Recent } from './recent.ts';
import { type Collections, collectionsOf, type Placement } from './schema.ts';
import { probesFor, untilFound, type WrittenPassage } from './sound.ts';
import { findTexts } from './texts.ts';
import { findLeftovers, type Waiting } from './waiting.ts';
import { writeObjects } from './write.ts';

export interface WriterOptions {
  readonly placement: Placement;
  /** Makes sure, before the head is written, that nobody else writes. */
  readonly assertHeld?: () => Promise<void>;
  /** How long a generation stays whole after it has ended, milliseconds; shorter in tests with one process. */
  readonly keptMs?: number;
}

/** A run from `begin` on. */
interface Run {
  readonly recipe: IndexRecipe;
  readonly names: Collections;
  readonly birth: Birth;
  readonly head: Head | null;
  readonly ledger: Ledger;
  readonly waiting: Map<string, Waiting>;
  readonly counts: RunCounts;
  /** Versions that are in `counts`. */
  readonly counted: Set<string>;
  /** The passages that were put last: what a node takes into its files last. */
  readonly last: (WrittenPassage & { readonly version: string })[];
  /** Whether vectors may be found in the cluster. */
  readonly reuses: boolean;
}

/** Vectors of texts put in this run: the text may come again before the cluster has it. */
const VECTORS_REMEMBERED = 20_000;

/** Passages that are looked for before a generation is published, among so many of the last: several groups of the queue. */
const PROBES = 128;
const LAST_PASSAGES = 1_600;

export class WeaviateWriter extends WeaviateReader implements WritableStore {
  readonly #queue: WriteQueue;
  readonly #cells = new Recent<Int8Array>(VECTORS_REMEMBERED);
  #run: Run | null = null;

  constructor(
    client: WeaviateClient,
    private readonly options: WriterOptions,
  ) {
    super(client, options.placement.collection);
    this.#queue = new WriteQueue(client);
  }

  async begin(recipe: IndexRecipe): Promise<void> {
    await this.#queue.flush();
    const { placement } = this.options;
    const names = collectionsOf(placement.collection, recipe.model);
    await ensureCollections(this.client, placement, names);
    const head = await this.heads.fresh();
    const ledger = head ? (await this.states.at(head)).ledger : Ledger.empty;
    const birth = {
      recipe: fingerprint(JSON.stringify(recipe)),
      born: (head?.stamp.generation ?? 0) + 1,
    };
    // A writer that was killed after publishing has left what readers may still be at.
    if (head && !head.tidy) await sleep(this.options.keptMs ?? KEPT_MS);
    const { waiting, rubbish } = await findLeftovers(this.client, names, { head, ledger }, birth);
    await deleteVersions(this.client, names, rubbish);
    await dropOthers(this.client, placement.collection, head ? [head.collections, names] : [names]);
    const same = head?.collections.articles === names.articles;
    if (head && same && !head.tidy) await this.#tidy(head, ledger, names);
    this.#run = {
      recipe,
      names,
      birth,
      head: head && { ...head, tidy: true },
      ledger,
      waiting: new Map(waiting),
      counts: new RunCounts(),
      counted: new Set(),
      last: [],
      reuses: waiting.size > 0 || (same && ledger.catalogue.passages > 0),
    };
  }

  async prepared(): Promise<ReadonlyMap<string, string | null>> {
    const waiting = [...this.#runNow().waiting].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(waiting.map(([path, { listed: it }]) => [path, it?.hash ?? null]));
  }

  async reusableVectors(textHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
    const { recipe, names, reuses } = this.#runNow();
    const byKey = new Map<string, Int8Array>();
    for (const textHash of textHashes) {
      const known = this.#cells.get(this.#cellsKey(textKeyOf(textHash)));
      if (known) byKey.set(textKeyOf(textHash), known);
    }
    const unknown = textHashes.map(textKeyOf).filter((key) => !byKey.has(key));
    if (reuses) {
      for (const [key, cells] of await findTexts(this.client, names.passages, unknown)) byKey.set(key, cells);
    }
    const vectors = new Map<string, Float32Array>();
    for (const textHash of textHashes) {
      const cells = byKey.get(textKeyOf(textHash));
      if (cells?.length === recipe.model.dimension) vectors.set(textHash, fromCells(cells));
    }
    return vectors;
  }

  async put(indexed: IndexedArticle, roleTerms: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const { analysed, terms, vectors } = indexed;
    const { article, passages } = analysed;
    if (terms.length !== passages.length || vectors.length !== passages.length) {
      throw new RangeError(`${article.path}: ${passages.length} passages need as many terms and vectors`);
    }
    const run = this.#runNow();
    for (const vector of vectors) checkVector(vector, run.recipe.model.dimension);
    const ready = readyArticle(indexed, roleTerms, run.birth, run.names);
    const { version } = ready.listed;
    const before = run.waiting.get(article.path);
    if (before && before.version !== version) await this.forget(article.path);
    run.waiting.set(article.path, { version, listed: ready.listed });
    if (!run.counted.has(version)) run.counts.add(ready.words, 1);
    run.counted.add(version);
    for (const { id, properties } of ready.passages)
      run.last.push({ id, version, terms: textOf(properties.terms) });
    run.last.splice(0, Math.max(0, run.last.length - LAST_PASSAGES));
    ready.words.textKeys.forEach((key, i) => {
      this.#cells.set(this.#cellsKey(key), toCells(vectors[i]!));
    });
    await this.#queue.add(ready);
  }

  async remove(path: string): Promise<void> {
    const { waiting, birth, names } = this.#runNow();
    if (waiting.has(path)) await this.forget(path);
    const object = removalObject(path, birth, names.articles);
    await writeObjects(this.client, [object]);
    waiting.set(path, { version: object.id, listed: null });
  }

  async forget(path: string): Promise<void> {
    const { waiting, counts, counted, names } = this.#runNow();
    const known = waiting.get(path);
    if (!known) return;
    await this.#queue.flush();
    if (counted.delete(known.version)) {
      for (const words of (await this.#wordsOf(names, [known.version])).values()) counts.add(words, -1);
    }
    await deleteVersions(this.client, names, [known.version]);
    waiting.delete(path);
  }

  async flush(): Promise<void> {
    await this.#queue.flush();
  }

  async publish(
    skipped: readonly SkippedFile[],
    files: readonly FileState[],
    madeAt: Date,
  ): Promise<Published> {
    const run = this.#runNow();
    const { head, names, waiting, birth, recipe } = run;
    await this.flush();
    const ended = [...waiting].flatMap(([path, { version }]) => {
      const old = run.ledger.catalogue.byPath(path);
      return old && old.version !== version ? [old] : [];
    });
    const same = head === null || head.collections.articles === names.articles;
    // Collections of another model hold nothing of what comes.
    const base = same ? run.ledger : Ledger.empty;
    const gone = same ? ended : run.ledger.catalogue.articles;
    const { removals, change } = await this.#changes(run, base, gone);
    const files_ = fileChanges(base.files, files);
    const whole: LedgerChange = { ...change, files: files_, skipped };
    const parts = same ? (head?.ledger ?? []) : [];
    const written = await writeLedger(this.client, names.ledger, { parts, before: base, change: whole });
    const { ledger } = written;
    // One that was put may have been forgotten.
    const last = run.last.filter(({ version }) => ledger.catalogue.byVersion(version));
    await untilFound(this.client, names.passages, probesFor(ledger, last, PROBES));
    await this.#assertUnchanged(head);
    const tidy = gone.length === 0 && waiting.size === 0;
    const published: Omit<Head, 'format'> = {
      stamp: {
        generation: birth.born,
        madeAt: madeAt.toISOString(),
        model: recipe.model.id,
        articles: ledger.catalogue.articles.length,
        passages: ledger.catalogue.passages,
      },
      recipe,
      collections: names,
      ledger: written.parts,
      tidy,
    };
    await this.heads.write(published);
    this.states.knows(ledger);
    const from = performance.now();
    const receipts = await this.#collect(run, published, ledger, gone, removals);
    this.#run = {
      ...run,
      birth: { ...birth, born: birth.born + 1 },
      head: { format: 1, ...published, tidy: true },
      ledger,
      waiting: new Map(),
      counts: new RunCounts(),
      counted: new Set(),
      last: [],
      reuses: true,
    };
    return {
      stamp: published.stamp,
      removed: run.counts.textsGone,
      receipts,
      provingMs: performance.now() - from,
    };
  }

  async noteFiles(files: readonly FileState[]): Promise<void> {
    const run = this.#runNow();
    const { head, ledger, names } = run;
    if (!head) return;
    const change = { ...NOTHING, files: fileChanges(ledger.files, files) };
    const written = await writeLedger(this.client, names.ledger, {
      parts: head.ledger,
      before: ledger,
      change,
    });
    await this.#assertUnchanged(head);
    const noted = { ...head, ledger: written.parts };
    await this.heads.write(noted);
    this.states.knows(written.ledger);
    this.#run = { ...run, head: noted, ledger: written.ledger };
  }

  /** The cluster keeps its own graph of vectors. */
  async accelerate(): Promise<boolean> {
    return false;
  }

  #runNow(): Run {
    if (!this.#run) throw new Error('begin was not called');
    return this.#run;
  }

  /** What the waiting articles make of the state before, and what is known of the articles that go for good. */
  async #changes(
    run: Run,
    base: Ledger,
    gone: readonly { readonly path: string; readonly version: string }[],
  ): Promise<{ change: LedgerChange; removals: Removal[] }> {
    const { waiting, counts, counted, head, names, ledger } = run;
    const uncounted = [...waiting.values()].filter(
      ({ version, listed: it }) => it !== null && !counted.has(version),
    );
    const words = await this.#wordsOf(
      names,
      uncounted.map(({ version }) => version),
    );
    for (const each of words.values()) counts.add(each, 1);
    const terms = base === ledger ? counts.terms : counts.terms.copy();
    const ending = await this.#wordsOf(
      head?.collections ?? names,
      gone.map(({ version }) => version),
    );
    for (const each of ending.values()) counts.add(each, -1);
    const removals = [...waiting].flatMap(([path, { listed: it }]) => {
      const old = ledger.catalogue.byPath(path);
      return it === null && old ? [{ listed: old, textKeys: ending.get(old.version)?.textKeys ?? [] }] : [];
    });
    const articles = new Map(
      [...waiting].flatMap(([path, { listed: it }]) =>
        it !== null || base.catalogue.byPath(path) ? [[path, it] as const] : [],
      ),
    );
    return {
      change: { ...NOTHING, articles, terms: terms.entries(), words: terms.words },
      removals,
    };
  }

  /** Waits until nobody can be at what has ended, deletes it, and proves it. */
  async #collect(
    { head, names, waiting }: Run,
    published: Omit<Head, 'format'>,
    ledger: Ledger,
    gone: readonly { readonly version: string }[],
    removals: readonly Removal[],
  ) {
    if (published.tidy) return [];
    if (gone.length > 0) await sleep(this.options.keptMs ?? KEPT_MS);
    const markers = [...waiting.values()].filter(({ listed: it }) => it === null);
    const other = head && head.collections.articles !== names.articles;
    const ended = other ? [] : gone.map(({ version }) => version);
    await deleteVersions(this.client, names, [...ended, ...markers.map(({ version }) => version)]);
    await dropOthers(this.client, this.collection, [names]);
    await this.#tidy({ format: 1, ...published }, ledger, names);
    return await proveRemoved(
      this.client,
      names,
      removals,
      async (keys) => new Set((await findTexts(this.client, names.passages, keys)).keys()),
    );
  }

  /** Makes sure that nothing lies there but the generation, and notes it in the head. */
  async #tidy(head: Head, ledger: Ledger, names: Collections): Promise<void> {
    await sweepPassages(this.client, names, ledger.catalogue);
    await pruneLedger(this.client, names, head.ledger);
    await this.heads.write({ ...head, tidy: true });
  }

  /** @throws IndexLockedError when somebody else writes, or has published since `begin`. */
  async #assertUnchanged(head: Head | null): Promise<void> {
    await this.options.assertHeld?.();
    if (tipOf(await this.heads.fresh()) !== tipOf(head)) {
      throw new IndexLockedError('another process, which has published meanwhile');
    }
  }

  async #wordsOf(names: Collections, versions: readonly string[]): Promise<Map<string, ArticleWords>> {
    const found = await fetchObjects(this.client, names.articles, versions, 'words');
    return new Map([...found].map(([version, object]) => [version, articleWords(object)]));
  }

  #cellsKey(textKey: string): string {
    return `${this.#runNow().names.passages} ${textKey}`;
  }
}
