/** The proof that a removed article is gone finds what is left, wherever it lies. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proveRemovals, type Removal } from '../../src/index/removal.ts';
import { createTables } from '../../src/index/schema.ts';

let folder: string;
let connection: Database.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quoth-removal-'));
  connection = new Database(join(folder, 'quoth.sqlite'));
  createTables(connection, 'index');
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const TEXT = 'The harbour master said that seventeen ships had been counted in the bay before noon that day.';
const cells = Uint8Array.from({ length: 256 }, (_, i) => (i * 73 + 11) % 251);
const column = Uint8Array.from({ length: 600 }, (_, i) => (i * i * 31 + i * 7 + 3) % 253);
const removal: Removal = {
  path: 'gone.txt',
  hash: 'h',
  passages: [{ textHash: 't', text: TEXT, cells }],
  columns: [column],
};

function prove(more: { hashes?: string[]; texts?: string[] } = {}) {
  let rewritten = 0;
  const [receipt] = proveRemovals([removal], {
    folder,
    connection,
    hashes: new Set(more.hashes),
    holdsText: (textHash) => more.texts?.includes(textHash) ?? false,
    rewrite: () => void rewritten++,
  });
  return { ...receipt!, rewritten };
}

it('finds nothing where nothing is, and says how much it looked at', () => {
  const { left, pieces, passages, erased, bytesChecked, rewritten } = prove();
  expect([left, passages, erased, rewritten]).toEqual([0, 1, 1, 0]);
  expect(pieces).toBeGreaterThan(20);
  expect(bytesChecked).toBeGreaterThan(4_096);
});

it.each([
  ['the text, as it is', Buffer.from(TEXT.slice(20)), 0],
  ['the text, at an odd place', Buffer.from(TEXT), 12_345],
  ['a vector', Buffer.from(cells), 4_095],
  ['part of a compressed column', Buffer.from(column.slice(100, 180)), 3],
  ['what lies across two pieces of reading', Buffer.from(column), 4 * 1024 * 1024 - 300],
])('finds %s in whatever file', (_what, bytes, at) => {
  writeFileSync(join(folder, 'stray.tmp'), Buffer.alloc(at, 7));
  appendFileSync(join(folder, 'stray.tmp'), bytes);
  const { left, rewritten } = prove();
  expect(left).toBeGreaterThan(0);
  expect(rewritten).toBe(1);
});

it('does not mind what another article holds', () => {
  connection
    .prepare('INSERT INTO content VALUES (1, ?, ?, ?)')
    .run(Buffer.from('none'), Buffer.from(TEXT), Buffer.from(column));
  connection.prepare('INSERT INTO vectors VALUES (1, ?)').run(Buffer.from(cells));
  connection.pragma('wal_checkpoint(TRUNCATE)');
  expect([prove().left, prove().rewritten]).toEqual([0, 0]);
});

it('looks for nothing of a file that only moved', () => {
  expect(prove({ hashes: ['h'], texts: ['t'] })).toMatchObject({ pieces: 0, erased: 0, left: 0 });
});
