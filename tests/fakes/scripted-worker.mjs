/**
 * Stands in for the worker that holds a model. The "vector" of a text is its length; some texts are orders:
 * `die` ends the worker, `fail` reports an error, `wait` answers after 50 ms, `print` prints a line.
 * A model named `changing` has another checksum each time it is loaded; one named `dying` dies when loaded.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

async function answer(request) {
  const { job } = request;
  if (request.kind === 'load') {
    if (request.id === 'dying') process.exit(3);
    const checksum = request.id === 'changing' ? randomUUID() : 'same';
    return { kind: 'loaded', job, dimension: 1, maxTokens: 10, checksum };
  }
  const [order] = request.texts;
  if (order === 'die') process.exit(7);
  if (order === 'fail') return { kind: 'failed', job, why: 'Invalid\n   tensor' };
  if (order === 'wait') await pause(50);
  if (order === 'print') send({ kind: 'output', line: 'printed' });
  return { kind: 'vectors', job, data: Float32Array.from(request.texts, (text) => text.length), truncated: 0 };
}

function send(reply) {
  if (parentPort) parentPort.postMessage(reply);
  else process.send(reply);
}

let last = Promise.resolve();
(parentPort ?? process).on('message', (request) => {
  if (request.kind !== 'unload') last = last.then(async () => send(await answer(request)));
});
if (!parentPort) process.on('disconnect', () => process.exit());
