/** Rate limits by route and over all, with the headers that Discord sends. discord-api-docs, topics/rate-limits. */
import { createHash } from 'node:crypto';
import type { FakeClock } from './clock.ts';

/** So many requests in so many seconds. */
export interface Allowance {
  readonly requests: number;
  readonly seconds: number;
}

/** A request as the limits see it. */
export interface LimitedRequest {
  /** Method and pattern: `POST /channels/:channel/messages`. */
  readonly route: string;
  /** The value of the top-level resource: channel, guild or webhook with its token. */
  readonly major: string;
  /** Interaction endpoints are outside the limit over all. */
  readonly countsGlobally: boolean;
}

/** Answer to a request that comes too early. */
export interface TooEarly {
  /** Seconds to wait. */
  readonly retryAfter: number;
  readonly global: boolean;
}

/**
 * Discord publishes no numbers and says not to hard-code them; these are what bots commonly see, so that a client
 * which ignores the headers runs into them.
 */
const COMMON: Readonly<Record<string, Allowance>> = {
  'POST /channels/:channel/messages': { requests: 5, seconds: 5 },
  'PATCH /channels/:channel/messages/:message': { requests: 5, seconds: 5 },
  'DELETE /channels/:channel/messages/:message': { requests: 5, seconds: 1 },
  'POST /channels/:channel/typing': { requests: 5, seconds: 5 },
  'POST /webhooks/:app/:token': { requests: 5, seconds: 2 },
  'PATCH /webhooks/:app/:token/messages/:message': { requests: 5, seconds: 2 },
  'DELETE /webhooks/:app/:token/messages/:message': { requests: 5, seconds: 2 },
};
const OTHERWISE: Allowance = { requests: 50, seconds: 1 };
/** "All bots can make up to 50 requests per second." */
const OVER_ALL: Allowance = { requests: 50, seconds: 1 };

interface Bucket {
  left: number;
  /** Milliseconds since 1970. */
  resetsAt: number;
}

export class RateLimits {
  /** Answers of 401, 403 and 429: 10,000 in ten minutes block an address. */
  invalidAnswers = 0;
  /** How often each route was answered with 429. */
  readonly refused: { readonly route: string; readonly global: boolean }[] = [];
  readonly #allowances = new Map<string, Allowance>(Object.entries(COMMON));
  readonly #buckets = new Map<string, Bucket>();
  readonly #ordered: { route: string | null; left: number; retryAfter: number }[] = [];
  #global: Bucket = { left: 0, resetsAt: 0 };
  #overAll: Allowance = OVER_ALL;

  constructor(private readonly clock: Pick<FakeClock, 'now'>) {}

  /** Sets the allowance of one route, by method and pattern. */
  allow(route: string, allowance: Allowance): void {
    this.#allowances.set(route, allowance);
    for (const key of this.#buckets.keys()) if (key.startsWith(`${route} `)) this.#buckets.delete(key);
  }

  /** Sets the allowance over all routes. */
  allowGlobally(allowance: Allowance): void {
    this.#overAll = allowance;
    this.#global = { left: 0, resetsAt: 0 };
  }

  /** Takes away all limits, for tests of something else. */
  lift(): void {
    const free = { requests: 1_000_000, seconds: 1 };
    for (const route of this.#allowances.keys()) this.allow(route, free);
    this.#unlimited = true;
    this.allowGlobally(free);
  }
  #unlimited = false;

  /** The next requests on a route, or on any when it is null, are answered with 429. */
  refuseNext(route: string | null, retryAfter: number, times = 1): void {
    this.#ordered.push({ route, left: times, retryAfter });
  }

  /** Counts a request. Returns why it is too early, if it is. */
  take(request: LimitedRequest): TooEarly | undefined {
    const refusal = this.#take(request);
    if (refusal) this.refused.push({ route: request.route, global: refusal.global });
    return refusal;
  }

  #take(request: LimitedRequest): TooEarly | undefined {
    const order = this.#ordered.find(
      ({ route, left }) =>
        left > 0 && (route === request.route || (route === null && request.countsGlobally)),
    );
    if (order) {
      order.left -= 1;
      return { retryAfter: order.retryAfter, global: order.route === null };
    }
    const now = this.clock.now();
    if (request.countsGlobally) {
      if (this.#global.resetsAt <= now) this.#global = freshBucket(this.#overAll, now);
      if (this.#global.left === 0) return { retryAfter: (this.#global.resetsAt - now) / 1000, global: true };
      this.#global.left -= 1;
    }
    const bucket = this.#bucket(request);
    if (bucket.left === 0) return { retryAfter: (bucket.resetsAt - now) / 1000, global: false };
    bucket.left -= 1;
    return undefined;
  }

  /** The headers for an answer on this route. */
  headers(request: LimitedRequest): Record<string, string> {
    const bucket = this.#bucket(request);
    const after = Math.max(0, bucket.resetsAt - this.clock.now()) / 1000;
    return {
      'x-ratelimit-limit': String(this.#allowance(request.route).requests),
      'x-ratelimit-remaining': String(bucket.left),
      'x-ratelimit-reset': (bucket.resetsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': after.toFixed(3),
      'x-ratelimit-bucket': createHash('sha1').update(request.route).digest('hex').slice(0, 16),
    };
  }

  #allowance(route: string): Allowance {
    return this.#allowances.get(route) ?? (this.#unlimited ? { requests: 1_000_000, seconds: 1 } : OTHERWISE);
  }

  #bucket({ route, major }: LimitedRequest): Bucket {
    const key = `${route} ${major}`;
    const now = this.clock.now();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetsAt <= now) {
      bucket = freshBucket(this.#allowance(route), now);
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }
}

function freshBucket({ requests, seconds }: Allowance, now: number): Bucket {
  return { left: requests, resetsAt: now + seconds * 1000 };
}
