/** Tells, on stderr, which files of the folder are not in the index and why. */
import type { SkippedFile } from '../domain.ts';
import type { SyncReport } from '../index/sync.ts';
import { visible } from '../terminal/text.ts';
import type { Context } from './command.ts';

export function skippedLine({ file, reason }: SkippedFile): string {
  return `Not read: ${visible(file)}: ${visible(reason)}`;
}

export function noteSkipped(report: SyncReport | null, { progress }: Pick<Context, 'progress'>): void {
  for (const skipped of report?.skipped ?? []) progress.note(skippedLine(skipped));
}
