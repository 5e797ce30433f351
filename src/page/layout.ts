/** What all pages of the reader have around them, and the pages that only say something. Pure. */
import type { Locale } from '../chat/reply.ts';
import { TAG } from '../chat/say.ts';
import { addressOf, type Carried } from './addresses.ts';
import { html, type Markup } from './markup.ts';
import { phrase, type ReaderTextKey } from './readerText.ts';

export interface PageView {
  readonly locale: Locale;
  readonly carried: Carried;
}

/** A whole page of the reader. @param title text, of ours or of an article */
export function readerPage({ locale, carried }: PageView, title: string, content: Markup): string {
  return html`<!doctype html>
<html lang="${TAG[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Quoth</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/reader.css">
</head>
<body>
<nav>
<a href="${addressOf('/articles', carried)}">${phrase(locale, 'articles')}</a>
<a href="${addressOf('/meetings', carried)}">${phrase(locale, 'meetings')}</a>
<a href="${addressOf('/', carried)}">${phrase(locale, 'ask')}</a>
</nav>
<main>
${content}
</main>
</body>
</html>
`.text;
}

/** A page that says one thing. */
export function saying(view: PageView, heading: ReaderTextKey, sentence: string): string {
  const title = phrase(view.locale, heading);
  return readerPage(view, title, html`<h1>${title}</h1>\n<p>${sentence}</p>`);
}

/** Asks for the token, and hands on what else stood in the address. */
export function askingForToken(view: PageView, query: URLSearchParams): string {
  const { locale } = view;
  const others = [...query]
    .filter(([name]) => name !== 'token')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`);
  const title = phrase(locale, 'needsToken');
  return readerPage(
    view,
    title,
    html`<h1>${title}</h1>
<p>${phrase(locale, 'giveToken')}</p>
<form method="get">
${others}<label>${phrase(locale, 'token')} <input type="password" name="token" autocomplete="off" required></label>
<button>${phrase(locale, 'open')}</button>
</form>`,
  );
}

/** The shell of the page with the chat: its script does the rest. */
export function pageShell(carried: Carried): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Quoth</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/page.css">
<script type="module" src="/assets/page.js"></script>
</head>
<body>
<main id="app"></main>
<noscript>This page needs JavaScript. <a href="${addressOf('/articles', carried)}">The articles</a> can be read without.</noscript>
</body>
</html>
`.text;
}
