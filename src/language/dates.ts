/**
 * Dates in running text of three languages: `May 3-5`, `3. til 5. mai 2024`, `ngày 3/5`, `Tuesday`,
 * `i fjor`, `quý III`. What the text leaves open is taken from the day of the article: a weekday is the nearest past
 * one (news convention), a day without a year the nearest one.
 */
import type { TextSpan } from '../domain.ts';
import type { DateReading } from './date-context.ts';
import { readDate } from './date-reading.ts';
import { tokenize } from './tokens.ts';

export interface DateMention extends TextSpan {
  /** First day, `YYYY-MM-DD`; null where neither the text nor the reference tells. */
  readonly from: string | null;
  /** Last day, inclusive. */
  readonly to: string | null;
  readonly precision: 'day' | 'month' | 'year' | 'range' | 'weekday';
  /** Whether the words only mean a day as seen from the day of the article: `yesterday`, `Tuesday`. */
  readonly relative: boolean;
}

/**
 * The dates of a text, in order, not overlapping.
 * @param reference the day of the article, `YYYY-MM-DD`, or null when it is not known
 * @param offset added to every position, for a text that is a slice of an article
 */
export function findDates(
  text: string,
  language: string,
  reference: string | null,
  offset = 0,
): DateMention[] {
  const tokens = tokenize(text);
  const mentions: DateMention[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const reading: DateReading | null = readDate({ text, tokens, language, reference }, i);
    if (reading === null) continue;
    const start = tokens[i]!.start;
    const end = reading.end ?? tokens[reading.last]!.end;
    mentions.push({
      text: text.slice(start, end),
      start: start + offset,
      end: end + offset,
      from: reading.period?.from ?? null,
      to: reading.period?.to ?? null,
      precision: reading.precision,
      relative: reading.relative,
    });
    i = reading.last;
  }
  return mentions;
}
