/** Terms go to the cluster as words without spaces and come back counted as they were. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLUMN_WEIGHTS } from '../../src/index/word-choice.ts';
import { columnTerm, countIn, queryText, termsText, wantedTerms } from '../../src/weaviate/columns.ts';

const term = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  fc.constantFrom('đồng', 'a b', '%20;', 'a%', '\u0085', '\ud800', '15.4%', 'f:x'),
);
const terms = fc.record({ exact: fc.array(term), folded: fc.array(term), concepts: fc.array(term) });

it('counts every term of a passage to the letter, by column', () => {
  fc.assert(
    fc.property(terms, terms, (held, asked) => {
      const counts = countIn(termsText(held), wantedTerms(asked));
      expect(counts.words).toBe(held.exact.length);
      for (const column of ['exact', 'folded', 'concepts'] as const) {
        const expected = [...new Set(asked[column])].flatMap((each) => {
          const times = held[column].filter((other) => other === each).length;
          return times > 0 ? [[each, times] as const] : [];
        });
        expect(new Map(counts[column])).toEqual(new Map(expected));
      }
    }),
  );
});

it('writes no term with a space in it, and no two alike', () => {
  fc.assert(
    fc.property(term, term, (a, b) => {
      expect(columnTerm('exact', a)).not.toMatch(/[\s\p{Cc}]/u);
      expect(columnTerm('exact', a) === columnTerm('exact', b)).toBe(a === b);
      expect(columnTerm('exact', a)).not.toBe(columnTerm('concepts', a));
    }),
  );
});

it('asks for each term as often as it weighs in the embedded store', () => {
  const asked = { exact: 'Đồng', folded: 'dong', concepts: 'money' } as const;
  const columns = ['exact', 'folded', 'concepts'] as const;
  const text = queryText(columns.map((column) => ({ column, text: asked[column] }))).split(' ');
  for (const column of columns) {
    const times = text.filter((term) => term === columnTerm(column, asked[column])).length;
    expect(times).toBeCloseTo(5 * COLUMN_WEIGHTS[column]);
  }
});
