/// <reference lib="dom" />
/** A list of which one entry can be chosen, below a message: a button that opens it, as in Discord. */
import { element, icon } from './dom.ts';
import { ICON } from './icons.ts';
import { Listbox } from './listbox.ts';
import type { Component } from './payload.ts';

type Select = Extract<Component, { kind: 'select' }>;

/** What is typed within so long belongs together when an entry is looked for by its beginning. Milliseconds. */
const TYPING_MS = 700;

export function drawSelect(
  { customId, placeholder, disabled, options }: Select,
  onChoose: (value: string) => void,
): HTMLElement {
  const list = new Listbox();
  const shown = element('span', { class: 'select-shown', dir: 'auto' }, placeholder);
  const opener = element(
    'button',
    {
      type: 'button',
      class: 'select',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': placeholder,
      'data-action': customId,
      disabled,
    },
    shown,
    icon(ICON.down),
  );
  const open = (active: number): void => {
    const box = opener.getBoundingClientRect();
    list.element.classList.toggle('upward', box.top > window.innerHeight - box.bottom);
    list.show(opener, {
      title: placeholder,
      items: options.map(({ value, label, description }) => ({
        label,
        detail: description,
        pick: () => onChoose(value),
      })),
      active,
    });
  };
  let typed = '';
  let typedAt = 0;
  const seek = (key: string): void => {
    const now = performance.now();
    typed = now - typedAt < TYPING_MS ? typed + key : key;
    typedAt = now;
    const at = options.findIndex(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
    if (at >= 0) open(at);
  };
  opener.addEventListener('click', () => {
    if (list.isOpen) list.hide();
    else open(0);
  });
  opener.addEventListener('blur', () => list.hide());
  opener.addEventListener('keydown', (event) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (list.isOpen ? list.move(1) : open(0)),
      ArrowUp: () => (list.isOpen ? list.move(-1) : open(options.length - 1)),
      Home: () => (list.isOpen ? list.first() : open(0)),
      End: () => (list.isOpen ? list.last() : open(options.length - 1)),
      Enter: () => list.accept() || open(0),
      ' ': () => list.accept() || open(0),
      Escape: () => list.hide(),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      seek(event.key);
    }
  });
  return element('div', { class: 'select-box' }, opener, list.element);
}
