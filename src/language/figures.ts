/**
 * Figures in running text of three languages: money, percentages, counts, ordinals, years, durations, measures. The span
 * is what a reader wants as the short answer (`US$3.5 billion`, `12 consecutive years`, `three large wind farms`), the
 * value and unit compare across languages (`7 milliarder USD` is `US$7 billion`).
 */
import { readDate } from './date-reading.ts';
import { readAmount } from './figure-amounts.ts';
import type { Figure, Found } from './figure-found.ts';
import { readFraction, readOrdinal, readVague, readYear } from './figure-numbers.ts';
import type { TokenText } from './quantities.ts';
import { tokenize } from './tokens.ts';

export type { Figure } from './figure-found.ts';

/**
 * The figures of a text, in order, not overlapping.
 * @param offset added to every position, for a text that is a slice of an article
 */
export function findFigures(text: string, language: string, offset = 0): Figure[] {
  const input: TokenText = { text, tokens: tokenize(text), language };
  const figures: Figure[] = [];
  for (let i = 0; i < input.tokens.length; i += 1) {
    const passed = dateEnd(input, i);
    if (passed !== null) {
      i = passed;
      continue;
    }
    const found = readFigure(input, i);
    if (found === null) continue;
    const start = found.start ?? input.tokens[found.first]!.start;
    const end = found.end ?? input.tokens[found.last]!.end;
    figures.push({ text: text.slice(start, end), start: start + offset, end: end + offset, ...found.figure });
    i = found.last;
  }
  return figures;
}

/** The last token of a date that is no figure: days and months. Years are figures, and so is "three years" in "ago". */
function dateEnd(input: TokenText, i: number): number | null {
  const token = input.tokens[i]!;
  if (token.kind === 'word' && !mayLeadDate(input, i)) return null;
  const date = readDate({ ...input, reference: null }, i);
  if (date === null || date.relative || date.precision === 'year') return null;
  if (date.precision === 'range' && date.last === i && /^\d{4}/.test(token.folded)) return null;
  return date.last;
}

function mayLeadDate(input: TokenText, i: number): boolean {
  const next = input.tokens[i + 1];
  return next?.kind === 'number' || input.tokens[i + 2]?.kind === 'number' || input.language === 'vi';
}

function readFigure(input: TokenText, i: number): Found | null {
  return (
    readYear(input, i) ??
    readOrdinal(input, i) ??
    readFraction(input, i) ??
    readVague(input, i) ??
    readAmount(input, i)
  );
}
