import { expect, test } from 'vitest';
import { Lines, pace } from '../src/progress.ts';

test('outside a terminal progress is a plain line now and then, and none for short work', () => {
  let clock = 0;
  let text = '';
  const stream = {
    write: (more: string) => {
      text += more;
    },
  };
  const lines = new Lines(stream, () => clock);
  for (clock = 0; clock < 5_000; clock += 100)
    lines.update('Reading', clock / 100, 50, 'articles', `${clock / 10} passages`);
  lines.note('One file was skipped.');
  lines.end();
  expect(text).toBe(
    [
      'Reading: 20 of 50 articles, 200 passages, 10 a second, 3 s left',
      'Reading: 40 of 50 articles, 400 passages, 10 a second, 1 s left',
      'One file was skipped.',
      '',
    ].join('\n'),
  );
});

test.each([
  [0, 10, 60_000, ''],
  [5, 10, 900, ''],
  [1, 1_000, 2_000, '0.5 a second, 33 min 18 s left'],
  [100, 100_000, 2_000, '50 a second, 33 min 18 s left'],
  [100, 1_000_000, 1_000, '100 a second, 2 h 46 min left'],
  [100, 100, 4_000, '25 a second'],
])('pace of %i of %i after %i ms: %s', (done, total, ms, said) => {
  expect(pace(done, total, ms)).toBe(said);
});
