/** By which custom a name is built: family name last, or first as in Vietnamese, Chinese and Korean. */
import type { Vocabulary } from './capitals.ts';
import type { Word } from './scan.ts';
import { isGivenName } from './words/given-names.ts';
import {
  CHINESE_SURNAMES,
  KOREAN_SURNAMES,
  VIETNAMESE_SURNAMES,
  WEAK_VIETNAMESE_SURNAMES,
} from './words/surnames.ts';

/** family-first: Vietnamese, called by the last part; chinese: family first, called by it; western: called by the last part. */
export type NamingCustom = 'vietnamese' | 'chinese' | 'western';

export const VIETNAMESE_LETTERS = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưđ]/iu;

/** Where in the words a Vietnamese family name begins the name, or −1. */
export function vietnameseStart(words: readonly Word[], indexes: readonly number[]): number {
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

export function customOf(
  words: readonly Word[],
  indexes: readonly number[],
  vocabulary: Vocabulary,
): NamingCustom {
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
    !marked &&
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
