/** Carries articles into and out of the tables of the index; all of it runs inside the transaction of `publish`. */
import { asBlob, textKey } from './codec.ts';
import { packTerms, unpackTerms } from './inverted.ts';
import type { ArticleRow } from './layout.ts';
import { sealOf } from './packed-article.ts';
import { packNumbers, unpackNumbers } from './packed.ts';
import type { PendingArticle } from './pending.ts';
import type { Counters, Postings } from './postings.ts';
import type { Connection } from './schema.ts';

export type WriteStatements = ReturnType<typeof writeStatements>;

export function writeArticle(
  statements: WriteStatements,
  postings: Postings,
  counters: Counters,
  pending: PendingArticle,
  cellsOf: (textHash: string) => Int8Array,
): void {
  const { path, hash, packed, rest } = pending;
  const { language, textHashes, people } = rest;
  const { events, text, parts } = packed;
  const first = counters.passage;
  const cells = Buffer.concat(textHashes.map((textHash) => asBlob(cellsOf(textHash))));
  const terms = packTerms(postings.add(rest.terms));
  const columns = people.map((person) => person.columns);
  const seal = sealOf({ path, hash, language, events, text, parts, cells, terms, people: columns });
  const id = counters.article++;
  statements.addArticle.run(id, path, hash, language, first, textHashes.length, seal);
  statements.addContent.run(id, events, text, parts);
  statements.addVectors.run(id, cells);
  statements.addWords.run(id, terms);
  for (const textHash of textHashes) statements.addText.run(textKey(textHash), counters.passage++);
  people.forEach(({ columns: row, nameWords, roleTerms }, ordinal) => {
    const numbers = [nameWords, roleTerms].map((words) => words.map((word) => postings.addOfPerson(word)));
    statements.addPerson.run(
      id,
      ordinal,
      row.id,
      row.kind,
      row.name,
      row.names,
      row.roles,
      row.gender,
      packNumbers(numbers),
    );
    for (const term of numbers[0]!) statements.addPersonName.run(term, id, ordinal);
    for (const term of numbers[1]!) statements.addPersonRole.run(term, id, ordinal);
  });
}

/** `textHashes` are those of the article's passages, as its text gives them. Throws RangeError when rows are missing. */
export function removeArticle(
  statements: WriteStatements,
  postings: Postings,
  article: ArticleRow,
  textHashes: readonly string[],
): void {
  const { id, firstPassage } = article;
  const terms = statements.termsOf.get(id);
  if (terms === undefined) throw new RangeError(`the words of article ${id} are missing`);
  postings.remove(unpackTerms(terms));
  textHashes.forEach((textHash, i) => {
    statements.dropText.run(textKey(textHash), firstPassage + i);
  });
  for (const { ordinal, terms: packed } of statements.peopleOf.all(id)) {
    const [names, roles] = unpackNumbers(packed, 2);
    for (const term of names!) statements.dropPersonName.run(term, id, ordinal);
    for (const term of roles!) statements.dropPersonRole.run(term, id, ordinal);
    for (const term of [...names!, ...roles!]) postings.removeOfPerson(term);
  }
  for (const drop of statements.dropArticle) drop.run(id);
}

/** Empties all tables of articles: quicker than row by row, and nothing of an older version can be left over. */
export function wipe(connection: Connection): void {
  for (const table of [
    'article',
    ...TABLES_BY_ARTICLE,
    'passage_text',
    'person_name',
    'person_role',
    'term',
  ]) {
    connection.exec(`DELETE FROM ${table}`);
  }
}

const TABLES_BY_ARTICLE = ['content', 'vectors', 'words', 'person'] as const;

export function writeStatements(connection: Connection) {
  const insert = <P extends unknown[]>(table: string, values: number) =>
    connection.prepare<P>(`INSERT INTO ${table} VALUES (${Array(values).fill('?').join(', ')})`);
  return {
    addArticle: insert<[number, string, string, string, number, number, Buffer]>('article', 7),
    addContent: insert<[number, Buffer, Buffer, Buffer]>('content', 4),
    addVectors: insert<[number, Buffer]>('vectors', 2),
    addWords: insert<[number, Buffer]>('words', 2),
    addText: insert<[Buffer, number]>('passage_text', 2),
    dropText: connection.prepare<[Buffer, number]>('DELETE FROM passage_text WHERE hash = ? AND passage = ?'),
    addPerson: insert<[number, number, string, string, string, string, string, string | null, Buffer]>(
      'person',
      9,
    ),
    addPersonName: insert<[number, number, number]>('person_name', 3),
    addPersonRole: insert<[number, number, number]>('person_role', 3),
    dropPersonName: connection.prepare<[number, number, number]>(
      'DELETE FROM person_name WHERE term = ? AND article = ? AND person = ?',
    ),
    dropPersonRole: connection.prepare<[number, number, number]>(
      'DELETE FROM person_role WHERE term = ? AND article = ? AND person = ?',
    ),
    peopleOf: connection.prepare<[number], { ordinal: number; terms: Uint8Array }>(
      'SELECT ordinal, terms FROM person WHERE article = ?',
    ),
    termsOf: connection.prepare<[number], Uint8Array>('SELECT terms FROM words WHERE article = ?').pluck(),
    termId: connection.prepare<[string], number>('SELECT id FROM term WHERE text = ?').pluck(),
    termText: connection.prepare<[number], string>('SELECT text FROM term WHERE id = ?').pluck(),
    addTerm: connection.prepare<[number, string]>('INSERT INTO term (id, text) VALUES (?, ?)'),
    countTerm: connection.prepare<[number, number, number, number, number, number]>(
      `UPDATE term SET exact = exact + ?, folded = folded + ?, concepts = concepts + ?, words = words + ?,
         people = people + ? WHERE id = ?`,
    ),
    dropUnusedTerm: connection.prepare<[number]>(
      `DELETE FROM term
       WHERE id = ? AND exact <= 0 AND folded <= 0 AND concepts <= 0 AND words <= 0 AND people <= 0`,
    ),
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
    setFolderSeal: connection.prepare<[string]>("INSERT OR REPLACE INTO meta VALUES ('folder', ?)"),
    setPublished: connection.prepare<[string]>("INSERT OR REPLACE INTO meta VALUES ('published', ?)"),
  };
}
