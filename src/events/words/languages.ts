/** The words about events of the language of an article. */
import type { LanguageCode } from '../../domain.ts';
import { ENGLISH } from './en.ts';
import { NORWEGIAN } from './no.ts';
import type { EventPattern, EventWords } from './pattern.ts';
import { VIETNAMESE } from './vi.ts';

/** English for a language that has no words of its own. */
export function eventWords(language: LanguageCode): EventWords {
  if (language === 'no') return NORWEGIAN;
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}

const byFirst = new WeakMap<EventWords, ReadonlyMap<string, readonly EventPattern[]>>();

/** The patterns by their first word. */
export function patternsByFirst(words: EventWords): ReadonlyMap<string, readonly EventPattern[]> {
  const known = byFirst.get(words);
  if (known) return known;
  const made = new Map<string, EventPattern[]>();
  for (const pattern of words.patterns) {
    for (const word of pattern.words[0]?.words ?? []) {
      const list = made.get(word);
      if (list) list.push(pattern);
      else made.set(word, [pattern]);
    }
  }
  byFirst.set(words, made);
  return made;
}

const vocabularies = new WeakMap<EventWords, ReadonlySet<string>>();

/** Every word of the patterns. */
export function eventVocabulary(table: EventWords): ReadonlySet<string> {
  let known = vocabularies.get(table);
  if (!known) {
    known = new Set(table.patterns.flatMap(({ words }) => words.flatMap((word) => [...word.words])));
    vocabularies.set(table, known);
  }
  return known;
}
