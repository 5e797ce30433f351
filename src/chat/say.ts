/** Fills the table of fixed words in: as one string, or as pieces of a line where a hole holds somebody else's words. Pure. */
import type { ButtonLook, Button, ButtonAction, Inline, Line, LineStyle, Locale, OwnText } from './reply.ts';
import { PLACE, TEXT, type TextKey } from './text.ts';

/** The names of the holes of a text: `'{n} of {of}'` → `'n' | 'of'`. */
type HolesIn<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | HolesIn<Rest>
  : never;
export type Holes<Key extends TextKey> = HolesIn<(typeof TEXT)[Key][0]>;

type Filling<Key extends TextKey, Value> = [Holes<Key>] extends [never]
  ? readonly []
  : readonly [filling: Readonly<Record<Holes<Key>, Value>>];

/** What may stand in a hole of a line. A number is written in the way of the language. */
export type Piece = string | number | Inline | readonly Inline[];

const HOLE = /\{(\w+)\}/g;
const FORMS = ' | ';
/** BCP 47, for the writing of numbers and names. */
export const TAG: Readonly<Record<Locale, string>> = { en: 'en-GB', no: 'nb', vi: 'vi' };

const numbers = Object.fromEntries(
  Object.entries(TAG).map(([locale, tag]) => [locale, new Intl.NumberFormat(tag)]),
) as Readonly<Record<Locale, Intl.NumberFormat>>;

/** The text as it stands in the table, in the form for `n`. */
function template(
  locale: Locale,
  key: TextKey,
  filling: Readonly<Record<string, unknown>> | undefined,
): string {
  const text: string = TEXT[key][PLACE[locale]];
  const [one, many] = text.split(FORMS);
  return many !== undefined && filling?.n !== 1 ? many : one!;
}

/** Fixed words as one string. Only numbers and other fixed words may fill it. */
export function say<Key extends TextKey>(
  locale: Locale,
  key: Key,
  ...[filling]: Filling<Key, string | number>
): string {
  const values = filling as Readonly<Record<string, string | number>> | undefined;
  return template(locale, key, values).replace(HOLE, (_, hole: string) => {
    const value = values?.[hole] ?? '';
    return typeof value === 'number' ? written(locale, value) : value;
  });
}

/** Fixed words with other people's words, days and moments among them. A string that fills a hole is ours. */
export function pieces<Key extends TextKey>(
  locale: Locale,
  key: Key,
  ...[filling]: Filling<Key, Piece>
): readonly Inline[] {
  const values = filling as Readonly<Record<string, Piece>> | undefined;
  const parts = template(locale, key, values).split(HOLE);
  const all = parts.flatMap((part, i): readonly Inline[] => {
    if (i % 2 === 0) return part === '' ? [] : [own(part)];
    const value = values?.[part] ?? '';
    if (typeof value === 'string') return value === '' ? [] : [own(value)];
    if (typeof value === 'number') return [own(written(locale, value))];
    return Array.isArray(value) ? (value as readonly Inline[]) : [value as Inline];
  });
  return joined(all);
}

/** Neighbouring words of ours become one piece. */
export function joined(all: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = [];
  for (const piece of all) {
    const last = result[result.length - 1];
    if (last?.kind === 'own' && piece.kind === 'own' && last.strong === piece.strong) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else {
      result.push(piece);
    }
  }
  return result;
}

/** Parts with words of ours between them; empty parts are left out. */
export function separated(parts: readonly (readonly Inline[])[], between: string): readonly Inline[] {
  const full = parts.filter((part) => part.length > 0);
  return joined(full.flatMap((part, i) => (i === 0 ? part : [own(between), ...part])));
}

/** "1,234", "1 234", "1.234". */
export function written(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}

export function own(text: string): OwnText {
  return { kind: 'own', text };
}

export function lineOf(style: LineStyle, inline: readonly Inline[]): Line {
  return { kind: 'line', style, inline };
}

/** A line of fixed words alone. */
export function line<Key extends TextKey>(
  locale: Locale,
  style: LineStyle,
  key: Key,
  ...filling: Filling<Key, Piece>
): Line {
  return lineOf(style, pieces(locale, key, ...filling));
}

export function button(action: ButtonAction, label: string, look: ButtonLook = 'plain'): Button {
  return { action, label, look, disabled: false };
}

/** What a reader sees of a line, with nothing marked: for terminals, logs and tests. */
export function plainText(inline: readonly Inline[]): string {
  return inline.map((piece) => (piece.kind === 'command' ? `/${piece.name}` : piece.text)).join('');
}
