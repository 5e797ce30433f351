/** How fresh the index is, what it holds, and what is missing from it. */
import { source } from './cite.ts';
import { notice } from './notices.ts';
import type { ChatPorts } from './ports.ts';
import type { Inline, Line, Locale, Reply } from './reply.ts';
import { line, lineOf, pieces, say, separated, written } from './say.ts';
import { languageName, momentText } from './when.ts';

/** Skipped files that are named, with their reasons. */
const NAMED = 10;

/**
 * @param reasons whether to name the files that could not be read, and why: for those who can put it right
 * @throws NoIndexError, IndexError.
 */
export async function status(
  { store, waiting, clock, startedAt }: Pick<ChatPorts, 'store' | 'waiting' | 'clock' | 'startedAt'>,
  locale: Locale,
  reasons: boolean,
): Promise<Reply> {
  const now = clock();
  const { stamp, skipped, languages } = await store.read((generation) => {
    const counts = new Map<string, number>();
    for (const { language } of generation.articles()) counts.set(language, (counts.get(language) ?? 0) + 1);
    return { stamp: generation.stamp(), skipped: generation.skipped(), languages: counts };
  });
  const byLanguage = [...languages]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, n]): Inline[] => [
      languageName(locale, code),
      { kind: 'own', text: ` ${written(locale, n)}` },
    ]);
  const articles = say(locale, 'articles', { n: stamp.articles });
  const holds = pieces(locale, 'holds', { articles, n: stamp.passages });
  const waits = waiting();
  const when = momentText(locale, stamp.madeAt, now);
  const named = reasons ? skipped.slice(0, NAMED) : [];
  const lines: Line[] = [
    line(locale, 'heading', 'statusTitle'),
    lineOf('plain', separated([holds, separated(byLanguage, ', ')], ': ')),
    line(locale, 'plain', 'madeWhen', { when, generation: stamp.generation }),
    line(locale, 'plain', 'model', { model: source(stamp.model) }),
    waits === 0 ? line(locale, 'plain', 'noneWait') : line(locale, 'plain', 'someWait', { n: waits }),
    skipped.length === 0
      ? line(locale, 'plain', 'noneSkipped')
      : line(locale, 'plain', 'someSkipped', { n: skipped.length }),
    ...named.map(({ file, reason }) =>
      lineOf('small', [source(file), { kind: 'own', text: ': ' }, source(reason)]),
    ),
    ...(named.length > 0 && skipped.length > NAMED
      ? [line(locale, 'small', 'andMore', { n: skipped.length - NAMED })]
      : []),
    line(locale, 'plain', 'runningSince', { when: momentText(locale, startedAt.toISOString(), now) }),
  ];
  return notice(locale, lines);
}
