/** What an office is held for, between it and the name: "of Culture, Sports and Tourism". Pure. */
import type { Word } from './scan.ts';
import { FIELDS } from './words/offices.ts';

/** So many words between an office and the last field that it is held for: "of Culture, Sports and Tourism". */
const FIELDS_REACH = 8;

/** "Minister of Culture and Sport Ada Berg": the fields of an office that stands in front are no part of the name. */
export function behindFields(
  words: readonly Word[],
  indexes: readonly number[],
  isOffice: (word: Word) => boolean,
): number[] {
  const isField = (i: number): boolean => FIELDS.has(words[i]!.low);
  let from = 0;
  while (from < indexes.length - 1 && isField(indexes[from]!)) from++;
  if (from === 0) return [...indexes];
  for (let i = indexes[0]! - 1; i >= 0 && i >= indexes[0]! - FIELDS_REACH; i--) {
    const word = words[i]!;
    if (/^(?:of|for)$/.test(word.low))
      return isOffice(words[i - 1] ?? word) ? indexes.slice(from) : [...indexes];
    if (!/^(?:and|&|,|the)$/.test(word.low) && !(word.capital && isField(i))) break;
  }
  return [...indexes];
}
