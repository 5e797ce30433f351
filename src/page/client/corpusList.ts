/// <reference lib="dom" />
/** The articles of the corpus with dates and languages, which can be filtered. */
import { element, newId } from './dom.ts';
import { folded } from './folded.ts';
import type { PanelView } from './panelView.ts';
import type { CorpusEntry } from './state.ts';

/** What the list is narrowed down to. */
export interface CorpusFilter {
  readonly text: string;
  /** Empty: any. */
  readonly language: string;
}

/** The entries that fit. Pure. */
export function filtered(
  corpus: readonly CorpusEntry[],
  { text, language }: CorpusFilter,
): readonly CorpusEntry[] {
  const words = folded(text).split(/\s+/u).filter(Boolean);
  return corpus.filter((entry) => {
    if (language !== '' && entry.language !== language) return false;
    const held = folded(`${entry.title} ${entry.path} ${entry.date ?? ''}`);
    return words.every((word) => held.includes(word));
  });
}

export class CorpusList {
  readonly element: HTMLElement;
  readonly #text: HTMLInputElement;
  readonly #language: HTMLSelectElement;
  readonly #count: HTMLElement;
  readonly #list: HTMLElement;
  #corpus: readonly CorpusEntry[] = [];
  #all = 0;

  constructor(private readonly view: PanelView) {
    const { say, link } = view;
    this.#text = element('input', {
      type: 'search',
      placeholder: say('filter'),
      'aria-label': say('filter'),
      autocomplete: 'off',
    });
    this.#language = element('select', { 'aria-label': say('language') });
    this.#count = element('p', { class: 'quiet', role: 'status', id: newId('count') });
    this.#list = element('ul', { class: 'corpus' });
    for (const field of [this.#text, this.#language]) field.addEventListener('input', () => this.#draw());
    this.element = element(
      'div',
      {},
      element('div', { class: 'filters' }, this.#text, this.#language),
      this.#count,
      this.#list,
      element(
        'p',
        { class: 'reader-links' },
        element('a', { href: link('/articles'), target: '_blank', rel: 'noopener' }, say('allArticles')),
        element('a', { href: link('/meetings'), target: '_blank', rel: 'noopener' }, say('allMeetings')),
      ),
    );
  }

  /** @param all how many articles the index holds; `corpus` may be the first of them */
  show(corpus: readonly CorpusEntry[], all: number): void {
    this.#corpus = corpus;
    this.#all = all;
    const chosen = this.#language.value;
    const languages = [...new Set(corpus.map(({ language }) => language))].sort();
    this.#language.replaceChildren(
      element('option', { value: '' }, this.view.say('anyLanguage')),
      ...languages.map((language) => element('option', { value: language }, this.#nameOf(language))),
    );
    this.#language.value = languages.includes(chosen) ? chosen : '';
    this.#draw();
  }

  #draw(): void {
    const { say, link } = this.view;
    const found = filtered(this.#corpus, { text: this.#text.value, language: this.#language.value });
    this.#count.textContent = say('shown', { n: found.length, of: this.#all });
    this.#list.replaceChildren(
      ...found.map(({ title, path, date, language, passages, url }) =>
        element(
          'li',
          {},
          element('a', { href: link(url), target: '_blank', rel: 'noopener', dir: 'auto' }, title),
          title === path ? null : element('span', { class: 'corpus-path', dir: 'auto' }, path),
          element(
            'span',
            { class: 'quiet' },
            [this.#day(date), this.#nameOf(language), say('counted', { n: passages })].join(' · '),
          ),
        ),
      ),
    );
  }

  #day(date: string | null): string {
    if (date === null) return this.view.say('undated');
    const day = new Date(`${date}T12:00:00Z`);
    if (Number.isNaN(day.getTime())) return date;
    return new Intl.DateTimeFormat(this.view.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
  }

  #nameOf(language: string): string {
    try {
      return new Intl.DisplayNames([this.view.language], { type: 'language' }).of(language) ?? language;
    } catch {
      // `und`-like codes that are none.
      return language;
    }
  }
}
