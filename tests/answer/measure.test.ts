/** Words that only name what is measured do not keep one figure for a thing from another. */
import { expect, test } from 'vitest';
import { library } from './library.ts';

test('both figures are shown, whichever of them is called a turnover', async () => {
  const { answerer } = await library({
    'port.txt': ` date 2026-04-02 ELDRIDGE — The timber turnover of Norvale was US$7 million, harbour master Ada Berg said.

Nobody counted the gulls in Norvale.
`,
    'quay.txt': ` date 2026-04-03 ELDRIDGE — Timber from Norvale reached US$6.4 million, mayor Bo Dahl said on Friday.

It rained in Eldridge.
`,
  });
  const { conflicts } = await answerer.ask('What was the timber turnover of Norvale?');
  expect(conflicts.flatMap(({ sides }) => sides.map(({ figure }) => figure.text))).toEqual([
    'US$7 million',
    'US$6.4 million',
  ]);
});
