/**
 * Finds where an article names somebody: runs of capitalised words, told apart into people and bodies by what stands in
 * them, before them ("Prime Minister …") and behind them (", the FBI director,").
 */
import type { LanguageCode } from '../domain.ts';
import { fold } from '../language/fold.ts';
import { officeOf, speechWords, vietnameseOffice } from './languages.ts';
import { findRoleBefore, findRoleBehind, type RoleText } from './roles.ts';
import { isMark, type ScannedSentence, type Word } from './scan.ts';
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
import {
  CHINESE_SURNAMES,
  KOREAN_SURNAMES,
  PARTICLES,
  VIETNAMESE_SURNAMES,
  WEAK_VIETNAMESE_SURNAMES,
} from './words/surnames.ts';

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

/** family-first: Vietnamese, called by the last part; chinese: family first, called by it; western: called by the last part. */
export type NamingCustom = 'vietnamese' | 'chinese' | 'western';

/** What the whole article tells about its words. */
export interface Vocabulary {
  /** Folded words that stand somewhere in lower case. */
  readonly lower: ReadonlySet<string>;
  /** Folded words that stand as capitals where no sentence begins. */
  readonly capitals: ReadonlySet<string>;
  readonly vietnamese: boolean;
}

const VIETNAMESE_LETTERS = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưđ]/iu;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
const LONGEST_NAME = 6;

export function vocabularyOf(sentences: readonly ScannedSentence[], language: LanguageCode): Vocabulary {
  const lower = new Set<string>();
  const capitals = new Set<string>();
  let vietnameseNames = 0;
  for (const { words } of sentences) {
    const heading = isTitleCase(words, language);
    for (const [i, word] of words.entries()) {
      if (word.kind !== 'word' || heading) continue;
      if (word.capital && !beginsSentence(words, i)) capitals.add(word.folded);
      if (!word.capital) lower.add(word.folded);
      else if (VIETNAMESE_LETTERS.test(word.text) || VIETNAMESE_CERTAIN.has(word.folded)) vietnameseNames++;
    }
  }
  return { lower, capitals, vietnamese: language === 'vi' || vietnameseNames > 1 };
}

const VIETNAMESE_CERTAIN = new Set([
  'nguyen',
  'tran',
  'pham',
  'huynh',
  'phan',
  'vo',
  'dang',
  'bui',
  'ngo',
  'vietnam',
  'vietnamese',
  'hanoi',
]);

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
    const last = endOfRun(words, at);
    const name = nameInRun(words, at, last, number, vocabulary, language);
    if (name && !(language === 'vi' && isNoise(words, name, names[names.length - 1]))) names.push(name);
    at = last + 1;
  }
  return names;
}

/** Vietnamese names of bodies begin with one capital: "Quốc hội", "Công ty …"; and offices hold names of bodies. */
const BODY_HEAD = /^(?:Bộ|Sở|Ban|Ủy|Cục|Vụ|Viện|Trường|Đảng|UBND|HĐND|Công|Tập|Ngân|Hội|Liên)$/u;
const PLACE_CLASSIFIER =
  /^(?:tỉnh|phố|huyện|quận|xã|phường|thôn|sông|hồ|núi|đảo|cầu|làng|ấp|bản|trạm|cảng|vịnh|biển|đèo|đường)$/;

function isNoise(words: readonly Word[], name: NameMention, before: NameMention | undefined): boolean {
  if (PLACE_CLASSIFIER.test(words[name.phraseFirst - 1]?.low ?? '') && !name.titled) return true;
  if (before?.roles.some((role) => name.first >= role.first && name.last <= role.last)) return true;
  if (name.parts.length !== 1 || name.evidence === 'body' || name.honorific !== null) return false;
  if (PLACE_CLASSIFIER.test(words[name.first - 1]?.low ?? '')) return true;
  const next = words[name.last + 1];
  return next?.kind === 'word' && !next.capital && !startsVerbPhrase(words, name.last + 1);
}

function startsVerbPhrase(words: readonly Word[], at: number): boolean {
  const { verbs, between, prepositions } = speechWords('vi');
  const [one, two, three] = [0, 1, 2].map((i) => words[at + i]?.low ?? '');
  return (
    verbs.has(one!) ||
    verbs.has(`${one} ${two}`) ||
    verbs.has(`${one} ${two} ${three}`) ||
    between.has(fold(one!)) ||
    prepositions.has(fold(one!))
  );
}

