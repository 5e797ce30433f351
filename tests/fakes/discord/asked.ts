/** What a user did that the bot must answer, and waiting for what the user then sees. */
import { FIRST_REPLY_MS, type Interaction, REPLY, TOKEN_MS } from './interactions.ts';
import { ShownModal } from './modal.ts';
import type { FakeDiscord } from './server.ts';
import { Shown } from './shown.ts';
import { until } from './until.ts';

export type AskedState =
  /** Nothing yet. */
  | 'waiting'
  /** "… is thinking", or a button that was pressed and changes nothing yet. */
  | 'deferred'
  /** A message, changed or new. */
  | 'answered'
  | 'modal'
  | 'choices'
  /** "The application did not respond" and the like. */
  | 'failed';

export class Asked {
  constructor(
    readonly discord: FakeDiscord,
    readonly interaction: Interaction,
  ) {}

  /** What the user sees now. */
  get state(): AskedState {
    const { firstReply, original, answeredAt } = this.interaction;
    const age = this.discord.clock.now() - this.interaction.createdAt;
    if (!firstReply) return age > FIRST_REPLY_MS ? 'failed' : 'waiting';
    if (firstReply.type === REPLY.modal) return 'modal';
    if (firstReply.type === REPLY.choices) return 'choices';
    if (answeredAt !== undefined || original?.deleted) return 'answered';
    const quiet = firstReply.type === REPLY.deferUpdate;
    return age > TOKEN_MS && !quiet ? 'failed' : 'deferred';
  }

  /** Milliseconds from the interaction to the first reply and to the answer, on the machine's clock. */
  get firstReplyMs(): number | undefined {
    const { firstReply, startedAt } = this.interaction;
    return firstReply && firstReply.at - startedAt;
  }

  get answerMs(): number | undefined {
    const { answeredAt, startedAt } = this.interaction;
    return answeredAt === undefined ? undefined : answeredAt - startedAt;
  }

  /** Waits for the first reply as a message, thinking or not. Whether it is private is decided then. */
  async shown(patience?: number): Promise<Shown> {
    const message = await this.#see(() => this.interaction.original, 'no message', patience);
    return new Shown(this.discord, message);
  }

  /** Waits for the answer: the first reply once it is no longer thinking, or the changed message of a button. */
  async answer(patience?: number): Promise<Shown> {
    const message = await this.#see(
      () => this.state === 'answered' && this.interaction.original,
      'no answer',
      patience,
    );
    return new Shown(this.discord, message);
  }

  /** Waits until the bot took note of a button without a word: deferred update, nothing shown. */
  async acknowledged(patience?: number): Promise<this> {
    await this.#see(() => this.interaction.firstReply, 'no first reply', patience);
    return this;
  }

  /** Waits for the nth further message, counted from 0. */
  async followUp(index = 0, patience?: number): Promise<Shown> {
    const message = await this.#see(
      () => this.interaction.followUps[index],
      `no follow-up ${index}`,
      patience,
    );
    return new Shown(this.discord, message);
  }

  /** Waits for the choices of an autocomplete. */
  choices(patience?: number): Promise<{ name: string; value: string | number }[]> {
    const read = () => this.interaction.choices as { name: string; value: string | number }[] | undefined;
    return this.#see(read, 'no choices', patience);
  }

  /** Waits for a modal. */
  async modal(patience?: number): Promise<ShownModal> {
    const data = await this.#see(() => this.interaction.modal, 'no modal', patience);
    return new ShownModal(this.interaction, data);
  }

  /** Waits until the user is told that it failed; advance the clock to get there. */
  async failed(patience?: number): Promise<'The application did not respond'> {
    await this.#see(() => this.state === 'failed', 'it did not fail', patience);
    return 'The application did not respond';
  }

  #see<T>(look: () => T | undefined | null | false, missing: string, patience?: number): Promise<T> {
    return until(look, () => `${missing}; the user sees "${this.state}". ${this.#refusals()}`, patience);
  }

  #refusals(): string {
    const refused = this.interaction.refusals.map((each) => JSON.stringify(each.body()));
    return refused.length > 0 ? `Refused: ${refused.join(' ')}` : this.discord.api.lastRefusals();
  }
}
