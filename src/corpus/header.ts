/**
 * Reads what stands around the running text: date mark, dateline, headline, byline, agency mark. Pure. Fields come with
 * the spans where they stand; header spans are kept out of the sentences.
 */
import type { ArticleDate, Field, LanguageCode, Span } from '../domain.ts';
import { findDates } from '../language/dates.ts';
import { type Dateline, findDateline, findPlaceAndDay } from './dateline.ts';
import { isHeadline, isHeadlineSentence } from './headline.ts';
import { type Line, linesOf, trimmed } from './lines.ts';
import { uncertainDate } from './uncertainDate.ts';

export interface Header {
  readonly title: Field | null;
  readonly date: ArticleDate | null;
  readonly place: Field | null;
  readonly source: Field | null;
  /** Spans that are no part of a sentence, in order. */
  readonly spans: readonly Span[];
}

/** ` date 2025-02-19 …` at the very beginning. */
const DATE_MARK = /^\s*date[ \t:]+((?:19|20)\d\d-\d\d-\d\d)[ \t]*/iu;
const BYLINE =
  /^(?:By|BY|Av|AV|Words by|Reported by|(?:Tekst|Text|Bài|Bài và ảnh|Tác giả|Phóng viên|Reporter|Journalist|Journalister?)\s*:)\s+\p{Lu}[\p{L}\p{M}.'’-]*(?:(?:,|\s(?:and|og|và|i|for|in|of|av|foto|photo)|\s[&|/])*:?\s\p{Lu}[\p{L}\p{M}.'’-]*){0,10}$/u;
const DATE_LABEL =
  /^(?:(?:published|updated|posted|date|publisert|oppdatert|sist oppdatert|dato|ngày đăng|cập nhật|đăng ngày|thứ \p{L}+,?)\s*:?\s*)+/iu;
/** The agency behind the last sentence: "— VNA/VNS", "(NTB)", "/./"; behind a quotation only in capitals, since a name may be its speaker's. */
const NAME = '\\p{Lu}[\\p{L}/&]*(?: \\p{Lu}[\\p{L}/&]*){0,2}';
const LETTERS = '[\\p{Lu}/&]{2,16}';
const CLOSING_MARKS = [
  `(?<=[.!?…])\\s*(?:(?:—|–|--|-)\\s*(?<name>${NAME})\\.?|[([]\\s*(?:theo |source: |kilde: )?(?<bracketed>${NAME})\\s*[)\\]]\\.?|\\/\\.\\/?)\\s*$`,
  `(?<=["”’»])\\s*(?:(?:—|–|--|-)\\s*(?<name>${LETTERS})|[([]\\s*(?<bracketed>${LETTERS})\\s*[)\\]])\\.?\\s*$`,
  `\\n\\s*\\(?Theo (?<name>${NAME})\\)?\\.?\\s*$`,
].map((pattern) => new RegExp(pattern, 'u'));

const LINES_OF_HEADER = 8;

/**
 * @param start where the article's own text begins (behind front matter)
 * @param end where junk at the end begins, or the end of the text
 */
