/// <reference lib="dom" />
/** Says above the composer which message the next question replies to. */
import { element, icon } from './dom.ts';
import { ICON } from './icons.ts';
import type { Say } from './words.ts';

/** The answer that the next question follows on. */
export interface ReplyTarget {
  readonly answerId: string;
  readonly entry: number;
  /** Who wrote it. */
  readonly name: string;
}

export class ReplyBar {
  readonly element = element('div', { class: 'composer-reply', hidden: true });
  #target: ReplyTarget | null = null;

  /** @param onStop told when somebody does not want to reply any more */
  constructor(
    private readonly say: Say,
    private readonly onStop: () => void,
  ) {}

  get target(): ReplyTarget | null {
    return this.#target;
  }

  show(target: ReplyTarget | null): void {
    const { say } = this;
    this.#target = target;
    this.element.hidden = target === null;
    this.element.replaceChildren();
    if (target === null) return;
    this.element.append(
      element('span', {}, say('replyingTo', { name: target.name })),
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': say('stopReply'),
          title: say('stopReply'),
          onclick: () => this.onStop(),
        },
        icon(ICON.close),
      ),
    );
  }
}
