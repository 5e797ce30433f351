/**
 * Looks at everything that is stored, whether it is what was written: `status --check`, and opening an index whose
 * checksum does not tell. About three seconds for 100,000 passages; the caller takes a breath between steps.
 */
import { cellsLength, hashOfText, textKey } from './codec.ts';
import { unpackTerms } from './inverted.ts';
import { type PersonColumns, sealOf, sealOfFolder, unpackArticle } from './packed-article.ts';
import { unpackNumbers } from './packed.ts';
import { NO_TERMS, termSeal } from './postings.ts';
import { readStatements } from './read-statements.ts';
import type { PublishedGeneration } from './generation.ts';
import type { Connection } from './schema.ts';

interface Row {
  readonly id: number;
  readonly path: string;
  readonly hash: string;
  readonly language: string;
  readonly firstPassage: number;
  readonly passages: number;
  readonly seal: Uint8Array;
  readonly text: Uint8Array | null;
  readonly parts: Uint8Array | null;
  readonly events: Uint8Array | null;
  readonly cells: Uint8Array | null;
  readonly terms: Uint8Array | null;
}

/** How often each term was met, by column and among people. */
interface Met {
  readonly columns: [exact: number, folded: number, concepts: number];
  people: number;
}

/** One step of the check: what is wrong in it, in sentences; nothing when all is well. */
export type Step = readonly string[];

/**
 * Yields after every article. Call it inside one read transaction. A problem is a sentence that names the article; what
 * cannot be unpacked at all is one too, so nothing is thrown but what SQLite itself throws.
 */
export function* verifySteps(connection: Connection): Generator<Step> {
  const integrity = connection.pragma('integrity_check(5)') as { integrity_check: string }[];
  const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  yield broken.map((line) => `SQLite says: ${line.replace(/\s+/gu, ' ')}.`);
  if (broken.length > 0) return;

  const text = connection.prepare<[], string>("SELECT value FROM meta WHERE key = 'published'").pluck().get();
  if (text === undefined) return;
  const { files, skipped } = readStatements(connection);
  const folderSeal = connection
    .prepare<[], string>("SELECT value FROM meta WHERE key = 'folder'")
    .pluck()
    .get();
  const folderWhole = folderSeal === sealOfFolder(text, files.all(), skipped.all());
  yield folderWhole ? [] : ['What is stored of the folder and of the generation is not what was written.'];
  if (!folderWhole) return;
  const published = JSON.parse(text) as PublishedGeneration;
  const { dimension } = published.recipe.model;
  const articles = connection.prepare<[], Row>(
    `SELECT id, path, hash, language, firstPassage, passages, seal, events, text, parts, cells, terms
     FROM article LEFT JOIN content ON content.article = id LEFT JOIN vectors ON vectors.article = id
     LEFT JOIN words ON words.article = id ORDER BY id`,
  );
  const people = connection.prepare<[number], PersonColumns & { ordinal: number; terms: Uint8Array }>(
    'SELECT ordinal, id, kind, name, names, roles, gender, terms FROM person WHERE article = ? ORDER BY ordinal',
  );
  const textsOf = connection
    .prepare<[Buffer, number], number>('SELECT count(*) FROM passage_text WHERE hash = ? AND passage = ?')
    .pluck();
  const named = ['person_name', 'person_role'].map((table) =>
    connection
      .prepare<[number, number, number], number>(
        `SELECT count(*) FROM ${table} WHERE term = ? AND article = ? AND person = ?`,
      )
      .pluck(),
  );
  const met = new Map<number, Met>();
  const metOf = (term: number): Met => {
    const known = met.get(term) ?? { columns: [0, 0, 0] as [number, number, number], people: 0 };
    met.set(term, known);
    return known;
  };
  const totals = { articles: 0, passages: 0, words: 0, names: 0 };
  for (const row of articles.all()) {
    totals.articles++;
    totals.passages += row.passages;
    const rows = people.all(row.id);
    yield articleProblems(row, rows, dimension, (hash, passage) => textsOf.get(hash, passage) === 1);
    for (const { words, columns } of termsOf(row)) {
      totals.words += words;
      columns.forEach((terms, column) => {
        for (const [term] of terms) metOf(term).columns[column]!++;
      });
    }
    for (const { ordinal, terms } of rows) {
      for (const [i, numbers] of unpackNumbers(terms, 2).entries()) {
        totals.names += numbers.length;
        for (const term of numbers) {
          metOf(term).people++;
          if (named[i]!.get(term, row.id, ordinal) !== 1)
            yield [
              `${row.path}: a name or role of ${rows[ordinal]?.name ?? 'somebody'} cannot be looked up.`,
            ];
        }
      }
    }
  }
  yield termProblems(connection, met, published.terms);
  yield totalProblems(connection, published, totals);
}

