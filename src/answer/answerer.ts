/**
 * From a question to an answer: understand, search, gather sentences, weigh, judge, compose. The shell over store and
 * embedder; everything that decides is pure and stands in the files beside this one.
 */
import type { Answer, IndexStamp, RetrievedPassage, TextSpan } from '../domain.ts';
import type { Embedder, ModelIdentity } from '../embed/embedder.ts';
import { IndexError } from '../errors.ts';
import { ageSeconds, sameModel } from '../index/plan.ts';
import { Stopwatch } from '../index/stopwatch.ts';
import type { Store, StoredSentence } from '../index/store.ts';
import type { Words } from '../language/words.ts';
import { type ScoredPassage, search } from '../search/search.ts';
import { ArticleViews } from './articleView.ts';
import { chosen, conflictsOf, quoteOf, type Statement, statements } from './compose.ts';
import { judge } from './judge.ts';
import { readingOf, readingText, reasonText } from './explanation.ts';
import { type Question, speakersOf } from './question.ts';
import { type Before, understand } from './understand.ts';
import { SentenceVectors } from './vectors.ts';
import { type Candidate, type Evidence, weigh, withCosine } from './weigh.ts';

export interface AskOptions {
  /** The answer that this question follows on. */
  readonly follows?: Answer | null;
  /** Told where the time went; for measuring. */
  readonly onParts?: (parts: Readonly<Partial<Record<AskPart, number>>>) => void;
}

/** Where the time of an answer goes, in milliseconds: reading the question, finding passages by words and by vectors (with
 * the vector of the question), fetching sentences, weighing them, judging and composing. */
export type AskPart = 'understand' | 'words' | 'vectors' | 'fetch' | 'weigh' | 'judge';

