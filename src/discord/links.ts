/** Addresses of the reader's pages (PUBLIC_URL), and how a message leads there. Pure. */
import type { LinkTarget } from '../chat/reply.ts';
import { escaped } from './escape.ts';

/** Where the reader is. */
export interface Links {
  /** `https://quoth.example`, without a slash at the end. */
  readonly base: string;
  /** Whether the number of a statement leads to its words; titles always do. */
  readonly points: boolean;
}

/** The page of an article or a meeting below the reader's address. */
export function pageOf(target: LinkTarget): string {
  if (target.page === 'meeting') return `/meetings/${encodeURIComponent(target.id)}`;
  const path = target.path.split('/').map(encodeURIComponent).join('/');
  const { start, end } = target.span;
  return end > start ? `/articles/${path}?from=${start}&to=${end}` : `/articles/${path}`;
}

/**
 * Discord does not take a text that looks like an address, or that holds brackets, as the text of a link: such a title is
 * shown as it is, and an arrow behind it is the link.
 */
const NO_LINK_TEXT = /:\/\/|[[\]]|www\.|discord\.gg/iu;

/** @param text on one line, not escaped */
export function maskedLink(text: string, target: LinkTarget, base: string): string {
  // encodeURIComponent leaves brackets, which would end the link early.
  const address = `${base}${pageOf(target)}`.replaceAll('(', '%28').replaceAll(')', '%29');
  return NO_LINK_TEXT.test(text) ? `${escaped(text)} [↗](${address})` : `[${escaped(text)}](${address})`;
}
