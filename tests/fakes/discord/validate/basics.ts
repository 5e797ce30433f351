/** The rules that every form shares: lengths, lists, choices, addresses. Each broken rule becomes a Problem at its path. */
import type { Problem } from '../problems.ts';

export type Path = readonly (string | number)[];
export type Json = Readonly<Record<string, unknown>>;

/** Collects the problems of one payload. */
export class Findings {
  readonly list: Problem[] = [];

  add(path: Path, code: string, message: string): void {
    this.list.push({ path, code, message });
  }

  required(path: Path): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }
}

/** Discord counts code points, not UTF-16 units (discord-api-docs#1315, answer of a Discord engineer). */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Null and absent are the same to Discord in optional fields. */
export function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface TextRule {
  readonly min?: number;
  readonly max: number;
  readonly required?: boolean;
  /** Whether Discord cuts the white space at both ends before it counts, as it does in embeds. */
  readonly trimmed?: boolean;
}

/** Returns the text when there is one, right or not. */
export function checkText(found: Findings, path: Path, value: unknown, rule: TextRule): string | undefined {
  if (isMissing(value)) {
    if (rule.required) found.required(path);
    return undefined;
  }
  if (typeof value !== 'string') {
    found.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    return undefined;
  }
  const text = rule.trimmed ? value.trim() : value;
  const length = lengthOf(text);
  if (rule.required && length === 0) found.required(path);
  else checkLength(found, path, length, rule);
  return text;
}

function checkLength(
  found: Findings,
  path: Path,
  length: number,
  { min = 0, max }: { min?: number; max: number },
) {
  if (length >= min && length <= max) return;
  if (min > 0) found.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  else found.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

/** Returns the list, or an empty one where there is none. */
export function checkList(
  found: Findings,
  path: Path,
  value: unknown,
  rule: { min?: number; max: number; required?: boolean },
): readonly unknown[] {
  if (isMissing(value)) {
    if (rule.required) found.required(path);
    return [];
  }
  if (!Array.isArray(value)) {
    found.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  checkLength(found, path, value.length, rule);
  return value;
}

/** Returns the object when it is one. */
export function checkObject(found: Findings, path: Path, value: unknown): Json | undefined {
  if (isObject(value)) return value;
  found.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  return undefined;
}

export function checkInteger(
  found: Findings,
  path: Path,
  value: unknown,
  rule: { min: number; max: number; required?: boolean },
): number | undefined {
  if (isMissing(value)) {
    if (rule.required) found.required(path);
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    found.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    return undefined;
  }
  if (value > rule.max) {
    found.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${rule.max}.`);
  } else if (value < rule.min) {
    found.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${rule.min}.`);
  }
  return value;
}

export function checkBoolean(found: Findings, path: Path, value: unknown): void {
  if (!isMissing(value) && typeof value !== 'boolean') {
    found.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }
}

/** Whether the value is one of those allowed. */
export function checkChoice(
  found: Findings,
  path: Path,
  value: unknown,
  choices: readonly (string | number)[],
): boolean {
  if (choices.includes(value as string | number)) return true;
  if (isMissing(value)) found.required(path);
  else found.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
  return false;
}

export function checkSnowflake(found: Findings, path: Path, value: unknown): void {
  if (typeof value === 'string' && /^\d{1,20}$/.test(value)) return;
  found.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`);
}

/** An address with one of the schemes; `max` in characters. */
export function checkUrl(
  found: Findings,
  path: Path,
  value: unknown,
  rule: { schemes: readonly string[]; max: number; required?: boolean },
): void {
  const text = checkText(found, path, value, { max: rule.max, required: rule.required ?? false });
  if (text === undefined || text === '') return;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    found.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return;
  }
  const scheme = url.protocol.slice(0, -1);
  if (!rule.schemes.includes(scheme)) {
    const schemes = rule.schemes.map((each) => `'${each}'`).join(', ');
    found.add(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes}).`,
    );
  } else if (/^https?$/.test(scheme) && !/\.|^\[/.test(url.hostname)) {
    found.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

/** Whether a component is of one of the types that fit its place. */
export function isOneOf(found: Findings, path: Path, component: Json, types: readonly number[]): boolean {
  if (types.includes(component.type as number)) return true;
  const message = `Value of field "type" must be one of (${types.join(', ')},).`;
  found.add([...path, 'type'], 'UNION_TYPE_CHOICES', message);
  return false;
}
