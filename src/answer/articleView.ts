/**
 * An article as weighing sees it: its sentences with the words of each, made when first asked for and kept for the next
 * question. Bounded, and emptied when the index moves on to another generation.
 */
import type { Citation, Span } from '../domain.ts';
import { NoIndexError } from '../errors.ts';
import type { Generation, StoredArticle, StoredPerson, StoredSentence } from '../index/store.ts';
import { type DateMention, findDates } from '../language/dates.ts';
import { type Figure, findFigures } from '../language/figures.ts';
import { type TermPositions, TextTerms } from '../language/terms.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';

export interface ArticleView {
  readonly stored: StoredArticle;
  readonly citation: Citation;
  readonly sentences: readonly StoredSentence[];
  readonly people: readonly StoredPerson[];
  text(span: Span): string;
  /** Of one sentence, by ordinal: its words with their forms, its tokens, figures and dates, at their offsets in the article. */
  terms(ordinal: number): TermPositions;
  tokens(ordinal: number): readonly Token[];
  figures(ordinal: number): readonly Figure[];
  dates(ordinal: number): readonly DateMention[];
  /** Whether the article, its title or place holds a term. Reads the generation that the view is of. */
  holds(form: Form, term: string, generation: Generation): boolean;
  /** Whether its title, place or first sentences do: news tell there what they are about. */
  isAbout(form: Form, term: string, generation: Generation): boolean;
}

type Form = 'exact' | 'folded' | 'concepts';

/** Sentences that tell what an article is about, the heading among them. */
const LEAD = 3;

const KEPT = 64;

export class ArticleViews {
  #generation = -1;
  readonly #views = new Map<string, ArticleView>();

  constructor(private readonly words: Words) {}

  /** Throws NoIndexError when the article left the index between search and look. */
  view(path: string, generation: Generation): ArticleView {
    const { generation: number } = generation.stamp();
    if (number !== this.#generation) {
      this.#views.clear();
      this.#generation = number;
    }
    const known = this.#views.get(path);
    if (known) {
      this.#views.delete(path);
      this.#views.set(path, known);
      return known;
    }
    const made = this.#make(path, generation);
    this.#views.set(path, made);
    if (this.#views.size > KEPT) this.#views.delete(this.#views.keys().next().value!);
    return made;
  }

  #make(path: string, of: Generation): ArticleView {
    const stored = of.article(path);
    if (!stored) throw new NoIndexError(path);
    const sentences = of.sentences(path);
    const { words } = this;
    const { language } = stored;
    /** Makes something of a sentence when it is first asked for. */
    const once = <T>(make: (text: string, start: number) => T): ((ordinal: number) => T) => {
      const made = new Map<number, T>();
      return (ordinal) => {
        let known = made.get(ordinal);
        if (known === undefined) {
          const { start, end } = sentences[ordinal]?.sentence ?? { start: 0, end: 0 };
          known = make(stored.text.slice(start, end), start);
          made.set(ordinal, known);
        }
        return known;
      };
    };
    const tokens = once((text, start) => tokenize(text, start));
    const termsOfSentence = new Map<number, TermPositions>();
    const terms = (ordinal: number): TermPositions => {
      let known = termsOfSentence.get(ordinal);
      if (!known) {
        known = new TextTerms(tokens(ordinal), language, words);
        termsOfSentence.set(ordinal, known);
      }
      return known;
    };
    const header = [stored.title?.text, stored.place?.text].filter((text) => text !== undefined).join('. ');
    const inHeader = lazily(() => termPositions(header, language, words));
    const lead = sentences.slice(0, LEAD).map(({ sentence }) => sentence.ordinal);
    const held: Readonly<Record<Form, Map<string, boolean>>> = {
      exact: new Map(),
      folded: new Map(),
      concepts: new Map(),
    };
    const holds = (form: Form, term: string, generation: Generation): boolean => {
      let known = held[form].get(term);
      if (known === undefined) {
        known = inHeader()[form].has(term) || generation.articleHolds(path, form, term);
        held[form].set(term, known);
      }
      return known;
    };
    return {
      stored,
      sentences,
      citation: {
        path: stored.path,
        title: stored.title?.text ?? null,
        date: stored.date?.value ?? null,
        dateCertain: stored.date?.certain ?? false,
        language: stored.language,
        source: stored.source?.text ?? null,
      },
      people: of.peopleOf(path),
      text: (span) => stored.text.slice(span.start, span.end),
      terms,
      tokens,
      figures: once((text, start) => findFigures(text, language, start)),
      dates: once((text, start) => findDates(text, language, stored.date?.value ?? null, start)),
      // What the index knows of the article is enough here: its sentences need not be taken apart.
      holds,
      isAbout: (form, term, generation) =>
        inHeader()[form].has(term) ||
        (holds(form, term, generation) && lead.some((ordinal) => terms(ordinal)[form].has(term))),
    };
  }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function termPositions(text: string, language: string, words: Words): TermPositions {
  return new TextTerms(tokenize(text), language, words);
}
