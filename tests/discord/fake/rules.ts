/** For table tests of the validator: what is refused, written as `path: code`. */
import type { Problem } from '../../fakes/discord/problems.ts';

/** `embeds.0.title: BASE_TYPE_MAX_LENGTH` */
export function lines(problems: readonly Problem[]): string[] {
  return problems.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

/** A text of so many characters; each a code point of the given one. */
export function text(length: number, character = 'x'): string {
  return character.repeat(length);
}

/** A list of so many things. */
export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** One rule: what it is about, what just passes, what just fails, and where it is then reported. */
export type Row = readonly [about: string, passes: unknown, fails: unknown, line: string];
