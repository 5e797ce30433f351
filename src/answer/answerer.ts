/**
 * From a question to an answer: understand, search, gather sentences, weigh, judge, compose. The shell over store and
 * embedder; everything that decides is pure and stands in the files beside this one.
 */
import type { Answer, RetrievedPassage, ShortSpan } from '../domain.ts';
import type { Embedder, ModelIdentity } from '../embed/embedder.ts';
import { IndexError } from '../errors.ts';
import { ageSeconds, sameModel } from '../index/plan.ts';
import { Stopwatch } from '../index/stopwatch.ts';
import type { Generation, Store } from '../index/store.ts';
import type { Words } from '../language/words.ts';
import { type ScoredPassage, search } from '../search/search.ts';
import { ArticleViews } from './articleView.ts';
import { ArticleLanguages, type Background } from './background.ts';
import { chosen, conflictsOf, quoteOf, type Statement, statements } from './compose.ts';
import { gather } from './gather.ts';
import { judge } from './judge.ts';
import { readingOf, readingText, reasonText } from './explanation.ts';
import type { Question } from './question.ts';
import { type Before, understand } from './understand.ts';
import { SentenceVectors } from './vectors.ts';
import { type Evidence, weigh, withCosine } from './weigh.ts';

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

/** How often a question is begun again because the index changed under it. */
const ATTEMPTS = 4;
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

/** An answer, but for what is said of the index and the time. */
type Found = Omit<Answer, 'question' | 'index' | 'ms'>;

/** What reading the index for a question gives. */
interface Looked {
  /** Weighed, best first. */
  readonly evidence: readonly Evidence[];
  /** The best passages, to be shown. */
  readonly passages: readonly RetrievedPassage[];
}

const NOTHING: Looked = { evidence: [], passages: [] };

export function createAnswerer({ store, embedder, words, waiting }: AnswererParts): Answerer {
  const views = new ArticleViews(words);
  const languages = new ArticleLanguages();
  const vectors = new SentenceVectors(embedder);
  /** How earlier questions were read, so that a chain of follow-ups keeps what the first one said. */
  const readings = new WeakMap<Answer, Before>();

  return {
    async ask(text, options = {}) {
      const began = performance.now();
      for (let attempt = 1; ; attempt++) {
        const watch = new Stopwatch<AskPart>();
        const { stamp, before, question } = await store.read((generation) => {
          refuseOtherModel(generation.recipe().model, embedder.identity);
          return watch.time('understand', () => readQuestion(text, options.follows ?? null, generation));
        });
        // Between two reads another process may publish. An answer is of one generation, so it is then made again.
        const outcome = await attempted(question, watch);
        const now = await store.read((generation) => generation.stamp());
        const same = JSON.stringify(now) === JSON.stringify(stamp);
        if (!same && attempt < ATTEMPTS) continue;
        if ('error' in outcome) throw outcome.error;
        options.onParts?.(watch.parts());
        const answer: Answer = {
          question: text,
          ...outcome.found,
          index: { ...stamp, ageSeconds: ageSeconds(stamp, new Date()), waiting: waiting?.() ?? 0 },
          ms: Math.round((performance.now() - began) * 100) / 100,
        };
        const articlePath = answer.quotes[0]?.article.path ?? before?.articlePath ?? null;
        readings.set(answer, { question, articlePath });
        return answer;
      }
    },
  };

  function readQuestion(text: string, follows: Answer | null, generation: Generation) {
    const background: Background = { generation, words, languages };
    const before = follows ? (readings.get(follows) ?? beforeOf(follows, background)) : null;
    return { stamp: generation.stamp(), before, question: understand(text, background, before) };
  }

  async function attempted(
    question: Question,
    watch: Stopwatch<AskPart>,
  ): Promise<{ found: Found } | { error: unknown }> {
    try {
      return { found: await answerOnce(question, watch) };
    } catch (error) {
      return { error };
    }
  }

  async function answerOnce(question: Question, watch: Stopwatch<AskPart>): Promise<Found> {
    const { evidence, passages } = question.empty ? NOTHING : await look(question, watch);
    return watch.time('judge', () => {
      const judgement = judge(question, evidence);
      const reading = readingOf(question);
      const grouped = statements(judgement.answers, vectors.likeness, question.language);
      const { shown, rivals } = chosen(question, grouped);
      return {
        verdict: judgement.verdict,
        answer: shown[0] ? shortOf(shown[0]) : null,
        quotes: shown.map(({ evidence: item, also }) => quoteOf(item, also)),
        related: judgement.near.map((item) => quoteOf(item)),
        conflicts: conflictsOf(question, grouped[0], rivals),
        passages,
        understood: readingText(reading),
        reasons: judgement.reasons.map(reasonText),
        explanation: { reading, reasons: judgement.reasons },
      };
    });
  }

  async function look(question: Question, watch: Stopwatch<AskPart>): Promise<Looked> {
    const vector = await watch.waiting('vectors', () => vectors.question(question.text));
    const query = { vector, language: question.language, groups: question.groups };
    const { evidence, passages } = await store.read((generation) => {
      const best = search(generation, embedder.traits, query, watch);
      const gathered = watch.time('fetch', () => gather(question, best, views, generation));
      const weighed = watch.time('weigh', () =>
        gathered
          .map((candidate) => weigh(question, candidate, generation, words))
          .sort((a, b) => b.score - a.score),
      );
      return { evidence: weighed, passages: best.slice(0, PASSAGES_SHOWN).map(shownFrom(generation)) };
    });
    const near = evidence.slice(0, COMPARED);
    const cosines = await watch.waiting('vectors', () => vectors.cosines(question.text, near));
    const compared = near.map((item, i) => withCosine(item, cosines[i]!));
    return { evidence: [...compared, ...evidence.slice(COMPARED)], passages };
  }

  function shownFrom(generation: Generation): (passage: ScoredPassage) => RetrievedPassage {
    return ({ path, passage, score, keyword, semantic }) => {
      const view = views.view(path, generation);
      const { start, end } = passage;
      const text = view.text({ start, end });
      return { text, start, end, article: view.citation, score, keyword, semantic };
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

function shortOf({ evidence: { short, view, stored } }: Statement): ShortSpan | null {
  if (!short) return null;
  const { start, end } = short.span;
  const date = view.dates(stored.sentence.ordinal).find((each) => each.start === start && each.end === end);
  const day = date?.relative && date.from === date.to && view.citation.dateCertain ? date.from : null;
  return { text: view.text({ start, end }), start, end, day };
}

/** Reads the question of an answer again that was given elsewhere (before a restart, by another process). */
function beforeOf(answer: Answer, background: Background): Before {
  return {
    question: understand(answer.question, background, null),
    articlePath: answer.quotes[0]?.article.path ?? null,
  };
}
