/** Short ways to read articles into meetings in tests: the real reader and the real attribution, no index. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticleBytes } from '../../src/corpus/article.ts';
import { PROJECT_DIR } from '../../src/config.ts';
import type { AnalysedArticle } from '../../src/domain.ts';
import { analyse, termsOfPassages, termsOfRoles } from '../../src/index/analyse.ts';
import { recipeFor } from '../../src/index/refresh.ts';
import { loadWords, type Words } from '../../src/language/words.ts';
import { MeetingBook } from '../../src/meetings/book.ts';
import { groupMeetings } from '../../src/meetings/group.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';
import { MemoryStore } from '../fakes/store.ts';

/** An article as indexing reads it. */
export async function analysedArticle(
  path: string,
  bytes: Uint8Array | string,
  words: Words,
): Promise<AnalysedArticle> {
  const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const reading = await readArticleBytes(path, given);
  if ('reason' in reading) throw new Error(`${path}: ${reading.reason}`);
  return analyse(reading.article, words);
}

/** The articles of a folder whose names fit, with the glossary that lies there. */
export async function folderArticles(
  folder: string,
  fits: (name: string) => boolean = () => true,
  glossary = 'glossary.yaml',
): Promise<{ articles: AnalysedArticle[]; words: Words }> {
  const words = loadWords(readFileSync(join(folder, glossary), 'utf8'), glossary);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && fits(name));
  const articles = await Promise.all(
    names.map((name) => analysedArticle(name, readFileSync(join(folder, name)), words)),
  );
  return { articles, words };
}

export function meetingsOf(articles: readonly AnalysedArticle[], words: Words): Meeting[] {
  return groupMeetings(
    articles.map(({ events }) => events),
    words,
  );
}

/** An index in memory of these files, as sync would publish it. */
export async function bookOf(
  files: Readonly<Record<string, string>>,
  words: Words,
): Promise<{ book: MeetingBook; store: MemoryStore; embedder: FakeEmbedder }> {
  const store = new MemoryStore();
  const embedder = new FakeEmbedder();
  await store.begin(recipeFor(embedder, words));
  for (const [path, text] of Object.entries(files)) await putArticle(store, embedder, path, text, words);
  await store.publish([], [], new Date('2027-01-01T00:00:00Z'));
  return { book: new MeetingBook(store, words), store, embedder };
}

export async function putArticle(
  store: MemoryStore,
  embedder: FakeEmbedder,
  path: string,
  text: string,
  words: Words,
): Promise<void> {
  const reading = await readArticleBytes(path, new TextEncoder().encode(text));
  if ('reason' in reading) throw new Error(`${path}: ${reading.reason}`);
  const analysed = analyse(reading.article, words);
  const texts = analysed.passages.map(({ start, end }) => reading.article.text.slice(start, end));
  const { vectors } = await embedder.embedPassages(texts);
  await store.put(
    { analysed, terms: termsOfPassages(analysed, words), vectors },
    termsOfRoles(analysed, words),
  );
}

/** The files of a folder whose names fit, by name. */
export function filesOf(
  folder: string,
  fits: (name: string) => boolean = () => true,
): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && fits(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Where the sample articles and their glossary lie. */
export const SAMPLES = join(PROJECT_DIR, 'corpus');

export function sampleFiles(): Record<string, string> {
  return filesOf(SAMPLES, (name) => /^00[0-4]_/.test(name));
}

/** The invented articles. */
export const INVENTED = join(PROJECT_DIR, 'tests/meetings/invented');
