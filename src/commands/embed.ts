/** `embed`: makes the index follow the folder, and says what was done; with `--dry-run`, what would be. */
import { embedderFor } from '../build.ts';
import type { Embedder } from '../embed/embedder.ts';
import type { PlanPreview } from '../index/preview.ts';
import { countsOf, type SyncReport } from '../index/sync.ts';
import type { Words } from '../language/words.ts';
import type { Outcome } from '../lifetime.ts';
import { previewRefresh, refresh, wordsFor } from '../opening.ts';
import { bytes, table, visible } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { noteSkipped } from './skipped.ts';

export const embed: Command = {
  name: 'embed',
  summary: 'Makes or refreshes the index: reads what is new or changed, drops what is gone.',
  usage: '[--dry-run] [--rehash] [--json] [--no-wait]',
  options: {
    'dry-run': {
      type: 'boolean',
      help: 'Print what would be done, file by file with the reason; change nothing.',
    },
    rehash: {
      type: 'boolean',
      help: 'Look into every file, also those whose size and time are as they were.',
    },
    json: { type: 'boolean', help: 'Print it as one JSON object.' },
    'no-wait': { type: 'boolean', help: 'End at once when another process is writing the index.' },
  },
  examples: ['', '--dry-run', '--json'],
  notes: [
    'Ends with 1 when files were skipped; each is named with its reason.',
    'Questions are answered from the index as it was until all is done. Ctrl-C keeps what is done for the next time.',
  ],
  rest: { atMost: 0 },
  run,
};

async function run(given: Arguments, context: Context): Promise<Outcome> {
  const [embedder, words] = await Promise.all([embedderFor(context), wordsFor(context.config.corpusDir)]);
  if (given.flags.has('dry-run')) return await preview(given, context, embedder, words);
  const report = await refresh(context, {
    embedder,
    words,
    wait: !given.flags.has('no-wait'),
    rehash: given.flags.has('rehash'),
  });
  noteSkipped(report, context);
  await context.print(given.flags.has('json') ? `${JSON.stringify(report)}\n` : renderReport(report));
  for (const { file, left, bytesChecked } of report.receipts) {
    if (left > 0) {
      context.progress.note(
        bytesChecked === null
          ? `Something of ${visible(file)} may still be on the cluster: a node found it, or did not answer. Run embed again when all nodes are well.`
          : `Something of ${visible(file)} is still in INDEX_DIR, since another process was reading it all the while. Run embed again.`,
      );
    }
  }
  return report.skipped.length > 0 || report.receipts.some(({ left }) => left > 0) ? 1 : 0;
}

async function preview(
  given: Arguments,
  context: Context,
  embedder: Embedder,
  words: Words,
): Promise<Outcome> {
  const found = await previewRefresh(context, { embedder, words });
  context.progress.end();
  await context.print(given.flags.has('json') ? `${JSON.stringify(found)}\n` : renderPreview(found));
  return found.files.some(({ what }) => what === 'skipped') ? 1 : 0;
}

/** What would be done, for people. */
export function renderPreview({ files, unchanged, stale, passages, upToDate }: PlanPreview): string {
  const rows = files.map(({ path, what, reason, passages: { embed: asked, reuse, drop } }) => [
    what,
    visible(path),
    what === 'skipped' ? '' : `${asked} to embed, ${reuse} to reuse, ${drop} to drop`,
    visible(reason),
  ]);
  return [
    ...(rows.length > 0 ? [table(['', 'file', 'passages', 'because'], rows)] : []),
    ...stale.map((reason) => `Out of date: ${reason}`),
    `${unchanged} files are unchanged.`,
    upToDate
      ? 'Nothing would be done.'
      : `Passages: ${passages.embed} to embed, ${passages.reuse} to reuse, ${passages.drop} to drop. Nothing was changed.`,
    '',
  ].join('\n');
}

/** Files of a kind that are named for people; a first run may have thousands. */
const NAMED = 20;

/** What was done, for people. */
export function renderReport(report: SyncReport): string {
  const lines = (['added', 'updated', 'removed'] as const).flatMap((what) => {
    const named = report[what].slice(0, NAMED).map((path) => `${what.padEnd(8)} ${visible(path)}`);
    const more = report[what].length - named.length;
    return more > 0 ? [...named, `${what.padEnd(8)} … and ${more} more (--json names all)`] : named;
  });
  const { embedded, reused, removed, truncated } = report.passages;
  return [
    ...lines,
    ...report.stale.map((reason) => `made again: ${reason}`),
    `Articles: ${countsOf(report)}.`,
    `Passages: ${embedded} embedded, ${reused} reused, ${removed} removed.`,
    ...(truncated > 0
      ? [`${truncated} passages were longer than the model takes and were cut for their vectors.`]
      : []),
    ...report.receipts
      .filter(({ left }) => left === 0)
      .map(
        ({ file, passages, erased, pieces, bytesChecked }) =>
          `Gone: ${visible(file)}, ${passages} passages, ${erased} of them nowhere else; ${
            bytesChecked === null
              ? `the cluster's nodes were asked ${pieces} times and found nothing of it`
              : `nothing of it is in the ${bytes(bytesChecked)} of INDEX_DIR`
          }.`,
      ),
    `Done in ${(report.ms / 1000).toFixed(1)} s.`,
    '',
  ].join('\n');
}
