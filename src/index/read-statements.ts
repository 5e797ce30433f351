/** What the reader asks the database. */
import type { SkippedFile } from '../domain.ts';
import type { ArticleRow } from './layout.ts';
import type { ArticleColumns, PersonColumns, SentenceColumns } from './rows.ts';
import type { Connection } from './schema.ts';
import type { FileState } from './store.ts';

interface PassageColumns {
  readonly start: number;
  readonly end: number;
  readonly firstSentence: number;
  readonly lastSentence: number;
  readonly terms: Uint8Array;
}

export function readStatements(connection: Connection) {
  const people = (table: string, column: string) =>
    connection.prepare<[string], PersonColumns & { article: number; ordinal: number }>(
      `SELECT article, ordinal, id, kind, name, names, roles, gender FROM person
       WHERE (article, ordinal) IN
         (SELECT article, person FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?)))`,
    );
  return {
    begin: connection.prepare('BEGIN'),
    end: connection.prepare('COMMIT'),
    published: connection.prepare<[], string>("SELECT value FROM meta WHERE key = 'published'").pluck(),
    layout: connection.prepare<[], ArticleRow>(
      'SELECT id, path, hash, language, firstPassage, passages FROM article',
    ),
    skipped: connection.prepare<[], SkippedFile>('SELECT file, reason FROM skipped ORDER BY file'),
    files: connection.prepare<[], FileState>('SELECT path, size, modifiedMs, hash FROM file ORDER BY path'),
    article: connection.prepare<[string], ArticleColumns>(
      `SELECT path, hash, format, encoding, language, fields, text
       FROM article JOIN body ON body.article = article.id WHERE path = ?`,
    ),
    passage: connection.prepare<[number], PassageColumns>(
      'SELECT "start", "end", firstSentence, lastSentence, terms FROM passage WHERE id = ?',
    ),
    sentences: connection.prepare<[number, number, number], SentenceColumns>(
      `SELECT ordinal, paragraph, kind, "start", "end", attribution, speakers, because, evidence
       FROM sentence WHERE article = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal`,
    ),
    peopleOf: connection.prepare<[number], PersonColumns>(
      'SELECT id, kind, name, names, roles, gender FROM person WHERE article = ? ORDER BY ordinal',
    ),
    peopleByName: people('person_name', 'word'),
    peopleByRole: people('person_role', 'term'),
  };
}