/** Words that stay small in English headlines though they are long. */
const SMALL_IN_HEADLINES = new Set([
  'with',
  'from',
  'into',
  'over',
  'that',
  'than',
  'about',
  'after',
  'before',
  'amid',
  'under',
  'upon',
  'between',
  'without',
  'through',
  'during',
  'because',
]);

/** Whether every longer word is a capital, as in English headlines. */
export function isTitleCase(words: readonly Word[], language: LanguageCode): boolean {
  // A sentence with a stop is no headline, however many names it has.
  if (language === 'vi' || isMark(words[words.length - 1], '.')) return false;
  let capitals = 0;
  let small = 0;
  for (const word of words) {
    if (word.kind !== 'word' || word.text.length < 4 || SMALL_IN_HEADLINES.has(word.low)) continue;
    if (word.capital) capitals++;
    else small++;
  }
  return capitals >= 4 && (small === 0 || (small === 1 && capitals >= 8));
}

function mayBegin(
  words: readonly Word[],
  at: number,
  vocabulary: Vocabulary,
  language: LanguageCode,
): boolean {
  const word = words[at]!;
  if (!word.capital) return false;
  if (ABBREVIATED_TITLES.has(word.folded) && isMark(words[at + 1], '.')) return true;
  if (
    language === 'vi' &&
    vietnameseOffice(
      words.slice(at, at + 4).map((w) => w.folded),
      0,
    ) > 0
  )
    return false;
  if (!beginsSentence(words, at))
    return !isFunctionWord(word, language) || (isGivenName(word.folded) && language === 'en');
  const next = words[at + 1];
  const nameFollows = next?.capital === true && !next.quoted === !word.quoted;
  if (language === 'vi' && isFunctionWord(word, language)) return false;
  if (nameFollows && (isGivenName(word.folded) || VIETNAMESE_SURNAMES.has(word.folded))) return true;
  if (isFunctionWord(word, language) || isGerund(word, language)) return false;
  if (nameFollows && officeOf(word.folded, language) !== null) return true;
  if (isGivenName(word.folded)) return true;
  if (vocabulary.lower.has(word.folded)) return false;
  return nameFollows || vocabulary.capitals.has(word.folded) || isAcronym(word) || word.genitive;
}

const isGerund = (word: Word, language: LanguageCode): boolean =>
  language !== 'vi' && /(?:[a-z]{3}ing|ly)$/.test(word.low) && word.low !== 'king';

/** Whether a capital at this place tells nothing, since every sentence and quotation begins with one. */
export function beginsSentence(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i]!;
    if (word.kind !== 'mark') return false;
    if (/^[:"“«‘'„–—.!?…]$|^''$|^``$/.test(word.text)) return true;
  }
  return true;
}

const STARTERS = new Set(
  `the a an this that these those it its he she they we i you his her their our my your who what when where why how which and but or so yet nor if as
  at in on of for from to by with after before since while although though because until once during among between under over about against
  not no all some many most more few both each every another other such then there here now today yesterday tomorrow meanwhile however moreover
  also still even just only perhaps maybe yes well instead besides thus hence indeed again later earlier one two three four five six seven eight nine ten
  asked according despite following speaking let do does did is are was were has have had will would can could should may might must
  den det de en et han hun vi jeg du dere og men i på da nar etter for selv ogsa dermed derfor hva hvem hvor som til fra av med om ved under mens hvis ifolge dette disse alle ingen noen mange
  ong ba anh chi ho nhung cac theo trong khi tai ngoai va vi neu sau truoc day do mot hai nay cung voi cho de tu den the`.split(
    /\s+/,
  ),
);

const VIETNAMESE_STARTERS = new Set(
  `ông bà anh chị cô em họ những các một hai ba nhiều theo trong khi tại ngoài và với vì nếu sau trước đây đó này cùng cho để từ đến do tuy song nhưng tuy nhiên ngày hôm sáng chiều tối
  về trên dưới đối hiện cũng còn đã đang sẽ được bị là có không chưa như vậy thế mặc dù bên qua giữa mỗi mọi tất cả toàn đặc biệt ngay lúc nay nước người việc sự cuộc chỉ phía rồi lại đại tổ đoàn`.split(
    /\s+/,
  ),
);

