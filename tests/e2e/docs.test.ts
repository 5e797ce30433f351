/**
 * What the documents show as output is what the commands print. Each block that begins with `$ npm run -s …` is run; what
 * stands below has to come out. `DOCS=write` puts what comes out in its place, to be read before it is committed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/config.ts';
import { ended, startProcess } from './process.ts';

const work = mkdtempSync(join(tmpdir(), 'quoth-docs-'));
beforeAll(async () => void (await printed('embed', '')), 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A block with a command that prints the same wherever and whenever it runs. */
const BLOCK =
  /^```\n\$ npm run -s (?<command>meetings|summary)(?: -- (?<words>[^\n]+))?\n(?<shown>[\s\S]*?)^```$/gmu;

const FENCE = '```';

async function printed(command: string, words: string): Promise<string> {
  const given = [...words.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare!);
  const child = startProcess(['src/cli.ts', command, ...given], {
    CORPUS_DIR: join(PROJECT_DIR, 'corpus'),
    INDEX_DIR: join(work, 'index'),
  });
  const { code, out, err } = await ended(child);
  if (code !== 0) throw new Error(`${command} ${words}: ${code} ${err}`);
  return out;
}

describe.each(['README.md', 'docs/meetings.md'])('%s', (file) => {
  const path = join(PROJECT_DIR, file);
  const text = readFileSync(path, 'utf8');
  const blocks = [...text.matchAll(BLOCK)].map(({ groups, 0: whole }) => ({
    whole,
    command: groups!.command!,
    words: groups!.words ?? '',
    shown: groups!.shown!,
  }));

  test('shows outputs', () => expect(blocks.length).toBeGreaterThan(0));

  test.concurrent.each(blocks)(
    '$command $words',
    async ({ whole, command, words, shown }) => {
      const out = await printed(command, words);
      if (process.env.DOCS === 'write') {
        const now = readFileSync(path, 'utf8');
        const head = whole.slice(0, whole.length - shown.length - FENCE.length);
        writeFileSync(
          path,
          now.replace(whole, () => head + out + FENCE),
        );
      }
      expect(shown).toBe(out);
    },
    30_000,
  );
});
