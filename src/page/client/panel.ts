/// <reference lib="dom" />
/**
 * The side panel: why the last answer came out as it did, the index, the articles. Beside the channel where there is room,
 * over it where there is not; then it is a dialog, which the browser keeps the cursor in.
 */
import type { Why } from '../why.ts';
import { CorpusList } from './corpusList.ts';
import { element, icon } from './dom.ts';
import { ICON } from './icons.ts';
import { drawIndex } from './indexStatus.ts';
import type { PanelView } from './panelView.ts';
import type { PageState } from './state.ts';
import { drawWhy } from './why.ts';

/** From this width on there is room beside the channel; as in the style sheet. */
export const BESIDE = '(min-width: 62rem)';

export class Panel {
  readonly element: HTMLElement;
  readonly #why: HTMLElement;
  readonly #index: HTMLElement;
  readonly #corpus: CorpusList;
  readonly #inside: HTMLElement;
  readonly #aside: HTMLElement;
  readonly #sheet: HTMLDialogElement;
  readonly #beside = matchMedia(BESIDE);
  readonly #leaving = new AbortController();

  /** @param onToggle told when it was opened or closed */
  constructor(
    private readonly view: PanelView,
    private readonly onToggle: (open: boolean) => void,
  ) {
    const { say } = view;
    this.#why = element('div', { 'aria-live': 'polite' });
    this.#index = element('div', {});
    this.#corpus = new CorpusList(view);
    this.#inside = element(
      'div',
      { class: 'panel-inside', tabindex: 0, role: 'group', 'aria-label': say('details') },
      element('section', {}, element('h2', {}, say('why')), this.#why),
      element('section', {}, element('h2', {}, say('index')), this.#index),
      element('section', {}, element('h2', {}, say('corpus')), this.#corpus.element),
    );
    this.#aside = element('aside', { class: 'panel', 'aria-label': say('details'), hidden: true });
    this.#sheet = element('dialog', { class: 'panel sheet', 'aria-label': say('details') });
    this.element = element('div', { class: 'panel-place' }, this.#aside, this.#sheet);
    this.#sheet.addEventListener('click', (event) => {
      // A press beside the sheet is one on its backdrop, which counts as the dialog itself.
      if (event.target === this.#sheet) this.close();
    });
    this.#sheet.addEventListener('close', () => this.onToggle(this.isOpen));
    this.#beside.addEventListener('change', () => this.#place(this.#beside.matches), {
      signal: this.#leaving.signal,
    });
    this.sayWhy(say('noAnswer'));
  }

  get isOpen(): boolean {
    return this.#sheet.open || !this.#aside.hidden;
  }

  /** To be called when it stands in the page. */
  begin(open = this.#beside.matches): void {
    this.#place(open);
  }

  /** Lets go of what it listens to. */
  end(): void {
    this.#leaving.abort();
  }

  open(): void {
    if (!this.isOpen) this.#place(true);
    this.#inside.scrollTop = 0;
    this.#inside.focus();
  }

  close(): void {
    this.#place(false);
  }

  showWhy(why: Why): void {
    this.#why.replaceChildren(drawWhy(why, this.view));
  }

  /** What is to be said instead: that it cannot be told, or that there is nothing to tell. */
  sayWhy(sentence: string): void {
    this.#why.replaceChildren(element('p', { class: 'quiet' }, sentence));
  }

  showState(state: PageState): void {
    this.#index.replaceChildren(drawIndex(state, this.view));
    this.#corpus.show(state.corpus, state.articles);
  }

  #place(open: boolean): void {
    const beside = this.#beside.matches;
    if (this.#sheet.open) this.#sheet.close();
    this.#aside.hidden = !open || !beside;
    (beside ? this.#aside : this.#sheet).replaceChildren(this.#closer(), this.#inside);
    if (open && !beside) this.#sheet.showModal();
    this.onToggle(open);
  }

  #closer(): HTMLElement {
    const label = this.view.say('close');
    return element(
      'button',
      {
        type: 'button',
        class: 'icon-button panel-close',
        'aria-label': label,
        title: label,
        onclick: () => this.close(),
      },
      icon(ICON.close),
    );
  }
}
