/**
 * Questions that the articles answer: near to one that they do not, and three to begin with. Made from the people and figures
 * of the articles by a few forms, and each one asked before it is shown.
 */
import type { Answer, ReadingPart } from '../domain.ts';
import type { Generation, Store, StoredSentence } from '../index/store.ts';
import { detectLanguage } from '../language/detect.ts';
import { findFigures } from '../language/figures.ts';
import { fold } from '../language/fold.ts';
import { questionTerms } from '../language/terms.ts';
import { tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import type { Contents, KnownPerson } from './library.ts';
import type { Locale } from './reply.ts';

/** Asks a question of the whole index. */
export type Ask = (question: string) => Promise<Answer>;

const FORMS: Readonly<
  Record<'figure' | 'said' | 'title', Readonly<Record<Locale, (what: string) => string>>>
> = {
  figure: {
    en: (name) => `What figure did ${name} cite?`,
    no: (name) => `Hvilket tall oppga ${name}?`,
    vi: (name) => `${name} đưa ra con số nào?`,
  },
  said: {
    en: (name) => `What did ${name} say?`,
    no: (name) => `Hva sa ${name}?`,
    vi: (name) => `${name} nói gì?`,
  },
  title: {
    en: (title) => `What is said about ${title}?`,
    no: (title) => `Hva sies om ${title}?`,
    vi: (title) => `Bài báo nói gì về ${title}?`,
  },
};

/** A button shows 80 characters: a longer question could not be read whole. */
const LENGTH = 80;
const SUGGESTED = 3;
/** Questions asked to find those three. */
const TRIED = 8;
/** No further question is asked after so long, in milliseconds: the user waits for the answer meanwhile. */
const PATIENCE_MS = 600;
/** The best passages whose speakers may be near. */
const PASSAGES = 6;

/**
 * Up to three questions near to one that got no answer: of the passages that come nearest, what their speakers say. Near is what
 * is said by the one asked for, or shares a word with what was asked about. Mostly nothing, for a question from elsewhere.
 */
export async function nearestQuestions(
  answer: Answer,
  question: string,
  { store, words }: { readonly store: Store; readonly words: Words },
  ask: Ask,
  locale: Locale,
): Promise<readonly string[]> {
  const near = answer.passages.filter(({ keyword }) => keyword > 0).slice(0, PASSAGES);
  if (near.length + answer.related.length === 0) return [];
  const language = languageOf(question, locale);
  const related = answer.related.flatMap(({ speakers, text, article }) =>
    speakers.map(({ name }) => ({ name, figure: hasFigure(text, article.language) })),
  );
  const speakers = [...related, ...(await store.read((generation) => speakersOf(near, generation)))];
  const wanted = [
    ...related.flatMap(({ name }) => withSpeaker(question, answer.explanation.reading, name)),
    ...speakers.filter(({ figure }) => figure).map(({ name }) => FORMS.figure[language](name)),
    ...speakers.map(({ name }) => FORMS.said[language](name)),
  ];
  const { reading } = answer.explanation;
  const about = reading.flatMap((part) => (part.what === 'about' ? part.words : []));
  const topics = termsOf(about.join(', '), language, words);
  const asked = fold(reading.flatMap((part) => (part.what === 'said-by' ? part.people : [])).join(' or '));
  const isNear = ({ verdict, quotes: [first] }: Answer): boolean => {
    if (verdict !== 'answered' || !first) return false;
    if (first.speakers.some(({ name }) => asked.includes(fold(name)))) return true;
    return [...termsOf(first.text, first.article.language, words)].some((term) => topics.has(term));
  };
  return await answerable(
    wanted.filter((each) => fold(each) !== fold(question)),
    ask,
    isNear,
  );
}

/** All that the words of a text may be found by, but for words without meaning. */
function termsOf(text: string, language: string, words: Words): ReadonlySet<string> {
  const groups = questionTerms(text, language, words).filter(({ stop }) => !stop);
  return new Set(groups.flatMap(({ folded, concepts }) => [...folded, ...concepts]));
}

/** The first three that are answered, each other words. */
async function answerable(
  questions: readonly string[],
  ask: Ask,
  good: (answer: Answer) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  const until = performance.now() + PATIENCE_MS;
  const short = questions.filter((question) => question.length <= LENGTH);
  // A name with its marks and without them makes one question.
  const fitting = [
    ...new Map([...short].reverse().map((question) => [fold(question), question])).values(),
  ].reverse();
  for (const question of fitting.slice(0, TRIED)) {
    if (found.length === SUGGESTED || performance.now() > until) break;
    if (good(await ask(question))) found.push(question);
  }
  return found;
}

interface NamedSpeaker {
  readonly name: string;
  /** Whether there is a figure in what they say. */
  readonly figure: boolean;
}

/** Who speaks in these passages, in order. */
function speakersOf(passages: Answer['passages'], generation: Generation): NamedSpeaker[] {
  generation.expect({ articles: passages.map(({ article }) => article.path) });
  return passages.flatMap(({ article, start, end }) => {
    const stored = generation.article(article.path);
    if (!stored) return [];
    const people = generation.peopleOf(article.path);
    return generation
      .sentences(article.path)
      .filter(({ sentence }) => sentence.start >= start && sentence.end <= end)
      .flatMap(({ sentence, attribution }) => {
        const figure = hasFigure(stored.text.slice(sentence.start, sentence.end), stored.language);
        return attribution.speakers.flatMap((id) => {
          const person = people.find((each) => each.id === id);
          return person && isFullName(person.name) ? [{ name: person.name, figure }] : [];
        });
      });
  });
}

/** The question with another speaker in the place of the one that it names; nothing when it names none. */
function withSpeaker(question: string, reading: readonly ReadingPart[], name: string): readonly string[] {
  const asked = reading.flatMap((part) => (part.what === 'said-by' ? part.people : []));
  if (asked.length === 0) return [];
  const words = new Set(asked.flatMap((each) => tokenize(each).map(({ folded }) => folded)));
  const named = tokenize(question).filter(({ folded, kind }) => kind === 'word' && words.has(folded));
  const [first] = named;
  const last = named[named.length - 1];
  if (!first || !last || asked.some((each) => fold(each) === fold(name))) return [];
  return [question.slice(0, first.start) + name + question.slice(last.end)];
}

const isFullName = (name: string): boolean => /\s/u.test(name.trim());

function hasFigure(text: string, language: string): boolean {
  return findFigures(text, language).some(({ kind }) => TELLING[kind] !== undefined);
}

/** The language that a question is in, where it is one that questions can be made in. */
function languageOf(question: string, locale: Locale): Locale {
  const { language } = detectLanguage(question, ['en', 'no', 'vi']);
  return language === 'en' || language === 'no' || language === 'vi' ? language : locale;
}

/** How well a figure shows what an answer is; others do not. */
const TELLING: Readonly<Record<string, number>> = { money: 3, percentage: 2, measure: 1, count: 1 };
/** People looked at, and articles of each. */
const PEOPLE = 40;
const ARTICLES_EACH = 3;

/** Three questions that show what can be asked here: the figure of one person, what others said, what an article is about. */
export async function exampleQuestions(
  contents: Contents,
  store: Store,
  ask: Ask,
  locale: Locale,
): Promise<readonly string[]> {
  const named = contents.people
    .filter(({ kind, name }) => kind === 'person' && isFullName(name))
    .slice(0, PEOPLE);
  const looked = await store.read((generation) => {
    generation.expect({ articles: named.flatMap(({ paths }) => paths.slice(0, ARTICLES_EACH)) });
    return named.map((person) => ({ name: person.name, ...saidBy(person, generation) }));
  });
  const people = looked.filter(({ sentences }) => sentences > 0);
  const citing = people
    .filter(({ telling }) => telling > 0)
    .sort((a, b) => b.telling - a.telling || b.sentences - a.sentences);
  const talking = [...people].sort((a, b) => b.sentences - a.sentences);
  const figure = citing.slice(0, 4).map(({ name }) => ({ name, question: FORMS.figure[locale](name) }));
  const said = talking.slice(0, 4).map(({ name }) => ({ name, question: FORMS.said[locale](name) }));
  const about = headlines(contents, locale).map((title) => ({
    name: title,
    question: FORMS.title[locale](title),
  }));
  const kinds = [figure, said, about];
  // One of each kind in turns, and everybody once before anybody comes again.
  const inTurns = Array.from({ length: 4 }, (_, i) => kinds.flatMap((list) => list[i] ?? [])).flat();
  const isFirst = (each: { readonly name: string }, i: number): boolean =>
    inTurns.findIndex(({ name }) => name === each.name) === i;
  const ordered = [...inTurns.filter(isFirst), ...inTurns.filter((each, i) => !isFirst(each, i))];
  return await answerable(
    ordered.map(({ question }) => question),
    ask,
    ({ verdict }) => verdict === 'answered',
  );
}

/** Headlines to ask about, those in the reader's language if there are any. */
function headlines({ articles }: Contents, locale: Locale): readonly string[] {
  const named = articles.filter(({ title, path }) => !path.endsWith(title));
  const own = named.filter(({ language }) => language === locale);
  return (own.length > 0 ? own : named).slice(0, 4).map(({ title }) => title);
}

function saidBy(
  { name, paths }: KnownPerson,
  generation: Generation,
): { readonly sentences: number; readonly telling: number } {
  const said = paths.slice(0, ARTICLES_EACH).flatMap((path): readonly StoredSentence[] => {
    const person = generation.peopleOf(path).find((each) => fold(each.name) === fold(name));
    return person ? generation.sentencesBy(path, person.id) : [];
  });
  const telling = said.flatMap(({ path, sentence }) => {
    const article = generation.article(path);
    if (!article) return [];
    const text = article.text.slice(sentence.start, sentence.end);
    return findFigures(text, article.language).map(({ kind }) => TELLING[kind] ?? 0);
  });
  return { sentences: said.length, telling: Math.max(0, ...telling) };
}
