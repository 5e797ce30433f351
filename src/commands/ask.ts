/** `ask`: one question, a conversation in the terminal, or a stream of JSON lines. */
import { createInterface } from 'node:readline';
import type { Answerer } from '../answer/answerer.ts';
import { openQuoth } from '../build.ts';
import type { Answer } from '../domain.ts';
import { BadInputError } from '../errors.ts';
import type { Outcome } from '../lifetime.ts';
import { renderAnswer } from '../terminal/answer.ts';
import { runBatch } from './batch.ts';
import type { Arguments, Command, Context } from './command.ts';
import { noteSkipped } from './skipped.ts';

export const ask: Command = {
  name: 'ask',
  summary: 'Answers a question with quotes from the articles, or says that they do not hold the answer.',
  usage: '"question" [--json] [--why] [--follows "earlier question"]',
  options: {
    json: { type: 'boolean', help: 'Print the answer as one JSON object.' },
    why: {
      type: 'boolean',
      help: 'Print what counted for and against each quote, and the passages retrieved.',
    },
    follows: {
      type: 'string',
      value: '"question"',
      help: 'The question that this one goes on from ("And in 2024?").',
    },
    batch: { type: 'boolean', help: 'Read JSON lines from stdin, write one JSON line for each.' },
  },
  examples: [
    '"who was said to be the largest trading partner?"',
    '"and in 2024?" --follows "how much was the trade worth?" --why',
    '--batch < questions.jsonl > answers.jsonl',
  ],
  notes: [
    'Without a question, in a terminal: a prompt, which remembers the question before.',
    '--batch reads {"id", "question", "follows"?}; follows is the id of an earlier line. A line that cannot be read is\nanswered with {"id"?, "error": {"code", "message"}}, and the next one is read.',
    'The index is made or refreshed first when it is missing or the folder has changed.',
  ],
  rest: { atMost: Number.POSITIVE_INFINITY },
  run,
};

async function run(given: Arguments, context: Context): Promise<Outcome> {
  // Without quotation marks the shell hands over a question word by word.
  const question = given.rest.length === 0 ? undefined : given.rest.join(' ');
  if (given.rest.length > 1 && given.values.has('follows')) {
    throw new BadInputError(
      'It is not clear where the question ends: put quotation marks around both questions.',
    );
  }
  const batch = given.flags.has('batch');
  if (batch && (question !== undefined || given.values.has('follows'))) {
    throw new BadInputError(
      '--batch takes its questions from stdin, so it goes with no question and no --follows.',
    );
  }
  const talk = question === undefined && !batch;
  if (talk && !(context.stdin.isTTY && context.isTerminal)) {
    throw new BadInputError('There is no question. Ask one: npm run -s ask -- "who said what?"');
  }
  const quoth = await openQuoth(context);
  noteSkipped(quoth.report, context);
  if (batch) return await runBatch(context.stdin, quoth.answerer, context.print);
  const view = { columns: context.columns, bold: context.bold, why: given.flags.has('why') };
  const { articles } = await quoth.store.read((generation) => generation.stamp());
  if (articles === 0) {
    context.progress.note(
      `There are no articles in ${context.config.corpusDir} yet, so nothing can be found.`,
    );
  }
  const show = (answer: Answer): Promise<void> =>
    context.print(given.flags.has('json') ? `${JSON.stringify(answer)}\n` : renderAnswer(answer, view));
  if (question !== undefined) {
    const earlier = given.values.get('follows');
    const follows = earlier === undefined ? null : await quoth.answerer.ask(earlier);
    await show(await quoth.answerer.ask(question, { follows }));
    return 0;
  }
  await converse(context, quoth.answerer, show);
  return 0;
}

/** Answers what is typed, each question going on from the one before, until an empty line or the end of input. */
export async function converse(
  context: Context,
  answerer: Answerer,
  show: (answer: Answer) => Promise<void>,
): Promise<void> {
  let before: Answer | null = null;
  for await (const typed of prompt(context)) {
    before = await answerer.ask(typed, { follows: before });
    await show(before);
    await context.print('\n');
  }
}

/** What is typed, line by line, until an empty line or the end of input. */
async function* prompt({ stdin, lifetime }: Context): AsyncGenerator<string> {
  process.stderr.write('Ask about the articles. An empty line or Ctrl-D ends.\n');
  const terminal = createInterface({ input: stdin, output: process.stderr, prompt: '? ' });
  // In a terminal in raw mode Ctrl-C comes as a key, not as a signal.
  terminal.on('SIGINT', () => {
    process.stderr.write('\n');
    process.emit('SIGINT');
  });
  lifetime.signal.addEventListener('abort', () => terminal.close());
  try {
    terminal.prompt();
    for await (const line of terminal) {
      if (line.trim() === '') return;
      yield line;
      terminal.prompt();
    }
  } finally {
    terminal.close();
  }
}
