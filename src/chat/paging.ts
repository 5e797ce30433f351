/** Pages of a list and the buttons that turn them. Pure. */
import type { Button, ButtonAction, Locale, Page } from './reply.ts';
import { button, say } from './say.ts';

export interface Paged<Item> {
  readonly items: readonly Item[];
  /** The number of the first one, from 1. */
  readonly first: number;
  readonly page: Page;
}

/** One page of a list; the last one when there are fewer pages, since the list may have shrunk since the button was made. */
export function paged<Item>(all: readonly Item[], size: number, wanted: number): Paged<Item> {
  const of = Math.max(1, Math.ceil(all.length / size));
  const number = Math.min(Math.max(0, wanted), of - 1);
  const from = number * size;
  return {
    items: all.slice(from, from + size),
    first: from + 1,
    page: { number, of, total: all.length },
  };
}

/** "Previous" and "Next", the one that leads nowhere disabled; none for a single page. The two never have the same action. */
export function pager(
  locale: Locale,
  { number, of }: Page,
  to: (page: number) => ButtonAction,
): readonly Button[] {
  if (of <= 1) return [];
  const back: Button = {
    ...button(to(Math.max(0, number - 1)), say(locale, 'buttonPrevious')),
    disabled: number === 0,
  };
  const next: Button = {
    ...button(to(number + 1), say(locale, 'buttonNext')),
    disabled: number === of - 1,
  };
  return [back, next];
}
