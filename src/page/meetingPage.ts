/** The page of one meeting: its summary, every line leading to where it is printed. Pure. */
import type { Citation, Span } from '../domain.ts';
import type { Words } from '../language/words.ts';
import type { LineJson, MeetingJson } from '../meetings/json.ts';
import { summaryJson } from '../meetings/json.ts';
import { labelsFor, listed, shownDate } from '../meetings/labels.ts';
import type { Summary, SummaryLength } from '../meetings/meeting.ts';
import { titleOf } from '../chat/cite.ts';
import { dayText, languageName } from '../chat/when.ts';
import { addressOf, articleAddress, meetingAddress, quoteAddress } from './addresses.ts';
import { type PageView, readerPage } from './layout.ts';
import { html, joinedMarkup, type Markup } from './markup.ts';
import { phrase } from './readerText.ts';

const LENGTHS = ['short', 'normal', 'full'] as const satisfies readonly SummaryLength[];

/** The length that an address asks for; `normal` for anything else. */
export function lengthFrom(wanted: string | undefined): SummaryLength {
  return LENGTHS.find((length) => length === wanted) ?? 'normal';
}

/** What every part of the page needs. */
interface Parts {
  readonly view: PageView;
  /** Numbers of the articles, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** The whole page. */
export function meetingPage(summary: Summary, words: Words, view: PageView): string {
  const { meeting, sections, length } = summaryJson(summary, words);
  const { locale, carried } = view;
  const numbers = new Map(meeting.articles.map((path, i) => [path, i + 1]));
  const parts = { view, numbers };
  const lengths = LENGTHS.map((each) => {
    const address = addressOf(meetingAddress(meeting.id, { locale: null, token: null }), carried, {
      length: each,
    });
    return each === length
      ? html`<strong aria-current="true">${phrase(locale, each)}</strong>`
      : html`<a href="${address}">${phrase(locale, each)}</a>`;
  });
  const place = meeting.place === null ? null : html` · <bdi>${meeting.place}</bdi>`;
  const content = html`<h1 dir="auto">${meeting.title}</h1>
<p class="when">${shownDate(meeting.date, locale)}${place}</p>
<p class="lengths">${joinedMarkup(lengths, ' · ')}</p>
${sections.map(
  ({ kind, title, speaker, lines, articles }) => html`<section class="${kind}">
<h2 dir="auto">${title}</h2>
${kind === 'what' ? participants(meeting) : null}${linesMarkup(lines, speaker !== undefined, parts)}${
  articles ? sources(articles, parts) : null
}</section>
`,
)}`;
  return readerPage(view, meeting.title, content);
}

function participants({ participants: all }: MeetingJson): Markup | null {
  if (all.length === 0) return null;
  const each = all.map(({ name, role, side }) => {
    const more = [role, side].filter((part) => part !== null).map((part) => html`, <bdi>${part}</bdi>`);
    return html`<li><bdi><strong>${name}</strong></bdi>${more}</li>\n`;
  });
  return html`<ul class="people">\n${each}</ul>\n`;
}

function linesMarkup(lines: readonly LineJson[], speakerKnown: boolean, parts: Parts): Markup | null {
  if (lines.length === 0) return null;
  const { locale } = parts.view;
  const each = lines.map((line) => {
    const named = line.speaker ? [line.speaker] : line.speakers;
    const who =
      speakerKnown || named.length === 0
        ? null
        : listed(
            named.map(({ name }) => name),
            locale,
          );
    const context =
      line.context &&
      html`<span class="context">${labelsFor(locale).after}: “<bdi>${line.context.text}</bdi>”</span> `;
    return html`<li>${line.subject === null ? null : html`<span class="subject">[<bdi>${line.subject}</bdi>]</span> `}<q><bdi>${line.text}</bdi></q> ${
      who === null ? null : html`<span class="by">— <bdi>${who}</bdi></span> `
    }${context}${line.sources.map((source) => html`${place(source.article, source, source.text, parts)} `)}${others(line, parts)}</li>\n`;
  });
  return html`<ul class="lines">\n${each}</ul>\n`;
}

/** The number of an article, leading to the words in it. */
function place(article: Citation, span: Span, text: string, { view, numbers }: Parts): Markup {
  const { path } = article;
  const address = quoteAddress(path, span, text, view.carried);
  const title = titleOf(article).text;
  return html`<a class="place" href="${address}" title="${title}">${numbers.get(path) ?? title}</a>`;
}

/** Other figures that articles give for what looks like the same thing. */
function others(line: LineJson, { view }: Parts): Markup | null {
  const found = line.figures.flatMap(({ others: each }) => each);
  if (found.length === 0) return null;
  const each = found.map(({ figure, article, meeting }) => {
    const address = quoteAddress(article.path, figure, figure.text, view.carried);
    const told =
      meeting === null ? null : html` · <a href="${meetingAddress(meeting, view.carried)}">${meeting}</a>`;
    return html`<li>${labelsFor(view.locale).anotherArticle} <bdi>${figure.text}</bdi>: <a href="${address}"><bdi>${titleOf(article).text}</bdi></a>${told}</li>\n`;
  });
  return html`\n<ul class="others">\n${each}</ul>\n`;
}

function sources(
  articles: readonly {
    readonly article: Citation;
    readonly only: readonly (Span & { readonly text: string })[];
  }[],
  { view }: Parts,
): Markup {
  const { locale, carried } = view;
  const each = articles.map(({ article, only }) => {
    const { path, date, dateCertain, language, source } = article;
    const more = [
      date === null ? null : dayText(locale, date, dateCertain).text,
      source,
      languageName(locale, language).text,
      path,
    ]
      .filter((part) => part !== null)
      .map((part) => html` · <bdi>${part}</bdi>`);
    const alone = only.map(
      (span) =>
        html`<li>${labelsFor(locale).onlyHere}: <a href="${quoteAddress(path, span, span.text, carried)}"><bdi>${span.text}</bdi></a></li>\n`,
    );
    return html`<li><a href="${articleAddress(path, carried)}"><bdi>${titleOf(article).text}</bdi></a>${more}${
      alone.length > 0 ? html`\n<ul>\n${alone}</ul>\n` : null
    }</li>\n`;
  });
  return html`<ol class="sources">\n${each}</ol>\n`;
}
