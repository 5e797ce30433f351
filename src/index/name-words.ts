/** The words by which a person is found. Pure. */
import { tokenize } from '../language/tokens.ts';

/** The folded words of all forms of a name. */
export function nameWords(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => tokenize(name).map((token) => token.folded)))];
}
