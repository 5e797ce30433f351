/** `embed`: makes the index follow the folder, and says what was done. */
import { embedderFor } from '../build.ts';
import type { SyncReport } from '../index/sync.ts';
import type { Outcome } from '../lifetime.ts';
import { refresh, wordsFor } from '../opening.ts';
import { visible } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { noteSkipped } from './skipped.ts';

export const embed: Command = {
  name: 'embed',
  summary: 'Makes or refreshes the index: reads what is new or changed, drops what is gone.',
  usage: '[--json] [--no-wait]',
  options: {
    json: { type: 'boolean', help: 'Print what was done as one JSON object.' },
    'no-wait': { type: 'boolean', help: 'End at once when another process is writing the index.' },
  },
  examples: ['', '--json'],
  notes: ['Ends with 1 when files were skipped; each is named with its reason.'],
  rest: { atMost: 0 },
  run,
};

async function run(given: Arguments, context: Context): Promise<Outcome> {
  const [embedder, words] = await Promise.all([embedderFor(context), wordsFor(context.config.corpusDir)]);
  const report = await refresh(context, { embedder, words, wait: !given.flags.has('no-wait') });
  noteSkipped(report, context);
  await context.print(given.flags.has('json') ? `${JSON.stringify(report)}\n` : renderReport(report));
  return report.skipped.length > 0 ? 1 : 0;
}

/** What was done, for people. */
export function renderReport(report: SyncReport): string {
  const lines = (['added', 'updated', 'removed'] as const).flatMap((what) =>
    report[what].map((path) => `${what.padEnd(8)} ${visible(path)}`),
  );
  const { embedded, reused, removed, truncated } = report.passages;
  const counts = [
    `${report.added.length} added`,
    `${report.updated.length} updated`,
    `${report.removed.length} removed`,
    `${report.unchanged.length} unchanged`,
    `${report.skipped.length} skipped`,
  ].join(', ');
  return [
    ...lines,
    ...report.stale.map((reason) => `made again: ${reason}`),
    `Articles: ${counts}.`,
    `Passages: ${embedded} embedded, ${reused} reused, ${removed} removed.`,
    ...(truncated > 0
      ? [`${truncated} passages were longer than the model takes and were cut for their vectors.`]
      : []),
    `Done in ${(report.ms / 1000).toFixed(1)} s.`,
    '',
  ].join('\n');
}