function isFunctionWord(word: Word, language: LanguageCode): boolean {
  if (word.genitive) return false;
  if (language === 'vi') return VIETNAMESE_STARTERS.has(word.low);

  return STARTERS.has(word.low);
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

function nameInRun(
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
    if (given && k + length === run.length) return 0;
    if (length === 1 && isGivenName(word.folded) && k + 1 < run.length) return 0;
    return length;
  }
  if (language === 'vi') {
    const office = vietnameseOffice(
      run.map((i) => words[i]!.folded),
      k,
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
    CAPITALISED_WORDS.has(word.folded) ||
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

const isAcronym = (word: Word): boolean =>
  /^[\p{Lu}\p{Nd}&-]{2,}$/u.test(word.text) &&
  !/^(?:JD|JJ|AJ|TJ|DJ|CJ|PJ|RJ)$/.test(word.text) &&
  !/[-]/.test(word.text);

/** Where in the words a Vietnamese family name begins the name, or −1. */
function vietnameseStart(words: readonly Word[], indexes: readonly number[]): number {
  for (let k = 0; k < indexes.length - 1; k++) {
    const word = words[indexes[k]!]!;
    if (!VIETNAMESE_SURNAMES.has(word.folded)) continue;
    const rest = indexes.length - k;
    if (rest > 5) continue;
    if (k === 0) return 0;
    if (!WEAK_VIETNAMESE_SURNAMES.has(word.folded) || rest >= 3) return k;
  }
  return -1;
}

function customOf(words: readonly Word[], indexes: readonly number[], vocabulary: Vocabulary): NamingCustom {
  const first = words[indexes[0]!]!;
  const count = indexes.length;
  if (count < 2) return 'western';
  const marked = indexes.some((i) => VIETNAMESE_LETTERS.test(words[i]!.text));
  const second = words[indexes[1]!]!.folded;
  if (VIETNAMESE_SURNAMES.has(first.folded) && count <= 5) {
    const chinese = CHINESE_SURNAMES.has(first.folded) && !marked;
    if (
      (marked && (count >= 3 || !WEAK_VIETNAMESE_SURNAMES.has(first.folded))) ||
      (vocabulary.vietnamese && !chinese && (count >= 3 || !WEAK_VIETNAMESE_SURNAMES.has(first.folded)))
    )
      return 'vietnamese';
    if (
      !chinese &&
      count >= 3 &&
      !isGivenName(second) &&
      ['nguyen', 'tran', 'pham', 'bui', 'ngo', 'vu', 'dang', 'phan'].includes(first.folded)
    )
      return 'vietnamese';
    if (vocabulary.vietnamese && count >= 3 && !WEAK_VIETNAMESE_SURNAMES.has(first.folded))
      return 'vietnamese';
  }
  if (
    CHINESE_SURNAMES.has(first.folded) &&
    count <= 3 &&
    !isGivenName(second) &&
    isPinyin(second) &&
    !isGivenName(first.folded)
  )
    return 'chinese';
  if (
    KOREAN_SURNAMES.has(first.folded) &&
    count <= 3 &&
    (second.includes('-') || count === 3) &&
    !isGivenName(second)
  )
    return 'chinese';
  return 'western';
}

const PINYIN =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|iao|ian|ing|ong|eng|ang|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u)){1,3}$/;
const isPinyin = (folded: string): boolean => PINYIN.test(folded) && folded.length <= 9;

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
  const title = honorificBefore(words, first, language);
  let sure: Evidence = evidence;
  if (evidence === 'perhaps') {
    if (before?.office || title !== null || behind?.person) sure = 'person';
    else if (words[first - 1]?.low === 'the') sure = 'body';
    else if (parts.length > 1 && parts.some((part) => vocabulary.lower.has(part) && !isGivenName(part)))
      sure = 'body';
  }
  const roles: RoleText[] = [];
  if (before?.role) roles.push(before.role);
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
  if (!word || word.kind !== 'word' || word.genitive) return null;
  const gender = language === 'vi' ? VIETNAMESE_HONORIFICS.get(word.low) : HONORIFICS.get(word.folded);
  if (gender === undefined) return null;
  return { at, gender };
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
