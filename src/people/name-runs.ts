/** Reads a run of capitals: what in it is a title, a place or a body, and what is the name of a person. */
import type { LanguageCode } from '../domain.ts';
import { roleInFront } from './apposition.ts';
import { beginsSentence, isAcronym, type Vocabulary } from './capitals.ts';
import { customOf, type NamingCustom, VIETNAMESE_LETTERS, vietnameseStart } from './customs.ts';
import { behindFields } from './fields.ts';
import { officeOf, vietnameseOffice } from './languages.ts';
import { type Evidence, type NameMention, textOf } from './names.ts';
import { findRoleBefore, findRoleBehind, type RoleText } from './roles.ts';
import { isMark, type Word } from './scan.ts';
import { isGivenName } from './words/given-names.ts';
import {
  ABBREVIATED_TITLES,
  BODY_WORDS,
  CAPITALISED_WORDS,
  HONORIFICS,
  NO_TITLES,
  VIETNAMESE_HONORIFICS,
} from './words/offices.ts';
import { isPlace } from './words/places.ts';
import { VIETNAMESE_SURNAMES } from './words/surnames.ts';

export const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;

const LONGEST_NAME = 6;

/** Vietnamese names of bodies begin with one capital: "Quốc hội", "Công ty …"; and offices hold names of bodies. */
const BODY_HEAD = /^(?:Bộ|Sở|Ban|Ủy|Cục|Vụ|Viện|Trường|Đảng|UBND|HĐND|Công|Tập|Ngân|Hội|Liên)$/u;

export function nameInRun(
  words: readonly Word[],
  first: number,
  last: number,
  sentence: number,
  vocabulary: Vocabulary,
  language: LanguageCode,
): NameMention | null {
  const run: number[] = [];
  for (let i = first; i <= last; i++) if (words[i]!.kind === 'word') run.push(i);
  let from = 0;
  for (let k = 0; k < run.length; ) {
    const length = barrierAt(words, run, k, language);
    if (length > 0) from = k + length;
    k += Math.max(1, length);
  }
  let indexes = run.slice(from);
  if (indexes.length === 0) {
    const end = words[run[run.length - 1]!]!;
    if (
      isOffice(end, language) ||
      (isPeopleOrDay(end) &&
        run.every((i) => isPeopleOrDay(words[i]!) || isPlace(words[i]!.folded)) &&
        !isPlace(end.folded))
    )
      return null;
    return makeMention(words, run[0]!, last, sentence, [], language, 'body', 'western', vocabulary);
  }
  if (
    indexes.length > 2 &&
    beginsSentence(words, indexes[0]!) &&
    !isGivenName(words[indexes[0]!]!.folded) &&
    isGivenName(words[indexes[1]!]!.folded) &&
    words[indexes[1]!]!.text.length > 2 &&
    !isGivenName(words[indexes[2]!]!.folded)
  )
    indexes = indexes.slice(1);
  if (language === 'en') indexes = behindFields(words, indexes, (word) => isOffice(word, 'en'));
  const surname = vocabulary.vietnamese ? vietnameseStart(words, indexes) : -1;
  if (surname > 0) indexes = indexes.slice(surname);
  const parts = indexes
    .filter((i) => words[i]!.text.length > 1 && !SUFFIX.test(words[i]!.low))
    .map((i) => words[i]!.folded);
  if (parts.length === 0 || parts.length > LONGEST_NAME) return null;
  const custom = customOf(words, indexes, vocabulary);
  if (
    language === 'vi' &&
    from > 0 &&
    custom !== 'vietnamese' &&
    BODY_HEAD.test(words[run[0]!]!.text.normalize('NFC'))
  ) {
    return makeMention(words, run[0]!, last, sentence, [], language, 'body', 'western', vocabulary);
  }
  const certain =
    custom !== 'western' ||
    (parts.length > 1 && isGivenName(parts[0]!)) ||
    (indexes.length > parts.length && parts.length > 1);
  const evidence = certain ? 'person' : 'perhaps';
  return makeMention(words, indexes[0]!, last, sentence, parts, language, evidence, custom, vocabulary);
}

/** How many words from `k` on in the run end whatever stood before them: titles, places, bodies, peoples. 0 when none. */
/** Countries of one syllable, which are also parts of names. */
const VIETNAMESE_COUNTRY = /^(?:pháp|đức|anh|nga|mỹ|úc|nhật|hàn|ý|bỉ|lào|áo)$/;

