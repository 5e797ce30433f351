/** The arrows between the parts are those that DESIGN.md lists, and native libraries stay behind their adapters. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_DIR } from '../src/config.ts';

const SRC = join(PROJECT_DIR, 'src');

interface SourceFile {
  /** Relative to src/, with `/`. */
  readonly path: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|mjs)$/.test(name))
  .map((name) => ({ path: name.split(sep).join('/'), text: readFileSync(join(SRC, name), 'utf8') }));

/** The part that a file belongs to: its folder, or its own name at the top of src/. */
function partOf(path: string): string {
  return path.split('/')[0]!.replace(/\.\w+$/, '');
}

/** What a file imports, types and dynamic imports included. */
function importsOf({ text }: SourceFile): string[] {
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|new URL\(\s*)'([^']+)'/g);
  return [...found].map((match) => match[1]!);
}

function arrows(): Map<string, ReadonlySet<string> | '*'> {
  const block =
    /```imports\n([\s\S]*?)```/.exec(readFileSync(join(PROJECT_DIR, 'DESIGN.md'), 'utf8'))?.[1] ?? '';
  return new Map(
    block
      .trim()
      .split('\n')
      .map((line) => {
        const [from, to] = line.split('→').map((side) => side.trim());
        return [from!, to === '*' ? '*' : new Set(to!.split(/\s+/).filter(Boolean))];
      }),
  );
}

describe('imports of src/', () => {
  const allowed = arrows();
  const parts = [...new Set(files.map(({ path }) => partOf(path)))];

  test('DESIGN.md lists the arrows of every part', () => {
    expect(parts.filter((part) => !allowed.has(part))).toEqual([]);
    expect([...allowed.keys()].filter((part) => !parts.includes(part))).toEqual([]);
  });

  test('follow the arrows', () => {
    const wrong = files.flatMap((file) => {
      const from = partOf(file.path);
      const targets = allowed.get(from);
      if (targets === '*') return [];
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) =>
          partOf(
            relative(SRC, join(SRC, file.path, '..', name))
              .split(sep)
              .join('/'),
          ),
        )
        .filter((to) => to !== from && !targets?.has(to))
        .map((to) => `${file.path} → ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['@xenova/transformers', /^embed\/worker\.mjs$/],
    ['hnswlib-node', /^index\/hnsw\.ts$/],
    ['better-sqlite3', /^(?:index|feedback)\//],
    ['discord.js', /^discord\//],
    ['chokidar', /^corpus\/watch\.ts$/],
  ])('%s is known to its adapter only', (library, adapter) => {
    const users = files.filter((file) => importsOf(file).includes(library)).map(({ path }) => path);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((path) => !adapter.test(path))).toEqual([]);
  });

  test('the pure parts touch neither files nor network', () => {
    const pure = new Set(['domain', 'errors', 'nearest', 'people', 'search', 'terminal']);
    const shells = files.filter(({ path }) => pure.has(partOf(path)));
    const io = /^node:(?:fs|http|https|net|child_process|worker_threads|os)/;
    expect(
      shells.flatMap((file) =>
        importsOf(file)
          .filter((name) => io.test(name))
          .map((name) => `${file.path} ${name}`),
      ),
    ).toEqual([]);
  });
});
