/** Carries articles into and out of the tables of the index; all of it runs inside the transaction of `publish`. */
import { fold } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import { asBlob, packNumbers, unpackNumbers } from './codec.ts';
import type { ArticleRow } from './layout.ts';
import type { PendingArticle } from './pending.ts';
import { articleColumns, personColumns, sentenceColumns } from './rows.ts';
import type { Connection } from './schema.ts';
import type { PassageTerms } from './store.ts';
import { termToken } from './word-search.ts';

/** Numbers that go on from generation to generation. */
export interface Counters {
  /** The next passage id. */
  passage: number;
  /** The next term id. */
  term: number;
  foldedWords: number;
}

export type WriteStatements = ReturnType<typeof writeStatements>;

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

export function writeArticle(
  statements: WriteStatements,
  postings: Postings,
  counters: Counters,
  pending: PendingArticle,
  cellsOf: (textHash: string) => Int8Array,
): void {
  const { analysed, terms, textHashes, roleTerms } = pending;
  const { article, passages, sentences, attributions, people } = analysed;
  const { path, hash, format, encoding, language, fields, text } = articleColumns(article);
  const first = counters.passage;
  const { lastInsertRowid } = statements.addArticle.run(
    path,
    hash,
    format,
    encoding,
    language,
    fields,
    first,
    passages.length,
  );
  const id = Number(lastInsertRowid);
  statements.addBody.run(id, text);
  statements.addVectors.run(id, Buffer.concat(textHashes.map((textHash) => asBlob(cellsOf(textHash)))));
  passages.forEach((passage, i) => {
    const numbers = postings.add(terms[i]!);
    counters.foldedWords += numbers[1]!.length;
    const [exact, folded, concepts] = numbers.map((ids) => ids.map(termToken).join(' '));
    const { start, end, firstSentence, lastSentence } = passage;
    const textHash = Buffer.from(textHashes[i]!, 'hex');
    statements.addPassage.run(
      first + i,
      start,
      end,
      firstSentence,
      lastSentence,
      textHash,
      packNumbers(numbers),
    );
    statements.addWords.run(first + i, exact!, folded!, concepts!);
  });
  counters.passage += passages.length;
  sentences.forEach((sentence, i) => {
    const row = sentenceColumns(sentence, attributions[i]!);
    statements.addSentence.run(
      id,
      row.ordinal,
      row.paragraph,
      row.kind,
      row.start,
      row.end,
      row.attribution,
      row.speakers,
      row.because,
      row.evidence,
    );
  });
  const rolesOf = new Map(roleTerms);
  people.forEach((person, ordinal) => {
    const row = personColumns(person);
    statements.addPerson.run(id, ordinal, row.id, row.kind, row.name, row.names, row.roles, row.gender);
    for (const word of nameWords(person.names)) statements.addPersonName.run(word, id, ordinal);
    for (const term of rolesOf.get(person.id) ?? []) statements.addPersonRole.run(term, id, ordinal);
  });
}

/** The folded words of all forms of a name. */
export function nameWords(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => tokenize(name).map((token) => token.folded)));
}

export function removeArticle(
  statements: WriteStatements,
  postings: Postings,
  counters: Counters,
  article: ArticleRow,
): void {
  const { id, firstPassage, passages } = article;
  for (let passage = firstPassage; passage < firstPassage + passages; passage++) {
    const packed = statements.passageTerms.get(passage);
    if (packed === undefined) throw new RangeError(`passage ${passage} is missing`);
    const numbers = unpackNumbers(packed, 3);
    postings.remove(numbers);
    counters.foldedWords -= numbers[1]!.length;
    statements.dropPassage.run(passage);
    statements.dropWords.run(passage);
  }
  for (const drop of statements.dropArticle) drop.run(id);
}

