/** Where a quote stands and who says it, as pieces of lines. Pure. */
import type { Answer, Citation, Quote, Span } from '../domain.ts';
import { articleCode, FILE_DIGITS, wordsCode } from './codes.ts';
import type { CitationLine, Inline, Locale, PassageAction, QuoteBlock, SourceText } from './reply.ts';
import { own, pieces, say, separated } from './say.ts';
import { dayOrUndated, dayText, languageName } from './when.ts';

/** What the index knows of the place of a quote, beside the quote itself. */
export interface Places {
  /** Which passage of the article holds this, of how many; null when none does. */
  passageNumber(path: string, span: Span): { readonly number: number; readonly of: number } | null;
  /** SHA-256 of the file, hex; null for an article that is not there. */
  fileHash(path: string): string | null;
}

/** Paths of the articles that an answer quotes, for `Generation.expect`. */
export function citedIn({ quotes, related, conflicts }: Answer): readonly string[] {
  const sides = conflicts.flatMap((conflict) => conflict.sides.map(({ quote }) => quote));
  const cited = [...quotes, ...related, ...sides].flatMap((quote) => [quote, ...quote.also]);
  return cited.map(({ article }) => article.path);
}

export interface CiteView {
  readonly locale: Locale;
  readonly places: Places;
}

export function source(text: string, strong = false): SourceText {
  return strong ? { kind: 'source', text, strong } : { kind: 'source', text };
}

/** Headline, or the name of the file. */
export function titleOf({ title, path }: Pick<Citation, 'title' | 'path'>): SourceText {
  const headline = title?.replace(/\s+/g, ' ').trim();
  return source(headline || path.split('/').pop() || path);
}

export function citationLine({ locale, places }: CiteView, article: Citation, span: Span): CitationLine {
  const title = titleOf(article);
  const day = article.date === null ? null : dayText(locale, article.date, article.dateCertain);
  const language = languageName(locale, article.language);
  const agency = article.source === null ? null : source(article.source);
  const passage = places.passageNumber(article.path, span);
  const number = passage ? pieces(locale, 'passageNumber', { n: passage.number, of: passage.of }) : [];
  return {
    title,
    day,
    language: { code: article.language, name: language },
    source: agency,
    path: source(article.path),
    span: { start: span.start, end: span.end },
    passage,
    inline: separated(
      [[title], [dayOrUndated(locale, day)], agency ? [agency] : [], [language], number],
      ' · ',
    ),
  };
}

/** "Ada Berg, Minister of Fish and Bo Dahl", "the report". */
export function speakerInline(
  locale: Locale,
  { speaker, speakers, kind }: Pick<Quote, 'speaker' | 'speakers' | 'kind'>,
): readonly Inline[] {
  const named = speaker ? [speaker] : speakers;
  if (named.length > 0) {
    const each = named.map(({ name, role }) =>
      role ? [source(name), own(', '), source(role)] : [source(name)],
    );
    return separated(each, ` ${say(locale, 'and')} `);
  }
  const who = kind === 'joint' ? 'jointly' : kind === 'narration' ? 'theReport' : 'unclearWho';
  return [own(say(locale, who))];
}

/** What opens the paragraph around a text of an article, for years. */
export function passageAction(places: Places, path: string, text: string, span: Span): PassageAction {
  return {
    do: 'passage',
    article: articleCode(path),
    file: (places.fileHash(path) ?? '').slice(0, FILE_DIGITS).padEnd(FILE_DIGITS, '0'),
    start: span.start,
    end: span.end,
    words: wordsCode(text),
  };
}

/** @param marked within the article; marked in the quote when it lies inside */
export function quoteBlock(view: CiteView, quote: Quote, marked: Span | null): QuoteBlock {
  const inside =
    marked && marked.start >= quote.start && marked.end <= quote.end && marked.end > marked.start;
  return {
    kind: 'quote',
    text: quote.text,
    marked: inside ? { start: marked.start - quote.start, end: marked.end - quote.start } : null,
    speaker: speakerInline(view.locale, quote),
    citation: citationLine(view, quote.article, quote),
    also: quote.also.map((also) => citationLine(view, also.article, also)),
    passage: passageAction(view.places, quote.article.path, quote.text, quote),
  };
}
