/** Terms go to the cluster as words without spaces and come back counted as they were. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnTerm, columnTexts, countIn, wantedTerms } from '../../src/weaviate/columns.ts';

const term = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  fc.constantFrom('đồng', 'a b', '%20;', 'a%', '\u0085', '\ud800', '15.4%', 'f:x'),
);
const terms = fc.record({ exact: fc.array(term), folded: fc.array(term), concepts: fc.array(term) });

it('counts every term of a passage to the letter, by column', () => {
  fc.assert(
    fc.property(terms, terms, (held, asked) => {
      const counts = countIn(columnTexts(held), wantedTerms(asked));
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
