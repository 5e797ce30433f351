/// <reference lib="dom" />
/** How far embedding is: a bar with a sentence, in the header of the channel. */
import { element } from './dom.ts';
import type { Progress } from './state.ts';
import type { Say } from './words.ts';

export class ProgressBar {
  readonly element: HTMLElement;
  readonly #bar: HTMLProgressElement;
  readonly #text: HTMLElement;

  constructor(private readonly say: Say) {
    this.#bar = element('progress', { max: 1 });
    this.#text = element('span', { class: 'progress-text', 'aria-live': 'off' });
    this.element = element('div', { class: 'progress', hidden: true }, this.#text, this.#bar);
  }

  /** @param progress null: nothing is embedded, and nothing is shown */
  show(progress: Progress | null): void {
    this.element.hidden = progress === null;
    if (progress === null) return;
    const { done, total } = progress;
    const text = total > 0 ? this.say('embedding', { done, total }) : this.say('embeddingBegins');
    this.#text.textContent = text;
    this.#bar.setAttribute('aria-label', text);
    if (total > 0) this.#bar.value = Math.min(1, done / total);
    else this.#bar.removeAttribute('value');
  }
}
