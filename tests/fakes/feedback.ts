/** Feedback in memory: the readable one. Everything is counted afresh at every call. */
import {
  cut,
  type DislikedAnswer,
  type FeedbackStore,
  firstKeptDay,
  foldedQuestion,
  REASON_LIMIT,
  REMEMBERED_LIMIT,
  type RememberedAnswer,
  type UnansweredQuestion,
  type VoteCounts,
  type VoteOutcome,
} from '../../src/feedback/feedback.ts';
import type { UserMark } from '../../src/feedback/mark.ts';

interface Vote {
  readonly helpful: boolean;
  readonly reason: string;
}

export class MemoryFeedback implements FeedbackStore {
  readonly days: number;
  readonly #answers = new Map<string, RememberedAnswer>();
  readonly #votes = new Map<string, Map<UserMark, Vote>>();

  constructor(days = 90) {
    this.days = days;
  }

  async remember(answer: RememberedAnswer): Promise<void> {
    if (this.days === 0) return;
    this.#drop(this.#tooOld(answer.askedOn));
    this.#drop([answer.id]);
    this.#answers.set(answer.id, { ...answer, question: cut(answer.question, REMEMBERED_LIMIT) });
  }

  async answer(id: string): Promise<RememberedAnswer | null> {
    return this.#answers.get(id) ?? null;
  }

  async vote(id: string, user: UserMark, helpful: boolean): Promise<VoteOutcome> {
    if (!this.#answers.has(id)) return 'unknown';
    const votes = this.#votes.get(id) ?? new Map<UserMark, Vote>();
    const before = votes.get(user);
    if (before?.helpful === helpful) return 'same';
    votes.delete(user);
    votes.set(user, { helpful, reason: '' });
    this.#votes.set(id, votes);
    return before ? 'changed' : 'counted';
  }

  async giveReason(id: string, user: UserMark, reason: string): Promise<boolean> {
    const votes = this.#votes.get(id);
    const vote = votes?.get(user);
    if (!votes || !vote) return false;
    votes.set(user, { ...vote, reason: cut(reason.trim(), REASON_LIMIT) });
    return true;
  }

  async votes(id: string): Promise<VoteCounts> {
    return this.#counts(id);
  }

  async unanswered(): Promise<readonly UnansweredQuestion[]> {
    const groups = new Map<string, RememberedAnswer[]>();
    for (const answer of this.#answers.values()) {
      if (answer.verdict === 'answered') continue;
      const key = `${foldedQuestion(answer.question)}\n${foldedQuestion(this.#follows(answer) ?? '')}`;
      groups.set(key, [...(groups.get(key) ?? []), answer]);
    }
    return [...groups]
      .map(([key, answers]) => {
        const last = [...answers].sort((a, b) => compare(a.askedOn, b.askedOn)).pop()!;
        const votes = answers.map(({ id }) => this.#counts(id));
        return {
          key,
          question: last.question,
          follows: this.#follows(last),
          verdict: last.verdict as 'related' | 'not-found',
          count: answers.length,
          lastAskedOn: last.askedOn,
          helpful: votes.reduce((sum, { helpful }) => sum + helpful, 0),
          notHelpful: votes.reduce((sum, { notHelpful }) => sum + notHelpful, 0),
        };
      })
      .sort((a, b) => b.count - a.count || compare(b.lastAskedOn, a.lastAskedOn) || compare(a.key, b.key))
      .map(({ key: _, ...group }) => group);
  }

  async disliked(): Promise<readonly DislikedAnswer[]> {
    return [...this.#answers.values()]
      .map((answer) => ({
        answer,
        follows: this.#follows(answer),
        ...this.#counts(answer.id),
        reasons: [...(this.#votes.get(answer.id)?.values() ?? [])]
          .filter(({ helpful, reason }) => !helpful && reason !== '')
          .map(({ reason }) => reason),
      }))
      .filter(({ helpful, notHelpful }) => notHelpful > helpful)
      .sort(
        (a, b) =>
          b.notHelpful - a.notHelpful ||
          compare(b.answer.askedOn, a.answer.askedOn) ||
          compare(a.answer.id, b.answer.id),
      );
  }

  async prune(today: string): Promise<number> {
    return this.#drop(this.#tooOld(today));
  }

  async forget(id: string): Promise<boolean> {
    return this.#drop([id]) === 1;
  }

  async forgetUser(user: UserMark): Promise<number> {
    return [...this.#votes.values()].filter((votes) => votes.delete(user)).length;
  }

  async erase(): Promise<void> {
    this.#answers.clear();
    this.#votes.clear();
  }

  close(): void {}

  #counts(id: string): VoteCounts {
    const votes = [...(this.#votes.get(id)?.values() ?? [])];
    const helpful = votes.filter((vote) => vote.helpful).length;
    return { helpful, notHelpful: votes.length - helpful };
  }

  /** Ids of what is too old on this day. */
  #tooOld(today: string): string[] {
    const first = firstKeptDay(today, this.days);
    return [...this.#answers.values()]
      .filter(({ askedOn }) => this.days === 0 || askedOn < first)
      .map(({ id }) => id);
  }

  #drop(ids: readonly string[]): number {
    for (const id of ids) this.#votes.delete(id);
    return ids.filter((id) => this.#answers.delete(id)).length;
  }

  #follows({ follows }: RememberedAnswer): string | null {
    return follows === null ? null : (this.#answers.get(follows)?.question ?? null);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
