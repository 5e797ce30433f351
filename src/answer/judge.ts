/**
 * Decides: answered, related or not-found, with the reasons. Pure.
 *
 * A sentence is an answer only when nothing speaks against it: it is said by the one asked for, of the time asked for, holds
 * the kind of thing asked for and enough of the topic. What is missing everywhere is the reason for the silence.
 */
import type { QuestionKind, Reason, Verdict } from '../domain.ts';
import { wantsFigure } from './kinds.ts';
import { namesOf, type Question, speakersAsked, speakersOf } from './question.ts';
import { sureness } from './sureness.ts';
import type { Evidence } from './weigh.ts';

/** The least that an answer must have. Calibrated on the public and the development questions (DESIGN.md). */
export const LEAST = {
  /** Share of the topic in the sentence and around it. */
  terms: 0.6,
  /** Share of the topic in the sentence itself. */
  inside: 0.34,
  /** The same two where question and article are of different languages, and words know little, and in a bare follow-up. */
  termsAcross: 0.42,
  insideAcross: 0.2,
  /** How surely the people of the question take part. */
  people: 0.5,
  /** A yes or a no hangs on every word. */
  termsYesNo: 0.8,
  /** For a yes or a no, the people are named there, or say it. */
  peopleSure: 0.85,
  /** For a figure that somebody else gives, the article is about them. */
  peopleAbout: 0.7,
  /** Below this share of the topic nothing is even related. */
  related: 0.3,
  /** How sure a sentence must be that holds these shares, and one that holds less. */
  sure: -1.5,
  sureWithout: -0.75,
  /** However sure, the least share of the topic, in articles of the question's language and of others. */
  floor: 0.5,
  floorAcross: 0.3,
} as const;

export interface Judgement {
  readonly verdict: Verdict;
  /** Answers, best first; empty unless answered. */
  readonly answers: readonly Evidence[];
  /** Nearest sentences that are no answer, best first. */
  readonly near: readonly Evidence[];
  readonly reasons: readonly Reason[];
}

/** Why a sentence is no answer; null when it is one. The order is that in which reasons are given. */
type Objection = 'speaker' | 'time' | 'people' | 'unheld' | 'terms' | 'unsure' | 'kind';

export function judge(question: Question, evidence: readonly Evidence[]): Judgement {
  const ranked = [...evidence].sort(
    (a, b) =>
      b.score - a.score ||
      (a.stored.path < b.stored.path
        ? -1
        : a.stored.path > b.stored.path
          ? 1
          : a.stored.sentence.start - b.stored.sentence.start),
  );
  const silent = (
    verdict: Verdict,
    reasons: readonly Reason[],
    near: readonly Evidence[] = [],
  ): Judgement => ({
    verdict,
    answers: [],
    near: near.slice(0, 3),
    reasons,
  });
  if (question.empty) return silent('not-found', [{ because: 'no-question' }]);
  if (question.unknownPersons.length > 0) {
    return silent(
      'not-found',
      question.unknownPersons.map((name) => ({ because: 'nobody', name })),
    );
  }
  const judged = ranked.map((item) => ({ item, objections: objectionsTo(question, item, ranked) }));
  const answers = answersAmong(judged);
  if (answers.length > 0)
    return { verdict: 'answered', answers, near: [], reasons: [whyAnswered(question, answers[0]!)] };
  return { ...silence(question, judged, silent) };
}

function objectionsTo(question: Question, item: Evidence, ranked: readonly Evidence[]): Objection[] {
  const objections: Objection[] = [];
  if (item.speaker === 'wrong') objections.push('speaker');
  if (item.time === 'wrong') objections.push('time');
  if (item.people < (question.kind === 'yes-no' ? LEAST.peopleSure : LEAST.people)) objections.push('people');
  if (wantsFigure(question.kind) && item.people < LEAST.peopleAbout && saidByAnother(item))
    objections.push('people');
  if (question.onlyArticle && item.stored.path !== question.articlePath) objections.push('people');
  if (missesWord(question, item)) objections.push('unheld');
  if (question.topics.length > 0) {
    const doubt = doubtOf(question, item, ranked);
    if (doubt) objections.push(doubt);
  } else if (
    question.persons.length === 0 &&
    question.carriedPersons.length === 0 &&
    !question.time &&
    !question.onlyArticle
  ) {
    objections.push('terms');
  }
  if (!item.short || item.short.fit <= 0) objections.push('kind');
  if (question.kind === 'who-said' && item.stored.attribution.speakers.length === 0) objections.push('kind');
  return objections;
}

/** Whether a sentence holds too little of the topic ("terms"), or what it holds fits others as well ("unsure"). */
function doubtOf(question: Question, item: Evidence, ranked: readonly Evidence[]): 'terms' | 'unsure' | null {
  const across = item.view.stored.language !== question.language;
  // What is only taken over from the question before says what is spoken of, not what must be said.
  const takenOver = question.topics.every((topic) => topic.carried);
  const least =
    across || takenOver
      ? { terms: LEAST.termsAcross, inside: LEAST.insideAcross }
      : { terms: question.kind === 'yes-no' ? LEAST.termsYesNo : LEAST.terms, inside: LEAST.inside };
  const { total, inside } = item.coverage;
  const enough = total >= least.terms && inside >= least.inside;
  // Of the few words of a follow-up the cosine says nothing.
  if (question.articlePath !== null || takenOver) return enough ? null : 'terms';
  if (enough) return sureness(question, item, ranked) < LEAST.sure ? 'unsure' : null;
  const little =
    total < (across ? LEAST.floorAcross : LEAST.floor) ||
    sureness(question, item, ranked) < LEAST.sureWithout;
  return little ? 'terms' : null;
}

