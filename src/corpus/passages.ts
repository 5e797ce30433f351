/** Passages: runs of whole sentences of a size that the model takes well. Pure. */
import type { Article, Passage, Sentence, Span } from '../domain.ts';
import { trimmed } from './lines.ts';

/** Raise when reading, splitting or the making of passages changes, so that indexes made before are made again. */
export const SPLITTING_VERSION = 'splitting-2';

export interface PassageOptions {
  /** A passage is closed when it has come to this size. Tokens of the model. */
  readonly targetTokens: number;
  /** No passage is larger, but for a single sentence that cannot be cut. Tokens. */
  readonly maxTokens: number;
  readonly maxSentences: number;
  readonly countTokens: (text: string) => number;
}

/** Models cut words in pieces; three for two words is usual in the languages at hand. */
const PIECES_A_WORD = 1.5;
const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;

const DEFAULTS: PassageOptions = {
  targetTokens: 96,
  maxTokens: 192,
  maxSentences: 4,
  countTokens: (text) => Math.ceil((text.match(WORD)?.length ?? 0) * PIECES_A_WORD),
};

/**
 * Neighbours share one sentence. No passage runs across a heading or across junk: a heading is a passage of its own. A sentence
 * over the limit becomes several passages, cut at its clause marks; it is still quoted whole.
 */
export function makePassages(
  article: Article,
  sentences: readonly Sentence[],
  options: PassageOptions = DEFAULTS,
): Passage[] {
  const { text } = article;
  const sizes = sentences.map((sentence) => options.countTokens(text.slice(sentence.start, sentence.end)));
  const passages: Passage[] = [];
  const add = (start: number, end: number, firstSentence: number, lastSentence: number): void => {
    passages.push({ start, end, ordinal: passages.length, firstSentence, lastSentence });
  };
  for (const [from, to] of runs(article, sentences)) {
    let first = from;
    while (first <= to) {
      if (sizes[first]! > options.maxTokens) {
        for (const piece of clauses(text, sentences[first]!, options))
          add(piece.start, piece.end, first, first);
        first++;
        continue;
      }
      let last = first;
      let size = sizes[first]!;
      while (
        last < to &&
        last - first + 1 < options.maxSentences &&
        size < options.targetTokens &&
        size + sizes[last + 1]! <= options.maxTokens
      ) {
        last++;
        size += sizes[last]!;
      }
      add(sentences[first]!.start, sentences[last]!.end, first, last);
      if (last >= to) break;
      // The last sentence begins the next passage too, unless the passage is that sentence alone.
      const shared = sizes[last]!;
      const grows = shared < options.targetTokens && shared + sizes[last + 1]! <= options.maxTokens;
      first = last > first && grows ? last : last + 1;
    }
  }
  return passages;
}

/** First and last ordinal of stretches without a heading or junk between. */
function runs(article: Article, sentences: readonly Sentence[]): [number, number][] {
  const found: [number, number][] = [];
  const marks = article.junk.filter((junk) => junk.reason !== 'repeated blank lines');
  let at = 0;
  for (const sentence of sentences) {
    const before = sentences[sentence.ordinal - 1];
    while (at < marks.length && marks[at]!.end <= (before?.end ?? 0)) at++;
    const junkBetween =
      before && marks[at] && marks[at]!.start >= before.end && marks[at]!.end <= sentence.start;
    const open = found[found.length - 1];
    if (!open || !before || before.kind === 'heading' || sentence.kind === 'heading' || junkBetween) {
      found.push([sentence.ordinal, sentence.ordinal]);
    } else open[1] = sentence.ordinal;
  }
  return found;
}

/** Where a long sentence may be cut, best first; a cut is behind the mark. */
const CUTS: readonly RegExp[] = [/;\s+/g, /[,:]\s+|\s[–—-]\s+/g, /\s+/g];

/** A sentence in pieces of at most `maxTokens`, cut behind `;`, else behind `,`, `:` or a dash, else between words. */
function clauses(text: string, sentence: Span, options: PassageOptions): Span[] {
  return pieces(text, sentence, options, 0).flatMap((piece) => trimmed(text, piece) ?? []);
}

function pieces(text: string, span: Span, options: PassageOptions, level: number): Span[] {
  const mark = CUTS[level];
  if (mark === undefined || options.countTokens(text.slice(span.start, span.end)) <= options.maxTokens)
    return [span];
  return joined(
    text,
    cut(text, span, mark).flatMap((part) => pieces(text, part, options, level + 1)),
    options,
  );
}

function cut(text: string, { start, end }: Span, mark: RegExp): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(mark)) {
    const at = start + match.index + match[0].length;
    if (at > from && at < end) {
      parts.push({ start: from, end: at });
      from = at;
    }
  }
  return [...parts, { start: from, end }];
}

/** Neighbours put together again as long as they fit. */
function joined(text: string, parts: readonly Span[], { maxTokens, countTokens }: PassageOptions): Span[] {
  const found: Span[] = [];
  let size = 0;
  for (const part of parts) {
    const own = countTokens(text.slice(part.start, part.end));
    const last = found.at(-1);
    if (last !== undefined && size + own <= maxTokens) {
      found[found.length - 1] = { start: last.start, end: part.end };
      size += own;
    } else {
      found.push(part);
      size = own;
    }
  }
  return found;
}
