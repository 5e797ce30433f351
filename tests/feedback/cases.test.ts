import { describe, expect, it } from 'vitest';
import { asJsonLines, dislikedCase, unansweredCase } from '../../src/feedback/cases.ts';
import { createMarker } from '../../src/feedback/mark.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { remembered } from './contract.ts';

const mark = createMarker(new Uint8Array(16).fill(5));

describe('a question that went wrong', () => {
  it('becomes a case with what was quoted as evidence, where it still stands', async () => {
    const feedback = new MemoryFeedback();
    const gone = { path: 'gone.txt', start: 0, end: 4, words: 'k3mf9x2qab' };
    const quoted = [...remembered('a1').quoted, gone];
    await feedback.remember(remembered('a0', { question: 'Who built the pier?' }));
    await feedback.remember(remembered('a1', { question: 'Hvor lang er brygga?', follows: 'a0', quoted }));
    await feedback.vote('a1', mark('1001'), false);
    await feedback.giveReason('a1', mark('1001'), 'the other pier');
    const [disliked] = await feedback.disliked();
    const made = dislikedCase(disliked!, (path, { start, end }) =>
      path === 'pier.txt' ? `words ${start}–${end}` : null,
    );
    expect(made).toEqual({
      id: 'not-helpful-a1',
      lang: 'no',
      kind: 'not-helpful',
      question: 'Hvor lang er brygga?',
      follows: 'Who built the pier?',
      answerable: true,
      evidence: [{ article: 'pier.txt', text: 'words 10–42' }],
      answer: [],
      review: {
        verdict: 'answered',
        lastAskedOn: '2031-05-04',
        helpful: 0,
        notHelpful: 1,
        reasons: ['the other pier'],
      },
    });
  });

  it('is one line each, whatever it holds', async () => {
    const feedback = new MemoryFeedback();
    await feedback.remember(remembered('a1', { question: 'Who\n“said”\u2028so?', verdict: 'related' }));
    await feedback.remember(remembered('a2', { question: 'And why?', verdict: 'not-found' }));
    const lines = asJsonLines((await feedback.unanswered()).map(unansweredCaseFrom)).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.slice(0, 2).map((line) => JSON.parse(line).question)).toEqual([
      'And why?',
      'Who\n“said”\u2028so?',
    ]);
    expect(lines[2]).toBe('');
  });
});

const unansweredCaseFrom = (...[question, i]: Parameters<typeof unansweredCase>) =>
  unansweredCase(question, i + 1);
