/** Offices before Vietnamese names: "Bộ trưởng Bộ Công Thương X". */
import { startsVietnameseVerb, vietnameseOffice } from './languages.ts';
import type { NameMention } from './names.ts';
import type { RoleBefore } from './roles.ts';
import type { Word } from './scan.ts';
import { isPlace } from './words/places.ts';

/** Words that no Vietnamese office holds, and the small words with which the name of its body may begin. */
const ENDS_OFFICE = /^(?:của|là|cho|với|nói|rằng|đã|đang|sẽ|khi|gặp|tiếp|theo|tại|được|bị)$/;

const CLASSIFIER =
  /^(?:ông|bà|tỉnh|thành|nước|đội|tuyển|huyện|quận|xã|đảng|công|trung|bệnh|trường|câu|viện|ủy|hội)$/;

export function vietnameseRoleBefore(words: readonly Word[], first: number): RoleBefore | null {
  const from = Math.max(0, first - 20);
  const folded = words.slice(from, first).map((word) => word.folded);
  for (let at = first - 2; at >= from && at > first - 16; at--) {
    if (words[at + 1]!.kind === 'mark' && !/^[()&-]$/.test(words[at + 1]!.text)) return null;
    let length = vietnameseOffice(folded, at - from);
    if (length === 0) continue;
    // "Phó Thủ tướng" holds "Thủ tướng": the longest office that ends here.
    let start = at;
    for (let back = 1; back <= 2 && at - back >= from; back++) {
      if (vietnameseOffice(folded, at - back - from) === length + back) start = at - back;
    }
    length += at - start;
    const between = words.slice(start + length, first);
    if (between.length > 0 && !continuesOffice(words, start + length, first)) return null;
    const offices = [folded.slice(start - from, start - from + length).join(' ')];
    return { first: start, office: true, gender: null, role: { first: start, last: first - 1, offices } };
  }
  return null;
}

/** Whether the words between an office and a name are where the office is held: "Bộ trưởng [Bộ Công Thương] …". */
function continuesOffice(words: readonly Word[], from: number, to: number): boolean {
  const first = words[from]!;
  if (!first.capital && !CLASSIFIER.test(first.low)) return false;
  let capitals = 0;
  for (let i = from; i < to; i++) {
    if (ENDS_OFFICE.test(words[i]!.low) || startsVietnameseVerb(words, i)) return false;
    if (words[i]!.capital) capitals++;
  }
  return capitals > 0;
}

/** Words between an office and the place that it is held for. */
const KIND_OF_PLACE = /^(?:nước|tỉnh|thành|phố|huyện|quận|xã|bang|vương|quốc)$/;

/** Where the office begins that stands before the name of a place and is held for it; −1 where none does. */
export function officeHeldFor(words: readonly Word[], { first, parts }: NameMention): number {
  const folded = words.map((word) => word.folded);
  const printed = words.slice(first).map((word) => word.folded);
  if (parts.length > 0 || ![1, 2, 3].some((length) => isPlace(printed.slice(0, length).join(' ')))) return -1;
  let end = first;
  while (end > 0 && KIND_OF_PLACE.test(words[end - 1]!.low)) end--;
  for (let at = end - 2; at >= 0 && at >= end - 4; at--)
    if (vietnameseOffice(folded, at) === end - at) return at;
  return -1;
}
