/** From a decoded article to everything that is derived from it. Pure: the same article and words give the same result. */
import { makePassages } from '../corpus/passages.ts';
import { splitArticle } from '../corpus/split.ts';
import type { AnalysedArticle, Article, Passage } from '../domain.ts';
import { readEvents } from '../events/events.ts';
import { type PassageTerms, passageTerms } from '../language/terms.ts';
import { tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { attributeArticle } from '../people/attribute.ts';
import { Stopwatch } from './stopwatch.ts';

/** How large passages are, in tokens of the model (estimated) and in sentences. */
export interface PassageSize {
  readonly targetTokens: number;
  readonly maxTokens: number;
  readonly maxSentences: number;
}

/** One vector for a long passage blurs; the bundled model finds best what it gets in one to five sentences. */
const PASSAGE_SIZE: PassageSize = { targetTokens: 96, maxTokens: 192, maxSentences: 4 };

/** The size for a model that takes texts of this many tokens. */
export function passageSizeFor(modelTokens: number): PassageSize {
  const maxTokens = Math.min(PASSAGE_SIZE.maxTokens, modelTokens);
  return { ...PASSAGE_SIZE, maxTokens, targetTokens: Math.min(PASSAGE_SIZE.targetTokens, maxTokens) };
}

/** Models cut words in pieces; three for two words is usual in the languages at hand. */
const PIECES_A_WORD = 1.5;

export function estimateTokens(text: string): number {
  return Math.ceil(tokenize(text).length * PIECES_A_WORD);
}

function split(article: Article, size: PassageSize) {
  const { sentences } = splitArticle(article);
  const passages = makePassages(article, sentences, { ...size, countTokens: estimateTokens });
  return { sentences, passages };
}

/** The passages of an article, without finding out who says what. */
export function passagesOf(article: Article, size: PassageSize): readonly Passage[] {
  return split(article, size).passages;
}

export function analyse(
  article: Article,
  words: Words,
  size: PassageSize = PASSAGE_SIZE,
  watch: Stopwatch<'splitting' | 'attributing' | 'events'> = new Stopwatch(),
): AnalysedArticle {
  const { sentences, passages } = watch.time('splitting', () => split(article, size));
  const { people, attributions } = watch.time('attributing', () =>
    attributeArticle(article, sentences, words.glossary),
  );
  const attributed = { article, sentences, people, attributions };
  const events = watch.time('events', () => readEvents(attributed, words));
  return { ...attributed, passages, events };
}

/** The words of each passage, for the index. */
export function termsOfPassages({ article, passages }: AnalysedArticle, words: Words): PassageTerms[] {
  return passages.map(({ start, end }) =>
    passageTerms(article.text.slice(start, end), article.language, words),
  );
}

/** By person id: the folded stems and concepts of the roles, by which a question finds "the trade minister". */
export function termsOfRoles(
  { article, people }: AnalysedArticle,
  words: Words,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    people.map((person) => {
      const terms = person.roles.map((role) => passageTerms(role, article.language, words));
      return [person.id, [...new Set(terms.flatMap(({ folded, concepts }) => [...folded, ...concepts]))]];
    }),
  );
}
