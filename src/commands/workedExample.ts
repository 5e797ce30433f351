/** Two questions that suit any folder: one that its articles answer, one that they rightly do not. */

import type { Quoth } from '../build.ts';
import type { Answer } from '../domain.ts';
import type { Generation, StoredSentence } from '../index/store.ts';
import { findFigures } from '../language/figures.ts';
import type { Words } from '../language/words.ts';
import { linkPeople } from '../people/link.ts';

export interface WorkedExample {
  /** Null when nobody in the articles is said to cite a figure, or none of the questions tried is answered. */
  readonly answered: Answer | null;
  readonly unanswered: Answer | null;
}

/** Enough articles to find an example in; a large folder need not be read for it. */
const ARTICLES_LOOKED_AT = 200;
const QUESTIONS_TRIED = 8;
/** From the first article back: years that it can hardly have figures from. The last one surely not. */
const YEARS_BEFORE = [7, 15, 150];
/** Counted from when no article is dated. */
const DEFAULT_YEAR = 2020;

interface Candidate {
  readonly name: string;
  /** Sentences of theirs with a figure. */
  readonly figures: number;
  /** How well their figures show what an answer is: money best. */
  readonly telling: number;
  readonly sentences: number;
}

/** Everyone who says something, with how much of it has a figure in it. */
export function candidates(generation: Generation, words: Words): Candidate[] {
  const people = firstPaths(generation, ARTICLES_LOOKED_AT)
    .flatMap((path) => generation.peopleOf(path))
    .filter(({ kind }) => kind === 'person');
  return linkPeople(people, words.glossary).flatMap(({ name, members }) => {
    if (!/\s/u.test(name)) return [];
    const said = members.flatMap(({ path, personId }) => generation.sentencesBy(path, personId));
    if (said.length === 0) return [];
    const telling = said.map((sentence) => tellingOf(sentence, generation.article(sentence.path)));
    const figures = telling.filter((each) => each > 0).length;
    return [{ name, figures, telling: Math.max(...telling), sentences: said.length }];
  });
}

const TELLING: Readonly<Record<string, number>> = { money: 3, percentage: 2, measure: 1, count: 1 };

/** 0 without a figure. */
function tellingOf({ sentence }: StoredSentence, article: { text: string; language: string } | null): number {
  if (!article) return 0;
  const figures = findFigures(article.text.slice(sentence.start, sentence.end), article.language);
  return Math.max(0, ...figures.map(({ kind }) => TELLING[kind] ?? 0));
}

export async function workedExample(
  quoth: Pick<Quoth, 'store' | 'words' | 'answerer'>,
): Promise<WorkedExample> {
  const { store, words } = quoth;
  const all = await store.read((generation) => candidates(generation, words));
  const question = (name: string): string => `What figure did ${name} cite?`;
  const citing = all
    .filter(({ figures }) => figures > 0)
    .sort((a, b) => b.telling - a.telling || a.figures - b.figures);
  const silent = all.filter(({ figures }) => figures === 0).sort((a, b) => b.sentences - a.sentences);
  const first = async (names: readonly string[], wanted: boolean): Promise<Answer | null> => {
    for (const asked of names.slice(0, QUESTIONS_TRIED)) {
      const answer = await quoth.answerer.ask(asked);
      if ((answer.verdict === 'answered') === wanted) return answer;
    }
    return null;
  };
  const answered =
    (await first(
      citing.map(({ name }) => question(name)),
      true,
    )) ??
    (await first(
      (
        await store.read((generation) => titlesOf(generation, QUESTIONS_TRIED))
      ).map((title) => `What is said about ${title}?`),
      true,
    ));
  const anybody = (citing[0] ?? all[0])?.name;
  const unanswered = await first(
    silent.map(({ name }) => question(name)),
    false,
  );
  if (unanswered) return { answered, unanswered };
  const year = await store.read(firstYear);
  const longAgo = YEARS_BEFORE.map(
    (years) =>
      `What figure ${anybody === undefined ? 'was given' : `did ${anybody} cite`} for ${year - years}?`,
  );
  return { answered, unanswered: await first(longAgo, false) };
}

/** Paths of the first articles. */
function firstPaths(generation: Generation, atMost: number): readonly string[] {
  const paths = generation
    .articles()
    .slice(0, atMost)
    .map(({ path }) => path);
  generation.expect({ articles: paths });
  return paths;
}

function firstYear(generation: Generation): number {
  const years = firstPaths(generation, ARTICLES_LOOKED_AT)
    .flatMap((path) => generation.article(path)?.date?.value.slice(0, 4) ?? [])
    .map(Number);
  return years.length > 0 ? Math.min(...years) : DEFAULT_YEAR;
}

/** Headlines of the first articles. */
export function titlesOf(generation: Generation, atMost: number): string[] {
  return firstPaths(generation, atMost).flatMap((path) => generation.article(path)?.title?.text ?? []);
}
