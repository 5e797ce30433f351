import { describe, expect, it } from 'vitest';
import { scoreAttributions } from '../../src/answer/attributionScore.ts';

const sentence = (start: number, end: number, speaker: string | null) => ({
  start,
  end,
  text: `${start}-${end}`,
  speaker,
});

describe('scoring attributions', () => {
  const gold = [
    {
      article: 'a',
      attributions: [
        { content: [{ start: 0, end: 10 }], speaker: 'James Comey' },
        {
          content: [
            { start: 20, end: 26 },
            { start: 26, end: 30 },
          ],
          speaker: 'Ana Prieto',
        },
        { content: [{ start: 40, end: 50 }], speaker: null },
      ],
    },
  ];

  it('counts a sentence when half of it lies in what one speaker says, by the last word of the name', () => {
    const score = scoreAttributions(gold, [
      { article: 'a', sentences: [sentence(0, 20, 'James B. Comey Jr.'), sentence(20, 31, 'Prieto')] },
    ]);
    expect(score).toMatchObject({ gold: 2, given: 2, right: 2, precision: 1, recall: 1 });
  });

  it('tells wrong names from missed ones', () => {
    const score = scoreAttributions(gold, [
      { article: 'a', sentences: [sentence(0, 10, 'John Welk'), sentence(20, 30, null)] },
    ]);
    expect(score).toMatchObject({ gold: 2, given: 1, right: 0, precision: 0, recall: 0 });
    expect(score.wrong.map((miss) => miss.expected)).toEqual(['James Comey']);
    expect(score.missed.map((miss) => miss.expected)).toEqual(['Ana Prieto']);
  });

  it('keeps sentences that the gold gives to nobody apart, and counts them as wrong only in the strict figure', () => {
    const score = scoreAttributions(gold, [
      { article: 'a', sentences: [sentence(0, 10, 'James Comey'), sentence(40, 50, 'John Welk')] },
    ]);
    expect(score).toMatchObject({ precision: 1, outsideGold: 1, strictPrecision: 0.5 });
  });

  it('gives a sentence in two statements to the one that covers more of it', () => {
    const nested = [
      {
        article: 'a',
        attributions: [
          { content: [{ start: 0, end: 100 }], speaker: 'Outer One' },
          { content: [{ start: 40, end: 100 }], speaker: 'Inner Two' },
        ],
      },
    ];
    const score = scoreAttributions(nested, [{ article: 'a', sentences: [sentence(0, 100, 'Outer One')] }]);
    expect(score).toMatchObject({ right: 1, given: 1 });
  });
});
