/** Three invented articles in an index in memory, to ask questions of. */
import { createAnswerer } from '../../src/answer/answerer.ts';
import { readArticleBytes } from '../../src/corpus/article.ts';
import { analyse, termsOfPassages, termsOfRoles } from '../../src/index/analyse.ts';
import { recipeFor } from '../../src/index/refresh.ts';
import { loadWords } from '../../src/language/words.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';
import { MemoryStore } from '../fakes/store.ts';

export const ARTICLES: Readonly<Record<string, string>> = {
  'bridge.txt': ` date 2026-03-04 MARLOW — Mayor Ada Bergstrom met Governor Carl Dexter in Marlow on Tuesday.

Bergstrom said that the new bridge would cost US$14.5 million. She added that the work would take three years.

Dexter praised the plan. He proposed a toll of two dollars for every lorry.

The bridge was last repaired in 1998.
`,
  'bru.txt': ` date 2026-03-05 MARLOW — Ordfører Ada Bergstrom sa onsdag at brua vil koste 14,5 millioner dollar.

Bergstrom mener at anbudet bør lyses ut før sommeren.
`,
  'audit.txt': ` date 2026-05-10 MARLOW — The bridge in Marlow will cost US$19 million, auditor Nora Quill said on Sunday.

Quill warned that steel prices had risen by 12 per cent.
`,
};

export async function library(
  articles: Readonly<Record<string, string>> = ARTICLES,
  { replays } = { replays: false },
) {
  const words = loadWords(null, 'glossary.yaml');
  const embedder = new FakeEmbedder();
  const store = new MemoryStore({ replays });
  await store.begin(recipeFor(embedder, words));
  const files = [];
  for (const [path, text] of Object.entries(articles)) {
    const reading = await readArticleBytes(path, new TextEncoder().encode(text));
    if ('reason' in reading) throw new Error(`${path}: ${reading.reason}`);
    const analysed = analyse(reading.article, words);
    const texts = analysed.passages.map(({ start, end }) => reading.article.text.slice(start, end));
    const { vectors } = await embedder.embedPassages(texts);
    await store.put(
      { analysed, terms: termsOfPassages(analysed, words), vectors },
      termsOfRoles(analysed, words),
    );
    files.push({ path, size: text.length, modifiedMs: 0, hash: reading.article.hash });
  }
  await store.publish([], files, new Date('2026-06-01T12:00:00Z'));
  return { answerer: createAnswerer({ store, embedder, words }), store, embedder, words };
}
