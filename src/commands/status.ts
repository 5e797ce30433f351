/** `status`: what the index holds, how old it is, what waits, and with `--check` whether all of it is what was written. */
import { embedderFor } from '../build.ts';
import { folderCorpus } from '../index/folder-corpus.ts';
import { recipeFor } from '../index/refresh.ts';
import { type IndexStatus, statusOf } from '../index/status.ts';
import type { Outcome } from '../lifetime.ts';
import { homeOf, wordsFor } from '../opening.ts';
import { age, bytes, visible } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { skippedLine } from './skipped.ts';

export const status: Command = {
  name: 'status',
  summary:
    'Tells what the index holds, how old it is, which files wait or were skipped, and whether it is whole.',
  usage: '[--check] [--json]',
  options: {
    check: {
      type: 'boolean',
      help: 'Look at every stored text, span, vector and word, and name what is wrong.',
    },
    json: { type: 'boolean', help: 'Print it as one JSON object.' },
  },
  examples: ['', '--check', '--json'],
  notes: ['Changes nothing. Ends with 1 when --check finds something wrong.'],
  rest: { atMost: 0 },
  run,
};

async function run(given: Arguments, context: Context): Promise<Outcome> {
  const { config, lifetime } = context;
  const home = homeOf(config);
  const store = await home.open();
  lifetime.closeAtEnd(() => store.close());
  const [embedder, words, { files }] = await Promise.all([
    embedderFor(context),
    wordsFor(config.corpusDir),
    folderCorpus(config.corpusDir).list(),
  ]);
  const found = await statusOf({
    store,
    keeping: await home.keeping(given.flags.has('check')),
    listed: files,
    recipe: recipeFor(embedder, words),
    now: new Date(),
  });
  await context.print(given.flags.has('json') ? `${JSON.stringify(found)}\n` : render(found, home.where));
  return (found.problems?.length ?? 0) > 0 ? 1 : 0;
}

function render(found: IndexStatus, where: string): string {
  const languages = Object.entries(found.languages)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([language, articles]) => `${language} ${articles}`);
  const { problems, waiting, skipped, stale } = found;
  return [
    `Generation ${found.generation}, made ${age(found.ageSeconds)} ago (${found.madeAt}) with ${found.model}.`,
    `It holds ${found.articles} articles (${languages.join(', ') || 'none'}) in ${found.passages} passages.`,
    `${where}${found.bytes > 0 ? `: ${bytes(found.bytes)}` : ''}; vectors are found ${found.accelerated ? 'through a graph' : 'by a scan of all'}.`,
    ...(found.writer ? [`It is being written by ${found.writer}.`] : []),
    ...stale.map((reason) => `Out of date: ${reason}`),
    ...(waiting.length > 0
      ? [
          `${waiting.length} files wait to be embedded:`,
          ...waiting.slice(0, 20).map((path) => `  ${visible(path)}`),
        ]
      : ['Nothing waits to be embedded.']),
    ...(waiting.length > 20 ? [`  and ${waiting.length - 20} more`] : []),
    ...skipped.map(skippedLine),
    ...(problems === null
      ? []
      : problems.length === 0
        ? ['Checked: every text, span, vector and word is what was written.']
        : [
            'Something is wrong. It is made again with: npm run -s embed',
            ...problems.map((one) => `  ${one}`),
          ]),
    '',
  ].join('\n');
}
