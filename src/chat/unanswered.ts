/** Questions without an answer, grouped by likeness, with counts and votes; and the same as cases for the evaluation. */
import { asJsonLines, unansweredCase } from '../feedback/cases.ts';
import { groupQuestions, type QuestionGroup } from './likeness.ts';
import { notice, sentence } from './notices.ts';
import { paged, pager } from './paging.ts';
import type { ChatPorts } from './ports.ts';
import type { Inline, ListEntry, Locale, Reply } from './reply.ts';
import { button, line, pieces, say, separated } from './say.ts';
import { dayText } from './when.ts';

const PAGE_SIZE = 10;

type UnansweredPorts = Pick<ChatPorts, 'feedback' | 'words'>;

/** For those who look after the corpus; the caller lets nobody else in. @throws FeedbackError. */
export async function unanswered(
  { feedback, words }: UnansweredPorts,
  locale: Locale,
  wanted: number,
  delivery: Reply['delivery'],
): Promise<Reply> {
  if (feedback.days === 0) return sentence(locale, 'logOff');
  const groups = groupQuestions(await feedback.unanswered(), words);
  if (groups.length === 0) return notice(locale, [line(locale, 'plain', 'noUnanswered')], { delivery });
  const { items, first, page } = paged(groups, PAGE_SIZE, wanted);
  const turn = pager(locale, page, (number) => ({ do: 'unanswered', page: number }));
  return notice(
    locale,
    [
      {
        kind: 'list',
        heading: line(locale, 'heading', 'unansweredTitle', { n: groups.length }),
        first,
        entries: items.map((group) => entry(group, locale)),
        page,
      },
    ],
    { delivery, buttons: [[...turn, button({ do: 'export' }, say(locale, 'buttonExport'))]] },
  );
}

/** The same as a file, all wordings, like ones together. @throws FeedbackError. */
export async function exportUnanswered({ feedback, words }: UnansweredPorts, locale: Locale): Promise<Reply> {
  if (feedback.days === 0) return sentence(locale, 'logOff');
  const questions = groupQuestions(await feedback.unanswered(), words).flatMap(({ wordings }) => wordings);
  const cases = questions.map((question, i) => unansweredCase(question, i + 1));
  return notice(locale, [line(locale, 'plain', 'exported', { n: cases.length })], {
    file: { name: 'unanswered.jsonl', text: asJsonLines(cases) },
  });
}

function entry(group: QuestionGroup, locale: Locale): ListEntry {
  const [shown] = group.wordings;
  const { question, follows } = shown!;
  const before: readonly Inline[] =
    follows === null ? [] : pieces(locale, 'after', { question: { kind: 'typed', text: follows } });
  const count = (key: 'wordings' | 'votedUp' | 'votedDown', n: number, least: number): readonly Inline[] =>
    n < least ? [] : pieces(locale, key, { n });
  return {
    inline: [{ kind: 'typed', text: question }],
    detail: separated(
      [
        before,
        pieces(locale, 'asked', { n: group.count }),
        count('wordings', group.wordings.length, 2),
        pieces(locale, 'lastOn', { day: dayText(locale, group.lastAskedOn) }),
        count('votedDown', group.notHelpful, 1),
        count('votedUp', group.helpful, 1),
      ],
      ' · ',
    ),
  };
}
