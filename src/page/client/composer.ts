/// <reference lib="dom" />
/** Where questions are typed, and commands: the field below the channel. */
import type { Locale } from '../../chat/reply.ts';
import type { Api } from './api.ts';
import { CommandLine } from './commandLine.ts';
import { type Command, matching, type OptionValues, typedCommand } from './commands.ts';
import { element, icon, newId } from './dom.ts';
import { ICON } from './icons.ts';
import { Listbox } from './listbox.ts';
import { ReplyBar, type ReplyTarget } from './replyBar.ts';
import type { Say } from './words.ts';

export interface ComposerParts {
  readonly api: Api;
  readonly say: Say;
  readonly locale: Locale;
  readonly onText: (text: string, target: ReplyTarget | null) => void;
  readonly onCommand: (command: Command, options: OptionValues, summary: string) => void;
}

/** Discord lets so many characters through in a message. */
const LONGEST_TEXT = 2_000;

export class Composer {
  readonly element: HTMLFormElement;
  readonly #field: HTMLTextAreaElement;
  readonly #line: HTMLElement;
  readonly #reply: ReplyBar;
  readonly #list = new Listbox();
  #command: CommandLine | null = null;
  #last = '';
  #commands: readonly Command[] | null = null;

  constructor(private readonly parts: ComposerParts) {
    const { say } = parts;
    const id = newId('composer');
    this.#field = element('textarea', {
      id,
      rows: 1,
      class: 'composer-text',
      maxlength: LONGEST_TEXT,
      placeholder: say('askHere'),
      'aria-label': say('ask'),
      autocomplete: 'off',
      enterkeyhint: 'send',
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
    });
    this.#line = element('div', { class: 'composer-line' }, this.#field);
    this.#reply = new ReplyBar(say, () => {
      this.replyTo(null);
      this.focus();
    });
    this.element = element(
      'form',
      { class: 'composer' },
      this.#list.element,
      this.#reply.element,
      element(
        'div',
        { class: 'composer-box' },
        this.#line,
        element(
          'button',
          {
            type: 'submit',
            class: 'icon-button composer-send',
            'aria-label': say('send'),
            title: say('send'),
          },
          icon(ICON.send),
        ),
      ),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('input', () => this.#onInput());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('blur', () => this.#list.hide());
  }

  focus(): void {
    if (this.#command) this.#command.focus();
    else this.#field.focus();
  }

  /** What is typed and not sent. */
  get draft(): string {
    return this.#field.value;
  }

  set draft(text: string) {
    this.#field.value = text;
    this.#fit();
  }

  /** What `/` offers. Until they are known nothing is offered, and nothing is said to be missing. */
  set commands(commands: readonly Command[]) {
    this.#commands = commands;
    if (document.activeElement === this.#field && !this.#list.isOpen) this.#offerCommands();
  }

  get target(): ReplyTarget | null {
    return this.#reply.target;
  }

  /** The next question follows on this answer; null: on none. */
  replyTo(target: ReplyTarget | null): void {
    this.#reply.show(target);
  }

  /** Opens a command for filling in. */
  begin(command: Command, first = ''): void {
    const { api, say, locale } = this.parts;
    this.#list.hide();
    if (command.options.length === 0) {
      this.#clear();
      this.parts.onCommand(command, {}, '');
      return;
    }
    this.#command = new CommandLine(
      command,
      {
        api,
        say,
        locale,
        list: this.#list,
        onSend: () => this.#send(),
        onLeave: () => this.#leaveCommand(),
      },
      first,
    );
    this.#line.replaceChildren(this.#command.element);
    this.#command.focus();
  }

  #leaveCommand(): void {
    this.#list.hide();
    this.#command = null;
    this.#line.replaceChildren(this.#field);
    this.#clear();
    this.#field.focus();
  }

  #clear(): void {
    this.draft = '';
  }

  #send(): void {
    const command = this.#command;
    if (command) {
      const values = command.values();
      if (values === null) return;
      const summary = command.summary();
      this.#leaveCommand();
      this.parts.onCommand(command.command, values, summary);
      return;
    }
    const text = this.draft.trim();
    if (text === '') return;
    const named = this.#commands?.find(({ name, shown }) => `/${shown}` === text || `/${name}` === text);
    if (named) {
      this.begin(named);
      return;
    }
    this.#last = text;
    const { target } = this;
    this.#clear();
    this.replyTo(null);
    this.#list.hide();
    this.parts.onText(text, target);
  }

  #onInput(): void {
    this.#fit();
    const typed = typedCommand(this.#commands ?? [], this.draft);
    if (typed && typed.command.options.length > 0) {
      this.begin(typed.command, typed.rest);
      return;
    }
    this.#offerCommands();
  }

  #offerCommands(): void {
    const { say } = this.parts;
    const found = this.#commands && matching(this.#commands, this.draft);
    if (found === null) {
      this.#list.hide();
      return;
    }
    this.#list.show(this.#field, {
      title: say('commands'),
      items: found.map((command) => ({
        label: `/${command.shown}`,
        detail: command.description,
        pick: () => this.begin(command),
      })),
      note: say('noCommand'),
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const list = this.#list;
    const done = (): void => event.preventDefault();
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (list.isOpen) {
          done();
          list.move(event.key === 'ArrowDown' ? 1 : -1);
        } else if (event.key === 'ArrowUp' && this.draft === '' && this.#last !== '') {
          done();
          this.draft = this.#last;
        }
        return;
      case 'Home':
      case 'End':
        if (!list.hasActive) return;
        done();
        if (event.key === 'Home') list.first();
        else list.last();
        return;
      case 'Enter':
        if (event.shiftKey) return;
        done();
        if (!list.accept()) this.#send();
        return;
      case 'Tab':
        if (!event.shiftKey && list.accept()) done();
        return;
      case 'Escape':
        if (list.isOpen) list.hide();
        else if (this.target) this.replyTo(null);
        else return;
        done();
    }
  }

  /** As high as what is typed, up to what the style sheet allows. */
  #fit(): void {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }
}
