/** The numbered words of one generation and how many passages hold them. Remembers what it was asked, within bounds. */
import type { Connection } from './schema.ts';
import { type NearWord, Spelling } from './spelling.ts';

/** A word with its number and, by column, the number of passages that hold it. */
export interface Term {
  readonly id: number;
  readonly text: string;
  readonly exact: number;
  readonly folded: number;
  readonly concepts: number;
}

/** Terms remembered at most, then all are forgotten: some ten megabytes, however many questions come. */
const REMEMBERED = 100_000;

export class Vocabulary {
  readonly #byText;
  readonly #byIds;
  readonly #allWords;
  readonly #terms = new Map<string, Term | null>();
  readonly #texts = new Map<number, string>();
  #spelling: Spelling | null = null;

  constructor(connection: Connection) {
    this.#byText = connection.prepare<[string], Term>(
      'SELECT id, text, exact, folded, concepts FROM term WHERE text = ?',
    );
    this.#byIds = connection
      .prepare<[string], [number, string]>(
        'SELECT id, text FROM term WHERE id IN (SELECT value FROM json_each(?))',
      )
      .raw();
    this.#allWords = connection
      .prepare<[], [string, number]>('SELECT text, words FROM term WHERE words > 0')
      .raw();
  }

  /** To be called when another generation is read from now on. */
  forgetAll(): void {
    this.#terms.clear();
    this.#texts.clear();
    this.#spelling = null;
  }

  /** Null for a word that no passage holds. */
  term(text: string): Term | null {
    const known = this.#terms.get(text);
    if (known !== undefined) return known;
    const term = this.#byText.get(text) ?? null;
    if (this.#terms.size >= REMEMBERED) this.#terms.clear();
    this.#terms.set(text, term);
    return term;
  }

  /** The words of these lists of numbers. Throws RangeError for a number without a word. */
  texts(lists: readonly (readonly number[])[]): string[][] {
    const unknown = new Set<number>();
    for (const list of lists) for (const id of list) if (!this.#texts.has(id)) unknown.add(id);
    if (this.#texts.size + unknown.size > REMEMBERED && this.#texts.size > 0) {
      this.#texts.clear();
      return this.texts(lists);
    }
    if (unknown.size > 0) {
      for (const [id, text] of this.#byIds.iterate(JSON.stringify([...unknown]))) this.#texts.set(id, text);
    }
    return lists.map((list) =>
      list.map((id) => {
        const text = this.#texts.get(id);
        if (text === undefined) throw new RangeError(`no term has the number ${id}`);
        return text;
      }),
    );
  }

  near(folded: string, limit: number): NearWord[] {
    this.#spelling ??= new Spelling(this.#allWords.all());
    return this.#spelling.near(folded, limit);
  }
}
