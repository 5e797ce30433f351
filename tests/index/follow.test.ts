/** The index follows the folder: when it is looked at, what is waited for, what is told. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Follower, type FollowTools, follow, type Listed } from '../../src/index/follow.ts';
import type { FileState } from '../../src/index/store.ts';
import type { SyncReport } from '../../src/index/sync.ts';

/** A folder whose files are numbers: their size and time. */
class Folder {
  files = new Map<string, number>();
  indexed: FileState[] = [];
  looks = 0;
  /** Called at each look. */
  onLook = () => {};

  list = async (): Promise<readonly Listed[]> => {
    this.looks++;
    this.onLook();
    return [...this.files].map(([path, size]) => ({ path, size, modifiedMs: size }));
  };

  embed = async (): Promise<SyncReport> => {
    const before = new Set(this.indexed.map(({ path }) => path));
    const added = [...this.files.keys()].filter((path) => !before.has(path));
    this.indexed = [...this.files].map(([path, size]) => ({ path, size, modifiedMs: size, hash: `${size}` }));
    const nothing = {
      updated: [],
      removed: [],
      unchanged: [],
      renamed: [],
      remade: [],
      stale: [],
      skipped: [],
    };
    return {
      ...nothing,
      added,
      passages: { embedded: 0, reused: 0, removed: 0, truncated: 0 },
      generation: 2,
      interrupted: false,
      accelerated: false,
      receipts: [],
      ms: 1,
      parts: {},
    };
  };
}

const open: Follower[] = [];
afterEach(async () => {
  for (const follower of open.splice(0)) await follower.close();
});

function following(folder: Folder, more: Partial<FollowTools> = {}) {
  const told: string[] = [];
  let change = () => {};
  const follower = follow({
    watch: (onChange) => {
      change = onChange;
      return { close: async () => {} };
    },
    list: folder.list,
    published: async () => folder.indexed,
    embed: folder.embed,
    onPublished: ({ added }) => told.push(`published ${added.join(' ')}`),
    onProblem: (sentence) => told.push(sentence),
    times: { gather: 5, settle: 10, rescan: 60_000, retry: 10 },
    ...more,
  });
  open.push(follower);
  return { follower, told, change: () => change() };
}

const until = (told: readonly string[], wanted: readonly string[]) =>
  vi.waitFor(() => expect(told).toEqual(wanted), { interval: 5, timeout: 2_000 });

describe('following a folder', () => {
  it('gathers many changes into one run', async () => {
    const folder = new Folder();
    const embed = vi.fn(folder.embed);
    const { told, change, follower } = following(folder, { embed });
    for (let i = 1; i <= 50; i++) {
      folder.files.set(`${i}.txt`, i);
      change();
    }
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(embed).toHaveBeenCalledTimes(1);
    expect(follower.waiting).toBe(0);
  });

  it('waits until a file that is being copied stays the same', async () => {
    const folder = new Folder();
    folder.files.set('big.txt', 1);
    folder.onLook = () => {
      if (folder.looks < 5) folder.files.set('big.txt', folder.looks + 1);
    };
    const { told, change } = following(folder);
    change();
    await until(told, ['published big.txt']);
    expect(folder.indexed[0]?.size).toBe(5);
  });

  it('begins at once where the folder was ahead already', async () => {
    const folder = new Folder();
    folder.files.set('a.txt', 1);
    const { told } = following(folder, { behind: true });
    await until(told, ['published a.txt']);
  });

  it('does nothing when the folder is as it was', async () => {
    const folder = new Folder();
    const embed = vi.fn(folder.embed);
    const { change } = following(folder, { embed });
    change();
    await vi.waitFor(() => expect(folder.looks).toBe(1));
    expect(embed).not.toHaveBeenCalled();
  });

  it('says how many files wait while it embeds', async () => {
    const folder = new Folder();
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { told, change, follower } = following(folder, { embed: () => held.then(folder.embed) });
    folder.files.set('a.txt', 1).set('b.txt', 2);
    change();
    await vi.waitFor(() => expect(follower.waiting).toBe(2));
    finish();
    await until(told, ['published a.txt b.txt']);
    expect(follower.waiting).toBe(0);
  });

  it('looks again for what changed during a run', async () => {
    const folder = new Folder();
    const { told, change } = following(folder, {
      embed: async () => {
        const report = await folder.embed();
        if (folder.files.size === 1) {
          folder.files.set('b.txt', 2);
          change();
        }
        return report;
      },
    });
    folder.files.set('a.txt', 1);
    change();
    await until(told, ['published a.txt', 'published b.txt']);
  });

  it('tells a failure once and tries again', async () => {
    const folder = new Folder();
    let failures = 1;
    const { told, change } = following(folder, {
      embed: async () => {
        if (failures-- > 0) throw new Error('The disk is full.');
        return await folder.embed();
      },
    });
    folder.files.set('a.txt', 1);
    change();
    await until(told, ['The disk is full.', 'published a.txt']);
  });

  it('finds at the next look at everything what the watcher missed, sizes and times unchanged too', async () => {
    const folder = new Folder();
    const embed = vi.fn(folder.embed);
    following(folder, { embed, watch: null, times: { gather: 5, settle: 5, rescan: 20, retry: 10 } });
    await vi.waitFor(() => expect(embed.mock.calls.length).toBeGreaterThan(1), { interval: 5 });
  });

  it('ends at once while it waits for a file to settle', async () => {
    const folder = new Folder();
    folder.onLook = () => folder.files.set('a.txt', folder.looks);
    const { told, change, follower } = following(folder, {
      times: { gather: 1, settle: 60_000, rescan: 60_000, retry: 10 },
    });
    change();
    await vi.waitFor(() => expect(folder.looks).toBe(1));
    await follower.close();
    expect(told).toEqual([]);
  });
});
