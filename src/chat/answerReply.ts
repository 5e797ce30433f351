/** An answer as a reply. Pure: everything that has to be looked up stands in the view. */
import type { Answer, Conflict, Quote } from '../domain.ts';
import { type CiteView, citationLine, passageAction, quoteBlock, source, speakerInline } from './cite.ts';
import { readingLine } from './reading.ts';
import { reasonInline } from './reasons.ts';
import type { Block, Button, ConflictBlock, Inline, Line, Locale, Reply } from './reply.ts';
import { button, line, lineOf, pieces, say } from './say.ts';
import { dayText, momentText } from './when.ts';

export interface AnswerView extends CiteView {
  readonly locale: Locale;
  readonly private: boolean;
  readonly answerId: string;
  /** As the user put it. */
  readonly question: string;
  /** The beginning of the asker's mark, for a share button. */
  readonly asker: string;
  /** Whether votes are kept. */
  readonly votes: boolean;
  /** What the user limited the question to; null for nothing. */
  readonly scope: readonly Inline[] | null;
  /** Questions that can be answered, for when this one cannot. */
  readonly nearest: readonly string[];
  /** Lines to end with. */
  readonly notes: readonly Line[];
  readonly now: Date;
}

export function answerReply(answer: Answer, view: AnswerView): Reply {
  const { locale, question } = view;
  const blocks = answer.verdict === 'answered' ? answeredBlocks(answer, view) : silentBlocks(answer, view);
  const reading = readingLine(locale, answer.explanation.reading, question, view.scope);
  return {
    kind: 'reply',
    tone: answer.verdict,
    locale,
    private: view.private,
    delivery: 'new',
    answerId: view.answerId,
    question,
    blocks: [...blocks, ...(reading ? [reading] : []), ...behind(answer, view), ...view.notes],
    buttons: buttonsOf(answer, view),
    menu: null,
    file: null,
    shorter: null,
    incident: null,
  };
}

function answeredBlocks(answer: Answer, view: AnswerView): Block[] {
  const [first] = answer.quotes;
  const short = answer.answer;
  // A short answer that is the whole quote would only be said twice.
  const bold = short && short.text !== first?.text ? [lineOf('strong', [source(short.text, true)])] : [];
  const { locale } = view;
  const counted = short?.day ? [line(locale, 'small', 'counted', { day: dayText(locale, short.day) })] : [];
  return [
    ...bold,
    ...counted,
    ...answer.quotes.map((quote, i) => quoteBlock(view, quote, i === 0 && bold.length > 0 ? short : null)),
    ...answer.conflicts.map((conflict) => conflictBlock(view, conflict)),
  ];
}

function silentBlocks(answer: Answer, view: AnswerView): Block[] {
  const { locale } = view;
  const related = answer.related.map((quote) => quoteBlock(view, quote, null));
  const heading = answer.verdict === 'related' ? 'comesNear' : 'others';
  return [
    line(locale, 'plain', 'notSay'),
    ...answer.explanation.reasons.map((reason) => lineOf('reason', reasonInline(locale, reason))),
    ...(related.length > 0 ? [line(locale, 'heading', heading), ...related] : []),
    ...(view.nearest.length > 0 ? [line(locale, 'heading', 'canAnswer')] : []),
  ];
}

export function conflictBlock(view: CiteView, { about, sides }: Conflict): ConflictBlock {
  const { locale } = view;
  return {
    kind: 'conflict',
    heading:
      about === ''
        ? line(locale, 'heading', 'conflictBare')
        : line(locale, 'heading', 'conflict', { about: { kind: 'typed', text: about } }),
    sides: sides.map(({ figure, quote }) => ({
      figure: source(figure.text, true),
      speaker: speakerInline(locale, quote),
      day:
        quote.article.date === null ? null : dayText(locale, quote.article.date, quote.article.dateCertain),
      citation: citationLine(view, quote.article, quote),
      passage: passageAction(view.places, quote.article.path, quote.text, quote),
    })),
  };
}

/** Says that the folder has more than the index, so that silence is not taken for more than it is. */
function behind({ index }: Answer, { locale, now }: AnswerView): Line[] {
  if (index.waiting === 0) return [];
  const when = momentText(locale, index.madeAt, now);
  return [lineOf('small', pieces(locale, 'behind', { n: index.waiting, when }))];
}

/** Most passages that have a button of their own; the others are found under Sources. */
const PASSAGE_BUTTONS = 4;

function buttonsOf(answer: Answer, view: AnswerView): readonly (readonly Button[])[] {
  const { locale, answerId } = view;
  const shown = answer.verdict === 'answered' ? answer.quotes : answer.related;
  const passages = passageButtons(view, shown.slice(0, PASSAGE_BUTTONS));
  // A refusal has no sources.
  const sources =
    answer.verdict === 'not-found'
      ? []
      : [button({ do: 'sources', answer: answerId, page: 0, turned: false }, say(locale, 'buttonSources'))];
  const votes = view.votes
    ? [
        button({ do: 'vote', answer: answerId, helpful: true }, say(locale, 'buttonHelpful'), 'good'),
        button({ do: 'vote', answer: answerId, helpful: false }, say(locale, 'buttonNotHelpful'), 'bad'),
      ]
    : [];
  const share = view.private
    ? [button({ do: 'share', answer: answerId, asker: view.asker }, say(locale, 'buttonShare'))]
    : [];
  const followUp = button({ do: 'follow-up', answer: answerId }, say(locale, 'buttonFollowUp'), 'primary');
  const nearest = view.nearest.map((question) => button({ do: 'ask', question }, question));
  const rows = [nearest, [...passages, ...sources], [followUp, ...votes, ...share]];
  return rows.filter((row) => row.length > 0);
}

/** One button a quote; quotes of the same words share one. */
function passageButtons(view: AnswerView, quotes: readonly Quote[]): Button[] {
  const made = quotes.map((quote) => passageAction(view.places, quote.article.path, quote.text, quote));
  const different = made.filter(
    (action, i) => made.findIndex((other) => JSON.stringify(other) === JSON.stringify(action)) === i,
  );
  return different.map((action, i) =>
    button(
      action,
      different.length === 1
        ? say(view.locale, 'buttonPassage')
        : say(view.locale, 'buttonPassageN', { n: i + 1 }),
    ),
  );
}
