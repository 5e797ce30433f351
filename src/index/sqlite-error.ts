/** Complaints of SQLite as errors of ours. */
import { existsSync } from 'node:fs';
import { IndexDamagedError, IndexError } from '../errors.ts';

/** What SQLite complains about, as an error of ours; anything else as it is. */
export function asIndexError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = error instanceof Error ? error.message : String(error);
  if (!code.startsWith('SQLITE_')) {
    // Our own packed numbers and JSON, read back as something else than was written.
    const unreadable = error instanceof RangeError || error instanceof SyntaxError;
    return unreadable ? new IndexDamagedError(file, why) : error;
  }
  // SQLITE_ERROR is a complaint about a statement; ours never change, so it is the tables that are not as they were made.
  const broken = /^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR$)/.test(code);
  if (broken || !existsSync(file)) return new IndexDamagedError(file, why);
  return new IndexError(`The index ${file} cannot be used: ${why} (${code}).`);
}
