/**
 * Reads the folder anew, telling how far it is at a polite rate, and says what changed. Two who ask at the same time watch
 * the same run.
 */
import type { Progress } from '../index/sync.ts';
import { source } from './cite.ts';
import { notice } from './notices.ts';
import type { ChatPorts, Reindexed } from './ports.ts';
import type { Block, Line, Locale, OnProgress, Reply } from './reply.ts';
import { line, lineOf, own, say } from './say.ts';

/** Between two steps that are shown: quick enough to be seen moving, slow enough for any place that limits edits. */
export const EDIT_EVERY_MS = 3000;
/** Files named one by one. */
const NAMED = 15;

interface Watcher {
  readonly locale: Locale;
  readonly onProgress: OnProgress;
  readonly joined: boolean;
  shownAt: number;
}

interface Running {
  readonly done: Promise<Reindexed>;
  readonly watchers: Watcher[];
}

export class Reindexing {
  #running: Running | null = null;

  constructor(private readonly ports: Pick<ChatPorts, 'reindex' | 'clock'>) {}

  /** @throws QuothError of whoever reads and writes: CorpusUnreadableError, IndexLockedError, ModelError … */
  async run(locale: Locale, onProgress: OnProgress): Promise<Reply> {
    const joined = this.#running !== null;
    const watcher: Watcher = { locale, onProgress, joined, shownAt: Number.NEGATIVE_INFINITY };
    if (joined) this.#show(watcher, null);
    const running = this.#running ?? this.#begin();
    running.watchers.push(watcher);
    try {
      return finished(await running.done, locale);
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  #begin(): Running {
    const watchers: Watcher[] = [];
    // Begun a moment later, so that whoever asked for it sees the first step already.
    const done = Promise.resolve().then(() =>
      this.ports.reindex((progress) => {
        for (const watcher of watchers) this.#show(watcher, progress);
      }),
    );
    this.#running = { done, watchers };
    return this.#running;
  }

  #show(watcher: Watcher, progress: Progress | null): void {
    const now = this.ports.clock().getTime();
    if (now - watcher.shownAt < EDIT_EVERY_MS) return;
    watcher.shownAt = now;
    const { locale, joined } = watcher;
    watcher.onProgress(
      notice(
        locale,
        [
          line(locale, 'heading', 'reindexTitle'),
          ...(progress ? [step(locale, progress)] : []),
          ...joinedNote(locale, joined),
        ],
        { delivery: 'replace' },
      ),
    );
  }
}

function joinedNote(locale: Locale, joined: boolean): Line[] {
  return joined ? [line(locale, 'small', 'joined')] : [];
}

function step(locale: Locale, { phase, done, total, passages }: Progress): Line {
  switch (phase) {
    case 'looking':
      return line(locale, 'plain', 'looking', { done, total });
    case 'reading':
      return line(locale, 'plain', 'reading', { done, total, passages });
    case 'publishing':
      return line(locale, 'plain', 'publishing');
    case 'accelerating':
      return line(locale, 'plain', 'accelerating');
  }
}

/** What changed, in numbers, and the first files by name. */
function finished(report: Reindexed, locale: Locale): Reply {
  const { added, updated, removed, unchanged, skipped } = report;
  const blocks: Block[] = [line(locale, 'heading', 'reindexTitle')];
  if (report.interrupted) {
    blocks.push(line(locale, 'plain', 'stoppedHalfway'));
    return notice(locale, blocks, { delivery: 'replace' });
  }
  const nothing = added.length + updated.length + removed.length === 0;
  blocks.push(
    nothing
      ? line(locale, 'plain', 'nothingChanged')
      : line(locale, 'plain', 'reindexed', {
          added: added.length,
          updated: updated.length,
          removed: removed.length,
          unchanged: unchanged.length,
        }),
  );
  const named = [
    ...added.map((path) => ({ path, what: 'wasAdded' as const })),
    ...updated.map((path) => ({ path, what: 'wasUpdated' as const })),
    ...removed.map((path) => ({ path, what: 'wasRemoved' as const })),
  ];
  for (const { path, what } of named.slice(0, NAMED)) {
    blocks.push(lineOf('small', [own(`${say(locale, what)}: `), source(path)]));
  }
  if (named.length > NAMED) blocks.push(line(locale, 'small', 'andMore', { n: named.length - NAMED }));
  if (skipped.length > 0) {
    blocks.push(line(locale, 'plain', 'someSkipped', { n: skipped.length }));
    for (const { file, reason } of skipped.slice(0, NAMED)) {
      blocks.push(lineOf('small', [source(file), own(': '), source(reason)]));
    }
  }
  return notice(locale, blocks, { delivery: 'replace' });
}
