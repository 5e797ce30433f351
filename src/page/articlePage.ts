/** The page of one article: its header, its text with the quoted words marked, and where one can go on from it. Pure. */
import type { Span } from '../domain.ts';
import type { StoredArticle, StoredPerson, StoredSentence } from '../index/store.ts';
import { shownDate } from '../meetings/labels.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { titleOf } from '../chat/cite.ts';
import { dayText, languageName } from '../chat/when.ts';
import { articleAddress, meetingAddress, quoteAddress } from './addresses.ts';
import { articleText } from './articleText.ts';
import { type PageView, readerPage } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { phrase, type ReaderTextKey } from './readerText.ts';

/** A meeting that the article tells, with the other articles that tell it. */
export interface ToldMeeting {
  readonly meeting: Pick<Meeting, 'id' | 'title' | 'date'>;
  readonly others: readonly { readonly path: string; readonly title: string }[];
}

export interface ArticlePage {
  readonly article: StoredArticle;
  readonly sentences: readonly StoredSentence[];
  readonly people: readonly StoredPerson[];
  /** What the address points at, found again; null for nothing. */
  readonly mark: Span | null;
  /** What is to be said about the place that the address points at. */
  readonly note: 'moved' | 'gone' | 'outside' | null;
  readonly meetings: readonly ToldMeeting[];
}

/** Sentences of one speaker that are linked. */
const STATEMENTS_SHOWN = 20;
/** What is shown of a sentence in a list. UTF-16 units. */
const BEGINNING = 160;

/** The whole page. */
export function articlePage(page: ArticlePage, view: PageView): string {
  const { article, mark, note } = page;
  const { locale } = view;
  const title = titleOf({ title: article.title?.text ?? null, path: article.path }).text;
  const text = articleText({ ...page, locale });
  const content = html`${text.hasHeadline ? null : html`<h1 class="headline" dir="auto">${title}</h1>\n`}<dl class="facts">
${facts(article, view)}</dl>
${note === null ? null : html`<p class="note" role="status">${phrase(locale, note)}</p>\n`}${
  mark === null ? null : html`<p class="jump"><a href="#quote">${phrase(locale, 'toQuote')}</a></p>\n`
}<input type="checkbox" id="speakers" checked><label for="speakers">${phrase(locale, 'showSpeakers')}</label>
<article id="text" lang="${article.language}">${text.markup}</article>
${text.hasGrey ? html`<p class="legend">${phrase(locale, 'greyed')}</p>\n` : null}${speakers(page, view)}${meetings(page, view)}`;
  return readerPage(view, title, content);
}

function facts(article: StoredArticle, { locale }: PageView): readonly Markup[] {
  const { date, place, source, language, path } = article;
  const rows: readonly (readonly [ReaderTextKey, string | null])[] = [
    ['date', date && dayText(locale, date.value, date.certain).text],
    ['place', place?.text ?? null],
    ['source', source?.text ?? null],
    ['language', languageName(locale, language).text],
    ['file', path],
  ];
  return rows
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        html`<div><dt>${phrase(locale, key)}</dt><dd><bdi>${value?.replace(/\s+/gu, ' ') ?? null}</bdi></dd></div>\n`,
    );
}

/** Who says what in the article; the one who says the marked words is opened. */
function speakers(
  { article, sentences, people, mark }: ArticlePage,
  { locale, carried }: PageView,
): Markup | null {
  const said = people
    .map((person) => ({
      person,
      own: sentences.filter(({ attribution }) => attribution.speakers.includes(person.id)),
    }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => b.own.length - a.own.length);
  if (said.length === 0) return null;
  const each = said.map(({ person, own }) => {
    const marked = own.some(
      ({ sentence }) => mark !== null && sentence.start < mark.end && mark.start < sentence.end,
    );
    const links = own.slice(0, STATEMENTS_SHOWN).map(({ sentence }) => {
      const words = article.text.slice(sentence.start, sentence.end);
      const address = quoteAddress(article.path, sentence, words, carried);
      return html`<li><a href="${address}"><bdi>${beginning(words)}</bdi></a></li>\n`;
    });
    const left = own.length - links.length;
    const role = person.roles[0];
    return html`<details${marked ? html` open` : null}>
<summary><bdi>${person.name}</bdi>${role === undefined ? null : html`, <bdi>${role}</bdi>`} · ${phrase(locale, 'statements', { n: own.length })}</summary>
<ul>
${links}</ul>
${left > 0 ? html`<p>${phrase(locale, 'moreOf', { n: left })}</p>\n` : null}</details>\n`;
  });
  return html`<section id="who">\n<h2>${phrase(locale, 'whoSpeaks')}</h2>\n${each}</section>\n`;
}

function meetings({ meetings: told }: ArticlePage, { locale, carried }: PageView): Markup | null {
  if (told.length === 0) return null;
  const each = told.map(({ meeting, others }) => {
    const links = others.map(
      ({ path, title }) =>
        html`<li><a href="${articleAddress(path, carried)}"><bdi>${title}</bdi></a></li>\n`,
    );
    return html`<h3><a href="${meetingAddress(meeting.id, carried)}"><bdi>${meeting.title}</bdi></a> · ${shownDate(meeting.date, locale)}</h3>
${links.length > 0 ? html`<p>${phrase(locale, 'alsoTold')}</p>\n<ul>\n${links}</ul>\n` : null}`;
  });
  return html`<section id="meetings">\n<h2>${phrase(locale, 'toldMeetings')}</h2>\n${each}</section>\n`;
}

/** The beginning of a sentence on one line; no character is cut in two. */
function beginning(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= BEGINNING) return line;
  return `${line.slice(0, BEGINNING).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
