/** The figures of `bench --passages` as a table for people: a column for each size, so that growth is seen. Pure. */
import { bytes, table } from '../terminal/text.ts';
import type { ScaleFigures } from './scale.ts';

/** What is wanted at 100,000 passages on two cores; `at` is the size that a target is for, when it is another. */
interface Target {
  readonly what: string;
  readonly at: number;
  readonly met: (figures: ScaleFigures) => boolean;
}

const LARGE = 100_000;
const near = (passages: number, wanted: number): boolean => Math.abs(passages - wanted) < wanted * 0.2;

const TARGETS: readonly Target[] = [
  { what: 'at least 600 passages a second', at: LARGE, met: ({ full }) => full.passagesASecond >= 600 },
  {
    what: 'one changed article at most 1 % of all, and 300 ms inside the process',
    at: LARGE,
    met: ({ full, changed }) => changed.inside <= 300 && changed.inside <= full.inside * 0.01,
  },
  { what: 'cold start within 2 s', at: LARGE, met: ({ coldStart }) => coldStart.p50 <= 2_000 },
  { what: 'cold start within 1 s', at: 10_000, met: ({ coldStart }) => coldStart.p50 <= 1_000 },
  { what: 'question p50 within 10 ms', at: LARGE, met: ({ question }) => question.p50 <= 10 },
  { what: 'question p99 within 30 ms', at: LARGE, met: ({ question }) => question.p99 <= 30 },
  { what: 'recall@10 at least .98', at: LARGE, met: ({ recall }) => recall.value >= 0.98 },
  { what: 'at most 700 MB while answering', at: LARGE, met: ({ asking }) => (asking.peakMB ?? 0) <= 700 },
  { what: 'at most 900 MB while embedding', at: LARGE, met: ({ full }) => (full.peakMB ?? 0) <= 900 },
  { what: 'INDEX_DIR at most 4 times the text', at: LARGE, met: (f) => f.indexBytes <= 4 * f.textBytes },
];

export function renderScale(all: readonly ScaleFigures[]): string {
  const row = (name: string, of: (figures: ScaleFigures) => string): string[] => [name, ...all.map(of)];
  const partsOf = (
    pick: (figures: ScaleFigures) => Readonly<Partial<Record<string, number>>>,
    total: (f: ScaleFigures) => number,
  ) => {
    const names = [...new Set(all.flatMap((figures) => Object.keys(pick(figures))))];
    return names.map((name) =>
      row(`  ${name}`, (figures) => {
        const ms = pick(figures)[name] ?? 0;
        return `${ms.toFixed(0)} ms ${((ms * 100) / total(figures)).toFixed(0)} %`;
      }),
    );
  };
  const askParts = [
    ...new Set(all.flatMap(({ question }) => Object.keys(question.parts))),
  ] as (keyof ScaleFigures['question']['parts'])[];
  const rows = [
    row('articles', ({ articles }) => String(articles)),
    row('text', ({ textBytes }) => bytes(textBytes)),
    row('embed, all (process)', ({ full }) => `${(full.process / 1000).toFixed(1)} s`),
    row('  passages a second', ({ full }) => String(full.passagesASecond)),
    ...partsOf(
      ({ full }) => full.parts,
      ({ full }) => full.inside,
    ),
    row('  peak memory', ({ full }) => megabytes(full.peakMB)),
    row('one article changed, inside', ({ changed }) => `${changed.inside} ms`),
    row('  share of all', ({ changed, full }) => `${((changed.inside * 100) / full.inside).toFixed(2)} %`),
    ...partsOf(
      ({ changed }) => changed.parts,
      ({ changed }) => changed.inside,
    ),
    row('  whole process', ({ changed }) => `${changed.process.toFixed(0)} ms`),
    row('one article removed, inside', ({ removed }) => `${removed.inside} ms`),
    row('  whole process', ({ removed }) => `${removed.process.toFixed(0)} ms`),
    row(
      'cold ask, p50 (slowest)',
      ({ coldStart }) => `${coldStart.p50.toFixed(0)} (${coldStart.max.toFixed(0)}) ms`,
    ),
    row('question, p50', ({ question }) => `${question.p50} ms`),
    row('question, p90', ({ question }) => `${question.p90} ms`),
    row('question, p99', ({ question }) => `${question.p99} ms`),
    ...askParts.map((part) =>
      row(`  ${part}, p50 (p99)`, ({ question }) => {
        const spent = question.parts[part];
        return spent ? `${spent.p50} (${spent.p99}) ms` : '';
      }),
    ),
    row('recall@10 of vectors', ({ recall }) => `${recall.value}${recall.accelerated ? '' : ' (scan)'}`),
    row('memory while asking, peak', ({ asking }) => megabytes(asking.peakMB)),
    row('  at the end', ({ asking }) => megabytes(asking.steadyMB)),
    row('INDEX_DIR', ({ indexBytes }) => bytes(indexBytes)),
    row('  times the text', ({ indexBytes, textBytes }) => (indexBytes / textBytes).toFixed(2)),
  ];
  const heading = ['passages', ...all.map(({ passages }) => `>${passages}`)];
  return `${table(heading, rows)}\n${targetLines(all).join('\n')}\n`;
}

function targetLines(all: readonly ScaleFigures[]): string[] {
  return TARGETS.flatMap(({ what, at, met }) => {
    const figures = all.find(({ passages }) => near(passages, at));
    return figures ? [`${met(figures) ? 'met    ' : 'NOT met'} ${what} (${at} passages)`] : [];
  });
}

function megabytes(amount: number | null): string {
  return amount === null ? 'not known' : `${amount} MB`;
}
