/** Which answer the side panel explains, and the explanation as it comes. */
import type { Locale } from '../../chat/reply.ts';
import { type Api, ServerError } from './api.ts';
import { sentenceOf } from './faults.ts';
import type { Panel } from './panel.ts';
import type { Say } from './words.ts';

export interface ExplanationParts {
  readonly api: Api;
  readonly panel: () => Panel;
  readonly locale: () => Locale;
  readonly say: () => Say;
}

export class Explanation {
  #answer: string | null = null;

  constructor(private readonly parts: ExplanationParts) {}

  /** An answer has come: it is explained where the panel is in view. */
  select(answer: string): void {
    this.#answer = answer;
    if (this.parts.panel().isOpen) void this.refresh();
  }

  /** Opens the panel. @param answer what it explains; the last one when none is named */
  open(answer = this.#answer): void {
    this.#answer = answer;
    this.parts.panel().open();
    void this.refresh();
  }

  forget(): void {
    this.#answer = null;
    this.parts.panel().sayWhy(this.parts.say()('noAnswer'));
  }

  /** Asks the server anew: the panel is another one now, or its language. */
  async refresh(): Promise<void> {
    const { api, panel, locale, say } = this.parts;
    const answer = this.#answer;
    if (answer === null) return;
    try {
      const why = await api.why(answer, locale());
      if (this.#answer === answer) panel().showWhy(why);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (this.#answer === answer) panel().sayWhy(sentenceOf(error, say()));
    }
  }
}
