/** How a question was read and why the verdict is what it is, as facts, and in English sentences. Pure. */
import type { ReadingPart, Reason } from '../domain.ts';
import { KIND_NAMES } from './kinds.ts';
import { namesOf, type Question } from './question.ts';
import type { PersonReference } from './part.ts';

/** The parts of a reading, in the order in which they are told; empty for what is no question. */
export function readingOf(question: Question): readonly ReadingPart[] {
  if (question.empty) return [];
  const people = (what: 'said-by' | 'with') => (reference: PersonReference) => ({
    what,
    people: namesOf(reference),
  });
  const own = question.topics.filter((topic) => !topic.carried).map((topic) => topic.corrected ?? topic.text);
  const carried = question.topics.filter((topic) => topic.carried).map((topic) => topic.text);
  return [
    { what: 'kind', kind: question.kind },
    ...question.persons.filter(({ part }) => part === 'speaker').map(people('said-by')),
    ...question.persons.filter(({ part }) => part === 'topic').map(people('with')),
    ...question.carriedPersons.map(people('with')),
    ...question.unknownPersons.map((name) => ({ what: 'nobody' as const, name })),
    ...(own.length > 0 ? [{ what: 'about' as const, words: own }] : []),
    ...(carried.length > 0 ? [{ what: 'following' as const, words: carried }] : []),
    ...(question.time ? [{ what: 'time' as const, text: question.time.text }] : []),
    ...question.topics.flatMap(({ text, corrected }) =>
      corrected === null ? [] : [{ what: 'corrected' as const, typed: text, read: corrected }],
    ),
  ];
}

/** "figure · said by Ada Berg · about exports · 2024" */
export function readingText(parts: readonly ReadingPart[]): string {
  return parts.length === 0 ? 'not a question' : parts.map(partText).join(' · ');
}

function partText(part: ReadingPart): string {
  switch (part.what) {
    case 'kind':
      return KIND_NAMES[part.kind];
    case 'said-by':
      return `said by ${either(part.people)}`;
    case 'with':
      return `with ${either(part.people)}`;
    case 'nobody':
      return `${part.name} (nobody of that name)`;
    case 'about':
      return `about ${part.words.join(', ')}`;
    case 'following':
      return `following on ${part.words.join(', ')}`;
    case 'time':
      return part.text;
    case 'corrected':
      return `“${part.typed}” read as “${part.read}”`;
  }
}

/** A reason as a sentence. */
export function reasonText(reason: Reason): string {
  switch (reason.because) {
    case 'answered': {
      const holds =
        reason.kind === null
          ? 'The sentence says it'
          : `The sentence holds the ${KIND_NAMES[reason.kind]} asked for`;
      const share = reason.share === null ? '' : ` and ${Math.round(reason.share * 100)} % of the topic`;
      const said =
        reason.attribution === null ? '' : ` It is said by the person asked for: ${reason.attribution}`;
      return `${holds}${share}.${said}`;
    }
    case 'no-question':
      return 'This is not a question that the articles could answer.';
    case 'nobody':
      return `No article names ${reason.name}.`;
    case 'no-word': {
      const words = reason.words.map((word) => `“${word}”`).join(', ');
      return `No article holds the ${reason.words.length > 1 ? 'words' : 'word'} ${words}.`;
    }
    case 'not-said': {
      const about = reason.about.length > 0 ? ` about ${reason.about.join(', ')}` : '';
      return reason.kind === null
        ? `${either(reason.people)} says nothing of the kind${about} in the articles.`
        : `${either(reason.people)} cites no such ${KIND_NAMES[reason.kind]}${about}.`;
    }
    case 'said-by-another': {
      const figure = reason.figure === null ? '' : `: ${reason.figure}`;
      return reason.speaker === null
        ? `The article tells it without naming who says it${figure}.`
        : `${reason.speaker} does${figure}.`;
    }
    case 'not-then':
      return reason.otherTime
        ? `The articles give nothing from ${reason.time}; the nearest is of another time.`
        : `The articles give nothing from ${reason.time}.`;
    case 'other-kind':
      return `The articles speak of it but give no ${KIND_NAMES[reason.kind]}.`;
    case 'too-little':
      return 'No sentence holds enough of what is asked; these come nearest, but are no answer.';
    case 'not-spoken-of':
      return 'The articles do not speak of this.';
  }
}

/** "A, B or C" */
function either(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