function articleProblems(
  row: Row,
  people: readonly PersonColumns[],
  dimension: number,
  holdsText: (hash: Buffer, passage: number) => boolean,
): string[] {
  const { events, text, parts, cells, terms } = row;
  const problem = (what: string): string => `${row.path}: ${what}.`;
  if (!events || !text || !parts || !cells || !terms) return [problem('a part of it is missing')];
  const seal = sealOf({ ...row, events, text, parts, cells, terms, people });
  if (!seal.equals(row.seal)) return [problem('what is stored of it is not what was written')];
  const problems: string[] = [];
  const { article, sentences, passages } = unpackArticle(row, { text, parts });
  const inside = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= article.text.length;
  if (sentences.some(({ sentence }) => !inside(sentence)) || passages.some((passage) => !inside(passage)))
    problems.push(problem('a span lies outside of its text'));
  if (passages.some(({ lastSentence }) => lastSentence >= sentences.length))
    problems.push(problem('a passage names a sentence that is not there'));
  const counts = [passages.length, cells.length / dimension, unpackTerms(terms).length];
  if (counts.some((count) => count !== row.passages))
    problems.push(problem(`it should have ${row.passages} passages, and has ${counts.join(', ')}`));
  const numbers = new Int8Array(cells.buffer, cells.byteOffset, cells.byteLength);
  for (let i = 0; i < row.passages; i++) {
    if (cellsLength(numbers, i * dimension, dimension) === 0) problems.push(problem(`vector ${i} is empty`));
  }
  passages.forEach(({ start, end }, i) => {
    if (!holdsText(textKey(hashOfText(article.text.slice(start, end))), row.firstPassage + i))
      problems.push(problem(`passage ${i} is not in the table of texts`));
  });
  return problems;
}

function termsOf(row: Row): ReturnType<typeof unpackTerms> {
  try {
    return row.terms ? unpackTerms(row.terms) : [];
  } catch {
    return []; // The seal has told it already.
  }
}

function termProblems(connection: Connection, met: ReadonlyMap<number, Met>, sealed: string): string[] {
  const rows = connection
    .prepare<[], [number, string, number, number, number, number]>(
      'SELECT id, text, exact, folded, concepts, people FROM term',
    )
    .raw();
  let known = 0;
  let seal = NO_TERMS;
  for (const [id, text, ...counts] of rows.iterate()) {
    const found = met.get(id);
    seal = termSeal(seal, id, text);
    if (found) known++;
    const wanted = found ? [...found.columns, found.people] : [0, 0, 0, 0];
    if (counts.some((count, i) => count !== wanted[i]))
      return [
        `The word ${JSON.stringify(text)} is counted as ${counts.join(', ')} and found ${wanted.join(', ')} times.`,
      ];
  }
  if (known !== met.size) return [`${met.size - known} words have no entry.`];
  return seal === sealed ? [] : ['A word is not what was written.'];
}

function totalProblems(
  connection: Connection,
  { stamp, words }: PublishedGeneration,
  totals: { articles: number; passages: number; words: number; names: number },
): string[] {
  const count = (table: string) => connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const pairs: [string, unknown, unknown][] = [
    ['articles', stamp.articles, totals.articles],
    ['passages', stamp.passages, totals.passages],
    ['words', words, totals.words],
    ['texts', count('passage_text'), totals.passages],
    ['names and roles', Number(count('person_name')) + Number(count('person_role')), totals.names],
  ];
  return pairs.flatMap(([what, said, found]) =>
    said === found ? [] : [`The index says that it holds ${said} ${what}, and holds ${found}.`],
  );
}

/** Every problem of the index behind this connection, at most `atMost`; what SQLite cannot read is one. */
export function verifyAll(connection: Connection, atMost: number): string[] {
  const problems: string[] = [];
  try {
    for (const step of verifySteps(connection)) {
      problems.push(...step);
      if (problems.length >= atMost) break;
    }
  } catch (error) {
    problems.push(`It cannot be read to the end: ${(error as Error).message}.`);
  }
  return problems.slice(0, atMost);
}
