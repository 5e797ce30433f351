/** Among the sentences of one speaker the one that says it in the way that the question tells. */
import { beforeAll, expect, test } from 'vitest';
import type { Answerer } from '../../src/answer/answerer.ts';
import { library } from './library.ts';

let answerer: Answerer;
beforeAll(async () => {
  ({ answerer } = await library({
    'ferry.txt': ` date 2026-04-02 ELDRIDGE — Minister Runa Tveit met Governor Paul Osei in Eldridge on Tuesday.

Tveit welcomed the ferry link between Eldridge and Norvale and praised the harbour of Norvale.

Tveit asked Norvale to widen the quay. She promised that the ferry would be electric.

Tveit warned that the ferry link would lose money in winter.
`,
  }));
});

test.each([
  ['What did Tveit ask Norvale to do?', 'asked'],
  ['What did Tveit promise?', 'promised'],
  ['What did Tveit warn of about the ferry link?', 'warned'],
  ['What did Tveit praise?', 'praised'],
  ['Hva lovet Tveit?', 'promised'],
  ['Hva ba Tveit Norvale om?', 'asked'],
  ['Tveit cảnh báo điều gì?', 'warned'],
])('%s', async (question, verb) => {
  const answer = await answerer.ask(question);
  expect(answer.quotes[0]?.text).toContain(verb);
});

test('a plain verb prefers none', async () => {
  const { quotes } = await answerer.ask('What did Tveit say about the ferry link?');
  expect(quotes.map(({ text }) => text).join(' ')).toContain('ferry link');
});
