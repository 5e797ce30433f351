import { describe, expect, it } from 'vitest';
import { Layout } from '../../src/index/layout.ts';

const row = (path: string, id: number, firstPassage: number, passages: number) => ({
  id,
  path,
  hash: 'h',
  language: 'en',
  firstPassage,
  passages,
});

describe('passage numbers', () => {
  const layout = new Layout([row('c', 1, 10, 2), row('a', 7, 40, 3), row('b', 3, 20, 0), row('d', 4, 30, 1)]);

  it('run through the articles in order of path', () => {
    expect([0, 2, 3, 4, 5].map((key) => [layout.at(key)!.article.path, layout.at(key)!.ordinal])).toEqual([
      ['a', 0],
      ['a', 2],
      ['c', 0],
      ['c', 1],
      ['d', 0],
    ]);
    expect(layout.passages).toBe(6);
  });

  it('translate to ids and back, and know what does not exist', () => {
    for (let key = 0; key < layout.passages; key++) {
      const { article, ordinal } = layout.at(key)!;
      expect(layout.keyOf(article.firstPassage + ordinal)).toBe(key);
    }
    expect([9, 12, 19, 20, 31, 39, 43, 1000].map((id) => layout.keyOf(id))).toEqual(Array(8).fill(null));
    expect([-1, 6, 0.5, Number.NaN].map((key) => layout.at(key))).toEqual(Array(4).fill(null));
  });
});
