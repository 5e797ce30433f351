/**
 * Phrases inside one sentence that serve as short answers: named places, lists, the reported clause. Pure; spans are offsets
 * in the article.
 */
import type { Span, TextSpan } from '../domain.ts';
import type { StoredSentence } from '../index/store.ts';
import type { Token } from '../language/tokens.ts';

export interface NamedPlace extends TextSpan {
  /** 1: a preposition of place stands before it; less where only "of", "to" or a word like "province" points to a place. */
  readonly sureness: number;
}

/** The preposition before a name, with what may stand between: group 1 says place for sure, group 2 only perhaps. */
const PREPOSITION =
  /(?:^|[^\p{L}])(?:(in|at|near|into|outside|inside|across|around|throughout|i|på|ved|utenfor|nær|hos|ở|tại|vào|gần|quanh)|(from|to|off|of|on|fra|til|over|từ|đến|ra|sang|tới|thuộc))\s+(?:(?:the|den|det|de|thành phố|tỉnh|huyện|xã|nước|thị xã|phường|northern|southern|eastern|western|central|downtown|nearby)\s+)*$/iu;
const PLACE_AFTER =
  /^\s(?:city|province|town|county|district|village|region|municipality|harbour|harbor|airport|stadium|hall|street|river|island|kommune|fylke|by)\b/iu;
const INSIDE_NAME = /^(?: |-| - | – |–)$/;
/** Months and weekdays are capitalised in English but name no place. */
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Tháng|Thứ|Chủ)$/;

/** Capitalised only because a sentence begins with them. */
const FUNCTION_WORD =
  /^(?:The|A|An|This|That|These|In|At|On|For|It|He|She|They|But|And|Den|Det|De|Dette|I|Ved|På|Men|Og|Han|Hun|Những|Các|Ông|Bà|Tại|Ở|Theo)$/;

/**
 * Capitalised runs that are no person: with a preposition of place before them, or any (`all`).
 * @param people spans of names of people, which are left out
 * @param offset of `text` in the article
 */
export function namedPlaces(
  text: string,
  tokens: readonly Token[],
  people: readonly Span[],
  offset: number,
  all = false,
): NamedPlace[] {
  const places: NamedPlace[] = [];
  const isName = (token: Token): boolean =>
    /^\p{Lu}/u.test(token.text) && !CALENDAR.test(token.text) && !FUNCTION_WORD.test(token.text);
  for (let first = 0; first < tokens.length; first++) {
    const start = tokens[first]!;
    if (!isName(start) || people.some((person) => start.start >= person.start && start.end <= person.end))
      continue;
    let last = first;
    while (last + 1 < tokens.length) {
      const between = text.slice(tokens[last]!.end - offset, tokens[last + 1]!.start - offset);
      if (!isName(tokens[last + 1]!) || !INSIDE_NAME.test(between)) break;
      if (
        people.some(
          (person) => tokens[last + 1]!.start >= person.start && tokens[last + 1]!.end <= person.end,
        )
      )
        break;
      last++;
    }
    const end = tokens[last]!.end;
    const before = text.slice(0, start.start - offset);
    const after = text.slice(end - offset);
    const preposition = PREPOSITION.exec(before);
    const sureness = preposition?.[1] ? 1 : PLACE_AFTER.test(after) ? 0.75 : preposition ? 0.6 : 0;
    if (sureness > 0 || (all && (first > 0 || last > first))) {
      places.push({
        start: start.start,
        end,
        text: text.slice(start.start - offset, end - offset),
        sureness,
      });
    }
    first = last;
  }
  return places;
}

const LIST_OPENERS =
  /(?:\bsuch as|\bincluding|\bnamely|\bamong them|\bfor example|\be\.g\.|:|\bsåsom|\bslik som|\bblant annet|\binkludert|\bnemlig|\bsom for eksempel|như là|như|bao gồm|gồm|trong đó có)\s+/giu;

/** What follows "such as", "including", a colon; the longest of several. Null where nothing opens a list. */
export function openedList(text: string, offset: number): TextSpan | null {
  let longest: Span | null = null;
  for (const match of text.matchAll(LIST_OPENERS)) {
    const start = match.index + match[0].length;
    const end = endOfList(text, start);
    const items = text.slice(start, end).split(/,| and | og | và |;/).length;
    if (items >= 2 && (!longest || end - start > longest.end - longest.start)) longest = { start, end };
  }
  return longest && spanOf(text, longest, offset);
}

const spanOf = (text: string, { start, end }: Span, offset: number): TextSpan => ({
  start: offset + start,
  end: offset + end,
  text: text.slice(start, end),
});

/** To the end of the sentence without its stop, or to a semicolon. */
function endOfList(text: string, start: number): number {
  const stop = /;|[.!?]["”’»)]*\s*$|\s[—–-]\s(?=\p{Ll})/u.exec(text.slice(start));
  return stop ? start + stop.index : text.trimEnd().length;
}

/** The longest run of items joined by commas and a last "and"; null where there is none. */
export function joinedItems(text: string, offset: number): TextSpan | null {
  const items =
    /(?:[\p{L}\p{N}’'%-]+(?: [\p{L}\p{N}’'%-]+){0,4}, ){1,}(?:[\p{L}\p{N}’'%-]+(?: [\p{L}\p{N}’'%-]+){0,4},? )?(?:and|og|và|or|eller|hoặc) [\p{L}\p{N}’'%-]+(?: [\p{L}\p{N}’'%-]+){0,3}/gu;
  let longest: Span | null = null;
  for (const match of text.matchAll(items)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!longest || span.end - span.start > longest.end - longest.start) longest = span;
  }
  return longest && spanOf(text, longest, offset);
}

/**
 * The part of a sentence that is said, without the words that say who says it: the inside of its quotation marks when it is
 * a direct quotation, else what follows the reporting words at its beginning. The whole sentence when that cannot be told.
 */
export function reportedClause(text: string, stored: StoredSentence): TextSpan {
  const { sentence, attribution } = stored;
  const whole = { start: sentence.start, end: sentence.end, text };
  if (attribution.kind === 'narration' || attribution.kind === 'unknown') return whole;
  let from = sentence.start;
  for (const evidence of attribution.evidence) {
    const inFirstHalf = evidence.end - sentence.start <= text.length * 0.5;
    if (
      evidence.start >= sentence.start &&
      evidence.end <= sentence.end &&
      inFirstHalf &&
      evidence.end > from
    )
      from = evidence.end;
  }
  const lead = /^[\s,:;–—-]*(?:that |at |om at |rằng |, )?/u.exec(text.slice(from - sentence.start));
  const start = from + (lead?.[0].length ?? 0);
  const tail = /[.!?…]*["”’»')\]]*\s*$/u.exec(text);
  const end = sentence.start + (tail ? tail.index : text.length);
  if (start >= end) return whole;
  return { start, end, text: text.slice(start - sentence.start, end - sentence.start) };
}
