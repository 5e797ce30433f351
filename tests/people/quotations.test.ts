import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/people/quotations.ts';
import { type Paragraphs, sentencesOf } from './read.ts';

function quoted(paragraphs: Paragraphs, language = 'en'): string[] {
  const { text, sentences } = sentencesOf(paragraphs);
  return findQuotations(text, sentences, language).map(
    ({ inner, carriesOn }) => `${carriesOn ? '… ' : ''}${text.slice(inner.start, inner.end)}`,
  );
}

describe('quotation marks', () => {
  it.each([
    ['"Yes," she said. "No."', ['Yes,', 'No.']],
    ['“Yes,” she said.', ['Yes,']],
    ["''Yes,'' she said.", ['Yes,']],
    ['«Ja», sa hun.', ['Ja']],
    ['„Ja“, sagte sie.', ['Ja']],
    ['‘Yes,’ she said.', ['Yes,']],
    ["It's the boys' dog, isn't it?", []],
    ['“He said ‘never’ and left,” she said.', ['He said ‘never’ and left,']],
    ['He is 6’2” and “very” tall.', ['very']],
  ])('%s', (sentence, expected) => {
    expect(quoted([[sentence]])).toEqual(expected);
  });

  it('goes on where a paragraph opens again and the one before was not closed', () => {
    expect(quoted([['“One.', 'Two.'], ['“Three.”'], ['“Four.”']])).toEqual([
      'One. Two.',
      '… Three.',
      'Four.',
    ]);
  });

  it('ends a quotation that is never closed with its paragraph', () => {
    expect(quoted([['“One.'], ['Two.']])).toEqual(['One.']);
  });

  it('takes a dash before a line for dialogue in Norwegian and Vietnamese, not in English', () => {
    expect(quoted([['– Ja, sier hun.']], 'no')).toEqual(['Ja, sier hun.']);
    expect(quoted([['– Yes, he said.']], 'en')).toEqual([]);
  });
});
