/**
 * The words of all passages, turned round: for each term the passages that hold it and how often. Kept in memory, made
 * from the packed terms of each article, pure but for the order in which articles come.
 *
 * Why in memory: a full-text index in the file doubled INDEX_DIR, left its own copies of removed words to be cleaned,
 * and took 2 µs for every row that a common word touched. Here a posting is five bytes and some nanoseconds: 100,000
 * passages are 50 MB and are made in about a fifth of a second when the first question comes.
 *
 * A row is a passage; rows are given in the order in which articles are added and never move. What an article that went
 * has left behind is passed over (its rows have no key) until so much of it has gathered that all is made again.
 */
import { Packer, Unpacker } from './packed.ts';

/** The columns of terms, as they are numbered in postings. */
export const COLUMNS = ['exact', 'folded', 'concepts'] as const;
export type Column = (typeof COLUMNS)[number];

/** The terms of one article: for each passage its number of words, then term number → count by column. */
export interface ArticleTerms {
  readonly articleId: number;
  /** Made by `packTerms`. */
  readonly packed: Uint8Array;
}

/** How often one term stands in one passage, at most: more says nothing more. */
const LARGEST_COUNT = 255;

/** One passage's terms by number: for each column pairs of term number and count, numbers rising. */
export interface CountedTerms {
  /** Number of exact terms, repeats counted. */
  readonly words: number;
  readonly columns: readonly (readonly (readonly [term: number, count: number])[])[];
}

/**
 * Passages as bytes. Per passage: words, then for each column the number of terms and for each the distance to the term
 * before, doubled, plus one when a count above 1 follows. All numbers 7 bits a byte.
 */
export function packTerms(passages: readonly CountedTerms[]): Buffer {
  const packed = new Packer();
  packed.add(passages.length);
  for (const { words, columns } of passages) {
    packed.add(words);
    for (const column of columns) {
      packed.add(column.length);
      let before = 0;
      for (const [term, count] of column) {
        const often = Math.min(count, LARGEST_COUNT);
        packed.add((term - before) * 2 + (often > 1 ? 1 : 0));
        if (often > 1) packed.add(often);
        before = term;
      }
    }
  }
  return packed.bytes();
}

/** The reverse of `packTerms`; throws RangeError when the bytes are not what it makes. */
export function unpackTerms(bytes: Uint8Array): CountedTerms[] {
  const passages: CountedTerms[] = [];
  let columns: [number, number][][] = [];
  walk(
    bytes,
    (words) => {
      columns = COLUMNS.map(() => []);
      passages.push({ words, columns });
    },
    (column, term, count) => void columns[column]!.push([term, count]),
  );
  return passages;
}

/** Calls `onPassage` for each passage and `onTerm` for each of its terms. Throws RangeError when the bytes end early. */
function walk(
  bytes: Uint8Array,
  onPassage: (words: number) => void,
  onTerm: (column: number, term: number, count: number) => void,
): void {
  const packed = new Unpacker(bytes);
  const passages = packed.next();
  for (let passage = 0; passage < passages; passage++) {
    onPassage(packed.next());
    for (let column = 0; column < COLUMNS.length; column++) {
      const terms = packed.next();
      let term = 0;
      for (let i = 0; i < terms; i++) {
        const step = packed.next();
        term += step >>> 1;
        onTerm(column, term, (step & 1) === 1 ? packed.next() : 1);
      }
    }
  }
  if (!packed.atEnd) throw new RangeError('packed terms go on after their end');
}

/** Postings of one term in one column: rows, rising, with counts. */
interface Postings {
  readonly rows: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

/** Postings of articles that came after the main arrays were made. */
interface Later {
  readonly rows: number[];
  readonly counts: number[];
}

export class InvertedIndex {
  /** Rows given out so far. */
  rows = 0;
  /** Number of words by row. */
  #words = new Uint32Array(0);
  readonly #firstRow = new Map<number, number>();
  /** Where the postings of `term * 3 + column` begin in the main arrays; one more at the end. */
  #offsets = new Uint32Array(1);
  #mainRows = new Int32Array(0);
  #mainCounts = new Uint8Array(0);
  readonly #later = new Map<number, Later>();
  /** Rows that lie in the main arrays. */
  #mainRowCount = 0;

