/// <reference lib="dom" />
/** What is done on the page, and what comes of it in the channel. */
import type { Locale } from '../../chat/reply.ts';
import type { Interaction } from '../interactions.ts';
import type { Api } from './api.ts';
import type { Channel } from './channel.ts';
import type { Entry } from './entry.ts';
import { sentenceOf } from './faults.ts';
import type { FormValues } from './form.ts';
import type { Happened, Shown } from './happened.ts';
import type { FormBody } from './payload.ts';
import type { Say } from './words.ts';

/**
 * "Is thinking" is not shown for less than this, so that nothing flickers where an answer is there at once, and a page of a
 * list that is turned does not seem to come twice. Milliseconds.
 */
const THINKING_AFTER_MS = 150;

export interface ConversationParts {
  readonly api: Api;
  readonly channel: Channel;
  readonly say: () => Say;
  readonly locale: () => Locale;
  readonly fillIn: (form: FormBody) => Promise<FormValues | null>;
  /** An answer stands in the channel. */
  readonly onAnswer: (shown: Shown) => void;
}

/** Around what something was done. */
export interface Occasion {
  /** The message whose button was pressed; null for none. */
  readonly on: Entry | null;
  /** What the reply stands under. */
  readonly heading: Pick<Entry, 'used' | 'repliesTo'>;
}

export const NO_OCCASION: Occasion = { on: null, heading: { used: null, repliesTo: null } };

export class Conversation {
  #leaving = new AbortController();

  constructor(private readonly parts: ConversationParts) {}

  /** Ends whatever is in hand, and empties the channel. */
  reset(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.parts.channel.clear();
  }

  /** Does it; whatever goes wrong becomes a sentence in the channel. */
  async run(interaction: Interaction, occasion: Occasion): Promise<void> {
    const { api, channel } = this.parts;
    const { signal } = this.#leaving;
    const place = new Place(channel, occasion);
    try {
      for await (const happened of api.interact(interaction, signal)) {
        if (signal.aborted) return;
        if (happened.event === 'modal') void this.#onForm(happened.form, occasion);
        else this.#onHappened(happened, place);
      }
      place.end();
    } catch (error) {
      if (signal.aborted) return;
      place.fail(sentenceOf(error, this.parts.say()), () => {
        place.leave();
        void this.run(interaction, occasion);
      });
    }
  }

  #onHappened(happened: Exclude<Happened, { event: 'modal' } | { event: 'done' }>, place: Place): void {
    switch (happened.event) {
      case 'defer':
        place.defer(happened.private);
        return;
      case 'message':
        place.show(happened);
        this.parts.onAnswer(happened);
        return;
      case 'error':
        place.fail(happened.text, null);
    }
  }

  async #onForm(form: FormBody, occasion: Occasion): Promise<void> {
    const values = await this.parts.fillIn(form);
    if (values === null) return;
    const { on } = occasion;
    const interaction: Interaction = {
      kind: 'modal',
      customId: form.customId,
      values,
      shown: on?.question ?? null,
      private: on?.private ?? false,
      locale: this.parts.locale(),
    };
    await this.run(interaction, occasion);
  }
}

/** Where the reply to one thing goes: a message of its own, or the place of the one whose button was pressed. */
class Place {
  #entry: number | null = null;
  #private = false;
  #hasShown = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly channel: Channel,
    private readonly occasion: Occasion,
  ) {}

  defer(isPrivate: boolean): void {
    this.#private = isPrivate;
    this.#timer = setTimeout(() => {
      if (this.#entry !== null) return;
      this.#entry = this.#add({ state: 'thinking', private: isPrivate });
    }, THINKING_AFTER_MS);
  }

  /** Shows a reply; each takes the place of the one before. */
  show({ body, private: isPrivate, replace, answerId, question, file }: Shown): void {
    this.end();
    const { on } = this.occasion;
    const shown = { state: 'shown' as const, body, answerId, question, file, problem: '', retry: null };
    if (replace && on && !this.#hasShown) {
      this.leave();
      this.#entry = on.id;
      this.channel.change(on.id, { ...shown, edited: true });
    } else if (this.#entry === null) {
      this.#entry = this.#add({ ...shown, private: isPrivate || this.#private });
    } else {
      // What was only "thinking" becomes a message; what was one already is edited.
      this.channel.change(this.#entry, { ...shown, ...(this.#hasShown ? { edited: true } : {}) });
    }
    this.#hasShown = true;
  }

  fail(problem: string, retry: (() => void) | null): void {
    this.end();
    const failed = { state: 'failed' as const, problem, retry };
    if (this.#entry === null || this.#hasShown) this.#entry = this.#add(failed);
    else this.channel.change(this.#entry, failed);
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Takes away what stands there. */
  leave(): void {
    this.end();
    if (this.#entry !== null) this.channel.remove(this.#entry);
    this.#entry = null;
  }

  #add(more: Partial<Omit<Entry, 'id' | 'author' | 'at'>>): number {
    return this.channel.add('bot', { ...this.occasion.heading, ...more }).id;
  }
}