/**
 * The sentences that nothing speaks against, best first. Where there is one, the article speaks of it, and a sentence of the
 * same article that fits better is no less sure: what made it unsure was that the other one comes near.
 */
function answersAmong(judged: readonly Judged[]): readonly Evidence[] {
  const last = new Map<string, number>();
  judged.forEach(({ item, objections }, i) => {
    if (objections.length === 0) last.set(item.stored.path, i);
  });
  return judged.flatMap(({ item, objections }, i) => {
    const better = i < (last.get(item.stored.path) ?? -1);
    return objections.length === 0 || (better && objections.every((each) => each === 'unsure')) ? [item] : [];
  });
}

/** A figure that somebody else gives is not about the person asked for, unless it names them. */
const saidByAnother = (item: Evidence): boolean => item.stored.attribution.speakers.length > 0;

/** Where a name must stand: what the article only mentions somewhere is not what the sentence is about. */
const NAMED: ReadonlySet<string> = new Set(['sentence', 'neighbour', 'lead']);

/** A name or number of the question that neither the sentence nor anything around it holds. */
function missesWord(question: Question, item: Evidence): boolean {
  const sameLanguage = item.view.stored.language === question.language;
  return question.topics.some((topic, i) => {
    if (topic.carried) return false;
    if (topic.unheld && item.coverage.matches[i]!.worth === 0)
      return topic.strict || (sameLanguage && topic.telling);
    return topic.strict && !NAMED.has(item.coverage.matches[i]!.where);
  });
}

function whyAnswered(question: Question, best: Evidence): Reason {
  return {
    because: 'answered',
    kind: best.short?.figure || isThing(question.kind) ? question.kind : null,
    share: question.topics.length > 0 ? best.coverage.total : null,
    attribution: speakersOf(question).length > 0 ? best.stored.attribution.because : null,
  };
}

const isThing = (kind: QuestionKind): boolean =>
  ['date', 'place', 'person', 'document', 'list'].includes(kind);

type Judged = { readonly item: Evidence; readonly objections: readonly Objection[] };
type Silent = (verdict: Verdict, reasons: readonly Reason[], near?: readonly Evidence[]) => Judgement;

function silence(question: Question, judged: readonly Judged[], silent: Silent): Judgement {
  const near = judged
    .filter(({ item, objections }) => item.coverage.total >= LEAST.related && !objections.includes('people'))
    .map(({ item }) => item);
  const unheld = question.topics.filter((topic) => topic.unheld && !topic.carried);
  const only = (...allowed: Objection[]): Evidence[] =>
    judged
      .filter(({ objections }) => objections.every((objection) => allowed.includes(objection)))
      .map(({ item }) => item);

  if (
    unheld.length > 0 &&
    judged.every(({ objections }) =>
      objections.some((each) => each === 'unheld' || each === 'terms' || each === 'unsure'),
    )
  ) {
    return silent('not-found', [{ because: 'no-word', words: unheld.map(({ text }) => text) }], near);
  }
  const asked = speakersAsked(question);
  const byOthers = only('speaker');
  if (asked.length > 0 && judged.length > 0) {
    const nothing: Reason = {
      because: 'not-said',
      people: [...new Set(asked.flatMap(namesOf))],
      kind: wantsFigure(question.kind) ? question.kind : null,
      about: question.topics.slice(0, MOST_WORDS).map((topic) => topic.corrected ?? topic.text),
    };
    const others = byOthers[0] ? [whoDoes(byOthers[0])] : [];
    return silent('not-found', [nothing, ...others], byOthers.length > 0 ? byOthers : near);
  }
  const otherTime = only('time');
  if (question.time && otherTime.length > 0) {
    return silent(
      'not-found',
      [{ because: 'not-then', time: question.time.text, otherTime: true }],
      otherTime,
    );
  }
  if (question.time && judged.every(({ item }) => item.time === 'wrong')) {
    return silent('not-found', [{ because: 'not-then', time: question.time.text, otherTime: false }], near);
  }
  const otherKind = only('kind');
  if (otherKind.length > 0) {
    return silent('related', [{ because: 'other-kind', kind: question.kind }], otherKind);
  }
  if (near.length > 0) {
    return silent('related', [{ because: 'too-little' }], near);
  }
  return silent('not-found', [{ because: 'not-spoken-of' }]);
}

/** Words of the topic that a reason names at most. */
const MOST_WORDS = 4;

function whoDoes({ view, stored, short }: Evidence): Reason {
  const speaker = view.people.find((person) => person.id === stored.attribution.speakers[0]);
  return {
    because: 'said-by-another',
    speaker: speaker?.name ?? null,
    figure: short?.figure ? short.span.text : null,
  };
}
