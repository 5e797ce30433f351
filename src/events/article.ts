/** An article as finding events reads it: sentences as words, and where its people are mentioned. */
import type { Article, AttributedArticle, Attribution, Person, Sentence, Span } from '../domain.ts';
import { type DateMention, findDates } from '../language/dates.ts';
import { exactForm, fold } from '../language/fold.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import { eventVocabulary, eventWords } from './words/languages.ts';
import type { EventWords } from './words/pattern.ts';

/** A sentence with its words. Token offsets are in the article. */
export interface EventSentence extends Span {
  readonly ordinal: number;
  readonly kind: Sentence['kind'];
  readonly attribution: Attribution;
  readonly tokens: readonly Token[];
  /** The form of each token that tables hold: with marks in Vietnamese, folded elsewhere. */
  readonly keys: readonly string[];
  readonly capital: readonly boolean[];
}

/** A person named or meant by role in a sentence, by token numbers. */
export interface PersonMention {
  readonly person: Person;
  readonly first: number;
  readonly last: number;
  readonly genitive: boolean;
}

/** What every step of finding events works with. */
export interface EventText {
  readonly article: Article;
  readonly people: readonly Person[];
  readonly text: string;
  readonly language: string;
  readonly words: Words;
  readonly table: EventWords;
  /** Headings too; in order. */
  readonly sentences: readonly EventSentence[];
  /** The day of the article, `YYYY-MM-DD`; null when it has none. */
  readonly day: string | null;
  mentions(sentence: EventSentence): readonly PersonMention[];
  /** The dates of a sentence; read once. */
  dates(sentence: EventSentence): readonly DateMention[];
}

const CAPITAL = /^\p{Lu}/u;

/** Reads an article for finding events. */
export function eventText(source: AttributedArticle, words: Words): EventText {
  const { article, people, attributions } = source;
  const { text, language, date } = article;
  const vietnamese = language === 'vi';
  const table = eventWords(language);
  const sentences = source.sentences.map(({ start, end, ordinal, kind }, i): EventSentence => {
    const tokens = tokenize(text.slice(start, end), start);
    return {
      ordinal,
      start,
      end,
      kind,
      attribution: attributions[i]!,
      tokens,
      keys: tokens.map((token) => (vietnamese ? exactForm(token.exact) : keyOf(token.folded, table))),
      capital: tokens.map((token) => CAPITAL.test(token.text)),
    };
  });
  const forms = formsOfPeople(source, table);
  const known = new Map<number, readonly PersonMention[]>();
  const dates = new Map<number, readonly DateMention[]>();
  const day = date?.value ?? null;
  return {
    article,
    people,
    text,
    language,
    words,
    table,
    sentences,
    day,
    dates: ({ ordinal, start, end }) => {
      let found = dates.get(ordinal);
      if (!found) {
        found = findDates(text.slice(start, end), language, day, start);
        dates.set(ordinal, found);
      }
      return found;
    },
    mentions: (sentence) => {
      let found = known.get(sentence.ordinal);
      if (!found) {
        found = mentionsIn(sentence, forms, text, language);
        known.set(sentence.ordinal, found);
      }
      return found;
    },
  };
}

/** The end of a compound that tables hold, else the word itself. The rest of the compound has three letters or more. */
function keyOf(folded: string, table: EventWords): string {
  const { compoundEnds, bodies } = table;
  if (compoundEnds.length === 0 || bodies.has(folded) || eventVocabulary(table).has(folded)) return folded;
  return compoundEnds.find((end) => folded.length >= end.length + 3 && folded.endsWith(end)) ?? folded;
}

/** A name or a role as folded words, and whom it means. */
interface Form {
  readonly words: readonly string[];
  readonly person: Person;
  readonly name: boolean;
}

/**
 * The forms by their first word, longest first. A role counts where it is definite and one person of the article bears it.
 * What stands as a person of one word without a role and says nothing is left out: most such names are places.
 */
