/// <reference lib="dom" />
/** What the index holds, and the files that are not in it. */
import { element } from './dom.ts';
import type { PanelView } from './panelView.ts';
import type { PageState } from './state.ts';

export function drawIndex(state: PageState, { say, language }: PanelView): HTMLElement {
  const number = new Intl.NumberFormat(language);
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { articles, passages, generation, madeAt, model, waiting, skipped } = state;
  const facts: readonly (readonly [string, Node | string])[] = [
    [say('articles'), number.format(articles)],
    [say('passagesHeld'), number.format(passages)],
    ...(madeAt === null
      ? []
      : [[say('made'), element('time', { datetime: madeAt }, moment.format(new Date(madeAt)))] as const]),
    [say('generation'), number.format(generation)],
    ...(model === null ? [] : [[say('model'), model] as const]),
    ...(waiting > 0 ? [[say('waiting'), number.format(waiting)] as const] : []),
  ];
  return element(
    'div',
    {},
    generation === 0 ? element('p', {}, say('noIndex')) : null,
    element(
      'dl',
      { class: 'facts' },
      ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
    drawSkipped(skipped, { say }),
  );
}

/** The reasons are the program's own and in English. */
function drawSkipped(skipped: PageState['skipped'], { say }: Pick<PanelView, 'say'>): HTMLElement {
  if (skipped.length === 0) return element('p', { class: 'quiet' }, say('noneSkipped'));
  return element(
    'details',
    { class: 'skipped' },
    element('summary', {}, say('skipped', { n: skipped.length })),
    element(
      'ul',
      {},
      ...skipped.map(({ path, reason }) =>
        element(
          'li',
          {},
          element('code', { dir: 'auto' }, path),
          element('span', { lang: 'en' }, ` ${reason}`),
        ),
      ),
    ),
  );
}
