/** A modal as a user sees it, and what filling it in sends. */
import type { Interaction } from './interactions.ts';
import { isObject, type Json, lengthOf } from './validate/basics.ts';
import { COMPONENT, COMPONENT_LIMITS, SELECTS } from './validate/interactive.ts';

export interface ShownInput {
  readonly customId: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly placeholder: string | undefined;
  /** What stands in it before anything is typed. */
  readonly value: string;
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  /** More than one line. */
  readonly paragraph: boolean;
  /** Of a select: the values to choose from; undefined for text. */
  readonly options: readonly string[] | undefined;
}

export class ShownModal {
  readonly title: string;
  readonly customId: string;
  readonly inputs: readonly ShownInput[];
  readonly #parts: readonly Json[];

  constructor(
    /** What showed it. */
    readonly opener: Interaction,
    data: Json,
  ) {
    this.title = String(data.title);
    this.customId = String(data.custom_id);
    this.#parts = (data.components as unknown[]).filter(isObject);
    this.inputs = this.#parts.flatMap(inputsOf);
  }

  /**
   * The components of the submission. `values` go by custom id or label; what is not named keeps what stood there.
   * @throws Error where Discord's client would not let the user submit.
   */
  fill(values: Readonly<Record<string, string | readonly string[]>>): Json[] {
    for (const name of Object.keys(values)) {
      if (!this.inputs.some((each) => each.customId === name || each.label === name)) {
        throw new Error(`The modal "${this.title}" has no input "${name}".`);
      }
    }
    return this.#parts.map((part) => {
      const { type } = part;
      if (type === COMPONENT.row) {
        return { type, id: 1, components: inputsOf(part).map((input) => answerOf(input, values)) };
      }
      if (type === COMPONENT.label) return { type, id: 1, component: answerOf(inputsOf(part)[0]!, values) };
      return { type, id: 1 };
    });
  }
}

function inputsOf(part: Json): ShownInput[] {
  if (part.type === COMPONENT.row) {
    return (part.components as Json[]).map((input) => inputOf(input, String(input.label), undefined));
  }
  if (part.type !== COMPONENT.label || !isObject(part.component)) return [];
  return [inputOf(part.component, String(part.label), part.description as string | undefined)];
}

function inputOf(input: Json, label: string, description: string | undefined): ShownInput {
  const isSelect = SELECTS.includes(input.type as number);
  return {
    customId: String(input.custom_id),
    label,
    description,
    placeholder: input.placeholder as string | undefined,
    value: (input.value as string | undefined) ?? '',
    required: input.required !== false,
    minLength: (input.min_length as number | undefined) ?? 0,
    maxLength: (input.max_length as number | undefined) ?? COMPONENT_LIMITS.input,
    paragraph: input.style === PARAGRAPH,
    options: isSelect
      ? ((input.options as Json[] | undefined) ?? []).map(({ value }) => String(value))
      : undefined,
  };
}

const PARAGRAPH = 2;

function answerOf(input: ShownInput, values: Readonly<Record<string, string | readonly string[]>>): Json {
  const value = values[input.customId] ?? values[input.label] ?? (input.options ? [] : input.value);
  if (input.options) {
    const chosen = [value].flat();
    const unknown = chosen.find((each) => !input.options!.includes(each));
    if (unknown !== undefined) throw new Error(`"${input.label}" has no choice "${unknown}".`);
    if (input.required && chosen.length === 0) throw new Error(`"${input.label}" must be chosen.`);
    return { type: COMPONENT.stringSelect, id: 2, custom_id: input.customId, values: chosen };
  }
  const text = String(value);
  const length = lengthOf(text);
  if (input.required && text.trim() === '') throw new Error(`"${input.label}" must be filled in.`);
  if (length > input.maxLength || (length > 0 && length < input.minLength)) {
    throw new Error(
      `"${input.label}" takes ${input.minLength} to ${input.maxLength} characters, not ${length}.`,
    );
  }
  return { type: COMPONENT.textInput, id: 2, custom_id: input.customId, value: text };
}
