import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const CAST = 'Mayor Ana Prieto met Governor John Welk on Monday.';
const said = (sentence: string): string => read([[CAST], [sentence]]).speakers[1]!;

describe('one sentence at a time', () => {
  it.each([
    ['Welk said that the dam would hold.', 'John Welk'],
    ['The dam would hold, Welk said on Monday.', 'John Welk'],
    ['"The dam will hold," said Welk.', 'John Welk'],
    ['“The dam,” Prieto said, “is not the problem.”', 'Ana Prieto'],
    ["''The dam is old,'' Ms. Prieto told reporters.", 'Ana Prieto'],
    ['According to Welk, the dam was inspected in May.', 'John Welk'],
    ['The dam was inspected in May, according to Ms. Prieto.', 'Ana Prieto'],
    ['Prieto, who grew up by the river, warned that the dam was too low.', 'Ana Prieto'],
    ['Welcoming Welk, Prieto thanked him for the sandbags and the pumps.', 'Ana Prieto'],
    ['For his part, Welk pledged another 40 pumps by the weekend.', 'John Welk'],
    ['Other proposals from the mayor included a ferry and a curfew.', 'Ana Prieto'],
    ['Welk was asked by Prieto whether the money would come this year.', 'Ana Prieto'],
    ['In a statement, the governor called for calm and for volunteers.', 'John Welk'],
    ['Prieto said she had heard Welk say that the dam was new.', 'Ana Prieto'],
    ['Welk has repeatedly denied that the dam was ever at risk.', 'John Welk'],
    ['Prieto: “We need boats.”', 'Ana Prieto'],
  ])('%s', (sentence, speaker) => {
    expect(said(sentence)).toBe(speaker);
  });

  it.each([
    ['Welk arrived by helicopter and left by boat.', '(narration)'],
    ['The claims of the governor were printed on Tuesday.', '(narration)'],
    ['Prieto did not say when the road would open.', '(narration)'],
    ['A spokesman for Welk said the pumps were on their way.', '(unknown)'],
    ['Officials said the river was still rising.', '(unknown)'],
    ['Welk supporters said the mayor was late.', '(unknown)'],
    ['“Somebody should have told us.”', '(unknown)'],
  ])('does not guess: %s', (sentence, speaker) => {
    expect(said(sentence)).toBe(speaker);
  });

  it('gives a joint statement to both', () => {
    expect(said('Prieto and Welk agreed to open the gates at noon.')).toBe('Ana Prieto + John Welk');
  });

  it('gives "both sides" to the two who speak in the article', () => {
    const { speakers, attributions } = read([
      [CAST],
      [
        'Prieto said the dam was low.',
        'Welk said it was high.',
        'Both sides acknowledged that it leaked in places.',
      ],
    ]);
    expect(attributions[3]!.kind).toBe('joint');
    expect(speakers[3]).toBe('Ana Prieto + John Welk');
  });
});

describe('from one sentence to the next', () => {
  it('lets a pronoun mean who spoke last, not who was spoken of', () => {
    const { speakers } = read([
      [
        'Governor John Welk met Senator Paul Rask.',
        'Welk said Rask had promised money.',
        'He added that none had come.',
      ],
    ]);
    expect(speakers.slice(1)).toEqual(['John Welk', 'John Welk']);
  });

  it('heeds the gender of a pronoun', () => {
    const { speakers } = read([
      [CAST, 'Welk blamed the rain for the flood.', 'She blamed him for the delay.'],
    ]);
    expect(speakers[2]).toBe('Ana Prieto');
  });

  it('follows a quotation over sentences and paragraphs until it closes', () => {
    const { speakers } = read([
      [CAST],
      ['“The river rose in an hour,” Prieto said.', '“It took the bridge.', 'It took the school.'],
      ['“It took my car.”'],
      ['Nobody was hurt.'],
    ]);
    expect(speakers.slice(1)).toEqual([
      'Ana Prieto',
      'Ana Prieto',
      'Ana Prieto',
      'Ana Prieto',
      '(narration)',
    ]);
  });

  it('carries a statement without a verb when the next words name its speaker', () => {
    const { speakers } = read([
      [CAST],
      [
        'Prieto called for new pumps and a higher wall.',
        'It is also necessary to clear the drains, she added.',
      ],
    ]);
    expect(speakers.slice(1)).toEqual(['Ana Prieto', 'Ana Prieto']);
  });

  it('reads Norwegian dialogue behind dashes', () => {
    const { speakers, attributions } = read(
      [['– Det gikk bra. – Vi er glade, sier trener Even Lund.'], ['Kampen endte 2-1.']],
      'no',
    );
    expect(speakers).toEqual(['Even Lund', '(narration)']);
    expect(attributions[0]!.kind).toBe('direct');
  });

  it('gives the sentence before to whom "det sier" names', () => {
    const { speakers } = read([['Broen åpner i mai.', 'Det sier prosjektleder Tone Vik til avisen.']], 'no');
    expect(speakers[0]).toBe('Tone Vik');
  });
});

describe('what an attribution says about itself', () => {
  it('names the words that show it', () => {
    const { text, attributions } = read([[CAST], ['The mayor noted that the well was dry.']]);
    const { because, evidence } = attributions[1]!;
    expect(because).toBe('"noted" after "The mayor" (Ana Prieto).');
    expect(evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['The mayor', 'noted']);
  });

  it('holds for any text: one attribution a sentence, evidence inside the text, speakers among the people', () => {
    const word = fc.constantFrom(
      'Ana',
      'Prieto',
      'said',
      'that',
      '“',
      '”',
      '"',
      ',',
      '.',
      'he',
      'the',
      'mayor',
      '–',
      'sier',
      "''",
      'cho',
      'biết',
      'according',
      'to',
      ':',
      'and',
      'Mr.',
      '(',
      ')',
      '😀',
      'Nguyễn',
      '’',
      'ông',
      'by',
      '',
    );
    const paragraphs = fc.array(
      fc.array(
        fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
        { minLength: 1, maxLength: 4 },
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('en', 'no', 'vi', 'fr'), (lines, language) => {
        const { text, sentences, people, attributions } = read(lines, language);
        expect(attributions).toHaveLength(sentences.length);
        const ids = new Set(people.map((person) => person.id));
        for (const { evidence, speakers } of attributions) {
          for (const { start, end } of evidence) expect(text.slice(start, end).length).toBe(end - start);
          for (const id of speakers) expect(ids.has(id)).toBe(true);
        }
        for (const person of people) {
          for (const { start, end, text: printed } of person.mentions)
            expect(text.slice(start, end)).toBe(printed);
        }
      }),
      { numRuns: 300 },
    );
  });
});
