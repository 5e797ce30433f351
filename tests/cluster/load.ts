/**
 * Questions at a steady rate to two bots, each answer looked at: it has to be that of one generation, whole and right.
 * A generation is told by its mark, a number that every article of it holds.
 */
import { unescaped } from '../../src/discord/escape.ts';
import type { Fleet } from './bots.ts';

/** Marks are numbers of four digits that begin with 4. */
const FIRST_MARK = 4_000;
const MARK = /\b4\d{3}\b/gu;

/** The articles of a generation, by file. */
export function articlesOf(generation: number): Readonly<Record<string, string>> {
  const mark = FIRST_MARK + generation;
  return {
    'lake.txt': `The lake\n\nThe lake held ${mark} boats in May, harbour master Ada Berg said on Monday.\n\nNobody counted the ducks.\n`,
    'harbour.txt': `The harbour\n\nThe harbour held ${mark} cranes in May, mayor Bo Dahl said on Monday.\n\nIt rained.\n`,
    'tower.txt': `The tower\n\nThe tower has ${mark} steps, inspector Cy Lund said on Monday.\n\nThe lift is out of order.\n`,
  };
}

/** What is asked, and what the answer has in bold; null: the articles do not say. */
const QUESTIONS: readonly { readonly question: string; readonly unit: string | null }[] = [
  { question: 'how many boats did Ada Berg say the lake held?', unit: 'boats' },
  { question: 'how many cranes did Bo Dahl say the harbour held?', unit: 'cranes' },
  { question: 'how many steps did Cy Lund say the tower has?', unit: 'steps' },
  { question: 'how many boats did Bo Dahl say the lake held?', unit: null },
];

/** Each person asks so many questions: fewer than one may in a minute. */
const QUESTIONS_A_PERSON = 8;
const CHANNELS = 40;
/** After so long without an answer the question has failed. */
const PATIENCE_MS = 40_000;
/** How long after it was published a generation may still be answered from, milliseconds: the head, and a read in hand. */
const LATE_MS = 4_000;

export interface Asked {
  readonly askedAt: number;
  readonly ms: number;
  /** failed: it said that it could not look, with a number to find the cause by. */
  readonly outcome: 'right' | 'failed' | 'wrong';
  /** What was shown, where it was wrong. */
  readonly shown: string;
}

export interface Figures {
  readonly questions: number;
  readonly failures: number;
  /** Milliseconds. */
  readonly median: number;
  readonly slowest: number;
}

export class Load {
  readonly asked: Asked[] = [];
  readonly #inHand = new Set<Promise<void>>();
  readonly #published: { readonly generation: number; readonly at: number }[] = [];
  #newest = 0;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly fleet: Fleet) {}

  /** From now on this generation may be answered from: it is about to be embedded. */
  begins(generation: number): void {
    this.#newest = generation;
  }

  /** It is published for sure; earlier ones may be answered from no longer than a moment. */
  published(generation: number): void {
    this.#published.push({ generation, at: performance.now() });
  }

  start(perSecond: number): void {
    this.#timer = setInterval(() => this.#ask(), 1_000 / perSecond);
  }

  /** Asks no more; resolves when all are answered. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await Promise.all(this.#inHand);
  }

  /** Of questions asked from `since` on, on the clock of `performance.now()`. Waits for those in hand. */
  async figures(since: number): Promise<Figures> {
    await Promise.all(this.#inHand);
    const asked = this.asked.filter(({ askedAt }) => askedAt >= since);
    const times = asked.map(({ ms }) => ms).sort((a, b) => a - b);
    return {
      questions: asked.length,
      failures: asked.filter(({ outcome }) => outcome === 'failed').length,
      median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
      slowest: Math.round(times.at(-1) ?? 0),
    };
  }

  /** Everything that was shown and should not have been. */
  get wrong(): readonly string[] {
    return this.asked.flatMap(({ outcome, shown }) => (outcome === 'wrong' ? [shown] : []));
  }

  #ask(): void {
    const number = this.#count++;
    const shard = number % 2;
    const { question, unit } = QUESTIONS[Math.floor(number / 2) % QUESTIONS.length]!;
    const guild = this.fleet.guildOf(shard);
    const person = Math.floor(number / 2 / QUESTIONS_A_PERSON);
    const user = this.fleet.discord.user(`asker ${shard} ${person}`, { guild });
    const channel = this.fleet.discord.channel(`room ${shard} ${number % CHANNELS}`, { guild });
    const askedAt = performance.now();
    const asking = user
      .slash('ask', { question }, { channel })
      .answer(PATIENCE_MS)
      .then(
        ({ text }) => unescaped(text),
        (error: unknown) => String(error),
      )
      .then((shown) => {
        const outcome = this.#outcome(shown, unit, askedAt);
        this.asked.push({
          askedAt,
          ms: performance.now() - askedAt,
          outcome,
          shown: `${question}: ${shown}`,
        });
      })
      .finally(() => this.#inHand.delete(asking));
    this.#inHand.add(asking);
  }

  #outcome(shown: string, unit: string | null, askedAt: number): Asked['outcome'] {
    if (/I could not look\./u.test(shown) && /The log has the cause under \w+\./u.test(shown))
      return 'failed';
    const marks = new Set(shown.match(MARK));
    const [mark] = marks;
    // All that is quoted is of one generation, and of one that there was.
    if (marks.size !== 1 || mark === undefined) return 'wrong';
    const generation = Number(mark) - FIRST_MARK;
    if (generation > this.#newest || generation < this.#oldestAt(askedAt)) return 'wrong';
    const bold = unit === null ? /\*\*4\d{3} \w+\*\*/u.test(shown) : !shown.includes(`**${mark} ${unit}**`);
    return bold ? 'wrong' : 'right';
  }

  /** The generation that everybody had heard of by then. */
  #oldestAt(time: number): number {
    return this.#published.findLast(({ at }) => at + LATE_MS < time)?.generation ?? 0;
  }
}
