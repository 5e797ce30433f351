/** Whether the first line of an article is its headline. Pure. */
import type { LanguageCode } from '../domain.ts';
import { splitBlocks } from '../language/blocks.ts';
import { hasMarks } from '../language/fold.ts';
import { splitSentences } from '../language/sentences.ts';
import { stem } from '../language/stem.ts';
import { isStopWord } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import type { Line } from './lines.ts';

/** A headline longer than this is a paragraph. Characters. */
const LONGEST = 220;
/** Lines that are looked at to see whether a text is wrapped. */
const LINES_OF_PARAGRAPH = 8;

/** A first line that stands over a longer text: no stop at its end, or marked as a heading. */
export function isHeadline(text: string, first: Line, below: readonly Line[]): boolean {
  const line = first.text.trim();
  if (/^#{1,2}\s+\S/u.test(line)) return true;
  if (!standsAlone(text, first, below)) return false;
  if (line.length > LONGEST || /[.…:,]["”’»)]*$/u.test(line)) return false;
  return !/^\p{Ll}/u.test(below[0]?.text.trim() ?? '') && lengthOf(below) > line.length;
}

/** How much of a sentence must come again in the text below it before it is taken for a headline. Shares of its words. */
const REPEATED = { long: 0.6, short: 0.35 } as const;
/** Characters: of a short headline, and of the text in which its words come again. */
const SHORT_HEADLINE = 75;
const BELOW = 2_000;
const CAPITALISED = 0.6;

/**
 * A first line that is one whole sentence serves as headline when something shows it: what stands below it (`shown`: a
 * dateline, a byline or a date), Capitals On Most Words, or that the text below says the same again.
 */
export function isHeadlineSentence(
  text: string,
  first: Line,
  below: readonly Line[],
  language: LanguageCode,
  shown: boolean,
): boolean {
  const line = first.text.trim();
  if (line.length > LONGEST || /^[–—-]\s|[,:]$/u.test(line) || lengthOf(below) < line.length * 2)
    return false;
  if (splitSentences(text, first, language).length !== 1) return false;
  if (shown) return true;
  const long = [...line.matchAll(/\p{L}{4,}/gu)].map(([word]) => word);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (language === 'en' && long.length >= 4 && capitals >= long.length * CAPITALISED) return true;
  const repeated = shareRepeated(line, text.slice(first.end, first.end + BELOW), language);
  return repeated >= (line.length <= SHORT_HEADLINE ? REPEATED.short : REPEATED.long);
}

/** Share of the words of a line, but for stop words, that come again in a text. */
function shareRepeated(line: string, below: string, language: LanguageCode): number {
  const stems = (words: string) => {
    const marked = hasMarks(words);
    const telling = tokenize(words).filter((token) => !isStopWord(token, language, marked));
    return new Set(telling.map(({ folded }) => stem(folded, language)));
  };
  const wanted = stems(line);
  const there = stems(below);
  return wanted.size === 0 ? 0 : [...wanted].filter((word) => there.has(word)).length / wanted.size;
}

/** Whether a line is a paragraph of its own, and not the first of a text that is wrapped to a column. */
function standsAlone(text: string, first: Line, below: readonly Line[]): boolean {
  const end = below[Math.min(below.length, LINES_OF_PARAGRAPH) - 1]?.end ?? first.end;
  return splitBlocks(text, { start: first.start, end })[0]?.end === first.start + first.text.trimEnd().length;
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + line.text.length, 0);
}
