/** A role that opens a sentence before a name between commas: "The union's chief executive, Ada Berg, said …". */
import type { LanguageCode } from '../domain.ts';
import { isDefiniteOffice, officeOf, speechWords } from './languages.ts';
import type { RoleText } from './roles.ts';
import { isMark, type Word } from './scan.ts';
import { NO_TITLES } from './words/offices.ts';

const LONGEST = 12;
const OPENS = /^(?:the|its|his|her|their|our|den|det|hans|hennes|deres)$/;

/**
 * The role in front of the name from `first` to `last`, where commas stand on both sides of the name and the role begins
 * the clause; null where what stands there may be somebody else ("In the presence of the mayor, Ada Berg said …").
 */
export function roleInFront(
  words: readonly Word[],
  first: number,
  last: number,
  language: LanguageCode,
): RoleText | null {
  if (language === 'vi' || !isMark(words[first - 1], ',') || !isMark(words[last + 1], ',')) return null;
  // "the mayor, Ada Berg, and Nils Holm" are three
  if (/^(?:and|og)$/.test(words[last + 2]?.low ?? '') || words[last + 2]?.capital === true) return null;
  const end = first - 2;
  let start = end;
  while (start > 0 && words[start - 1]!.kind === 'word' && end - start < LONGEST) start--;
  if (start > 0 && words[start - 1]!.kind === 'word') return null;
  const opening = words[start];
  if (!opening || !opens(opening, language)) return null;
  const speech = speechWords(language);
  const offices: string[] = [];
  for (let i = start; i <= end; i++) {
    const word = words[i]!;
    if (word.quoted) return null;
    const office = word.genitive ? null : officeOf(word.folded, language);
    if (office !== null && !NO_TITLES.has(word.folded)) offices.push(office);
    else if (speech.verbs.has(word.folded) || speech.finiteMarkers.has(word.low)) return null;
  }
  if (offices.length === 0) return null;
  return { first: OPENS.test(opening.low) && start < end ? start + 1 : start, last: end, offices };
}

function opens(word: Word, language: LanguageCode): boolean {
  if (OPENS.test(word.low) || word.genitive) return true;
  return language === 'no' && (isDefiniteOffice(word.folded) || /^\p{Lu}.{2,}s$/u.test(word.text));
}
