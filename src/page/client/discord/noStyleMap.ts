/**
 * In place of Lit's `styleMap`, which writes a style attribute as text the first time: the page's policy refuses that. The
 * components use it for colours of names, which we give none, and of embeds, which embed.ts sets by itself.
 */

/** Lit's mark for an attribute that is not there. */
const NOTHING: unknown = Symbol.for('lit-nothing');

export function styleMap(): unknown {
  return NOTHING;
}
