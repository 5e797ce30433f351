/// <reference lib="dom" />
/** What an empty channel shows: what this is, and questions to begin with. */
import { element } from './dom.ts';
import { BOT_PICTURE } from './icons.ts';
import type { PageState } from './state.ts';
import type { Say } from './words.ts';

/** @param state null while it is not known */
export function drawWelcome(
  state: PageState | null,
  say: Say,
  onAsk: (question: string) => void,
): HTMLElement {
  const examples = state?.examples ?? [];
  const words = state?.generation === 0 ? 'noIndex' : examples.length > 0 ? 'welcomeText' : 'noExamples';
  return element(
    'section',
    { class: 'welcome' },
    element('img', { src: BOT_PICTURE, alt: '', width: 64, height: 64 }),
    element('h2', {}, say('welcome')),
    element('p', {}, say(words)),
    examples.length === 0
      ? null
      : element(
          'ul',
          { class: 'examples' },
          ...examples.map((question) =>
            element(
              'li',
              {},
              element(
                'button',
                { type: 'button', class: 'example', dir: 'auto', onclick: () => onAsk(question) },
                question,
              ),
            ),
          ),
        ),
  );
}