export interface Answerer {
  /** Throws NoIndexError, IndexError or ModelError when it could not look; never for what is asked. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
}

const TERM_FORMS = ['exact', 'folded', 'concepts'] as const;

/** How often a question is begun again because the index changed under it. */
const ATTEMPTS = 4;
/** Sentences of so many passages are weighed. */
const PASSAGES_WEIGHED = 20;
/** Sentences of the asked speaker that are weighed beside those. */
const SPEAKER_SENTENCES = 160;
/** So many of the best sentences are compared with the question by meaning. */
const COMPARED = 8;
/** Passages that an answer carries. */
const PASSAGES_SHOWN = 10;

export interface AnswererParts {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly words: Words;
  /** How many files wait to be embedded, as far as is known; 0 when nobody looks. */
  readonly waiting?: () => number;
}

export function createAnswerer({ store, embedder, words, waiting }: AnswererParts): Answerer {
  const views = new ArticleViews(store, words);
  const vectors = new SentenceVectors(embedder);
  /** How earlier questions were read, so that a chain of follow-ups keeps what the first one said. */
  const readings = new WeakMap<Answer, Before>();

  return {
    async ask(text, options = {}) {
      const began = performance.now();
      for (let attempt = 1; ; attempt++) {
        const stamp = store.read(() => {
          refuseOtherModel(store.recipe().model, embedder.identity);
          return store.stamp();
        });
        const watch = new Stopwatch<AskPart>();
        // Between two steps another process may publish. An answer is of one generation, so it is then made again.
        const outcome = await attempted(text, options.follows ?? null, stamp, watch);
        const same = JSON.stringify(store.stamp()) === JSON.stringify(stamp);
        if (!same && attempt < ATTEMPTS) continue;
        if ('error' in outcome) throw outcome.error;
        options.onParts?.(watch.parts());
        const answer: Answer = { ...outcome.answer, ms: Math.round((performance.now() - began) * 100) / 100 };
        readings.set(answer, outcome.before);
        return answer;
      }
    },
  };

  async function attempted(
    text: string,
    follows: Answer | null,
    stamp: IndexStamp,
    watch: Stopwatch<AskPart>,
  ): Promise<{ answer: Answer; before: Before } | { error: unknown }> {
    try {
      return await answerOnce(text, follows, stamp, watch);
    } catch (error) {
      return { error };
    }
  }

  async function answerOnce(
    text: string,
    follows: Answer | null,
    stamp: IndexStamp,
    watch: Stopwatch<AskPart>,
  ): Promise<{ answer: Answer; before: Before }> {
    const before = follows ? (readings.get(follows) ?? beforeOf(follows, store, words)) : null;
    const question = watch.time('understand', () => understand(text, store, words, before));
    const passages = question.empty ? [] : await look(question, watch);
    const evidence = question.empty ? [] : await weighAll(question, passages, watch);
    const answer = watch.time('judge', () => {
      const judgement = judge(question, evidence);
      const reading = readingOf(question);
      const grouped = statements(judgement.answers, vectors.likeness, question.language);
      const { shown, rivals } = chosen(question, grouped);
      return {
        question: text,
        verdict: judgement.verdict,
        answer: shown[0] ? shortOf(shown[0]) : null,
        quotes: shown.map(({ evidence: item, also }) => quoteOf(item, also)),
        related: judgement.near.map((item) => quoteOf(item)),
        conflicts: conflictsOf(question, grouped[0], rivals),
        passages: passages.slice(0, PASSAGES_SHOWN).map((passage) => retrieved(passage)),
        understood: readingText(reading),
        reasons: judgement.reasons.map(reasonText),
        explanation: { reading, reasons: judgement.reasons },
        index: { ...stamp, ageSeconds: ageSeconds(stamp, new Date()), waiting: waiting?.() ?? 0 },
        ms: 0,
      };
    });
    const articlePath = answer.quotes[0]?.article.path ?? before?.articlePath ?? null;
    return { answer, before: { question, articlePath } };
  }

  function look(question: Question, watch: Stopwatch<AskPart>): Promise<readonly ScoredPassage[]> {
    const vector = watch.waiting('vectors', vectors.question(question.text));
    const query = { vector, language: question.language, groups: question.groups };
    return search(store, embedder.traits, query, watch);
  }

  async function weighAll(
    question: Question,
    passages: readonly ScoredPassage[],
    watch: Stopwatch<AskPart>,
  ): Promise<Evidence[]> {
    const gathered = watch.time('fetch', () => store.read(() => gather(question, passages)));
    const first = watch.time('weigh', () =>
      store.read(() =>
        gathered.map((candidate) => weigh(question, candidate, words)).sort((a, b) => b.score - a.score),
      ),
    );
    const near = first.slice(0, COMPARED);
    const cosines = await watch.waiting('vectors', vectors.cosines(question.text, near));
    return [...near.map((evidence, i) => withCosine(evidence, cosines[i]!)), ...first.slice(COMPARED)];
  }

  /** Sentences of the best passages, of the asked speaker, and of the article that a follow-up is about; each once. */
  function gather(question: Question, passages: readonly ScoredPassage[]): Candidate[] {
    const gathered = new Map<string, Candidate>();
    const add = (stored: StoredSentence, passage: ScoredPassage | null): void => {
      const key = `${stored.sentence.ordinal} ${stored.path}`;
      const known = gathered.get(key);
      if (known?.passage) return;
      gathered.set(key, { view: views.view(stored.path), stored, passage, cosine: passage?.semantic ?? 0 });
    };
    for (const passage of passages.slice(0, PASSAGES_WEIGHED)) {
      const { sentences } = views.view(passage.path);
      for (const stored of sentences.slice(passage.passage.firstSentence, passage.passage.lastSentence + 1))
        add(stored, passage);
    }
    let room = SPEAKER_SENTENCES;
    for (const person of speakersOf(question)) {
      for (const member of person.members) {
        if (room <= 0) break;
        if (!mayAnswer(question, member.path)) continue;
        const said = store.sentencesBy(member.path, member.personId).slice(0, room);
        room -= said.length;
        for (const stored of said) add(stored, null);
      }
    }
    const taking = [...question.persons, ...question.carriedPersons].filter(
      (reference) => reference.part === 'topic',
    );
    for (const { path } of taking
      .flatMap((reference) => reference.people)
      .flatMap((person) => person.members)
      .slice(0, 12)) {
      for (const stored of views.view(path).sentences.slice(0, 4)) add(stored, null);
    }
    if (question.articlePath && store.article(question.articlePath)) {
      for (const stored of views.view(question.articlePath).sentences.slice(0, 80)) add(stored, null);
    }
    return [...gathered.values()];
  }

  /** Whether the article holds a word of what is asked about; an article that does not has nothing to say on it. */
  function mayAnswer({ topics }: Question, path: string): boolean {
    return (
      topics.length === 0 ||
      topics.some(({ group }) =>
        TERM_FORMS.some((form) => group[form].some((term) => store.articleHolds(path, form, term))),
      )
    );
  }

  function retrieved(passage: ScoredPassage): RetrievedPassage {
    const view = views.view(passage.path);
    const { start, end } = passage.passage;
    return {
      text: view.text({ start, end }),
      start,
      end,
      article: view.citation,
      score: passage.score,
      keyword: passage.keyword,
      semantic: passage.semantic,
    };
  }
}

/** Another process may have published an index of another model; its vectors say nothing to this one's questions. */
function refuseOtherModel(made: ModelIdentity, own: ModelIdentity): void {
  if (sameModel(made, own)) return;
  throw new IndexError(
    made.id === own.id
      ? `The index was made with other files of the model ${made.id} than this program has loaded. Start it again.`
      : `The index was made with the model ${made.id}, and this program answers with ${own.id}. Start it again, or make the index again with: npm run -s embed`,
  );
}

function shortOf({ evidence }: Statement): TextSpan | null {
  if (!evidence.short) return null;
  const { start, end } = evidence.short.span;
  return { text: evidence.view.text({ start, end }), start, end };
}

/** Reads the question of an answer again that was given elsewhere (before a restart, by another process). */
function beforeOf(answer: Answer, store: Store, words: Words): Before {
  return {
    question: understand(answer.question, store, words, null),
    articlePath: answer.quotes[0]?.article.path ?? null,
  };
}
