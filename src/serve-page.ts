/** Composition root of the page. Loaded only when it is served. */
import type { Surroundings } from './build.ts';
import type { Progress } from './index/sync.ts';
import type { OpenedChat } from './open-chat.ts';
import type { Quoth } from './opening.ts';
import { Happenings } from './page/happenings.ts';
import { startPage } from './page/serve.ts';

export interface ServedPage {
  readonly url: string;
  /** Where it is, in a sentence. */
  readonly greeting: string;
  /** Told how far embedding is; null when a run has ended. */
  readonly onProgress: (progress: Progress | null) => void;
}

const DOING: Readonly<Record<Progress['phase'], string>> = {
  looking: 'looking',
  reading: 'embedding',
  publishing: 'publishing',
  accelerating: 'accelerating',
};

/** Serves the page until the end of the process. @throws PageError. */
export async function servePage(
  { store, words, waiting }: Quoth,
  { chat, meetings, problem }: OpenedChat,
  { config, lifetime }: Surroundings,
): Promise<ServedPage> {
  const embedding = new Happenings();
  const page = await startPage({
    chat,
    store,
    meetings,
    words,
    waiting,
    embedding,
    clock: () => new Date(),
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    readerToken: config.readerToken,
    publicReader: config.readerPublic,
    onProblem: ({ incident, doing, error }) => problem(doing, error, incident),
  });
  lifetime.closeAtEnd(() => page.close());
  const instead = page.taken === null ? '' : ` (port ${page.taken} was taken)`;
  return {
    url: page.url,
    greeting: `The page: ${page.url}${instead}`,
    onProgress: (progress) =>
      embedding.tell(
        progress && { done: progress.done, total: progress.total, doing: DOING[progress.phase] },
      ),
  };
}
