/** Finds a quote again in an article that may have been changed since. Pure. */
import type { Span } from '../domain.ts';
import type { StoredSentence } from '../index/store.ts';
import { wordsCode } from './codes.ts';

export interface Found {
  readonly span: Span;
  /** Whether it stands at other offsets than before. */
  readonly moved: boolean;
}

/** A run of sentences is looked at until it is so much longer than the quote was: white space may have come in. */
const STRETCH = 1.3;

/**
 * A quote is one sentence or a run of whole sentences. Where the words stand in several places, the one nearest to the old
 * place is meant.
 * @param before the old offsets
 * @param words the fingerprint of the quote
 * @returns null when the words are gone
 */
export function findAgain(
  text: string,
  sentences: readonly StoredSentence[],
  before: Span,
  words: string,
): Found | null {
  if (before.end <= text.length && wordsCode(text.slice(before.start, before.end)) === words) {
    return { span: { start: before.start, end: before.end }, moved: false };
  }
  const longest = (before.end - before.start) * STRETCH + 20;
  const found: Span[] = [];
  for (const [i, { sentence }] of sentences.entries()) {
    for (let j = i; j < sentences.length; j++) {
      const span = { start: sentence.start, end: sentences[j]!.sentence.end };
      if (span.end - span.start > longest) break;
      if (wordsCode(text.slice(span.start, span.end)) === words) found.push(span);
    }
  }
  found.sort((a, b) => Math.abs(a.start - before.start) - Math.abs(b.start - before.start));
  return found[0] ? { span: found[0], moved: true } : null;
}

/** A paragraph shorter than this is shown with its neighbours: one sentence alone is what the reader has seen already. */
const SHORT = 300;
/** No more than so much is shown of a long one. Characters. */
const LONG = 1500;

/**
 * The paragraph around a span, as it stands in the article: whole sentences, of which none stands on the other side of a
 * heading, or of text that belongs to no sentence (a picture, a share bar).
 */
export function paragraphAround(text: string, sentences: readonly StoredSentence[], span: Span): Span {
  const inside = sentences.filter(({ sentence }) => sentence.end > span.start && sentence.start < span.end);
  let first = sentences.indexOf(inside[0]!);
  let last = sentences.indexOf(inside[inside.length - 1]!);
  if (first < 0) return span;
  const at = (i: number) => sentences[i]?.sentence;
  const start = (): number => Math.min(span.start, at(first)!.start);
  const end = (): number => Math.max(span.end, at(last)!.end);
  const paragraphs = new Set(inside.map(({ sentence }) => sentence.paragraph));
  const joins = (a: number, b: number): boolean => {
    const [one, two] = [at(a), at(b)];
    if (!one || !two || one.kind === 'heading' || two.kind === 'heading') return false;
    return text.slice(one.end, two.start).trim() === '';
  };
  const grow = (wanted: (paragraph: number) => boolean, limit: number): void => {
    for (let grew = true; grew; ) {
      grew = false;
      const before = at(first - 1);
      if (before && wanted(before.paragraph) && joins(first - 1, first) && end() - before.start <= limit) {
        first -= 1;
        grew = true;
      }
      const after = at(last + 1);
      if (after && wanted(after.paragraph) && joins(last, last + 1) && after.end - start() <= limit) {
        last += 1;
        grew = true;
      }
    }
  };
  grow((paragraph) => paragraphs.has(paragraph), LONG);
  if (end() - start() < SHORT) {
    const near = new Set([...paragraphs].flatMap((paragraph) => [paragraph - 1, paragraph + 1]));
    grow((paragraph) => near.has(paragraph) || paragraphs.has(paragraph), LONG);
  }
  return { start: start(), end: end() };
}
