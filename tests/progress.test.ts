import { expect, test } from 'vitest';
import { Lines } from '../src/progress.ts';

test('outside a terminal progress is a plain line now and then, and none for short work', () => {
  let clock = 0;
  let text = '';
  const stream = {
    write: (more: string) => {
      text += more;
    },
  };
  const lines = new Lines(stream, () => clock);
  for (clock = 0; clock < 5_000; clock += 100) lines.update('Reading', clock / 100, 50, 'articles');
  lines.note('One file was skipped.');
  lines.end();
  expect(text).toBe('Reading: 20 of 50 articles\nReading: 40 of 50 articles\nOne file was skipped.\n');
});
