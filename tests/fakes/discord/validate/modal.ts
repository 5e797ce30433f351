/** Modals and the choices of autocomplete: discord-api-docs, interactions/receiving-and-responding. */
import {
  checkBoolean,
  checkInteger,
  checkList,
  checkObject,
  checkText,
  type Findings,
  isOneOf,
  type Json,
  lengthOf,
  type Path,
} from './basics.ts';
import {
  COMPONENT,
  COMPONENT_LIMITS,
  checkCustomId,
  checkOptions,
  checkSelect,
  checkTextInput,
  SELECTS,
  type SeenIds,
} from './interactive.ts';

export const MODAL_LIMITS = {
  title: 45,
  customId: 100,
  parts: 5,
  label: 45,
  description: 100,
  choices: 25,
  choice: 100,
} as const;

const PARTS = [COMPONENT.row, COMPONENT.textDisplay, COMPONENT.label];
const IN_LABEL = [COMPONENT.textInput, ...SELECTS, 19, 21, 22, 23];

/** Problems of the data of a modal. */
export function checkModal(found: Findings, path: Path, data: Json): void {
  const text = { min: 1, required: true };
  checkText(found, [...path, 'title'], data.title, { ...text, max: MODAL_LIMITS.title });
  checkText(found, [...path, 'custom_id'], data.custom_id, { ...text, max: MODAL_LIMITS.customId });
  const seen: SeenIds = new Set();
  const at = [...path, 'components'];
  const rule = { min: 1, max: MODAL_LIMITS.parts, required: true };
  checkList(found, at, data.components, rule).forEach((each, index) => {
    const part = checkObject(found, [...at, index], each);
    if (part) checkPart(found, [...at, index], part, seen);
  });
}

function checkPart(found: Findings, path: Path, part: Json, seen: SeenIds): void {
  if (!isOneOf(found, path, part, PARTS)) return;
  if (part.type === COMPONENT.row) {
    const at = [...path, 'components'];
    checkList(found, at, part.components, { min: 1, max: 1, required: true }).forEach((each, index) => {
      const input = checkObject(found, [...at, index], each);
      if (!input || !isOneOf(found, [...at, index], input, [COMPONENT.textInput])) return;
      checkTextInput(found, [...at, index], input, seen, true);
    });
  } else if (part.type === COMPONENT.textDisplay) {
    checkText(found, [...path, 'content'], part.content, {
      min: 1,
      max: COMPONENT_LIMITS.input,
      required: true,
    });
  } else {
    checkLabel(found, path, part, seen);
  }
}

function checkLabel(found: Findings, path: Path, label: Json, seen: SeenIds): void {
  const rule = { min: 1, max: MODAL_LIMITS.label, required: true };
  checkText(found, [...path, 'label'], label.label, rule);
  checkText(found, [...path, 'description'], label.description, { max: MODAL_LIMITS.description });
  const at = [...path, 'component'];
  const inner = checkObject(found, at, label.component);
  if (!inner || !isOneOf(found, at, inner, IN_LABEL)) return;
  if (inner.type === COMPONENT.textInput) {
    checkTextInput(found, at, inner, seen, false);
  } else if (SELECTS.includes(inner.type as number)) {
    checkSelect(found, at, inner, seen);
    checkBoolean(found, [...at, 'required'], inner.required);
  } else {
    checkCustomId(found, at, inner.custom_id, seen);
    const group = inner.type === COMPONENT.radioGroup || inner.type === COMPONENT.checkboxGroup;
    if (group) checkOptions(found, at, inner, inner.type === COMPONENT.radioGroup ? 1 : 10);
    checkInteger(found, [...at, 'max_values'], inner.max_values, { min: 1, max: 10 });
  }
}

/** What the option that is being filled in holds: decides which values its choices may have. */
export type ChoiceKind = 'text' | 'integer' | 'number';

/** Problems of a list of choices: of an autocomplete answer or of a command's option. */
export function checkChoices(found: Findings, path: Path, value: unknown, kind: ChoiceKind): void {
  checkList(found, path, value, { max: MODAL_LIMITS.choices }).forEach((each, index) => {
    const at = [...path, index];
    const choice = checkObject(found, at, each);
    if (!choice) return;
    checkText(found, [...at, 'name'], choice.name, { min: 1, max: MODAL_LIMITS.choice, required: true });
    checkChoiceValue(found, [...at, 'value'], choice.value, kind);
  });
}

function checkChoiceValue(found: Findings, path: Path, value: unknown, kind: ChoiceKind): void {
  if (kind === 'text') {
    if (typeof value !== 'string') {
      found.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    } else if (lengthOf(value) > MODAL_LIMITS.choice || value === '') {
      const message = `Must be between 1 and ${MODAL_LIMITS.choice} in length.`;
      found.add(path, 'BASE_TYPE_BAD_LENGTH', message);
    }
  } else if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value))) {
    found.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not ${kind}.`);
  }
}
