/**
 * The feedback that many processes share: answers and votes in collections of their own, written at quorum. A vote is one
 * object whose id is made from the answer and the voter's mark, so that nobody has two, whichever process they told; votes
 * are counted by listing them, so that two processes that count at once lose nothing.
 */
import {
  cut,
  type DislikedAnswer,
  FeedbackError,
  type FeedbackStore,
  firstKeptDay,
  REASON_LIMIT,
  REMEMBERED_LIMIT,
  type RememberedAnswer,
  type UnansweredQuestion,
  type VoteCounts,
  type VoteOutcome,
} from '../feedback/feedback.ts';
import type { UserMark } from '../feedback/mark.ts';
import { countsOf, tallyDisliked, tallyUnanswered, type TimedAnswer, type Vote } from '../feedback/tally.ts';
import { IndexError } from '../errors.ts';
import type { WeaviateClient } from './client.ts';
import { ensureFeedback } from './collections.ts';
import { anyOf, atATime, FOUND_AT_MOST } from './find.ts';
import { objectId } from './ids.ts';
import { type Found, numberOf, textOf } from './objects.ts';
import { Outbox, type OutboxOptions } from './outbox.ts';
import { readAtQuorum } from './quorum.ts';
import { feedbackCollections, type FeedbackCollections, type Placement, whereOf } from './schema.ts';
import { findSurely } from './surely.ts';
import { deleteObject } from './write.ts';

const VOTE_FIELDS = 'answer user helpful reason askedOn at';
const ANSWER_FIELDS = 'state at askedOn';
/** Values that one question is about, and objects deleted side by side. */
const VALUES_AT_ONCE = 100;
const DELETED_AT_ONCE = 8;

/** Whoever asked waits for the answer, not for its being remembered. Milliseconds. */
const WRITE_PATIENCE = 250;

/**
 * Asks nothing yet. Of more than 10,000 votes against, or questions without an answer, the latest 10,000 are counted.
 * @param days QUESTION_LOG_DAYS; must be the same in all processes, since the one with the fewest forgets for all
 */
export class WeaviateFeedback implements FeedbackStore {
  readonly #names: FeedbackCollections;
  readonly #outbox: Outbox;
  #made: Promise<void> | null = null;
  #prunedOn = '';

  constructor(
    private readonly client: WeaviateClient,
    private readonly placement: Placement,
    readonly days: number,
    options: Partial<OutboxOptions> = {},
  ) {
    this.#outbox = new Outbox(client, { patience: WRITE_PATIENCE, ...options });
    this.#names = feedbackCollections(placement.collection);
  }

