/**
 * Finds where an article names somebody: runs of capitalised words, told apart into people and bodies by what stands in
 * them, before them ("Prime Minister …") and behind them (", the FBI director,").
 */

import type { LanguageCode } from '../domain.ts';
import { isTitleCase, mayBegin, type Vocabulary } from './capitals.ts';
import type { NamingCustom } from './customs.ts';
import { speechWords, startsVietnameseVerb } from './languages.ts';
import { nameInRun, SUFFIX } from './name-runs.ts';
import type { RoleText } from './roles.ts';
import { isMark, type ScannedSentence, type Word } from './scan.ts';
import { ABBREVIATED_TITLES, BODY_WORDS } from './words/offices.ts';
import { PARTICLES } from './words/surnames.ts';

/** How sure the words themselves make it that a person is named. */
export type Evidence = 'person' | 'perhaps' | 'body';

/** One place where a name stands. Word numbers are in the sentence. */
export interface NameMention {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** First word of the whole phrase, with titles and offices. */
  readonly phraseFirst: number;
  /** Folded words of the name, without initials, suffixes and titles. */
  readonly parts: readonly string[];
  /** As printed. */
  readonly text: string;
  readonly evidence: Evidence;
  readonly honorific: 'male' | 'female' | null;
  /** Whether an honorific or an office stands right before it. */
  readonly titled: boolean;
  readonly roles: readonly RoleText[];
  readonly custom: NamingCustom;
  /** Whether the printed name is in the genitive. */
  readonly genitive: boolean;
}

/** The names of one sentence, in order. Headings in title case give none: everything is a capital there. */
export function findNames(
  scanned: ScannedSentence,
  number: number,
  vocabulary: Vocabulary,
  language: LanguageCode,
): NameMention[] {
  const { words } = scanned;
  if (isTitleCase(words, language)) return [];
  const names: NameMention[] = [];
  for (let at = 0; at < words.length; ) {
    if (!mayBegin(words, at, vocabulary, language)) {
      at++;
      continue;
    }
    let last = endOfRun(words, at);
    let name = nameInRun(words, at, last, number, vocabulary, language);
    if (name?.evidence === 'body') {
      const end = endOfBody(words, name.last, number, vocabulary, language);
      if (end > name.last) name = { ...name, last: end, text: textOf(words, name.first, end) };
      last = Math.max(last, end);
    }
    if (name && !(language === 'vi' && isNoise(words, name, names[names.length - 1]))) names.push(name);
    at = last + 1;
  }
  return names;
}

/** "Ministry of Fisheries and Trade", "Bộ Ngoại giao": the words behind the capitals that belong to the name of a body. */
function endOfBody(
  words: readonly Word[],
  last: number,
  number: number,
  vocabulary: Vocabulary,
  language: LanguageCode,
): number {
  let end = last;
  if (words[last]!.genitive) return last;
  if (language === 'vi') {
    for (let i = last + 1; i <= last + 3; i++) {
      const word = words[i];
      if (
        word?.kind !== 'word' ||
        word.capital ||
        startsPredicate(words, i) ||
        /^(?:và|cùng|hay|hoặc|là|có|tỉnh|nước)$/.test(word.low)
      )
        break;
      end = i;
    }
    return end;
  }
  if (language === 'no' || !BODY_WORDS.has(words[last]!.folded)) return last;
  while (
    /^(?:of|for)$/.test(words[end + 1]?.low ?? '') ||
    (end > last && /^(?:and|&)$/.test(words[end + 1]?.low ?? ''))
  ) {
    let at = end + 2;
    if (words[at]?.low === 'the') at++;
    if (!words[at]?.capital || words[at]!.quoted !== words[last]!.quoted) break;
    const from = at;
    at = endOfRun(words, at);
    const person = nameInRun(words, from, at, number, vocabulary, language);
    if (person && person.parts.length > 1 && person.evidence === 'person')
      return person.first > from ? person.first - 1 : end;
    end = at;
    if (words[end]!.genitive) break;
  }
  return end;
}

const PLACE_CLASSIFIER =
  /^(?:tỉnh|phố|huyện|quận|xã|phường|thôn|sông|hồ|núi|đảo|cầu|làng|ấp|bản|trạm|cảng|vịnh|biển|đèo|đường)$/;

function isNoise(words: readonly Word[], name: NameMention, before: NameMention | undefined): boolean {
  if (PLACE_CLASSIFIER.test(words[name.phraseFirst - 1]?.low ?? '') && !name.titled) return true;
  if (before?.roles.some((role) => name.first >= role.first && name.last <= role.last)) return true;
  if (name.parts.length !== 1 || name.evidence === 'body' || name.honorific !== null) return false;
  if (PLACE_CLASSIFIER.test(words[name.first - 1]?.low ?? '')) return true;
  const next = words[name.last + 1];
  return next?.kind === 'word' && !next.capital && !startsPredicate(words, name.last + 1);
}

/** The last word of the run of capitals that begins at `at`, initials, particles and suffixes included. */
function endOfRun(words: readonly Word[], at: number): number {
  let last = at;
  while (!words[last]!.genitive) {
    let next = last + 1;
    if (
      isMark(words[next], '.') &&
      (words[last]!.text.length === 1 ||
        /^\p{Lu}\.\p{Lu}$/u.test(words[last]!.text) ||
        ABBREVIATED_TITLES.has(words[last]!.folded))
    )
      next++;
    const word = words[next];
    if (word?.capital && word.kind === 'word' && word.quoted === words[last]!.quoted) {
      last = next;
      continue;
    }
    if (word && PARTICLES.has(word.low) && !word.genitive) {
      const after = PARTICLES.has(words[next + 1]?.low ?? '') ? next + 2 : next + 1;
      if (words[after]?.capital && next === last + 1) {
        last = after;
        continue;
      }
    }
    if (isMark(words[last + 1], ',') && SUFFIX.test(words[last + 2]?.low ?? '') && words[last + 2]!.capital)
      last += 2;
    break;
  }
  if (SUFFIX.test(words[last]!.low) && isMark(words[last + 1], '.')) last++;
  return last;
}

/** The printed words first…last without what does not belong to a name. */
export function textOf(words: readonly Word[], first: number, last: number): string {
  let text = '';
  for (let i = first; i <= last; i++) {
    const word = words[i]!;
    const gap = i > first && word.start > words[i - 1]!.end ? ' ' : '';
    text += gap + word.text;
  }
  return text;
}

/** Whether Vietnamese words go on with a verb of speaking, an auxiliary or a preposition. */
function startsPredicate(words: readonly Word[], at: number): boolean {
  const { between, prepositions } = speechWords('vi');
  const folded = words[at]?.folded ?? '';
  return startsVietnameseVerb(words, at) || between.has(folded) || prepositions.has(folded);
}
