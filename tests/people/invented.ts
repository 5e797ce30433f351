/**
 * Invented articles for tests of attribution, written as one sentence a line: who says it (a letter of the cast, or `-`),
 * the kind (d direct, i indirect, m mixed, j joint, n narration, u unknown), the sentence. Blank lines part paragraphs.
 */
import type { Article, AttributionKind, LanguageCode, Sentence } from '../../src/domain.ts';

export interface ExpectedSentence {
  readonly text: string;
  readonly speaker: string | null;
  readonly kind: AttributionKind;
}

export interface InventedArticle {
  readonly name: string;
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly expected: readonly ExpectedSentence[];
}

const KINDS: Readonly<Record<string, AttributionKind>> = {
  d: 'direct',
  i: 'indirect',
  m: 'mixed',
  j: 'joint',
  n: 'narration',
  u: 'unknown',
};

export function invented(
  name: string,
  language: LanguageCode,
  cast: Readonly<Record<string, string>>,
  body: string,
): InventedArticle {
  const sentences: Sentence[] = [];
  const expected: ExpectedSentence[] = [];
  let text = '';
  body
    .trim()
    .split(/\n\s*\n/)
    .forEach((block, paragraph) => {
      if (paragraph > 0) text += '\n\n';
      block
        .trim()
        .split('\n')
        .forEach((line, at) => {
          const parts = /^(\S) (\S) (.+)$/.exec(line);
          if (!parts) throw new Error(`not a line of an invented article: ${line}`);
          if (at > 0) text += ' ';
          const start = text.length;
          text += parts[3]!;
          sentences.push({ start, end: text.length, ordinal: sentences.length, paragraph, kind: 'sentence' });
          expected.push({ text: parts[3]!, speaker: cast[parts[1]!] ?? null, kind: KINDS[parts[2]!]! });
        });
    });
  return { name, article: articleOf(`${name}.txt`, text, language), sentences, expected };
}

/** An article with nothing but its text. */
export function articleOf(path: string, text: string, language: LanguageCode): Article {
  return {
    path,
    text,
    hash: '',
    format: 'text',
    encoding: 'utf-8',
    language,
    title: null,
    date: null,
    place: null,
    source: null,
    header: [],
    junk: [],
  };
}
