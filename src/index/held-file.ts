/**
 * Reads the bytes of files that SQLite has locks on. On POSIX systems closing any descriptor of a file drops all locks that
 * the process has on it, those of SQLite among them (sqlite.org/howtocorrupt.html, 2.2): a second writer would be let
 * in, and a log deleted under those who use it. So a descriptor that was opened here is kept until nobody in this process
 * has a connection to the index in its folder any more.
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** Databases, their logs and their shared memory: what SQLite may have locks on. */
const LOCKED = /\.sqlite(?:-wal|-shm)?$|\.lock$/;

const held = new Map<string, number>();
/** Connections to the index of a folder, in this process. */
const users = new Map<string, number>();

/** A connection to the index of this folder was opened. */
export function enterFolder(name: string): void {
  const folder = resolve(name);
  users.set(folder, (users.get(folder) ?? 0) + 1);
}

/** It was closed. With the last one the descriptors go: an index that is deleted shall give its space back. */
export function leaveFolder(name: string): void {
  const folder = resolve(name);
  const left = (users.get(folder) ?? 1) - 1;
  if (left > 0) {
    users.set(folder, left);
    return;
  }
  users.delete(folder);
  for (const [path, descriptor] of held) {
    if (dirname(resolve(path)) !== folder) continue;
    held.delete(path);
    closeSync(descriptor);
  }
}

/** An open descriptor of the file that stands under this name now. Throws where there is no such file. */
function descriptorOf(path: string): number {
  const known = held.get(path);
  if (known !== undefined) {
    const [there, ours] = [statSync(path), fstatSync(known)];
    if (there.ino === ours.ino && there.dev === ours.dev) return known;
    // Another file has taken the name; on the one that is gone nobody needs a lock any more.
    held.delete(path);
    closeSync(known);
  }
  const opened = openSync(path, 'r');
  held.set(path, opened);
  return opened;
}

/** Reads up to `length` bytes from `position` on into `bytes` at `offset`; returns how many there were. */
export function readHeld(
  path: string,
  bytes: Buffer,
  offset: number,
  length: number,
  position: number,
): number {
  return readSync(descriptorOf(path), bytes, offset, length, position);
}

/** All bytes of a file. */
export function readAllHeld(path: string): Buffer {
  const bytes = Buffer.alloc(statSync(path).size);
  for (let at = 0; at < bytes.length; ) {
    const read = readHeld(path, bytes, at, bytes.length - at, at);
    if (read === 0) return bytes.subarray(0, at);
    at += read;
  }
  return bytes;
}

/**
 * Hands `work` a way to read a file from any position. A file that SQLite never locks is closed afterwards: it may be deleted
 * soon, and shall then give its space back.
 */
export function withBytesOf<T>(
  path: string,
  work: (read: (bytes: Buffer, offset: number, length: number, position: number) => number) => T,
): T {
  if (LOCKED.test(basename(path))) {
    return work((bytes, offset, length, position) => readHeld(path, bytes, offset, length, position));
  }
  const descriptor = openSync(path, 'r');
  try {
    return work((bytes, offset, length, position) => readSync(descriptor, bytes, offset, length, position));
  } finally {
    closeSync(descriptor);
  }
}
