/** The list of articles: newest first, by person, date and language, page by page. */
import { fold } from '../language/fold.ts';
import { source, titleOf } from './cite.ts';
import { daysInline, readDays } from './dayFilter.ts';
import type { Contents, KnownArticle } from './library.ts';
import { notice } from './notices.ts';
import { paged, pager } from './paging.ts';
import type { ArticleFilterCode, ArticlesAction, Inline, ListEntry, Locale, Reply } from './reply.ts';
import { line, lineOf, pieces, separated } from './say.ts';
import { personFrom } from './suggest.ts';
import { dayOrUndated, dayText, languageName } from './when.ts';

/** What was chosen or typed; null or empty for no filter. */
export interface ArticleFilters {
  readonly person?: string | null;
  /** A day, month or year. Alone it is the whole time; with `to` it is the beginning. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** A code or a name in any of the three languages. */
  readonly language?: string | null;
}

const PAGE_SIZE = 10;

/** The first page, or what is wrong with a filter. */
export function listArticles(filters: ArticleFilters, locale: Locale, contents: Contents): Reply {
  const read = readFilters(filters, locale, contents);
  if ('wrong' in read) return notice(locale, [lineOf('plain', read.wrong)]);
  return page(read.filter, 0, 'new', locale, contents);
}

/** Another page of a list that is shown. */
export function turnArticles(action: ArticlesAction, locale: Locale, contents: Contents): Reply {
  return page(action.filter, action.page, 'replace', locale, contents);
}

type Read = { readonly filter: ArticleFilterCode } | { readonly wrong: readonly Inline[] };

function readFilters(filters: ArticleFilters, locale: Locale, contents: Contents): Read {
  const given = (text: string | null | undefined): string | null => text?.trim() || null;
  const typed = (text: string): Inline => ({ kind: 'typed', text });
  const [name, from, to, tongue] = [filters.person, filters.from, filters.to, filters.language].map(given);
  const person = name ? personFrom(contents, name) : null;
  if (name && !person) return { wrong: pieces(locale, 'noSuchPerson', { typed: typed(name) }) };
  const [first, last] = [from ? readDays(from) : null, to ? readDays(to) : null];
  if (from && !first) return { wrong: pieces(locale, 'noSuchDay', { typed: typed(from) }) };
  if (to && !last) return { wrong: pieces(locale, 'noSuchDay', { typed: typed(to) }) };
  if (first && last && last.to < first.from) return { wrong: pieces(locale, 'noBackwards') };
  const codes = [...new Set(contents.articles.map(({ language }) => language))].sort();
  const language = tongue ? languageFrom(tongue, codes) : null;
  if (tongue && !language) {
    const names = codes.map((code) => [languageName(locale, code)]);
    const filling = { typed: typed(tongue), languages: separated(names, ', ') };
    return { wrong: pieces(locale, 'noSuchLanguage', filling) };
  }
  return {
    filter: {
      person: person?.code ?? null,
      from: first?.from ?? null,
      to: last?.to ?? (from && !to ? (first?.to ?? null) : null),
      language,
    },
  };
}

function languageFrom(typed: string, codes: readonly string[]): string | null {
  const wanted = fold(typed);
  const names = (code: string): string[] =>
    (['en', 'no', 'vi'] as const).map((locale) => fold(languageName(locale, code).text));
  return codes.find((code) => code === wanted || names(code).some((name) => name.includes(wanted))) ?? null;
}

function page(
  filter: ArticleFilterCode,
  wanted: number,
  delivery: Reply['delivery'],
  locale: Locale,
  contents: Contents,
): Reply {
  const person = filter.person === null ? null : contents.personByCode.get(filter.person);
  const paths = person ? new Set(person.paths) : null;
  const fitting = contents.articles.filter(
    (article) =>
      // Somebody whom no article names any more is named by none.
      (filter.person === null || paths?.has(article.path)) &&
      (filter.language === null || article.language === filter.language) &&
      (filter.from === null || (article.date !== null && article.date >= filter.from)) &&
      (filter.to === null || (article.date !== null && article.date <= filter.to)),
  );
  const filters = filterInline(filter, person?.name ?? null, locale);
  const heading = lineOf(
    'heading',
    separated([pieces(locale, 'articles', { n: fitting.length }), ...filters], ' · '),
  );
  const none = fitting.length === 0 && filters.length > 0 ? [line(locale, 'plain', 'noArticle')] : [];
  const { items, first, page: shown } = paged(fitting, PAGE_SIZE, wanted);
  const turn = pager(locale, shown, (number) => ({ do: 'articles', page: number, filter }));
  return notice(
    locale,
    [
      { kind: 'list', heading, first, entries: items.map((item) => entry(item, locale)), page: shown },
      ...none,
    ],
    { delivery, buttons: turn.length > 0 ? [turn] : [] },
  );
}

function filterInline(
  { from, to, language }: ArticleFilterCode,
  person: string | null,
  locale: Locale,
): (readonly Inline[])[] {
  return [
    person === null ? [] : pieces(locale, 'withPerson', { who: source(person) }),
    daysInline({ from, to }, locale),
    language === null ? [] : pieces(locale, 'inLanguage', { language: languageName(locale, language) }),
  ].filter((part) => part.length > 0);
}

function entry(article: KnownArticle, locale: Locale): ListEntry {
  const day = article.date === null ? null : dayText(locale, article.date, article.dateCertain);
  return {
    inline: [titleOf(article)],
    detail: separated(
      [
        [dayOrUndated(locale, day)],
        article.source === null ? [] : [source(article.source)],
        [languageName(locale, article.language)],
        [source(article.path)],
      ],
      ' · ',
    ),
  };
}
