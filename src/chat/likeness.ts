/** Groups questions that ask for the same thing in other words, or in another language. Pure. */
import { foldedQuestion, type UnansweredQuestion } from '../feedback/feedback.ts';
import { detectLanguage } from '../language/detect.ts';
import { questionTerms } from '../language/terms.ts';
import type { Words } from '../language/words.ts';

export interface QuestionGroup {
  /** The wordings, most asked first. */
  readonly wordings: readonly UnansweredQuestion[];
  readonly count: number;
  readonly helpful: number;
  readonly notHelpful: number;
  /** `YYYY-MM-DD`. */
  readonly lastAskedOn: string;
}

/** Each question is compared with every group; those asked most come first. */
const GROUPED_AT_MOST = 1000;
/** Two questions are alike when they share so much of the words of both that are not stop words. */
const ALIKE = 0.6;

/**
 * Most asked groups first, then those with most votes against, then the latest. A question joins the group whose first wording
 * it is most like; follow-ups on different questions are never alike.
 */
export function groupQuestions(
  questions: readonly UnansweredQuestion[],
  words: Words,
): readonly QuestionGroup[] {
  const groups: Group[] = [];
  for (const question of questions.slice(0, GROUPED_AT_MOST)) {
    const terms = termsOf(question, words);
    const best = mostLike(terms, groups);
    if (best) best.wordings.push(question);
    else groups.push({ terms, wordings: [question] });
  }
  const sum = (list: readonly UnansweredQuestion[], of: 'count' | 'helpful' | 'notHelpful'): number =>
    list.reduce((total, each) => total + each[of], 0);
  return groups
    .map(({ wordings }) => ({
      wordings,
      count: sum(wordings, 'count'),
      helpful: sum(wordings, 'helpful'),
      notHelpful: sum(wordings, 'notHelpful'),
      lastAskedOn: wordings
        .map(({ lastAskedOn }) => lastAskedOn)
        .sort()
        .pop()!,
    }))
    .sort(
      (a, b) => b.count - a.count || b.notHelpful - a.notHelpful || compare(b.lastAskedOn, a.lastAskedOn),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Group {
  readonly terms: readonly Word[];
  readonly wordings: UnansweredQuestion[];
}

function mostLike(terms: readonly Word[], groups: readonly Group[]): Group | null {
  let best: Group | null = null;
  let most = 0;
  for (const group of groups) {
    const alike = likeness(terms, group.terms);
    if (alike >= ALIKE && alike > most) [best, most] = [group, alike];
  }
  return best;
}

/** A word with all that it may be found by: its concepts in the lexicon, so that languages meet, and its folded stems. */
type Word = ReadonlySet<string>;

function termsOf({ question, follows }: UnansweredQuestion, words: Words): readonly Word[] {
  const terms = (text: string): Word[] => {
    const { language } = detectLanguage(text, ['en', 'no', 'vi']);
    return questionTerms(text, language, words)
      .filter(({ stop }) => !stop)
      .map(({ concepts, folded }) => new Set([...concepts, ...folded]));
  };
  return [...terms(question), ...(follows === null ? [] : [new Set([`after ${foldedQuestion(follows)}`])])];
}

/** Words that both have, of all that either has. Two without any are alike: neither says anything. */
function likeness(a: readonly Word[], b: readonly Word[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const left = [...b];
  for (const word of a) {
    const at = left.findIndex((other) => [...word].some((term) => other.has(term)));
    if (at >= 0) left.splice(at, 1);
  }
  const shared = b.length - left.length;
  return shared / (a.length + b.length - shared);
}