export function readHeader(
  text: string,
  start: number,
  end: number,
  language: LanguageCode,
  path: string,
  isJunk: (line: Line) => boolean,
): Header {
  const spans: Span[] = [];
  let title: Field | null = null;
  let date: ArticleDate | null = null;
  let from = start;

  const mark = DATE_MARK.exec(text.slice(start, start + 200));
  if (mark) {
    const at = start + mark.index + mark[0].indexOf(mark[1]!);
    date = { value: mark[1]!, certain: true, because: 'date mark', span: { start: at, end: at + 10 } };
    from = start + mark[0].length;
    spans.push({ start, end: from });
  }

  const lines = linesOf(text, from, end).filter((line) => !line.blank && !isJunk(line));
  let dateline: Dateline | null = null;
  let place: Field | null = null;
  let source: Field | null = null;
  for (let at = 0; at < Math.min(lines.length, LINES_OF_HEADER); at += 1) {
    const line = lines[at]!;
    const below = lines.slice(at + 1);
    dateline = findDateline(line);
    if (dateline) break;
    const around = findPlaceAndDay(line);
    const whole = around && certainDate(text, around.date, language, 'date line');
    const day = isByline(line) ? null : (whole ?? dateLine(line, language));
    if (day || isByline(line)) {
      date ??= day;
      if (whole) {
        place ??= around.place;
        source ??= around.source;
      }
      spans.push({ start: line.start, end: line.end });
    } else if (!title && below[0] && isHeadline(text, line, below)) {
      title = fieldOf(text, markdownHeading(line));
    } else if (
      !title &&
      below[0] &&
      isHeadlineSentence(text, line, below, language, showsHeadline(below[0], language))
    ) {
      title = fieldOf(text, line);
    } else break;
  }
  if (dateline) {
    place = dateline.place ?? place;
    source = dateline.source ?? source;
    if (dateline.date) date ??= certainDate(text, dateline.date, language, 'dateline');
    spans.push(dateline.span);
  }
  const closing = closingMark(text, end);
  if (closing) {
    spans.push(closing.span);
    source ??= closing.source;
  }
  date ??= uncertainDate(text, from, end, language, path);
  return { title, date, place, source, spans: spans.sort((a, b) => a.start - b.start) };
}

/** A dateline, a byline or a date shows that what stands above it is a headline. */
function showsHeadline(line: Line, language: LanguageCode): boolean {
  return (
    findDateline(line) !== null ||
    findPlaceAndDay(line) !== null ||
    isByline(line) ||
    dateLine(line, language) !== null
  );
}

function isByline(line: Line): boolean {
  return line.text.length <= 120 && BYLINE.test(line.text.trim());
}

function markdownHeading(line: Line): Span {
  const marks = /^\s*#{1,6}\s+/u.exec(line.text);
  return { start: line.start + (marks?.[0].length ?? 0), end: line.end };
}

function fieldOf(text: string, span: Span): Field | null {
  const inner = trimmed(text, span);
  return inner && { text: text.slice(inner.start, inner.end), span: inner };
}

/** A line that is a date and little else: "Published: 3 March 2026, 14:05". */
function dateLine(line: Line, language: LanguageCode): ArticleDate | null {
  if (line.text.length > 80) return null;
  const label = DATE_LABEL.exec(line.text.trim());
  const bare = line.text.trim().replace(DATE_LABEL, '');
  const found = certainDate(bare, { start: 0, end: bare.length }, language, 'date line');
  if (!found?.span) return null;
  const rest = bare.slice(0, found.span.start) + bare.slice(found.span.end);
  const time = rest.replace(
    /\b(?:at|kl|kl\.|lúc|gmt|utc|cet|est|am|pm|a\.m\.|p\.m\.)\b|[\d:.,|()+\s–-]/giu,
    '',
  );
  if (!label && time.length > 12) return null;
  if (time.length > 24) return null;
  return { ...found, span: { start: line.start, end: line.end } };
}

/** The first whole day of a stretch of text, tried in all languages, since datelines are often English. */
function certainDate(text: string, span: Span, language: LanguageCode, because: string): ArticleDate | null {
  const stretch = text.slice(span.start, span.end);
  for (const tried of new Set([language, 'en', 'no', 'vi'])) {
    const day = findDates(stretch, tried, null, span.start).find(
      (date) => date.precision === 'day' && date.from && !date.relative,
    );
    if (day?.from)
      return { value: day.from, certain: true, because, span: { start: day.start, end: day.end } };
  }
  return null;
}

function closingMark(text: string, end: number): { span: Span; source: Field | null } | null {
  let to = end;
  while (to > 0 && /\s/u.test(text[to - 1]!)) to--;
  const from = Math.max(0, to - 80);
  const tail = text.slice(from, to);
  const found = CLOSING_MARKS.map((mark) => mark.exec(tail)).find((match) => match !== null);
  if (!found) return null;
  const start = from + found.index;
  const name = found.groups?.name ?? found.groups?.bracketed;
  const at = name ? start + found[0].indexOf(name) : start;
  return {
    span: { start, end: to },
    source: name ? { text: name, span: { start: at, end: at + name.length } } : null,
  };
}