/** Empties all tables of articles: quicker than row by row, and nothing of an older version can be left over. */
export function wipe(connection: Connection): void {
  for (const table of ['article', ...TABLES_BY_ARTICLE, 'passage', 'term']) {
    connection.exec(`DELETE FROM ${table}`);
  }
  connection.exec("INSERT INTO words (words) VALUES ('delete-all')");
}

const TABLES_BY_ARTICLE = ['body', 'vectors', 'sentence', 'person', 'person_name', 'person_role'] as const;

export function writeStatements(connection: Connection) {
  const insert = <P extends unknown[]>(table: string, values: number) =>
    connection.prepare<P>(`INSERT INTO ${table} VALUES (${Array(values).fill('?').join(', ')})`);
  return {
    addArticle: connection.prepare<[string, string, string, string, string, string, number, number]>(
      `INSERT INTO article (path, hash, format, encoding, language, fields, firstPassage, passages)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addBody: insert<[number, string]>('body', 2),
    addVectors: insert<[number, Buffer]>('vectors', 2),
    addPassage: insert<[number, number, number, number, number, Buffer, Buffer]>('passage', 7),
    addWords: connection.prepare<[number, string, string, string]>(
      'INSERT INTO words (rowid, exact, folded, concepts) VALUES (?, ?, ?, ?)',
    ),
    addSentence: insert<
      [number, number, number, string, number, number, string, string | null, string, string | null]
    >('sentence', 10),
    addPerson: insert<[number, number, string, string, string, string, string, string | null]>('person', 8),
    addPersonName: connection.prepare<[string, number, number]>(
      'INSERT OR IGNORE INTO person_name VALUES (?, ?, ?)',
    ),
    addPersonRole: connection.prepare<[string, number, number]>(
      'INSERT OR IGNORE INTO person_role VALUES (?, ?, ?)',
    ),
    termId: connection.prepare<[string], number>('SELECT id FROM term WHERE text = ?').pluck(),
    termText: connection.prepare<[number], string>('SELECT text FROM term WHERE id = ?').pluck(),
    addTerm: connection.prepare<[number, string]>('INSERT INTO term (id, text) VALUES (?, ?)'),
    countTerm: connection.prepare<[number, number, number, number, number]>(
      `UPDATE term SET exact = exact + ?, folded = folded + ?, concepts = concepts + ?, words = words + ?
       WHERE id = ?`,
    ),
    dropUnusedTerm: connection.prepare<[number]>(
      'DELETE FROM term WHERE id = ? AND exact <= 0 AND folded <= 0 AND concepts <= 0 AND words <= 0',
    ),
    passageTerms: connection.prepare<[number], Uint8Array>('SELECT terms FROM passage WHERE id = ?').pluck(),
    textHashes: connection
      .prepare<[number, number], Uint8Array>('SELECT textHash FROM passage WHERE id BETWEEN ? AND ?')
      .pluck(),
    dropPassage: connection.prepare<[number]>('DELETE FROM passage WHERE id = ?'),
    dropWords: connection.prepare<[number]>('DELETE FROM words WHERE rowid = ?'),
    dropArticle: [
      connection.prepare<[number]>('DELETE FROM article WHERE id = ?'),
      ...TABLES_BY_ARTICLE.map((table) =>
        connection.prepare<[number]>(`DELETE FROM ${table} WHERE article = ?`),
      ),
    ],
    clearFiles: connection.prepare<[]>('DELETE FROM file'),
    addFile: insert<[string, number, number, string | null]>('file', 4),
    clearSkipped: connection.prepare<[]>('DELETE FROM skipped'),
    addSkipped: connection.prepare<[string, string]>('INSERT OR REPLACE INTO skipped VALUES (?, ?)'),
    totals: connection.prepare<[], { articles: number; passages: number }>(
      'SELECT count(*) AS articles, coalesce(sum(passages), 0) AS passages FROM article',
    ),
    setPublished: connection.prepare<[string]>("INSERT OR REPLACE INTO meta VALUES ('published', ?)"),
  };
}
