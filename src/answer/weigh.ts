/**
 * Weighs one sentence against a question by the signals of signals.ts. Pure, given the article, its generation and the cosine.
 */
import type { Signal } from '../domain.ts';
import type { Generation, StoredSentence } from '../index/store.ts';
import { tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';
import type { LinkedPerson } from '../people/link.ts';
import type { ScoredPassage } from '../search/search.ts';
import type { ArticleView } from './articleView.ts';
import { type Coverage, coverage, type Form, matchIn } from './coverage.ts';
import { KIND_NAMES } from './kinds.ts';
import type { PersonReference } from './part.ts';
import { type AskedTime, namesOf, type Question } from './question.ts';
import { signal, total } from './signals.ts';
import { type ShortAnswer, shortAnswer } from './spans.ts';

/** A sentence that may answer. */
export interface Candidate {
  readonly view: ArticleView;
  readonly stored: StoredSentence;
  readonly passage: ScoredPassage | null;
  /** Cosine of the sentence with the question; that of its passage until it is known. */
  readonly cosine: number;
}

/** right and wrong only where the question asks for it. */
export type Fit = 'right' | 'wrong' | 'free';

/** A candidate with all that the judge looks at. */
export interface Evidence extends Candidate {
  readonly coverage: Coverage;
  readonly short: ShortAnswer | null;
  readonly speaker: Fit;
  readonly time: Fit;
  /** How surely the people of the question take part, the least sure of them, 0 to 1; 1 when none is named. */
  readonly people: number;
  readonly signals: readonly Signal[];
  readonly score: number;
}

/** Cosines of a question with its answer seldom pass this; it counts as full agreement. */
const FULL_COSINE = 0.65;

export function weigh(
  question: Question,
  candidate: Candidate,
  generation: Generation,
  words: Words,
): Evidence {
  const { view, stored, passage } = candidate;
  const covered = coverage(question.topics, view, stored.sentence.ordinal, question.foreign, generation);
  const short =
    stored.sentence.kind === 'heading' && question.kind !== 'open'
      ? null
      : shortAnswer(question, view, stored, covered.matches, words);
  const speaker = speakerFit(question, stored);
  const time = timeFit(question.time, view, stored);
  const people = peopleFit(question, view, stored, generation);
  const signals: Signal[] = [];
  if (question.topics.length > 0) {
    signals.push(signal('terms', covered.total, 'share of the topic in the sentence and around it'));
    signals.push(signal('inside', covered.inside, 'share of the topic in the sentence itself'));
    signals.push(signal('exactness', exactness(question, view, stored, generation), 'words as typed'));
  }
  signals.push(
    signal(
      'kind',
      short ? short.fit : 0,
      short ? `holds: ${KIND_NAMES[question.kind]}` : `holds no ${KIND_NAMES[question.kind]}`,
    ),
  );
  if (speaker !== 'free') {
    // What somebody says with others is theirs too, but what they say alone is surer to be meant.
    const worth = stored.attribution.kind === 'joint' ? JOINTLY : 1;
    signals.push(signal('speaker', speaker === 'right' ? worth : -1, stored.attribution.because));
  }
  if (question.verb) {
    const holds = (form: Form, term: string) => view.holds(form, term, generation);
    const found = matchIn(question.verb, view.terms(stored.sentence.ordinal), holds);
    signals.push(signal('verb', found?.worth ?? 0, question.verb.tokens[0]!.text));
  }
  if (time !== 'free') signals.push(signal('time', time === 'right' ? 1 : -1, question.time!.text));
  const references = topicPersons(question);
  if (references.length > 0) signals.push(signal('people', people, references.flatMap(namesOf).join(', ')));
  signals.push(meaning(candidate.cosine));
  if (short && question.topics.length > 0)
    signals.push(signal('nearness', short.nearness, 'topic words near the answer'));
  signals.push(signal('passage', passage?.score ?? 0, 'rank of its passage'));
  if (question.articlePath) {
    signals.push(
      signal('context', stored.path === question.articlePath ? 1 : 0, 'the article of the answer before'),
    );
  }
  signals.push(signal('lead', lead(question, stored), 'place in the article'));
  return { ...candidate, coverage: covered, short, speaker, time, people, signals, score: total(signals) };
}

const meaning = (cosine: number): Signal =>
  signal('meaning', cosine / FULL_COSINE, `cosine ${cosine.toFixed(2)}`);

/** The same evidence with the cosine of the sentence in the place of its passage's. */
export function withCosine(evidence: Evidence, cosine: number): Evidence {
  const signals = evidence.signals.map((each) => (each.name === 'meaning' ? meaning(cosine) : each));
  return { ...evidence, cosine, signals, score: total(signals) };
}

/** People who take part in what is asked without having to say it. */
function topicPersons(question: Question): readonly PersonReference[] {
  return [...question.persons.filter((reference) => reference.part === 'topic'), ...question.carriedPersons];
}

function speakerFit(question: Question, stored: StoredSentence): Fit {
  const asked = question.persons.filter((reference) => reference.part === 'speaker');
  if (asked.length === 0) return 'free';
  const said = stored.attribution.speakers;
  const fits = asked.some((reference) =>
    reference.people.some((person) =>
      person.members.some((member) => member.path === stored.path && said.includes(member.personId)),
    ),
  );
  return fits ? 'right' : 'wrong';
}

function timeFit(time: AskedTime | null, view: ArticleView, stored: StoredSentence): Fit {
  if (!time) return 'free';
  const reference = view.stored.date?.value ?? null;
  const dates = view.dates(stored.sentence.ordinal).filter((date) => date.from && date.to);
  const overlaps = (from: string, to: string): boolean => from <= time.to && to >= time.from;
  if (dates.some((date) => overlaps(date.from!, date.to!))) return 'right';
  const years = dates.filter((date) => !date.relative);
  if (years.length > 0) return 'wrong';
  return reference !== null && overlaps(reference, reference) ? 'right' : 'wrong';
}

/** Worth of a joint statement where one of the speakers is asked for. */
const JOINTLY = 0.4;

/** How surely somebody takes part who is named in the sentence, says it, or is only named elsewhere in the article. */
const NAMED_HERE = 1;
const SAYS_IT = 0.85;
/** … or is who the article is about. */
const IN_LEAD = 0.7;
const IN_ARTICLE = 0.55;

function peopleFit(
  question: Question,
  view: ArticleView,
  stored: StoredSentence,
  generation: Generation,
): number {
  let least = 1;
  for (const reference of topicPersons(question)) {
    let surest = 0;
    for (const person of reference.people)
      surest = Math.max(surest, personFit(person, view, stored, generation));
    if (surest === 0) surest = nameFit(reference.words, view, stored, generation);
    least = Math.min(least, reference.asked && surest < NAMED_HERE ? 0 : surest);
  }
  return least;
}

/** An article may hold a name without the rules having seen a person in it. */
function nameFit(
  words: readonly string[],
  view: ArticleView,
  stored: StoredSentence,
  generation: Generation,
): number {
  if (words.length === 0) return 0;
  const here = new Set(view.tokens(stored.sentence.ordinal).map((token) => token.folded));
  if (words.every((word) => here.has(word))) return NAMED_HERE;
  if (isLead(words, view, generation)) return IN_LEAD;
  const holds = (word: string): boolean =>
    view.holds('exact', word, generation) || view.holds('folded', word, generation);
  return words.every(holds) ? IN_ARTICLE : 0;
}

function personFit(
  person: LinkedPerson,
  view: ArticleView,
  stored: StoredSentence,
  generation: Generation,
): number {
  const members = person.members.filter((member) => member.path === stored.path);
  if (members.length === 0) return 0;
  const here = new Set(view.tokens(stored.sentence.ordinal).map((token) => token.folded));
  const named = view.people
    .filter((other) => members.some((member) => member.personId === other.id))
    .some((other) => other.names.some((name) => tokenize(name).every((token) => here.has(token.folded))));
  if (named) return NAMED_HERE;
  if (members.some((member) => stored.attribution.speakers.includes(member.personId))) return SAYS_IT;
  const inLead = view.people.some(
    (other) =>
      members.some((member) => member.personId === other.id) &&
      other.names.some((name) =>
        isLead(
          tokenize(name).map((token) => token.folded),
          view,
          generation,
        ),
      ),
  );
  return inLead ? IN_LEAD : IN_ARTICLE;
}

const isLead = (words: readonly string[], view: ArticleView, generation: Generation): boolean =>
  words.every((word) => view.isAbout('exact', word, generation) || view.isAbout('folded', word, generation));

/** Share of the topic's words that stand as typed, marks included. */
function exactness(
  question: Question,
  view: ArticleView,
  stored: StoredSentence,
  generation: Generation,
): number {
  const telling = question.topics.filter((topic) => !topic.carried);
  if (telling.length === 0) return 0;
  const stands = (term: string): boolean =>
    view.holds('exact', term, generation) && view.terms(stored.sentence.ordinal).exact.has(term);
  return telling.filter((topic) => topic.group.exact.some(stands)).length / telling.length;
}

/** News tell who, when and where in their first sentences. */
function lead(question: Question, stored: StoredSentence): number {
  const telling = ['date', 'place', 'person', 'yes-no', 'definition', 'open'].includes(question.kind);
  return telling ? 1 / (1 + stored.sentence.ordinal) : 0.5 / (1 + stored.sentence.ordinal / 4);
}
