/**
 * How many questions may come in: from one person and in one channel in a minute, and at once. Those who are over their
 * share are told how long to wait; when very many come at once they wait in line, and when the line is full they are told so.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { slowDown, sentence } from '../chat/notices.ts';
import type { Locale, Reply } from '../chat/reply.ts';

/** Questions a minute; documented in README. */
export interface Shares {
  readonly user: number;
  readonly channel: number;
}

export const SHARES: Shares = { user: 10, channel: 60 };
/** Questions that are worked on side by side: the model takes one after the other anyway. */
const AT_ONCE = 4;
const IN_LINE = 500;

export class Turnstile {
  readonly #users: RateLimiterMemory;
  readonly #channels: RateLimiterMemory;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  constructor(shares: Shares = SHARES) {
    this.#users = new RateLimiterMemory({ points: shares.user, duration: 60 });
    this.#channels = new RateLimiterMemory({ points: shares.channel, duration: 60 });
  }

  /** Questions that are worked on or wait. */
  get length(): number {
    return this.#inside + this.#line.length;
  }

  /** What to say instead of an answer to somebody over their share; null for everybody else, whom it counts. */
  async refusal(user: string, channel: string, locale: Locale): Promise<Reply | null> {
    try {
      await this.#users.consume(user);
      await this.#channels.consume(channel);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return slowDown(locale, Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  /** Runs `work` in turn; a reply that says "busy" when the line is full. */
  async pass(locale: Locale, work: () => Promise<Reply>): Promise<Reply> {
    if (this.#line.length >= IN_LINE) return sentence(locale, 'busy');
    if (this.#inside >= AT_ONCE) await new Promise<void>((resolve) => this.#line.push(resolve));
    this.#inside++;
    try {
      return await work();
    } finally {
      this.#inside--;
      this.#line.shift()?.();
    }
  }
}
