/** Which sentences are weighed for a question. Pure, given the generation and the views of its articles. */
import type { Generation, StoredSentence } from '../index/store.ts';
import type { ScoredPassage } from '../search/search.ts';
import type { ArticleView, ArticleViews } from './articleView.ts';
import { type Question, speakersOf } from './question.ts';
import type { Candidate } from './weigh.ts';

/** Sentences of so many passages are weighed. */
const PASSAGES_WEIGHED = 20;
/** Sentences of the asked speaker that are weighed beside those. */
const SPEAKER_SENTENCES = 160;
/** Articles of those who take part in what is asked, and sentences of each. */
const TAKING_PART = { articles: 12, sentences: 4 } as const;
/** Sentences of the article that a follow-up is about. */
const FOLLOWED_SENTENCES = 80;
/** So many articles of the asked speaker are fetched ahead, where articles have to be fetched. */
const AHEAD = 40;

const TERM_FORMS = ['exact', 'folded', 'concepts'] as const;

/** Sentences of the best passages, of the asked speaker, and of the article that a follow-up is about; each once. */
export function gather(
  question: Question,
  passages: readonly ScoredPassage[],
  views: ArticleViews,
  generation: Generation,
): Candidate[] {
  const gathered = new Map<string, Candidate>();
  const viewOf = (path: string): ArticleView => views.view(path, generation);
  const add = (stored: StoredSentence, passage: ScoredPassage | null): void => {
    const key = `${stored.sentence.ordinal} ${stored.path}`;
    const known = gathered.get(key);
    if (known?.passage) return;
    gathered.set(key, { view: viewOf(stored.path), stored, passage, cosine: passage?.semantic ?? 0 });
  };
  const { articlePath } = question;
  const weighed = passages.slice(0, PASSAGES_WEIGHED);
  const taking = takingPart(question);
  const followed = articlePath === null ? [] : [articlePath];
  generation.expect({ articles: [...weighed.map(({ path }) => path), ...taking, ...followed] });
  for (const passage of weighed) {
    const { sentences } = viewOf(passage.path);
    for (const stored of sentences.slice(passage.passage.firstSentence, passage.passage.lastSentence + 1))
      add(stored, passage);
  }
  for (const stored of saidBy(question, generation)) add(stored, null);
  for (const path of taking) {
    for (const stored of viewOf(path).sentences.slice(0, TAKING_PART.sentences)) add(stored, null);
  }
  if (articlePath !== null && generation.article(articlePath)) {
    for (const stored of viewOf(articlePath).sentences.slice(0, FOLLOWED_SENTENCES)) add(stored, null);
  }
  return [...gathered.values()];
}

/** Articles that name those who take part in what is asked. */
function takingPart({ persons, carriedPersons }: Question): readonly string[] {
  return [...persons, ...carriedPersons]
    .filter((reference) => reference.part === 'topic')
    .flatMap((reference) => reference.people)
    .flatMap((person) => person.members)
    .slice(0, TAKING_PART.articles)
    .map(({ path }) => path);
}

/** What is said by those who are asked for, in articles that may answer. */
function saidBy(question: Question, generation: Generation): readonly StoredSentence[] {
  const said: StoredSentence[] = [];
  const members = speakersOf(question).flatMap((person) => person.members);
  for (const [i, { path, personId }] of members.entries()) {
    if (said.length >= SPEAKER_SENTENCES) break;
    if (i % AHEAD === 0) generation.expect({ articles: members.slice(i, i + AHEAD).map((one) => one.path) });
    if (!mayAnswer(question, path, generation)) continue;
    said.push(...generation.sentencesBy(path, personId).slice(0, SPEAKER_SENTENCES - said.length));
  }
  return said;
}

/** Whether the article holds a word of what is asked about; an article that does not has nothing to say on it. */
function mayAnswer({ topics }: Question, path: string, generation: Generation): boolean {
  return (
    topics.length === 0 ||
    topics.some(({ group }) =>
      TERM_FORMS.some((form) => group[form].some((term) => generation.articleHolds(path, form, term))),
    )
  );
}
