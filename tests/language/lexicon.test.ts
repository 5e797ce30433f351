import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compoundSplitter } from '../../src/language/compounds.ts';
import { loadLexicon } from '../../src/language/lexicon.ts';
import { parseLexicon } from '../../src/language/lexicon-file.ts';
import { tokenize } from '../../src/language/tokens.ts';

const lexicon = loadLexicon();
const concepts = (text: string, language: string): string[] =>
  lexicon.conceptsOf(tokenize(text), language).map((match) => match.concept);

describe('the lexicon', () => {
  const rows = parseLexicon(readFileSync(new URL('../../src/language/lexicon.tsv', import.meta.url), 'utf8'));

  it('has at least 500 hand-written concepts, each in three languages', () => {
    expect(new Set(rows.map((row) => row.concept)).size).toBeGreaterThanOrEqual(500);
    expect(
      rows.filter((row) => row.en.trim() === '' || row.no.trim() === '' || row.vi.trim() === ''),
    ).toEqual([]);
  });

  it.each([
    ['artificial-intelligence', 'artificial intelligence', 'kunstig intelligens', 'trí tuệ nhân tạo'],
    ['border-gate', 'two border gates', 'to grenseporter', 'hai cửa khẩu'],
    ['foreign-minister', 'the foreign minister', 'utenriksministeren', 'bộ trưởng ngoại giao'],
    ['trade-figure', 'trade figures', 'handelstallene', 'kim ngạch'],
    ['railway', 'railways', 'jernbanen', 'đường sắt'],
    ['football', 'a footballer', 'fotballen', 'bóng đá'],
    ['court', 'the court', 'tingretten', 'tòa án'],
    ['court', 'the court', 'domstolen', 'toà án'],
    ['flood', 'flooded', 'flommen', 'lũ lụt'],
    ['vaccine', 'vaccines', 'vaksinen', 'vắc xin'],
    ['country:NO', 'Norway', 'Norges', 'Na Uy'],
    ['country:VN', 'Vietnamese', 'vietnamesiske', 'Việt Nam'],
    ['country:CN', 'China', 'kinesisk', 'Trung Quốc'],
    ['currency:NOK', 'Norwegian Krone', 'norske kroner', 'Krone Na Uy'],
    ['weekday-tuesday', 'Tuesday', 'tirsdag', 'thứ Ba'],
    ['buy', 'bought', 'kjøpte', 'mua'],
  ])('knows %s in three languages', (concept, en, no, vi) => {
    expect(concepts(en, 'en')).toContain(concept);
    expect(concepts(no, 'no')).toContain(concept);
    expect(concepts(vi, 'vi')).toContain(concept);
  });

  it('never takes a Vietnamese word with marks for another word', () => {
    expect(concepts('cụ thể', 'vi')).not.toContain('sport');
    expect(concepts('thể', 'en')).toEqual([]);
    expect(concepts('năm con số', 'vi')).not.toContain('south');
  });

  it('reads Vietnamese typed without any marks', () => {
    expect(concepts('thu tuong noi gi ve tri tue nhan tao', 'vi')).toEqual(
      expect.arrayContaining(['prime-minister', 'artificial-intelligence']),
    );
  });

  it('reads English words in a Vietnamese text', () => {
    expect(concepts('trade figure là bao nhiêu', 'vi')).toContain('trade-figure');
  });

  it('does not take names for words', () => {
    expect(concepts('ông Nguyễn Xuân Thắng', 'vi')).toEqual([]);
    expect(concepts('he met Chen Gang and Bui Thanh Son', 'en')).toEqual(['meeting']);
  });

  it('tells the month and the verb apart by the capital, and the country from the pronoun', () => {
    expect(concepts('in May', 'en')).toContain('month-may');
    expect(concepts('they may', 'en')).toEqual([]);
    expect(concepts('the US told us', 'en').filter((c) => c === 'country:US')).toHaveLength(1);
  });

  it('tells Norwegian words apart that differ by a mark', () => {
    expect(concepts('tre år på rad', 'no')).not.toContain('council');
    expect(concepts('han var på råd', 'no')).not.toContain('season-spring');
  });

  it('gives the longest term and, outside Vietnamese, its words', () => {
    expect(concepts('prime minister', 'en')).toEqual(expect.arrayContaining(['prime-minister', 'minister']));
    expect(concepts('bộ trưởng', 'vi')).not.toContain('ministry');
  });
});

describe('Norwegian compounds', () => {
  const split = compoundSplitter(lexicon, new Set(['omsetning', 'handel']));

  it.each([
    ['grenseprosjektene', ['grense', 'prosjektene']],
    ['energisamarbeid', ['energi', 'samarbeid']],
    ['fredsforhandlinger', ['fred', 'forhandlinger']],
  ])('%s has two halves', (word, halves) => {
    expect(split(word)).toEqual(halves);
  });

  it.each(['jernbane', 'sikkerhet', 'regjeringen', 'tog', 'vietnam', 'xyzprovins'])(
    '%s is left whole',
    (word) => {
      expect(split(word)).toBeNull();
    },
  );
});
