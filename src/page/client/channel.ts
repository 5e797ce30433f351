/// <reference lib="dom" />
/** The channel: its messages in order, drawn anew when they change. */
import { element } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { EMPTY_ENTRY, type Entry, type EntryChanges } from './entry.ts';
import { drawMessage, type MessageActions } from './message.ts';

/** Nearer to the end than this, the channel follows what is new. Pixels. */
const NEAR_END = 120;
/** What is shown of a message in the line above a reply. Characters. */
const EXCERPT = 100;

export class Channel {
  /** What scrolls. */
  readonly element: HTMLElement;
  readonly #log: HTMLElement;
  #entries: readonly Entry[] = [];
  readonly #drawn = new Map<number, HTMLElement>();
  #next = 1;

  constructor(
    private drawing: Drawing,
    private readonly actions: Omit<MessageActions, 'excerpt'>,
    private readonly empty: () => HTMLElement,
  ) {
    this.#log = element('discord-messages' as 'div', {
      role: 'log',
      'aria-live': 'polite',
      'no-background': true,
    });
    this.element = element('div', { class: 'channel', tabindex: 0 });
    this.redraw(drawing);
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(author: Entry['author'], more: EntryChanges): Entry {
    const entry: Entry = { ...EMPTY_ENTRY, ...more, id: this.#next, author, at: new Date() };
    this.#next += 1;
    this.#entries = [...this.#entries, entry];
    const follows = author === 'member' || this.#isAtEnd();
    if (this.#entries.length === 1) this.element.replaceChildren(this.#log);
    const made = this.#draw(entry);
    this.#drawn.set(entry.id, made);
    this.#log.append(made);
    if (follows) this.#show(made);
    return entry;
  }

  /** Nothing happens when it is not there any more. */
  change(id: number, changes: EntryChanges): void {
    const before = this.#entries.find((entry) => entry.id === id);
    const old = this.#drawn.get(id);
    if (!before || !old) return;
    const entry = { ...before, ...changes };
    this.#entries = this.#entries.map((one) => (one.id === id ? entry : one));
    const follows = this.#isAtEnd();
    this.#redraw(old, entry);
    if (follows) this.#show(old);
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#drawn.get(id)?.remove();
    this.#drawn.delete(id);
    if (this.#entries.length === 0) this.#showEmpty();
  }

  clear(): void {
    this.#entries = [];
    this.#drawn.clear();
    this.#log.replaceChildren();
    this.#showEmpty();
  }

  /** Everything again: the language has changed, or what an empty channel says. */
  redraw(drawing = this.drawing): void {
    this.drawing = drawing;
    const { say } = drawing;
    this.element.setAttribute('aria-label', say('messages'));
    this.#log.setAttribute('aria-label', say('messages'));
    if (this.#entries.length === 0) {
      this.#showEmpty();
      return;
    }
    for (const entry of this.#entries) {
      const old = this.#drawn.get(entry.id);
      if (old) this.#redraw(old, entry);
    }
  }

  #showEmpty(): void {
    this.element.replaceChildren(this.empty());
  }

  #draw(entry: Entry): HTMLElement {
    return drawMessage(entry, this.drawing, { ...this.actions, excerpt: (id) => this.#excerpt(id) });
  }

  /** The frame stays, so that nothing flickers, and the cursor where it was: on the button in the same place. */
  #redraw(message: HTMLElement, entry: Entry): void {
    const { activeElement } = document;
    const place = activeElement instanceof HTMLElement ? buttonsOf(message).indexOf(activeElement) : -1;
    const made = this.#draw(entry);
    for (const name of message.getAttributeNames()) {
      if (!made.hasAttribute(name)) message.removeAttribute(name);
    }
    for (const { name, value } of made.attributes) message.setAttribute(name, value);
    message.replaceChildren(...made.childNodes);
    if (place < 0) return;
    const buttons = buttonsOf(message);
    const next = buttons[Math.min(place, buttons.length - 1)] ?? this.element;
    next.focus({ preventScroll: true });
  }

  #excerpt(id: number): { readonly name: string; readonly text: string } | null {
    const entry = this.#entries.find((one) => one.id === id);
    if (!entry) return null;
    const { say, bot } = this.drawing;
    const used = entry.used ? `${entry.used.command} ${entry.used.summary}`.trim() : '';
    const text = entry.author === 'member' ? entry.text : (entry.question ?? used);
    return {
      name: entry.author === 'member' ? say('you') : bot,
      text: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text,
    };
  }

  #isAtEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /** To the end; but the beginning of what is higher than the channel stays in view. The components draw themselves later. */
  #show(made: HTMLElement): void {
    const show = (): void => {
      if (!made.isConnected) return;
      const isHigher = made.offsetHeight > this.element.clientHeight;
      if (isHigher) made.scrollIntoView({ block: 'start' });
      else this.element.scrollTop = this.element.scrollHeight;
    };
    show();
    requestAnimationFrame(show);
  }
}

function buttonsOf(message: HTMLElement): HTMLElement[] {
  return [...message.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]')];
}
