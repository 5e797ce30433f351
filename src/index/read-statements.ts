/** What the reader asks the database. */
import type { SkippedFile } from '../domain.ts';
import type { ArticleRow } from './layout.ts';
import type { PersonColumns } from './packed-article.ts';
import type { Connection } from './schema.ts';
import type { FileState } from './store.ts';

export function readStatements(connection: Connection) {
  const people = (table: string) =>
    connection.prepare<[string], PersonColumns & { article: number; ordinal: number }>(
      `SELECT article, ordinal, id, kind, name, names, roles, gender FROM person
       WHERE (article, ordinal) IN
         (SELECT article, person FROM ${table} WHERE term IN (SELECT value FROM json_each(?)))`,
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
    content: connection.prepare<[number], { text: Uint8Array; parts: Uint8Array }>(
      'SELECT text, parts FROM content WHERE article = ?',
    ),
    events: connection.prepare<[number], Uint8Array>('SELECT events FROM content WHERE article = ?').pluck(),
    passageOfText: connection
      .prepare<[Buffer], number>('SELECT passage FROM passage_text WHERE hash = ? LIMIT 1')
      .pluck(),
    peopleOf: connection.prepare<[number], PersonColumns>(
      'SELECT id, kind, name, names, roles, gender FROM person WHERE article = ? ORDER BY ordinal',
    ),
    peopleByName: people('person_name'),
    peopleByRole: people('person_role'),
  };
}
