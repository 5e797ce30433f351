/** The pages that list articles and meetings. Pure. */
import { labelsFor, shownDate } from '../meetings/labels.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { dayText, languageName } from '../chat/when.ts';
import { addressOf, articleAddress, meetingAddress } from './addresses.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { type PageView, readerPage } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { phrase } from './readerText.ts';

/** Entries of one page of a list. */
const ON_A_PAGE = 100;

/** @param wanted the number of the page as the address has it, from 1; the first for anything else */
export function articlesPage(
  articles: readonly CatalogueEntry[],
  wanted: string | undefined,
  view: PageView,
): string {
  const { locale, carried } = view;
  const { shown, turning } = turned(articles, '/articles', wanted, view);
  const each = shown.map(({ path, title, date, dateCertain, language }) => {
    const day = date === null ? null : html`${dayText(locale, date, dateCertain).text} · `;
    return html`<li><a href="${articleAddress(path, carried)}"><bdi>${title}</bdi></a> <small>${day}${languageName(locale, language).text} · <bdi>${path}</bdi></small></li>\n`;
  });
  const title = phrase(locale, 'articles');
  const count =
    articles.length === 0
      ? phrase(locale, 'noArticles')
      : phrase(locale, 'countArticles', { n: articles.length });
  return readerPage(
    view,
    title,
    html`<h1>${title}</h1>\n<p>${count}</p>\n<ul class="list">\n${each}</ul>\n${turning}`,
  );
}

/** @param wanted as of `articlesPage` */
export function meetingsPage(
  meetings: readonly Meeting[],
  wanted: string | undefined,
  view: PageView,
): string {
  const { locale, carried } = view;
  const { shown, turning } = turned(meetings, '/meetings', wanted, view);
  const each = shown.map(({ id, title, kind, date, articles }) => {
    const more = `${shownDate(date, locale)} · ${labelsFor(locale).kinds[kind]}`;
    return html`<li><a href="${meetingAddress(id, carried)}"><bdi>${title}</bdi></a> <small>${more} · ${phrase(locale, 'countArticles', { n: articles.length })}</small></li>\n`;
  });
  const title = phrase(locale, 'meetings');
  const count =
    meetings.length === 0
      ? phrase(locale, 'noMeetings')
      : phrase(locale, 'countMeetings', { n: meetings.length });
  return readerPage(
    view,
    title,
    html`<h1>${title}</h1>\n<p>${count}</p>\n<ul class="list">\n${each}</ul>\n${turning}`,
  );
}

function turned<T>(
  all: readonly T[],
  page: string,
  wanted: string | undefined,
  { locale, carried }: PageView,
): { readonly shown: readonly T[]; readonly turning: Markup | null } {
  const of = Math.max(1, Math.ceil(all.length / ON_A_PAGE));
  const number = /^[1-9]\d{0,6}$/.test(wanted ?? '') ? Math.min(Number(wanted), of) : 1;
  const shown = all.slice((number - 1) * ON_A_PAGE, number * ON_A_PAGE);
  const link = (to: number, key: 'newer' | 'older'): Markup | null =>
    to < 1 || to > of
      ? null
      : html`<a href="${addressOf(page, carried, { page: to })}">${phrase(locale, key)}</a> `;
  const turning =
    of === 1
      ? null
      : html`<p class="turning">${link(number - 1, 'newer')}${phrase(locale, 'page', { n: number, of })} ${link(number + 1, 'older')}</p>\n`;
  return { shown, turning };
}
