/** What the page shows around the channel: the index, the articles, the commands, questions to begin with. */
import { NoIndexError } from '../errors.ts';
import type { Locale } from '../chat/reply.ts';
import { COMMANDS } from '../discord/commands.ts';
import { pageOf } from '../discord/links.ts';
import type { Catalogue } from './catalogue.ts';
import type { PageParts } from './ports.ts';

/** Articles and skipped files that are listed; a reader page lists all. */
const LISTED = 1_000;

type StateParts = Pick<PageParts, 'chat' | 'store' | 'waiting' | 'embedding'>;

/** What changes when a generation is published; null while there is none. */
export async function stampOf({ store, waiting }: Pick<StateParts, 'store' | 'waiting'>) {
  try {
    const stamp = await store.read((published) => published.stamp());
    const { generation, articles, passages, madeAt, model } = stamp;
    return { generation, articles, passages, waiting: waiting(), madeAt, model };
  } catch (error) {
    if (error instanceof NoIndexError) return null;
    throw error;
  }
}

/** The answer of `/api/state`. Without an index it has none of its figures and says so by generation 0. @throws IndexError. */
export async function stateOf(parts: StateParts, catalogue: Catalogue, locale: Locale) {
  const { chat, store, waiting, embedding } = parts;
  const stamp = await stampOf(parts);
  const empty = { generation: 0, articles: 0, passages: 0, waiting: waiting(), madeAt: null, model: null };
  const skipped = stamp ? await store.read((generation) => generation.skipped()) : [];
  const entries = stamp ? await catalogue.entries() : [];
  return {
    bot: 'Quoth',
    ...(stamp ?? empty),
    examples: stamp ? await examplesOf(chat, locale) : [],
    commands: COMMANDS,
    corpus: entries.slice(0, LISTED).map(({ path, title, date, language, passages }) => ({
      path,
      title,
      date,
      language,
      passages,
      url: pageOf({ page: 'article', path, span: { start: 0, end: 0 } }),
    })),
    skipped: skipped.slice(0, LISTED).map(({ file, reason }) => ({ path: file, reason })),
    embedding: embedding.current,
  };
}

/** The questions that `/help` offers: they stand on its buttons. */
async function examplesOf(chat: StateParts['chat'], locale: Locale): Promise<readonly string[]> {
  const help = await chat.help(locale);
  return help.buttons
    .flat()
    .flatMap(({ action }) => (action.do === 'ask' ? [action.question] : []))
    .slice(0, 3);
}
