/** What every feedback store must do. Run over the one on disk, the one in memory, and the one on a cluster. */
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

export type OpenFeedback = (days: number) => { feedback: FeedbackStore; end: () => void | Promise<void> };

export function feedbackContract(name: string, open: OpenFeedback): void {
  describe(`${name} keeps what a feedback store promises`, () => {
    let feedback: FeedbackStore;
    let end: () => void | Promise<void>;
    beforeEach(() => {
      ({ feedback, end } = open(30));
    });
    afterEach(() => end());

    it('gives back an answer as it was remembered, and null for an unknown one', async () => {
      const answer = remembered('a1', { follows: 'a0', within: ['pier.txt', 'øy/brygge.md'] });
      await feedback.remember(answer);
      expect(await feedback.answer('a1')).toEqual(answer);
      expect(await feedback.answer('a2')).toBeNull();
    });

    it('replaces an answer of the same id, with its votes', async () => {
      await feedback.remember(remembered('a1'));
      await feedback.vote('a1', ADA, true);
      await feedback.remember(remembered('a1', { question: 'How wide is the pier?' }));
      expect((await feedback.answer('a1'))?.question).toBe('How wide is the pier?');
      expect(await feedback.votes('a1')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('cuts what is too long to be a question, at a whole character', async () => {
      await feedback.remember(remembered('a1', { question: `${'x'.repeat(999)}🐟 and more` }));
      expect((await feedback.answer('a1'))?.question).toBe('x'.repeat(999));
    });

    it('counts one vote a user, which can be changed', async () => {
      await feedback.remember(remembered('a1'));
      expect(await feedback.vote('a1', ADA, true)).toBe('counted');
      expect(await feedback.vote('a1', ADA, true)).toBe('same');
      expect(await feedback.vote('a1', BO, true)).toBe('counted');
      expect(await feedback.votes('a1')).toEqual({ helpful: 2, notHelpful: 0 });
      expect(await feedback.vote('a1', ADA, false)).toBe('changed');
      expect(await feedback.votes('a1')).toEqual({ helpful: 1, notHelpful: 1 });
      expect(await feedback.vote('gone', ADA, false)).toBe('unknown');
      expect(await feedback.votes('gone')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('takes a reason from those who voted, and drops it when the vote changes', async () => {
      await feedback.remember(remembered('a1'));
      expect(await feedback.giveReason('a1', ADA, 'no vote yet')).toBe(false);
      await feedback.vote('a1', ADA, false);
      await feedback.vote('a1', BO, false);
      expect(await feedback.giveReason('a1', ADA, '  the wrong pier  ')).toBe(true);
      await feedback.giveReason('a1', BO, `${'y'.repeat(499)}🐟`);
      expect((await feedback.disliked())[0]?.reasons).toEqual(['the wrong pier', 'y'.repeat(499)]);
      await feedback.vote('a1', ADA, true);
      await feedback.vote('a1', CY, false);
      expect((await feedback.disliked())[0]?.reasons).toEqual(['y'.repeat(499)]);
    });

    it('lists answers with more votes against than for, the most disliked first', async () => {
      for (const id of ['a1', 'a2', 'a3', 'a4']) await feedback.remember(remembered(id));
      await feedback.vote('a1', ADA, false);
      await feedback.vote('a1', BO, true);
      await feedback.vote('a2', ADA, false);
      for (const user of [ADA, BO]) await feedback.vote('a3', user, false);
      const seen = (await feedback.disliked()).map(({ answer, notHelpful }) => [answer.id, notHelpful]);
      expect(seen).toEqual([
        ['a3', 2],
        ['a2', 1],
      ]);
    });

    it('counts wordings of an unanswered question together, most asked first', async () => {
      await feedback.remember(remembered('a1', { question: 'Who built Brygga?', verdict: 'not-found' }));
      await feedback.remember(remembered('a2', { question: 'Hà who?', verdict: 'related' }));
      await feedback.remember(
        remembered('a3', { question: 'ha  WHO', verdict: 'related', askedOn: '2031-05-06' }),
      );
      await feedback.remember(remembered('a4'));
      await feedback.vote('a2', ADA, false);
      await feedback.vote('a3', BO, true);
      expect(await feedback.unanswered()).toEqual([
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

    it('keeps follow-ups on different questions apart, and says on what', async () => {
      await feedback.remember(remembered('a1', { question: 'How long is the pier?' }));
      await feedback.remember(remembered('b1', { question: 'Who is the mayor?' }));
      const more = { question: 'And in Bodø?', verdict: 'not-found' as const };
      await feedback.remember(remembered('a2', { ...more, follows: 'a1' }));
      await feedback.remember(remembered('b2', { ...more, follows: 'b1' }));
      expect((await feedback.unanswered()).map(({ question, follows }) => [question, follows])).toEqual([
        ['And in Bodø?', 'How long is the pier?'],
        ['And in Bodø?', 'Who is the mayor?'],
      ]);
    });

    it('keeps a question for as many days as it says, the first included', async () => {
      await feedback.remember(remembered('old', { askedOn: '2031-05-01' }));
      await feedback.remember(remembered('new', { askedOn: '2031-05-02' }));
      await feedback.vote('old', ADA, true);
      expect(await feedback.prune('2031-05-30')).toBe(0);
      expect(await feedback.prune('2031-05-31')).toBe(1);
      expect([await feedback.answer('old'), (await feedback.answer('new'))?.id]).toEqual([null, 'new']);
      expect(await feedback.vote('old', ADA, false)).toBe('unknown');
    });

    it('prunes by itself when the first question of a day comes', async () => {
      await feedback.remember(remembered('old', { askedOn: '2031-05-01' }));
      await feedback.remember(remembered('new', { askedOn: '2031-06-01' }));
      expect(await feedback.answer('old')).toBeNull();
    });

    it('forgets an answer, a user, everything', async () => {
      for (const id of ['a1', 'a2', 'a3']) await feedback.remember(remembered(id));
      for (const id of ['a1', 'a2', 'a3']) await feedback.vote(id, ADA, false);
      await feedback.vote('a2', BO, false);
      expect([await feedback.forget('a1'), await feedback.forget('a1')]).toEqual([true, false]);
      expect(await feedback.forgetUser(ADA)).toBe(2);
      expect(await feedback.forgetUser(ADA)).toBe(0);
      expect(await feedback.votes('a2')).toEqual({ helpful: 0, notHelpful: 1 });
      await feedback.erase();
      expect([await feedback.answer('a2'), await feedback.answer('a3')]).toEqual([null, null]);
      expect(await feedback.votes('a2')).toEqual({ helpful: 0, notHelpful: 0 });
    });

    it('keeps nothing with 0 days', async () => {
      const nothing = open(0);
      await nothing.feedback.remember(remembered('a1', { verdict: 'not-found' }));
      expect(await nothing.feedback.answer('a1')).toBeNull();
      expect(await nothing.feedback.unanswered()).toEqual([]);
      expect(await nothing.feedback.vote('a1', ADA, true)).toBe('unknown');
      await nothing.end();
    });
  });
}
