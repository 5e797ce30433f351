/**
 * The short answer inside a sentence, by the kind of thing asked for. Pure. Spans are offsets in the article.
 */
import type { TextSpan, QuestionKind } from '../domain.ts';
import type { StoredPerson, StoredSentence } from '../index/store.ts';
import type { Figure } from '../language/figures.ts';
import { fold } from '../language/fold.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { type ArticleView, termPositions } from './articleView.ts';
import { matchIn, type TermMatch } from './coverage.ts';
import { joinedItems, namedPlaces, openedList, reportedClause } from './phrases.ts';
import { dateFit } from './dateFit.ts';
import { isExplained, longForm, type NamedPerson, officeBeside } from './definitions.ts';
import type { Question } from './question.ts';

/** A possible short answer. */
export interface ShortAnswer {
  readonly span: TextSpan;
  /** How well it is of the asked kind, 0 to 1. */
  readonly fit: number;
  /** How close the topic's words stand, 0 to 1. */
  readonly nearness: number;
  readonly figure: Figure | null;
}

/** Which figures answer which kind, with how well they do. */
const FIGURES_FOR: Partial<Record<QuestionKind, Partial<Record<Figure['kind'], number>>>> = {
  figure: { money: 1, percentage: 0.8, measure: 0.8, count: 0.6, duration: 0.4, ordinal: 0.35 },
  money: { money: 1 },
  percentage: { percentage: 1 },
  change: { percentage: 1, money: 0.6, measure: 0.6, count: 0.5 },
  amount: { money: 1, measure: 1, percentage: 0.6, count: 0.6 },
  count: { count: 1, measure: 0.4, duration: 0.5 },
  measure: { measure: 1, duration: 0.8, money: 0.7, percentage: 0.5, count: 0.5 },
  duration: { duration: 1 },
};

/** `3-2` is an amount of nothing else. */
const ASKS_SCORE =
  /\b(?:score|result|end|finish|win|won|lose|lost|beat|resultat\w*|stilling\w*|endte|vant|tapte|slo|ty so|ket qua|thang|thua)\b/;

/** Who it is must then stand there. */
const ASKS_NAME = /\b(?:names?|named|called|heter|hete|navn|navnet|ten)\b/;

/** How well a sentence answers "who" that names nobody but may describe somebody. */
const DESCRIBED = 0.25;

/**
 * The best short answer of a sentence; null when the sentence holds nothing of the kind. For kinds that ask for no
 * particular thing it is the clause that says it.
 */
export function shortAnswer(
  question: Question,
  view: ArticleView,
  stored: StoredSentence,
  matches: readonly TermMatch[],
  words: Words,
): ShortAnswer | null {
  const text = view.text(stored.sentence);
  const context = new SentenceContext(question, view, stored, text, matches, words);
  switch (question.kind) {
    case 'figure':
    case 'money':
    case 'percentage':
    case 'change':
    case 'amount':
    case 'count':
    case 'measure':
    case 'duration':
      return context.figure();
    case 'date':
      return context.date();
    case 'place':
      return context.place();
    case 'person':
      return context.person();
    case 'list':
      return context.list();
    case 'which':
    case 'document':
      return context.which();
    case 'who-said':
      return context.whoSaid();
    case 'definition':
      return context.definition();
    case 'what-said':
    case 'reason':
    case 'manner':
    case 'open':
      return context.clause();
    case 'yes-no':
      return { span: { ...stored.sentence, text }, fit: 1, nearness: 0, figure: null };
  }
}

class SentenceContext {
  readonly #tokens: readonly Token[];
  /** Where each word of the topic that the sentence holds stands, with its weight. */
  readonly #places: readonly { readonly weight: number; readonly at: readonly number[] }[];

