/**
 * Corrects words that no article holds to near ones that the articles do hold. Words that any language of the lexicon
 * knows, names of countries, and numbers are never "corrected": that the articles do not hold them is part of the answer.
 */
import type { Generation, WordStatistics } from '../index/store.ts';
import type { TermGroup } from '../language/terms.ts';
import type { Token } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { passagesHolding } from '../search/words.ts';
import { isFrameWord, isSpeechVerb, officeLength } from './questionWords.ts';

/** Words by which questions are asked; a near miss of one is read as that word, before the articles are asked. */
const QUESTION_WORDS = [
  'which',
  'what',
  'when',
  'where',
  'who',
  'whose',
  'according',
  'figure',
  'percent',
  'percentage',
  'number',
  'about',
  'many',
  'much',
  'does',
  'should',
  'would',
  'could',
  'their',
  'there',
  'propose',
  'proposed',
  'suggest',
  'mention',
  'mentioned',
  'minister',
  'president',
  'secretary',
  'agreement',
  'meeting',
  'hvilket',
  'hvilken',
  'hvilke',
  'hvem',
  'hvor',
  'ifolge',
  'nevnte',
  'foreslo',
  'statsminister',
] as const;

export interface Correction {
  /** The question with corrected words in place. */
  readonly text: string;
  /** What was typed, by the offset of the corrected word in `text`. */
  readonly originals: ReadonlyMap<number, string>;
}

/** @param groups the words of `text`, as `questionTerms` gives them. */
export function correctSpelling(
  text: string,
  groups: readonly TermGroup[],
  statistics: WordStatistics,
  generation: Generation,
  words: Words,
): Correction {
  let corrected = '';
  let copied = 0;
  const originals = new Map<number, string>();
  for (const group of groups) {
    const token = group.tokens[0]!;
    if (group.tokens.length > 1 || token.kind !== 'word' || token.folded.length < 4) continue;
    if (group.stop || passagesHolding(group, statistics) > 0 || isKnown(token, words)) continue;
    const better = nearest(token.folded, token.text, generation);
    if (!better) continue;
    corrected += text.slice(copied, token.start);
    originals.set(corrected.length, token.text);
    corrected += /^\p{Lu}/u.test(token.text) ? better.charAt(0).toUpperCase() + better.slice(1) : better;
    copied = token.end;
  }
  return { text: corrected + text.slice(copied), originals };
}

/** Whether any of the languages knows the word, so that it is no slip. */
function isKnown(token: Token, words: Words): boolean {
  const languages = ['en', 'no', 'vi'];
  if (
    languages.some((language) => isFrameWord(token.folded, language) || isSpeechVerb(token.folded, language))
  )
    return true;
  if (languages.some((language) => officeLength([token.folded], 0, language) > 0)) return true;
  return languages.some((language) => words.lexicon.conceptsOf([token], language).length > 0);
}

function nearest(word: string, typed: string, generation: Generation): string | null {
  const question = QUESTION_WORDS.find((known) => isSlip(word, known));
  if (question && !/^\p{Lu}/u.test(typed)) return question;
  for (const near of generation.nearWords(word, 5)) {
    if (near.word.charAt(0) === word.charAt(0) && near.word.length >= 4) return near.word;
  }
  return question ?? null;
}

/** One letter left out, added, doubled, changed or two swapped; the first letter stands. */
export function isSlip(typed: string, meant: string): boolean {
  if (typed === meant || typed.charAt(0) !== meant.charAt(0)) return false;
  if (Math.abs(typed.length - meant.length) > 1 || meant.length < 4) return false;
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same++;
  const rest = (text: string, from: number): string => text.slice(from);
  if (typed.length === meant.length) {
    if (rest(typed, same + 1) === rest(meant, same + 1)) return meant.length > 4;
    return (
      typed[same] === meant[same + 1] &&
      typed[same + 1] === meant[same] &&
      rest(typed, same + 2) === rest(meant, same + 2)
    );
  }
  return typed.length < meant.length
    ? rest(typed, same) === rest(meant, same + 1)
    : rest(typed, same + 1) === rest(meant, same);
}
