/** Counts what is remembered, for stores that cannot count by themselves. Pure. */
import {
  type DislikedAnswer,
  foldedQuestion,
  type RememberedAnswer,
  type UnansweredQuestion,
} from './feedback.ts';

/** An answer, and when it was remembered: milliseconds, to tell which of a day came last. */
export interface TimedAnswer {
  readonly answer: RememberedAnswer;
  readonly at: number;
}

/** One vote. */
export interface Vote {
  /** Id of the answer. */
  readonly answer: string;
  readonly helpful: boolean;
  /** '' for none. */
  readonly reason: string;
  /** Milliseconds. */
  readonly at: number;
}

/** @param questions of answers that are remembered, by id: those that others follow on. */
export function tallyUnanswered(
  answers: readonly TimedAnswer[],
  votes: readonly Vote[],
  questions: ReadonlyMap<string, string>,
): UnansweredQuestion[] {
  const byAnswer = groupBy(votes, ({ answer }) => answer);
  const before = ({ follows }: RememberedAnswer): string | null =>
    follows === null ? null : (questions.get(follows) ?? null);
  const groups = groupBy(
    answers,
    ({ answer }) => `${foldedQuestion(answer.question)}\n${foldedQuestion(before(answer) ?? '')}`,
  );
  return [...groups]
    .map(([key, group]) => {
      const { answer: last } = group.reduce((a, b) => (comesAfter(b, a) ? b : a));
      const given = group.flatMap(({ answer }) => byAnswer.get(answer.id) ?? []);
      return {
        key,
        question: last.question,
        follows: before(last),
        // Only such are given here.
        verdict: last.verdict === 'related' ? ('related' as const) : ('not-found' as const),
        count: group.length,
        lastAskedOn: last.askedOn,
        ...countsOf(given),
      };
    })
    .sort((a, b) => b.count - a.count || compare(b.lastAskedOn, a.lastAskedOn) || compare(a.key, b.key))
    .map(({ key: _, ...question }) => question);
}

/** @param votes all votes on these answers. */
export function tallyDisliked(
  answers: readonly TimedAnswer[],
  votes: readonly Vote[],
  questions: ReadonlyMap<string, string>,
): DislikedAnswer[] {
  const byAnswer = groupBy(votes, ({ answer }) => answer);
  return answers
    .map(({ answer }) => {
      const given = [...(byAnswer.get(answer.id) ?? [])].sort((a, b) => a.at - b.at);
      return {
        answer,
        follows: answer.follows === null ? null : (questions.get(answer.follows) ?? null),
        ...countsOf(given),
        reasons: given.flatMap(({ helpful, reason }) => (helpful || reason === '' ? [] : [reason])),
      };
    })
    .filter(({ helpful, notHelpful }) => notHelpful > helpful)
    .sort(
      (a, b) =>
        b.notHelpful - a.notHelpful ||
        compare(b.answer.askedOn, a.answer.askedOn) ||
        compare(a.answer.id, b.answer.id),
    );
}

export function countsOf(votes: readonly Vote[]): { readonly helpful: number; readonly notHelpful: number } {
  const helpful = votes.filter((vote) => vote.helpful).length;
  return { helpful, notHelpful: votes.length - helpful };
}

function comesAfter(a: TimedAnswer, b: TimedAnswer): boolean {
  return (
    compare(a.answer.askedOn, b.answer.askedOn) > 0 || (a.answer.askedOn === b.answer.askedOn && a.at > b.at)
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
