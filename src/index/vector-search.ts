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

/**
 * A changed article is scanned beside the others; all are gathered again when there are more such pieces than this, or
 * when this share of the rows is gone. Gathering 100,000 passages takes some 50 ms, in which no question is answered.
 */
const GATHER_AT = { pieces: 32, gone: 0.3 } as const;

/** More than this share of the accelerator's passages gone, or of the corpus not in it: it is made again. */
export const RENEW_AT = 0.1;

/** Vectors of some articles, gathered, with the keys of their rows in the generation at hand; −1 for those gone. */
interface Piece {
  readonly matrix: Matrix;
  readonly keys: Int32Array;
}

interface Hit {
  readonly key: PassageKey;
  readonly cosine: number;
}

export class VectorSearch {
  readonly #cellsOf;
  #layout: Layout;
  #origin: HnswOrigin;
  /** Null before the first scan. */
  #pieces: Piece[] | null = null;
  /** Where the vectors of an article lie: piece and first row. */
  readonly #places = new Map<number, { readonly piece: Piece; readonly firstRow: number }>();
  /** Whether the keys of the pieces are those of the generation at hand. */
  #keyed = false;
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
    if (JSON.stringify(origin) !== JSON.stringify(this.#origin)) this.#dropPieces();
    this.#layout = layout;
    this.#origin = origin;
    this.#keyed = false;
    this.#freshMatrix = null;
    const manifest = this.#hnsw ? readManifest(this.folder, origin) : null;
    if (manifest?.sha256 !== this.#hnsw?.manifest.sha256 || !manifest) this.#hnsw = undefined;
  }

  /** Whether the accelerator answers, in this generation. */
  get accelerated(): boolean {
    return this.#accelerator() !== null;
  }

  /** Makes what the first question would wait for. */
  warm(): void {
    if (!this.#accelerator()) this.#gathered();
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
      const place = this.#layout.at(key);
      if (!place) return 0;
      const gathered = this.#places.get(place.article.id);
      if (gathered) {
        const { matrix } = gathered.piece;
        return cosineAt(matrix.cells, (gathered.firstRow + place.ordinal) * matrix.stride, probe);
      }
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
    const probe = asProbe(vector);
    const hits = this.#gathered().flatMap(({ matrix, keys }) =>
      matrix.nearest(probe, limit, keys).map(({ row, cosine }) => ({ key: keys[row]!, cosine })),
    );
    return hits.sort((a, b) => b.cosine - a.cosine || a.key - b.key).slice(0, limit);
  }

  /** All vectors of this generation: what was gathered before, and one more piece with what is new. */
  #gathered(): readonly Piece[] {
    if (this.#pieces && this.#keyed) return this.#pieces;
    const { articles, passages } = this.#layout;
    const news = articles.filter(({ id }) => !this.#places.has(id));
    const rows = (this.#pieces ?? []).reduce((sum, { matrix }) => sum + matrix.rows, 0);
    const fresh = news.reduce((sum, article) => sum + article.passages, 0);
    const tooMany = (this.#pieces?.length ?? 0) >= GATHER_AT.pieces;
    if (tooMany || rows + fresh - passages > GATHER_AT.gone * passages) this.#dropPieces();
    const pieces = this.#pieces ?? [];
    const missing = articles.filter(({ id }) => !this.#places.has(id));
    if (missing.length > 0) {
      const matrix = this.#gather(missing);
      const piece = { matrix, keys: new Int32Array(matrix.rows) };
      let firstRow = 0;
      for (const article of missing) {
        this.#places.set(article.id, { piece, firstRow });
        firstRow += article.passages;
      }
      pieces.push(piece);
    }
    for (const { keys } of pieces) keys.fill(-1);
    let key = 0;
    for (const { id, passages: count } of articles) {
      const { piece, firstRow } = this.#places.get(id)!;
      for (let i = 0; i < count; i++) piece.keys[firstRow + i] = key++;
    }
    this.#pieces = pieces;
    this.#keyed = true;
    return pieces;
  }

  #dropPieces(): void {
    this.#pieces = null;
    this.#places.clear();
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
    return new Matrix(rows, this.#origin.dimension, this.#cellsOfAll(articles));
  }

  *#cellsOfAll(articles: readonly ArticleRow[]): Generator<Int8Array> {
    for (const article of articles) {
      yield this.cells(article).subarray(0, article.passages * this.#origin.dimension);
    }
  }
}
