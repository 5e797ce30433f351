/**
 * Answers by their ids. The last ones are in memory; older ones, and those from before a restart, are made again from
 * what the feedback remembers, together with the chain of questions that they follow on.
 */
import { type Answerer, createAnswerer } from '../answer/answerer.ts';
import type { Answer } from '../domain.ts';
import type { QuotedPlace, RememberedAnswer } from '../feedback/feedback.ts';
import { wordsCode } from './codes.ts';
import type { ChatPorts } from './ports.ts';
import { limitedStore } from './scope.ts';

/** What was asked. */
export interface Asked {
  readonly question: string;
  /** Id of the answer that it follows on; null for none. */
  readonly follows: string | null;
  /** Paths of the articles that it is limited to; empty for all. */
  readonly within: readonly string[];
}

export interface KeptAnswer extends Asked {
  readonly answer: Answer;
}

export interface RecalledAnswer extends KeptAnswer {
  /** Whether what it quotes is not what it quoted at first. */
  readonly changed: boolean;
}

/** Answers kept in memory: each is some 20 kB. */
const KEPT = 300;
/** Scopes whose answerer is kept. */
const SCOPES_KEPT = 8;
const PROBES_KEPT = 300;
/** How far back a chain of follow-ups is read anew: what was said before that is rarely still meant. */
const CHAIN = 6;

export class Answers {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #scoped = new Map<string, Answerer>();
  #probed = { generation: -1, answers: new Map<string, Promise<Answer>>() };

  constructor(
    private readonly ports: Pick<
      ChatPorts,
      'store' | 'embedder' | 'words' | 'answerer' | 'feedback' | 'waiting'
    >,
    /** Told when the feedback cannot be read: the answer then counts as forgotten. */
    private readonly onProblem: (error: unknown) => void,
  ) {}

  /** @throws NoIndexError, IndexError, ModelError. */
  async ask(
    { question, within }: Pick<Asked, 'question' | 'within'>,
    follows: Answer | null,
  ): Promise<Answer> {
    return await this.#answererFor(within).ask(question, { follows });
  }

  /**
   * The answer to a question of ours, asked to see whether it may be suggested. There are few such questions and many who
   * get one suggested, so the answers are kept for as long as the index is the same.
   */
  async probe(question: string): Promise<Answer> {
    const { generation } = await this.ports.store.read((published) => published.stamp());
    if (generation !== this.#probed.generation) this.#probed = { generation, answers: new Map() };
    const { answers } = this.#probed;
    const answer = answers.get(question) ?? this.ask({ question, within: [] }, null);
    answers.delete(question);
    answers.set(question, answer);
    // What failed is tried again.
    answer.catch(() => answers.delete(question));
    dropOldest(answers, PROBES_KEPT);
    return await answer;
  }

  /** Keeps an answer in memory under this id. */
  keep(id: string, kept: KeptAnswer): void {
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    dropOldest(this.#kept, KEPT);
  }

  /** Drops an answer from memory. */
  drop(id: string): void {
    this.#kept.delete(id);
  }

  /**
   * The answer as it is now: from memory when the index is the same, made again otherwise. Null when nobody remembers it.
   * @param shown the question as the message shows it, for when it is no longer remembered; null when it is not at hand
   * @throws NoIndexError, IndexError, ModelError.
   */
  async recall(id: string, shown: string | null = null): Promise<RecalledAnswer | null> {
    return await this.#recall(id, shown, CHAIN);
  }

  async #recall(id: string, shown: string | null, depth: number): Promise<RecalledAnswer | null> {
    const kept = this.#kept.get(id);
    const { generation } = await this.ports.store.read((published) => published.stamp());
    if (kept && kept.answer.index.generation === generation) return { ...kept, changed: false };
    const remembered = kept ? null : await this.#remembered(id);
    const asked: Asked | null =
      kept ?? remembered ?? (shown === null ? null : { question: shown, follows: null, within: [] });
    if (!asked) return null;
    const before =
      asked.follows !== null && depth > 0 ? await this.#recall(asked.follows, null, depth - 1) : null;
    const answer = await this.ask(asked, before?.answer ?? null);
    const again: KeptAnswer = {
      question: asked.question,
      follows: asked.follows,
      within: asked.within,
      answer,
    };
    this.keep(id, again);
    const places = kept ? placesOf(kept.answer) : remembered?.quoted;
    return { ...again, changed: places !== undefined && !sameWords(places, placesOf(answer)) };
  }

  async #remembered(id: string): Promise<RememberedAnswer | null> {
    try {
      return await this.ports.feedback.answer(id);
    } catch (error) {
      this.onProblem(error);
      return null;
    }
  }

  #answererFor(within: readonly string[]): Answerer {
    if (within.length === 0) return this.ports.answerer;
    const key = JSON.stringify([...within].sort());
    const known = this.#scoped.get(key);
    const { store, embedder, words, waiting } = this.ports;
    const answerer =
      known ?? createAnswerer({ store: limitedStore(store, within), embedder, words, waiting });
    this.#scoped.delete(key);
    this.#scoped.set(key, answerer);
    dropOldest(this.#scoped, SCOPES_KEPT);
    return answerer;
  }
}

/** Maps keep the order in which things were put in. */
function dropOldest<Value>(map: Map<string, Value>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}

/** The places that an answer quotes, as they are remembered. */
export function placesOf(answer: Answer): readonly QuotedPlace[] {
  return answer.quotes.map(({ article, start, end, text }) => ({
    path: article.path,
    start,
    end,
    words: wordsCode(text),
  }));
}

/** Whether two answers quote the same words of the same articles, wherever they stand in them. */
function sameWords(a: readonly QuotedPlace[], b: readonly QuotedPlace[]): boolean {
  const key = (places: readonly QuotedPlace[]): string =>
    JSON.stringify(places.map(({ path, words }) => `${words} ${path}`).sort());
  return key(a) === key(b);
}
