/** What Discord's client does before a command is sent: which commands a user finds, and the options that they fill in. */
import type { Command } from './commands.ts';
import { has, type Permission } from './permissions.ts';
import { isMissing, isObject, type Json, lengthOf } from './validate/basics.ts';
import { COMMAND_LIMITS, OPTION } from './validate/commands.ts';
import type { ChoiceKind } from './validate/modal.ts';

/** What is typed into the options of a command, by name. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

const CONTEXT = { guild: 0, directMessage: 1 };

/** Whether a user finds a command: in this kind of place, with these permissions in the server. */
export function isOffered(command: Command, inGuild: boolean, permissions: bigint): boolean {
  const contexts = command.contexts as readonly number[] | null | undefined;
  const context = inGuild ? CONTEXT.guild : CONTEXT.directMessage;
  if (contexts && !contexts.includes(context)) return false;
  if (!inGuild) return command.dm_permission !== false;
  const needed = command.default_member_permissions as string | null;
  if (isMissing(needed) || has(permissions, 'Administrator')) return true;
  // '0' is for administrators alone.
  return needed !== '0' && (permissions & BigInt(needed)) === BigInt(needed);
}

/**
 * The command that a user picks. @throws Error when there is none or when it is there twice.
 */
export function pick(commands: readonly Command[], type: number, name: string): Command {
  const found = commands.filter((each) => each.type === type && each.name === name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new Error(`The user finds "${name}" ${found.length} times.`);
  const offered = commands.map((each) => each.name).join(', ') || 'nothing';
  throw new Error(`The user does not find "${name}", only: ${offered}.`);
}

/** A text in the user's language, as the picker shows it. */
export function localised(form: Json, field: 'name' | 'description', locale: string): string {
  const texts = form[`${field}_localizations`];
  const text = isObject(texts) ? texts[locale] : undefined;
  return String(text ?? form[field]);
}

/** A slash command split into the command's own name and the subcommands that follow it. */
export function slashPath(path: string): { name: string; nested: readonly string[] } {
  const [name = '', ...nested] = path.split(' ');
  return { name, nested };
}

/**
 * The `options` of the interaction's data.
 * @throws Error where Discord's client would not let the user send.
 */
export function fillOptions(command: Json, nested: readonly string[], typed: Typed): Json[] {
  const form = innermost(command, nested);
  const definitions = optionsOf(form);
  for (const name of Object.keys(typed)) {
    if (!definitions.some((each) => each.name === name)) throw new Error(`There is no option "${name}".`);
  }
  const filled = definitions.flatMap((option) => {
    const value = typed[String(option.name)];
    if (value === undefined) {
      if (option.required === true) throw new Error(`The option "${option.name}" must be filled in.`);
      return [];
    }
    checkValue(option, value);
    return [{ name: option.name, type: option.type, value }];
  });
  return wrap(command, nested, filled);
}

/** The `options` while one of them is being typed; others may be there already, nothing is checked. */
export function partialOptions(
  command: Json,
  nested: readonly string[],
  focused: string,
  text: string,
  others: Typed,
): { options: Json[]; kind: ChoiceKind } {
  const definitions = optionsOf(innermost(command, nested));
  const option = definitions.find((each) => each.name === focused);
  if (option?.autocomplete !== true) throw new Error(`The option "${focused}" offers nothing while typing.`);
  const rest = definitions
    .filter((each) => each.name !== focused && others[String(each.name)] !== undefined)
    .map((each) => ({ name: each.name, type: each.type, value: others[String(each.name)] }));
  const kinds: Readonly<Record<number, ChoiceKind>> = { 4: 'integer', 10: 'number' };
  return {
    options: wrap(command, nested, [
      ...rest,
      { name: focused, type: option.type, value: text, focused: true },
    ]),
    kind: kinds[option.type as number] ?? 'text',
  };
}

function optionsOf(form: Json): Json[] {
  return Array.isArray(form.options) ? form.options.filter(isObject) : [];
}

function innermost(command: Json, nested: readonly string[]): Json {
  return nested.reduce<Json>((form, name) => {
    const option = optionsOf(form).find((each) => each.name === name);
    if (!option) throw new Error(`There is no subcommand "${name}".`);
    return option;
  }, command);
}

function wrap(command: Json, nested: readonly string[], options: Json[]): Json[] {
  const [name, ...deeper] = nested;
  if (name === undefined) return options;
  const form = innermost(command, [name]);
  return [{ name, type: form.type, options: wrap(form, deeper, options) }];
}

function checkValue(option: Json, value: string | number | boolean): void {
  const wanted = wantedInstead(option, value);
  if (wanted) throw new Error(`The option "${option.name}" takes ${wanted}, not ${JSON.stringify(value)}.`);
}

/** What the option takes, when the value is something else. */
function wantedInstead(option: Json, value: string | number | boolean): string | undefined {
  const choices = Array.isArray(option.choices) ? option.choices.filter(isObject) : [];
  if (choices.length > 0 && !choices.some((each) => each.value === value)) {
    return `one of ${choices.map((each) => each.value).join(', ')}`;
  }
  switch (option.type) {
    case OPTION.text: {
      if (typeof value !== 'string') return 'text';
      const min = (option.min_length as number | undefined) ?? 1;
      const max = (option.max_length as number | undefined) ?? COMMAND_LIMITS.text;
      const length = lengthOf(value);
      return length < min || length > max ? `${min} to ${max} characters` : undefined;
    }
    case OPTION.integer:
      return Number.isInteger(value) ? outside(option, value as number) : 'a whole number';
    case OPTION.number:
      return typeof value === 'number' ? outside(option, value) : 'a number';
    case OPTION.boolean:
      return typeof value === 'boolean' ? undefined : 'true or false';
    default:
      return undefined;
  }
}

function outside({ min_value: min, max_value: max }: Json, value: number): string | undefined {
  const isLow = typeof min === 'number' && value < min;
  const isHigh = typeof max === 'number' && value > max;
  return isLow || isHigh ? `${min ?? '…'} to ${max ?? '…'}` : undefined;
}

/** The permission without which a user finds no commands at all in a channel. */
export const COMMANDS_PERMISSION: Permission = 'UseApplicationCommands';
