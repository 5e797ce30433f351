/** The forms that lead to a question: one that follows on an answer, one about a meeting, one about somebody's message. Pure. */
import { QUESTION_LIMIT } from '../answer/understand.ts';
import { cut } from '../feedback/feedback.ts';
import type { AskMeetingAction, FollowUpAction, Locale, ModalAction, ModalRequest } from './reply.ts';
import { say } from './say.ts';

/** The form of the button "Follow up". */
export function followUpForm({ answer }: FollowUpAction, locale: Locale): ModalRequest {
  return oneQuestion(locale, 'followUpTitle', { do: 'follow-up-text', answer });
}

/** The form of the button "Ask about this meeting". */
export function askMeetingForm({ meeting, article }: AskMeetingAction, locale: Locale): ModalRequest {
  return oneQuestion(locale, 'askMeetingTitle', { do: 'ask-meeting-text', meeting, article });
}

function oneQuestion(
  locale: Locale,
  title: 'followUpTitle' | 'askMeetingTitle',
  action: ModalAction,
): ModalRequest {
  return {
    kind: 'modal',
    locale,
    title: say(locale, title),
    action,
    fields: [
      {
        name: 'question',
        label: say(locale, 'followUpLabel'),
        placeholder: say(locale, 'followUpPlaceholder'),
        value: '',
        required: true,
        long: false,
        maximum: QUESTION_LIMIT,
      },
    ],
  };
}

/** Messages up to so long are taken for a question when they end in a question mark. */
const ONE_QUESTION = 300;

/**
 * "Ask about this": a short message that ends in a question mark is the question; of any other the user is asked what
 * about it they want to know, with its text there to work on.
 */
export function aboutMessage(text: string, locale: Locale): { readonly question: string } | ModalRequest {
  const message = text.trim();
  if (message.length <= ONE_QUESTION && /[?？؟]["'”’)»]*$/u.test(message)) return { question: message };
  return {
    kind: 'modal',
    locale,
    title: say(locale, 'aboutTitle'),
    action: { do: 'about' },
    fields: [
      {
        name: 'question',
        label: say(locale, 'aboutLabel'),
        placeholder: say(locale, 'aboutPlaceholder'),
        value: cut(message, QUESTION_LIMIT),
        required: true,
        long: true,
        maximum: QUESTION_LIMIT,
      },
    ],
  };
}
