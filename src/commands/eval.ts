/** `eval`: measures answers, retrieval or attribution against what is known to be right. */
import { BadInputError } from '../errors.ts';
import type { Outcome } from '../lifetime.ts';
import type { Arguments, Command, Context } from './command.ts';
import { evaluateAttribution } from './evalAttribution.ts';
import { printFeedback } from './evalFeedback.ts';
import { evaluateQuestions } from './evalQuestions.ts';
import { evaluateRetrieval } from './evalRetrieval.ts';

export const evaluate: Command = {
  name: 'eval',
  summary: 'Measures answers against a file of questions; or retrieval; or attribution.',
  usage: 'FILE.jsonl [--corpus DIR] | --retrieval PASSAGES QUESTIONS | --attribution DIR | --from-feedback',
  options: {
    corpus: { type: 'string', value: 'DIR', help: 'The folder of articles that the questions are about.' },
    retrieval: { type: 'boolean', help: "Find each question's passage by words, by vectors, by both." },
    attribution: {
      type: 'string',
      value: 'DIR',
      help: 'Compare who says what with DIR/gold.jsonl over DIR/articles.',
    },
    'from-feedback': {
      type: 'boolean',
      help: 'Print what did not help and what was not answered on Discord as questions, to be reviewed.',
    },
    json: { type: 'boolean', help: 'Print the figures as one JSON object.' },
  },
  examples: [
    'tests/golden/seed-questions.jsonl',
    'tests/golden/invented/held-out.jsonl --corpus tests/golden/invented/corpus',
  ],
  notes: [
    'FILE.jsonl holds {"id", "lang", "kind", "question", "follows"?, "answerable", "evidence": [{"article", "text"}],\n"answer": [texts]}; an example is tests/golden/seed-questions.jsonl.',
    'DIR/gold.jsonl holds {"article", "attributions": [{"content": [{"start", "end"}], "speaker": name or null}]},\none article a line; DIR/articles holds the articles.',
    'PASSAGES holds {"id", "lang", "text"}, QUESTIONS {"id", "lang", "question", "passage"}, one a line.',
  ],
  rest: { atMost: 2 },
  run,
};

async function run(given: Arguments, context: Context): Promise<Outcome> {
  const { flags, values, rest } = given;
  const json = flags.has('json');
  const folder = values.get('attribution');
  if (flags.has('from-feedback')) {
    const alone =
      rest.length === 0 && folder === undefined && !flags.has('retrieval') && !values.has('corpus');
    refuseRest(!alone, '--from-feedback takes nothing else.');
    await printFeedback(context);
  } else if (folder !== undefined) {
    refuseRest(
      rest.length > 0 || flags.has('retrieval') || values.has('corpus'),
      '--attribution DIR takes nothing else but --json.',
    );
    await evaluateAttribution(folder, json, context);
  } else if (flags.has('retrieval')) {
    const [passages, questions] = rest;
    if (passages === undefined || questions === undefined) {
      throw new BadInputError('--retrieval needs two files: --retrieval PASSAGES QUESTIONS.');
    }
    refuseRest(
      values.has('corpus'),
      '--retrieval takes its passages from a file, so it goes with no --corpus.',
    );
    await evaluateRetrieval(passages, questions, json, context);
  } else {
    const [file, more] = rest;
    if (file === undefined) throw new BadInputError('eval needs a file of questions: eval -- FILE.jsonl.');
    refuseRest(more !== undefined, `eval takes one file; ${JSON.stringify(more)} is one too many.`);
    await evaluateQuestions(file, values.get('corpus') ?? null, json, context);
  }
  return 0;
}

function refuseRest(wrong: boolean, sentence: string): void {
  if (wrong) throw new BadInputError(sentence);
}