function barrierAt(
  words: readonly Word[],
  run: readonly number[],
  k: number,
  language: LanguageCode,
): number {
  const word = words[run[k]!]!;
  const before = k > 0 ? words[run[k - 1]!]! : null;
  const given = before !== null && isGivenName(before.folded);
  for (let length = Math.min(3, run.length - k); length > 0; length--) {
    const place = run
      .slice(k, k + length)
      .map((i) => words[i]!.folded)
      .join(' ');
    if (!isPlace(place)) continue;
    // "Trần Quang Ninh": behind a family name it is a name
    if (k > 0 && run.length - k === length && isFamilyName(words[run[0]!]!, language)) continue;
    if (given && k + length === run.length) return 0;
    if (length === 1 && isGivenName(word.folded) && k + 1 < run.length) return 0;
    return length;
  }
  if (language === 'vi') {
    const after = run[k + 1] === undefined ? '' : words[run[k + 1]!]!.folded.split('-')[0]!;
    const held = k === 0 && run.length > 2 && endsOffice(words, run[0]!);
    if (VIETNAMESE_COUNTRY.test(word.low) && (run.length === 1 || isGivenName(after) || held)) return 1;
    const office = vietnameseOffice(
      run.slice(k, k + 4).map((i) => words[i]!.folded),
      0,
    );
    if (office > 0) return office;
    return k === 0 &&
      /^(?:Bộ|Sở|Ban|Ủy|Tỉnh|Thành|Quận|Huyện|Phòng|Cục|Vụ|Viện|Trường|Đảng|Đại|TP|UBND|HĐND)$/u.test(
        word.text.normalize('NFC'),
      )
      ? 1
      : VIETNAMESE_HONORIFICS.has(word.low) && k === 0
        ? 1
        : isAcronym(word)
          ? 1
          : 0;
  }
  if (before !== null && HONORIFICS.has(before.folded) && k === run.length - 1 && !isGivenName(before.folded))
    return 0;
  const telling =
    (HONORIFICS.has(word.folded) && !isGivenName(word.folded)) ||
    ABBREVIATED_TITLES.has(word.folded) ||
    isOffice(word, language) ||
    BODY_WORDS.has(word.folded) ||
    CAPITALISED_WORDS.has(word.low) ||
    (language !== 'en' && CAPITALISED_WORDS.has(word.folded)) ||
    isAcronym(word);
  if (!telling) return 0;
  if (
    given &&
    k === run.length - 1 &&
    run.length - 1 - k === 0 &&
    !isAcronym(word) &&
    !CERTAINLY_NO_SURNAME.has(word.folded)
  )
    return 0;
  if (isGivenName(word.folded) && k + 1 < run.length && !HONORIFICS.has(word.folded)) return 0;
  return 1;
}

/** "Thủ tướng Lào …": an office stands right before. */
function endsOffice(words: readonly Word[], at: number): boolean {
  const folded = words.slice(Math.max(0, at - 3), at).map((word) => word.folded);
  return folded.some((_, i) => vietnameseOffice(folded, i) === folded.length - i);
}

const isFamilyName = (word: Word, language: LanguageCode): boolean =>
  (language === 'vi' || VIETNAMESE_LETTERS.test(word.text)) && VIETNAMESE_SURNAMES.has(word.folded);

const isPeopleOrDay = (word: Word): boolean =>
  CAPITALISED_WORDS.has(word.low) || CAPITALISED_WORDS.has(word.folded);

const isOffice = (word: Word, language: LanguageCode): boolean =>
  ABBREVIATED_TITLES.has(word.folded) ||
  (officeOf(word.folded, language) !== null && !NO_TITLES.has(word.folded));

const CERTAINLY_NO_SURNAME = new Set(
  `committee commission campaign university college foundation administration government department ministry agency republican republicans democrat democrats news times post act
  monday tuesday wednesday thursday friday saturday sunday institute center centre association company stadium airport`.split(
    /\s+/,
  ),
);

const PLACE_PREPOSITION = /^(?:in|i|på|at|near|outside|ved|tại|ở)$/;

function makeMention(
  words: readonly Word[],
  first: number,
  last: number,
  sentence: number,
  parts: readonly string[],
  language: LanguageCode,
  evidence: Evidence,
  custom: NamingCustom,
  vocabulary: Vocabulary,
): NameMention {
  const before = evidence === 'body' ? null : findRoleBefore(words, first, language);
  const behind =
    evidence === 'body' || PLACE_PREPOSITION.test(words[first - 1]?.low ?? '')
      ? null
      : findRoleBehind(words, last, language);
  const front = evidence === 'body' || before ? null : roleInFront(words, first, last, language);
  const title = honorificBefore(words, first, language);
  let sure: Evidence = evidence;
  if (evidence === 'perhaps') {
    if (before?.office || title !== null || behind?.person || front) sure = 'person';
    else if (words[first - 1]?.low === 'the') sure = 'body';
    else if (parts.length > 1 && parts.some((part) => vocabulary.lower.has(part) && !isGivenName(part)))
      sure = 'body';
  }
  const roles: RoleText[] = [];
  if (before?.role) roles.push(before.role);
  if (front) roles.push(front);
  if (behind?.role) roles.push(behind.role);
  return {
    sentence,
    first,
    last,
    phraseFirst:
      sure === 'body' && words[first - 1]?.low === 'the'
        ? first - 1
        : Math.min(before?.first ?? first, title?.at ?? first),
    parts,
    text: textOf(words, first, last),
    evidence: sure,
    honorific: title?.gender ?? before?.gender ?? null,
    titled: title !== null || before?.office === true,
    roles,
    custom,
    genitive: words[last]!.genitive,
  };
}

function honorificBefore(
  words: readonly Word[],
  first: number,
  language: LanguageCode,
): { at: number; gender: 'male' | 'female' | null } | null {
  let at = first - 1;
  if (isMark(words[at], '.')) at--;
  const word = words[at];
  if (word?.kind !== 'word' || word.genitive) return null;
  const gender = language === 'vi' ? VIETNAMESE_HONORIFICS.get(word.low) : HONORIFICS.get(word.folded);
  if (gender === undefined) return null;
  return { at, gender };
}
