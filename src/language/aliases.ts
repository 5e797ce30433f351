/** Finds the glossary's names in a text, so that all names of one group give one concept. */
import { exactForm, fold, hasMarks } from './fold.ts';
import type { Glossary } from './glossary.ts';
import type { ConceptMatch } from './lexicon.ts';
import { type Token, tokenize } from './tokens.ts';

export interface AliasIndex {
  /** `alias:…` concepts, named after the first name of the group: `alias:kari-nordmann`. */
  matches(tokens: readonly Token[], language: string): readonly ConceptMatch[];
}

interface Alias {
  readonly concept: string;
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  readonly marked: readonly boolean[];
  /** Whether its group has the same name with marks too: then this one stands for names typed without. */
  readonly bare: boolean;
}

const NOTHING: readonly ConceptMatch[] = [];
const indexes = new WeakMap<Glossary, AliasIndex>();

/** The index of a glossary; made once for each. */
export function aliasIndex(glossary: Glossary): AliasIndex {
  const known = indexes.get(glossary);
  if (known !== undefined) return known;
  const made = makeIndex(glossary);
  indexes.set(glossary, made);
  return made;
}

function makeIndex(glossary: Glossary): AliasIndex {
  const byFirst = new Map<string, Alias[]>();
  for (const group of glossary.aliases) {
    const concept = `alias:${fold(group[0] ?? '').replace(/[^\p{L}\p{Nd}]+/gu, '-')}`;
    const withMarks = new Set(group.filter(hasMarks).map(fold));
    for (const name of group) {
      const tokens = tokenize(name);
      const alias: Alias = {
        concept,
        exact: tokens.map((token) => exactForm(token.exact)),
        folded: tokens.map((token) => token.folded),
        marked: tokens.map((token) => hasMarks(token.text)),
        bare: !hasMarks(name) && withMarks.has(fold(name)),
      };
      const first = alias.folded[0];
      if (first === undefined) continue;
      const list = byFirst.get(first);
      if (list === undefined) byFirst.set(first, [alias]);
      else list.push(alias);
    }
  }
  return {
    matches(tokens, language) {
      if (byFirst.size === 0) return NOTHING;
      const found: ConceptMatch[] = [];
      for (let i = 0; i < tokens.length; i += 1) {
        const token = tokens[i]!;
        const aliases =
          byFirst.get(token.folded) ??
          // the Norwegian genitive of a name of one word
          (language === 'no' && token.folded.endsWith('s')
            ? byFirst.get(token.folded.slice(0, -1))
            : undefined);
        if (aliases === undefined) continue;
        let longest: Alias | null = null;
        for (const alias of aliases) {
          if (alias.folded.length > (longest?.folded.length ?? 0) && standsAt(alias, tokens, i, language)) {
            longest = alias;
          }
        }
        if (longest === null) continue;
        found.push({ concept: longest.concept, first: i, last: i + longest.folded.length - 1 });
        i += longest.folded.length - 1;
      }
      return found;
    },
  };
}

/**
 * Marks count only when both are written with them: `Hùng` is not `Hưng`, but `Hung` may be either. A name that its
 * group has with marks as well is not looked for in words with other marks.
 */
function standsAt(alias: Alias, tokens: readonly Token[], at: number, language: string): boolean {
  const length = alias.folded.length;
  for (let k = 0; k < length; k += 1) {
    const token = tokens[at + k];
    if (token === undefined) return false;
    const genitive = language === 'no' && k === length - 1 ? `${alias.folded[k]}s` : null;
    if (token.folded !== alias.folded[k] && token.folded !== genitive) return false;
    const same = token.exact === alias.exact[k] || token.exact === `${alias.exact[k]}s`;
    if (!same && hasMarks(token.text) && (alias.marked[k] === true || alias.bare)) return false;
  }
  return true;
}
