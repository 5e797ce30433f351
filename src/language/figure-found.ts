/** The shape of a figure, and of one that was just read. */
import type { TextSpan } from '../domain.ts';

export interface Figure extends TextSpan {
  readonly kind: 'money' | 'percentage' | 'count' | 'ordinal' | 'year' | 'duration' | 'measure';
  /** In single units: `US$3.5 billion` is 3,500,000,000. A fraction is a percentage: `two-thirds` is 66.67. */
  readonly value: number;
  /** The upper end of a range, the second number of a score. */
  readonly valueTo?: number;
  /**
   * `USD`, `%`, `pp` (percentage points), `km`, `years`, `age`, `score`, or the counted noun folded and stemmed;
   * null when the text gives none.
   */
  readonly unit: string | null;
}

export interface Found {
  readonly figure: Omit<Figure, 'text' | 'start' | 'end'>;
  readonly first: number;
  readonly last: number;
  /** Offset in the text where it ends when that is behind the last token (`%`, `°C`). */
  readonly end?: number;
  /** Offset where it starts when that is before the first token (`$ 7`, `-5 °C`). */
  readonly start?: number;
}

export function found(
  first: number,
  last: number,
  kind: Figure['kind'],
  value: number,
  unit: string | null,
  valueTo: number | null = null,
  end?: number,
): Found {
  const exact = (number: number): number => Number(number.toPrecision(12));
  return {
    figure: { kind, value: exact(value), ...(valueTo === null ? {} : { valueTo: exact(valueTo) }), unit },
    first,
    last,
    ...(end === undefined ? {} : { end }),
  };
}
