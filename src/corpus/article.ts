/** Makes an Article of the bytes of a file: decode, read by format, junk, language, header. No disk. */
import { createHash } from 'node:crypto';
import type { Article, ArticleDate, Field, Junk, LanguageCode, Span } from '../domain.ts';
import { findDates } from '../language/dates.ts';
import { detectArticleLanguage } from '../language/detect.ts';
import { splitSentences } from '../language/sentences.ts';
import { tokenize } from '../language/tokens.ts';
import { decode } from './decode.ts';
import { type Header, readHeader } from './header.ts';
import { findJunk } from './junk.ts';
import { linesOf, trimmed, without } from './lines.ts';
import { exists } from './uncertainDate.ts';

export type ArticleReading = { readonly article: Article } | { readonly reason: string };

/** What a format knows of an article before its running text is looked at. */
interface Known {
  readonly text: string;
  /** Where the running text begins. */
  readonly start: number;
  readonly title: string | null;
  readonly date: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly language: string | null;
  /** Where the fields stand, in words. */
  readonly because: string;
}

const ONLY_JUNK = 'it holds only junk (links, share bars, counters) and no text';
/** How far down a title may stand. Characters. */
const TOP = 2_000;

/**
 * @param path tells the format, and may tell the day
 * @returns the article, or why there is none, for people
 */
export async function readArticleBytes(path: string, bytes: Uint8Array): Promise<ArticleReading> {
  if (bytes.length === 0) return { reason: 'it is empty' };
  const format = /\.html?$/iu.test(path) ? 'html' : /\.md$/iu.test(path) ? 'markdown' : 'text';
  const decoded = decode(bytes, format === 'html');
  if ('reason' in decoded) return decoded;
  const known = await knownOf(decoded.text, format);
  if ('reason' in known) return known;
  const { text, start } = known;
  if (text.slice(start).trim() === '') return { reason: 'it is empty' };

  const pageJunk = findJunk(text, start);
  const junkAt = new Set(pageJunk.map((junk) => junk.start));
  const language = await languageOf(known);
  const end = endOfText(text, pageJunk);
  const header = readHeader(text, start, end, language, path, (line) => junkAt.has(line.start));
  const title = titleOf(known, header);
  const junk = [...pageJunk, ...repeatedHeadline(text, title, language, pageJunk)];
  const front: Span[] = start > 0 ? [{ start: 0, end: start }] : [];
  const article: Article = {
    path,
    text,
    hash: createHash('sha256').update(bytes).digest('hex'),
    format,
    encoding: decoded.encoding,
    language,
    title,
    date: statedDate(known, language) ?? header.date,
    place: known.place ? { text: known.place, span: null } : header.place,
    source: known.source ? { text: known.source, span: null } : (header.source ?? sourceLine(text, pageJunk)),
    header: [...front, ...header.spans],
    junk: junk.sort((a, b) => a.start - b.start),
  };
  return holdsText(article) ? { article } : { reason: ONLY_JUNK };
}

async function knownOf(
  text: string,
  format: Article['format'],
): Promise<Known | { readonly reason: string }> {
  const nothing = { title: null, date: null, place: null, source: null, language: null, because: '' };
  if (format === 'text') return { ...nothing, text, start: 0 };
  if (format === 'html') {
    // the parser of pages takes a tenth of a second to load, and most folders hold none
    const { readHtml } = await import('./html.ts');
    const page = readHtml(text);
    return page === null
      ? { reason: 'it is a page without an article' }
      : { ...nothing, ...page, start: 0, because: 'HTML meta' };
  }
  if (!text.startsWith('---')) return { ...nothing, text, start: 0 };
  const { readFrontMatter } = await import('./markdown.ts');
  const front = readFrontMatter(text);
  return 'problem' in front
    ? { reason: front.problem }
    : { ...nothing, ...front, text, start: front.end, because: 'front matter' };
}

/** What the text tells; what the page or the front matter says only where the text does not tell. Pages are often wrong. */
async function languageOf({ text, start, language }: Known): Promise<LanguageCode> {
  const detected = await detectArticleLanguage(text.slice(start));
  const stated = /^[a-z]{2}(?![a-z])/.exec(language?.toLowerCase() ?? '')?.[0];
  if (detected.reliable || stated === undefined) return detected.language;
  return stated === 'nb' || stated === 'nn' ? 'no' : stated;
}

/** A title that front matter or a page gives often stands in the text as well; then it has a span. */
function titleOf({ text, start, title }: Known, header: Header): Field | null {
  if (!title) return header.title;
  if (header.title && sameWords(header.title.text, title)) return header.title;
  for (const line of linesOf(text, start, Math.min(text.length, start + TOP))) {
    if (!line.text.includes(title)) continue;
    const at = line.start + line.text.indexOf(title);
    const whole = line.text.replace(/^\s*#{1,6}\s/u, '').trim() === title;
    if (whole) return { text: title, span: { start: at, end: at + title.length } };
  }
  return { text: title, span: null };
}

function statedDate({ date, because }: Known, language: LanguageCode): ArticleDate | null {
  if (!date) return null;
  const iso = /^(?:19|20)\d\d-\d\d-\d\d/.exec(date)?.[0];
  if (iso && exists(iso)) return { value: iso, certain: true, because, span: null };
  for (const tried of new Set([language, 'en', 'no', 'vi'])) {
    const day = findDates(date, tried, null).find(
      (found) => found.precision === 'day' && found.from && !found.relative,
    );
    if (day?.from) return { value: day.from, certain: true, because, span: null };
  }
  return null;
}

/** Where the last line ends that is neither blank nor junk. */
function endOfText(text: string, junk: readonly Junk[]): number {
  let end = text.length;
  for (let i = junk.length - 1; i >= 0; i -= 1) {
    if (text.slice(junk[i]!.end, end).trim() !== '') break;
    end = junk[i]!.start;
  }
  return end;
}

function holdsText({ text, header, junk }: Article): boolean {
  const out = [...header, ...junk].sort((a, b) => a.start - b.start);
  return without({ start: 0, end: text.length }, out).some(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(text.slice(start, end)),
  );
}

/** The name in a line like "Kilde: NTB". */
function sourceLine(text: string, junk: readonly Junk[]): Field | null {
  for (const { start, end, reason } of junk) {
    if (reason !== 'source line') continue;
    const name = trimmed(text, { start: start + text.slice(start, end).indexOf(':') + 1, end });
    if (name && text.slice(start, end).includes(':'))
      return { text: text.slice(name.start, name.end), span: name };
  }
  return null;
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    tokenize(text)
      .map((token) => token.folded)
      .join(' ');
  const wanted = words(a);
  return wanted !== '' && wanted === words(b);
}

/** A headline that is printed again as the first line, or the first sentence, of the text. */
function repeatedHeadline(
  text: string,
  title: Field | null,
  language: LanguageCode,
  junk: readonly Junk[],
): Junk[] {
  if (!title?.span) return [];
  const from = title.span.end;
  const taken = new Set(junk.map(({ start }) => start));
  const next = linesOf(text, from, Math.min(text.length, from + TOP)).find(
    (line) => !line.blank && !taken.has(line.start),
  );
  if (!next) return [];
  const first = splitSentences(text, next, language)[0];
  const again = [trimmed(text, next), first].find(
    (span) => span && sameWords(text.slice(span.start, span.end), title.text),
  );
  return again ? [{ ...again, reason: 'headline repeated' }] : [];
}
