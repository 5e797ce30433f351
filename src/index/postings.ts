/** Gives terms their numbers and counts how many passages hold each, while a generation is written. */
import { fold } from '../language/fold.ts';
import type { WriteStatements } from './carry.ts';
import type { PassageTerms } from './store.ts';

/** Numbers that go on from generation to generation. */
export interface Counters {
  /** The next passage id. */
  passage: number;
  /** The next term id. */
  term: number;
  foldedWords: number;
}

/** One term while a generation is written: its number, and how many passages more or fewer hold it, by column. */
class TermRecord {
  exact = 0;
  folded = 0;
  concepts = 0;
  /** As a word for spelling: folded, not stemmed. */
  words = 0;
  /** The record of the folded word for spelling; null for numbers; undefined while nobody has asked. */
  word: TermRecord | null | undefined = undefined;
  /** The passage that it was last counted for, by column: a term that repeats counts once. */
  readonly last = { exact: 0, folded: 0, concepts: 0, words: 0 };

  constructor(
    readonly id: number,
    readonly text: string,
  ) {}
}

type Records = readonly [exact: TermRecord[], folded: TermRecord[], concepts: TermRecord[]];

/** The numbers of terms and the counts of their passages, gathered in memory and written once by `settle`. */
export class Postings {
  readonly #byText = new Map<string, TermRecord>();
  readonly #byId = new Map<number, TermRecord>();
  #passage = 0;

  constructor(
    private readonly statements: WriteStatements,
    private readonly counters: Counters,
  ) {}

  /** Counts a passage with these terms in, and returns their numbers by column; new words get new numbers. */
  add({ exact, folded, concepts }: PassageTerms): number[][] {
    const records = (texts: readonly string[]) => texts.map((text) => this.#record(text));
    const all: Records = [records(exact), records(folded), records(concepts)];
    this.#count(all, 1);
    return all.map((list) => list.map((record) => record.id));
  }

  /** Counts a passage out, given the numbers of its terms by column. */
  remove(numbers: readonly (readonly number[])[]): void {
    const records = (ids: readonly number[] = []) => ids.map((id) => this.#recordOf(id));
    this.#count([records(numbers[0]), records(numbers[1]), records(numbers[2])], -1);
  }

  /** Writes the counts; a word that no passage holds any more goes. */
  settle(): void {
    for (const { id, exact, folded, concepts, words } of this.#byId.values()) {
      if (exact || folded || concepts || words) {
        this.statements.countTerm.run(exact, folded, concepts, words, id);
      }
      if (exact <= 0 && folded <= 0 && concepts <= 0 && words <= 0) this.statements.dropUnusedTerm.run(id);
    }
  }

  #count([exact, folded, concepts]: Records, by: 1 | -1): void {
    const passage = ++this.#passage;
    const once = (record: TermRecord, column: keyof TermRecord['last']) => {
      if (record.last[column] === passage) return;
      record.last[column] = passage;
      record[column] += by;
    };
    for (const record of exact) {
      once(record, 'exact');
      if (record.word === undefined) record.word = this.#wordOf(record);
      if (record.word) once(record.word, 'words');
    }
    for (const record of folded) once(record, 'folded');
    for (const record of concepts) once(record, 'concepts');
  }

  #record(text: string): TermRecord {
    const known = this.#byText.get(text);
    if (known) return known;
    let id = this.statements.termId.get(text);
    if (id === undefined) {
      id = this.counters.term++;
      this.statements.addTerm.run(id, text);
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

  #keep(record: TermRecord): TermRecord {
    this.#byText.set(record.text, record);
    this.#byId.set(record.id, record);
    return record;
  }
}
