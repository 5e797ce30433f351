/** What every feedback store must do. Run by tests/feedback/feedback.test.ts over the one on disk and the one in memory. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedbackStore, RememberedAnswer } from '../../src/feedback/feedback.ts';
import { createMarker } from '../../src/feedback/mark.ts';

const mark = createMarker(new Uint8Array(32).fill(7));
const ADA = mark('1001');
const BO = mark('1002');
const CY = mark('1003');

export function remembered(id: string, more: Partial<RememberedAnswer> = {}): RememberedAnswer {
  return {
    id,
    question: 'How long is the pier?',
    follows: null,
    within: [],
    verdict: 'answered',
    quoted: [{ path: 'pier.txt', start: 10, end: 42, words: 'k3mf9x2q' }],
    language: 'en',
    askedOn: '2031-05-04',
    ...more,
  };
}

export type OpenFeedback = (days: number) => { feedback: FeedbackStore; end: () => void };

export function feedbackContract(name: string, open: OpenFeedback): void {
  describe(`${name} keeps what a feedback store promises`, () => {
    let feedback: FeedbackStore;
    let end: () => void;
    beforeEach(() => {
      ({ feedback, end } = open(30));
    });
    afterEach(() => end());

    it('gives back an answer as it was remembered, and null for an unknown one', () => {
      const answer = remembered('a1', { follows: 'a0', within: ['pier.txt', 'øy/brygge.md'] });
      feedback.remember(answer);
      expect(feedback.answer('a1')).toEqual(answer);
      expect(feedback.answer('a2')).toBeNull();
    });

    it('replaces an answer of the same id, with its votes', () => {
      feedback.remember(remembered('a1'));
      feedback.vote('a1', ADA, true);
      feedback.remember(remembered('a1', { question: 'How wide is the pier?' }));
      expect(feedback.answer('a1')?.question).toBe('How wide is the pier?');
      expect(feedback.votes('a1')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('cuts what is too long to be a question, at a whole character', () => {
      feedback.remember(remembered('a1', { question: `${'x'.repeat(999)}🐟 and more` }));
      expect(feedback.answer('a1')?.question).toBe('x'.repeat(999));
    });

    it('counts one vote a user, which can be changed', () => {
      feedback.remember(remembered('a1'));
      expect(feedback.vote('a1', ADA, true)).toBe('counted');
      expect(feedback.vote('a1', ADA, true)).toBe('same');
      expect(feedback.vote('a1', BO, true)).toBe('counted');
      expect(feedback.votes('a1')).toEqual({ helpful: 2, notHelpful: 0 });
      expect(feedback.vote('a1', ADA, false)).toBe('changed');
      expect(feedback.votes('a1')).toEqual({ helpful: 1, notHelpful: 1 });
      expect(feedback.vote('gone', ADA, false)).toBe('unknown');
      expect(feedback.votes('gone')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('takes a reason from those who voted, and drops it when the vote changes', () => {
      feedback.remember(remembered('a1'));
      expect(feedback.giveReason('a1', ADA, 'no vote yet')).toBe(false);
      feedback.vote('a1', ADA, false);
      feedback.vote('a1', BO, false);
      expect(feedback.giveReason('a1', ADA, '  the wrong pier  ')).toBe(true);
      feedback.giveReason('a1', BO, `${'y'.repeat(499)}🐟`);
      expect(feedback.disliked()[0]?.reasons).toEqual(['the wrong pier', 'y'.repeat(499)]);
      feedback.vote('a1', ADA, true);
      feedback.vote('a1', CY, false);
      expect(feedback.disliked()[0]?.reasons).toEqual(['y'.repeat(499)]);
    });

    it('lists answers with more votes against than for, the most disliked first', () => {
      for (const id of ['a1', 'a2', 'a3', 'a4']) feedback.remember(remembered(id));
      feedback.vote('a1', ADA, false);
      feedback.vote('a1', BO, true);
      feedback.vote('a2', ADA, false);
      for (const user of [ADA, BO]) feedback.vote('a3', user, false);
      const seen = feedback.disliked().map(({ answer, notHelpful }) => [answer.id, notHelpful]);
      expect(seen).toEqual([
        ['a3', 2],
        ['a2', 1],
      ]);
    });

    it('counts wordings of an unanswered question together, most asked first', () => {
      feedback.remember(remembered('a1', { question: 'Who built Brygga?', verdict: 'not-found' }));
      feedback.remember(remembered('a2', { question: 'Hà who?', verdict: 'related' }));
      feedback.remember(remembered('a3', { question: 'ha  WHO', verdict: 'related', askedOn: '2031-05-06' }));
      feedback.remember(remembered('a4'));
      feedback.vote('a2', ADA, false);
      feedback.vote('a3', BO, true);
      expect(feedback.unanswered()).toEqual([
        {
          question: 'ha  WHO',
          follows: null,
          verdict: 'related',
          count: 2,
          lastAskedOn: '2031-05-06',
          helpful: 1,
          notHelpful: 1,
        },
        {
          question: 'Who built Brygga?',
          follows: null,
          verdict: 'not-found',
          count: 1,
          lastAskedOn: '2031-05-04',
          helpful: 0,
          notHelpful: 0,
        },
      ]);
    });

    it('keeps follow-ups on different questions apart, and says on what', () => {
      feedback.remember(remembered('a1', { question: 'How long is the pier?' }));
      feedback.remember(remembered('b1', { question: 'Who is the mayor?' }));
      const more = { question: 'And in Bodø?', verdict: 'not-found' as const };
      feedback.remember(remembered('a2', { ...more, follows: 'a1' }));
      feedback.remember(remembered('b2', { ...more, follows: 'b1' }));
      expect(feedback.unanswered().map(({ question, follows }) => [question, follows])).toEqual([
        ['And in Bodø?', 'How long is the pier?'],
        ['And in Bodø?', 'Who is the mayor?'],
      ]);
    });

    it('keeps a question for as many days as it says, the first included', () => {
      feedback.remember(remembered('old', { askedOn: '2031-05-01' }));
      feedback.remember(remembered('new', { askedOn: '2031-05-02' }));
      feedback.vote('old', ADA, true);
      expect(feedback.prune('2031-05-30')).toBe(0);
      expect(feedback.prune('2031-05-31')).toBe(1);
      expect([feedback.answer('old'), feedback.answer('new')?.id]).toEqual([null, 'new']);
      expect(feedback.vote('old', ADA, false)).toBe('unknown');
    });

    it('prunes by itself when the first question of a day comes', () => {
      feedback.remember(remembered('old', { askedOn: '2031-05-01' }));
      feedback.remember(remembered('new', { askedOn: '2031-06-01' }));
      expect(feedback.answer('old')).toBeNull();
    });

    it('forgets an answer, a user, everything', () => {
      for (const id of ['a1', 'a2', 'a3']) feedback.remember(remembered(id));
      for (const id of ['a1', 'a2', 'a3']) feedback.vote(id, ADA, false);
      feedback.vote('a2', BO, false);
      expect([feedback.forget('a1'), feedback.forget('a1')]).toEqual([true, false]);
      expect(feedback.forgetUser(ADA)).toBe(2);
      expect(feedback.forgetUser(ADA)).toBe(0);
      expect(feedback.votes('a2')).toEqual({ helpful: 0, notHelpful: 1 });
      feedback.erase();
      expect([feedback.answer('a2'), feedback.answer('a3')]).toEqual([null, null]);
      expect(feedback.votes('a2')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('keeps nothing with 0 days', () => {
      const nothing = open(0);
      nothing.feedback.remember(remembered('a1', { verdict: 'not-found' }));
      expect(nothing.feedback.answer('a1')).toBeNull();
      expect(nothing.feedback.unanswered()).toEqual([]);
      expect(nothing.feedback.vote('a1', ADA, true)).toBe('unknown');
      nothing.end();
    });
  });
}
