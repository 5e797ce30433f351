/** An answer as text for people: the short answer, the quotes with who said them and where they stand, and why. Pure. */
import type { Answer, Citation, Conflict, Quote, RetrievedPassage, TextSpan } from '../domain.ts';
import { age, visible, wrap } from './text.ts';

export interface AnswerView {
  readonly columns: number;
  /** Makes words stand out, where the terminal can. */
  readonly bold?: (text: string) => string;
  /** Whether to print the signals of each quote and the passages that were retrieved. */
  readonly why: boolean;
}

export function renderAnswer(answer: Answer, view: AnswerView): string {
  const blocks: string[] = [];
  const paragraph = (sentences: readonly string[]): string =>
    sentences.map((text) => wrap(text, view.columns)).join('\n');
  if (answer.verdict === 'answered') {
    const bold = view.bold ?? ((text: string) => text);
    if (answer.answer) {
      const { text, day } = answer.answer;
      const lines = wrap(text, view.columns).split('\n').map(bold);
      if (day !== null) lines.push(wrap(`${day}, counted from the date of the article`, view.columns));
      blocks.push(lines.join('\n'));
    }
    blocks.push(...answer.quotes.map((quote) => renderQuote(quote, view)));
    blocks.push(...answer.conflicts.map((conflict) => renderConflict(conflict, view)));
    if (view.why) blocks.push(paragraph(answer.reasons));
  } else {
    blocks.push(paragraph(['The articles do not say.', ...answer.reasons]));
    if (answer.related.length > 0) blocks.push(wrap('What comes nearest, but is no answer:', view.columns));
    blocks.push(...answer.related.map((quote) => renderQuote(quote, view)));
  }
  if (answer.understood) blocks.push(wrap(`Understood as: ${answer.understood}`, view.columns, '', '  '));
  if (answer.index.waiting > 0) blocks.push(wrap(behind(answer.index), view.columns));
  if (view.why) blocks.push(renderPassages(answer.passages, view));
  return `${blocks.join('\n\n')}\n`;
}

/** Says that the folder has more than the index, so that "the articles do not say" is not taken for more than it is. */
function behind({ waiting, ageSeconds }: Answer['index']): string {
  const files = waiting === 1 ? '1 file waits' : `${waiting} files wait`;
  return `From an index that is ${age(ageSeconds)} old; ${files} to be embedded.`;
}

function renderQuote(quote: Quote, view: AnswerView): string {
  const lines = [
    wrap(`“${visible(quote.text)}”`, view.columns, '  '),
    wrap(`— ${whoSaid(quote)}`, view.columns, '  ', '    '),
    wrap(citation(quote.article, quote), view.columns, '    '),
    ...quote.also.map((also) => wrap(`also in ${citation(also.article, also)}`, view.columns, '    ')),
  ];
  if (view.why) {
    lines.push(wrap(`score ${quote.score.toFixed(2)} · ${quote.because}`, view.columns, '    '));
    for (const signal of quote.signals) {
      const value = `${signal.name} ${signal.value.toFixed(2)} × ${signal.weight.toFixed(2)}`;
      lines.push(wrap(`${value}: ${signal.because}`, view.columns, '      ', '        '));
    }
  }
  return lines.join('\n');
}

function whoSaid(quote: Quote): string {
  const speakers = quote.speaker ? [quote.speaker] : quote.speakers;
  if (speakers.length > 0) {
    return speakers.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join(' and ');
  }
  if (quote.kind === 'joint') return 'said jointly';
  return quote.kind === 'narration' ? 'the report' : 'the report does not make clear who says it';
}

/** "Headline, 2025-02-19, VNA (path, characters 10–99)". */
function citation(article: Citation, { start, end }: Omit<TextSpan, 'text'>): string {
  const parts = [
    article.title,
    article.date === null ? 'undated' : article.dateCertain ? article.date : `${article.date} (uncertain)`,
    article.source,
  ].filter((part) => part !== null);
  return `${parts.join(', ')} (${article.path}, characters ${start}–${end})`;
}

function renderConflict(conflict: Conflict, view: AnswerView): string {
  const sides = conflict.sides.map(({ figure, quote }) => {
    const date = quote.article.date ?? 'undated';
    const said = `${figure.text} — ${whoSaid(quote)}, ${date}, ${quote.article.path}`;
    return wrap(said, view.columns, '  ', '    ');
  });
  return [wrap(`The articles give different figures (${conflict.about}):`, view.columns), ...sides].join(
    '\n',
  );
}

function renderPassages(passages: readonly RetrievedPassage[], view: AnswerView): string {
  const lines = passages.map((passage) => {
    const scores = `${passage.score.toFixed(2)} (words ${passage.keyword.toFixed(1)}, meaning ${passage.semantic.toFixed(2)})`;
    const text = visible(passage.text);
    const start = text.length > 100 ? `${text.slice(0, 100)}…` : text;
    return wrap(
      `${scores} ${passage.article.path} ${passage.start}–${passage.end}: ${start}`,
      view.columns,
      '  ',
      '    ',
    );
  });
  return ['Passages retrieved, best first:', ...lines].join('\n');
}
