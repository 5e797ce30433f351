/**
 * An embedder that a reader can compute by hand: a text is the bag of its folded words, each word adds 1 to one of
 * the numbers, and the sum is brought to length 1. Texts that share words are near, others are not.
 */
import type { Embedder, EmbedResult } from '../../src/embed/embedder.ts';
import { ModelError } from '../../src/errors.ts';

const DIMENSION = 64;
const MAX_WORDS = 200;

export class FakeEmbedder implements Embedder {
  readonly identity = {
    id: 'fake-words',
    checksum: 'fa'.repeat(32),
    dimension: DIMENSION,
    recipe: 'words||',
  };
  readonly traits = { sameLanguageWeight: 0.5, crossLanguageWeight: 2, maxTokens: MAX_WORDS };
  /** Every text that was embedded as a passage, in order: lets a test see what was embedded anew. */
  readonly embedded: string[] = [];
  #closed = false;

  async embedPassages(texts: readonly string[]): Promise<EmbedResult> {
    this.#checkOpen();
    this.embedded.push(...texts);
    const truncated = texts.filter((text) => wordsOf(text).length > MAX_WORDS).length;
    return { vectors: texts.map(vectorOf), truncated };
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    this.#checkOpen();
    return vectorOf(text);
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #checkOpen(): void {
    if (this.#closed) throw new ModelError(this.identity.id, 'it was closed.');
  }
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function vectorOf(text: string): Float32Array {
  const counts = new Float32Array(DIMENSION);
  for (const word of wordsOf(text).slice(0, MAX_WORDS)) counts[placeOf(word)]! += 1;
  // A text without words gets a direction of its own, so that every text has a vector of length 1.
  if (counts.every((count) => count === 0)) counts[0] = 1;
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}

/** 1 to DIMENSION − 1: place 0 is for texts without words. */
function placeOf(word: string): number {
  let sum = 7;
  for (const character of word) sum = (sum * 31 + character.codePointAt(0)!) % 1_000_003;
  return 1 + (sum % (DIMENSION - 1));
}
