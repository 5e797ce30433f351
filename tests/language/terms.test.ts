import { describe, expect, it } from 'vitest';
import { passageTerms, questionTerms } from '../../src/language/terms.ts';
import { loadWords } from '../../src/language/words.ts';

const words = loadWords('aliases:\n  - [Kari Nordmann, Trần Cương, Tran Cuong]\n', 'glossary.yaml');

/** Whether question and passage share a term of this kind that is no stop word. */
function meet(
  question: [string, string],
  passage: [string, string],
  form: 'exact' | 'folded' | 'concepts',
): boolean {
  const terms = new Set(passageTerms(...passage, words)[form]);
  return questionTerms(...question, words).some(
    (group) => !group.stop && group[form].some((term) => terms.has(term)),
  );
}

describe('terms', () => {
  it.each<[[string, string], [string, string], 'exact' | 'folded' | 'concepts']>([
    [['exporting', 'en'], ['They exported', 'en'], 'folded'],
    [['Hà Nội', 'vi'], ['in Hà Nội', 'en'], 'exact'],
    [['ha noi', 'en'], ['in Hà Nội', 'en'], 'folded'],
    [['nguyen', 'no'], ['Nguyễn said', 'en'], 'folded'],
    [['41,6', 'no'], ['US$41.6 billion', 'en'], 'folded'],
    [['1200', 'en'], ['1 200 km', 'no'], 'folded'],
    [['2026', 'en'], ['the 2024-26 plan', 'en'], 'folded'],
    [['22.', 'no'], ['the 22nd', 'en'], 'folded'],
    [['samarbeid', 'no'], ['energisamarbeid', 'no'], 'folded'],
    [['hvilket energisamarbeid', 'no'], ['energy', 'en'], 'concepts'],
    [['handelstall', 'no'], ['trade reached', 'en'], 'concepts'],
    [['thương mại', 'vi'], ['trade', 'en'], 'concepts'],
    [['to', 'no'], ['two', 'en'], 'concepts'],
    [['2', 'no'], ['two', 'en'], 'concepts'],
    [['Kari Nordmann', 'en'], ['kamerat Tran Cuongs besøk', 'no'], 'concepts'],
    [['Tran Cuong', 'vi'], ['Kari Nordmann', 'en'], 'concepts'],
  ])('%j finds %j by %s', (question, passage, form) => {
    expect(meet(question, passage, form)).toBe(true);
  });

  it('does not find another person whose marks differ', () => {
    expect(meet(['Trần Cường', 'vi'], ['Kari Nordmann', 'en'], 'concepts')).toBe(false);
  });

  it('keeps the words of a question apart, and flags those without meaning', () => {
    const groups = questionTerms('What did the minister say?', 'en', words);
    expect(groups.map((group) => [group.tokens[0]?.text, group.stop])).toEqual([
      ['What', true],
      ['did', true],
      ['the', true],
      ['minister', false],
      ['say', false],
    ]);
    expect(groups[0]?.exact).toEqual(['what']);
  });

  it('keeps stop words of a passage searchable as they stand', () => {
    const terms = passageTerms('The cat', 'en', words);
    expect(terms.exact).toEqual(['the', 'cat']);
    expect(terms.folded).toEqual(['cat']);
  });

  it('takes the country and not the pronoun', () => {
    expect(questionTerms('US', 'en', words)[0]?.stop).toBe(false);
    expect(questionTerms('us', 'en', words)[0]?.stop).toBe(true);
  });

  it('never gives a term with white space, or an empty one', () => {
    const terms = passageTerms('1 200 km, U.S. \u0301 技术 😀 China-ASEAN ½ 3/11/2025', 'no', words);
    const all = [...terms.exact, ...terms.folded, ...terms.concepts];
    expect(all.filter((term) => term === '' || /\s/.test(term))).toEqual([]);
  });
});
