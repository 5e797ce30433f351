/**
 * A checksum of the database file, beside it: SQLite notices a damaged page only where its structure breaks, and a byte
 * that flips inside a stored text would be quoted as if an article had said it.
 *
 * It is written after publishing, when the log has been emptied into the file. So it may be behind, when a process is
 * killed between the two; then the content itself is checked (verify.ts), and the checksum made again. Hashing takes some
 * 0.6 s a gigabyte.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readHeld } from './held-file.ts';
import { DATABASE_FILE } from './schema.ts';

export const CHECKSUM_FILE = 'quoth.checksum.json';

const shape = z.object({ version: z.literal(1), bytes: z.number(), sha256: z.string() });

const CHUNK = 4 * 1024 * 1024;

/** Whether the database is byte for byte what was written last. False also when that cannot be told from the files. */
export function matchesChecksum(folder: string): boolean {
  try {
    const file = join(folder, DATABASE_FILE);
    const known = shape.parse(JSON.parse(readFileSync(join(folder, CHECKSUM_FILE), 'utf8')));
    if (logBytes(file) > 0 || statSync(file).size !== known.bytes) return false;
    return hashOfFile(file) === known.sha256;
  } catch {
    return false; // Not there, half written, or the database is gone: nothing can be told from it.
  }
}

/** Writes the checksum of the database as it lies there now; leaves an older one alone while a log is not emptied. */
export function writeChecksum(folder: string): void {
  const file = join(folder, DATABASE_FILE);
  if (logBytes(file) > 0) return;
  const checksum: z.infer<typeof shape> = {
    version: 1,
    bytes: statSync(file).size,
    sha256: hashOfFile(file),
  };
  const draft = join(folder, `${CHECKSUM_FILE}.new`);
  const handle = openSync(draft, 'w');
  try {
    writeSync(handle, JSON.stringify(checksum));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, join(folder, CHECKSUM_FILE));
}

/** Bytes of the write-ahead log: what the database file does not hold yet. */
function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ; ) {
    const bytes = readHeld(file, chunk, 0, CHUNK, position);
    if (bytes === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytes));
    position += bytes;
  }
}
