/** What `embed` tells people of a run. */
import { expect, test } from 'vitest';
import { renderReport } from '../../src/commands/embed.ts';
import type { SyncReport } from '../../src/index/sync.ts';

function report(added: readonly string[]): SyncReport {
  return {
    added,
    updated: [],
    removed: ['gone.txt'],
    unchanged: [],
    skipped: [],
    renamed: [],
    remade: [],
    stale: [],
    passages: { embedded: 3, reused: 0, removed: 1, truncated: 0 },
    generation: 1,
    interrupted: false,
    accelerated: false,
    receipts: [],
    ms: 1_234,
    parts: {},
  };
}

test('a run with few files names each', () => {
  expect(renderReport(report(['a.txt', 'b.txt']))).toBe(
    [
      'added    a.txt',
      'added    b.txt',
      'removed  gone.txt',
      'Articles: 2 added, 0 updated, 1 removed, 0 unchanged, 0 skipped.',
      'Passages: 3 embedded, 0 reused, 1 removed.',
      'Done in 1.2 s.',
      '',
    ].join('\n'),
  );
});

test('a run with thousands names some, and says how many there are', () => {
  const paths = Array.from({ length: 5_000 }, (_, i) => `${i}.txt`);
  const lines = renderReport(report(paths)).split('\n');
  expect(lines.filter((line) => line.startsWith('added'))).toHaveLength(21);
  expect(lines[20]).toBe('added    … and 4980 more (--json names all)');
  expect(lines).toContain('Articles: 5000 added, 0 updated, 1 removed, 0 unchanged, 0 skipped.');
});
