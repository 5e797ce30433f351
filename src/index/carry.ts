/** Carries articles into and out of the tables of the index; all of it runs inside the transaction of `publish`. */
import { tokenize } from '../language/tokens.ts';
import { asBlob, packNumbers, unpackNumbers } from './codec.ts';
import type { ArticleRow } from './layout.ts';
import type { PendingArticle } from './pending.ts';
import type { Counters, Postings } from './postings.ts';
import { articleColumns, personColumns, sentenceColumns } from './rows.ts';
import type { Connection } from './schema.ts';
import { termToken } from './word-search.ts';

export type WriteStatements = ReturnType<typeof writeStatements>;

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