  /** Makes the main arrays from all articles. */
  constructor(articles: readonly ArticleTerms[]) {
    let ends = new Uint32Array(4_096);
    let postings = 0;
    let rows = 0;
    for (const { packed } of articles) {
      walk(
        packed,
        () => void rows++,
        (column, term) => {
          postings++;
          const key = term * COLUMNS.length + column;
          if (key + 1 >= ends.length) ends = enlarged(ends, key + 2);
          ends[key + 1]!++;
        },
      );
    }
    for (let i = 1; i < ends.length; i++) ends[i] = ends[i]! + ends[i - 1]!;
    this.#offsets = ends;
    const next = ends.slice();
    this.#mainRows = new Int32Array(postings);
    this.#mainCounts = new Uint8Array(postings);
    this.#words = new Uint32Array(rows);
    for (const { articleId, packed } of articles) {
      this.#firstRow.set(articleId, this.rows);
      walk(
        packed,
        (words) => {
          this.#words[this.rows++] = words;
        },
        (column, term, count) => {
          const at = next[term * COLUMNS.length + column]!++;
          this.#mainRows[at] = this.rows - 1;
          this.#mainCounts[at] = count;
        },
      );
    }
    this.#mainRowCount = this.rows;
  }

  /** Adds an article behind all others. */
  add({ articleId, packed }: ArticleTerms): void {
    this.#firstRow.set(articleId, this.rows);
    walk(
      packed,
      (words) => {
        if (this.rows === this.#words.length) this.#words = enlarged(this.#words, this.rows + 64);
        this.#words[this.rows++] = words;
      },
      (column, term, count) => {
        const key = term * COLUMNS.length + column;
        let later = this.#later.get(key);
        if (!later) {
          later = { rows: [], counts: [] };
          this.#later.set(key, later);
        }
        later.rows.push(this.rows - 1);
        later.counts.push(count);
      },
    );
  }

  /** Rows that were added after the main arrays were made: they take more memory and time. */
  get laterRows(): number {
    return this.rows - this.#mainRowCount;
  }

  has(articleId: number): boolean {
    return this.#firstRow.has(articleId);
  }

  /** The row of the first passage of an article; throws RangeError for an article that was not added. */
  firstRow(articleId: number): number {
    const row = this.#firstRow.get(articleId);
    if (row === undefined) throw new RangeError(`the words of article ${articleId} are missing`);
    return row;
  }

  words(row: number): number {
    return this.#words[row] ?? 0;
  }

  /** Calls `visit` for each passage that holds the term in this column. */
  visit(term: number, column: number, visit: (row: number, count: number) => void): void {
    for (const { rows, counts, from, to } of this.#lists(term, column)) {
      for (let i = from; i < to; i++) visit(rows[i]!, counts[i]!);
    }
  }

  /** How often a passage holds a term in a column. */
  count(term: number, column: number, row: number): number {
    for (const list of this.#lists(term, column)) {
      const at = firstAtLeast(list, row);
      if (at < list.to && list.rows[at] === row) return list.counts[at]!;
    }
    return 0;
  }

  /** Whether one of these rows holds a term in a column; `end` is not among them. */
  holdsBetween(term: number, column: number, first: number, end: number): boolean {
    return this.#lists(term, column).some((list) => {
      const at = firstAtLeast(list, first);
      return at < list.to && list.rows[at]! < end;
    });
  }

  #lists(term: number, column: number): Postings[] {
    const key = term * COLUMNS.length + column;
    const lists: Postings[] = [];
    if (key + 1 < this.#offsets.length) {
      const from = this.#offsets[key]!;
      const to = this.#offsets[key + 1]!;
      if (to > from) lists.push({ rows: this.#mainRows, counts: this.#mainCounts, from, to });
    }
    const later = this.#later.get(key);
    if (later) lists.push({ ...later, from: 0, to: later.rows.length });
    return lists;
  }
}

function enlarged(numbers: Uint32Array<ArrayBuffer>, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, numbers.length * 2));
  larger.set(numbers);
  return larger;
}

/** Where the rows of a list come to `row`; the end of the list when they never do. */
function firstAtLeast({ rows, from, to }: Postings, row: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
