/**
 * Vectors of single sentences, made when first compared and kept while their article is in view. The index holds
 * vectors of passages only: a sentence is compared when it is among the best, which costs less than storing all.
 */
import type { Embedder } from '../embed/embedder.ts';
import type { ArticleView } from './articleView.ts';
import type { Candidate } from './weigh.ts';

const QUESTIONS_KEPT = 32;

export class SentenceVectors {
  readonly #byArticle = new WeakMap<ArticleView, Map<number, Float32Array>>();
  readonly #questions = new Map<string, Promise<Float32Array>>();

  constructor(private readonly embedder: Embedder) {}

  /** Cosine of each candidate's sentence with the question, in order. */
  async cosines(question: string, candidates: readonly Candidate[]): Promise<number[]> {
    const missing = candidates.filter((candidate) => !this.#vector(candidate));
    const texts = missing.map(({ view, stored }) => view.text(stored.sentence));
    const [asked, made] = await Promise.all([
      this.question(question),
      texts.length > 0 ? this.embedder.embedPassages(texts) : null,
    ]);
    missing.forEach(({ view, stored }, i) => {
      const kept = this.#byArticle.get(view) ?? new Map<number, Float32Array>();
      this.#byArticle.set(view, kept.set(stored.sentence.ordinal, made!.vectors[i]!));
    });
    return candidates.map((candidate) => dot(asked, this.#vector(candidate)!));
  }

  /** Cosine of two sentences, or null where one was not among the best. */
  readonly likeness = (a: Candidate, b: Candidate): number | null => {
    const [one, two] = [this.#vector(a), this.#vector(b)];
    return one && two ? dot(one, two) : null;
  };

  #vector({ view, stored }: Candidate): Float32Array | undefined {
    return this.#byArticle.get(view)?.get(stored.sentence.ordinal);
  }

  /** Vector of a question, made once for search and comparison. */
  question(text: string): Promise<Float32Array> {
    let known = this.#questions.get(text);
    if (!known) {
      known = this.embedder.embedQuestion(text);
      this.#questions.set(text, known);
      if (this.#questions.size > QUESTIONS_KEPT) this.#questions.delete(this.#questions.keys().next().value!);
    }
    return known;
  }
}

/** Of unit vectors: the cosine. */
function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
