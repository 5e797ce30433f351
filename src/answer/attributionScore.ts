/**
 * Measures attributed sentences against hand-annotated articles. The rule: a sentence of the output counts when at least
 * half of it lies in what one speaker says; it is right when the folded last words of the names agree. Precision is taken
 * over the counting sentences to which the output gives a named speaker, recall over all to which the gold gives one.
 */
import { fold } from '../language/fold.ts';

/** One statement of the annotation: what is said, and by whom (null: by nobody whom the annotators could name). */
export interface GoldAttribution {
  readonly content: readonly { readonly start: number; readonly end: number }[];
  readonly speaker: string | null;
}

export interface GoldArticle {
  readonly article: string;
  readonly attributions: readonly GoldAttribution[];
}

/** A sentence of the output. `speaker` is null where the output names nobody. */
export interface ScoredSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
}

export interface OutputArticle {
  readonly article: string;
  readonly sentences: readonly ScoredSentence[];
}

/** A sentence that is wrong or was missed. */
export interface AttributionMiss {
  readonly article: string;
  readonly text: string;
  readonly expected: string | null;
  readonly given: string | null;
}

export interface AttributionScore {
  readonly articles: number;
  /** Sentences that the gold gives to a named speaker. */
  readonly gold: number;
  /** Sentences that the output gives to a named speaker and the gold to a named one too. */
  readonly given: number;
  readonly right: number;
  /** Sentences that the output gives to a named speaker where the gold names nobody: no evidence either way. */
  readonly outsideGold: number;
  /** right / given. */
  readonly precision: number;
  /** right / gold. */
  readonly recall: number;
  /** right / (given + outsideGold): as if every sentence outside the gold were wrong. */
  readonly strictPrecision: number;
  /** Named but not as in the gold. */
  readonly wrong: readonly AttributionMiss[];
  /** In the gold, and nobody was named. */
  readonly missed: readonly AttributionMiss[];
  /** Named where the gold names nobody. */
  readonly outside: readonly AttributionMiss[];
}

/**
 * Scores an output. Articles are matched by name; sentences of articles that the gold does not hold are left out.
 * Where what two speakers say overlaps (a quotation inside a statement), the sentence belongs to the one whose content
 * covers most of it; of equal ones, to the one annotated first.
 */
export function scoreAttributions(
  gold: readonly GoldArticle[],
  output: readonly OutputArticle[],
): AttributionScore {
  const outputs = new Map(output.map((article) => [article.article, article.sentences]));
  const wrong: AttributionMiss[] = [];
  const missed: AttributionMiss[] = [];
  const outside: AttributionMiss[] = [];
  let inGold = 0;
  let right = 0;
  for (const { article, attributions } of gold) {
    const bySpeaker = contentBySpeaker(attributions);
    for (const sentence of outputs.get(article) ?? []) {
      const expected = speakerOf(sentence, bySpeaker);
      const miss = { article, text: sentence.text, expected, given: sentence.speaker };
      if (expected === null) {
        if (sentence.speaker !== null) outside.push(miss);
        continue;
      }
      inGold++;
      if (sentence.speaker === null) missed.push(miss);
      else if (lastWord(sentence.speaker) === lastWord(expected)) right++;
      else wrong.push(miss);
    }
  }
  const given = right + wrong.length;
  return {
    articles: gold.length,
    gold: inGold,
    given,
    right,
    outsideGold: outside.length,
    precision: ratio(right, given),
    recall: ratio(right, inGold),
    strictPrecision: ratio(right, given + outside.length),
    wrong,
    missed,
    outside,
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

interface Range {
  readonly start: number;
  readonly end: number;
}

function contentBySpeaker(attributions: readonly GoldAttribution[]): Map<string, Range[]> {
  const bySpeaker = new Map<string, Range[]>();
  for (const { speaker, content } of attributions) {
    if (speaker === null) continue;
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), ...content]);
  }
  for (const [speaker, ranges] of bySpeaker) bySpeaker.set(speaker, union(ranges));
  return bySpeaker;
}

function union(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged[merged.length - 1];
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** The speaker whose content covers most of the sentence, if that is at least half of it. */
function speakerOf(sentence: Range, bySpeaker: ReadonlyMap<string, readonly Range[]>): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [speaker, ranges] of bySpeaker) {
    let covered = 0;
    for (const range of ranges) {
      covered += Math.max(0, Math.min(range.end, sentence.end) - Math.max(range.start, sentence.start));
    }
    if (covered > most) {
      most = covered;
      best = speaker;
    }
  }
  return most * 2 >= sentence.end - sentence.start ? best : null;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;

/** The folded last word of a name, without "Jr." and genitive. */
function lastWord(name: string): string {
  const words = fold(name.normalize('NFC'))
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{M}\p{Nd}'-]+/u)
    .filter((word) => word.length > 0 && !SUFFIX.test(word));
  return words[words.length - 1] ?? '';
}
