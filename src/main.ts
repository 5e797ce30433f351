/** `npm start`: makes or refreshes the index; then it is the bot, or shows what an answer looks like and follows the folder. */
import { openQuoth, type Quoth } from './build.ts';
import { converse } from './commands/ask.ts';
import type { Context } from './commands/command.ts';
import { surround } from './commands/context.ts';
import { noteSkipped } from './commands/skipped.ts';
import { workedExample } from './commands/workedExample.ts';
import { type Config, embedsHere } from './config.ts';
import type { Answer } from './domain.ts';
import { BadInputError } from './errors.ts';
import type { Progress } from './index/sync.ts';
import { type Lifetime, live, type Outcome } from './lifetime.ts';
import { renderAnswer } from './terminal/answer.ts';

const HELP = `Makes or refreshes the index of the articles in CORPUS_DIR, then shows an answer, and a question without one.
After that it serves the page where the bot can be tried (PORT), follows the folder, and in a terminal answers what is typed,
until Ctrl-C. WATCH=off ends it instead.
With DISCORD_TOKEN set it is the bot.

  npm start

What else there is: npm run -s ask -- --help. What can be set is in .env.example.
`;

async function main(lifetime: Lifetime): Promise<Outcome> {
  const [given] = process.argv.slice(2);
  if (given === '--help' || given === '-h') {
    process.stdout.write(HELP);
    return 0;
  }
  if (given !== undefined) {
    throw new BadInputError('npm start takes no arguments. To ask: npm run -s ask -- "your question"');
  }
  const context = surround(lifetime);
  const opening = openQuoth(context, { follows: follows(context.config), waits: true });
  if (context.config.discordToken !== null) return await beBot(opening, context);
  const quoth = await opening;
  await tellIndex(quoth, context);
  const { articles } = await quoth.store.read((generation) => generation.stamp());
  if (articles === 0) {
    await context.print(
      `There are no articles in ${context.config.corpusDir} yet. Put .txt, .md or .html files there, or set CORPUS_DIR.\n`,
    );
    return context.config.watch ? await goOn(quoth, context) : 0;
  }
  const { answered, unanswered } = await workedExample(quoth);
  const show = (heading: string, answer: Answer | null): Promise<void> =>
    answer
      ? context.print(
          `${heading}\n\n? ${answer.question}\n\n${renderAnswer(answer, { columns: context.columns, bold: context.bold, why: false })}\n`,
        )
      : Promise.resolve();
  await show('A question that the articles answer:', answered);
  await show('One that they do not:', unanswered);
  await context.print(
    [
      'Ask your own:',
      '  npm run -s ask -- "your question"     one question; English, Norwegian or Vietnamese',
      '  npm run -s ask                        a conversation',
      '  npm run -s ask -- --help              everything else',
      '',
    ].join('\n'),
  );
  if (context.config.watch) return await goOn(quoth, context);
  return (quoth.report?.skipped.length ?? 0) > 0 ? 1 : 0;
}

/** Whether this process embeds what changes in its folder, as it changes. */
function follows(config: Config): boolean {
  return config.watch && embedsHere(config);
}

/** What the index holds, and which files are not in it. */
async function tellIndex({ store, report, waiting }: Quoth, context: Context): Promise<void> {
  noteSkipped(report, context);
  const { articles, passages } = await store.read((generation) => generation.stamp());
  const behind = waiting();
  const still = embedsHere(context.config) ? 'nothing had changed' : 'made by others';
  const unchanged = behind > 0 ? `${behind} files wait to be embedded` : still;
  const done = report ? `${(report.ms / 1000).toFixed(1)} s` : unchanged;
  await context.print(`The index holds ${articles} articles in ${passages} passages (${done}).\n\n`);
}

/** Answers on Discord until the signal comes; what is in hand is finished. Connects while the index is being opened. */
async function beBot(opening: Promise<Quoth>, context: Context): Promise<Outcome> {
  const { config, progress, lifetime } = context;
  // Its failure is thrown where it is waited for.
  opening.catch(() => {});
  const stopped = lifetime.serve();
  // Loaded when needed: without a token nothing of Discord is.
  const { startDiscord } = await import('./serve-discord.ts');
  const bot = await Promise.race([startDiscord(opening, context), stopped]);
  if (typeof bot === 'number') return bot;
  const quoth = await opening;
  await tellIndex(quoth, context);
  let onProgress: ((step: Progress | null) => void) | undefined;
  if (config.publicUrl !== null) {
    // Citations lead there.
    const { servePage } = await import('./serve-page.ts');
    const page = await servePage(quoth, bot.opened, context);
    onProgress = page.onProgress;
    await context.print(`${page.greeting}\n`);
  }
  if (follows(config)) quoth.followFolder((sentence) => progress.note(sentence), onProgress);
  await context.print(`${bot.greeting}\n`);
  const outcome = await stopped;
  await bot.close();
  return outcome;
}

/** Serves the page and follows the folder until the signal comes, or in a terminal until nothing more is asked. */
async function goOn(quoth: Quoth, context: Context): Promise<Outcome> {
  const stopped = context.lifetime.serve();
  // Loaded when needed: commands that ask once do without.
  const [{ openChat }, { servePage }] = await Promise.all([
    import('./open-chat.ts'),
    import('./serve-page.ts'),
  ]);
  const opened = await openChat(quoth, context, () => {});
  const page = await servePage(quoth, opened, context);
  void opened.chat.warm();
  await context.print(`${page.greeting}\n`);
  if (follows(context.config)) {
    quoth.followFolder((sentence) => context.progress.note(sentence), page.onProgress);
    await context.print(`Following ${context.config.corpusDir}; Ctrl-C ends.\n`);
  } else await context.print('Answering from the index that others make; Ctrl-C ends.\n');
  if (!context.stdin.isTTY || !context.isTerminal) return await stopped;
  const show = (answer: Answer): Promise<void> =>
    context.print(renderAnswer(answer, { columns: context.columns, bold: context.bold, why: false }));
  return await Promise.race([stopped, converse(context, quoth.answerer, show).then((): Outcome => 0)]);
}

await live(main);