function formsOfPeople(
  { article, people, attributions }: AttributedArticle,
  table: EventWords,
): ReadonlyMap<string, readonly Form[]> {
  const { language } = article;
  const byFirst = new Map<string, Form[]>();
  const add = (text: string, person: Person, name: boolean): void => {
    const words = tokenize(text).map((token) => token.folded);
    const [first] = words;
    if (first === undefined) return;
    const list = byFirst.get(first);
    if (list) list.push({ words, person, name });
    else byFirst.set(first, [{ words, person, name }]);
  };
  const speaking = new Set(attributions.flatMap(({ speakers }) => speakers));
  const bearers = new Map<string, number>();
  for (const { roles } of people)
    for (const role of new Set(roles.map(fold))) bearers.set(role, (bearers.get(role) ?? 0) + 1);
  for (const person of people) {
    const single = person.names.every((name) => tokenize(name).length === 1);
    if (single && person.roles.length === 0 && !speaking.has(person.id)) continue;
    if (language === 'vi' && isBodysName(person, table)) continue;
    if (isPlaceOf(article, person.name)) continue;
    for (const name of person.names) if (!isFront(name, person.name)) add(name, person, true);
    for (const role of person.roles)
      if (isDefinite(role, language) && bearers.get(fold(role)) === 1) add(role, person, false);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The place of the dateline is sometimes taken for somebody. */
function isPlaceOf({ place }: Article, name: string): boolean {
  return place !== null && fold(place.text) === fold(name);
}

/** "Giám đốc Công ty Xây dựng Sao Biển": a short name behind the head of a body is the body's. */
function isBodysName({ name, roles }: Person, { bodyPhrases }: EventWords): boolean {
  if (tokenize(name).length > 2) return false;
  return roles.some((role) => {
    const keys = tokenize(role).map((token) => exactForm(token.exact));
    return bodyPhrases.some(
      ({ words, kind }) =>
        (kind === 'company' || kind === 'bank' || kind === 'school') &&
        keys.some(
          (_, i) => words.every((word, k) => keys[i + k] === word) && keys.length - i - words.length <= 2,
        ),
    );
  });
}

/** Two words or more in front of a longer name are what stands before it: "Elmstad Energy Ada Berg". */
function isFront(form: string, name: string): boolean {
  const [short, long] = [tokenize(form), tokenize(name)].map((tokens) => tokens.map(({ folded }) => folded));
  if (!short || !long || short.length < 2 || short.length >= long.length) return false;
  return short.every((part, i) => part === long[i]);
}

function isDefinite(role: string, language: string): boolean {
  if (language === 'no') return /^\S+(?:en|et)$/u.test(role);
  return language === 'en' && /^the\s/iu.test(role);
}

function mentionsIn(
  sentence: EventSentence,
  forms: ReadonlyMap<string, readonly Form[]>,
  text: string,
  language: string,
): PersonMention[] {
  const { tokens, capital } = sentence;
  const found: PersonMention[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    const bare = token.folded.endsWith('s') ? forms.get(token.folded.slice(0, -1)) : undefined;
    const candidates = [...(forms.get(token.folded) ?? []), ...(bare ?? [])];
    const form = candidates.find(
      ({ words, name }) => (!name || capital[i] === true) && standsAt(words, tokens, i),
    );
    if (!form) continue;
    const last = i + form.words.length - 1;
    const end = tokens[last]!.end;
    const owner =
      tokens[last]!.folded !== form.words.at(-1) || /^['’]s?(?=[\s,.]|$)/u.test(text.slice(end, end + 3));
    found.push({ person: form.person, first: i, last, genitive: language === 'vi' ? false : owner });
    i = last;
  }
  return found;
}

/** The last word may carry the genitive of Norwegian. */
function standsAt(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  return words.every((word, k) => {
    const folded = tokens[at + k]?.folded;
    return folded === word || (k === words.length - 1 && folded === `${word}s`);
  });
}

/** What stands between token `i` and the next one; empty at the end. */
export function gapAfter(sentence: EventSentence, text: string, i: number): string {
  const token = sentence.tokens[i];
  const next = sentence.tokens[i + 1];
  return token && next ? text.slice(token.end, next.start) : '';
}

/** The words of the tokens `first` to `last` as they stand. */
export function wordsAt(sentence: EventSentence, text: string, first: number, last: number): string {
  return text.slice(sentence.tokens[first]!.start, sentence.tokens[last]!.end);
}
