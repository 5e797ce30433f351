/** How many of the nearest passages a cluster finds. */
import type { Quoth } from '../build.ts';
import type { Store } from '../index/store.ts';

const RECALL_AT = 10;

/** Equal folders give equal keys, so the embedded store's exact cosines tell what the cluster should have found. */
export async function recallOf(
  { store, embedder }: Pick<Quoth, 'store' | 'embedder'>,
  there: Store,
  questions: readonly string[],
) {
  let found = 0;
  let wanted = 0;
  for (const question of questions) {
    const vector = await embedder.embedQuestion(question);
    const cosines = await store.read((generation) =>
      generation.cosines(
        vector,
        Array.from({ length: generation.stamp().passages }, (_, key) => key),
      ),
    );
    const near = await there.read((generation) => generation.searchVectors(vector, RECALL_AT));
    const nth = [...cosines].sort((a, b) => b - a)[Math.min(RECALL_AT, cosines.length) - 1] ?? 0;
    // Of equal cosines any will do.
    found += near.filter(({ key }) => cosines[key]! >= nth).length;
    wanted += Math.min(RECALL_AT, cosines.length);
  }
  return { n: questions.length, at: RECALL_AT, value: Math.round((found / wanted) * 10_000) / 10_000 };
}
