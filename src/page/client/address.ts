/** The address of the page: what is asked, in which language, with which token. Pure. */
import type { Locale } from '../../chat/reply.ts';

export interface Address {
  /** Null: as the browser is set. */
  readonly locale: Locale | null;
  /** What is asked when the page is opened; null for nothing. */
  readonly question: string | null;
  /** READER_TOKEN, for those who come from outside. */
  readonly token: string | null;
}

/** The longest question that an address holds, so that it can be opened again. Characters. */
const LONGEST_QUESTION = 1_000;

/** @param search `location.search` */
export function readAddress(search: string): Address {
  const fields = new URLSearchParams(search);
  const locale = fields.get('locale');
  const question = fields.get('q')?.trim() ?? '';
  return {
    locale: isLocale(locale) ? locale : null,
    question: question === '' ? null : question.slice(0, LONGEST_QUESTION),
    token: fields.get('token'),
  };
}

/** The page with this behind it: `/?q=…&locale=no`. */
export function writeAddress({ locale, question, token }: Address): string {
  const fields = new URLSearchParams();
  if (question !== null) fields.set('q', question.slice(0, LONGEST_QUESTION));
  if (locale !== null) fields.set('locale', locale);
  if (token !== null) fields.set('token', token);
  const query = fields.toString();
  return query === '' ? '/' : `/?${query}`;
}

/** The language of the address, else the first of the browser's that there are words in, else English. */
export function localeOf({ locale }: Pick<Address, 'locale'>, languages: readonly string[]): Locale {
  if (locale !== null) return locale;
  for (const tag of languages) {
    const [language = ''] = tag.toLowerCase().split('-');
    if (language === 'nb' || language === 'nn') return 'no';
    if (isLocale(language)) return language;
  }
  return 'en';
}

/** An address of this server with the token and, where it was chosen, the language handed on. */
export function carrying(path: string, { locale, token }: Pick<Address, 'locale' | 'token'>): string {
  const [target = '', hash] = path.split('#', 2);
  const [page = '', query = ''] = target.split('?', 2);
  const fields = new URLSearchParams(query);
  if (locale !== null) fields.set('locale', locale);
  if (token !== null) fields.set('token', token);
  const more = fields.toString();
  return `${page}${more === '' ? '' : `?${more}`}${hash === undefined ? '' : `#${hash}`}`;
}

function isLocale(value: unknown): value is Locale {
  return value === 'en' || value === 'no' || value === 'vi';
}
