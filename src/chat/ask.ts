/** Asking: the answer, or why there is none and what could be asked instead. */
import { QUESTION_LIMIT } from '../answer/understand.ts';
import type { Generation } from '../index/store.ts';
import { meetingAsked } from '../meetings/asked.ts';
import { type Answers, type Asked, placesOf } from './answers.ts';
import { answerReply } from './answerReply.ts';
import { citedIn, source } from './cite.ts';
import { ASKER_DIGITS, newAnswerId } from './codes.ts';
import type { MeetingParts } from './meetings.ts';
import { notice, sentence } from './notices.ts';
import type { Reader } from './ports.ts';
import { nearestQuestions } from './questions.ts';
import type { Inline, Line, MeetingCode, Reply } from './reply.ts';
import { line, own, pieces, separated } from './say.ts';
import { articleFrom } from './suggest.ts';
import { meetingScope, summaryAsked } from './summaries.ts';
import { dayOf } from './when.ts';

/** A question as it comes. */
export interface AskInput {
  readonly reader: Reader;
  /** As typed. */
  readonly question: string;
  readonly private: boolean;
  /** The answer that this follows on: a reply to its message, or its button. */
  readonly follows?: {
    readonly id: string;
    /** The question as that message shows it, for when it is no longer remembered. */
    readonly question: string | null;
  } | null;
  /** What was chosen or typed as the article to look in; null or empty for all. */
  readonly article?: string | null;
  /** What was chosen or typed as the meeting whose articles to look in, or its code from a button; null or empty for all. */
  readonly meeting?: string | MeetingCode | null;
  /** The answer that this takes the place of, since its question was edited: the same id again. */
  readonly instead?: string | null;
}

export interface AskParts extends MeetingParts {
  readonly answers: Answers;
  /** Told of feedback that could not be kept: the answer is given all the same. */
  readonly onProblem: (doing: string, error: unknown) => void;
}

/** @throws NoIndexError, IndexError, ModelError when it could not look. */
export async function ask(input: AskInput, parts: AskParts): Promise<Reply> {
  const { reader, question } = input;
  const { ports, answers, library } = parts;
  const { locale } = reader;
  if (question.trim() === '') return sentence(locale, 'nothingAsked');
  const scope = await scopeOf(input, parts);
  if ('unknown' in scope) return scope.unknown;
  const summed = scope.within.length > 0 ? null : await summaryFor(input, parts);
  if (summed) return summed;
  const before = input.follows ? await answers.recall(input.follows.id, input.follows.question) : null;
  const asked: Asked = {
    question,
    follows: input.follows?.id ?? null,
    // A follow-up stays where its question was, unless another article is named.
    within: scope.within.length > 0 ? scope.within : (before?.within ?? []),
  };
  const answer = await answers.ask(asked, before?.answer ?? null);
  const id = input.instead ?? newAnswerId();
  answers.keep(id, { ...asked, answer });
  const votes = await remember(id, { ...asked, answer }, reader, parts);
  const nearest =
    answer.verdict === 'answered'
      ? []
      : await nearestQuestions(answer, question, ports, (near) => answers.probe(near), locale);
  const now = ports.clock();
  return await ports.store.read((generation) => {
    generation.expect({ articles: citedIn(answer) });
    return answerReply(answer, {
      locale,
      places: library.places(generation),
      private: input.private,
      answerId: id,
      question,
      asker: ports.mark(reader.user).slice(0, ASKER_DIGITS),
      votes,
      scope: scope.named ?? scopeInline(asked.within, generation),
      nearest,
      notes: notesOf(input, before !== null),
      now,
    });
  });
}

/** The short summary of a meeting, for a question that asks for one in so many words. */
async function summaryFor(
  { reader, question, private: hidden }: AskInput,
  parts: AskParts,
): Promise<Reply | null> {
  const words = meetingAsked(question);
  return words === null ? null : await summaryAsked(words, { reader, private: hidden, question }, parts);
}

interface Scope {
  /** Paths; empty for all articles. */
  readonly within: readonly string[];
  /** The meeting that it is limited to, as a line names it. */
  readonly named: readonly Inline[] | null;
}

async function scopeOf(
  { article, meeting, reader }: AskInput,
  parts: AskParts,
): Promise<Scope | { readonly unknown: Reply }> {
  const typed = article?.trim() ?? '';
  const { locale } = reader;
  const unknown = (key: 'noSuchArticle' | 'notOfMeeting'): { readonly unknown: Reply } => ({
    unknown: notice(locale, [line(locale, 'plain', key, { typed: { kind: 'typed', text: typed } })]),
  });
  const found = typed === '' ? null : articleFrom(await parts.library.contents(), typed);
  if (typed !== '' && !found) return unknown('noSuchArticle');
  if (!meeting) return { within: found ? [found.path] : [], named: null };
  const told = await meetingScope(meeting, reader, parts);
  if ('unknown' in told) return told;
  const { articles, title } = told.known.meeting;
  if (found)
    return articles.includes(found.path) ? { within: [found.path], named: null } : unknown('notOfMeeting');
  return { within: articles, named: pieces(locale, 'inTheMeeting', { title: source(title) }) };
}

/** Titles that are named; a meeting may have a hundred articles. */
const MOST_TITLES = 3;

/** The titles of the articles that a question is limited to; null when it is not. */
export function scopeInline(within: readonly string[], generation: Generation): readonly Inline[] | null {
  if (within.length === 0) return null;
  const named = within.slice(0, MOST_TITLES);
  generation.expect({ articles: named });
  const titles = named.map((path): Inline[] => {
    const title = generation.article(path)?.title?.text.replace(/\s+/g, ' ').trim() || path;
    return [source(title)];
  });
  const more = within.length - titles.length;
  return separated([...titles, more > 0 ? [own('…')] : []], ', ');
}

function notesOf({ question, reader, follows }: AskInput, remembered: boolean): Line[] {
  const notes: Line[] = [];
  if (follows && !remembered) notes.push(line(reader.locale, 'small', 'lostContext'));
  if ([...question].length > QUESTION_LIMIT) {
    notes.push(line(reader.locale, 'small', 'cutQuestion', { n: QUESTION_LIMIT }));
  }
  return notes;
}

/** Whether votes on the answer will be kept. */
async function remember(
  id: string,
  { question, follows, within, answer }: Asked & { readonly answer: Parameters<typeof placesOf>[0] },
  { locale }: Reader,
  { ports, onProblem }: AskParts,
): Promise<boolean> {
  if (ports.feedback.days === 0) return false;
  try {
    await ports.feedback.remember({
      id,
      question,
      follows,
      within,
      verdict: answer.verdict,
      quoted: placesOf(answer),
      language: locale,
      askedOn: dayOf(ports.clock()),
    });
    return true;
  } catch (error) {
    onProblem('remember', error);
    return false;
  }
}
