/** Addresses of the reader's pages, as its own pages link to each other. Pure. */
import type { Span } from '../domain.ts';
import { wordsCode } from '../chat/codes.ts';
import { pageOf } from '../discord/links.ts';
import type { Locale } from '../chat/reply.ts';

/** What every link hands on, because there are no cookies. */
export interface Carried {
  /** The language that was asked for in the address; null where the browser's was taken. */
  readonly locale: Locale | null;
  /** The token as it came in the address; null where none did. */
  readonly token: string | null;
}

/** A page with what is handed on. @param fields more of the query */
export function addressOf(
  page: string,
  { locale, token }: Carried,
  fields: Readonly<Record<string, string | number>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) query.set(name, String(value));
  if (locale !== null) query.set('locale', locale);
  if (token !== null) query.set('token', token);
  const more = query.toString();
  if (more === '') return page;
  return `${page}${page.includes('?') ? '&' : '?'}${more}`;
}

/** An article from its beginning. */
export function articleAddress(path: string, carried: Carried): string {
  return addressOf(pageOf({ page: 'article', path, span: { start: 0, end: 0 } }), carried);
}

/** An article at words of it, which are found again when the article has changed. @param text the words */
export function quoteAddress(path: string, span: Span, text: string, carried: Carried): string {
  const page = pageOf({ page: 'article', path, span });
  return `${addressOf(page, carried, { words: wordsCode(text) })}#quote`;
}

/** A meeting. */
export function meetingAddress(id: string, carried: Carried): string {
  return addressOf(pageOf({ page: 'meeting', id }), carried);
}
