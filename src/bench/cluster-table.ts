/** The figures of `bench --store weaviate` as tables for people, one for each size: a column for each number of nodes. Pure. */
import { bytes, table } from '../terminal/text.ts';
import type { ClusterFigures, NodesFigures } from './cluster.ts';

/** What is wanted at 100,000 passages on one machine. */
const LARGE = 100_000;

export function renderClusters(all: readonly ClusterFigures[]): string {
  return all.map(renderSize).join('\n');
}

function renderSize({ passages, articles, textBytes, embedded, clusters }: ClusterFigures): string {
  const row = (name: string, here: string, of: (figures: NodesFigures) => string): string[] => [
    name,
    here,
    ...clusters.map(of),
  ];
  const rate = (ms: number) => `${Math.round((passages * 1000) / ms)}`;
  const both = ({ p50, p99 }: { readonly p50: number; readonly p99: number }) => `${p50} and ${p99}`;
  const cpu = (ms: number | null) => (ms === null ? 'not known' : `${(ms / passages).toFixed(2)} ms`);
  const share = (changed: number, full: number) => `${((changed * 100) / full).toFixed(2)} %`;
  const parts = [...new Set(clusters.flatMap(({ question }) => Object.keys(question.parts)))] as PartName[];
  const processes = clusters[0]?.asking.map((each) => each.processes) ?? [];
  const { full, changed, diskMB } = embedded;
  const rows = [
    row('embed, all (process)', seconds(full.process), (f) => seconds(f.full.process)),
    row('  passages a second', rate(full.process), (f) => rate(f.full.process)),
    row('  processor, a passage', cpu(full.cpuMs), (f) => cpu(f.full.cpuMs)),
    row('  processor of all nodes, a passage', '', (f) => cpu(f.full.nodesCpuMs)),
    row('  peak memory of embed', megabytes(full.peakMB), (f) => megabytes(f.full.peakMB)),
    row(
      'one article changed, published',
      `${changed.published} ms`,
      ({ changed: it }) => `${it.published} ms`,
    ),
    row('  share of all', share(changed.published, full.published), (f) =>
      share(f.changed.published, f.full.published),
    ),
    row('  collected and proven', '', ({ changed: it }) => `${Math.round(it.parts.proving ?? 0)} ms`),
    row('question, p50 and p99 (ms)', '', ({ question }) => both(question)),
    row('  embedded store, in turn with it', '', (f) => both(f.embedded)),
    row('  waiting for nodes only', '', ({ question }) => both(question.waiting)),
    row('  own work and model', '', ({ question }) => both(question.own)),
    row('  processor, ours', '', ({ question }) => `${question.cpuMs} ms`),
    row('  processor, embedded store', '', (f) => `${f.embedded.cpuMs} ms`),
    row('  processor, all nodes', '', ({ question }) => `${question.nodesCpuMs} ms`),
    row('  times waited', '', ({ question }) => both(question.waits)),
    row('  requests', '', ({ question }) => both(question.requests)),
    row('  kB received', '', ({ question }) => both(question.receivedKB)),
    ...parts.map((part) =>
      row(`  part ${part}`, '', ({ question }) => {
        const spent = question.parts[part];
        return spent ? both(spent) : '';
      }),
    ),
    row('same verdict and first quote', '', ({ same }) => String(same)),
    row('recall@10 of vectors', '', ({ recall }) => String(recall.value)),
    ...processes.map((count, i) =>
      row(`${count} asking, p50 and p99 (ms)`, '', ({ asking }) => both(asking[i]!)),
    ),
    ...processes.map((count, i) =>
      row(`${count} asking, questions a second`, '', ({ asking }) => String(asking[i]!.questionsASecond)),
    ),
    ...processes.map((count, i) =>
      row(`${count} asking, questions that failed`, '', ({ asking }) => String(asking[i]!.failed)),
    ),
    row('memory of an asking process', '', ({ asking }) => megabytes(asking[0]?.peakMB ?? null)),
    row('memory of each node', '', ({ memoryMB }) => `${memoryMB.join(', ')} MB`),
    row('disk, of INDEX_DIR or each node', `${diskMB} MB`, (f) => `${f.diskMB.join(', ')} MB`),
    row('load before and after', '', ({ load }) => load.join(', ')),
  ];
  const heading = [
    `${passages} passages`,
    '>embedded',
    ...clusters.map(({ nodes, shards }) => `>${counted(nodes, 'node')}, ${counted(shards, 'shard')}`),
  ];
  const about = `${articles} articles, ${bytes(textBytes)} of text; ${clusters[0]?.question.n ?? 0} questions\n`;
  const aims = clusters.flatMap((figures) => aimLines(passages, figures));
  return `${about}${table(heading, rows)}\n${aims.join('')}`;
}

type PartName = keyof NodesFigures['question']['parts'];

function aimLines(passages: number, { nodes, question, full, changed }: NodesFigures): string[] {
  if (passages < LARGE * 0.8) return [];
  const aims: readonly (readonly [boolean, string])[] = [
    [question.p50 <= 40, 'question p50 within 40 ms'],
    [question.p99 <= 150, 'question p99 within 150 ms'],
    [changed.published <= full.published * 0.01, 'one changed article at most 1 % of all'],
  ];
  return aims.map(([met, what]) => `${met ? 'met    ' : 'NOT met'} ${what} (${nodes} nodes)\n`);
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(amount: number | null): string {
  return amount === null ? 'not known' : `${amount} MB`;
}
