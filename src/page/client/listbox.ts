/// <reference lib="dom" />
/**
 * A list above a field, of which one entry can be chosen while the field keeps the focus: commands, suggestions, entries of
 * a menu. Follows the combobox of the ARIA practices.
 */
import { element, newId } from './dom.ts';

export interface ListItem {
  readonly label: string;
  /** A second line, or empty. */
  readonly detail: string;
  readonly pick: () => void;
}

export class Listbox {
  readonly element: HTMLElement;
  readonly #list: HTMLElement;
  readonly #note: HTMLElement;
  #items: readonly ListItem[] = [];
  #active = -1;
  #field: HTMLElement | null = null;

  constructor() {
    this.#list = element('div', { role: 'listbox', id: newId('list'), class: 'list' });
    this.#note = element('p', { class: 'list-note', role: 'status' });
    this.element = element('div', { class: 'popup', hidden: true }, this.#list, this.#note);
    // A press in the list must not take the focus from the field.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Whether an entry would be taken by Enter. */
  get hasActive(): boolean {
    return this.isOpen && this.#active >= 0;
  }

  /**
   * Shows entries for a field.
   * @param title what the list is a list of
   * @param active the entry that Enter takes; -1 for none
   * @param note what is said where there are no entries
   */
  show(
    field: HTMLElement,
    {
      title,
      items,
      active = 0,
      note = '',
    }: { title: string; items: readonly ListItem[]; active?: number; note?: string },
  ): void {
    if (items.length === 0 && note === '') {
      this.hide();
      return;
    }
    if (this.#field !== field) this.#leave();
    this.#field = field;
    this.#items = items;
    this.#list.setAttribute('aria-label', title);
    this.#list.replaceChildren(...items.map((item, i) => this.#option(item, i)));
    this.#list.hidden = items.length === 0;
    this.#note.textContent = items.length === 0 ? note : '';
    this.#note.hidden = items.length > 0;
    this.element.hidden = false;
    field.setAttribute('aria-expanded', String(items.length > 0));
    field.setAttribute('aria-controls', this.#list.id);
    this.#choose(Math.min(active, items.length - 1));
    this.element.scrollIntoView({ block: 'nearest' });
  }

  hide(): void {
    this.element.hidden = true;
    this.#list.replaceChildren();
    this.#items = [];
    this.#active = -1;
    this.#leave();
  }

  /** @param step 1 for the next, -1 for the one before; goes round */
  move(step: number): void {
    const { length } = this.#items;
    if (length === 0) return;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#choose((from + step + length) % length);
  }

  first(): void {
    this.#choose(0);
  }

  last(): void {
    this.#choose(this.#items.length - 1);
  }

  /** Takes the active entry; false when there is none. */
  accept(): boolean {
    const item = this.#items[this.#active];
    if (!this.isOpen || !item) return false;
    this.hide();
    item.pick();
    return true;
  }

  #option({ label, detail, pick }: ListItem, place: number): HTMLElement {
    return element(
      'div',
      {
        role: 'option',
        id: `${this.#list.id}-${place}`,
        class: 'option',
        onclick: () => {
          this.hide();
          pick();
        },
        onmousemove: () => {
          if (this.#active !== place) this.#choose(place);
        },
      },
      element('span', { class: 'option-label', dir: 'auto' }, label),
      detail === '' ? null : element('span', { class: 'option-detail', dir: 'auto' }, detail),
    );
  }

  #choose(place: number): void {
    this.#active = place;
    for (const [i, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(i === place));
    }
    const active = this.#list.children[place];
    active?.scrollIntoView({ block: 'nearest' });
    if (active) this.#field?.setAttribute('aria-activedescendant', active.id);
    else this.#field?.removeAttribute('aria-activedescendant');
  }

  #leave(): void {
    this.#field?.setAttribute('aria-expanded', 'false');
    this.#field?.removeAttribute('aria-activedescendant');
    this.#field = null;
  }
}
