/// <reference lib="dom" />
/** Why an answer came out as it did, in the side panel. */
import type { Why } from '../why.ts';
import { element } from './dom.ts';
import type { PanelView } from './panelView.ts';

type Passage = Why['passages'][number];

/** What an answer was made of. */
export function drawWhy(why: Why, view: PanelView): HTMLElement {
  const { say } = view;
  return element(
    'div',
    { class: 'why' },
    element('p', { class: 'why-question', dir: 'auto' }, why.question),
    element('p', { class: `verdict ${why.verdict}` }, say(VERDICT[why.verdict])),
    section(
      say('reading'),
      why.reading.length > 0 ? listing(why.reading, view.language) : element('p', {}, say('noReading')),
    ),
    why.reasons.length > 0 ? section(say('reasons'), listing(why.reasons, view.language)) : null,
    why.signals.length > 0 ? section(say('signals'), drawSignals(why.signals, view)) : null,
    section(
      say('passages'),
      why.passages.length > 0 ? drawPassages(why.passages, view) : element('p', {}, say('noPassages')),
    ),
  );
}

const VERDICT = { answered: 'answered', related: 'related', 'not-found': 'notFound' } as const;

function section(heading: string, content: HTMLElement): HTMLElement {
  return element('section', {}, element('h3', {}, heading), content);
}

function listing(entries: readonly string[], language: string): HTMLElement {
  return element('ul', { lang: language }, ...entries.map((entry) => element('li', { dir: 'auto' }, entry)));
}

/** The names of signals and their reasons are the program's own and in English. */
function drawSignals(signals: Why['signals'], { language }: PanelView): HTMLElement {
  const number = twoPlaces(language);
  return element(
    'dl',
    { class: 'signals' },
    ...signals.map(({ name, value, note }) =>
      element(
        'div',
        {},
        element('dt', { lang: 'en' }, name),
        element('dd', {}, bar(Math.abs(value), number.format(value), value < 0 ? 'against' : '')),
        element('dd', { lang: 'en', class: 'signal-note' }, note),
      ),
    ),
  );
}

function twoPlaces(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function drawPassages(passages: readonly Passage[], view: PanelView): HTMLElement {
  const most = Math.max(...passages.map(({ words }) => words), 0);
  return element('ol', { class: 'passages' }, ...passages.map((passage) => drawPassage(passage, most, view)));
}

function drawPassage(passage: Passage, most: number, { say, language, link }: PanelView): HTMLElement {
  const { title, url, number, of, text, words, vector, quoted } = passage;
  const figures = twoPlaces(language);
  return element(
    'li',
    { class: quoted ? 'passage quoted' : 'passage' },
    element(
      'p',
      { class: 'passage-place' },
      element('a', { href: link(url), target: '_blank', rel: 'noopener', dir: 'auto' }, title),
      number === null ? null : element('span', { class: 'quiet' }, say('place', { n: number, of })),
      quoted ? element('span', { class: 'tag' }, say('quoted')) : null,
    ),
    element(
      'dl',
      { class: 'scores' },
      element('dt', {}, say('byWords')),
      element('dd', {}, bar(most > 0 ? words / most : 0, figures.format(words))),
      element('dt', {}, say('byMeaning')),
      element('dd', {}, bar(vector, figures.format(vector), 'meaning')),
    ),
    element('p', { class: 'passage-text', dir: 'auto' }, text),
  );
}

/** A number with a bar. @param share 0 to 1 */
function bar(share: number, text: string, look = ''): HTMLElement {
  const filled = element('span', { class: `bar-filled ${look}` });
  filled.style.setProperty('inline-size', `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`);
  return element(
    'span',
    { class: 'bar' },
    element('span', { class: 'bar-room', 'aria-hidden': 'true' }, filled),
    element('span', { class: 'bar-number' }, text),
  );
}
