/**
 * Port: turns text into vectors. `transformers.ts` is the real one; tests/fakes/embedder.ts the readable one;
 * tests/contracts/embedder.ts is what both must do.
 */

/** What must be equal for two vectors to be comparable. Kept with the index; any difference re-embeds. */
export interface ModelIdentity {
  /** As named by EMBEDDING_MODEL. */
  readonly id: string;
  /** SHA-256 over the model's files, hex: a changed file of the same name is another model. */
  readonly checksum: string;
  readonly dimension: number;
  /** The pooling as called and the two prefixes, in one line, e.g. `cls|query: |passage: `. */
  readonly recipe: string;
}

/** How search should treat the vectors of this model. */
export interface ModelTraits {
  /** Weight of meaning against words where question and article share a language. */
  readonly sameLanguageWeight: number;
  /** Weight of meaning where they do not. */
  readonly crossLanguageWeight: number;
  /** Longest text in model tokens; longer text is cut by the model. */
  readonly maxTokens: number;
}

export interface EmbedResult {
  /** One unit vector a text, in order; each of `identity.dimension` finite numbers. */
  readonly vectors: readonly Float32Array[];
  /** How many of the texts were longer than the model takes, and so were cut. */
  readonly truncated: number;
}

export interface Embedder {
  readonly identity: ModelIdentity;
  readonly traits: ModelTraits;
  /** Vectors of passages. An empty list gives an empty list. Throws ModelError. */
  embedPassages(texts: readonly string[]): Promise<EmbedResult>;
  /** Vector of one question. Throws ModelError. */
  embedQuestion(text: string): Promise<Float32Array>;
  /** Frees the model; calls that wait are refused. Safe to call twice. */
  close(): Promise<void>;
}
