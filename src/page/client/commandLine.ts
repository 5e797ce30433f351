/// <reference lib="dom" />
/** A command being filled in: its name, the options that it has, and those that can be added. */
import type { Command, Option, OptionValues } from './commands.ts';
import { element, icon } from './dom.ts';
import { ICON } from './icons.ts';
import { type FieldParts, OptionField } from './optionField.ts';

export interface CommandLineParts extends Omit<FieldParts, 'onTaken'> {
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

export class CommandLine {
  readonly element: HTMLElement;
  readonly #fields: HTMLElement;
  readonly #more: HTMLElement;
  #shown: readonly OptionField[] = [];

  /** @param first what its first option begins with */
  constructor(
    readonly command: Command,
    private readonly parts: CommandLineParts,
    first = '',
  ) {
    this.#fields = element('div', { class: 'option-fields' });
    this.#more = element('div', { class: 'option-more' });
    this.element = element(
      'div',
      { class: 'command-line', role: 'group', 'aria-label': `/${command.shown}: ${command.description}` },
      element('span', { class: 'command-name' }, `/${command.shown}`),
      this.#fields,
      this.#more,
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': parts.say('endCommand'),
          title: parts.say('endCommand'),
          onclick: () => parts.onLeave(),
        },
        icon(ICON.close),
      ),
    );
    const [opening] = command.options;
    for (const option of command.options) if (option.required || option === opening) this.#add(option);
    if (first !== '') this.#shown[0]?.fill(first);
    this.#offer();
  }

  /** Puts the cursor where something is to be filled in. */
  focus(): void {
    const field = this.#shown.find(({ isEmpty }) => isEmpty) ?? this.#shown[this.#shown.length - 1];
    field?.input.focus();
  }

  /** What is sent; null after having said what is wrong, with the cursor there. */
  values(): OptionValues | null {
    const values: Record<string, string | boolean> = {};
    for (const field of this.#shown) {
      const value = field.value();
      if (value === undefined) {
        field.input.focus();
        return null;
      }
      if (value !== null) values[field.option.name] = value;
    }
    return values;
  }

  /** What was filled in, as a line: `person: Chen Gang`. */
  summary(): string {
    return this.#shown
      .filter(({ isEmpty }) => !isEmpty)
      .map(({ option, input }) => `${option.shown}: ${input.value.trim()}`)
      .join(' · ');
  }

  #add(option: Option): OptionField {
    const field = new OptionField(option, { ...this.parts, onTaken: (taken) => this.#goOn(taken) });
    this.#shown = [...this.#shown, field];
    this.#fields.append(field.element);
    field.input.addEventListener('keydown', (event) => this.#onKey(event, field));
    return field;
  }

  #offer(): void {
    const { command, parts } = this;
    const left = command.options.filter(
      (option) => !this.#shown.some(({ option: shown }) => shown.name === option.name),
    );
    this.#more.replaceChildren(
      ...left.map((option) =>
        element(
          'button',
          {
            type: 'button',
            class: 'option-add',
            title: option.description,
            'aria-label': parts.say('addOption', { option: option.shown, description: option.description }),
            onclick: () => {
              const field = this.#add(option);
              this.#offer();
              field.input.focus();
            },
          },
          `+ ${option.shown}`,
        ),
      ),
    );
  }

  /** After something was taken from a list: to the next option that is asked for and empty. */
  #goOn(taken: OptionField): void {
    const next = this.#shown.slice(this.#shown.indexOf(taken) + 1).find(({ isEmpty }) => isEmpty);
    next?.input.focus();
  }

  #remove(field: OptionField): void {
    const at = this.#shown.indexOf(field);
    this.#shown = this.#shown.filter((one) => one !== field);
    this.#shown[Math.max(0, at - 1)]?.input.focus();
    field.element.remove();
    this.#offer();
  }

  #onKey(event: KeyboardEvent, field: OptionField): void {
    const { list, onSend, onLeave } = this.parts;
    if (event.isComposing) return;
    const done = (): void => event.preventDefault();
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        done();
        if (list.isOpen) list.move(event.key === 'ArrowDown' ? 1 : -1);
        else void field.suggest(0);
        return;
      case 'Enter':
        done();
        if (!list.accept()) onSend();
        return;
      case 'Tab':
        // Takes what is marked, as Discord does. Where that has moved the cursor already, Tab moves it no further.
        if (event.shiftKey || !list.hasActive || field.isEmpty) return;
        list.accept();
        if (document.activeElement !== field.input) done();
        return;
      case 'Escape':
        done();
        if (list.isOpen) list.hide();
        else onLeave();
        return;
      case 'Backspace':
        if (field.input.value !== '') return;
        done();
        if (this.#shown.indexOf(field) > 0 && !field.option.required) this.#remove(field);
        else onLeave();
    }
  }
}
