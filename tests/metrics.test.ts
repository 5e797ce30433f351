/** What an operator's watch sees of the bot. */
import { afterEach, expect, test } from 'vitest';
import { Metrics } from '../src/metrics.ts';

const open: Metrics[] = [];
afterEach(async () => {
  for (const metrics of open.splice(0)) await metrics.close();
});

async function listening(state: { ready: boolean }) {
  const metrics = new Metrics({
    queue: () => 3,
    indexAge: () => 90,
    waiting: () => 2,
    ready: async () => state.ready,
  });
  open.push(metrics);
  const port = await metrics.listen(0);
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    return { status: response.status, text: await response.text() };
  };
  return { metrics, port, get };
}

test('questions by verdict, their time, the queue and the age of the index', async () => {
  const { metrics, get } = await listening({ ready: true });
  metrics.count('answered', 12);
  metrics.count('answered', 40);
  metrics.count('error', 3);
  const { status, text } = await get('/metrics');
  expect(status).toBe(200);
  const lines = text.split('\n');
  for (const line of [
    'quoth_questions_total{verdict="answered"} 2',
    'quoth_questions_total{verdict="error"} 1',
    'quoth_question_seconds_bucket{le="0.025"} 2',
    'quoth_question_seconds_count 3',
    'quoth_queue 3',
    'quoth_index_age_seconds 90',
    'quoth_files_waiting 2',
    'quoth_ready 1',
  ])
    expect(lines).toContain(line);
});

test('alive is not ready', async () => {
  const state = { ready: false };
  const { get } = await listening(state);
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 503]);
  state.ready = true;
  expect((await get('/readyz')).text).toBe('ready\n');
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics', 'POST')).status).toBe(405);
});

test('a port that is taken is told in a sentence', async () => {
  const { port } = await listening({ ready: true });
  const second = new Metrics({
    queue: () => 0,
    indexAge: () => 0,
    waiting: () => 0,
    ready: async () => true,
  });
  await expect(second.listen(port)).rejects.toThrow(
    `METRICS_PORT ${port} cannot be listened on (EADDRINUSE). Choose another, or leave it empty.`,
  );
});
