/// <reference lib="dom" />
/** The line above the channel: its name, the language, and what concerns all of it. */
import type { Locale } from '../../chat/reply.ts';
import { element, icon } from './dom.ts';
import { ICON } from './icons.ts';
import { LANGUAGE_TAG, LOCALE_NAMES, type Say } from './words.ts';

export interface HeaderParts {
  readonly say: Say;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly onReset: () => void;
  readonly onPanel: () => void;
}

export class Header {
  readonly element: HTMLElement;
  readonly #topic: HTMLElement;
  readonly #panel: HTMLButtonElement;

  constructor({ say, locale, onLocale, onReset, onPanel }: HeaderParts) {
    this.#topic = element('p', { class: 'topic' }, say('topic'));
    const language = element(
      'select',
      { class: 'locale', 'aria-label': say('language') },
      ...LOCALE_NAMES.map(([one, name]) =>
        element('option', { value: one, lang: LANGUAGE_TAG[one], selected: one === locale }, name),
      ),
    );
    language.addEventListener('change', () => {
      const chosen = LOCALE_NAMES.find(([one]) => one === language.value);
      if (chosen) onLocale(chosen[0]);
    });
    this.#panel = element(
      'button',
      {
        type: 'button',
        class: 'header-button',
        title: say('why'),
        'aria-expanded': 'false',
        onclick: onPanel,
      },
      icon(ICON.why),
      element('span', { class: 'header-word' }, say('details')),
    );
    this.element = element(
      'header',
      { class: 'header' },
      element('h1', { class: 'channel-name' }, icon(ICON.hash), element('span', {}, say('channel'))),
      this.#topic,
      element(
        'div',
        { class: 'header-tools' },
        language,
        element(
          'button',
          { type: 'button', class: 'header-button', title: say('resetHint'), onclick: onReset },
          icon(ICON.reset),
          element('span', { class: 'header-word' }, say('reset')),
        ),
        this.#panel,
      ),
    );
  }

  set topic(text: string) {
    this.#topic.textContent = text;
  }

  set panelOpen(open: boolean) {
    this.#panel.setAttribute('aria-expanded', String(open));
  }
}
