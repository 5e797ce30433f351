import { describe, expect, it } from 'vitest';
import { splitBlocks } from '../../src/language/blocks.ts';

const blocks = (text: string): string[] =>
  splitBlocks(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('what a reader sees as one paragraph', () => {
  it('is a line, whatever ends it', () => {
    expect(blocks('One.\r\nTwo.\rThree.\u2028 Four. \n\n\nFive.')).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
      'Five.',
    ]);
  });

  it('goes on over the breaks of a column, where a name begins the line too', () => {
    const wrapped = [
      'Brua har vært stengt siden mandag, og den 22.',
      'Sundmesse må derfor flyttes til Kvalnes, sier',
      'Ada Lund. Ferja går hver time, men køen er så',
      'lang at mange snur.',
    ].join('\n');
    expect(blocks(wrapped)).toEqual([wrapped]);
  });

  it('does not go on over lines of a list or a table', () => {
    const list = '1. Norge\n2. Sverige\n3. Finland\n4. Danmark';
    expect(blocks(list)).toEqual(list.split('\n'));
    expect(blocks('– Ja, sa hun\n– nei, sa han')).toHaveLength(2);
  });

  it('stays inside the given span', () => {
    const text = 'abc\ndef\nghi';
    expect(splitBlocks(text, { start: 1, end: 6 })).toEqual([{ start: 1, end: 6 }]);
    expect(splitBlocks('Abc.\nDef.', { start: 2, end: 7 })).toEqual([
      { start: 2, end: 4 },
      { start: 5, end: 7 },
    ]);
  });
});
