/** The fake Discord's time: the machine's, moved forward by what a test asks for. Tokens grow old without waiting. */

/** Discord counts ids from the first second of 2015, in milliseconds since 1970. */
const DISCORD_EPOCH = 1_420_070_400_000;

export class FakeClock {
  #offset = 0;
  #lastId = 0n;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** The time as Discord writes it in JSON. */
  iso(): string {
    return new Date(this.now()).toISOString().replace('Z', '000+00:00');
  }

  /** Lets `milliseconds` pass at once. The bot's own clock does not move. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** A new id that holds the time, larger than all before. */
  snowflake(): string {
    const id = BigInt(this.now() - DISCORD_EPOCH) << 22n;
    this.#lastId = id > this.#lastId ? id : this.#lastId + 1n;
    return String(this.#lastId);
  }
}
