/** What the index holds, how old it is, and whether anything is wrong with it. Changes nothing. */
import type { IndexStamp, SkippedFile } from '../domain.ts';
import type { Keeping, OpenIndex } from './home.ts';
import { ageSeconds, changedSince, staleReasons } from './plan.ts';
import type { FileState, IndexRecipe } from './store.ts';

/** What `status --json` prints. */
export interface IndexStatus extends IndexStamp {
  /** Since the generation was made. */
  readonly ageSeconds: number;
  /** Articles by language, ISO 639-1. */
  readonly languages: Readonly<Record<string, number>>;
  /** Files that came, changed or went since, by their sizes and times; sorted. They wait to be embedded. */
  readonly waiting: readonly string[];
  readonly skipped: readonly SkippedFile[];
  /** What is out of date in the index although its files have not changed, in sentences. */
  readonly stale: readonly string[];
  /** Whether vectors are found through the accelerator; below a certain size a scan is quicker. */
  readonly accelerated: boolean;
  /** Bytes of all files of INDEX_DIR, and of each; none on a cluster. */
  readonly bytes: number;
  readonly files: Readonly<Record<string, number>>;
  /** Who is writing the index now; null when nobody is. */
  readonly writer: string | null;
  /** Everything that is wrong with what is stored, in sentences; null when it was not checked. */
  readonly problems: readonly string[] | null;
}

export interface StatusOptions {
  readonly store: OpenIndex;
  readonly keeping: Keeping;
  /** The folder of articles now. */
  readonly listed: readonly Omit<FileState, 'hash'>[];
  /** What an index would be made with now. */
  readonly recipe: IndexRecipe;
  readonly now: Date;
}

export async function statusOf({ store, keeping, listed, recipe, now }: StatusOptions): Promise<IndexStatus> {
  const { files, writer, problems } = keeping;
  const seen = await store.read((generation) => {
    const languages: Record<string, number> = {};
    for (const { language } of generation.articles()) languages[language] = (languages[language] ?? 0) + 1;
    return {
      stamp: generation.stamp(),
      languages,
      waiting: changedSince(generation.files(), listed),
      skipped: generation.skipped(),
      stale: staleReasons(generation.recipe(), recipe),
    };
  });
  const { stamp, languages, waiting, skipped, stale } = seen;
  return {
    ...stamp,
    ageSeconds: ageSeconds(stamp, now),
    languages,
    waiting,
    skipped,
    stale,
    accelerated: store.accelerated,
    bytes: Object.values(files).reduce((sum, bytes) => sum + bytes, 0),
    files,
    writer,
    problems,
  };
}
