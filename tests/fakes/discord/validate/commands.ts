/** Application commands: discord-api-docs, interactions/application-commands. */
import {
  checkBoolean,
  checkChoice,
  checkInteger,
  checkList,
  checkObject,
  checkText,
  type Findings,
  isMissing,
  isObject,
  type Json,
  lengthOf,
  type Path,
} from './basics.ts';
import { type ChoiceKind, checkChoices } from './modal.ts';

export const COMMAND_LIMITS = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  text: 6000,
  /** Names, descriptions and values of a command in all, of each localised text the longest. */
  all: 8000,
  /** Global or per guild, by type: slash, user, message. */
  most: { 1: 100, 2: 15, 3: 15 } as Readonly<Record<number, number>>,
} as const;

/** Locales in which Discord takes names and descriptions: discord-api-docs, reference "Locales". */
export const LOCALES: readonly string[] = (
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
  'zh-CN ja zh-TW ko'
).split(' ');

export const COMMAND = { slash: 1, user: 2, message: 3 } as const;

export const OPTION = {
  subcommand: 1,
  group: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const CHOICE_KINDS: Readonly<Record<number, ChoiceKind>> = { 3: 'text', 4: 'integer', 10: 'number' };

/** Problems of one command. */
export function checkCommand(found: Findings, path: Path, value: unknown): void {
  const command = checkObject(found, path, value);
  if (!command) return;
  const type = command.type ?? COMMAND.slash;
  if (!checkChoice(found, [...path, 'type'], type, [1, 2, 3])) return;
  if (type === COMMAND.slash) {
    checkNames(found, path, command);
    checkDescriptions(found, path, command);
    checkOptions(found, path, command.options, 0);
  } else {
    checkText(found, [...path, 'name'], command.name, { min: 1, max: COMMAND_LIMITS.name, required: true });
    checkLocalised(found, path, 'name', command, (at, text) => {
      checkText(found, at, text, { min: 1, max: COMMAND_LIMITS.name, required: true });
    });
    if (command.description) {
      const message = 'Context menu commands cannot have description';
      found.add(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
        message,
      );
    }
    if (Array.isArray(command.options) && command.options.length > 0) {
      const message = 'Context menu commands cannot have parameters';
      found.add([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_CANNOT_HAVE_PARAMETERS', message);
    }
  }
  checkScope(found, path, command);
  if (sizeOf(command) > COMMAND_LIMITS.all) {
    const message = `Command exceeds maximum size (${COMMAND_LIMITS.all})`;
    found.add(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

/** Problems of a list that replaces all commands: those of each, and names that come twice for one type. */
export function checkCommands(found: Findings, commands: readonly unknown[]): void {
  const names = new Set<string>();
  commands.forEach((command, index) => {
    checkCommand(found, [index], command);
    if (!isObject(command)) return;
    const key = `${command.type ?? COMMAND.slash} ${String(command.name)}`;
    if (names.has(key)) {
      const message = 'Application command names must be unique';
      found.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
    names.add(key);
  });
}

function checkScope(found: Findings, path: Path, command: Json): void {
  const permissions = command.default_member_permissions;
  if (!isMissing(permissions) && (typeof permissions !== 'string' || !/^\d+$/.test(permissions))) {
    const message = `Value "${String(permissions)}" is not a bit set.`;
    found.add([...path, 'default_member_permissions'], 'BITFIELD_TYPE_COERCE', message);
  }
  for (const [name, choices] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const) {
    const at = [...path, name];
    const list = checkList(found, at, command[name], { max: choices.length });
    list.forEach((each, index) => {
      checkChoice(found, [...at, index], each, choices);
    });
    if (new Set(list).size < list.length) {
      found.add(at, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The Set already contains this value');
    }
  }
  checkBoolean(found, [...path, 'nsfw'], command.nsfw);
  checkBoolean(found, [...path, 'dm_permission'], command.dm_permission);
}

function checkNames(found: Findings, path: Path, form: Json): void {
  checkName(found, [...path, 'name'], form.name);
  checkLocalised(found, path, 'name', form, (at, text) => checkName(found, at, text));
}

/** Small letters where a letter has them; combining marks are no letters, so a decomposed `ỏ` is refused. */
function checkName(found: Findings, path: Path, value: unknown): void {
  const name = checkText(found, path, value, { min: 1, max: COMMAND_LIMITS.name, required: true });
  if (!name || lengthOf(name) > COMMAND_LIMITS.name) return;
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    found.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkDescriptions(found: Findings, path: Path, form: Json): void {
  const rule = { min: 1, max: COMMAND_LIMITS.description, required: true };
  checkText(found, [...path, 'description'], form.description, rule);
  checkLocalised(found, path, 'description', form, (at, text) => {
    checkText(found, at, text, rule);
  });
}

function checkLocalised(
  found: Findings,
  path: Path,
  field: 'name' | 'description',
  form: Json,
  check: (path: Path, text: unknown) => void,
): void {
  const key = `${field}_localizations`;
  if (isMissing(form[key])) return;
  const texts = checkObject(found, [...path, key], form[key]);
  for (const [locale, text] of Object.entries(texts ?? {})) {
    const at = [...path, key, locale];
    if (!LOCALES.includes(locale)) {
      found.add(at, 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
    } else if (!isMissing(text)) check(at, text);
  }
}

/** `depth`: 0 in the command, 1 in a group or subcommand, 2 in a subcommand of a group. */
function checkOptions(found: Findings, path: Path, value: unknown, depth: number, inGroup = false): void {
  const at = [...path, 'options'];
  const list = checkList(found, at, value, { max: COMMAND_LIMITS.options });
  const names = new Set<unknown>();
  let optionalSeen = false;
  const kinds = new Set<boolean>();
  list.forEach((each, index) => {
    const option = checkObject(found, [...at, index], each);
    if (!option) return;
    const nests = option.type === OPTION.subcommand || option.type === OPTION.group;
    kinds.add(nests);
    checkOption(found, [...at, index], option, depth, inGroup);
    if (names.has(option.name)) {
      const message = 'Option names must be unique';
      found.add([...at, index, 'name'], 'APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS', message);
    }
    names.add(option.name);
    if (option.required === true && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      found.add([...at, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (option.required !== true) optionalSeen = true;
  });
  if (kinds.size > 1) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    found.add(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

function checkOption(found: Findings, path: Path, option: Json, depth: number, inGroup: boolean): void {
  checkNames(found, path, option);
  checkDescriptions(found, path, option);
  const type = option.type as number;
  if (!checkChoice(found, [...path, 'type'], type, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])) return;
  if (type === OPTION.subcommand || type === OPTION.group) {
    const fits = type === OPTION.group ? depth === 0 : depth === 0 || (depth === 1 && inGroup);
    if (!fits) {
      const message = 'Sub-commands nest one group deep';
      found.add([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
    }
    checkOptions(found, path, option.options, depth + 1, type === OPTION.group);
    return;
  }
  checkBoolean(found, [...path, 'required'], option.required);
  checkBoolean(found, [...path, 'autocomplete'], option.autocomplete);
  const most = COMMAND_LIMITS.text;
  checkInteger(found, [...path, 'min_length'], option.min_length, { min: 0, max: most });
  checkInteger(found, [...path, 'max_length'], option.max_length, { min: 1, max: most });
  const kind = CHOICE_KINDS[type];
  const hasChoices = Array.isArray(option.choices) && option.choices.length > 0;
  if (kind) checkChoices(found, [...path, 'choices'], option.choices, kind);
  if ((hasChoices || option.autocomplete === true) && (!kind || (hasChoices && option.autocomplete))) {
    const message = 'Choices or autocomplete, and only for text and numbers';
    found.add([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID', message);
  }
}

/** Characters that count towards the 8,000. */
export function sizeOf(form: Json): number {
  const longest = (field: string) => {
    const localised = form[`${field}_localizations`];
    const texts = [form[field], ...(isObject(localised) ? Object.values(localised) : [])];
    return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? lengthOf(text) : 0)));
  };
  const nested = [form.options, form.choices].flatMap((list) => (Array.isArray(list) ? list : []));
  const inner = nested.filter(isObject).reduce((sum, each) => sum + sizeOf(each), 0);
  const value = typeof form.value === 'string' ? lengthOf(form.value) : 0;
  return longest('name') + longest('description') + value + inner;
}
