/** The paragraph around a quote, found again where the article was changed or renamed, or the word that it is gone. */
import { citationLine, source } from './cite.ts';
import { findAgain, paragraphAround } from './find.ts';
import type { Library } from './library.ts';
import { notice, sentence } from './notices.ts';
import type { ChatPorts, Reader } from './ports.ts';
import type { Line, PassageAction, Reply } from './reply.ts';
import { line } from './say.ts';

/** @throws NoIndexError, IndexError. */
export async function passage(
  action: PassageAction,
  { locale }: Reader,
  { store }: Pick<ChatPorts, 'store'>,
  library: Library,
): Promise<Reply> {
  return await store.read((generation) => {
    const place = library.find(action.article, action.file, generation);
    const article = place && generation.article(place.path);
    if (!place || !article) return sentence(locale, 'articleGone');
    const sentences = generation.sentences(place.path);
    const found = findAgain(article.text, sentences, action, action.words);
    const citation = citationLine(
      { locale, places: library.places(generation) },
      {
        path: place.path,
        title: article.title?.text ?? null,
        date: article.date?.value ?? null,
        dateCertain: article.date?.certain ?? false,
        language: article.language,
        source: article.source?.text ?? null,
      },
      found?.span ?? action,
    );
    if (!found) {
      const where: Line = { kind: 'line', style: 'small', inline: citation.inline };
      return notice(locale, [line(locale, 'plain', 'wordsGone'), where]);
    }
    const around = paragraphAround(article.text, sentences, found.span);
    const notes: Line[] = [];
    if (found.moved) notes.push(line(locale, 'small', 'moved'));
    if (place.renamed) notes.push(line(locale, 'small', 'renamed', { path: source(place.path) }));
    return notice(locale, [
      line(locale, 'heading', 'aroundIt'),
      {
        kind: 'quote',
        text: article.text.slice(around.start, around.end),
        marked: { start: found.span.start - around.start, end: found.span.end - around.start },
        speaker: [],
        citation,
        also: [],
        passage: null,
      },
      ...notes,
    ]);
  });
}
