/** Reads values of which nothing is known: what has another shape than it should becomes nothing, never an error. Pure. */

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf<T>(value: unknown, read: (entry: Fields) => T | null): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry) => read(fieldsOf(entry))).filter((entry) => entry !== null);
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