  constructor(
    private readonly question: Question,
    private readonly view: ArticleView,
    private readonly stored: StoredSentence,
    private readonly text: string,
    matches: readonly TermMatch[],
    private readonly words: Words,
  ) {
    this.#tokens = view.tokens(stored.sentence.ordinal);
    const { tokens } = view.terms(stored.sentence.ordinal);
    this.#places = matches.flatMap((match, i) => {
      const at = match.places.map((place) => tokens[place]!.start);
      return at.length > 0 ? [{ weight: question.topics[i]!.weight, at }] : [];
    });
  }

  figure(): ShortAnswer | null {
    const wanted = FIGURES_FOR[this.question.kind] ?? {};
    const figures = this.view.figures(this.stored.sentence.ordinal);
    const answers: ShortAnswer[] = [];
    for (const figure of figures) {
      // "The two sides" is no figure that somebody cites; asked "how many", it may be.
      if (figure.unit === 'score' && !ASKS_SCORE.test(fold(this.question.text))) continue;
      const inWords =
        figure.kind === 'count' && !/\p{Nd}/u.test(figure.text) && this.question.unit.length === 0;
      const fit = inWords ? 0 : (wanted[figure.kind] ?? 0) * this.#unitFit(figure);
      if (fit > 0) answers.push({ span: figure, fit, nearness: this.#nearness(figure), figure });
    }
    return best(answers);
  }

  /** Whether the counted noun is the asked one; 1 where none is asked. */
  #unitFit(figure: Figure): number {
    const { unit, kind } = this.question;
    if (unit.length === 0) return 1;
    const after = this.text.slice(figure.end - this.stored.sentence.start).split(/[.,;:!?()]/, 1)[0] ?? '';
    const near = termPositions(
      `${figure.text} ${after.split(/\s+/).slice(0, 4).join(' ')}`,
      this.view.stored.language,
      this.words,
    );
    const head = unit[unit.length - 1]!;
    const fits = unit.filter((group) => matchIn(group, near) !== null).length;
    if (matchIn(head, near)) return 0.7 + (0.3 * fits) / unit.length;
    if (kind === 'duration') return 0;
    return unit.length > 1 && matchIn(unit[0]!, near) ? 0.45 : 0;
  }

  date(): ShortAnswer | null {
    const dates = this.view.dates(this.stored.sentence.ordinal);
    const { start: offset } = this.stored.sentence;
    const places = this.#places.flatMap(({ at }) => at.map((place) => place - offset));
    const asked = fold(this.question.text);
    return best(
      dates
        .map((date) => ({
          span: date,
          fit: dateFit(asked, date, { text: this.text, offset, places }),
          nearness: this.#nearness(date),
          figure: null,
        }))
        .filter(({ fit }) => fit > 0),
    );
  }

  place(): ShortAnswer | null {
    const places = namedPlaces(this.text, this.#tokens, this.#peopleTokens(), this.stored.sentence.start);
    const asked = this.#askedWords();
    return best(
      places
        .filter((place) => !tokenize(place.text).every((token) => asked.has(token.folded)))
        .map((place) => ({
          span: place,
          fit: place.sureness,
          nearness: this.#nearness(place),
          figure: null,
        })),
    );
  }

  person(): ShortAnswer | null {
    const asked = this.#askedWords();
    const answers: ShortAnswer[] = [];
    for (const { person, span } of this.#peopleHere()) {
      if (person.kind === 'institution') continue;
      if (tokenize(span.text).some((token) => asked.has(token.folded))) continue;
      answers.push({
        span,
        fit: 0.5 + 0.5 * this.#roleFit(person),
        nearness: this.#nearness(span),
        figure: null,
      });
    }
    return best(answers) ?? this.#somebody();
  }

  /** A body or team that the rules know as no person, or somebody who is only described; no answer to who has which name. */
  #somebody(): ShortAnswer | null {
    if (ASKS_NAME.test(fold(this.question.text))) return null;
    const asked = this.#askedWords();
    const names = namedPlaces(this.text, this.#tokens, [], this.stored.sentence.start, true).filter(
      (name) => !tokenize(name.text).some((token) => asked.has(token.folded)),
    );
    const named = names.map((name) => ({
      span: name,
      fit: 0.4,
      nearness: this.#nearness(name),
      figure: null,
    }));
    return best(named) ?? { ...this.clause(), fit: DESCRIBED };
  }

  /** Share of the question's topic that stands in a person's titles. */
  #roleFit(person: StoredPerson): number {
    const { topics } = this.question;
    if (topics.length === 0 || person.roles.length === 0) return 0;
    const roles = termPositions(person.roles.join('. '), this.view.stored.language, this.words);
    return topics.filter((topic) => matchIn(topic.group, roles) !== null).length / topics.length;
  }

  list(): ShortAnswer | null {
    const answers: ShortAnswer[] = [];
    const add = (span: TextSpan | null, fit: number): void => {
      if (span) answers.push({ span, fit, nearness: this.#nearness(span), figure: null });
    };
    add(openedList(this.text, this.stored.sentence.start), 1);
    add(this.#runOfNames(), 0.9);
    add(joinedItems(this.text, this.stored.sentence.start), 0.8);
    return best(answers) ?? this.which() ?? this.clause();
  }

  /** Two or more names that follow each other closely, as one span: "A - B and of C - D". */
  #runOfNames(): TextSpan | null {
    const asked = this.#askedWords();
    const names = namedPlaces(this.text, this.#tokens, [], this.stored.sentence.start, true).filter(
      (name) => !tokenize(name.text).some((token) => asked.has(token.folded)),
    );
    let run: { start: number; end: number; count: number } | null = null;
    let longest: { start: number; end: number; count: number } | null = null;
    for (const { start, end } of names) {
      run =
        run && start - run.end <= 12
          ? { start: run.start, end, count: run.count + 1 }
          : { start, end, count: 1 };
      if (run.count >= 2 && run.count > (longest?.count ?? 1)) longest = run;
    }
    return longest && { start: longest.start, end: longest.end, text: this.view.text(longest) };
  }

  /** A counted or named thing whose noun the question names: "three new treaties", "the 50th anniversary". */
  which(): ShortAnswer | null {
    const language = this.view.stored.language;
    const answers: ShortAnswer[] = [];
    for (const figure of this.view.figures(this.stored.sentence.ordinal)) {
      if (figure.kind !== 'count' && figure.kind !== 'ordinal') continue;
      const terms = termPositions(figure.text, language, this.words);
      const hits = this.question.topics.filter(
        (topic) => !topic.carried && matchIn(topic.group, terms),
      ).length;
      if (hits > 0) answers.push({ span: figure, fit: 0.7, nearness: this.#nearness(figure), figure: null });
    }
    const asked = this.#askedWords();
    for (const name of namedPlaces(
      this.text,
      this.#tokens,
      this.#peopleTokens(),
      this.stored.sentence.start,
      true,
    )) {
      if (tokenize(name.text).some((token) => asked.has(token.folded))) continue;
      answers.push({ span: name, fit: 0.5, nearness: this.#nearness(name), figure: null });
    }
    return best(answers) ?? this.clause();
  }

  whoSaid(): ShortAnswer | null {
    const [speaker] = this.stored.attribution.speakers;
    const here = this.#peopleHere().find(({ person }) => person.id === speaker);
    if (here) return { span: here.span, fit: 1, nearness: 0, figure: null };
    return speaker ? this.clause() : null;
  }

  /** Who somebody is: the office beside the name. What something is: "X is …", "X (…)", "X, the …", "… (X)". */
  definition(): ShortAnswer {
    const clause = this.clause();
    const { start: offset } = this.stored.sentence;
    const asked = this.#askedPeople();
    if (asked.length > 0) {
      const office = officeBeside(this.text, offset, asked);
      if (office) return { span: office, fit: 1, nearness: 1, figure: null };
      const explained = asked.some(({ span }) => isExplained(this.text, span.start - offset));
      return { ...clause, fit: explained ? 0.5 : 0.1 };
    }
    const places = this.#places.flatMap(({ at }) => at);
    for (const at of places) {
      const long = longForm(this.text, at - offset);
      if (long) {
        const span = { start: offset + long.start, end: offset + long.end };
        return { span: { ...span, text: this.view.text(span) }, fit: 1, nearness: 1, figure: null };
      }
    }
    return { ...clause, fit: places.some((at) => isExplained(this.text, at - offset)) ? 1 : 0.5 };
  }

  /** Where the sentence names those whom the question names. */
  #askedPeople(): NamedPerson[] {
    const { path } = this.view.stored;
    const members = this.question.persons
      .flatMap(({ people }) => people)
      .flatMap((person) => person.members)
      .filter((member) => member.path === path);
    return this.#peopleHere().filter(({ person }) => members.some(({ personId }) => personId === person.id));
  }

  clause(): ShortAnswer {
    const span = reportedClause(this.text, this.stored);
    return { span, fit: 1, nearness: this.#nearness(span), figure: null };
  }

  #askedWords(): Set<string> {
    return new Set(tokenize(this.question.text).map((token) => token.folded));
  }

  /** Where people of the article are named in the sentence, the longest form of a name at each place. */
  #peopleHere(): NamedPerson[] {
    const found: NamedPerson[] = [];
    const taken: { start: number; end: number }[] = [];
    const forms = this.view.people
      .flatMap((person) => person.names.map((name) => ({ person, name })))
      .sort((a, b) => b.name.length - a.name.length);
    for (const { person, name } of forms) {
      for (let at = this.text.indexOf(name); at >= 0; at = this.text.indexOf(name, at + name.length)) {
        const start = this.stored.sentence.start + at;
        const end = start + name.length;
        if (taken.some((other) => start < other.end && end > other.start)) continue;
        if (/[\p{L}\p{N}]/u.test((this.text[at - 1] ?? ' ') + (this.text[at + name.length] ?? ' '))) continue;
        taken.push({ start, end });
        found.push({ person, span: { text: name, start, end } });
      }
    }
    return found.sort((a, b) => a.span.start - b.span.start);
  }

  #peopleTokens(): readonly TextSpan[] {
    return this.#peopleHere()
      .filter(({ person }) => person.kind === 'person')
      .map(({ span }) => span);
  }

  /**
   * 1 when the topic's words touch the span, falling with their distance in characters, rarer words counting more; of a
   * word that stands there several times the nearest counts. 0 when the sentence holds none.
   */
  #nearness(span: { start: number; end: number }): number {
    let sum = 0;
    let weights = 0;
    for (const { weight, at } of this.#places) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const place of at) {
        const distance = place < span.start ? span.start - place : place > span.end ? place - span.end : 0;
        if (distance < nearest) nearest = distance;
      }
      sum += weight / (1 + nearest / 30);
      weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
  }
}

/** The best fitting, then the nearest, then the first. */
function best(answers: readonly ShortAnswer[]): ShortAnswer | null {
  let chosen: ShortAnswer | null = null;
  for (const answer of answers) {
    if (!chosen || answer.fit + 0.6 * answer.nearness > chosen.fit + 0.6 * chosen.nearness + 1e-9)
      chosen = answer;
  }
  return chosen;
}
