/** What a user sees of an index, for comparing two of them. */
import { createAnswerer } from '../../src/answer/answerer.ts';
import { openStore } from '../../src/index/sqlite.ts';
import { loadWords } from '../../src/language/words.ts';
import { fakeModel, SCAN_AT_MOST } from './folder.ts';

const QUESTIONS = [
  'What did Ada Berg2 say?',
  'How many ships came to harbour 7?',
  'What will harbour 40 cost?',
];
const WORDS = [
  'harbour',
  'kroner',
  'ship',
  'mayor',
  'quay',
  'hurt',
  'berg2',
  'berg3',
  'vik5',
  'berg40',
  'moe7',
];

/** Articles, sentences, people, files, words, vectors and answers; the generation and its time left out. */
export type Seen = Awaited<ReturnType<typeof look>>;

/** Opens the index as `ask` does, without help. Throws what opening throws. */
export async function look(index: string) {
  const store = openStore(index, { scanAtMost: SCAN_AT_MOST });
  try {
    // The model of the index, as a program has it loaded that answered before another model was set.
    const embedder = fakeModel((await store.read((generation) => generation.recipe())).model.checksum);
    const answerer = createAnswerer({ store, embedder, words: loadWords(null, 'none') });
    const answers: unknown[] = [];
    for (const question of QUESTIONS) {
      const { ms: _ms, index: _index, ...answer } = await answerer.ask(question);
      answers.push(answer);
    }
    const vector = await embedder.embedQuestion('mayor harbour ships');
    return await store.read((generation) => {
      const { articles: count, passages, model } = generation.stamp();
      const keys = Array.from({ length: passages }, (_, key) => key);
      const list = { exact: WORDS, folded: WORDS, concepts: [] };
      return {
        counts: { articles: count, passages, model, recipe: generation.recipe() },
        articles: generation.articles().map((row) => ({
          ...row,
          article: generation.article(row.path),
          sentences: generation.sentences(row.path),
          passages: generation.passagesOf(row.path),
          people: generation.peopleOf(row.path),
        })),
        files: generation.files().map(({ path, size, hash }) => ({ path, size, hash })),
        skipped: generation.skipped(),
        passages: generation.passages(keys),
        counted: generation.termCounts(list, keys),
        statistics: generation.wordStatistics(list),
        byWord: WORDS.map((word) =>
          generation.searchWords({ exact: [word], folded: [word], concepts: [] }, 20),
        ),
        nearWords: WORDS.map((word) => generation.nearWords(`x${word}`, 5)),
        byName: generation.peopleByName(WORDS),
        near: generation.searchVectors(vector, 20),
        answers,
        problems: store.verify(5),
      };
    });
  } finally {
    store.close();
  }
}
