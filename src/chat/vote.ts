/** Votes: one a user and answer, changeable, with a reason for "not helpful". Thanks are for the voter alone. */
import { REASON_LIMIT } from '../feedback/feedback.ts';
import { forgotten, sentence } from './notices.ts';
import type { ChatPorts, Reader } from './ports.ts';
import type { ModalValues, Outcome, Reply, VoteAction, VoteReasonAction } from './reply.ts';
import { say } from './say.ts';

type VotePorts = Pick<ChatPorts, 'feedback' | 'mark'>;

/** Counts the vote at once; "not helpful" then asks why, which need not be answered. @throws FeedbackError. */
export async function vote(
  action: VoteAction,
  { user, locale }: Reader,
  { feedback, mark }: VotePorts,
): Promise<Outcome> {
  const outcome = await feedback.vote(action.answer, mark(user), action.helpful);
  if (outcome === 'unknown') return forgotten(locale, feedback.days);
  if (action.helpful) {
    const key = outcome === 'counted' ? 'thanks' : outcome === 'changed' ? 'thanksChanged' : 'thanksSame';
    return sentence(locale, key);
  }
  return {
    kind: 'modal',
    locale,
    title: say(locale, 'reasonTitle'),
    action: { do: 'vote-reason', answer: action.answer },
    fields: [
      {
        name: 'reason',
        label: say(locale, 'reasonLabel'),
        placeholder: say(locale, 'reasonPlaceholder'),
        value: '',
        required: false,
        long: true,
        maximum: REASON_LIMIT,
      },
    ],
  };
}

/** The reason that was written, if any. @throws FeedbackError. */
export async function voteReason(
  action: VoteReasonAction,
  { reason = '' }: ModalValues,
  { user, locale }: Reader,
  { feedback, mark }: VotePorts,
): Promise<Reply> {
  if (reason.trim() === '') return sentence(locale, 'thanks');
  const kept = await feedback.giveReason(action.answer, mark(user), reason);
  return kept ? sentence(locale, 'thanksReason') : forgotten(locale, feedback.days);
}
