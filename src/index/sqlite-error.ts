/** Complaints of SQLite and of the disk as errors of ours. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { IndexDamagedError, IndexError } from '../errors.ts';

/** What SQLite complains about, as an error of ours; anything else as it is. */
export function asIndexError(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = error instanceof Error ? error.message : String(error);
  if (/^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|SQLITE_IOERR_SHMMAP|ENOSPC|EDQUOT|EFBIG)$/.test(code)) {
    return new IndexError(
      `There is no space left for the index in ${dirname(file)}. Free some and run: npm run -s embed`,
    );
  }
  if (/^(?:SQLITE_READONLY\w*|SQLITE_PERM|EROFS|EACCES|EPERM)$/.test(code)) {
    return new IndexError(
      `The index in ${dirname(file)} cannot be written (${code}). Make the folder writable, or set INDEX_DIR to another one.`,
    );
  }
  if (!code.startsWith('SQLITE_')) {
    if (code === 'EIO' || code === 'ENXIO')
      return new IndexError(`The disk of the index ${file} does not answer: ${why}.`);
    // Our own packed numbers and JSON, read back as something else than was written.
    const unreadable = error instanceof RangeError || error instanceof SyntaxError;
    return unreadable ? new IndexDamagedError(file, why) : error;
  }
  // SQLITE_ERROR is a complaint about a statement; ours never change, so it is the tables that are not as they were made.
  const broken = /^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR$)/.test(code);
  if (broken || !existsSync(file)) return new IndexDamagedError(file, why);
  return new IndexError(`The index ${file} cannot be used: ${why} (${code}).`);
}
