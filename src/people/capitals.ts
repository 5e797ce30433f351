/** Which capitals can begin a name, and which stand there only because a sentence begins or a headline is set so. */
import type { LanguageCode } from '../domain.ts';
import { VIETNAMESE_LETTERS } from './customs.ts';
import { officeOf, vietnameseOffice } from './languages.ts';
import { isMark, isQuoteMark, type ScannedSentence, type Word } from './scan.ts';
import { isGivenName } from './words/given-names.ts';
import { ABBREVIATED_TITLES } from './words/offices.ts';
import { VIETNAMESE_SURNAMES } from './words/surnames.ts';

/** What the whole article tells about its words. */
export interface Vocabulary {
  /** Folded words that stand somewhere in lower case. */
  readonly lower: ReadonlySet<string>;
  /** Folded words that stand as capitals where no sentence begins. */
  readonly capitals: ReadonlySet<string>;
  readonly vietnamese: boolean;
}

export function vocabularyOf(sentences: readonly ScannedSentence[], language: LanguageCode): Vocabulary {
  const lower = new Set<string>();
  const capitals = new Set<string>();
  let vietnameseNames = 0;
  for (const { words } of sentences) {
    const heading = isTitleCase(words, language);
    for (const [i, word] of words.entries()) {
      if (word.kind !== 'word' || heading) continue;
      if (word.capital && !beginsSentence(words, i)) capitals.add(word.folded);
      if (!word.capital) lower.add(language === 'vi' ? word.low : word.folded);
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

export function mayBegin(
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
  const next = words[at + 1];
  const nameFollows = next?.capital === true && !next.quoted === !word.quoted;
  if (
    language === 'vi' &&
    nameFollows &&
    VIETNAMESE_SURNAMES.has(word.folded) &&
    !/^(?:theo|trong|khi|tại|từ|đến)$/.test(word.low)
  )
    return true;
  if (!beginsSentence(words, at))
    return !isFunctionWord(word, language) || (isGivenName(word.folded) && language !== 'vi');
  if (language === 'vi' && isFunctionWord(word, language)) return false;
  if (nameFollows && (isGivenName(word.folded) || VIETNAMESE_SURNAMES.has(word.folded))) return true;
  if (isFunctionWord(word, language) || isGerund(word, language)) return false;
  if (nameFollows && officeOf(word.folded, language) !== null) return true;
  if (isGivenName(word.folded) || (language === 'vi' && nameFollows)) return true;
  if (vocabulary.lower.has(language === 'vi' ? word.low : word.folded)) return false;
  return nameFollows || vocabulary.capitals.has(word.folded) || isAcronym(word) || word.genitive;
}

const isGerund = (word: Word, language: LanguageCode): boolean =>
  language !== 'vi' && /(?:[a-z]{3}ing|ly)$/.test(word.low) && word.low !== 'king';

/** Whether a capital at this place tells nothing, since every sentence and quotation begins with one. */
export function beginsSentence(words: readonly Word[], at: number): boolean {
  // "…," Hansen said: behind a closing mark the sentence goes on.
  if (at > 1 && isQuoteMark(words[at - 1]) && !words[at]!.quoted && words[at - 2]!.quoted) return false;
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
  den det de en et han hun vi jeg du dere og men i på da nar etter for selv ogsa dermed derfor hva hvem hvor som til fra av med om ved under mens hvis ifolge dette disse alle ingen noen mange`.split(
    /\s+/,
  ),
);

const VIETNAMESE_STARTERS = new Set(
  `ông bà anh chị cô em họ những các một hai ba nhiều theo trong khi tại ngoài và với vì nếu sau trước đây đó này cùng cho để từ đến do tuy song nhưng tuy nhiên ngày hôm sáng chiều tối
  về trên dưới đối hiện cũng còn đã đang sẽ được bị là có không chưa như vậy thế mặc dù bên qua giữa mỗi mọi tất cả toàn đặc biệt ngay lúc nay nước người việc sự cuộc chỉ phía rồi lại đại tổ đoàn`.split(
    /\s+/,
  ),
);

export function isFunctionWord(word: Word, language: LanguageCode): boolean {
  if (word.genitive) return false;
  if (language === 'vi') return VIETNAMESE_STARTERS.has(word.low);

  return STARTERS.has(word.low) || (language === 'no' && STARTERS.has(word.folded));
}

export const isAcronym = (word: Word): boolean =>
  /^[\p{Lu}\p{Nd}&-]{2,}$/u.test(word.text) &&
  !/^(?:JD|JJ|AJ|TJ|DJ|CJ|PJ|RJ)$/.test(word.text) &&
  !/[-]/.test(word.text);
