/** All passages that an answer was drawn from: those that it quotes, then those that were looked at, page by page. */
import type { Answer, Citation, TextSpan } from '../domain.ts';
import type { Answers } from './answers.ts';
import { citationLine, passageAction } from './cite.ts';
import type { Library } from './library.ts';
import { forgotten, notice, sentence } from './notices.ts';
import { paged, pager } from './paging.ts';
import type { ChatPorts, Reader } from './ports.ts';
import type { Line, Reply, SourceEntry, SourcesAction } from './reply.ts';
import { button, line, own, say } from './say.ts';

/** As many as have room for a button each in one row. */
const PAGE_SIZE = 5;

/**
 * @param shown the question as the message shows it; null when it is not at hand
 * @throws NoIndexError, IndexError, ModelError.
 */
export async function sources(
  action: SourcesAction,
  shown: string | null,
  { locale }: Reader,
  { store, feedback }: Pick<ChatPorts, 'store' | 'feedback'>,
  answers: Answers,
  library: Library,
): Promise<Reply> {
  const recalled = await answers.recall(action.answer, shown);
  if (!recalled) return forgotten(locale, feedback.days);
  const all = usedBy(recalled.answer);
  if (all.length === 0) return sentence(locale, 'noSources');
  const { items, first, page } = paged(all, PAGE_SIZE, action.page);
  const entries = await store.read((generation) => {
    const places = library.places(generation);
    generation.expect({ articles: items.map(({ place }) => place.article.path) });
    return items.map(
      ({ place, quoted }): SourceEntry => ({
        citation: citationLine({ locale, places }, place.article, place),
        text: place.text,
        quoted,
        note: own(say(locale, quoted ? 'quoted' : 'lookedAt')),
        passage: passageAction(places, place.article.path, place.text, place),
      }),
    );
  });
  const passages = entries.map(({ passage }, i) =>
    button(passage, say(locale, 'buttonPassageN', { n: first + i })),
  );
  const turn = pager(locale, page, (number) => ({
    do: 'sources',
    answer: action.answer,
    page: number,
    turned: true,
  }));
  const notes: Line[] = recalled.changed ? [line(locale, 'small', 'changedSince')] : [];
  return notice(
    locale,
    [{ kind: 'sources', heading: line(locale, 'heading', 'sources'), first, entries, page }, ...notes],
    {
      delivery: action.turned ? 'replace' : 'new',
      answerId: action.answer,
      question: recalled.question,
      buttons: [passages, turn].filter((row) => row.length > 0),
    },
  );
}

interface Used {
  readonly place: TextSpan & { readonly article: Citation };
  readonly quoted: boolean;
}

/** Quotes with their parallels first, in the order of the answer; then the other passages, best first. */
function usedBy(answer: Answer): readonly Used[] {
  const quotes = answer.verdict === 'answered' ? answer.quotes : answer.related;
  const quoted = quotes.flatMap((quote) => [quote, ...quote.also]);
  const others = answer.passages.filter(
    (passage) =>
      !quoted.some(
        (quote) =>
          quote.article.path === passage.article.path &&
          quote.start >= passage.start &&
          quote.end <= passage.end,
      ),
  );
  const used = [
    ...quoted.map((place) => ({ place, quoted: true })),
    ...others.map((place) => ({ place, quoted: false })),
  ];
  const key = ({ place }: Used): string => `${place.start} ${place.end} ${place.article.path}`;
  return used.filter((item, i) => used.findIndex((other) => key(other) === key(item)) === i);
}
