import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listFiles, MAX_FILE_BYTES, readArticle } from '../../src/corpus/folder.ts';
import { CorpusUnreadableError } from '../../src/errors.ts';

const TEXT = 'The council voted on Monday to close the old bridge.';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array = TEXT): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const paths = async (): Promise<string[]> => (await listFiles(folder)).files.map(({ path }) => path);
const reasons = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await listFiles(folder)).unreadable.map(({ file, reason }) => [file, reason]));

describe('listing', () => {
  it('finds articles at any depth and under any name, in order, with size and time', async () => {
    for (const path of ['b.txt', 'a/z.md', 'a/b/c/d.html', 'å 😀/đường.HTM', 'A.TXT']) write(path);
    expect(await paths()).toEqual(['A.TXT', 'a/b/c/d.html', 'a/z.md', 'b.txt', 'å 😀/đường.HTM']);
    const { files } = await listFiles(folder);
    expect(files[0]).toEqual({ path: 'A.TXT', size: TEXT.length, modifiedMs: expect.any(Number) as number });
  });

  it('passes over hidden files and the glossary at the top, and names what is no article', async () => {
    for (const path of [
      '.hidden.txt',
      '.git/a.txt',
      'glossary.yaml',
      'glossary.yml',
      'x.docx',
      'sub/glossary.yaml',
      'a.txt',
    ]) {
      write(path);
    }
    expect(await paths()).toEqual(['a.txt']);
    expect(await reasons()).toEqual({
      'sub/glossary.yaml': 'it is not .txt, .md or .html',
      'x.docx': 'it is not .txt, .md or .html',
    });
  });

  it('sees another time when a file is replaced by one of equal size that claims to be as old', async () => {
    write('a.txt', TEXT);
    const past = new Date('2001-01-01T00:00:00Z');
    utimesSync(join(folder, 'a.txt'), past, past);
    const before = (await listFiles(folder)).files[0]!;
    expect(before.modifiedMs).toBeGreaterThan(past.getTime());
    await vi.waitFor(async () => {
      write('a.txt', TEXT.toUpperCase());
      utimesSync(join(folder, 'a.txt'), past, past);
      const after = (await listFiles(folder)).files[0]!;
      expect([after.size, after.modifiedMs > before.modifiedMs]).toEqual([before.size, true]);
    });
  });

  it('names empty and too large files without opening them', async () => {
    write('empty.txt', '');
    write('large.txt');
    truncateSync(join(folder, 'large.txt'), MAX_FILE_BYTES + 1);
    expect(await reasons()).toEqual({
      'empty.txt': 'it is empty',
      'large.txt': 'it is too large: 10.0 MB, the limit is 10.0 MB',
    });
  });

  it('follows a link to a file of the folder, and no link out of it, into a loop or to nothing', async () => {
    write('sub/a.txt');
    symlinkSync(join(folder, 'sub/a.txt'), join(folder, 'inside.txt'));
    symlinkSync('/etc/hostname', join(folder, 'outside.txt'));
    symlinkSync('self.txt', join(folder, 'self.txt'));
    symlinkSync(folder, join(folder, 'sub/up'));
    symlinkSync(join(folder, 'sub'), join(folder, 'beside'));
    symlinkSync('gone.txt', join(folder, 'dangling.txt'));
    expect(await paths()).toEqual(['inside.txt', 'sub/a.txt']);
    expect(await reasons()).toEqual({
      beside: 'it is a link to a folder, which is not followed',
      'dangling.txt': 'it is a link that leads nowhere: the file does not exist',
      'outside.txt': 'it is a link out of the folder, which is not followed',
      'self.txt': 'it is a loop of links',
      'sub/up': 'it is a loop of links',
    });
  });

  it.skipIf(process.platform === 'win32')('names a pipe and does not wait for it', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    expect(await reasons()).toEqual({ 'pipe.txt': 'it is no file but a device, a pipe or a socket' });
  });

  it('says in one error what is wrong with the folder itself', async () => {
    write('file.txt');
    for (const [path, why] of [
      ['missing', /does not exist/],
      ['file.txt', /is not a folder/],
    ] as const) {
      const failure = listFiles(join(folder, path));
      await expect(failure).rejects.toThrow(CorpusUnreadableError);
      await expect(failure).rejects.toThrow(why);
    }
  });

  it('lists two thousand files in well under a second', async () => {
    for (let i = 0; i < 2_000; i += 1) write(`${i % 20}/${i}.txt`);
    const began = performance.now();
    expect(await paths()).toHaveLength(2_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

describe('reading', () => {
  async function why(path: string): Promise<string> {
    const read = await readArticle(folder, path);
    return 'skipped' in read ? `${read.skipped.file}: ${read.skipped.reason}` : 'read';
  }

  it('gives the article with its path and the hash of its bytes', async () => {
    write('sub/a.txt', `\ufeff${TEXT}`);
    const read = await readArticle(folder, 'sub/a.txt');
    const hash = createHash('sha256')
      .update(Buffer.from(`\ufeff${TEXT}`))
      .digest('hex');
    expect(read).toMatchObject({
      article: { path: 'sub/a.txt', text: TEXT, hash, encoding: 'utf-8 with mark' },
    });
  });

  it('says why there is no article', async () => {
    write('blank.txt', ' \n\n');
    write('binary.txt', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d]));
    write('old.txt', Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x81, 0x41]));
    write('junk.txt', 'Kommentar (0)\n\nDel på Facebook\nhttps://x.example\n');
    write('header.txt', 'By Ada Lund\n3 March 2026\n');
    write('page.html', '<html><script>alert(1)</script></html>');
    write('front.md', '---\ntitle: [one\ndate: 2026-03-03\n---\nText.');
    expect(await why('blank.txt')).toBe('blank.txt: it is empty');
    expect(await why('binary.txt')).toMatch(/binary file \(a PDF\)/);
    expect(await why('old.txt')).toMatch(/cannot be decoded/);
    expect(await why('junk.txt')).toMatch(/only junk/);
    expect(await why('header.txt')).toMatch(/only junk/);
    expect(await why('page.html')).toMatch(/page without an article/);
    expect(await why('front.md')).toMatch(/front matter, line [23]:/);
    expect(await why('gone.txt')).toBe('gone.txt: it disappeared while the folder was read');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says when it may not read a file',
    async () => {
      write('secret.txt');
      chmodSync(join(folder, 'secret.txt'), 0);
      expect(await why('secret.txt')).toMatch(/no permission/);
    },
  );
});
