/** Titles and offices around a name: "Vietnamese Minister of Trade X", "X, who is also Chairman of …,". */
import type { LanguageCode } from '../domain.ts';
import { isFunctionWord } from './capitals.ts';
import { isOfficeModifier, officeOf, officeOfTitle, speechWords, vietnameseOffice } from './languages.ts';
import { isDash, isMark, type Word } from './scan.ts';
import { vietnameseRoleBefore } from './vietnamese-roles.ts';
import {
  ABBREVIATED_TITLES,
  BODY_WORDS,
  CAPITALISED_WORDS,
  ENGLISH_OFFICES,
  HONORIFICS,
  NO_TITLES,
} from './words/offices.ts';
import { isPlace } from './words/places.ts';

/** A role as printed, by word numbers of its sentence, with its office in plain form ("minister"). */
export interface RoleText {
  readonly first: number;
  readonly last: number;
  /** The offices named, plain forms. */
  readonly offices: readonly string[];
}

export interface RoleBefore {
  /** First word of the phrase. */
  readonly first: number;
  readonly office: boolean;
  readonly gender: 'male' | 'female' | null;
  readonly role: RoleText | null;
}

/** Honorifics are no offices. */
const HONORIFIC_ONLY = /^(?:mr|mrs|ms|dr|messrs|prof|mx)$/;

const LONGEST_ROLE = 28;

const JOINING = new Set(['of', 'for', 'the', 'and', '&', 'to', 'on', 'in', 'at', 'av', 'for', 'i', 'og']);

const FEMALE_ROLES =
  /(?:woman|wife|mother|daughter|sister|actress|queen|princess|widow|girlfriend|kvinne|kone|mor|datter|soster|dronning|enke|girl)$/;

const MALE_ROLES =
  /(?:[^o]man|husband|father|son|brother|king|prince|boyfriend|mann|far|sonn|bror|konge|boy)$/;

const NEUTRAL_MAN = /^(?:chairman|spokesman|congressman|talsmann|ombudsman|superman)$/;

/** What kinship and words like "spokeswoman" tell. */
export function genderOfRole(folded: string): 'male' | 'female' | null {
  if (FEMALE_ROLES.test(folded)) return 'female';
  if (MALE_ROLES.test(folded) || folded === 'man') return NEUTRAL_MAN.test(folded) ? 'male' : 'male';
  return null;
}

/** The titles and offices that stand before the name whose first word is `first`, or null. */
export function findRoleBefore(
  words: readonly Word[],
  first: number,
  language: LanguageCode,
): RoleBefore | null {
  if (language === 'vi') return vietnameseRoleBefore(words, first);
  let at = first - 1;
  let start = first;
  const offices: string[] = [];
  let gender: 'male' | 'female' | null = null;
  let sinceOffice = 0;
  while (at >= 0 && first - at < LONGEST_ROLE) {
    const word = words[at]!;
    if (isMark(word, '.') && ABBREVIATED_TITLES.has(words[at - 1]?.folded ?? '')) {
      at--;
      continue;
    }
    if (isMark(word, ')')) {
      const open = openingBefore(words, at);
      if (open < 0) break;
      at = open - 1;
      continue;
    }
    if (word.kind !== 'word') break;
    const office = word.genitive ? null : officeOfWord(word, language);
    if (office !== null || (ABBREVIATED_TITLES.has(word.folded) && word.capital)) {
      offices.push(office ?? officeOfTitle(word.folded));
      gender ??= genderOfRole(word.folded) ?? HONORIFICS.get(word.folded) ?? null;
      start = at;
      sinceOffice = 0;
    } else if (offices.length > 0 && (isOfficeModifier(word.folded) || isModifierCapital(word, language))) {
      start = at;
    } else if (word.capital || JOINING.has(word.low) || isOfficeModifier(word.folded)) {
      if (++sinceOffice > 14) break;
      if (offices.length > 0 && /^(?:and|og|&)$/.test(word.low) && !endsBody(words[at - 1])) break;
      if (offices.length > 0 && !canBridge(words, at, language)) break;
      // "Minister Ada Berg of Norway and Denmark's Nils Holm": the office is the first one's
      if (
        offices.length === 0 &&
        /^(?:and|og|&)$/.test(word.low) &&
        words.slice(at + 1, first).some(({ genitive }) => genitive)
      )
        return null;
      if (offices.length === 0 && sinceOffice === 1 && JOINING.has(word.low)) return null;
    } else break;
    at--;
  }
  if (offices.length === 0) return null;
  let last = first - 1;
  while (
    last > start &&
    ((words[last]!.kind === 'mark' &&
      !(isMark(words[last], '.') && !HONORIFICS.has(words[last - 1]!.folded))) ||
      HONORIFICS.has(words[last]!.folded))
  )
    last--;
  return {
    first: start,
    office: true,
    gender,
    role: offices.every((office) => HONORIFIC_ONLY.test(office)) ? null : { first: start, last, offices },
  };
}

/** Capitals that belong to an office behind them: peoples, places, bodies, "Castellan" in "Castellan coach". */
const isModifierCapital = (word: Word, language: LanguageCode): boolean =>
  word.capital && !word.quoted && !isFunctionWord(word, language) && !DAY_OR_MONTH.test(word.low);

const DAY_OR_MONTH =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday)$/;

