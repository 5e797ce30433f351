/** The real worker of models, except that the text `die` ends it. */
import { parentPort } from 'node:worker_threads';
import '../../src/embed/worker.mjs';

(parentPort ?? process).on('message', (request) => {
  if (request.texts?.[0] === 'die') process.exit(7);
});
