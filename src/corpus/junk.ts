/**
 * Marks what is not the article's own: images, links, share bars, counters, cookie lines. Pure, by general rules; a line is
 * junk only when the whole of it fits a rule, so that no sentence is lost. Nothing is removed or rewritten.
 */
import type { Junk } from '../domain.ts';
import { PHRASES, PICTURE_DESKS, POINTER, SHARE_CONNECTORS, SHARE_WORDS } from './junkPhrases.ts';
import { type Line, linesOf } from './lines.ts';

/** Longer lines are sentences, whatever they begin with. Characters; image links may be longer. */
const LONGEST = { line: 160, image: 2_000 } as const;
/** Blank lines beyond these in one run are left over from a page's layout. */
const BLANK_LINES = 3;
const SHARE_BAR_WORDS = 14;

/** One image of Markdown; its alternative text may hold brackets of its own. */
const IMAGE = String.raw`!\[(?:[^[\]]|\[[^[\]]*\])*\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)`;
const IMAGES = new RegExp(String.raw`^(?:[-*]\s*)?(?:\[?${IMAGE}(?:\]\([^()\s]*\))?\s*)+$`, 'u');
const IMAGE_IN_LINE = new RegExp(IMAGE, 'gu');
/** The name behind a caption: `… on Friday. Photo: A. Berg / Agency`. */
const CREDIT_AT_END =
  /(?<=[.!?…”"»)]\s)\(?(?:foto|photo|ảnh|arkivfoto|illustrasjonsfoto|file photo)\s*:\s*[^.!?:]{2,60}\)?\.?$/iu;

const RULES: readonly (readonly [reason: string, whole: RegExp])[] = [
  ['link', /^(?:[-*•]\s*)?(?:<?(?:https?:\/\/|www\.)\S+>?|\[[^\]]{0,120}\]\((?:https?:\/\/|\/)[^)\s]*\))$/iu],
  ['page markup', /^(?:<!--.*-->|<\/?[a-z][a-z\d]{0,12}(?:\s[^<>]*)?\/?>)(?:\s*<\/?[a-z][^<>]*>)*$/iu],
  [
    'comment counter',
    /^(?:(?:kommentar(?:er)?|comments?|bình luận|ý kiến|phản hồi)\s*[:(]?\s*\d+\s*\)?|\d+ (?:kommentar(?:er)?|comments?|bình luận|ý kiến))$/iu,
  ],
  [
    'cookie line',
    /^(?:we|this (?:web)?site|our (?:web)?site|vi|dette nettstedet|nettstedet|chúng tôi|trang (?:web )?này)\s.{0,30}(?:use|uses|bruker|sử dụng)\s.{0,30}(?:cookies?|informasjonskapsler)\b.*$/iu,
  ],
  [
    'cookie line',
    /^(?:by (?:continuing|using|clicking)|ved å (?:fortsette|bruke)|bằng (?:việc|cách) tiếp tục)\s.{0,90}(?:cookies?|informasjonskapsler|terms|vilkår|điều khoản)\b.*$/iu,
  ],
  [
    'newsletter line',
    /^(?:sign up|subscribe|register|join|get|meld deg på|abonner|registrer deg|đăng ký)\s.{0,60}(?:newsletter|inbox|mailing list|email updates|nyhetsbrev|nyheter på e-post|bản tin|nhận tin).{0,60}$/iu,
  ],
  [
    'call to follow',
    /^(?:follow|like us|join us|find us|følg|lik oss|theo dõi)\s.{0,60}\b(?:facebook|twitter|instagram|google news|telegram|tiktok|youtube|zalo|whatsapp|linkedin)\b.{0,30}$/iu,
  ],
  [
    'reading time',
    /^(?:\d+ min(?:ute|utt)?s?\.? (?:read|lesetid|lesing|to read)|\d+ phút đọc|(?:reading time|lesetid|thời gian đọc)\s*:.{1,20})$/iu,
  ],
  [
    'photo credit',
    new RegExp(
      String.raw`^\(?(?:[\p{L}.'’ -]{1,40}\s?[/,]\s?)?(?:${PICTURE_DESKS})(?:\s?[/,]\s?[\p{L}.'’ -]{1,40})?\)?\.?$`,
      'iu',
    ),
  ],
  [
    'copyright line',
    /^(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d|by\b)|all rights reserved|alle rettigheter (?:reservert|forbeholdt)|bản quyền (?:thuộc|©|\d)).{0,120}$/iu,
  ],
  [
    'copyright line',
    /^.{0,80}(?:all rights reserved|alle rettigheter (?:reservert|forbeholdt))\.?.{0,40}$/iu,
  ],
  [
    'agency credit',
    /^[([](?:(?:additional )?(?:reporting|writing|editing)|(?:written|edited|compiled|translated) by|reporter:)\s.{3,140}[)\]]\.?$/iu,
  ],
  ['rule', /^(?:[-*_=~#•·|+]\s*){3,}$/u],
  ['tag list', /^(?:#[\p{L}\p{M}\p{N}_]+[\s,;]*)+$/u],
];

const BY_PHRASE = {
  alone: tableOf('alone'),
  label: tableOf('label'),
};

function tableOf(how: 'alone' | 'label'): ReadonlyMap<string, string> {
  const rules = PHRASES.filter((rule) => rule.how === how);
  return new Map(
    rules.flatMap((rule) => rule.phrases.map((phrase) => [phrase.normalize('NFC'), rule.reason] as const)),
  );
}

/** Junk between two offsets, in order, not overlapping. */
export function findJunk(text: string, start = 0, end = text.length): Junk[] {
  const junk: Junk[] = [];
  const blanks = { start: 0, end: 0, lines: 0 };
  const endBlanks = (): void => {
    if (blanks.lines > BLANK_LINES) {
      junk.push({ start: blanks.start, end: blanks.end, reason: 'repeated blank lines' });
    }
    blanks.lines = 0;
  };
  let pointsOn = false;
  let first = true;
  for (const line of linesOf(text, start, end)) {
    if (line.blank) {
      if (blanks.lines === 0) blanks.start = line.start;
      blanks.end = line.end;
      blanks.lines += 1;
      pointsOn = false;
      continue;
    }
    endBlanks();
    const trimmed = line.text.trim();
    // under "Related articles" stand their headlines
    const reason: string | null =
      reasonOf(trimmed, first) ?? (pointsOn && isHeadlineOnly(trimmed) ? POINTER : null);
    first = false;
    pointsOn = reason === POINTER;
    if (reason) junk.push({ start: line.start, end: line.end, reason });
    else junk.push(...junkInLine(line));
  }
  endBlanks();
  return junk;
}

/** Why a whole line, trimmed, is junk; null when it is not. @param first whether it is the first of the text */
function reasonOf(line: string, first: boolean): string | null {
  if (line.length <= LONGEST.image && line.includes('![') && IMAGES.test(line)) return 'image link';
  if (line.length > LONGEST.line) return null;
  for (const [reason, rule] of RULES) if (rule.test(line)) return reason;
  return phraseReason(line, first) ?? (isShareBar(line) ? 'share bar' : null);
}

function phraseReason(line: string, first: boolean): string | null {
  const bare = line
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[-*•>»(→]+\s*/u, '');
  const whole = bare.replace(/[\s.!:»>→…)]+$/u, '');
  const alone = BY_PHRASE.alone.get(whole) ?? BY_PHRASE.label.get(whole);
  // `Source: minister to resign` is a headline where a headline stands
  if (alone || first) return alone ?? null;
  const label = /^[^:?»>→|–]{2,40}(?=\s*[:?»>→|–])/u.exec(bare)?.[0].trim();
  return label === undefined ? null : (BY_PHRASE.label.get(label) ?? null);
}

function isShareBar(line: string): boolean {
  const words =
    line
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+(?:-[\p{L}]+)?/gu) ?? [];
  if (words.length === 0 || words.length > SHARE_BAR_WORDS || /\p{N}|[.!?…]$/u.test(line)) return false;
  return (
    words.some((word) => SHARE_WORDS.has(word)) &&
    words.every((word) => SHARE_WORDS.has(word) || SHARE_CONNECTORS.has(word))
  );
}

/** A line of the length of a headline, without a stop. */
function isHeadlineOnly(line: string): boolean {
  return line.length <= LONGEST.line && !/[.!?…:]["”’»)]*$/u.test(line);
}

/** Images inside a paragraph, and the photographer's name behind a caption. */
function junkInLine(line: Line): Junk[] {
  const found: Junk[] = [];
  if (line.text.includes('![')) {
    for (const image of line.text.matchAll(IMAGE_IN_LINE)) {
      const start = line.start + image.index;
      found.push({ start, end: start + image[0].length, reason: 'image link' });
    }
  }
  const tail = line.text.slice(-LONGEST.line);
  const credit = CREDIT_AT_END.exec(tail);
  if (credit && found.length === 0) {
    const start = line.end - tail.length + credit.index;
    found.push({ start, end: start + credit[0].length, reason: 'photo credit' });
  }
  return found;
}
