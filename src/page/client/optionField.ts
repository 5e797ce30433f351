/// <reference lib="dom" />
/** One option of a command in the composer: a name and a field, with suggestions where there are some. */
import { type Api, ServerError } from './api.ts';
import type { Option } from './commands.ts';
import { element, newId } from './dom.ts';
import { sentenceOf } from './faults.ts';
import { folded } from './folded.ts';
import type { Listbox, ListItem } from './listbox.ts';
import type { Locale } from '../../chat/reply.ts';
import type { Say } from './words.ts';

/** So long after the last key something is suggested. Milliseconds. */
const PAUSE_MS = 90;

export interface FieldParts {
  readonly api: Api;
  readonly say: Say;
  readonly locale: Locale;
  readonly list: Listbox;
  /** Told when an entry of the list was taken. */
  readonly onTaken: (field: OptionField) => void;
}

export class OptionField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #problem: HTMLElement;
  /** What was taken from the list; what is typed afterwards is not it any more. */
  #taken: { readonly name: string; readonly value: string | boolean } | null = null;
  #asking: AbortController | null = null;

  constructor(
    readonly option: Option,
    private readonly parts: FieldParts,
  ) {
    const id = newId('option');
    const chooses = option.kind !== 'text' || option.suggested;
    this.input = element('input', {
      id,
      type: 'text',
      autocomplete: 'off',
      spellcheck: option.kind === 'text' ? 'true' : 'false',
      maxlength: option.maximum,
      'aria-required': option.required ? 'true' : null,
      'aria-describedby': `${id}-about ${id}-problem`,
      ...(chooses ? { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false' } : {}),
    });
    this.#problem = element('span', { id: `${id}-problem`, class: 'option-problem', role: 'alert' });
    this.element = element(
      'div',
      { class: 'option-field' },
      element('label', { for: id, class: 'option-name' }, option.shown),
      this.input,
      element('span', { id: `${id}-about`, class: 'out-of-sight' }, option.description),
      this.#problem,
    );
    this.input.addEventListener('input', () => {
      this.#taken = null;
      this.#complain('');
      void this.suggest(PAUSE_MS);
    });
    this.input.addEventListener('focus', () => void this.suggest(0));
    this.input.addEventListener('blur', () => this.#leave());
  }

  get isEmpty(): boolean {
    return this.input.value.trim() === '';
  }

  fill(text: string): void {
    this.input.value = text;
    this.#taken = null;
  }

  /** What is sent; null for nothing; undefined after having said what is wrong with it. */
  value(): string | boolean | null | undefined {
    const { option, parts } = this;
    const text = this.input.value.trim();
    if (this.#taken) return this.#taken.value;
    if (text === '') {
      if (!option.required) return null;
      this.#complain(parts.say('required'));
      return undefined;
    }
    if (option.kind === 'text') return text;
    const choices = this.#choices();
    const chosen = choices.find(({ name }) => folded(name) === folded(text));
    if (chosen) return chosen.value;
    this.#complain(parts.say('noChoice', { choices: choices.map(({ name }) => name).join(', ') }));
    return undefined;
  }

  /** Shows what fits what is typed, after a pause in which nothing more is. */
  async suggest(pauseMs: number): Promise<void> {
    const { option, parts } = this;
    this.#asking?.abort();
    if (option.kind !== 'text') {
      const typed = folded(this.#taken ? '' : this.input.value.trim());
      this.#show(this.#choices().filter(({ name }) => folded(name).includes(typed)));
      return;
    }
    if (!option.suggested) return;
    const asking = new AbortController();
    this.#asking = asking;
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (asking.signal.aborted) return;
    try {
      const typed = this.input.value;
      const found = await parts.api.suggestions(option.name, typed, parts.locale, asking.signal);
      if (!asking.signal.aborted) this.#show(found, option.own || typed.trim() === '' ? -1 : 0);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof ServerError)) throw error;
      this.#show([], -1, sentenceOf(error, parts.say));
    }
  }

  #choices(): readonly { readonly name: string; readonly value: string | boolean }[] {
    const { option, parts } = this;
    if (option.kind !== 'flag') return option.choices;
    return [
      { name: parts.say('yes'), value: true },
      { name: parts.say('no'), value: false },
    ];
  }

  #show(
    found: readonly { readonly name: string; readonly value: string | boolean }[],
    active = 0,
    problem = '',
  ): void {
    const { option, parts } = this;
    if (document.activeElement !== this.input) return;
    const items = found.map(
      (choice): ListItem => ({
        label: choice.name,
        detail: '',
        pick: () => {
          this.input.value = choice.name;
          this.#taken = choice;
          this.#complain('');
          parts.onTaken(this);
        },
      }),
    );
    const isFixed = option.kind !== 'text';
    const nothing = isFixed
      ? parts.say('noChoice', {
          choices: this.#choices()
            .map(({ name }) => name)
            .join(', '),
        })
      : this.isEmpty || option.own
        ? ''
        : parts.say('noSuggestion');
    parts.list.show(this.input, {
      title: parts.say('suggestions', { option: option.shown }),
      items,
      active: this.#takenIs(found) ?? active,
      note: problem || nothing,
    });
  }

  #takenIs(found: readonly { readonly name: string }[]): number | null {
    const at = found.findIndex(({ name }) => name === this.#taken?.name);
    return at < 0 ? null : at;
  }

  #leave(): void {
    this.#asking?.abort();
    this.parts.list.hide();
  }

  #complain(problem: string): void {
    this.#problem.textContent = problem;
    this.input.setAttribute('aria-invalid', String(problem !== ''));
  }
}
