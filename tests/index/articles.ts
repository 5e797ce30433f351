/** Small analysed articles for the tests of stores: one passage a line, words split at spaces, vectors given. */
import { createHash } from 'node:crypto';
import type {
  AnalysedArticle,
  Article,
  ArticleEvents,
  Attribution,
  Passage,
  Person,
  Sentence,
} from '../../src/domain.ts';
import type { IndexedArticle, IndexRecipe, PassageTerms } from '../../src/index/store.ts';
import { fold } from '../../src/language/fold.ts';

export const DIMENSION = 8;

export const RECIPE: IndexRecipe = {
  model: { id: 'tiny', checksum: 'c1', dimension: DIMENSION, recipe: 'cls||' },
  splitting: 's1',
  attribution: 'a1',
  events: 'e1',
  words: 'w1',
};

/** A unit vector that leans towards one axis, a little less the larger `tilt`. */
export function leaning(axis: number, tilt = 0): Float32Array {
  const vector = new Float32Array(DIMENSION);
  vector[axis % DIMENSION] = Math.cos(tilt);
  vector[(axis + 1) % DIMENSION]! += Math.sin(tilt);
  return vector;
}

/** A unit vector that depends on every letter of the text. */
export function vectorOf(text: string, dimension = DIMENSION): Float32Array {
  const bytes = createHash('sha256').update(text).digest();
  const values = Float32Array.from({ length: dimension }, (_, i) => bytes[i % 32]! - 127.5 + i / 64);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** The three lists of terms of a line: words as they stand, folded; a word in brackets is a concept. */
export function termsOf(line: string): PassageTerms {
  const words = line.toLowerCase().split(/\s+/).filter(Boolean);
  const concepts = words.filter((word) => /^\[.*\]$/.test(word)).map((word) => word.slice(1, -1));
  const exact = words.filter((word) => !/^\[.*\]$/.test(word));
  return { exact, folded: exact.map(fold), concepts };
}

export interface Invented {
  readonly people?: readonly Person[];
  readonly attributions?: readonly Attribution[];
  readonly vectors?: readonly Float32Array[];
  readonly language?: string;
  readonly events?: ArticleEvents;
}

const TOLD: Attribution = { kind: 'narration', speakers: [], because: 'no speaker', evidence: [] };

export function person(id: string, name: string, roles: readonly string[] = []): Person {
  return { id, kind: 'person', name, names: [name], roles, gender: null, mentions: [] };
}

/** An article of one sentence and one passage a line. */
export function invent(path: string, lines: readonly string[], more: Invented = {}): IndexedArticle {
  const text = lines.join('\n');
  let at = 0;
  const spans = lines.map((line) => {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    return span;
  });
  const article: Article = {
    path,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    format: 'text',
    encoding: 'utf-8',
    language: more.language ?? 'en',
    title: { text: lines[0] ?? '', span: spans[0] ?? null },
    date: { value: '2031-05-04', certain: true, because: 'dateline', span: null },
    place: null,
    source: { text: 'Harbour News', span: null },
    header: [{ start: 0, end: 0 }],
    junk: [],
  };
  const sentences: Sentence[] = spans.map((span, i) => ({
    ...span,
    ordinal: i,
    paragraph: i,
    kind: 'sentence',
  }));
  const passages: Passage[] = spans.map((span, i) => ({
    ...span,
    ordinal: i,
    firstSentence: i,
    lastSentence: i,
  }));
  const analysed: AnalysedArticle = {
    article,
    sentences,
    passages,
    people: more.people ?? [],
    attributions: more.attributions ?? lines.map(() => TOLD),
    events: more.events ?? { path, events: [], loose: null, mentions: [] },
  };
  return {
    analysed,
    terms: lines.map(termsOf),
    vectors: more.vectors ?? lines.map((line) => vectorOf(line)),
  };
}
