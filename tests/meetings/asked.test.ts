/** Questions that ask for a summary of a meeting, and questions that do not. */
import { describe, expect, test } from 'vitest';
import { meetingAsked } from '../../src/meetings/asked.ts';

describe('asks for a meeting', () => {
  test.each([
    ['Summarise the meeting with Berg.', 'the meeting with Berg'],
    ['what happened at the Elmstad meeting?', 'the Elmstad meeting'],
    ['Can you sum up the talks between Berg and Holm?', 'the talks between Berg and Holm'],
    ['What was agreed at the conference in Varnes?', 'the conference in Varnes'],
    ['Oppsummer møtet i Varnes', 'møtet i Varnes'],
    ['Hva skjedde på møtet med Holm?', 'møtet med Holm'],
    ['Tóm tắt cuộc gặp với ông Lực', 'cuộc gặp với ông Lực'],
  ])('%s', (question, words) => {
    expect(meetingAsked(question)).toBe(words);
  });
});

describe('asks for something else', () => {
  test.each([
    'What did Berg say about cod?',
    'Summarise the trade figures',
    'what happened in 1998?',
    'Hvem møtte Berg?',
    'summary',
    '',
  ])('%j', (question) => {
    expect(meetingAsked(question)).toBeNull();
  });
});