  async remember(answer: RememberedAnswer): Promise<void> {
    if (this.days === 0) return;
    await this.#do(async () => {
      const { answers } = this.#names;
      const id = answerId(answer.id);
      const state = JSON.stringify({ ...answer, question: cut(answer.question, REMEMBERED_LIMIT) });
      const properties = {
        state,
        verdict: answer.verdict,
        askedOn: dayNumber(answer.askedOn),
        at: Date.now(),
      };
      await this.#outbox.write({ class: answers, id, properties }, async () => {
        if (answer.askedOn !== this.#prunedOn) await this.#dropOld(answer.askedOn);
        const before = await this.#stored(answers, id);
        if (before) await this.#forgetVotes(anyOf('answer', [answer.id]));
      });
    });
  }

  async answer(id: string): Promise<RememberedAnswer | null> {
    return await this.#do(async () => {
      const found = await this.#known(this.#names.answers, answerId(id));
      return found ? timedAnswer(found).answer : null;
    });
  }

  async vote(id: string, user: UserMark, helpful: boolean): Promise<VoteOutcome> {
    return await this.#do(async () => {
      const { answers, votes } = this.#names;
      const [answer, before] = await Promise.all([
        this.#known(answers, answerId(id)),
        this.#known(votes, voteId(id, user)),
      ]);
      if (!answer) return 'unknown';
      if (before && before.helpful === Number(helpful)) return 'same';
      await this.#writeVote(id, user, {
        helpful: Number(helpful),
        reason: '',
        askedOn: numberOf(answer.askedOn),
        at: Date.now(),
      });
      return before ? 'changed' : 'counted';
    });
  }

  async giveReason(id: string, user: UserMark, reason: string): Promise<boolean> {
    return await this.#do(async () => {
      const before = await this.#known(this.#names.votes, voteId(id, user));
      if (!before) return false;
      await this.#writeVote(id, user, { ...before, reason: cut(reason.trim(), REASON_LIMIT) });
      return true;
    });
  }

  async votes(id: string): Promise<VoteCounts> {
    return await this.#all(async () => countsOf(await this.#votesOn([id])));
  }

  async unanswered(): Promise<readonly UnansweredQuestion[]> {
    return await this.#all(async () => {
      const how = `where:${anyOf('verdict', ['related', 'not-found'])},${latestFirst('askedOn')}`;
      const found = await findSurely(this.client, this.#names.answers, how, ANSWER_FIELDS);
      const answers = [...found.values()].map(timedAnswer);
      const votes = await this.#votesOn(answers.map(({ answer }) => answer.id));
      return tallyUnanswered(answers, votes, await this.#questionsBefore(answers));
    });
  }

  async disliked(): Promise<readonly DislikedAnswer[]> {
    return await this.#all(async () => {
      const against = `where:{path:["helpful"],operator:Equal,valueInt:0},${latestFirst('at')}`;
      const found = await findSurely(this.client, this.#names.votes, against, VOTE_FIELDS);
      const ids = [...new Set([...found.values()].map(({ answer }) => textOf(answer)))];
      const [votes, answers] = await Promise.all([this.#votesOn(ids), this.#answersOf(ids)]);
      return tallyDisliked(answers, votes, await this.#questionsBefore(answers));
    });
  }

  async prune(today: string): Promise<number> {
    return await this.#all(() => this.#dropOld(today));
  }

  async forget(id: string): Promise<boolean> {
    return await this.#all(async () => {
      const { answers } = this.#names;
      const known = await this.#stored(answers, answerId(id));
      await this.#forgetVotes(anyOf('answer', [id]));
      await deleteObject(this.client, answers, answerId(id));
      return known !== null;
    });
  }

  async forgetUser(user: UserMark): Promise<number> {
    return await this.#all(() => this.#forgetVotes(anyOf('user', [user])));
  }

  async erase(): Promise<void> {
    const all = `{path:["askedOn"],operator:GreaterThanEqual,valueInt:0}`;
    await this.#all(async () => {
      await this.#forgetVotes(all);
      await this.#forgetAll(this.#names.answers, all, 'askedOn');
    });
  }

  async close(): Promise<void> {
    this.#outbox.close();
    await this.#outbox.settled();
    this.client.close();
  }

  async #writeVote(id: string, user: UserMark, vote: Found): Promise<void> {
    const properties = { ...vote, answer: id, user };
    const object = { class: this.#names.votes, id: voteId(id, user), properties };
    await this.#outbox.write(object);
  }

  /** As it is, or as this process has just written it. */
  async #known(collection: string, id: string): Promise<Found | null> {
    return this.#outbox.pending(id) ?? (await this.#stored(collection, id));
  }

  async #stored(collection: string, id: string): Promise<Found | null> {
    const fields = collection === this.#names.answers ? ANSWER_FIELDS : VOTE_FIELDS;
    return await readAtQuorum(this.client, { collection, id, fields });
  }

  async #dropOld(today: string): Promise<number> {
    const first = this.days === 0 ? 99_999_999 : dayNumber(firstKeptDay(today, this.days));
    const old = `{path:["askedOn"],operator:LessThan,valueInt:${first}}`;
    await this.#forgetVotes(old);
    const gone = await this.#forgetAll(this.#names.answers, old, 'askedOn');
    this.#prunedOn = today;
    return gone;
  }

  async #votesOn(ids: readonly string[]): Promise<readonly Vote[]> {
    const votes: Vote[] = [];
    await atATime(2, inParts(ids), async (part) => {
      const how = `where:${anyOf('answer', part)},limit:${FOUND_AT_MOST}`;
      const found = await findSurely(this.client, this.#names.votes, how, VOTE_FIELDS);
      votes.push(...[...found.values()].map(voteOf));
    });
    return votes;
  }

  async #answersOf(ids: readonly string[]): Promise<readonly TimedAnswer[]> {
    const answers: TimedAnswer[] = [];
    await atATime(2, inParts(ids), async (part) => {
      const how = `where:${anyOf('id', part.map(answerId))},limit:${part.length}`;
      const found = await findSurely(this.client, this.#names.answers, how, ANSWER_FIELDS);
      answers.push(...[...found.values()].map(timedAnswer));
    });
    return answers;
  }

  /** What these follow on, by id. */
  async #questionsBefore(answers: readonly TimedAnswer[]): Promise<ReadonlyMap<string, string>> {
    const ids = answers.flatMap(({ answer: { follows } }) => (follows === null ? [] : [follows]));
    const before = await this.#answersOf([...new Set(ids)]);
    return new Map(before.map(({ answer: { id, question } }) => [id, question]));
  }

  async #forgetVotes(where: string): Promise<number> {
    return await this.#forgetAll(this.#names.votes, where, 'answer');
  }

  /** One by one and at quorum: by a filter only what one copy of the data finds would go. */
  async #forgetAll(collection: string, where: string, field: string): Promise<number> {
    for (let gone = 0; ; ) {
      const found = await findSurely(this.client, collection, `where:${where},limit:${FOUND_AT_MOST}`, field);
      await atATime(DELETED_AT_ONCE, [...found.keys()], (id) => deleteObject(this.client, collection, id));
      gone += found.size;
      if (found.size < FOUND_AT_MOST) return gone;
    }
  }

  /** As `#do`, of all that there is: also of what this process has just written. */
  async #all<T>(work: () => Promise<T>): Promise<T> {
    await this.#outbox.settled();
    return await this.#do(work);
  }

  /** Makes the collections first where needed. What is wrong with the cluster is wrong with the feedback. */
  async #do<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#made ??= ensureFeedback(this.client, this.placement);
      await this.#made.catch((error: unknown) => {
        this.#made = null;
        throw error;
      });
      return await work();
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      throw clusterFeedbackError(this.placement, this.client.addresses, error);
    }
  }
}

export function clusterFeedbackError(
  { collection }: Placement,
  addresses: readonly string[],
  { message }: IndexError,
): FeedbackError {
  const where = whereOf(collection, addresses);
  return new FeedbackError(where, message, `The feedback in ${where} cannot be used. ${message}`);
}

function answerId(id: string): string {
  return objectId('answer', id);
}

function voteId(answer: string, user: UserMark): string {
  return objectId('vote', answer, user);
}

function timedAnswer({ state, at }: Found): TimedAnswer {
  return { answer: JSON.parse(textOf(state)) as RememberedAnswer, at: numberOf(at) };
}

function voteOf({ answer, helpful, reason, at }: Found): Vote {
  return { answer: textOf(answer), helpful: helpful === 1, reason: textOf(reason), at: numberOf(at) };
}

/** `2031-05-04` as 20310504. */
function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function latestFirst(property: string): string {
  return `sort:[{path:["${property}"],order:desc}],limit:${FOUND_AT_MOST}`;
}

function inParts(values: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(values.length / VALUES_AT_ONCE);
  return Array.from({ length: count }, (_, i) => values.slice(i * VALUES_AT_ONCE, (i + 1) * VALUES_AT_ONCE));
}
