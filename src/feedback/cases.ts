/** Questions that went wrong as cases for the evaluation, one JSON object a line, to be reviewed by somebody. Pure. */
import type { Span } from '../domain.ts';
import { detectLanguage } from '../language/detect.ts';
import type { DislikedAnswer, UnansweredQuestion } from './feedback.ts';

/**
 * A case as `eval` reads it, with what the reviewer needs to know. What a reviewer has to do: say whether the articles answer it
 * (`answerable`), give the evidence and the answer, and take `review` out or leave it: `eval` passes over it.
 */
export interface FeedbackCase {
  readonly id: string;
  readonly lang: string;
  readonly kind: 'unanswered' | 'not-helpful';
  readonly question: string;
  readonly follows?: string;
  readonly answerable: boolean;
  readonly evidence: readonly { readonly article: string; readonly text: string }[];
  readonly answer: readonly string[];
  readonly review: {
    readonly verdict: string;
    readonly asked?: number;
    readonly lastAskedOn: string;
    readonly helpful: number;
    readonly notHelpful: number;
    readonly reasons?: readonly string[];
  };
}

/** A question without an answer; as long as nobody says otherwise, rightly so. */
export function unansweredCase(question: UnansweredQuestion, number: number): FeedbackCase {
  return {
    id: `unanswered-${number}`,
    lang: languageOf(question.question),
    kind: 'unanswered',
    question: question.question,
    ...(question.follows === null ? {} : { follows: question.follows }),
    answerable: false,
    evidence: [],
    answer: [],
    review: {
      verdict: question.verdict,
      asked: question.count,
      lastAskedOn: question.lastAskedOn,
      helpful: question.helpful,
      notHelpful: question.notHelpful,
    },
  };
}

/**
 * An answer that did not help. What it quoted is given as evidence, to be put right: an answer that was given is taken for
 * one that there is, a silence for one that was wrong.
 * @param textAt the words at a place of an article, or null when they are no longer there
 */
export function dislikedCase(
  { answer, follows, helpful, notHelpful, reasons }: DislikedAnswer,
  textAt: (path: string, span: Span) => string | null,
): FeedbackCase {
  const evidence = answer.quoted.flatMap(({ path, start, end }) => {
    const text = textAt(path, { start, end });
    return text === null ? [] : [{ article: path, text }];
  });
  return {
    id: `not-helpful-${answer.id}`,
    lang: languageOf(answer.question),
    kind: 'not-helpful',
    question: answer.question,
    ...(follows === null ? {} : { follows }),
    answerable: true,
    evidence,
    answer: [],
    review: { verdict: answer.verdict, lastAskedOn: answer.askedOn, helpful, notHelpful, reasons },
  };
}

export function asJsonLines(cases: readonly FeedbackCase[]): string {
  return cases.map((each) => `${JSON.stringify(each)}\n`).join('');
}

function languageOf(question: string): string {
  return detectLanguage(question, ['en', 'no', 'vi']).language;
}
