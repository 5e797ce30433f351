/**
 * Search by vectors in one generation: an exact scan, or the accelerator where that is quicker; either way the cosines
 * are those of scan.ts.
 */
import { BadVectorError } from '../errors.ts';
import { asCells } from './codec.ts';
import { type HnswIndex, type HnswOrigin, loadHnsw, readManifest } from './hnsw.ts';
import { type ArticleRow, Layout } from './layout.ts';
import { asProbe, cosineAt, Matrix } from './scan.ts';
import type { Connection } from './schema.ts';
import type { PassageKey } from './store.ts';

/**
 * Up to here the scan is used. Measured with 256 dimensions, the 40 nearest, p50 (SIMD scan | graph with breadth 200):
 * 20,000 passages 0.6 | 1.8 ms; 100,000 passages 2.3 | 1.2 ms; they meet near 60,000. But at 100,000 the graph takes 82 s to
 * build, 117 MB on disk and 0.2 s more at the first question, and the scan is exact; so the graph is left until the scan
 * would take more than some 5 ms.
 */
export const SCAN_AT_MOST = 200_000;

/** More than this share of the accelerator's passages gone, or of the corpus not in it: it is made again. */
export const RENEW_AT = 0.1;

interface Hit {
  readonly key: PassageKey;
  readonly cosine: number;
}

export class VectorSearch {
  readonly #cellsOf;
  #layout: Layout;
  #origin: HnswOrigin;
  #matrix: Matrix | null = null;
  /** undefined: not looked for yet. */
  #hnsw: HnswIndex | null | undefined = undefined;
  /** Passages that the accelerator does not know, by row of `#freshMatrix`. */
  #fresh: readonly PassageKey[] = [];
  #freshMatrix: Matrix | null = null;

  constructor(
    connection: Connection,
    private readonly folder: string,
    private readonly scanAtMost: number,
  ) {
    this.#cellsOf = connection
      .prepare<[number], Uint8Array>('SELECT cells FROM vectors WHERE article = ?')
      .pluck();
    this.#layout = new Layout([]);
    this.#origin = { lineage: '', modelChecksum: '', dimension: 0 };
  }

  /** To be called when another generation is read from now on. */
  turnTo(layout: Layout, origin: HnswOrigin): void {
    this.#layout = layout;
    this.#origin = origin;
    this.#matrix = null;
    this.#freshMatrix = null;
    const manifest = this.#hnsw ? readManifest(this.folder, origin) : null;
    if (manifest?.sha256 !== this.#hnsw?.manifest.sha256 || !manifest) this.#hnsw = undefined;
  }

  /** Whether the accelerator answers, in this generation. */
  get accelerated(): boolean {
    return this.#accelerator() !== null;
  }

  nearest(vector: Float32Array, limit: number): Hit[] {
    this.#check(vector);
    const hnsw = this.#accelerator();
    return hnsw ? this.#nearestBy(hnsw, vector, limit) : this.#scan(vector, limit);
  }

  cosines(vector: Float32Array, keys: readonly PassageKey[]): number[] {
    this.#check(vector);
    const probe = asProbe(vector);
    const cellsOf = new Map<number, Int8Array>();
    return keys.map((key) => {
      const matrix = this.#matrix;
      if (matrix && key >= 0 && key < matrix.rows) return cosineAt(matrix.cells, key * matrix.stride, probe);
      const place = this.#layout.at(key);
      if (!place) return 0;
      let cells = cellsOf.get(place.article.id);
      if (!cells) {
        cells = this.cells(place.article);
        cellsOf.set(place.article.id, cells);
      }
      return cosineAt(cells, place.ordinal * this.#origin.dimension, probe);
    });
  }

  /** The cells of an article's passages, one row a passage. */
  cells(article: ArticleRow): Int8Array {
    const blob = this.#cellsOf.get(article.id);
    return blob ? asCells(blob) : new Int8Array(0);
  }

  #check(vector: Float32Array): void {
    const { dimension } = this.#origin;
    if (vector.length !== dimension) {
      throw new BadVectorError(
        `The question has ${vector.length} dimensions where the index has ${dimension}.`,
      );
    }
    if (!vector.every(Number.isFinite)) throw new BadVectorError('The vector of the question is not finite.');
  }

  #accelerator(): HnswIndex | null {
    if (this.#layout.passages <= this.scanAtMost) return null;
    if (this.#hnsw === undefined) this.#hnsw = loadHnsw(this.folder, this.#origin);
    return this.#hnsw;
  }

  #scan(vector: Float32Array, limit: number): Hit[] {
    this.#matrix ??= this.#gather(this.#layout.articles);
    return this.#matrix.nearest(asProbe(vector), limit).map(({ row, cosine: value }) => ({
      key: row,
      cosine: value,
    }));
  }

  #nearestBy(hnsw: HnswIndex, vector: Float32Array, limit: number): Hit[] {
    const { nextPassage, count } = hnsw.manifest;
    let keys: PassageKey[] = [];
    // Labels of passages that are gone take places; ask for more until there are enough.
    for (let asked = Math.ceil(limit * (1 + RENEW_AT)) + 8; ; asked *= 2) {
      const labels = hnsw.nearest(vector, asked);
      keys = labels.map((label) => this.#layout.keyOf(label)).filter((key) => key !== null);
      if (keys.length >= limit || asked >= count) break;
    }
    const known = this.cosines(vector, keys).map((value, i) => ({ key: keys[i]!, cosine: value }));
    if (!this.#freshMatrix) {
      const articles = this.#layout.articles.filter((article) => article.firstPassage >= nextPassage);
      this.#freshMatrix = this.#gather(articles);
      this.#fresh = articles.flatMap((article) =>
        Array.from({ length: article.passages }, (_, i) => this.#layout.keyOf(article.firstPassage + i)!),
      );
    }
    const fresh = this.#freshMatrix.nearest(asProbe(vector), limit).map(({ row, cosine: value }) => ({
      key: this.#fresh[row]!,
      cosine: value,
    }));
    return [...known, ...fresh].sort((a, b) => b.cosine - a.cosine || a.key - b.key).slice(0, limit);
  }

  #gather(articles: readonly ArticleRow[]): Matrix {
    const rows = articles.reduce((sum, article) => sum + article.passages, 0);
    return new Matrix(rows, this.#origin.dimension, this.#pieces(articles));
  }

  *#pieces(articles: readonly ArticleRow[]): Generator<Int8Array> {
    for (const article of articles) {
      yield this.cells(article).subarray(0, article.passages * this.#origin.dimension);
    }
  }
}