/** "… Council and President of …": another office of the same person; "… Smith and President …": another person. */
const endsBody = (word: Word | undefined): boolean =>
  word !== undefined &&
  (!word.capital ||
    BODY_WORDS.has(word.folded) ||
    CAPITALISED_WORDS.has(word.low) ||
    isPlace(word.folded) ||
    (ENGLISH_OFFICES.has(word.folded) && !NO_TITLES.has(word.folded)));

/** The office that a word names. English offices carry no marks, and "Son" in capitals is a name. */
function officeOfWord(word: Word, language: LanguageCode): string | null {
  if (language === 'en' && (word.low !== word.folded || (word.capital && KIN.test(word.low)))) return null;
  return officeOf(word.folded, language);
}

const KIN = /^(?:son|man|boy|girl|friend|partner|baker|page|cook|ranger|fellow|dean|chandler)$/;

/** Whether an office stands a little further left, so that the words between belong to one title. */
function canBridge(words: readonly Word[], at: number, language: LanguageCode): boolean {
  for (let i = at; i > at - 10 && i >= 0; i--) {
    const word = words[i]!;
    if (word.kind !== 'word') return false;
    if (!word.genitive && officeOf(word.folded, language) !== null) return word.capital;
    if (!(word.capital || JOINING.has(word.low) || isOfficeModifier(word.folded))) return false;
  }
  return false;
}

function openingBefore(words: readonly Word[], at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 8; i--) if (isMark(words[i], '(')) return i;
  return -1;
}

export interface RoleBehind {
  /** Whether it shows that a person stands before it. */
  readonly person: boolean;
  readonly role: RoleText | null;
}

const DETERMINER = /^(?:a|an|the|his|her|their|en|et|who)$/;

const LONGEST_APPOSITION = 30;

/** Words of what somebody does, not of an office. */
const CLAUSE = /^(?:đã|đang|sẽ|vừa|bắt|thăm|gặp|tiếp|dẫn|tới|sang)$/;

/** The apposition behind the name whose last word is `last`: ", 25,", ", the FBI director,", ", who is also …,". */
export function findRoleBehind(
  words: readonly Word[],
  last: number,
  language: LanguageCode,
): RoleBehind | null {
  let at = last + 1;
  if (isMark(words[at], '(')) {
    const number = words[at + 1];
    return number?.kind === 'number' && isMark(words[at + 2], ')') ? { person: true, role: null } : null;
  }
  if (!isMark(words[at], ',') && !isDash(words[at])) return null;
  const dashed = isDash(words[at]);
  at++;
  const word = words[at];
  if (!word) return null;
  if (dashed && !DETERMINER.test(word.low) && officeOfWord(word, language) === null) return null;
  if (word.kind === 'number')
    return { person: /^\d{1,3}$/.test(word.text) && isMark(words[at + 1], ','), role: null };
  let person = false;
  if (word.low === 'who' || word.low === 'whose') {
    person = true;
    at++;
    if (/^(?:is|was|became|er|var)$/.test(words[at]?.low ?? '')) at++;
    else return { person, role: null };
    if (/ing$/.test(words[at]?.low ?? '')) return { person, role: null };
    while (/^(?:also|now|currently|then|himself|herself)$/.test(words[at]?.low ?? '')) at++;
  }
  while (/^(?:a|an|the|his|her|their|en|et)$/.test(words[at]?.low ?? '')) at++;
  const first = at;
  const offices: string[] = [];
  const speech = speechWords(language).verbs;
  let end = at;
  for (; end < words.length && end - first < LONGEST_APPOSITION; end++) {
    const current = words[end]!;
    if (
      current.kind === 'mark' &&
      current.text !== '(' &&
      current.text !== ')' &&
      current.text !== '.' &&
      current.text !== '-'
    )
      break;
    if (isMark(current, '.') && !isAbbreviation(words[end - 1])) break;
    if (/^(?:who|which|som|said|says|sier|sa)$/.test(current.low)) break;
    // "Nhận lời mời của ông A, Bộ trưởng B bắt đầu thăm …": the office is that of the next name
    if (language === 'vi' && CLAUSE.test(current.low)) return person ? { person, role: null } : null;
    if (current.genitive) continue;
    if (
      offices.length === 0 &&
      speech.has(current.folded) &&
      !current.capital &&
      officeOfWord(current, language) === null
    )
      break;
    const office =
      language === 'vi'
        ? vietnameseOffice(
            words.slice(end, end + 4).map((w) => w.folded),
            0,
          ) > 0
          ? words
              .slice(end, end + 2)
              .map((w) => w.folded)
              .join(' ')
          : null
        : officeOfWord(current, language);
    if (office !== null) {
      if (offices.length === 0 && end - first > 12) break;
      const next = words[end + 1];
      // ", Mayor Hansen": a title with its own name, not an apposition.
      const titled = offices.length === 0 && current.capital && next?.capital === true;
      const named = titled && (!BODY_WORDS.has(next.folded) || words[end + 2]?.capital === true);
      if (named && officeOf(next.folded, language) === null) return person ? { person, role: null } : null;
      offices.push(office);
    }
  }
  if (offices.length === 0) return person ? { person, role: null } : null;
  return { person: true, role: { first, last: end - 1, offices } };
}

const isAbbreviation = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.text.length === 1 || /^\p{Lu}\.\p{Lu}$/u.test(word.text) || ABBREVIATED_TITLES.has(word.folded));
