/** Buttons, selects and text inputs: discord-api-docs, components/reference. */
import {
  checkBoolean,
  checkChoice,
  checkInteger,
  checkList,
  checkObject,
  checkSnowflake,
  checkText,
  checkUrl,
  type Findings,
  isMissing,
  isObject,
  type Json,
  type Path,
} from './basics.ts';

export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

export const COMPONENT_LIMITS = {
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  options: 25,
  optionText: 100,
  placeholder: 150,
  inputLabel: 45,
  inputPlaceholder: 100,
  input: 4000,
} as const;

const BUTTON = { link: 5, premium: 6 };
const BUTTON_STYLES = [1, 2, 3, 4, 5, 6];
const INPUT_STYLES = [1, 2];

/** The custom ids seen so far: they must differ within a message or modal. */
export type SeenIds = Set<string>;

export function checkCustomId(found: Findings, path: Path, value: unknown, seen: SeenIds): void {
  const at = [...path, 'custom_id'];
  const id = checkText(found, at, value, { min: 1, max: COMPONENT_LIMITS.customId, required: true });
  if (!id) return;
  if (seen.has(id)) {
    found.add(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  seen.add(id);
}

export function checkButton(found: Findings, path: Path, button: Json, seen: SeenIds): void {
  checkChoice(found, [...path, 'style'], button.style, BUTTON_STYLES);
  checkBoolean(found, [...path, 'disabled'], button.disabled);
  checkText(found, [...path, 'label'], button.label, { max: COMPONENT_LIMITS.buttonLabel });
  checkEmoji(found, [...path, 'emoji'], button.emoji);
  const hasFace = (typeof button.label === 'string' && button.label !== '') || isObject(button.emoji);
  if (button.style === BUTTON.premium) {
    checkSnowflake(found, [...path, 'sku_id'], button.sku_id);
    return;
  }
  if (!hasFace) found.add([...path, 'label'], 'BASE_TYPE_REQUIRED', 'A label or emoji is required');
  if (button.style === BUTTON.link) {
    checkUrl(found, [...path, 'url'], button.url, {
      schemes: ['http', 'https', 'discord'],
      max: COMPONENT_LIMITS.buttonUrl,
      required: true,
    });
    if (!isMissing(button.custom_id)) exclusive(found, path);
    return;
  }
  if (!isMissing(button.url)) exclusive(found, path);
  checkCustomId(found, path, button.custom_id, seen);
}

function exclusive(found: Findings, path: Path): void {
  const message = 'A custom id and url cannot both be specified';
  found.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
}

export function checkSelect(found: Findings, path: Path, select: Json, seen: SeenIds): void {
  checkCustomId(found, path, select.custom_id, seen);
  checkText(found, [...path, 'placeholder'], select.placeholder, { max: COMPONENT_LIMITS.placeholder });
  checkBoolean(found, [...path, 'disabled'], select.disabled);
  const most = COMPONENT_LIMITS.options;
  const min = checkInteger(found, [...path, 'min_values'], select.min_values, { min: 0, max: most }) ?? 1;
  const max = checkInteger(found, [...path, 'max_values'], select.max_values, { min: 1, max: most }) ?? 1;
  if (min > max) {
    const message = 'min_values must be less than or equal to max_values';
    found.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_GREATER_THAN_MAX', message);
  }
  if (select.type === COMPONENT.stringSelect) checkOptions(found, path, select, max);
}

/** The options of a string select, a radio group or a group of boxes. */
export function checkOptions(found: Findings, path: Path, select: Json, maxDefaults: number): void {
  const at = [...path, 'options'];
  const rule = { min: 1, max: COMPONENT_LIMITS.options, required: true };
  const values = new Set<unknown>();
  let defaults = 0;
  checkList(found, at, select.options, rule).forEach((each, index) => {
    const option = checkObject(found, [...at, index], each);
    if (!option) return;
    const text = { min: 1, max: COMPONENT_LIMITS.optionText, required: true };
    checkText(found, [...at, index, 'label'], option.label, text);
    checkText(found, [...at, index, 'value'], option.value, text);
    checkText(found, [...at, index, 'description'], option.description, { max: text.max });
    checkEmoji(found, [...at, index, 'emoji'], option.emoji);
    if (values.has(option.value)) {
      const message = 'The specified option value is already used';
      found.add([...at, index, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option.value);
    if (option.default === true) defaults += 1;
  });
  if (defaults > maxDefaults) {
    const message = 'The number of default options is too large';
    found.add(at, 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', message);
  }
}

/** A text input of a modal. In a row it has its own label, in a Label component it must not have one. */
export function checkTextInput(
  found: Findings,
  path: Path,
  input: Json,
  seen: SeenIds,
  inRow: boolean,
): void {
  checkCustomId(found, path, input.custom_id, seen);
  checkChoice(found, [...path, 'style'], input.style, INPUT_STYLES);
  const most = COMPONENT_LIMITS.input;
  if (inRow) {
    const rule = { min: 1, max: COMPONENT_LIMITS.inputLabel, required: true };
    checkText(found, [...path, 'label'], input.label, rule);
  } else if (!isMissing(input.label)) {
    found.add([...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', 'The label belongs to the Label component');
  }
  checkBoolean(found, [...path, 'required'], input.required);
  const min = checkInteger(found, [...path, 'min_length'], input.min_length, { min: 0, max: most }) ?? 0;
  const max = checkInteger(found, [...path, 'max_length'], input.max_length, { min: 1, max: most }) ?? most;
  if (min > max) {
    const message = 'min_length must be less than or equal to max_length';
    found.add([...path, 'min_length'], 'TEXT_INPUT_MIN_GREATER_THAN_MAX', message);
  }
  checkText(found, [...path, 'value'], input.value, { max: Math.min(max, most) });
  checkText(found, [...path, 'placeholder'], input.placeholder, { max: COMPONENT_LIMITS.inputPlaceholder });
}

/** An emoji by its character or by the id of a custom one. */
function checkEmoji(found: Findings, path: Path, value: unknown): void {
  if (isMissing(value)) return;
  const emoji = checkObject(found, path, value);
  if (!emoji) return;
  if (!isMissing(emoji.id)) checkSnowflake(found, [...path, 'id'], emoji.id);
  else if (typeof emoji.name !== 'string' || !EMOJI.test(emoji.name)) {
    found.add([...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  }
}

/** A pictograph, a flag or a key cap; joined ones are of several. */
const EMOJI =
  /^(?:(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d})+|[\d#*]\u{fe0f}?\u{20e3})$/u;
