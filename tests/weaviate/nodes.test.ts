/** Who is asked, and who has gone away: a busy node is no lost one. */
import { afterEach, expect, it } from 'vitest';
import { type Nodes, watchNodes } from '../../src/weaviate/nodes.ts';
import { TransportError } from '../../src/weaviate/transport.ts';

const opened: Nodes[] = [];
afterEach(() => {
  for (const nodes of opened.splice(0)) nodes.close();
});

/** Two nodes that say that they are ready while they are in `ready`. */
function cluster() {
  const ready = new Set(['a', 'b']);
  const asked: string[] = [];
  const nodes = watchNodes(['a', 'b'], {
    async send(address) {
      asked.push(address);
      if (!ready.has(address)) throw new TransportError('ECONNREFUSED', false);
      return { status: 200, body: '' };
    },
    close() {},
  });
  opened.push(nodes);
  return { ready, asked, nodes };
}

it('asks a slow node last, and goes on to count on it', async () => {
  const { nodes, asked } = cluster();
  nodes.silent('a');
  expect([nodes.inTurn(), nodes.inTurn()]).toEqual([
    ['b', 'a'],
    ['b', 'a'],
  ]);
  expect([nodes.well(), nodes.falls('a')]).toEqual([['a', 'b'], 0]);
  await expect.poll(() => asked, { timeout: 5_000 }).toEqual(['a']);
  await expect.poll(() => nodes.inTurn()[0], { timeout: 5_000 }).toBe('a');
  expect(nodes.falls('a')).toBe(0);
});

it('leaves a node out that cannot be reached, until it is ready again', async () => {
  const { nodes, ready } = cluster();
  ready.delete('a');
  nodes.failed('a');
  nodes.failed('a');
  expect([nodes.well(), nodes.falls('a'), nodes.inTurn()]).toEqual([['b'], 1, ['b', 'a']]);
  ready.add('a');
  await expect.poll(() => nodes.well(), { timeout: 5_000 }).toEqual(['a', 'b']);
  expect(nodes.falls('a')).toBe(1);
});

it('leaves a slow node out that does not say that it is ready', async () => {
  const { nodes, ready } = cluster();
  ready.delete('a');
  nodes.silent('a');
  await expect.poll(() => nodes.well(), { timeout: 5_000 }).toEqual(['b']);
  expect(nodes.falls('a')).toBe(1);
});
