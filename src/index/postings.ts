/** Gives terms their numbers and counts how many passages hold each, while a generation is written. */
import { createHash } from 'node:crypto';
import { fold } from '../language/fold.ts';
import type { WriteStatements } from './carry.ts';
import { COLUMNS, type Column, type CountedTerms } from './inverted.ts';
import type { PassageTerms } from './store.ts';

/** Numbers that go on from generation to generation. */
export interface Counters {
  /** The next article id: an id never comes again, so that what is remembered under one stays true. */
  article: number;
  /** The next passage id. */
  passage: number;
  /** The next term id. */
  term: number;
  /** Words of all passages, repeats counted: what the mean length is made from. */
  words: number;
  /** Of all terms with their numbers; see `termSeal`. */
  terms: string;
}

/**
 * Takes a term into the seal of all terms, or out of it: an exclusive or of hashes, so that neither the order nor the
 * history counts. 12 hex digits.
 */
export function termSeal(seal: string, id: number, text: string): string {
  const hash = createHash('sha256').update(`${id} ${text}`).digest();
  const before = Buffer.from(seal, 'hex');
  return Buffer.from(before.map((byte, i) => byte ^ hash[i]!)).toString('hex');
}

/** The seal of no terms. */
export const NO_TERMS = '000000000000';

/** The terms of an article, each named once: what waits for its numbers. */
export interface ListedTerms {
  readonly texts: readonly string[];
  /** For each passage: number of words, repeats counted, and by column pairs of position in `texts` and count. */
  readonly passages: readonly {
    readonly words: number;
    readonly columns: readonly (readonly number[])[];
  }[];
}

export function listTerms(passages: readonly PassageTerms[]): ListedTerms {
  const places = new Map<string, number>();
  const texts: string[] = [];
  const placeOf = (text: string): number => {
    let place = places.get(text);
    if (place === undefined) {
      place = texts.length;
      places.set(text, place);
      texts.push(text);
    }
    return place;
  };
  const counted = (terms: readonly string[]): number[] => {
    const counts = new Map<number, number>();
    for (const text of terms) {
      const place = placeOf(text);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return [...counts].flat();
  };
  const listed = passages.map((terms) => ({
    words: terms.exact.length,
    columns: COLUMNS.map((column) => counted(terms[column])),
  }));
  return { texts, passages: listed };
}

/** One term while a generation is written: its number, and how many more or fewer hold it. */
class TermRecord {
  exact = 0;
  folded = 0;
  concepts = 0;
  /** Passages that hold it as a word for spelling: folded, not stemmed. */
  words = 0;
  /** People who have it in a name or a role. */
  people = 0;
  /** The record of the folded word for spelling; null for numbers; undefined while nobody has asked. */
  word: TermRecord | null | undefined = undefined;
  /** The passage that it was last counted for as a word: several forms of one word count once. */
  lastAsWord = 0;

  constructor(
    readonly id: number,
    readonly text: string,
  ) {}
}

/** The numbers of terms and the counts of their passages, gathered in memory and written once by `settle`. */
export class Postings {
  readonly #byText = new Map<string, TermRecord>();
  readonly #byId = new Map<number, TermRecord>();
  #passage = 0;

  constructor(
    private readonly statements: WriteStatements,
    private readonly counters: Counters,
  ) {}

  /** Counts the passages of an article in, and returns their terms by number; new words get new numbers. */
  add({ texts, passages }: ListedTerms): CountedTerms[] {
    const records = texts.map((text) => this.#record(text));
    return passages.map(({ words, columns }) => {
      this.counters.words += words;
      const counted = columns.map((pairs) => {
        const terms: [TermRecord, number][] = [];
        for (let i = 0; i < pairs.length; i += 2) terms.push([records[pairs[i]!]!, pairs[i + 1]!]);
        return terms.sort(([a], [b]) => a.id - b.id);
      });
      this.#count(counted, 1);
      return { words, columns: counted.map((terms) => terms.map(([{ id }, count]) => [id, count] as const)) };
    });
  }

  /** Counts the passages of an article out. */
  remove(passages: readonly CountedTerms[]): void {
    for (const { words, columns } of passages) {
      this.counters.words -= words;
      this.#count(
        columns.map((terms) => terms.map(([id, count]) => [this.#recordOf(id), count] as const)),
        -1,
      );
    }
  }

  /** The number of a term that a person's name or role holds. */
  addOfPerson(text: string): number {
    const record = this.#record(text);
    record.people++;
    return record.id;
  }

  removeOfPerson(id: number): void {
    this.#recordOf(id).people--;
  }

  /** Writes the counts; a word that nobody holds any more goes. */
  settle(): void {
    for (const { id, text, exact, folded, concepts, words, people } of this.#byId.values()) {
      if (exact || folded || concepts || words || people) {
        this.statements.countTerm.run(exact, folded, concepts, words, people, id);
      }
      if (exact > 0 || folded > 0 || concepts > 0 || words > 0 || people > 0) continue;
      if (this.statements.dropUnusedTerm.run(id).changes > 0) this.#seal(id, text);
    }
  }

  #count(columns: readonly (readonly (readonly [TermRecord, number])[])[], by: 1 | -1): void {
    const passage = ++this.#passage;
    COLUMNS.forEach((column: Column, i) => {
      for (const [record] of columns[i]!) {
        record[column] += by;
        if (column !== 'exact') continue;
        if (record.word === undefined) record.word = this.#wordOf(record);
        if (record.word && record.word.lastAsWord !== passage) {
          record.word.lastAsWord = passage;
          record.word.words += by;
        }
      }
    });
  }

  #record(text: string): TermRecord {
    const known = this.#byText.get(text);
    if (known) return known;
    let id = this.statements.termId.get(text);
    if (id === undefined) {
      id = this.counters.term++;
      this.statements.addTerm.run(id, text);
      this.#seal(id, text);
    }
    return this.#keep(new TermRecord(id, text));
  }

  #recordOf(id: number): TermRecord {
    const known = this.#byId.get(id);
    if (known) return known;
    const text = this.statements.termText.get(id);
    if (text === undefined) throw new RangeError(`no term has the number ${id}`);
    return this.#keep(new TermRecord(id, text));
  }

  #wordOf(record: TermRecord): TermRecord | null {
    if (/\p{Nd}/u.test(record.text)) return null;
    const word = fold(record.text);
    return word === record.text ? record : this.#record(word);
  }

  #seal(id: number, text: string): void {
    this.counters.terms = termSeal(this.counters.terms, id, text);
  }

  #keep(record: TermRecord): TermRecord {
    this.#byText.set(record.text, record);
    this.#byId.set(record.id, record);
    return record;
  }
}
