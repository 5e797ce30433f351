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

/** Terms remembered at most, then all are forgotten: some megabytes, however many questions come. */
const REMEMBERED = 20_000;

export class Vocabulary {
  readonly #byText;
  readonly #allWords;
  readonly #terms = new Map<string, Term | null>();
  #spelling: Spelling | null = null;

  constructor(connection: Connection) {
    this.#byText = connection.prepare<[string], Term>(
      'SELECT id, text, exact, folded, concepts FROM term WHERE text = ?',
    );
    this.#allWords = connection
      .prepare<[], [string, number]>('SELECT text, words FROM term WHERE words > 0')
      .raw();
  }

  /** To be called when another generation is read from now on. */
  forgetAll(): void {
    this.#terms.clear();
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

  near(folded: string, limit: number): NearWord[] {
    this.#spelling ??= new Spelling(this.#allWords.all());
    return this.#spelling.near(folded, limit);
  }
}
